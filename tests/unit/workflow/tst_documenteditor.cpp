// SPDX-License-Identifier: GPL-3.0-or-later
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>

#include <QtTest/QSignalSpy>

#include <algorithm>
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
    switch (random() % 25) {
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
        (void)editor.remove({.nodes = {node}, .notes = {note}, .groups = {group}});
        break;
    case 8:
        (void)editor.remove({.nodes = {node, other}});
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
        (void)editor.paste(editor.copy({.nodes = {node, other}, .notes = {note}}), pos);
        break;
    case 18:
        editor.setName(text);
        break;
    case 19:
        (void)editor.setEdgeRoute(
            edge, random() % 3 ? QList<QPointF>{pos, pos + QPointF(50, 0)} : QList<QPointF>());
        break;
    case 20:
        (void)editor.setEdgesMuted({edge, pick(document.edges, random).id}, random() % 2);
        break;
    case 21:
        (void)editor.setCollapsed({node}, group.isEmpty() ? QSet<GroupId>() : QSet<GroupId>{group},
                                  random() % 2);
        break;
    case 22:
        (void)editor.setGroupColor(group, text);
        break;
    case 23:
        (void)editor.duplicate({.nodes = {node, other}, .notes = {note}}, pos);
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

    void viewsHearOfAGestureOnceAtItsEnd()
    {
        const NodeId node = *m_editor->addNode(u"test.work"_s, {});
        const NodeId other = *m_editor->addNode(u"test.work"_s, {});
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        m_editor->beginGesture();
        AO_VERIFY_OK(m_editor->moveNodes({{node, QPointF(1, 0)}}));
        AO_VERIFY_OK(m_editor->moveNodes({{other, QPointF(2, 0)}}));
        QCOMPARE(heard.size(), 0);
        m_editor->endGesture();

        QCOMPARE(heard.size(), 1);
        QVERIFY(heard.first().isLayoutOnly);
        QCOMPARE(heard.first().nodes.moved, (QSet<NodeId>{node, other}));
    }

    void mutingManyNodesIsToldOnce()
    {
        QSet<NodeId> nodes;
        for (int i = 0; i < 20; ++i)
            nodes.insert(*m_editor->addNode(u"test.work"_s, {}));
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);

        AO_VERIFY_OK(m_editor->setMuted(nodes, true));

        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard.first().first().value<EditSummary>().nodes.changed, nodes);
        QVERIFY(std::ranges::all_of(m_editor->document().nodes, &Node::isMuted));
    }

    void anotherDocumentIsNoEdit()
    {
        QVERIFY(m_editor->addNode(u"test.work"_s, {}));
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);
        const quint64 before = m_editor->revision();

        m_editor->reset(Document::create(u"y"_s));

        QCOMPARE(heard.size(), 0);
        QVERIFY(m_editor->revision() != before);
        QVERIFY(!m_editor->canUndo());
    }

    void removingANodeTakesItsEdgesAndUndoBringsThemBack()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->remove({.nodes = {start}}));
        QVERIFY(m_editor->document().edges.isEmpty());
        QVERIFY(m_editor->document().findNode(work));
        m_editor->undo();

        QVERIFY(m_editor->document() == before);
    }

    void whatIsSeenOfAnElementGoesAndComesWithIt()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {300, 0}, {start, u"text"_s}, u"text"_s);
        const EdgeId edge = m_editor->document().edges.first().id;
        const GroupId group = m_editor->addGroup(u"All"_s, {start, work}, {0, 0, 600, 200});
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{100, 50}, {200, 50}}));
        AO_VERIFY_OK(m_editor->setCollapsed({start}, {group}, true));
        AO_VERIFY_OK(m_editor->setGroupColor(group, u"blue"_s));
        const Document before = m_editor->document();

        AO_VERIFY_OK(m_editor->remove({.nodes = {start}, .groups = {group}}));

        QCOMPARE(m_editor->document().layout.edges.size(), 0);
        QCOMPARE(m_editor->document().layout.collapsedNodes.size(), 0);
        QCOMPARE(m_editor->document().layout.collapsedGroups.size(), 0);
        m_editor->undo();
        QVERIFY(m_editor->document() == before);
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {}));
        QCOMPARE(m_editor->document().layout.edges.size(), 0);
    }

    void whatIsOnlySeenIsNoChangeOfTheWorkflow()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        AO_VERIFY_OK(m_editor->addConnectedNode(u"test.work"_s, {}, {start, u"text"_s}, u"text"_s));
        const EdgeId edge = m_editor->document().edges.first().id;
        QList<EditSummary> heard;
        connect(m_editor.get(), &DocumentEditor::edited, this,
                [&heard](const EditSummary &summary) { heard.append(summary); });

        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{1, 2}}));
        AO_VERIFY_OK(m_editor->setCollapsed({start}, {}, true));
        AO_VERIFY_OK(m_editor->setEdgesMuted({edge}, true));

        QCOMPARE(heard.size(), 3);
        QVERIFY(heard[0].isLayoutOnly && heard[0].edges.moved.contains(edge));
        QVERIFY(heard[1].isLayoutOnly && heard[1].nodes.moved.contains(start));
        QVERIFY(!heard[2].isLayoutOnly && heard[2].edges.changed.contains(edge));
    }

    void aNodePutIntoAMutedEdgeStaysCutOff()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {}, {start, u"text"_s}, u"text"_s);
        const EdgeId edge = m_editor->document().edges.first().id;
        AO_VERIFY_OK(m_editor->setEdgesMuted({edge}, true));
        AO_VERIFY_OK(m_editor->setEdgeRoute(edge, {{1, 2}}));

        AO_VERIFY_OK(m_editor->insertNodeOnEdge(u"test.work"_s, {}, edge));

        QCOMPARE(m_editor->document().edges.size(), 2);
        for (const Edge &half : m_editor->document().edges)
            QVERIFY(half.isMuted);
        QCOMPARE(m_editor->document().layout.edges.size(), 0);
        QVERIFY(m_editor->document().edges.last().to.node == work);
    }

    void refusedConnectionsLeaveNothingBehind()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {});
        const Document before = m_editor->document();
        const QSignalSpy heard(m_editor.get(), &DocumentEditor::edited);

        const auto added =
            m_editor->addConnectedNode(u"test.sink"_s, {}, {start, u"text"_s}, u"number"_s);

        QVERIFY(!added && added.error().code() == workflow::errors::kTypeMismatch);
        QVERIFY(m_editor->document() == before);
        QCOMPARE(heard.size(), 0);
    }

    void aNodePutIntoAnOrderOfStepsOnlyWaits()
    {
        NodeType box = testing::nodeType(u"test.box"_s, {}, {});
        box.body = Body::Once;
        m_catalog->add(std::move(box), std::make_unique<testing::ScriptedExecutor>(nullptr));
        const NodeId first = *m_editor->addNode(u"test.work"_s, {});
        const NodeId last =
            *m_editor->addConnectedNode(u"test.work"_s, {600, 0}, {first, u"done"_s}, u"after"_s);

        const auto work = m_editor->insertNodeOnEdge(u"test.work"_s, {300, 0},
                                                     m_editor->document().edges.last().id);
        AO_VERIFY_OK(work);
        QCOMPARE(m_editor->document().edges.first().to, (PortRef{*work, u"after"_s}));
        const auto inner = m_editor->insertNodeOnEdge(u"test.box"_s, {450, 0},
                                                      m_editor->document().edges.last().id);

        AO_VERIFY_OK(inner);
        const QList<Edge> &edges = m_editor->document().edges;
        QCOMPARE(edges.size(), 3);
        QCOMPARE(edges[1].to, (PortRef{*inner, u"after"_s}));
        QCOMPARE(edges[2].from, (PortRef{*inner, u"done"_s}));
        QCOMPARE(edges[2].to, (PortRef{last, u"after"_s}));
    }

    void pastedNodesGetNewIdsAndTheirExpressionsFollow()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {100, 100});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {400, 100}, {start, u"text"_s}, u"text"_s);
        AO_VERIFY_OK(
            m_editor->setParameter(work, u"command"_s, u"echo {{ %1.text }}"_s.arg(start.text())));

        const EdgeId original = m_editor->document().edges.last().id;
        AO_VERIFY_OK(m_editor->setEdgeRoute(original, {{200, 150}}));
        AO_VERIFY_OK(m_editor->setEdgesMuted({original}, true));
        AO_VERIFY_OK(m_editor->setCollapsed({work}, {}, true));

        const auto pasted = m_editor->paste(m_editor->copy({.nodes = {start, work}}), {0, 500});

        AO_VERIFY_OK(pasted);
        QCOMPARE(pasted->nodes.size(), 2);
        QVERIFY(!pasted->nodes.contains(start) && !pasted->nodes.contains(work));
        const Edge edge = m_editor->document().edges.last();
        QVERIFY(pasted->nodes.contains(edge.from.node) && pasted->nodes.contains(edge.to.node));
        QCOMPARE(m_editor->document().findNode(edge.to.node)->parameters.value(u"command"),
                 u"echo {{ %1.text }}"_s.arg(edge.from.node.text()));
        QCOMPARE(m_editor->document().layout.nodes.value(edge.from.node), QPointF(0, 500));
        QCOMPARE(m_editor->document().layout.nodes.value(edge.to.node), QPointF(300, 500));
        QVERIFY(edge.isMuted);
        QCOMPARE(m_editor->document().layout.edges.value(edge.id), (QList{QPointF(100, 550)}));
        QVERIFY(m_editor->document().layout.collapsedNodes.contains(edge.to.node));
        QVERIFY(!m_editor->document().layout.collapsedNodes.contains(edge.from.node));
    }

    void everyTextOfWhatIsPastedFollows()
    {
        NodeType coded = testing::nodeType(u"test.code"_s, {}, {},
                                           {Parameter{.name = u"code"_s, .isCode = true}});
        m_catalog->add(std::move(coded), std::make_unique<testing::ScriptedExecutor>(nullptr));
        Document document = Document::create(u"x"_s);
        Node node;
        node.id = NodeId(u"a"_s);
        node.kind = u"test.code"_s;
        node.parameters = {{u"code"_s, u"return {{ a: 1 }};"_s}, {u"odd"_s, u"{{ 1 + a.x }}"_s}};
        node.idempotencyKey = u"{{ a.key }}"_s;
        node.concurrency = Concurrency{};
        node.concurrency->key = u"{{ run.id + a.key }}"_s;
        document.nodes = {node};
        m_editor->reset(std::move(document));

        const auto pasted = m_editor->paste(m_editor->copy({.nodes = {node.id}}), {});

        AO_VERIFY_OK(pasted);
        const QString id = pasted->nodes.begin()->text();
        const Node &copy = m_editor->document().nodes.last();
        QCOMPARE(copy.parameters.value(u"code"), u"return {{ a: 1 }};"_s);
        QCOMPARE(copy.parameters.value(u"odd"), u"{{ 1 + %1.x }}"_s.arg(id));
        QCOMPARE(copy.idempotencyKey, u"{{ %1.key }}"_s.arg(id));
        QCOMPARE(copy.concurrency->key, u"{{ run.id + %1.key }}"_s.arg(id));
    }

    void manyNodesArePastedInTimeThatGrowsWithThem()
    {
        // With every text looked through for every name this would take minutes.
        constexpr int kCount = 2000;
        Document document = Document::create(u"x"_s);
        for (int i = 0; i < kCount; ++i) {
            Node node;
            node.id = NodeId(u"n%1"_s.arg(i));
            node.kind = u"test.work"_s;
            node.parameters = {{u"command"_s, u"{{ n%1.result }}"_s.arg(i / 2)}};
            document.nodes.append(node);
        }
        m_editor->reset(std::move(document));
        QSet<NodeId> all;
        for (const Node &node : m_editor->document().nodes)
            all.insert(node.id);

        const auto pasted = m_editor->paste(m_editor->copy({.nodes = all}), {0, 500});

        AO_VERIFY_OK(pasted);
        const QList<Node> &nodes = m_editor->document().nodes;
        QCOMPARE(nodes.size(), 2 * kCount);
        QCOMPARE(nodes.last().parameters.value(u"command"),
                 u"{{ %1.result }}"_s.arg(nodes[kCount + (kCount - 1) / 2].id.text()));
    }

    void copiesLieBesideTheirOriginals()
    {
        const NodeId work = *m_editor->addNode(u"test.work"_s, {400, 100});
        const NoteId note = m_editor->addNote(u"why"_s, {0, 20, 200, 100});
        const Document before = m_editor->document();

        const auto added = m_editor->duplicate({.nodes = {work}, .notes = {note}}, {40, 40});

        AO_VERIFY_OK(added);
        QCOMPARE(added->nodes.size(), 1);
        QCOMPARE(added->notes.size(), 1);
        const Layout &layout = m_editor->document().layout;
        QCOMPARE(layout.nodes.value(*added->nodes.begin()), QPointF(440, 140));
        QCOMPARE(layout.notes.value(*added->notes.begin()), QRectF(40, 60, 200, 100));
        m_editor->undo();
        QVERIFY(m_editor->document() == before);
        QVERIFY(!m_editor->duplicate({.nodes = {NodeId(u"nope"_s)}}, {}));
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
        QCOMPARE(codeOf(m_editor->setEdgeRoute(EdgeId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setEdgesMuted({EdgeId(u"nope"_s)}, true)),
                 kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setGroupColor(GroupId(u"nope"_s), {})), kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->setCollapsed({NodeId(u"nope"_s)}, {}, true)),
                 kUnknownElement.text());
        QCOMPARE(codeOf(m_editor->paste("hello", {})), kNothingToPaste.text());
        QVERIFY(!m_editor->canUndo());
    }

private:
    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_DocumentEditor)
#include "tst_documenteditor.moc"
