// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/edgeoverlay.h>
#include <agentops/ui/graph/edgepath.h>

#include <QtTest/QTest>

#include <array>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using workflow::EdgeId;
using workflow::NodeId;
using workflow::StepState;

/// How connections run, and what a run has done with them.
class TestEdgePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutPointsItIsOneCurve();
    void itRunsThroughItsPointsSmoothly();
    void aPointBelongsToTheNearestPiece();
    void itIsHitAllAlong();
    void leadingItAnewForgetsTheFormerWay();
    void theSceneFollowsARouteAndItsUndo();
    void dataMovesWhereStepsHandItOn_data();
    void dataMovesWhereStepsHandItOn();
    void nothingMovesThroughAMutedConnection();

private:
    static constexpr QPointF kFrom{0, 0};
    static constexpr QPointF kTo{400, 0};
    static constexpr std::array kPoints{QPointF(100, 150), QPointF(300, 150)};
};

void TestEdgePath::withoutPointsItIsOneCurve()
{
    const EdgePath path(kFrom, kTo);

    QCOMPARE(path.pieces().size(), size_t(1));
    QCOMPARE(path.start(), kFrom);
    QCOMPARE(path.end(), kTo);
    QCOMPARE(path.at(0.5), QPointF(200, 0));
}

void TestEdgePath::itRunsThroughItsPointsSmoothly()
{
    const EdgePath path(kFrom, kTo, kPoints);

    QCOMPARE(path.pieces().size(), size_t(3));
    QCOMPARE(path.start(), kFrom);
    QCOMPARE(path.end(), kTo);
    for (size_t i = 0; i < kPoints.size(); ++i) {
        const ui::scene::Cubic &before = path.pieces()[i];
        const ui::scene::Cubic &after = path.pieces()[i + 1];
        QCOMPARE(before.end, kPoints[i]);
        QCOMPARE(after.start, kPoints[i]);
        // It arrives in the direction in which it goes on.
        const QPointF in = before.end - before.control2;
        const QPointF out = after.control1 - after.start;
        QVERIFY(std::abs(in.x() * out.y() - in.y() * out.x()) < 1e-6);
        QVERIFY(QPointF::dotProduct(in, out) > 0);
    }
    // Level where it leaves and arrives.
    QCOMPARE(path.pieces().front().control1.y(), kFrom.y());
    QCOMPARE(path.pieces().back().control2.y(), kTo.y());
    QCOMPARE(path.at(1.0 / 3), kPoints[0]);
    QCOMPARE(path.at(1), kTo);
}

void TestEdgePath::aPointBelongsToTheNearestPiece()
{
    const EdgePath path(kFrom, kTo, kPoints);

    QCOMPARE(path.nearestPiece(path.at(1.0 / 6)), 0);
    QCOMPARE(path.nearestPiece(path.at(0.5)), 1);
    QCOMPARE(path.nearestPiece(path.at(5.0 / 6)), 2);
}

void TestEdgePath::itIsHitAllAlong()
{
    const EdgePath path(kFrom, kTo, kPoints);

    for (int i = 0; i <= 60; ++i) {
        const QPointF point = path.at(i / 60.0);
        QVERIFY(path.distanceTo(point) < 2);
        QVERIFY(path.bounds().adjusted(-1, -1, 1, 1).contains(point));
    }
    QVERIFY(path.distanceTo(QPointF(200, 0)) > 50);
    QVERIFY(path.isWithin(path.bounds().adjusted(-1, -1, 1, 1)));
    QVERIFY(!path.isWithin(QRectF(-1, -1, 402, 100)));
}

void TestEdgePath::leadingItAnewForgetsTheFormerWay()
{
    EdgePath path(kFrom, kTo, kPoints);

    path.lead(kFrom, {}, kTo);

    QCOMPARE(path, EdgePath(kFrom, kTo));
}

void TestEdgePath::theSceneFollowsARouteAndItsUndo()
{
    sample::SessionFixture fixture;
    fixture.open();
    const GraphScene &scene = fixture.session->scene();
    const int edge = scene.indexOf(EdgeId(u"e1"_s));
    const EdgePath straight = scene.edges()[size_t(edge)].curve;
    const QPointF aside(270, 20);

    QVERIFY(fixture.session->editor().setEdgeRoute(EdgeId(u"e1"_s), {aside}));

    QCOMPARE(scene.edges()[size_t(edge)].route, QList<QPointF>{aside});
    QCOMPARE(scene.hitTest(aside, 3), (Hit{Hit::Kind::Edge, edge, -1}));
    // Its cards take it along, not its points.
    QVERIFY(fixture.session->editor().moveNodes({{NodeId(u"analyze"_s), QPointF(300, 110)}}));
    QVERIFY(scene.edges()[size_t(edge)].curve.distanceTo(aside) < 1e-6);
    fixture.session->undo();
    fixture.session->undo();
    QCOMPARE(scene.edges()[size_t(edge)].curve, straight);
}

void TestEdgePath::dataMovesWhereStepsHandItOn_data()
{
    QTest::addColumn<StepState>("from");
    QTest::addColumn<StepState>("to");
    QTest::addColumn<bool>("hasOutput");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<EdgeOverlay>("expected");
    const auto row = [](const char *name, StepState from, StepState to, EdgeOverlay expected,
                        bool hasOutput = true, const QString &condition = {}) {
        QTest::newRow(name) << from << to << hasOutput << condition << expected;
    };
    using enum StepState;
    row("not yet", Running, Planned, EdgeOverlay::None);
    row("handed on", Succeeded, Planned, EdgeOverlay::Moved);
    row("worked on", Succeeded, Running, EdgeOverlay::Running);
    row("done", Succeeded, Succeeded, EdgeOverlay::Moved);
    row("failed with it", Succeeded, Failed, EdgeOverlay::Moved);
    row("another way was taken", Succeeded, Running, EdgeOverlay::None, false);
    row("skipped", Succeeded, Skipped, EdgeOverlay::None);
    row("failed before it", Failed, Planned, EdgeOverlay::None);
    row("its condition is not known yet", Succeeded, Planned, EdgeOverlay::None, true,
        u"{{ 1 }}"_s);
    row("its condition was true", Succeeded, Running, EdgeOverlay::Running, true, u"{{ 1 }}"_s);
}

void TestEdgePath::dataMovesWhereStepsHandItOn()
{
    QFETCH(const StepState, from);
    QFETCH(const StepState, to);
    QFETCH(const bool, hasOutput);
    QFETCH(const QString, condition);
    QFETCH(const EdgeOverlay, expected);
    workflow::Document document = sample::checkAndShip();
    document.edges[0].condition = condition;
    workflow::StepStatus task;
    task.node = NodeId(u"task"_s);
    task.state = from;
    if (hasOutput)
        task.outputs.insert(u"task"_s, u"text"_s);
    workflow::StepStatus analyze;
    analyze.node = NodeId(u"analyze"_s);
    analyze.state = to;

    const auto overlays =
        edgeOverlays(document, {task, analyze}, {{task.node, 0}, {analyze.node, 1}});

    QCOMPARE(overlays.value(document.edges[0].id), expected);
}

void TestEdgePath::nothingMovesThroughAMutedConnection()
{
    workflow::Document document = sample::checkAndShip();
    document.edges[0].isMuted = true;
    workflow::StepStatus task;
    task.node = NodeId(u"task"_s);
    task.state = StepState::Succeeded;
    task.outputs.insert(u"task"_s, u"text"_s);
    workflow::StepStatus analyze = task;
    analyze.node = NodeId(u"analyze"_s);

    QVERIFY(!edgeOverlays(document, {task, analyze}, {{task.node, 0}, {analyze.node, 1}})
                 .contains(document.edges[0].id));
}

QTEST_MAIN(TestEdgePath)
#include "tst_edgepath.moc"
