// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/gesturepainter.h>

#include "gestures/connectionfit.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <array>

namespace agentops::ui::graph {

using scene::toRgba;

namespace {

constexpr int kEdgePieces = 24;
// A port that does not fit is seen through this much of the card.
constexpr qreal kFade = 0.78;

void drawCut(const GraphScene &scene, const InteractionView &view, const GraphStyle &style,
             scene::MeshPainter &painter)
{
    for (const workflow::EdgeId &id : view.cutEdges) {
        const int index = scene.indexOf(id);
        if (index < 0)
            continue;
        std::array<QPointF, kEdgePieces + 1> points;
        for (size_t i = 0; i < points.size(); ++i)
            points[i] = scene.edges()[size_t(index)].curve.at(qreal(i) / kEdgePieces);
        painter.polyline(points, painter.px(3), toRgba(style.failed));
    }
    if (view.cut.size() > 1)
        painter.polyline(view.cut, painter.px(1.5), toRgba(style.failed));
}

void drawDropBody(const GraphScene &scene, const InteractionView &view, const GraphStyle &style,
                  scene::MeshPainter &painter)
{
    const int index = scene.indexOf(view.dropBody);
    if (index < 0)
        return;
    const scene::Corners corners = scene::Corners::all(CardMetrics::kRadius);
    const QRectF area = scene.nodes()[size_t(index)].extent();
    painter.roundedRect(area, corners, toRgba(style.accent, 0.08));
    painter.roundedFrame(area, corners, painter.px(2), toRgba(style.accent));
}

void drawLasso(const InteractionView &view, const GraphStyle &style, scene::MeshPainter &painter)
{
    if (view.lasso.size() < 2)
        return;
    painter.polyline(view.lasso, painter.px(1.5), toRgba(style.accent));
    painter.line(view.lasso.last(), view.lasso.first(), painter.px(1), toRgba(style.accent, 0.4));
}

void drawRoute(const InteractionView &view, const GraphStyle &style, scene::MeshPainter &painter)
{
    if (view.route.size() < 2)
        return;
    painter.polyline(view.route, painter.px(1.5), toRgba(style.accent));
    for (const QPointF &point : view.route.mid(1, view.route.size() - 2))
        painter.circle(point, painter.px(5), toRgba(style.accent));
}

void fadePorts(const GraphScene &scene, const InteractionView &view, const GraphStyle &style,
               const QRectF &region, scene::MeshPainter &painter)
{
    std::vector<int> visible;
    scene.nodesIn(region, visible);
    const auto fade = [&](const Hit &hit, const PortItem &port) {
        // What is built in is only seen where it fits.
        if ((port.isBuiltIn && !port.isConnected) || mayBeOtherEnd(scene, view, hit))
            return;
        painter.circle(scene.portPos(hit), CardMetrics::kPortRadius + 1.5,
                       toRgba(style.raised, kFade));
    };
    for (const int index : visible) {
        const NodeItem &node = scene.nodes()[size_t(index)];
        for (int i = 0; i < int(node.inputs.size()); ++i)
            fade({Hit::Kind::InputPort, index, i}, node.inputs[size_t(i)]);
        for (int i = 0; i < int(node.outputs.size()); ++i)
            fade({Hit::Kind::OutputPort, index, i}, node.outputs[size_t(i)]);
    }
}

} // namespace

void drawGesture(const GraphScene &scene, const InteractionView &view, const GraphStyle &style,
                 const QRectF &region, scene::DetailLevel detail, scene::MeshPainter &painter)
{
    for (const QLineF &guide : view.guides)
        painter.line(guide.p1(), guide.p2(), painter.px(1), toRgba(style.accent, 0.9));
    drawDropBody(scene, view, style, painter);
    drawLasso(view, style, painter);
    drawCut(scene, view, style, painter);
    drawRoute(view, style, painter);
    if (view.connectSource.isPort() && detail >= scene::DetailLevel::Title)
        fadePorts(scene, view, style, region, painter);
}

} // namespace agentops::ui::graph
