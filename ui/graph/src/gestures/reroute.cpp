// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/gesture.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/guides.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>
#include <array>

namespace agentops::ui::graph {

namespace {

// A point is grabbed within this many pixels.
constexpr qreal kPointReach = 8;
// It is held by its neighbours' lines within this many, and given up this near to straight.
constexpr qreal kPointHold = 6;

qreal distanceTo(const QLineF &line, QPointF point)
{
    const QPointF way = line.p2() - line.p1();
    const qreal square = QPointF::dotProduct(way, way);
    const qreal along =
        square > 0 ? QPointF::dotProduct(point - line.p1(), way) / square : qreal(0);
    return QLineF(point, line.pointAt(std::clamp(along, 0.0, 1.0))).length();
}

/// Leads a connection through a point, or through another place than before.
class RerouteGesture : public Gesture
{
public:
    /// `way` goes from port to port; `point` is the index in it of what is dragged.
    RerouteGesture(const GestureContext &context, workflow::EdgeId edge, QList<QPointF> way,
                   qsizetype point)
        : Gesture(context)
        , m_edge(std::move(edge))
        , m_way(std::move(way))
        , m_point(point)
    { }

    void move(const PointerInput &input) override
    {
        const QPointF place = m_context.viewport.toScene(input.viewPos);
        const QLineF straight(m_way[m_point - 1], m_way[m_point + 1]);
        m_isStraight = distanceTo(straight, place) < m_context.viewport.sceneLength(kPointHold);
        m_way[m_point] = held(place);
        m_context.view.route = wanted();
        m_context.host.liveMoved();
    }
    void release(const PointerInput &input) override
    {
        move(input);
        const QList<QPointF> way = wanted();
        const QList<QPointF> points = way.mid(1, way.size() - 2);
        if (points == m_context.editor.document().layout.edges.value(m_edge))
            return;
        if (const auto done = m_context.editor.setEdgeRoute(m_edge, points); !done)
            m_context.report(done.error(), input.viewPos);
    }
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    bool isPanningAtBorder() const override { return true; }

private:
    /// Between its neighbours the point is not needed.
    QList<QPointF> wanted() const
    {
        QList<QPointF> way = m_way;
        if (m_isStraight)
            way.remove(m_point);
        return way;
    }
    /// Level with a neighbour, or above it, where that is near, and else on the grid.
    QPointF held(QPointF place) const
    {
        const std::array neighbours{QRectF(m_way[m_point - 1], QSizeF(0, 0)),
                                    QRectF(m_way[m_point + 1], QSizeF(0, 0))};
        const GuideShift shift = guideShift(QRectF(place, QSizeF(0, 0)), neighbours,
                                            m_context.viewport.sceneLength(kPointHold));
        const QPointF onGrid = CardMetrics::snapped(place);
        return {shift.x ? place.x() + *shift.x : onGrid.x(),
                shift.y ? place.y() + *shift.y : onGrid.y()};
    }

    const workflow::EdgeId m_edge;
    QList<QPointF> m_way;
    const qsizetype m_point;
    bool m_isStraight = false;
};

QList<QPointF> wayOf(const GestureContext &context, const EdgeItem &edge)
{
    QList<QPointF> way = context.editor.document().layout.edges.value(edge.id);
    way.prepend(edge.curve.at(0));
    way.append(edge.curve.at(1));
    return way;
}

/// The piece of the way that is nearest to the place, by the index of the point behind it.
qsizetype pieceAt(const QList<QPointF> &way, QPointF place)
{
    qsizetype best = 1;
    for (qsizetype i = 2; i < way.size(); ++i) {
        if (distanceTo({way[i - 1], way[i]}, place) < distanceTo({way[best - 1], way[best]}, place))
            best = i;
    }
    return best;
}

} // namespace

std::unique_ptr<Gesture> startReroute(const GestureContext &context, const Press &press)
{
    const Hit &hit = press.hit;
    if (press.input.button != Qt::LeftButton || (!hit.isGround() && hit.kind != Hit::Kind::Edge))
        return nullptr;
    // A point that is there, of whichever connection.
    for (const auto &[id, points] : context.editor.document().layout.edges.asKeyValueRange()) {
        const auto isGrabbed = [&](QPointF point) {
            return QLineF(point, press.scenePos).length()
                <= context.viewport.sceneLength(kPointReach);
        };
        const auto found = std::ranges::find_if(points, isGrabbed);
        const int edge = found == points.end() ? -1 : context.scene.indexOf(id);
        if (edge >= 0 && !context.scene.edges()[size_t(edge)].isHidden)
            return std::make_unique<RerouteGesture>(
                context, id, wayOf(context, context.scene.edges()[size_t(edge)]),
                found - points.begin() + 1);
    }
    if (hit.kind != Hit::Kind::Edge || !press.input.modifiers.testFlag(Qt::AltModifier))
        return nullptr;
    const EdgeItem &edge = context.scene.edges()[size_t(hit.item)];
    QList<QPointF> way = wayOf(context, edge);
    const qsizetype point = pieceAt(way, press.scenePos);
    way.insert(point, press.scenePos);
    return std::make_unique<RerouteGesture>(context, edge.id, std::move(way), point);
}

} // namespace agentops::ui::graph
