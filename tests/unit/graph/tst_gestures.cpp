// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::GroupId;
using workflow::NodeId;

/// Dragging cards, lines around and across things, and the view that follows a pointer.
class TestGestures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
    }

    void aDraggedCardIsHeldByTheLineOfAnother();
    void withAltItGoesAnywhere();
    void withShiftItKeepsOneAxis();
    void withControlTheOriginalsStay();
    void controlCountsAtTheEndOfADrag();
    void aLassoAddsWhatItGoesAround();
    void withAltALassoTakesOut();
    void escapeTakesALassoBack();
    void theViewFollowsADragAtItsBorder();
    void aCardAtTheBorderCanBeTakenHoldOf();
    void aBoxStaysWhereItBeganWhenTheViewMoves();
    void anEditEndsWhatHoldsIndexes();
    void aDragOutlivesAnEdit();
    void aFrameTakesItsCardsAlong();
    void theSidesOfAFrameAreDragged();
    void cardsJoinAFrameAndLeaveIt();

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }
    const InteractionView &view() { return hands().view(); }
    QPointF placeOf(const QString &node)
    {
        return m_fixture->document().layout.nodes.value(NodeId(node));
    }
    /// A place on the card where there is nothing else.
    QPointF gripOf(const QString &node)
    {
        return m_fixture->node(node).rect.topLeft() + QPointF(80, 16);
    }
    void dragCard(const QString &node, QPointF way, Qt::KeyboardModifiers modifiers = {})
    {
        m_fixture->drag(gripOf(node), gripOf(node) + way, modifiers);
    }
    /// Along the points, in scene coordinates, without letting go.
    void draw(const QList<QPointF> &points, Qt::KeyboardModifiers modifiers)
    {
        m_fixture->press(m_fixture->viewPos(points.first()), modifiers);
        for (const QPointF &point : points)
            m_fixture->move(m_fixture->viewPos(point), modifiers);
    }

    static constexpr Qt::KeyboardModifiers kLasso = Qt::ShiftModifier | Qt::ControlModifier;
    inline static const QList<QPointF> kAroundTestsAndReview{
        {570, 50}, {830, 50}, {830, 400}, {570, 400}, {570, 60}};
    inline static const QSet<NodeId> kTestsAndReview{NodeId(u"tests"_s), NodeId(u"review"_s)};

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

void TestGestures::aDraggedCardIsHeldByTheLineOfAnother()
{
    const QPointF grip = gripOf(u"merge"_s);
    m_fixture->press(m_fixture->viewPos(grip));
    m_fixture->move(m_fixture->viewPos(grip + QPointF(-257, 100)));

    // To the left edges of two others, three units away; down, where nothing is, to the grid.
    QCOMPARE(view().moveOffset, QPointF(-260, 100));
    QVERIFY(!view().guides.isEmpty());
    QCOMPARE(view().guides.first(), QLineF(590, 70, 590, 585));
    m_fixture->release(m_fixture->viewPos(grip + QPointF(-257, 100)));

    QCOMPARE(placeOf(u"merge"_s), QPointF(590, 500));
    QVERIFY(view().guides.isEmpty());
}

void TestGestures::withAltItGoesAnywhere()
{
    dragCard(u"merge"_s, {-257, 103}, Qt::AltModifier);

    QCOMPARE(placeOf(u"merge"_s), QPointF(593, 503));
}

void TestGestures::withShiftItKeepsOneAxis()
{
    dragCard(u"task"_s, {137, 12}, Qt::ShiftModifier);
    QCOMPARE(placeOf(u"task"_s), QPointF(160, 80));

    session().undo();
    hands().clearSelection();
    dragCard(u"task"_s, {-12, 437}, Qt::ShiftModifier);
    QCOMPARE(placeOf(u"task"_s), QPointF(20, 520));
}

void TestGestures::withControlTheOriginalsStay()
{
    const workflow::Document before = m_fixture->document();

    dragCard(u"review"_s, {73, 307}, Qt::ControlModifier);

    QCOMPARE(m_fixture->document().nodes.size(), 8);
    QCOMPARE(placeOf(u"review"_s), QPointF(590, 270));
    QVERIFY(hands().currentNode());
    QVERIFY(*hands().currentNode() != NodeId(u"review"_s));
    QCOMPARE(placeOf(hands().currentNode()->text()), QPointF(660, 580));
    session().undo();
    QCOMPARE(m_fixture->document(), before);
    QVERIFY(!session().canUndo());
}

void TestGestures::controlCountsAtTheEndOfADrag()
{
    const QPointF start = m_fixture->viewPos(gripOf(u"review"_s));
    const QPointF end = start + QPointF(73, 307);
    m_fixture->press(start);
    m_fixture->move(end);
    QVERIFY(!view().isCopying);

    QVERIFY(hands().keyPress(Qt::Key_Control, {}));
    QVERIFY(view().isCopying);
    QCOMPARE(hands().cursor(), Qt::DragCopyCursor);
    hands().keyRelease(Qt::Key_Control);
    QVERIFY(!view().isCopying);
    m_fixture->release(end);

    QCOMPARE(m_fixture->document().nodes.size(), 7);
    QCOMPARE(placeOf(u"review"_s), QPointF(660, 580));
}

void TestGestures::aLassoAddsWhatItGoesAround()
{
    hands().selectNodes({NodeId(u"task"_s)});

    draw(kAroundTestsAndReview, kLasso);

    QVERIFY(view().lasso.size() > 4);
    QCOMPARE(view().selectedNodes, kTestsAndReview + QSet<NodeId>{NodeId(u"task"_s)});
    QVERIFY(view().selectedEdges.isEmpty());
    m_fixture->release(m_fixture->viewPos(kAroundTestsAndReview.last()), kLasso);
    QCOMPARE(view().selectedNodes.size(), 3);
    QVERIFY(view().lasso.isEmpty());
}

void TestGestures::withAltALassoTakesOut()
{
    hands().selectAll();

    draw(kAroundTestsAndReview, kLasso | Qt::AltModifier);
    m_fixture->release(m_fixture->viewPos(kAroundTestsAndReview.last()));

    QCOMPARE(view().selectedNodes.size(), 5);
    QVERIFY(!view().selectedNodes.intersects(kTestsAndReview));
    QCOMPARE(view().selectedEdges.size(), 9);
}

void TestGestures::escapeTakesALassoBack()
{
    hands().selectEdge(EdgeId(u"e1"_s));
    draw(kAroundTestsAndReview, kLasso);
    QVERIFY(!view().selectedNodes.isEmpty());

    hands().keyPress(Qt::Key_Escape, {});

    QVERIFY(view().selectedNodes.isEmpty());
    QCOMPARE(view().selectedEdges, QSet<EdgeId>{EdgeId(u"e1"_s)});
}

void TestGestures::theViewFollowsADragAtItsBorder()
{
    m_fixture->press(m_fixture->viewPos(gripOf(u"review"_s)));
    m_fixture->move({1190, 350});
    QVERIFY(hands().isPanningAtBorder());
    const QPointF shown = hands().viewport().offset();
    const qreal moved = view().moveOffset.x();

    for (int i = 0; i < 10; ++i)
        hands().panAtBorder();

    QVERIFY(hands().viewport().offset().x() >= shown.x() + 40);
    QCOMPARE(hands().viewport().offset().y(), shown.y());
    QVERIFY(view().moveOffset.x() >= moved + 40);
    m_fixture->move({600, 350});
    QVERIFY(!hands().isPanningAtBorder());
    hands().keyPress(Qt::Key_Escape, {});
    hands().panAtBorder();
    QVERIFY(!view().isMoving());
}

void TestGestures::aCardAtTheBorderCanBeTakenHoldOf()
{
    ui::scene::Viewport viewport = hands().viewport();
    const QPointF grip = gripOf(u"task"_s);
    viewport.panBy(QPointF(10, 350) - viewport.toView(grip));
    hands().setViewport(viewport);

    m_fixture->press({10, 350});
    m_fixture->move({11, 360});
    QVERIFY(view().isMoving());
    QVERIFY(!hands().isPanningAtBorder());
    m_fixture->move({-20, 360}); // farther out than it was grabbed
    QVERIFY(hands().isPanningAtBorder());
}

void TestGestures::aBoxStaysWhereItBeganWhenTheViewMoves()
{
    const QPointF corner(560, 520);
    m_fixture->press(m_fixture->viewPos(corner));
    m_fixture->move({1195, 695});
    for (int i = 0; i < 5; ++i)
        hands().panAtBorder();

    QCOMPARE(view().box.topLeft(), corner);
    QCOMPARE(view().box.bottomRight(), hands().viewport().toScene(QPointF(1195, 695)));
}

void TestGestures::anEditEndsWhatHoldsIndexes()
{
    m_fixture->press(m_fixture->viewPos(m_fixture->node(u"code"_s).outputPos(0)));
    m_fixture->move({600, 600});
    QVERIFY(hands().isConnecting());

    QVERIFY(session().editor().remove({.nodes = {NodeId(u"code"_s)}}));

    QVERIFY(!hands().isConnecting());
    QVERIFY(!view().connectSource.isPort());
    const qsizetype edges = m_fixture->document().edges.size();
    m_fixture->release({600, 600});
    QCOMPARE(m_fixture->document().edges.size(), edges);
}

void TestGestures::aDragOutlivesAnEdit()
{
    hands().selectNodes({NodeId(u"task"_s), NodeId(u"code"_s)});
    const QPointF start = m_fixture->viewPos(gripOf(u"task"_s));
    m_fixture->press(start);
    m_fixture->move(start + QPointF(0, 440), Qt::AltModifier);

    QVERIFY(session().editor().remove({.nodes = {NodeId(u"code"_s)}}));
    QCOMPARE(view().movingNodes, QSet<NodeId>{NodeId(u"task"_s)});
    m_fixture->release(start + QPointF(0, 440), Qt::AltModifier);

    QCOMPARE(placeOf(u"task"_s), QPointF(20, 520));
}

void TestGestures::aFrameTakesItsCardsAlong()
{
    const QPointF title = session().scene().groups()[0].rect.topLeft() + QPointF(40, -10);
    m_fixture->press(m_fixture->viewPos(title));
    m_fixture->release(m_fixture->viewPos(title));
    QCOMPARE(view().selectedGroups.size(), 1);

    hands().keyPress(Qt::Key_Right, Qt::ShiftModifier);

    QCOMPARE(m_fixture->document().layout.groups.value(GroupId(u"group"_s)),
             QRectF(300, 60, 260, 380));
    QCOMPARE(placeOf(u"analyze"_s), QPointF(320, 90));
    QCOMPARE(placeOf(u"task"_s), QPointF(20, 80));
    session().undo();
    QCOMPARE(placeOf(u"analyze"_s), QPointF(300, 90));
    QVERIFY(!session().canUndo());
}

void TestGestures::theSidesOfAFrameAreDragged()
{
    const GroupId group(u"group"_s);
    const auto rect = [&] {
        return m_fixture->document().layout.groups.value(group);
    };
    m_fixture->drag({540, 440}, {580, 500});
    QCOMPARE(rect(), QRectF(280, 60, 300, 440));

    m_fixture->drag({280, 420}, {241, 480});
    QCOMPARE(rect(), QRectF(240, 60, 340, 440));
    QCOMPARE(placeOf(u"analyze"_s), QPointF(300, 90));

    // Not smaller than what one can take hold of again.
    m_fixture->drag({580, 460}, {100, 460});
    QCOMPARE(rect().width(), 120.0);
    session().undo();
    session().undo();
    session().undo();
    QCOMPARE(rect(), QRectF(280, 60, 260, 380));
    QVERIFY(!session().canUndo());
}

void TestGestures::cardsJoinAFrameAndLeaveIt()
{
    const workflow::Document before = m_fixture->document();
    const auto members = [&] {
        const QList<NodeId> nodes = m_fixture->document().groups[0].nodes;
        return QSet<NodeId>(nodes.begin(), nodes.end());
    };
    const NodeId analyze(u"analyze"_s);
    const NodeId code(u"code"_s);
    const NodeId merge(u"merge"_s);

    m_fixture->drag(gripOf(u"merge"_s), {400, 360});
    QCOMPARE(members(), (QSet<NodeId>{analyze, code, merge}));

    m_fixture->drag(gripOf(u"analyze"_s), {400, 600});
    QCOMPARE(members(), (QSet<NodeId>{code, merge}));
    session().undo();
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

QTEST_MAIN(TestGestures)
#include "tst_gestures.moc"
