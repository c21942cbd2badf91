// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/edgepath.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

namespace {

// How far the control points of a led piece lie from its ends, as a share of its length.
constexpr qreal kLedReach = 0.38;

/// The direction from one point to another; level when they are one.
QPointF direction(QPointF from, QPointF to)
{
    const QPointF along = to - from;
    const qreal length = std::hypot(along.x(), along.y());
    return length > 0 ? along / length : QPointF(1, 0);
}

scene::Cubic straightCurve(QPointF from, QPointF to)
{
    const qreal dx = to.x() - from.x();
    const qreal dy = std::abs(to.y() - from.y());
    // Forward edges leave and arrive level; backward ones swing around their cards.
    const qreal reach = dx >= 0 ? std::clamp(dx * 0.5, std::min(36.0, 12 + dy * 0.4), 160.0)
                                : std::clamp(48 - dx * 0.35, 48.0, 260.0);
    return {from, from + QPointF(reach, 0), to - QPointF(reach, 0), to};
}

} // namespace

void EdgePath::lead(QPointF from, std::span<const QPointF> points, QPointF to)
{
    m_pieces.clear();
    if (points.empty()) {
        m_pieces.append(straightCurve(from, to));
        return;
    }
    const size_t last = points.size() + 1;
    const auto place = [&](size_t i) {
        return i == 0 ? from : i == last ? to : points[i - 1];
    };
    // Level at both ends, and at a point as its neighbours lie.
    const auto heading = [&](size_t i) {
        return i == 0 || i == last ? QPointF(1, 0) : direction(place(i - 1), place(i + 1));
    };
    for (size_t i = 0; i < last; ++i) {
        const QPointF begin = place(i);
        const QPointF end = place(i + 1);
        const qreal reach = kLedReach * std::hypot(end.x() - begin.x(), end.y() - begin.y());
        m_pieces.append({begin, begin + heading(i) * reach, end - heading(i + 1) * reach, end});
    }
}

QPointF EdgePath::at(qreal t) const
{
    const qreal position = std::clamp(t, 0.0, 1.0) * qreal(m_pieces.size());
    const qsizetype piece = std::min(qsizetype(position), m_pieces.size() - 1);
    return m_pieces[piece].at(position - qreal(piece));
}

QRectF EdgePath::bounds() const
{
    QRectF all = m_pieces.first().bounds();
    for (qsizetype i = 1; i < m_pieces.size(); ++i) {
        const QRectF piece = m_pieces[i].bounds();
        // Not QRectF::united(), to which a straight line is nothing.
        all.setCoords(std::min(all.left(), piece.left()), std::min(all.top(), piece.top()),
                      std::max(all.right(), piece.right()), std::max(all.bottom(), piece.bottom()));
    }
    return all;
}

bool EdgePath::isWithin(const QRectF &area) const
{
    return std::ranges::all_of(m_pieces,
                               [&area](const scene::Cubic &piece) { return piece.isWithin(area); });
}

qreal EdgePath::distanceTo(QPointF point) const
{
    return m_pieces[nearestPiece(point)].distanceTo(point);
}

int EdgePath::nearestPiece(QPointF point) const
{
    const auto nearest = std::ranges::min_element(
        m_pieces, {}, [point](const scene::Cubic &piece) { return piece.distanceTo(point); });
    return int(nearest - m_pieces.begin());
}

} // namespace agentops::ui::graph
