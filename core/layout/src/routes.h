// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPointF>
#include <QtCore/QRectF>

#include <vector>

namespace agentops::layout {

/// Tells which of the places in its way a link really has to be led through.
class RouteFinder
{
public:
    /// `obstacles` are all boxes; a link may touch the two that it joins.
    explicit RouteFinder(std::vector<QRectF> obstacles);

    /// Nothing when the curve that goes straight to its end passes no box, else the lanes without
    /// those in between that change nothing.
    QList<QPointF> routeOf(QPointF from, QPointF to, const QList<QPointF> &lanes) const;

private:
    bool isFree(QPointF from, QPointF to) const;

    /// By their left edges.
    std::vector<QRectF> m_obstacles;
    double m_widest = 0;
};

} // namespace agentops::layout
