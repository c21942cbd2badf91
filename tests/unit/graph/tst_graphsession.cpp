// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplegraph.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/outlinemodel.h>
#include <agentops/ui/graph/problemmodel.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::NodeId;

/// Gestures, selection and models of an open document, without a window.
class TestGraphSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { sample::addTypes(m_catalog); }
    void init();
    void cleanup() { m_session.reset(); }

    void cardsPortsNotesAndEdgesAreHitWhereTheyAreDrawn();
    void aDragMovesTheSelectionOnTheGridAsOneStep();
    void escapeTakesADragBack();
    void aBoxSelectsWhatItTouches();
    void aRefusedConnectionChangesNothing();
    void aConnectionDraggedOffItsInputIsRemoved();
    void aPortDraggedIntoEmptySpaceAsksForANodeThatFits();
    void aNodeDroppedOnAConnectionIsPutIntoIt();
    void everyNodeIsReachedByNextAndArrows();
    void theKeyboardConnectsToPortsThatFitOnly();
    void deletingRemovesEdgesAndClearsTheSelection();
    void duplicatingSelectsTheCopies();
    void randomEditsAreUndoneToTheSameDocument();
    void problemsSelectWhatTheyAreAbout();
    void theOutlineFollowsTheOrderInWhichStepsRun();
    void aViewThatNobodyMovedShowsTheWholeGraph();
    void draggingAConnectionOnlySelectsIt();
    void aDoubleClickOnAPortLeavesNoGestureBehind();
    void onlyTheButtonThatBeganAGestureEndsIt();
    void theKeyboardReachesConnectionsNotesAndFrames();
    void connectingByKeyboardSaysWhatEnterWouldConnect();
    void connectingEndsWhenTheKeyboardGoesElsewhere();
    void aRefusalNamesBothTypes();
    void overlaysThatAreTheSameChangeNothing();

private:
    GraphInteraction &hands() { return m_session->interaction(); }
    const NodeItem &node(const QString &id) const
    {
        return m_session->scene().nodes()[size_t(m_session->scene().indexOf(NodeId(id)))];
    }
    QPointF viewPos(QPointF scenePos) { return hands().viewport().toView(scenePos); }
    void drag(QPointF from, QPointF to);

    workflow::NodeCatalog m_catalog;
    std::unique_ptr<GraphSession> m_session;
};

void TestGraphSession::init()
{
    m_session = std::make_unique<GraphSession>(m_catalog);
    hands().resize({1200, 700});
    m_session->open(sample::checkAndShip());
    m_session->zoomToActualSize();
}

void TestGraphSession::drag(QPointF from, QPointF to)
{
    hands().press({from, Qt::LeftButton, {}});
    hands().move({from + (to - from) / 2, Qt::LeftButton, {}});
    hands().move({to, Qt::LeftButton, {}});
    hands().release({to, Qt::LeftButton, {}});
}

void TestGraphSession::cardsPortsNotesAndEdgesAreHitWhereTheyAreDrawn()
{
    const GraphScene &scene = m_session->scene();
    const auto kindAt = [&scene](QPointF place) {
        return scene.hitTest(place, 4).kind;
    };

    QCOMPARE(kindAt(node(u"task"_s).rect.center()), Hit::Kind::Node);
    QCOMPARE(kindAt(node(u"task"_s).outputPos(0)), Hit::Kind::OutputPort);
    QCOMPARE(kindAt(node(u"code"_s).inputPos(1)), Hit::Kind::InputPort);
    QCOMPARE(kindAt(scene.edges()[0].curve.at(0.5)), Hit::Kind::Edge);
    QCOMPARE(kindAt(scene.notes()[0].rect.center()), Hit::Kind::Note);
    QCOMPARE(kindAt(scene.groups()[0].rect.topLeft() + QPointF(40, -10)), Hit::Kind::Group);
    QCOMPARE(kindAt({-5000, -5000}), Hit::Kind::Nothing);
}

void TestGraphSession::aDragMovesTheSelectionOnTheGridAsOneStep()
{
    const workflow::Document before = m_session->editor().document();
    hands().selectNodes({NodeId(u"task"_s), NodeId(u"analyze"_s)});
    const QPointF start = viewPos(node(u"task"_s).rect.topLeft() + QPointF(80, 16));

    drag(start, start + QPointF(33, 47));

    const auto &places = m_session->editor().document().layout.nodes;
    QCOMPARE(places.value(NodeId(u"task"_s)), QPointF(60, 120));
    QCOMPARE(places.value(NodeId(u"analyze"_s)), QPointF(340, 130));
    m_session->undo();
    QCOMPARE(m_session->editor().document(), before);
    QVERIFY(!m_session->canUndo());
}

void TestGraphSession::escapeTakesADragBack()
{
    const workflow::Document before = m_session->editor().document();
    const QPointF start = viewPos(node(u"task"_s).rect.center());
    hands().press({start, Qt::LeftButton, {}});
    hands().move({start + QPointF(100, 100), Qt::LeftButton, {}});
    QVERIFY(!hands().view().movingNodes.isEmpty());

    QVERIFY(hands().keyPress(Qt::Key_Escape, {}));
    hands().release({start + QPointF(100, 100), Qt::LeftButton, {}});

    QCOMPARE(m_session->editor().document(), before);
    QVERIFY(hands().view().movingNodes.isEmpty());
}

void TestGraphSession::aBoxSelectsWhatItTouches()
{
    drag(viewPos({580, 40}), viewPos({830, 420}));

    QCOMPARE(hands().view().selectedNodes, (QSet<NodeId>{NodeId(u"tests"_s), NodeId(u"review"_s)}));
}

void TestGraphSession::aRefusedConnectionChangesNothing()
{
    const workflow::Document before = m_session->editor().document();

    drag(viewPos(node(u"task"_s).outputPos(0)), viewPos(node(u"human"_s).inputPos(0)));

    QCOMPARE(m_session->editor().document(), before);
    QVERIFY(!m_session->refusal().isEmpty());
}

void TestGraphSession::aConnectionDraggedOffItsInputIsRemoved()
{
    const qsizetype before = m_session->editor().document().edges.size();

    drag(viewPos(node(u"merge"_s).inputPos(0)), viewPos({400, 640}));

    QCOMPARE(m_session->editor().document().edges.size(), before - 1);
    m_session->undo();
    QCOMPARE(m_session->editor().document().edges.size(), before);
}

void TestGraphSession::aPortDraggedIntoEmptySpaceAsksForANodeThatFits()
{
    QSignalSpy asked(m_session.get(), &GraphSession::paletteRequested);

    drag(viewPos(node(u"review"_s).outputPos(1)), viewPos({700, 560}));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toString(), u"findings"_s);
    m_session->addNodeFromPalette(u"flow.approval"_s);

    const workflow::Document &document = m_session->editor().document();
    QCOMPARE(document.nodes.size(), 8);
    QCOMPARE(document.edges.last().from.node, NodeId(u"review"_s));
    m_session->undo();
    QCOMPARE(m_session->editor().document().nodes.size(), 7);
}

void TestGraphSession::aNodeDroppedOnAConnectionIsPutIntoIt()
{
    const qsizetype before = m_session->editor().document().edges.size();
    const GraphScene &scene = m_session->scene();
    const int edge = scene.indexOf(workflow::EdgeId(u"e9"_s));

    m_session->dropNode(u"git.merge"_s, viewPos(scene.edges()[size_t(edge)].curve.at(0.5)));

    // The kind takes a change but hands on text, which is no change: it is added beside.
    QCOMPARE(m_session->editor().document().nodes.size(), 8);
    QVERIFY(m_session->editor().document().edges.size() >= before);
}

void TestGraphSession::everyNodeIsReachedByNextAndArrows()
{
    QSet<NodeId> seen;
    for (int i = 0; i < 7; ++i) {
        QVERIFY(hands().keyPress(Qt::Key_N, {}));
        seen.insert(*hands().currentNode());
    }
    QCOMPARE(seen.size(), 7);
    QVERIFY(!hands().keyPress(Qt::Key_Tab, {})); // it leaves the canvas

    hands().selectNodes({NodeId(u"task"_s)});
    QVERIFY(hands().keyPress(Qt::Key_Right, {}));
    QCOMPARE(*hands().currentNode(), NodeId(u"analyze"_s));
    QVERIFY(hands().keyPress(Qt::Key_Down, {}));
    QCOMPARE(*hands().currentNode(), NodeId(u"code"_s));
    QVERIFY(m_session->description().contains(u"Generate code"_s));
}

void TestGraphSession::theKeyboardConnectsToPortsThatFitOnly()
{
    hands().selectNodes({NodeId(u"review"_s)});
    hands().keyPress(Qt::Key_Up, Qt::AltModifier); // the last output: findings
    QVERIFY(m_session->description().contains(u"findings"_s));

    hands().keyPress(Qt::Key_C, {});
    QVERIFY(hands().isConnecting());
    const Hit target = hands().view().connectTarget;
    QCOMPARE(m_session->scene().portRef(target).node, NodeId(u"human"_s));
    hands().keyPress(Qt::Key_Return, {});

    QCOMPARE(m_session->editor().document().edges.last().from.port, u"findings"_s);
    QCOMPARE(m_session->editor().document().edges.size(), 10);
}

void TestGraphSession::deletingRemovesEdgesAndClearsTheSelection()
{
    hands().selectNodes({NodeId(u"code"_s)});

    hands().keyPress(Qt::Key_Delete, {});

    QCOMPARE(m_session->editor().document().nodes.size(), 6);
    QCOMPARE(m_session->editor().document().edges.size(), 5);
    QVERIFY(!m_session->hasSelection());
}

void TestGraphSession::duplicatingSelectsTheCopies()
{
    hands().selectNodes({NodeId(u"tests"_s), NodeId(u"review"_s)});

    hands().keyPress(Qt::Key_D, Qt::ControlModifier);

    QCOMPARE(m_session->editor().document().nodes.size(), 9);
    QCOMPARE(m_session->selectedNodeCount(), 2);
    QVERIFY(!hands().view().selectedNodes.contains(NodeId(u"tests"_s)));
}

void TestGraphSession::randomEditsAreUndoneToTheSameDocument()
{
    const workflow::Document before = m_session->editor().document();
    QRandomGenerator random(3);
    const std::array keys{Qt::Key_N,      Qt::Key_Right,  Qt::Key_Down,   Qt::Key_C,
                          Qt::Key_Return, Qt::Key_Escape, Qt::Key_Delete, Qt::Key_M};
    for (int i = 0; i < 300; ++i) {
        switch (random.bounded(4)) {
        case 0:
            hands().keyPress(keys[size_t(random.bounded(int(keys.size())))], {});
            break;
        case 1:
            hands().keyPress(Qt::Key_D, Qt::ControlModifier);
            break;
        case 2:
            m_session->dropNode(u"git.commit"_s,
                                {qreal(random.bounded(1200)), qreal(random.bounded(700))});
            break;
        default:
            drag({qreal(random.bounded(1200)), qreal(random.bounded(700))},
                 {qreal(random.bounded(1200)), qreal(random.bounded(700))});
        }
    }
    const workflow::Document after = m_session->editor().document();
    int steps = 0;
    for (; m_session->canUndo(); ++steps)
        m_session->undo();

    QVERIFY(steps > 20);
    QCOMPARE(m_session->editor().document(), before);
    while (m_session->canRedo())
        m_session->redo();
    QCOMPARE(m_session->editor().document(), after);
}

void TestGraphSession::problemsSelectWhatTheyAreAbout()
{
    ProblemModel problems(*m_session);
    const QAbstractItemModelTester tester(&problems);
    const int before = problems.count();

    QVERIFY(m_session->editor().disconnect(workflow::EdgeId(u"e9"_s)));
    QCOMPARE(problems.count(), before + 1);
    problems.reveal(0);

    QCOMPARE(hands().currentNode(), NodeId(u"merge"_s));
    QVERIFY(node(u"merge"_s).problem.has_value());
}

void TestGraphSession::theOutlineFollowsTheOrderInWhichStepsRun()
{
    OutlineModel outline(*m_session);
    const QAbstractItemModelTester tester(&outline);
    const auto title = [&outline](int row) {
        return outline.index(row).data(OutlineModel::TitleRole).toString();
    };

    QCOMPARE(title(0), u"Task"_s);
    QCOMPARE(title(6), u"Merge request"_s);
    outline.reveal(1);
    QCOMPARE(outline.currentRow(), 1);
    QCOMPARE(hands().currentNode(), NodeId(u"analyze"_s));
}

void TestGraphSession::aViewThatNobodyMovedShowsTheWholeGraph()
{
    m_session->open(sample::checkAndShip());
    hands().resize({300, 200});
    hands().resize({1400, 900});
    QVERIFY(hands().viewport().visibleSceneRect().contains(m_session->scene().bounds()));
    QCOMPARE(m_session->zoom(), 1.0);

    m_session->zoomToActualSize();
    m_session->zoomOut();
    const double zoom = m_session->zoom();
    hands().resize({500, 300});
    QCOMPARE(m_session->zoom(), zoom);
}

void TestGraphSession::draggingAConnectionOnlySelectsIt()
{
    const workflow::Document before = m_session->editor().document();
    const EdgeItem edge = m_session->scene().edges()[0];
    const QPointF start = viewPos(edge.curve.at(0.5));

    drag(start, start + QPointF(20, 20));

    QCOMPARE(m_session->editor().document(), before);
    QCOMPARE(hands().view().selectedEdges, QSet<workflow::EdgeId>{edge.id});
}

void TestGraphSession::aDoubleClickOnAPortLeavesNoGestureBehind()
{
    const PointerInput there{viewPos(node(u"task"_s).outputPos(0)), Qt::LeftButton, {}};
    hands().press(there);
    hands().release(there);
    hands().press(there);
    hands().doubleClick(there);
    hands().release(there);

    QVERIFY(!hands().isConnecting());
    QVERIFY(!hands().view().connectSource.isPort());
}

void TestGraphSession::onlyTheButtonThatBeganAGestureEndsIt()
{
    const QPointF start = viewPos(node(u"task"_s).rect.center());
    hands().press({start, Qt::LeftButton, {}});
    hands().move({start + QPointF(60, 0), Qt::LeftButton, {}});

    hands().press({start + QPointF(60, 0), Qt::RightButton, {}});
    hands().release({start + QPointF(60, 0), Qt::RightButton, {}});
    QVERIFY(!hands().view().movingNodes.isEmpty());

    hands().release({start + QPointF(60, 0), Qt::LeftButton, {}});
    QVERIFY(hands().view().movingNodes.isEmpty());
}

void TestGraphSession::theKeyboardReachesConnectionsNotesAndFrames()
{
    hands().selectNodes({NodeId(u"task"_s)});
    hands().keyPress(Qt::Key_E, {});
    QCOMPARE(hands().view().selectedEdges, QSet<workflow::EdgeId>{workflow::EdgeId(u"e1"_s)});
    QVERIFY2(m_session->description().contains(u"Analyze"_s), qPrintable(m_session->description()));
    hands().keyPress(Qt::Key_E, {});
    QCOMPARE(hands().view().selectedEdges, QSet<workflow::EdgeId>{workflow::EdgeId(u"e2"_s)});

    hands().selectNodes({NodeId(u"merge"_s)}); // the last one
    hands().keyPress(Qt::Key_N, {});
    QCOMPARE(hands().view().selectedNotes.size(), 1);
    QVERIFY(m_session->description().contains(u"Before you ship"_s));
    hands().keyPress(Qt::Key_N, {});
    QCOMPARE(hands().view().selectedGroups.size(), 1);
    QVERIFY(m_session->description().contains(u"Understand and change"_s));
    hands().keyPress(Qt::Key_P, {});
    QCOMPARE(hands().view().selectedNotes.size(), 1);
}

void TestGraphSession::connectingByKeyboardSaysWhatEnterWouldConnect()
{
    hands().selectNodes({NodeId(u"review"_s)});
    hands().keyPress(Qt::Key_Up, Qt::AltModifier); // the last output: findings
    QSignalSpy told(m_session.get(), &GraphSession::selectionChanged);

    m_session->connectByKeyboard();

    QCOMPARE(m_session->description(),
             u"Input tests of Human review, to be connected to Output findings of AI review"_s);
    QVERIFY(!told.isEmpty());
}

void TestGraphSession::connectingEndsWhenTheKeyboardGoesElsewhere()
{
    hands().selectNodes({NodeId(u"review"_s)});
    hands().keyPress(Qt::Key_Up, Qt::AltModifier);
    m_session->connectByKeyboard();
    QVERIFY(hands().isConnecting());

    hands().focusLost();

    QVERIFY(!hands().isConnecting());
    QVERIFY(!hands().view().connectSource.isPort());
}

void TestGraphSession::aRefusalNamesBothTypes()
{
    drag(viewPos(node(u"task"_s).outputPos(0)), viewPos(node(u"human"_s).inputPos(0)));

    QCOMPARE(m_session->refusal(), u"“text” does not fit into “findings”."_s);
}

void TestGraphSession::overlaysThatAreTheSameChangeNothing()
{
    QSignalSpy told(m_session.get(), &GraphSession::overlayChanged);
    const QHash<NodeId, NodeOverlay> overlays{
        {NodeId(u"task"_s), {workflow::StepState::Succeeded, -1, u"1 s"_s}},
        {NodeId(u"tests"_s), {workflow::StepState::Running, 0.5, {}}}};

    m_session->setOverlays(overlays);
    m_session->setOverlays(overlays);

    QCOMPARE(told.size(), 1);
}

QTEST_MAIN(TestGraphSession)
#include "tst_graphsession.moc"
