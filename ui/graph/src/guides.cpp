// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/guides.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace agentops::ui::graph {

namespace {

// Closer than this is the same line.
constexpr qreal kSameLine = 0.01;

/// A rectangle along one direction.
struct Extent
{
    qreal start;
    qreal end;

    qreal middle() const { return (start + end) / 2; }
};

Extent across(const QRectF &rect)
{
    return {rect.left(), rect.right()};
}

Extent down(const QRectF &rect)
{
    return {rect.top(), rect.bottom()};
}

/// From lines of `moving` to lines of `other` that may become one.
std::array<qreal, 5> distances(const Extent &moving, const Extent &other)
{
    return {other.start - moving.start, other.end - moving.end, other.start - moving.end,
            other.end - moving.start, other.middle() - moving.middle()};
}

template<typename ExtentOf>
std::optional<qreal> nearestShift(const QRectF &moving, std::span<const QRectF> others,
                                  qreal tolerance, ExtentOf extentOf)
{
    std::optional<qreal> best;
    for (const QRectF &other : others) {
        for (const qreal distance : distances(extentOf(moving), extentOf(other))) {
            if (std::abs(distance) <= tolerance
                && (!best || std::abs(distance) < std::abs(*best) - kSameLine))
                best = distance;
        }
    }
    return best;
}

/// A line at `place`, from `start` to `end` in the other direction.
struct Line
{
    qreal place;
    Extent reach;
};

template<typename ExtentOf, typename ReachOf>
std::vector<Line> sharedLines(const QRectF &placed, std::span<const QRectF> others,
                              ExtentOf extentOf, ReachOf reachOf)
{
    std::vector<Line> lines;
    const Extent own = extentOf(placed);
    const auto add = [&](qreal place, const QRectF &other) {
        auto line = std::ranges::find_if(lines, [place](const Line &known) {
            return std::abs(known.place - place) < kSameLine;
        });
        if (line == lines.end())
            line = lines.insert(lines.end(), {place, reachOf(placed)});
        line->reach.start = std::min(line->reach.start, reachOf(other).start);
        line->reach.end = std::max(line->reach.end, reachOf(other).end);
    };
    for (const QRectF &other : others) {
        const std::array<qreal, 5> away = distances(own, extentOf(other));
        const std::array<qreal, 5> places{own.start, own.end, own.end, own.start, own.middle()};
        for (size_t i = 0; i < away.size(); ++i) {
            if (std::abs(away[i]) < kSameLine)
                add(places[i], other);
        }
    }
    return lines;
}

} // namespace

GuideShift guideShift(const QRectF &moving, std::span<const QRectF> others, qreal tolerance)
{
    return {nearestShift(moving, others, tolerance, across),
            nearestShift(moving, others, tolerance, down)};
}

QList<QLineF> guideLines(const QRectF &placed, std::span<const QRectF> others)
{
    QList<QLineF> guides;
    for (const Line &line : sharedLines(placed, others, across, down))
        guides.append(QLineF(line.place, line.reach.start, line.place, line.reach.end));
    for (const Line &line : sharedLines(placed, others, down, across))
        guides.append(QLineF(line.reach.start, line.place, line.reach.end, line.place));
    return guides;
}

} // namespace agentops::ui::graph
