// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <QtTest/QTest>

#include <algorithm>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::GroupId;
using workflow::NodeId;

/// Groups that are collapsed into one card.
class TestGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<sample::SessionFixture>();
        m_fixture->open();
        select();
    }

    void aCollapsedGroupIsACardWithoutItsNodes()
    {
        const QRectF frame = group().rect;
        hands().toggleCollapsed();

        QVERIFY(group().isCollapsed);
        QCOMPARE(group().rect.topLeft(), frame.topLeft());
        QCOMPARE(group().rect.width(), CardMetrics::kWidth);
        QCOMPARE(group().frame, frame);
        QVERIFY(m_fixture->node(u"analyze"_s).isHidden);
        QVERIFY(m_fixture->node(u"code"_s).isHidden);
        QVERIFY(!m_fixture->node(u"tests"_s).isHidden);
        QVERIFY(session().description().contains(u"collapsed"_s));

        session().undo();
        QVERIFY(!group().isCollapsed);
        QCOMPARE(group().rect, frame);
        QVERIFY(!m_fixture->node(u"code"_s).isHidden);
    }

    void edgesEndAtTheCard()
    {
        hands().toggleCollapsed();

        // task to analyze; analyze to code; code to tests.
        QCOMPARE(edge(u"e1"_s).curve.end().x(), group().rect.left());
        QVERIFY(edge(u"e3"_s).isHidden);
        QCOMPARE(edge(u"e5"_s).curve.start().x(), group().rect.right());
        QVERIFY(!edge(u"e5"_s).isHidden);
    }

    void whatIsHiddenIsNotHit()
    {
        const QPointF inside = m_fixture->node(u"code"_s).rect.center();
        hands().toggleCollapsed();

        QVERIFY(session().scene().hitTest(inside, 4).kind != Hit::Kind::Node);
        QCOMPARE(session().scene().hitTest(group().rect.center(), 4).kind, Hit::Kind::Group);
        QCOMPARE(session().scene().hitTest(group().foldPos(), 4).kind, Hit::Kind::GroupFold);
        // Nor are its sides dragged.
        QCOMPARE(session().scene().hitTest(group().rect.bottomRight() - QPointF(1, 1), 4).kind,
                 Hit::Kind::Group);
    }

    void aClickOnTheTriangleFoldsAndUnfolds()
    {
        for (const bool isCollapsed : {true, false}) {
            const QPointF place = m_fixture->viewPos(group().foldPos());
            m_fixture->press(place);
            m_fixture->release(place);
            QCOMPARE(group().isCollapsed, isCollapsed);
        }
    }

    void aStepFoldsTheGroupThatItIsIn()
    {
        hands().selectNodes({NodeId(u"code"_s)});
        QVERIFY(hands().canCollapse());
        hands().toggleCollapsed();

        QVERIFY(group().isCollapsed);
        QCOMPARE(hands().view().selectedGroups, QSet{group().id});
        QVERIFY(hands().view().selectedNodes.isEmpty());
    }

    void aCollapsedGroupMovesWithWhatItHolds()
    {
        hands().toggleCollapsed();
        const QRectF frame = group().frame;
        const QPointF code = m_fixture->node(u"code"_s).rect.topLeft();
        const QPointF grabbed = group().rect.center();

        m_fixture->drag(grabbed, grabbed + QPointF(-100, -400), Qt::AltModifier);

        QCOMPARE(group().frame, frame.translated(-100, -400));
        QCOMPARE(m_fixture->document().layout.groups.value(group().id), group().frame);
        QCOMPARE(m_fixture->node(u"code"_s).rect.topLeft(), code + QPointF(-100, -400));
        QCOMPARE(edge(u"e5"_s).curve.start().x(), group().rect.right());
        QCOMPARE(m_fixture->document().groups[0].nodes.size(), 2);
    }

    void lookingForAStepUncoversIt()
    {
        hands().toggleCollapsed();
        session().revealNode(u"code"_s);

        QVERIFY(!group().isCollapsed);
        QCOMPARE(hands().view().selectedNodes, QSet{NodeId(u"code"_s)});
    }

    void walkingPassesWhatIsHidden()
    {
        hands().toggleCollapsed();
        for (int step = 0; step < 12; ++step) {
            hands().walkElements(1);
            for (const NodeId &id : hands().view().selectedNodes)
                QVERIFY(!m_fixture->node(id.text()).isHidden);
        }
    }

    void aGroupInACollapsedGroupIsHidden()
    {
        session().editor().addGroup(u"Inner"_s, {NodeId(u"code"_s)}, QRectF(290, 270, 240, 150));
        select();
        hands().toggleCollapsed();

        QVERIFY(session().scene().groups()[1].isHidden);
        hands().toggleCollapsed();
        QVERIFY(!session().scene().groups()[1].isHidden);
    }

    void theWholeIsAsLargeAsWhatIsSeen()
    {
        const QRectF before = session().scene().bounds();
        QVERIFY(session().editor().setGroupRect(group().id, QRectF(280, 60, 260, 900)));
        QVERIFY(session().scene().bounds().height() > before.height());
        select();
        hands().toggleCollapsed();

        QVERIFY(session().scene().bounds().height() <= before.height());
    }

private:
    GraphSession &session() { return *m_fixture->session; }
    GraphInteraction &hands() { return m_fixture->hands(); }
    const GroupItem &group() { return session().scene().groups()[0]; }
    const EdgeItem &edge(const QString &id)
    {
        const GraphScene &scene = session().scene();
        return scene.edges()[size_t(scene.indexOf(EdgeId(id)))];
    }
    void select()
    {
        Selection selection;
        selection.selectedGroups = {GroupId(u"group"_s)};
        hands().select(selection);
    }

    std::unique_ptr<sample::SessionFixture> m_fixture;
};

QTEST_MAIN(TestGroups)
#include "tst_groups.moc"
