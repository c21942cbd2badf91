// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <agentops/ui/graph/gesturepainter.h>
#include <agentops/ui/theme/theme.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui::graph;
using namespace Qt::StringLiterals;
using ui::scene::DetailLevel;
using workflow::EdgeId;
using workflow::NodeId;

/// What gestures draw, as far as it is more than nothing and the right amount.
class TestGesturePainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture.open();
        m_style = GraphStyle::fromTheme(m_theme);
    }

    void withoutAGestureNothingIsDrawn() { QCOMPARE(drawn({}), size_t(0)); }

    void eachGuideIsALine()
    {
        InteractionView view;
        view.guides = {QLineF(0, 0, 0, 100)};
        const size_t one = drawn(view);
        QVERIFY(one > 0);

        view.guides.append(QLineF(0, 50, 300, 50));
        QCOMPARE(drawn(view), 2 * one);
    }

    void aLassoIsDrawnFromItsSecondPointOn()
    {
        InteractionView view;
        view.lasso = {{0, 0}};
        QCOMPARE(drawn(view), size_t(0));

        view.lasso.append({100, 0});
        view.lasso.append({100, 100});
        QVERIFY(drawn(view) > 0);
    }

    void whatIsCutIsSeenWithTheLine()
    {
        InteractionView view;
        view.cut = {{830, 100}, {830, 200}};
        const size_t line = drawn(view);
        QVERIFY(line > 0);

        view.cutEdges = {EdgeId(u"e7"_s), EdgeId(u"gone"_s)};
        QVERIFY(drawn(view) > line);
    }

    void portsThatDoNotFitFade()
    {
        const GraphScene &scene = m_fixture.session->scene();
        InteractionView view;
        view.connectSource = scene.portAt({NodeId(u"task"_s), u"task"_s}, Hit::Kind::OutputPort);
        view.blockedNodes.assign(scene.nodes().size(), false);
        const size_t byType = drawn(view);
        QVERIFY(byType > 0);

        // A card that takes text, but comes before.
        view.blockedNodes[size_t(scene.indexOf(NodeId(u"analyze"_s)))] = true;
        QVERIFY(drawn(view) > byType);
        QCOMPARE(drawn(view, DetailLevel::Block), size_t(0));
    }

private:
    size_t drawn(const InteractionView &view, DetailLevel detail = DetailLevel::Full)
    {
        const GraphScene &scene = m_fixture.session->scene();
        ui::scene::Mesh mesh;
        ui::scene::MeshPainter painter(mesh, {}, 1);
        drawGesture(scene, view, m_style, scene.bounds(), detail, painter);
        return mesh.vertices.size();
    }

    ui::theme::Theme m_theme{nullptr};
    GraphStyle m_style;
    sample::SessionFixture m_fixture;
};

QTEST_MAIN(TestGesturePainter)
#include "tst_gesturepainter.moc"
