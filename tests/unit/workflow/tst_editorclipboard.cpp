// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawnedits.h"
#include "testcatalog.h"

#include <agentops/testsupport/await.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/template.h>

#include <QtTest/QSignalSpy>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::workflow;

class tst_EditorClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_catalog = std::make_unique<NodeCatalog>();
        testing::addDrawnKinds(*m_catalog);
        m_editor = std::make_unique<DocumentEditor>(*m_catalog, Document::create(u"x"_s));
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

    void everyTextOfManyNodesIsReadOnce()
    {
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
        const QByteArray text = m_editor->copy({.nodes = all});
        const quint64 before = Template::parseCount();

        const auto pasted = m_editor->paste(text, {0, 500});

        AO_VERIFY_OK(pasted);
        QCOMPARE(Template::parseCount() - before, quint64(kCount));
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

    void connectionsFromElsewhereComeWhenAsked()
    {
        const auto [start, work] = startAndWork();
        const QByteArray text = m_editor->copy({.nodes = {work}});

        const auto alone = m_editor->paste(text, {0, 500});
        AO_VERIFY_OK(alone);
        QCOMPARE(m_editor->document().edges.size(), 1);
        const auto linked = m_editor->paste(text, {0, 800}, PasteLinks::Incoming);

        AO_VERIFY_OK(linked);
        QCOMPARE(m_editor->document().edges.size(), 2);
        QCOMPARE(m_editor->document().edges.last().from, (PortRef{start, u"text"_s}));
        QCOMPARE(m_editor->document().edges.last().to,
                 (PortRef{*linked->nodes.begin(), u"text"_s}));
        AO_VERIFY_OK(m_editor->duplicate({.nodes = {work}}, {40, 40}, PasteLinks::Incoming));
        QCOMPARE(m_editor->document().edges.size(), 3);
    }

    void connectionsFromElsewhereNeedTheirBeginning()
    {
        const auto [start, work] = startAndWork();
        const QByteArray text = m_editor->copy({.nodes = {work}});
        AO_VERIFY_OK(m_editor->remove({.nodes = {start}}));

        AO_VERIFY_OK(m_editor->paste(text, {}, PasteLinks::Incoming));

        QCOMPARE(m_editor->document().nodes.size(), 2);
        QVERIFY(m_editor->document().edges.isEmpty());
    }

    void groupsComeWithTheirNodes()
    {
        const auto [start, work] = startAndWork();
        const GroupId group = m_editor->addGroup(u"Both"_s, {start, work}, {80, 80, 600, 200});
        AO_VERIFY_OK(m_editor->setGroupColor(group, u"blue"_s));
        AO_VERIFY_OK(m_editor->setCollapsed({}, {group}, true));
        const Document before = m_editor->document();

        const auto pasted = m_editor->paste(m_editor->copy({.groups = {group}}), {0, 500});

        AO_VERIFY_OK(pasted);
        QCOMPARE(pasted->nodes.size(), 2);
        QCOMPARE(pasted->groups.size(), 1);
        const Group &copy = m_editor->document().groups.last();
        QVERIFY(pasted->groups.contains(copy.id) && copy.id != group);
        QCOMPARE(copy.title, u"Both"_s);
        QCOMPARE(copy.color, u"blue"_s);
        QCOMPARE((QSet<NodeId>{copy.nodes.begin(), copy.nodes.end()}), pasted->nodes);
        const Layout &layout = m_editor->document().layout;
        QCOMPARE(layout.groups.value(copy.id), QRectF(0, 500, 600, 200));
        QCOMPARE(layout.nodes.value(copy.nodes.first()), QPointF(20, 520));
        QVERIFY(layout.collapsedGroups.contains(copy.id));
        m_editor->undo();
        QCOMPARE(m_editor->document(), before);
    }

    void copiesStayInTheirContainerAndPastedOnesGoWhereAsked()
    {
        const NodeId box = *m_editor->addNode(u"test.box"_s, {});
        const NodeId inner = *m_editor->addNode(u"test.work"_s, {});
        AO_VERIFY_OK(m_editor->setParent({inner}, box));
        const auto parentOf = [this](const Result<Elements> &added) {
            return m_editor->document().findNode(*added->nodes.begin())->parent;
        };

        QCOMPARE(parentOf(m_editor->duplicate({.nodes = {inner}}, {})), box);
        const QByteArray text = m_editor->copy({.nodes = {inner}});
        QCOMPARE(parentOf(m_editor->paste(text, {})), NodeId());
        QCOMPARE(parentOf(m_editor->paste(text, {}, PasteLinks::None, box)), box);
        // Into itself: the copy is in the original, and its body in the copy.
        const auto nested =
            m_editor->paste(m_editor->copy({.nodes = {box}}), {}, PasteLinks::None, box);
        AO_VERIFY_OK(nested);
        QCOMPARE(std::ranges::count(m_editor->document().nodes, box, &Node::parent), 4);
        QVERIFY(!m_editor->paste(text, {}, PasteLinks::None, inner));
        QVERIFY(!m_editor->paste(text, {}, PasteLinks::None, NodeId(u"nope"_s)));
    }

    void whatNobodyKnowsIsCopiedToo()
    {
        m_editor->reset(testing::documentWithUnknownKeys());
        const NodeId node(u"n1"_s);

        const auto pasted =
            m_editor->paste(m_editor->copy({.nodes = {node}, .notes = {NoteId(u"note"_s)}}), {});

        AO_VERIFY_OK(pasted);
        const Layout &layout = m_editor->document().layout;
        const NodeId copy = *pasted->nodes.begin();
        QCOMPARE(m_editor->document().findNode(copy)->unknown,
                 m_editor->document().findNode(node)->unknown);
        QCOMPARE(layout.placesUnknown.value(u"nodes."_s + copy.text()),
                 layout.placesUnknown.value(u"nodes.n1"_s));
        AO_VERIFY_OK(m_editor->remove({.nodes = {copy}, .notes = pasted->notes}));
        QVERIFY(!layout.placesUnknown.contains(u"nodes."_s + copy.text()));
    }

    void noSecretLeavesWithACopy()
    {
        const auto [start, work] = startAndWork();
        AO_VERIFY_OK(
            m_editor->setParameter(work, u"token"_s, QJsonObject{{u"secret"_s, u"API_KEY"_s}}));

        const auto parsed = parseDocument(m_editor->copy({.nodes = {work}})).toResult();

        AO_VERIFY_OK(parsed);
        QCOMPARE(parsed->nodes.first().parameters.value(u"token"),
                 QJsonObject({{u"secret"_s, u"API_KEY"_s}}));
    }

private:
    std::pair<NodeId, NodeId> startAndWork()
    {
        const NodeId start = *m_editor->addNode(u"test.start"_s, {100, 100});
        const NodeId work =
            *m_editor->addConnectedNode(u"test.work"_s, {400, 100}, {start, u"text"_s}, u"text"_s);
        return {start, work};
    }

    std::unique_ptr<NodeCatalog> m_catalog;
    std::unique_ptr<DocumentEditor> m_editor;
};

QTEST_GUILESS_MAIN(tst_EditorClipboard)
#include "tst_editorclipboard.moc"
