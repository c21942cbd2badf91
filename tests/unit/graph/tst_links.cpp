// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/arrange.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::GroupId;
using workflow::NodeId;
using workflow::NoteId;
using workflow::PortRef;

/// Connections cut, taken off their ends and led through a card, and things that are arranged.
class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
    }

    void aLineAcrossConnectionsRemovesThem();
    void controlAndTheRightButtonAloneOpenTheMenu();
    void aConnectionIsTakenOffEitherEnd_data();
    void aConnectionIsTakenOffEitherEnd();
    void anEndIsPutElsewhere();
    void theSelectedOneOfSeveralIsTakenOff();
    void whatComesBeforeCannotBeTheEnd();
    void aLooseCardIsPutIntoAConnection();
    void aConnectedCardIsNot();
    void aConnectionIsLedThroughAPoint();
    void pointsFollowTheCardsAtBothEnds();
    void severalAreAlignedInOneStep();
    void aFrameIsAlignedAsOneThing();
    void gapsAreMadeEqual();

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }
    const InteractionView &view() { return hands().view(); }
    const QList<workflow::Edge> &edges() { return m_fixture->document().edges; }
    const EdgeItem &edge(const QString &id)
    {
        return session().scene().edges()[size_t(session().scene().indexOf(EdgeId(id)))];
    }
    QPointF placeOf(const QString &node)
    {
        return m_fixture->document().layout.nodes.value(NodeId(node));
    }
    /// A point of the connection near its end, and not in the port.
    QPointF nearEnd(const EdgeItem &edge, bool isStart)
    {
        const QPointF end = edge.curve.at(isStart ? 0 : 1);
        for (int i = 1; i < 500; ++i) {
            const QPointF point = edge.curve.at(isStart ? i / 1000.0 : 1 - i / 1000.0);
            if (QLineF(end, point).length() > 14)
                return point;
        }
        return end;
    }
    QPointF outputPos(const QString &node, const QString &port)
    {
        return session().scene().portPos(
            session().scene().portAt({NodeId(node), port}, Hit::Kind::OutputPort));
    }
    void cut(const QList<QPointF> &points)
    {
        hands().press(rightButton(points.first()));
        for (const QPointF &point : points)
            hands().move(rightButton(point));
        hands().release(rightButton(points.last()));
    }
    PointerInput rightButton(QPointF scenePos)
    {
        return {m_fixture->viewPos(scenePos), Qt::RightButton, Qt::ControlModifier};
    }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

void TestLinks::aLineAcrossConnectionsRemovesThem()
{
    const QSignalSpy menus(&session(), &GraphSession::contextMenuRequested);
    const workflow::Document before = m_fixture->document();

    cut({{830, 100}, {830, 250}, {830, 390}});

    QCOMPARE(edges().size(), 7);
    QVERIFY(!m_fixture->document().findEdge(EdgeId(u"e7"_s)));
    QVERIFY(!m_fixture->document().findEdge(EdgeId(u"e8"_s)));
    QVERIFY(view().cut.isEmpty());
    QVERIFY(menus.isEmpty());
    session().undo();
    QCOMPARE(m_fixture->document(), before);

    cut({{830, 520}, {900, 560}});
    QVERIFY(!session().canUndo());
}

void TestLinks::controlAndTheRightButtonAloneOpenTheMenu()
{
    const QSignalSpy menus(&session(), &GraphSession::contextMenuRequested);
    const QPointF place = m_fixture->node(u"code"_s).rect.topLeft() + QPointF(80, 16);

    hands().press(rightButton(place));
    hands().release(rightButton(place));

    QCOMPARE(menus.size(), 1);
    QCOMPARE(hands().currentNode(), NodeId(u"code"_s));
}

void TestLinks::aConnectionIsTakenOffEitherEnd_data()
{
    QTest::addColumn<bool>("isStart");
    QTest::newRow("where it begins") << true;
    QTest::newRow("where it ends") << false;
}

void TestLinks::aConnectionIsTakenOffEitherEnd()
{
    QFETCH(const bool, isStart);
    const workflow::Document before = m_fixture->document();

    m_fixture->drag(nearEnd(edge(u"e7"_s), isStart), {700, 600});

    QCOMPARE(edges().size(), 8);
    QVERIFY(!m_fixture->document().findEdge(EdgeId(u"e7"_s)));
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

void TestLinks::anEndIsPutElsewhere()
{
    m_fixture->drag(nearEnd(edge(u"e7"_s), true), outputPos(u"review"_s, u"findings"_s));

    QCOMPARE(edges().size(), 9);
    const auto *moved = m_fixture->document().findEdge(EdgeId(u"e7"_s));
    QVERIFY(moved);
    QCOMPARE(moved->from, (PortRef{NodeId(u"review"_s), u"findings"_s}));
    QCOMPARE(moved->to, (PortRef{NodeId(u"human"_s), u"tests"_s}));
}

void TestLinks::theSelectedOneOfSeveralIsTakenOff()
{
    const PortRef port{NodeId(u"human"_s), u"findings"_s};
    const auto added = session().editor().connectPorts({NodeId(u"tests"_s), u"tests"_s}, port);
    QVERIFY(added);
    hands().selectEdge(EdgeId(u"e8"_s));

    m_fixture->drag(session().scene().portPos(session().scene().portAt(port, Hit::Kind::InputPort)),
                    {700, 600});

    QVERIFY(!m_fixture->document().findEdge(EdgeId(u"e8"_s)));
    QVERIFY(m_fixture->document().findEdge(*added));
}

void TestLinks::whatComesBeforeCannotBeTheEnd()
{
    const auto isBlocked = [this](const QString &node) {
        return bool(view().blockedNodes.at(size_t(session().scene().indexOf(NodeId(node)))));
    };
    const QPointF start = m_fixture->viewPos(outputPos(u"code"_s, u"change"_s));
    m_fixture->press(start);
    m_fixture->move(start + QPointF(20, 200));

    for (const QString &node : {u"code"_s, u"task"_s, u"analyze"_s})
        QVERIFY2(isBlocked(node), qPrintable(node));
    for (const QString &node : {u"tests"_s, u"review"_s, u"human"_s, u"merge"_s})
        QVERIFY2(!isBlocked(node), qPrintable(node));
    hands().keyPress(Qt::Key_Escape, {});
    QVERIFY(view().blockedNodes.empty());
}

void TestLinks::aLooseCardIsPutIntoAConnection()
{
    const auto added = session().editor().addNode(u"git.commit"_s, {600, 560});
    QVERIFY(added);
    const workflow::Document before = m_fixture->document();
    const QRectF card = m_fixture->node(added->text()).rect;
    const QPointF grip = card.topLeft() + QPointF(80, 16);
    const QPointF way = edge(u"e2"_s).curve.at(0.5) - card.center();

    m_fixture->press(m_fixture->viewPos(grip));
    m_fixture->move(m_fixture->viewPos(grip + way));
    QCOMPARE(view().hover, (Hit{Hit::Kind::Edge, session().scene().indexOf(EdgeId(u"e2"_s)), -1}));
    m_fixture->release(m_fixture->viewPos(grip + way));

    QCOMPARE(edges().size(), 10);
    const workflow::Edge &into = *m_fixture->document().findEdge(EdgeId(u"e2"_s));
    const workflow::Edge &onward = edges().last();
    QCOMPARE(into.from, (PortRef{NodeId(u"task"_s), u"task"_s}));
    QCOMPARE(into.to, (PortRef{*added, u"task"_s}));
    QCOMPARE(onward.from, (PortRef{*added, u"summary"_s}));
    QCOMPARE(onward.to, (PortRef{NodeId(u"code"_s), u"task"_s}));
    session().undo();
    QCOMPARE(m_fixture->document(), before);
}

void TestLinks::aConnectedCardIsNot()
{
    const QRectF card = m_fixture->node(u"merge"_s).rect;
    const QPointF way = edge(u"e2"_s).curve.at(0.5) - card.center();

    m_fixture->drag(card.topLeft() + QPointF(80, 16), card.topLeft() + QPointF(80, 16) + way);

    QCOMPARE(edges().size(), 9);
    QVERIFY(m_fixture->document().findEdge(EdgeId(u"e2"_s)));
}

void TestLinks::aConnectionIsLedThroughAPoint()
{
    const workflow::Document before = m_fixture->document();
    const auto route = [this] {
        return m_fixture->document().layout.edges.value(EdgeId(u"e2"_s));
    };
    const QPointF middle = edge(u"e2"_s).curve.at(0.5); // 270,249

    m_fixture->drag(middle, {167, 212}, Qt::AltModifier);
    QCOMPARE(route(), QList<QPointF>{QPointF(160, 220)});

    // Level with the port that it goes to.
    const QPointF end = edge(u"e2"_s).curve.at(1);
    m_fixture->drag({160, 220}, {263, end.y() + 4});
    QCOMPARE(route(), (QList<QPointF>{QPointF(260, end.y())}));

    // Between the ports it is not needed any more.
    m_fixture->drag({260, end.y()}, middle);
    QVERIFY(route().isEmpty());
    for (int i = 0; i < 3; ++i)
        session().undo();
    QCOMPARE(m_fixture->document(), before);
    QVERIFY(!session().canUndo());
}

void TestLinks::pointsFollowTheCardsAtBothEnds()
{
    QVERIFY(session().editor().setEdgeRoute(EdgeId(u"e7"_s), {{820, 160}, {830, 200}}));
    QVERIFY(session().editor().setEdgeRoute(EdgeId(u"e8"_s), {{830, 300}}));
    hands().selectNodes({NodeId(u"tests"_s), NodeId(u"human"_s)});

    hands().nudge({20, -40});

    const auto &routes = m_fixture->document().layout.edges;
    QCOMPARE(routes.value(EdgeId(u"e7"_s)), (QList<QPointF>{{840, 120}, {850, 160}}));
    QCOMPARE(routes.value(EdgeId(u"e8"_s)), QList<QPointF>{QPointF(830, 300)});
    session().undo();
    QCOMPARE(routes.value(EdgeId(u"e7"_s)), (QList<QPointF>{{820, 160}, {830, 200}}));
}

void TestLinks::severalAreAlignedInOneStep()
{
    const workflow::Document before = m_fixture->document();
    hands().selectNodes({NodeId(u"tests"_s), NodeId(u"review"_s), NodeId(u"human"_s)});
    QVERIFY(hands().canAlign());

    hands().alignSelection(Alignment::Top);

    QCOMPARE(placeOf(u"tests"_s), QPointF(590, 70));
    QCOMPARE(placeOf(u"review"_s), QPointF(590, 70));
    QCOMPARE(placeOf(u"human"_s), QPointF(850, 70));
    session().undo();
    QCOMPARE(m_fixture->document(), before);
    QVERIFY(!session().canUndo());

    hands().selectNodes({NodeId(u"tests"_s)});
    QVERIFY(!hands().canAlign());
}

void TestLinks::aFrameIsAlignedAsOneThing()
{
    hands().selectAll();
    hands().alignSelection(Alignment::Left);

    QCOMPARE(m_fixture->document().layout.groups.value(GroupId(u"group"_s)),
             QRectF(20, 60, 260, 380));
    QCOMPARE(placeOf(u"analyze"_s), QPointF(40, 90));
    QCOMPARE(placeOf(u"code"_s), QPointF(40, 280));
    QCOMPARE(placeOf(u"human"_s), QPointF(20, 180));
    QCOMPARE(m_fixture->document().layout.notes.value(NoteId(u"note"_s)), QRectF(20, 330, 220, 96));
}

void TestLinks::gapsAreMadeEqual()
{
    hands().selectNodes({NodeId(u"tests"_s), NodeId(u"human"_s), NodeId(u"merge"_s)});
    QVERIFY(hands().canDistribute());

    // From 70 to 485 with cards of 107, 107 and 85: two gaps of 58.
    hands().distributeSelection(Qt::Vertical);

    QCOMPARE(placeOf(u"tests"_s), QPointF(590, 70));
    QCOMPARE(placeOf(u"human"_s), QPointF(850, 235));
    QCOMPARE(placeOf(u"merge"_s), QPointF(850, 400));
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
