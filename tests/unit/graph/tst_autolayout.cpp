// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplegraph.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/ui/graph/autolayout.h>
#include <agentops/ui/graph/graphscene.h>
#include <agentops/workflow/cardshape.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::Document;
using workflow::GroupId;
using workflow::NodeId;
using workflow::Places;

class TestAutoLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        nodes::registerBuiltinNodes(m_catalog, {.clock = &m_clock, .git = &m_pool, .cpu = &m_pool});
        sample::addTypes(m_sampleCatalog);
    }

    void cardsAreAsTheCanvasDrawsThem();
    void examplesAreArranged_data();
    void examplesAreArranged();
    void nothingSelectedMeansEverything();
    void aSelectionMovesNothingElse();
    void aGroupMovesItsNodes();
    void aContainerArrangesItsBody();
    void whatIsHiddenMovesWithItsContainer();
    void theWaysOfMovedEdgesAreNew();

private:
    Places arranged(const Document &document, const QSet<NodeId> &nodes = {},
                    const QSet<GroupId> &groups = {}) const
    {
        return autoLayout(document, m_sampleCatalog, nodes, groups).value();
    }

    SystemClock m_clock;
    WorkerPool m_pool{u"test"_s, 1};
    workflow::NodeCatalog m_catalog;
    workflow::NodeCatalog m_sampleCatalog;
};

void TestAutoLayout::cardsAreAsTheCanvasDrawsThem()
{
    for (const workflow::NodeType *type : m_catalog.types()) {
        Document document;
        sample::addNode(document, u"n"_s, type->kind, {});
        GraphScene scene;
        scene.rebuild(document, m_catalog);

        const NodeItem &item = scene.nodes().front();
        const auto shape = workflow::CardShape::of(document.nodes[0], &m_catalog, {}, {});

        QCOMPARE(shape.size, item.rect.size());
        for (const PortItem &port : item.inputs)
            QCOMPARE(shape.inputOffset(port.name), port.offset.y());
        for (const PortItem &port : item.outputs)
            QCOMPARE(shape.outputOffset(port.name), port.offset.y());
    }
}

void TestAutoLayout::examplesAreArranged_data()
{
    QTest::addColumn<Document>("document");
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows())
        QTest::newRow(qPrintable(example.name)) << example.document;
}

void TestAutoLayout::examplesAreArranged()
{
    QFETCH(Document, document);

    const auto arrangement = autoLayout(document, m_catalog, {}, {});
    QVERIFY(arrangement);
    putPlaces(*arrangement, document.layout);

    GraphScene scene;
    scene.rebuild(document, m_catalog);
    for (const NodeItem &node : scene.nodes()) {
        for (const NodeItem &other : scene.nodes())
            QVERIFY2(&node == &other || !node.rect.intersects(other.rect),
                     qPrintable(node.id.text() + u" and "_s + other.id.text()));
        for (const NoteItem &note : scene.notes())
            QVERIFY(!node.rect.intersects(note.rect));
    }
    for (const EdgeItem &edge : scene.edges())
        QVERIFY(scene.nodes()[size_t(edge.from)].rect.right()
                < scene.nodes()[size_t(edge.to)].rect.left());
    QCOMPARE(*autoLayout(document, m_catalog, {}, {}), Places());
}

void TestAutoLayout::nothingSelectedMeansEverything()
{
    const Document document = sample::checkAndShip();

    const Places all = arranged(document);

    QVERIFY(!all.nodes.isEmpty());
    QCOMPARE(arranged(document, {NodeId(u"task"_s)}), all);
}

void TestAutoLayout::aSelectionMovesNothingElse()
{
    Document document = sample::checkAndShip();
    const QSet<NodeId> selected{NodeId(u"tests"_s), NodeId(u"review"_s), NodeId(u"human"_s)};

    const Places arrangement = arranged(document, selected);

    for (const auto &[node, place] : arrangement.nodes.asKeyValueRange())
        QVERIFY(selected.contains(node));
    putPlaces(arrangement, document.layout);
    GraphScene scene;
    scene.rebuild(document, m_sampleCatalog);
    for (const NodeId &id : selected) {
        const QRectF rect = scene.nodes()[size_t(scene.indexOf(id))].rect;
        for (const NodeItem &other : scene.nodes())
            QVERIFY(other.id == id || !rect.intersects(other.rect));
    }
}

void TestAutoLayout::aGroupMovesItsNodes()
{
    const Document document = sample::checkAndShip();

    const Places arrangement = arranged(document, {}, {GroupId(u"group"_s)});

    for (const auto &[node, place] : arrangement.nodes.asKeyValueRange())
        QVERIFY(document.groups[0].nodes.contains(node));
    QVERIFY(arrangement.groups.contains(GroupId(u"group"_s)));
}

void TestAutoLayout::aContainerArrangesItsBody()
{
    Document document;
    sample::addNode(document, u"box"_s, u"git.commit"_s, {0, 0});
    sample::addNode(document, u"a"_s, u"git.commit"_s, {900, 900});
    sample::addNode(document, u"b"_s, u"review.diff"_s, {0, 0});
    document.nodes[1].parent = document.nodes[2].parent = NodeId(u"box"_s);
    sample::addEdge(document, u"a"_s, u"change"_s, u"b"_s, u"change"_s);

    const Places arrangement = arranged(document, {NodeId(u"box"_s)});

    QVERIFY(!arrangement.nodes.contains(NodeId(u"box"_s)));
    const QPointF a = arrangement.nodes.value(NodeId(u"a"_s));
    const QPointF b = arrangement.nodes.value(NodeId(u"b"_s));
    QVERIFY(a.x() > 0 && a.y() > 100);
    QVERIFY(b.x() > a.x() + 220);
}

void TestAutoLayout::whatIsHiddenMovesWithItsContainer()
{
    Document document;
    sample::addNode(document, u"first"_s, u"git.commit"_s, {0, 0});
    sample::addNode(document, u"box"_s, u"review.diff"_s, {0, 400});
    sample::addNode(document, u"a"_s, u"git.commit"_s, {30, 520});
    document.nodes[2].parent = NodeId(u"box"_s);
    sample::addNode(document, u"b"_s, u"review.diff"_s, {330, 520});
    document.nodes[3].parent = NodeId(u"box"_s);
    sample::addEdge(document, u"a"_s, u"change"_s, u"b"_s, u"change"_s);
    const workflow::EdgeId inside = document.edges.last().id;
    document.layout.edges.insert(inside, {{300, 500}});
    document.layout.collapsedNodes.insert(NodeId(u"box"_s));
    sample::addEdge(document, u"first"_s, u"change"_s, u"box"_s, u"change"_s);

    const Places arrangement = arranged(document);

    const QPointF way = arrangement.nodes.value(NodeId(u"box"_s)) - QPointF(0, 400);
    QVERIFY(!way.isNull());
    QCOMPARE(arrangement.nodes.value(NodeId(u"a"_s)), QPointF(30, 520) + way);
    QCOMPARE(arrangement.edges.value(inside), QList<QPointF>{QPointF(300, 500) + way});
}

void TestAutoLayout::theWaysOfMovedEdgesAreNew()
{
    Document document = sample::checkAndShip();
    const workflow::EdgeId edge = document.edges[0].id;
    document.layout.edges.insert(edge, {{5, 5}});

    putPlaces(arranged(document), document.layout);

    QVERIFY(!document.layout.edges.contains(edge));
}

QTEST_GUILESS_MAIN(TestAutoLayout)
#include "tst_autolayout.moc"
