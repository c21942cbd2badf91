// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplegraph.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/nodeprovider.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;
using workflow::PortRef;

/// The ports that every node has: `after`, `done` and `error`.
class TestBuiltInPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        nodes::registerBuiltinNodes(m_catalog, {.clock = &m_clock, .git = &m_pool, .cpu = &m_pool});
    }
    void init();
    void cleanup() { m_session.reset(); }

    void theyStandInTheSamePlaceOfEveryCard();
    void aKindHasThoseThatTheEngineKnows_data();
    void aKindHasThoseThatTheEngineKnows();
    void everyConnectionOfTheExamplesIsDrawnByHand_data();
    void everyConnectionOfTheExamplesIsDrawnByHand();
    void aConnectionLetGoOverACardMeansThePortThatFits_data();
    void aConnectionLetGoOverACardMeansThePortThatFits();
    void doneDraggedIntoEmptySpaceIsFollowedByAnyStep();
    void aStepPutBeforeAnotherOneIsWaitedFor();
    void theKeyboardWalksAndConnectsThem();
    void aPortUnderThePointerSaysWhatItIs();

private:
    GraphInteraction &hands() { return m_session->interaction(); }
    const workflow::Document &document() const { return m_session->editor().document(); }
    Hit port(const QString &node, const QString &name, Hit::Kind kind) const
    {
        return m_session->scene().portAt({NodeId(node), name}, kind);
    }
    QPointF viewPos(const Hit &port) const
    {
        return m_session->interaction().viewport().toView(m_session->scene().portPos(port));
    }
    QPointF cardCenter(const QString &node) const
    {
        const GraphScene &scene = m_session->scene();
        return m_session->interaction().viewport().toView(
            scene.nodes()[size_t(scene.indexOf(NodeId(node)))].rect.center());
    }
    void drag(QPointF from, QPointF to);

    SystemClock m_clock;
    WorkerPool m_pool{u"test"_s, 1};
    workflow::NodeCatalog m_catalog;
    std::unique_ptr<GraphSession> m_session;
};

void TestBuiltInPorts::init()
{
    m_session = std::make_unique<GraphSession>(m_catalog);
    hands().resize({1200, 700});
    workflow::Document start = workflow::Document::create(u"Order"_s);
    sample::addNode(start, u"start"_s, u"trigger.manual"_s, {0, 0});
    sample::addNode(start, u"command"_s, u"shell.command"_s, {400, 0});
    sample::addNode(start, u"each"_s, u"flow.map"_s, {800, 0});
    sample::addNode(start, u"push"_s, u"git.push"_s, {800, 400});
    m_session->open(std::move(start));
    m_session->zoomToActualSize();
}

void TestBuiltInPorts::drag(QPointF from, QPointF to)
{
    hands().press({from, Qt::LeftButton, {}});
    hands().move({from + (to - from) / 2, Qt::LeftButton, {}});
    hands().move({to, Qt::LeftButton, {}});
    hands().release({to, Qt::LeftButton, {}});
}

void TestBuiltInPorts::theyStandInTheSamePlaceOfEveryCard()
{
    const auto sizes = [this] {
        QList<QRectF> rects;
        for (const NodeItem &node : m_session->scene().nodes())
            rects.append(node.rect);
        return rects;
    };
    const QList<QRectF> before = sizes();
    for (const NodeItem &node : m_session->scene().nodes()) {
        for (const PortItem &port : node.outputs) {
            if (port.name == workflow::kDonePort)
                QCOMPARE(port.offset, QPointF(CardMetrics::kWidth, CardMetrics::kHeaderPortCenter));
            if (port.name == workflow::kErrorPort)
                QCOMPARE(port.offset, QPointF(CardMetrics::kWidth, CardMetrics::kSummaryCenter));
        }
        for (const PortItem &port : node.inputs) {
            if (port.name == workflow::kAfterPort)
                QCOMPARE(port.offset, QPointF(0, CardMetrics::kHeaderPortCenter));
        }
    }

    QVERIFY(m_session->editor().connectPorts({NodeId(u"command"_s), u"done"_s},
                                             {NodeId(u"each"_s), u"after"_s}));

    QCOMPARE(sizes(), before);
    QVERIFY(m_session->scene()
                .findPort(port(u"each"_s, u"after"_s, Hit::Kind::InputPort))
                ->isConnected);
}

void TestBuiltInPorts::aKindHasThoseThatTheEngineKnows_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<bool>("waits");
    QTest::newRow("a trigger waits for nothing") << u"start"_s << false;
    QTest::newRow("a step with inputs of its own") << u"command"_s << true;
    QTest::newRow("a container") << u"each"_s << true;
    QTest::newRow("a kind that names after itself") << u"push"_s << true;
}

void TestBuiltInPorts::aKindHasThoseThatTheEngineKnows()
{
    QFETCH(const QString, node);
    QFETCH(const bool, waits);

    QCOMPARE(port(node, u"after"_s, Hit::Kind::InputPort).isPort(), waits);
    QVERIFY(port(node, u"done"_s, Hit::Kind::OutputPort).isPort());
    QVERIFY(port(node, u"error"_s, Hit::Kind::OutputPort).isPort());
    const NodeItem &item =
        m_session->scene().nodes()[size_t(m_session->scene().indexOf(NodeId(node)))];
    for (const QString &name : {u"after"_s, u"done"_s, u"error"_s}) {
        QVERIFY(std::ranges::count(item.inputs, name, &PortItem::name) <= 1);
        QVERIFY(std::ranges::count(item.outputs, name, &PortItem::name) <= 1);
    }
}

void TestBuiltInPorts::everyConnectionOfTheExamplesIsDrawnByHand_data()
{
    QTest::addColumn<workflow::Document>("example");
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows())
        QTest::newRow(qPrintable(example.name)) << example.document;
}

void TestBuiltInPorts::everyConnectionOfTheExamplesIsDrawnByHand()
{
    QFETCH(const workflow::Document, example);
    workflow::Document bare = example;
    bare.edges.clear();
    m_session->open(std::move(bare));
    m_session->zoomToActualSize();

    for (const workflow::Edge &edge : example.edges) {
        const Hit from = m_session->scene().portAt(edge.from, Hit::Kind::OutputPort);
        const Hit to = m_session->scene().portAt(edge.to, Hit::Kind::InputPort);
        QVERIFY2(from.isPort() && to.isPort(),
                 qPrintable(edge.from.port + u" → "_s + edge.to.port));
        drag(viewPos(from), viewPos(to));
        QVERIFY2(!document().edges.isEmpty() && document().edges.last().from == edge.from
                     && document().edges.last().to == edge.to,
                 qPrintable(edge.from.node.text() + u'.' + edge.from.port + u" → "_s
                            + edge.to.node.text() + u": "_s + m_session->refusal()));
    }

    QCOMPARE(document().edges.size(), example.edges.size());
}

void TestBuiltInPorts::aConnectionLetGoOverACardMeansThePortThatFits_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("fromPort");
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("toPort");
    QTest::newRow("done is only waited for")
        << u"start"_s << u"done"_s << u"command"_s << u"after"_s;
    QTest::newRow("a value goes to an input")
        << u"start"_s << u"task"_s << u"command"_s << u"input"_s;
    QTest::newRow("a container has nothing else")
        << u"start"_s << u"task"_s << u"each"_s << u"after"_s;
    QTest::newRow("an error is waited for")
        << u"command"_s << u"error"_s << u"push"_s << u"after"_s;
}

void TestBuiltInPorts::aConnectionLetGoOverACardMeansThePortThatFits()
{
    QFETCH(const QString, from);
    QFETCH(const QString, fromPort);
    QFETCH(const QString, card);
    QFETCH(const QString, toPort);
    // Far from every port: right of the middle of a tall card.
    const QPointF inside = cardCenter(card) + QPointF(60, 0);

    drag(viewPos(port(from, fromPort, Hit::Kind::OutputPort)), inside);

    QCOMPARE(document().edges.size(), 1);
    QCOMPARE(document().edges.first().from, (PortRef{NodeId(from), fromPort}));
    QCOMPARE(document().edges.first().to, (PortRef{NodeId(card), toPort}));
}

void TestBuiltInPorts::doneDraggedIntoEmptySpaceIsFollowedByAnyStep()
{
    const QSignalSpy asked(m_session.get(), &GraphSession::paletteRequested);
    drag(viewPos(port(u"command"_s, u"done"_s, Hit::Kind::OutputPort)), QPointF(500, 600));
    QCOMPARE(asked.size(), 1);

    const auto type = workflow::portTypeFromName(asked.first().at(1).toString());
    QVERIFY(type);
    QVERIFY(fitsPort(*m_catalog.findType(u"flow.map"_s), *type, true));
    QVERIFY(!fitsPort(*m_catalog.findType(u"trigger.manual"_s), *type, true));
    m_session->addNodeFromPalette(u"flow.map"_s);

    QCOMPARE(document().edges.size(), 1);
    QCOMPARE(document().edges.first().from.port, u"done"_s);
    QCOMPARE(document().edges.first().to.port, u"after"_s);
    m_session->undo();
    QCOMPARE(document().nodes.size(), 4);
}

void TestBuiltInPorts::aStepPutBeforeAnotherOneIsWaitedFor()
{
    drag(viewPos(port(u"push"_s, u"after"_s, Hit::Kind::InputPort)), QPointF(500, 600));
    m_session->addNodeFromPalette(u"shell.command"_s);

    QCOMPARE(document().edges.size(), 1);
    QCOMPARE(document().edges.first().from.port, u"done"_s);
    QCOMPARE(document().edges.first().to, (PortRef{NodeId(u"push"_s), u"after"_s}));
    m_session->undo(); // one step
    QCOMPARE(document().nodes.size(), 4);
}

void TestBuiltInPorts::theKeyboardWalksAndConnectsThem()
{
    hands().selectNodes({NodeId(u"each"_s)});
    hands().keyPress(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_session->description(), u"Input after of For each · Only waits."_s);
    hands().keyPress(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_session->description().startsWith(u"Output done of For each"_s));

    hands().selectNodes({NodeId(u"command"_s)});
    hands().keyPress(Qt::Key_Down, Qt::AltModifier);
    while (!m_session->description().startsWith(u"Output done"_s))
        hands().keyPress(Qt::Key_Down, Qt::AltModifier);
    hands().keyPress(Qt::Key_C, {});
    QVERIFY(m_session->description().startsWith(u"Input after of For each"_s));
    hands().keyPress(Qt::Key_Return, {});

    QCOMPARE(document().edges.size(), 1);
    QCOMPARE(document().edges.first().to, (PortRef{NodeId(u"each"_s), u"after"_s}));
}

void TestBuiltInPorts::aPortUnderThePointerSaysWhatItIs()
{
    const QSignalSpy told(m_session.get(), &GraphSession::portHintChanged);
    const Hit error = port(u"command"_s, u"error"_s, Hit::Kind::OutputPort);

    hands().move({viewPos(error), Qt::NoButton, {}});

    QCOMPARE(told.size(), 1);
    QVERIFY(m_session->portHint().startsWith(u"error · "_s));
    QVERIFY(m_session->portHint().endsWith(u"Why the step failed: code, message and class."_s));
    QCOMPARE(m_session->portHintPos(), viewPos(error));
    hands().move({cardCenter(u"command"_s), Qt::NoButton, {}});
    QCOMPARE(m_session->portHint(), QString());
}

QTEST_MAIN(TestBuiltInPorts)
#include "tst_builtinports.moc"
