// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>

#include <QtTest/QSignalSpy>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::workflow;

namespace {

template<typename T>
T pick(const QList<T> &list, std::mt19937 &random)
{
    return list.isEmpty() ? T() : list[qsizetype(random() % size_t(list.size()))];
}

/// One edit chosen at random; edits that are refused are part of the test.
void editAtRandom(DocumentEditor &editor, std::mt19937 &random)
{
    const Document &document = editor.document();
    const NodeId node = pick(document.nodes, random).id;
    const NodeId other = pick(document.nodes, random).id;
    const EdgeId edge = pick(document.edges, random).id;
    const NoteId note = pick(document.notes, random).id;
    const GroupId group = pick(document.groups, random).id;
    const QPointF pos(random() % 1000, random() % 1000);
    const QString text = QString::number(random() % 50);
    switch (random() % 20) {
    case 0:
    case 1:
    case 2:
        (void)editor.addNode(random() % 2 ? u"test.work"_s : u"test.start"_s, pos);
        break;
    case 3:
    case 4:
    case 5:
        (void)editor.connectPorts({node, u"result"_s},
                                  {other, random() % 2 ? u"after"_s : u"text"_s});
        break;
    case 6:
        (void)editor.disconnect(edge);
        break;
    case 7:
        (void)editor.remove({node}, {}, {note}, {group});
        break;
    case 8:
        (void)editor.remove({node, other}, {});
        break;
    case 9:
        (void)editor.moveNodes({{node, pos}, {other, pos + QPointF(5, 5)}});
        break;
    case 10:
        (void)editor.setParameter(node, u"command"_s, text);
        break;
    case 11:
        (void)editor.setParameter(node, u"command"_s, QJsonValue(QJsonValue::Undefined));
        break;
    case 12:
        (void)editor.setTitle(node, text);
        break;
    case 13:
        (void)editor.setMuted({node, other}, random() % 2);
        break;
    case 14:
        editor.addNote(text, {pos, QSizeF(100, 50)});
        break;
    case 15:
        (void)editor.setNoteText(note, text);
        break;
    case 16:
        editor.addGroup(text, {node, other}, {pos, QSizeF(300, 200)});
        break;
    case 17:
        (void)editor.paste(editor.copy({node, other}, {note}), pos);
        break;
    case 18:
        editor.setName(text);
        break;
    default:
        (void)editor.insertNodeOnEdge(u"test.work"_s, pos, edge);
    }
}

} // namespace

class tst_DocumentEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addTestKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
    }

    void undoneEditsGiveTheSameDocumentAndRedoneOnesTheSameResult_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 30; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void undoneEditsGiveTheSameDocumentAndRedoneOnesTheSameResult()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const QByteArray before = writeDocument(m_editor->document());
        const quint64 firstRevision = m_editor->revision();

        for (int i = 0; i < 200; ++i) {
            const bool isGesture = random() % 10 == 0;
            if (isGesture)
                m_editor->beginGesture();
            for (int n = isGesture ? 3 : 1; n > 0; --n)
                editAtRandom(*m_editor, random);
            if (isGesture)
                m_editor->endGesture();
            if (random() % 7 == 0)
                m_editor->undo();
        }
        const QByteArray after = writeDocument(m_editor->document());
        const quint64 lastRevision = m_editor->revision();
        int steps = 0;
        for (; m_editor->canUndo(); ++steps)
            m_editor->undo();

        QVERIFY(steps > 20);
        QCOMPARE(writeDocument(m_editor->document()), before);
        QCOMPARE(m_editor->revision(), firstRevision);
        while (m_editor->canRedo() && steps-- > 0)
            m_editor->redo();
        QCOMPARE(writeDocument(m_editor->document()), after);
        QCOMPARE(m_editor->revision(), lastRevision);
    }

    void typingIntoOneParameterIsOneStep()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});

        for (const QString &text : {u"m"_s, u"ma"_s, u"make"_s})
            AO_VERIFY_OK(m_editor->setParameter(node, u"command"_s, text));
        m_editor->undo();

        QVERIFY(!m_editor->document().findNode(node)->parameters.contains(u"command"));
    }

    void aGestureIsOneStep()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {0, 0});

        m_editor->beginGesture();
        for (int x = 1; x <= 10; ++x)
            AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(x, 0)}}));
        m_editor->endGesture();
        m_editor->undo();

        QCOMPARE(m_editor->document().layout.nodes.value(node), QPointF(0, 0));
        QVERIFY(m_editor->document().findNode(node));
    }

    void viewsHearOfEveryMoveWithinAGesture()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(1, 0)}}));
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(2, 0)}}));
        m_editor->endGesture();

        QCOMPARE(heard.size(), 2);
        QVERIFY(heard.first().isLayoutOnly);
        QCOMPARE(heard.first().nodes, QSet<NodeId>{node});
    }

    void removingANodeTakesItsEdgesAndUndoBringsThemBack()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->remove({start}, {}));
        QVERIFY(m_editor->document().edges.isEmpty());
        QVERIFY(m_editor->document().findNode(work));
        m_editor->undo();

        QVERIFY(m_editor->document() == before);
    }

    void anotherDocumentIsOneStep()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        (void)*m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        m_editor->addNote(u"note"_s, {0, 0, 10, 10});
        m_editor->addGroup(u"group"_s, {start}, {0, 0, 10, 10});
        const Document before = m_editor->document();
        Document after = before;
        after.nodes.move(1, 0);
        after.nodes[1].title = u"Start"_s;
        after.nodes.append({.id = NodeId(u"new"_s), .kind = u"test.work"_s});
        after.edges.clear();
        after.notes[0].text = u"other"_s;
        after.groups.clear();
        after.layout.nodes.remove(start);
        after.layout.nodes.insert(NodeId(u"new"_s), {5, 5});
        after.layout.groups.clear();
        after.properties.name = u"Other"_s;

        m_editor->replace(after);
        QVERIFY(m_editor->document() == after);
        m_editor->undo();
        QVERIFY(m_editor->document() == before);
        m_editor->redo();
        QVERIFY(m_editor->document() == after);
        const quint64 revision = m_editor->revision();
        m_editor->replace(after);

        QCOMPARE(m_editor->revision(), revision);
    }

    void refusedConnectionsLeaveNothingBehind()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const Document before = m_editor->document();

        const auto added =
            m_editor->addConnectedNode(u"test.sink"_s, {}, {start, u"text"_s}, u"number"_s);

        QVERIFY(!added && added.error().code() == workflow::errors::kTypeMismatch);
        QVERIFY(m_editor->document() == before);
    }

    void pastedNodesGetNewIdsAndTheirExpressionsFollow()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {100, 100});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {400, 100}, {start, u"text"_s}, u"text"_s);
        AO_VERIFY_OK(
            m_editor->setParameter(work, u"command"_s, u"echo {{ %1.text }}"_s.arg(start.text())));

        const auto pasted = m_editor->paste(m_editor->copy({start, work}), {0, 500});

        AO_VERIFY_OK(pasted);
        QCOMPARE(pasted->size(), 2);
        QVERIFY(!pasted->contains(start) && !pasted->contains(work));
        const Edge edge = m_editor->document().edges.last();
        QVERIFY(pasted->contains(edge.from.node) && pasted->contains(edge.to.node));
        QCOMPARE(m_editor->document().findNode(edge.to.node)->parameters.value(u"command"),
                 u"echo {{ %1.text }}"_s.arg(edge.from.node.text()));
        QCOMPARE(m_editor->document().layout.nodes.value(edge.from.node), QPointF(0, 500));
        QCOMPARE(m_editor->document().layout.nodes.value(edge.to.node), QPointF(300, 500));
    }

    void everyRefusalHasItsCode()
    {
        using namespace workflow::errors;
        const auto codeOf = [](const auto &result) {
            return result ? std::string_view("none") : result.error().code().text();
        };

        QCOMPARE(codeOf(m_editor->addNode(u"nope"_s, {})), kUnknownKind.text());
        QCOMPARE(codeOf(m_editor->setTitle(NodeId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->disconnect(EdgeId(u"nope"_s))), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setNoteText(NoteId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->moveNodes({{NodeId(u"nope"_s), {}}})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->paste("hello", {})), kNothingToPaste.text());
        QVERIFY(!m_editor->canUndo());
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_DocumentEditor)
#include "tst_documenteditor.moc"
