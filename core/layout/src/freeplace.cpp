// SPDX-License-Identifier: GPL-3.0-or-later
#include "freeplace.h"

#include <algorithm>
#include <cmath>

namespace agentops::layout {

namespace {

/// Distances between its ends are not allowed.
struct Interval
{
    double begin;
    double end;
};

/// The smallest distance, `back` at most to the other side, that no interval forbids.
double shortest(std::vector<Interval> forbidden, double back)
{
    std::ranges::sort(forbidden, {}, &Interval::begin);
    double forward = 0;
    for (const Interval &interval : forbidden) {
        if (interval.begin < forward && interval.end > forward)
            forward = interval.end;
    }
    std::ranges::sort(forbidden, std::ranges::greater(), &Interval::end);
    double backward = 0;
    for (const Interval &interval : forbidden) {
        if (interval.end > backward && interval.begin < backward)
            backward = interval.begin;
    }
    return -backward < forward && -backward <= back ? backward : forward;
}

} // namespace

QPointF wayOut(const std::vector<QRectF> &moved, const std::vector<QRectF> &obstacles, double gap,
               const MoveLimit &limit)
{
    std::vector<Interval> across;
    std::vector<Interval> along;
    for (const QRectF &obstacle : obstacles) {
        const QRectF wide = obstacle.adjusted(-gap, -gap, gap, gap);
        for (const QRectF &rect : moved) {
            if (rect.left() < wide.right() && rect.right() > wide.left())
                along.push_back({wide.top() - rect.bottom(), wide.bottom() - rect.top()});
            if (rect.top() < wide.bottom() && rect.bottom() > wide.top())
                across.push_back({wide.left() - rect.right(), wide.right() - rect.left()});
        }
    }
    const double dy = shortest(std::move(along), limit.up);
    const double dx = shortest(std::move(across), limit.left);
    return std::abs(dx) < std::abs(dy) ? QPointF(dx, 0) : QPointF(0, dy);
}

} // namespace agentops::layout
