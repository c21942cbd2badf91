// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLineF>
#include <QtCore/QList>
#include <QtCore/QRectF>

#include <optional>
#include <span>

namespace agentops::ui::graph {

/// How far a rectangle has to go to stand in line with others, in each direction; nothing where
/// none is near.
struct GuideShift
{
    std::optional<qreal> x;
    std::optional<qreal> y;
};

/// Edges are in line with edges and middles with middles; the nearest line wins, of equally near
/// ones that of an edge. Units: scene units, also `tolerance`. Complexity: linear.
GuideShift guideShift(const QRectF &moving, std::span<const QRectF> others, qreal tolerance);

/// The lines that a rectangle shares with others, each drawn over all that stand in it.
/// Shape: those from top to bottom first; one for each coordinate.
QList<QLineF> guideLines(const QRectF &placed, std::span<const QRectF> others);

} // namespace agentops::ui::graph
