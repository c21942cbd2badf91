// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/autopan.h"

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

namespace {

constexpr qreal kBorder = 32;
// In a small view most of it is no border.
constexpr qreal kLargestBorder = 0.2;
// Beyond the border it goes faster, up to this many times its width.
constexpr qreal kDeepest = 2;
// At the deepest, in one tick: about 1,500 pixels a second.
constexpr qreal kFastestStep = 24;

qreal depthOf(qreal place, qreal length)
{
    const qreal border = std::min(kBorder, length * kLargestBorder);
    if (border <= 0)
        return 0;
    const qreal before = border - place;
    const qreal behind = place - (length - border);
    const qreal depth = before > 0 ? -before : std::max(behind, 0.0);
    return std::clamp(depth, -kDeepest * border, kDeepest * border);
}

/// What is left of `allowed` on the side where `depth` is.
qreal lessOf(qreal allowed, qreal depth)
{
    if (allowed * depth <= 0)
        return 0;
    return std::abs(depth) < std::abs(allowed) ? depth : allowed;
}

qreal stepOf(qreal depth, qreal allowed)
{
    const qreal rest = allowed * depth > 0 ? depth - lessOf(allowed, depth) : depth;
    return std::round(rest / (kDeepest * kBorder) * kFastestStep);
}

} // namespace

QPointF borderDepth(QPointF viewPos, QSizeF viewSize)
{
    return {depthOf(viewPos.x(), viewSize.width()), depthOf(viewPos.y(), viewSize.height())};
}

QPointF allowedDepth(QPointF before, QPointF viewPos, QSizeF viewSize)
{
    const QPointF depth = borderDepth(viewPos, viewSize);
    return {lessOf(before.x(), depth.x()), lessOf(before.y(), depth.y())};
}

QPointF autoPanStep(QPointF viewPos, QSizeF viewSize, QPointF allowedDepth)
{
    const QPointF depth = borderDepth(viewPos, viewSize);
    return {stepOf(depth.x(), allowedDepth.x()), stepOf(depth.y(), allowedDepth.y())};
}

} // namespace agentops::ui::graph
