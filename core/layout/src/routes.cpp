// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes.h"

#include <algorithm>
#include <cmath>

namespace agentops::layout {

namespace {

constexpr int kSamples = 24;
constexpr double kClearance = 6;
/// A curve begins and ends level, this part of its way and this far at most.
constexpr double kLevelPart = 0.5;
constexpr double kLevelReach = 160;

QPointF pointOnCurve(QPointF from, QPointF to, double t)
{
    const double reach = std::min((to.x() - from.x()) * kLevelPart, kLevelReach);
    const QPointF first = from + QPointF(reach, 0);
    const QPointF second = to - QPointF(reach, 0);
    const double s = 1 - t;
    return from * (s * s * s) + first * (3 * s * s * t) + second * (3 * s * t * t)
        + to * (t * t * t);
}

} // namespace

RouteFinder::RouteFinder(std::vector<QRectF> obstacles) : m_obstacles(std::move(obstacles))
{
    std::ranges::sort(m_obstacles, {}, &QRectF::left);
    for (const QRectF &obstacle : m_obstacles)
        m_widest = std::max(m_widest, obstacle.width());
}

bool RouteFinder::isFree(QPointF from, QPointF to) const
{
    const double top = std::min(from.y(), to.y()) - kClearance;
    const double bottom = std::max(from.y(), to.y()) + kClearance;
    const auto first =
        std::ranges::lower_bound(m_obstacles, from.x() - m_widest, {}, &QRectF::left);
    for (auto it = first; it != m_obstacles.end() && it->left() < to.x(); ++it) {
        // Those that it joins end where it begins and begin where it ends.
        if (it->right() <= from.x() || it->bottom() < top || it->top() > bottom)
            continue;
        const QRectF wide = it->adjusted(-kClearance, -kClearance, kClearance, kClearance);
        for (int i = 1; i < kSamples; ++i) {
            if (wide.contains(pointOnCurve(from, to, double(i) / kSamples)))
                return false;
        }
    }
    return true;
}

QList<QPointF> RouteFinder::routeOf(QPointF from, QPointF to, const QList<QPointF> &lanes) const
{
    if (lanes.isEmpty() || (from.x() < to.x() && isFree(from, to)))
        return {};
    QList<QPointF> points;
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        const double before = points.isEmpty() ? from.y() : points.last().y();
        const double after = i + 1 < lanes.size() ? lanes[i + 1].y() : to.y();
        if (lanes[i].y() != before || lanes[i].y() != after)
            points.append(lanes[i]);
    }
    return points;
}

} // namespace agentops::layout
