// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/changecodec.h>
#include <agentops/workflow/documentcodec.h>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_ChangeCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addDrawnKinds(*m_catalog);
    }

    void stepsOfAnyEditsComeBackFromText_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void stepsOfAnyEditsComeBackFromText()
    {
        QFETCH(const unsigned, seed);
        std::mt19937 random(seed);
        // As it would be read: in a file, a default that is null is none.
        const Document first =
            *parseDocument(writeDocument(testing::documentWithUnknownKeys())).document;
        DocumentEditor editor(*m_catalog, first);
        for (int i = 0; i < 100; ++i)
            testing::editAtRandom(editor, random);
        EditHistory read = editor.history();
        for (HistoryStep &step : read.steps) {
            const auto parsed = parseStep(writeStep(step));
            AO_VERIFY_OK(parsed);
            QCOMPARE(parsed->about, step.about);
            step = *parsed;
        }

        DocumentEditor other(*m_catalog, editor.document());
        AO_VERIFY_OK(other.restore(read));
        const QByteArray last = writeDocument(editor.document());
        AO_VERIFY_OK(other.goTo(0));
        QCOMPARE(writeDocument(other.document()), writeDocument(first));
        AO_VERIFY_OK(other.goTo(other.steps().size()));
        QCOMPARE(writeDocument(other.document()), last);
    }

    void whatIsNoStepIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("reason");
        const auto step = [](const QByteArray &changes) -> QByteArray {
            return R"({"version": 1, "edit": "move", "changes": [)" + changes + "]}";
        };
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("workflow.malformed")
                                 << u"not JSON"_s;
        QTest::newRow("newer") << QByteArray(R"({"version": 2})")
                               << QByteArray("workflow.newer_format") << u"version 2"_s;
        QTest::newRow("no version")
            << QByteArray("[]") << QByteArray("workflow.invalid_document") << u"$.version"_s;
        QTest::newRow("of nothing") << step(R"({"of": "clouds"})")
                                    << QByteArray("workflow.invalid_document") << u"\"clouds\""_s;
        QTest::newRow("no side") << step(R"({"of": "nodes", "at": 0})")
                                 << QByteArray("workflow.invalid_document")
                                 << u"$.changes[0]: expected before"_s;
        QTest::newRow("place below zero")
            << step(R"({"of": "notes", "at": -1, "after": {"id": "n", "text": ""}})")
            << QByteArray("workflow.invalid_document") << u"$.changes[0].at"_s;
        QTest::newRow("broken element")
            << step(R"({"of": "edges", "at": 0, "after": {"id": "e"}})")
            << QByteArray("workflow.invalid_document") << u"$.changes[0].after"_s;
        QTest::newRow("broken point")
            << step(R"({"of": "node_places", "id": "n", "after": [1, "2"]})")
            << QByteArray("workflow.invalid_document") << u"expected 2 numbers"_s;
        QTest::newRow("broken properties")
            << step(R"({"of": "properties", "before": {}, "after": {}})")
            << QByteArray("workflow.invalid_document") << u"$.changes[0].before"_s;
    }

    void whatIsNoStepIsRefusedWithTheReason()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, code);
        QFETCH(const QString, reason);

        const auto parsed = parseStep(text);

        QVERIFY(!parsed);
        QCOMPARE(QByteArray(parsed.error().code().text()), code);
        QVERIFY2(parsed.error().message().contains(reason), qPrintable(parsed.error().message()));
    }

    void anEditThatOnlyANewerProgramNamesIsStillAStep()
    {
        const auto parsed = parseStep(R"({"version": 1, "edit": "dance", "changes": []})");

        AO_VERIFY_OK(parsed);
        QCOMPARE(parsed->about.label.kind, Edit::Other);
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
};

QTEST_GUILESS_MAIN(tst_ChangeCodec)
#include "tst_changecodec.moc"
