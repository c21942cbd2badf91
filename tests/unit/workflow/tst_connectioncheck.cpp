// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/connectioncheck.h>
#include <agentops/workflow/validation.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_ConnectionCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { testing::addDrawnKinds(m_catalog); }

    void itAnswersAsIfEachQuestionWereTheFirst_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void itAnswersAsIfEachQuestionWereTheFirst()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        DocumentEditor editor(m_catalog, testing::documentWithUnknownKeys());
        for (int i = 0; i < 60; ++i)
            testing::editAtRandom(editor, random);
        while (editor.document().nodes.size() < 4)
            AO_VERIFY_OK(editor.addNode(u"test.work"_s, {}));
        const Document document = editor.document();
        const ConnectionCheck check(document, m_catalog);
        const auto any = [&random](const auto &list) {
            return list[qsizetype(random() % size_t(list.size()))].id;
        };
        const QStringList outputs{u"result"_s, u"text"_s, u"done"_s};
        const QStringList inputs{u"after"_s, u"text"_s, u"number"_s};
        PortRef from{any(document.nodes), u"done"_s};
        PortRef to{any(document.nodes), u"after"_s};

        for (int i = 0; i < 300; ++i) {
            // Mostly one end stays, as when a connection is drawn.
            if (random() % 4 == 0)
                from = {any(document.nodes), outputs[qsizetype(random() % 3)]};
            if (random() % 2 == 0)
                to = {any(document.nodes), inputs[qsizetype(random() % 3)]};
            Document without = document;
            EdgeId edge;
            if (!document.edges.isEmpty() && random() % 3 == 0) {
                edge = any(document.edges);
                without.edges.removeIf([&edge](const Edge &other) { return other.id == edge; });
            }
            const Result<> expected = canConnect(without, m_catalog, from, to);

            const Result<> answer = check.check(from, to, edge);

            QCOMPARE(answer.has_value(), expected.has_value());
            if (!answer)
                QCOMPARE(answer.error().code(), expected.error().code());
        }
    }

    void theEditorAsksAboutTheDocumentAsItIs()
    {
        DocumentEditor editor(m_catalog, Document::create(u"x"_s));
        const NodeId a = *editor.addNode(u"test.work"_s, {});
        const NodeId b = *editor.addNode(u"test.work"_s, {});
        const PortRef from{a, u"result"_s};
        const PortRef to{b, u"text"_s};
        AO_VERIFY_OK(editor.canConnect(from, to));

        AO_VERIFY_OK(editor.connectPorts(from, to));
        QVERIFY(!editor.canConnect(from, to));
        QVERIFY(!editor.canConnect({b, u"result"_s}, {a, u"text"_s}));
        editor.undo();
        AO_VERIFY_OK(editor.canConnect({b, u"result"_s}, {a, u"text"_s}));
        editor.reset(Document::create(u"y"_s));
        QVERIFY(!editor.canConnect(from, to));
    }

private:
    NodeCatalog m_catalog;
};

QTEST_GUILESS_MAIN(tst_ConnectionCheck)
#include "tst_connectioncheck.moc"
