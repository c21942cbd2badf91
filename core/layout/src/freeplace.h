// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>

#include <limits>
#include <vector>

namespace agentops::layout {

/// How far up and left something may go.
struct MoveLimit
{
    double left = std::numeric_limits<double>::max();
    double up = std::numeric_limits<double>::max();
};

/// The shortest way, straight up, down, left or right, that takes all of `moved` out of
/// `obstacles`, `gap` away from each; down when it is equal.
/// Complexity: the product of both.
QPointF wayOut(const std::vector<QRectF> &moved, const std::vector<QRectF> &obstacles, double gap,
               const MoveLimit &limit);

} // namespace agentops::layout
