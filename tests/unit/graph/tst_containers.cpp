// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/canvascommands.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;
using workflow::StepState;

/// Containers on the canvas: what is dragged, added, moved and selected in and around their frames,
/// and what is hidden when they are collapsed.
class TestContainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        sample::addContainerType(m_fixture->catalog);
        m_fixture->open(sample::eachPackage());
    }

    void whatLiesWhereInAFrame();
    void laidOutNothingIsInTheWayOfAFrame();
    void aCardThatIsLetGoOnAFrameIsInTheContainer();
    void anEmptyContainerKeepsItsHeadFree();
    void aConnectionThatWouldCrossTheFrameForbidsIt();
    void withAltSuchConnectionsAreCut();
    void aCardLeavesWhenItIsLetGoWellOutside();
    void aConnectedCardStaysAndTheFrameGrows();
    void copiesGoIntoTheContainer();
    void cardsOfSeveralContainersStayInTheirs();
    void theHeadTakesTheBodyAlong();
    void theGroundOfAFrameSelectsItsContainer();
    void aBoxInAFrameTakesItsContents();
    void whatIsAddedInAFrameIsInTheContainer();
    void whatIsAddedBesideAStepIsWithIt();
    void whatIsPastedInAFrameIsInTheContainer();
    void collapsingHidesTheBody();
    void theTriangleCollapsesAndExpands();
    void aStepInsideCollapsesWhatIsAroundIt();
    void aCollapsedContainerTellsTheWorst();
    void whatIsRevealedIsExpanded();
    void aCollapsedContainerMovesWithItsBody();
    void keysPutIntoAContainerAndTakeOut();
    void screenReadersHearOfContainers();

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }
    const InteractionView &view() { return hands().view(); }
    const GraphScene &scene() { return session().scene(); }
    const NodeItem &node(const QString &id) { return m_fixture->node(id); }
    QPointF placeOf(const QString &id)
    {
        return m_fixture->document().layout.nodes.value(NodeId(id));
    }
    QString containerOf(const QString &id)
    {
        return m_fixture->document().findNode(NodeId(id))->parent.text();
    }
    QPointF gripOf(const QString &id) { return node(id).rect.topLeft() + QPointF(80, 16); }
    void dragTo(const QString &id, QPointF place, Qt::KeyboardModifiers modifiers = {})
    {
        m_fixture->drag(gripOf(id), place, modifiers);
    }
    void click(QPointF place)
    {
        m_fixture->press(m_fixture->viewPos(place));
        m_fixture->release(m_fixture->viewPos(place));
    }
    bool press(Qt::Key key) { return session().commands()->performKey(QKeyCombination(key)); }

    /// On the frame of `each`, below a connection that passes over it, and on that of `empty`.
    static constexpr QPointF kGround{700, 190};
    static constexpr QPointF kEmptyGround{500, 600};
    static constexpr QPointF kOutside{200, 700};

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

void TestContainers::whatLiesWhereInAFrame()
{
    const int each = scene().indexOf(NodeId(u"each"_s));
    const QRectF frame = node(u"each"_s).frame;
    QVERIFY(frame.contains(node(u"a"_s).rect));
    QVERIFY(frame.contains(node(u"b"_s).rect));
    QVERIFY(!frame.intersects(node(u"loose"_s).rect));

    QCOMPARE(scene().hitTest(kGround, 6), (Hit{Hit::Kind::Body, each, -1}));
    QCOMPARE(scene().hitTest({frame.right(), frame.bottom() - 20}, 6),
             (Hit{Hit::Kind::Node, each, -1}));
    QCOMPARE(scene().hitTest(node(u"a"_s).rect.center(), 6).item, scene().indexOf(NodeId(u"a"_s)));
    QCOMPARE(scene().hitTest(node(u"each"_s).foldPos(), 6).kind, Hit::Kind::Fold);
    QCOMPARE(scene().containerAt(kGround), each);
    QCOMPARE(scene().containerAt(kGround, {NodeId(u"each"_s)}), -1);
    QCOMPARE(scene().containerAt(kOutside), -1);
}

void TestContainers::laidOutNothingIsInTheWayOfAFrame()
{
    hands().layOutSelection();

    for (const int container : scene().containers()) {
        const NodeItem &head = scene().nodes()[size_t(container)];
        QCOMPARE(head.frame.topLeft(), head.rect.topLeft());
        for (int other = 0; other < int(scene().nodes().size()); ++other) {
            if (other != container && !scene().isInside(other, container))
                QVERIFY(!head.frame.intersects(scene().nodes()[size_t(other)].extent()));
        }
    }
}

void TestContainers::aCardThatIsLetGoOnAFrameIsInTheContainer()
{
    const workflow::Document before = m_fixture->document();
    m_fixture->press(m_fixture->viewPos(gripOf(u"loose"_s)));
    m_fixture->move(m_fixture->viewPos(kOutside));
    QVERIFY(view().dropBody.isEmpty());
    m_fixture->move(m_fixture->viewPos(kGround));
    QCOMPARE(view().dropBody, NodeId(u"each"_s));
    QCOMPARE(session().description(), u"Into For each"_s);
    m_fixture->release(m_fixture->viewPos(kGround));

    QVERIFY(view().dropBody.isEmpty());
    QCOMPARE(containerOf(u"loose"_s), u"each"_s);
    QVERIFY(placeOf(u"loose"_s) != QPointF(20, 400));
    QVERIFY(node(u"each"_s).frame.contains(node(u"loose"_s).rect));
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

void TestContainers::anEmptyContainerKeepsItsHeadFree()
{
    dragTo(u"loose"_s, kEmptyGround);

    QCOMPARE(containerOf(u"loose"_s), u"empty"_s);
    QVERIFY(node(u"loose"_s).rect.top() > node(u"empty"_s).rect.bottom());
}

void TestContainers::aConnectionThatWouldCrossTheFrameForbidsIt()
{
    const workflow::Document before = m_fixture->document();

    dragTo(u"merge"_s, kGround);

    QCOMPARE(m_fixture->document(), before);
    QVERIFY(!session().refusal().isEmpty());
    QVERIFY(!session().canUndo());
}

void TestContainers::withAltSuchConnectionsAreCut()
{
    const workflow::Document before = m_fixture->document();

    dragTo(u"merge"_s, kGround, Qt::AltModifier);

    QCOMPARE(containerOf(u"merge"_s), u"each"_s);
    QVERIFY(!m_fixture->document().findEdge(EdgeId(u"e3"_s)));
    QVERIFY(session().refusal().isEmpty());
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

void TestContainers::aCardLeavesWhenItIsLetGoWellOutside()
{
    QVERIFY(session().editor().disconnect(EdgeId(u"e2"_s)));
    const QRectF frame = node(u"each"_s).frame;

    dragTo(u"a"_s, {400, frame.bottom() + 40});
    QCOMPARE(containerOf(u"a"_s), u"each"_s);

    session().undo();
    dragTo(u"a"_s, kOutside);
    QCOMPARE(containerOf(u"a"_s), QString());
    QVERIFY(!node(u"each"_s).frame.intersects(node(u"a"_s).rect));
}

void TestContainers::aConnectedCardStaysAndTheFrameGrows()
{
    dragTo(u"a"_s, kOutside);

    QCOMPARE(containerOf(u"a"_s), u"each"_s);
    QVERIFY(placeOf(u"a"_s).y() > 600);
    QVERIFY(node(u"each"_s).frame.contains(node(u"a"_s).rect));
    QVERIFY(!session().refusal().isEmpty());
}

void TestContainers::copiesGoIntoTheContainer()
{
    dragTo(u"loose"_s, kGround, Qt::ControlModifier);

    QCOMPARE(containerOf(u"loose"_s), QString());
    QVERIFY(hands().currentNode());
    QCOMPARE(containerOf(hands().currentNode()->text()), u"each"_s);
    session().undo();
    QCOMPARE(m_fixture->document().nodes.size(), 7);
}

void TestContainers::cardsOfSeveralContainersStayInTheirs()
{
    hands().selectNodes({NodeId(u"a"_s), NodeId(u"loose"_s)});

    dragTo(u"loose"_s, gripOf(u"loose"_s) + QPointF(0, 200));

    QCOMPARE(containerOf(u"a"_s), u"each"_s);
    QCOMPARE(containerOf(u"loose"_s), QString());
}

void TestContainers::theHeadTakesTheBodyAlong()
{
    const QPointF a = placeOf(u"a"_s);
    const QPointF each = placeOf(u"each"_s);
    const QRectF body = node(u"each"_s).frame;
    const QRectF frame = node(u"a"_s).rect.adjusted(-5, -5, 5, 5);
    const QRectF written(body.bottomRight() - QPointF(60, 30), QSizeF(50, 20));
    const auto group = session().editor().addGroup(u"Inside"_s, {NodeId(u"a"_s)}, frame);
    const auto note = session().editor().addNote(u"Inside"_s, written);

    m_fixture->drag(gripOf(u"each"_s), gripOf(u"each"_s) + QPointF(40, 60), Qt::AltModifier);

    const workflow::Layout &after = m_fixture->document().layout;
    QCOMPARE(after.groups.value(group), frame.translated(40, 60));
    QCOMPARE(after.notes.value(note), written.translated(40, 60));

    QCOMPARE(placeOf(u"each"_s), each + QPointF(40, 60));
    QCOMPARE(placeOf(u"a"_s), a + QPointF(40, 60));
    QCOMPARE(containerOf(u"a"_s), u"each"_s);
}

void TestContainers::theGroundOfAFrameSelectsItsContainer()
{
    click(kGround);

    QCOMPARE(view().selectedNodes, QSet<NodeId>{NodeId(u"each"_s)});
}

void TestContainers::aBoxInAFrameTakesItsContents()
{
    m_fixture->drag({560, 180}, {860, 400});
    QCOMPARE(view().selectedNodes, QSet<NodeId>{NodeId(u"b"_s)});

    // Over the head, which is not in its own body.
    m_fixture->drag({560, 180}, {310, 100});
    QVERIFY(view().selectedNodes.isEmpty());
}

void TestContainers::whatIsAddedInAFrameIsInTheContainer()
{
    const workflow::Document before = m_fixture->document();

    hands().addNode(u"review.diff"_s, kGround);

    QCOMPARE(containerOf(hands().currentNode()->text()), u"each"_s);
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

void TestContainers::whatIsAddedBesideAStepIsWithIt()
{
    hands().selectNodes({NodeId(u"b"_s)});
    session().requestPalette();
    session().addNodeFromPalette(u"review.diff"_s);
    QCOMPARE(containerOf(hands().currentNode()->text()), u"each"_s);
    hands().selectNodes({NodeId(u"b"_s)});
    session().addNode(u"review.diff"_s); // where nobody has asked for one
    QCOMPARE(containerOf(hands().currentNode()->text()), u"each"_s);

    hands().addNode(u"review.diff"_s, {960, 400}, workflow::PortRef{NodeId(u"b"_s), u"tests"_s});
    QCOMPARE(containerOf(hands().currentNode()->text()), u"each"_s);
}

void TestContainers::whatIsPastedInAFrameIsInTheContainer()
{
    hands().selectNodes({NodeId(u"loose"_s)});
    hands().copySelection();

    session().pasteAt(m_fixture->viewPos(kGround));

    QCOMPARE(containerOf(hands().currentNode()->text()), u"each"_s);
}

void TestContainers::collapsingHidesTheBody()
{
    const QPointF inside = node(u"b"_s).rect.center();
    hands().selectNodes({NodeId(u"each"_s)});

    QVERIFY(press(Qt::Key_F));

    QVERIFY(m_fixture->document().layout.collapsedNodes.contains(NodeId(u"each"_s)));
    QVERIFY(node(u"each"_s).isCollapsed);
    QVERIFY(node(u"each"_s).frame.isNull());
    QCOMPARE(node(u"each"_s).summary, u"2 steps inside"_s);
    QVERIFY(node(u"b"_s).isHidden);
    QVERIFY(scene().edges()[size_t(scene().indexOf(EdgeId(u"e2"_s)))].isHidden);
    QVERIFY(!scene().edges()[size_t(scene().indexOf(EdgeId(u"e3"_s)))].isHidden);
    QCOMPARE(scene().hitTest(inside, 6), Hit());
    hands().selectAll();
    QCOMPARE(view().selectedNodes.size(), 5);

    hands().selectNodes({NodeId(u"each"_s)});
    QVERIFY(press(Qt::Key_F));
    QVERIFY(!node(u"b"_s).isHidden);
    QCOMPARE(scene().hitTest(inside, 6).kind, Hit::Kind::Node);
}

void TestContainers::theTriangleCollapsesAndExpands()
{
    click(node(u"each"_s).foldPos());
    QVERIFY(node(u"each"_s).isCollapsed);

    click(node(u"each"_s).foldPos());
    QVERIFY(!node(u"each"_s).isCollapsed);
    session().undo();
    QVERIFY(node(u"each"_s).isCollapsed);
}

void TestContainers::aStepInsideCollapsesWhatIsAroundIt()
{
    hands().selectNodes({NodeId(u"a"_s)});

    QVERIFY(press(Qt::Key_F));

    QVERIFY(node(u"each"_s).isCollapsed);
    QCOMPARE(view().selectedNodes, QSet<NodeId>{NodeId(u"each"_s)});
}

void TestContainers::aCollapsedContainerTellsTheWorst()
{
    QVERIFY(!scene().stateInside(node(u"each"_s)));

    session().setOverlay(NodeId(u"a"_s), NodeOverlay{StepState::Succeeded, -1, {}});
    session().setOverlay(NodeId(u"b"_s), NodeOverlay{StepState::Failed, -1, {}});

    QCOMPARE(scene().stateInside(node(u"each"_s)), std::optional(StepState::Failed));
}

void TestContainers::whatIsRevealedIsExpanded()
{
    QVERIFY(session().editor().setCollapsed({NodeId(u"each"_s)}, {}, true));

    session().revealNode(u"a"_s);

    QVERIFY(!node(u"a"_s).isHidden);
    QCOMPARE(view().selectedNodes, QSet<NodeId>{NodeId(u"a"_s)});
}

void TestContainers::aCollapsedContainerMovesWithItsBody()
{
    QVERIFY(session().editor().setCollapsed({NodeId(u"each"_s)}, {}, true));
    const QPointF a = placeOf(u"a"_s);

    m_fixture->drag(gripOf(u"each"_s), gripOf(u"each"_s) + QPointF(40, 60), Qt::AltModifier);

    QCOMPARE(placeOf(u"a"_s), a + QPointF(40, 60));
}

void TestContainers::keysPutIntoAContainerAndTakeOut()
{
    const workflow::Document before = m_fixture->document();
    hands().selectNodes({NodeId(u"loose"_s)});

    QVERIFY(press(Qt::Key_I));
    QCOMPARE(view().dropBody, NodeId(u"each"_s));
    QVERIFY(hands().keyPress(Qt::Key_N, {}));
    QCOMPARE(view().dropBody, NodeId(u"empty"_s));
    QVERIFY(hands().keyPress(Qt::Key_P, {}));
    QVERIFY(hands().keyPress(Qt::Key_Return, {}));

    QCOMPARE(containerOf(u"loose"_s), u"each"_s);
    QVERIFY(node(u"loose"_s).rect.top() >= node(u"b"_s).rect.bottom());
    QVERIFY(view().dropBody.isEmpty());

    QVERIFY(press(Qt::Key_O));
    QCOMPARE(containerOf(u"loose"_s), QString());
    QVERIFY(!node(u"each"_s).frame.intersects(node(u"loose"_s).rect));
    QVERIFY(!press(Qt::Key_O));
    session().undo();
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

void TestContainers::screenReadersHearOfContainers()
{
    QVERIFY(session().describe(node(u"a"_s)).contains(u"in For each"_s));
    QVERIFY(session().describe(node(u"each"_s)).contains(u"2 steps inside"_s));

    QVERIFY(session().editor().setCollapsed({NodeId(u"each"_s)}, {}, true));

    QVERIFY(session().describe(node(u"each"_s)).contains(u"collapsed"_s));
}

QTEST_MAIN(TestContainers)

#include "tst_containers.moc"
