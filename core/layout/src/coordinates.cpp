// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace agentops::layout {

namespace {

/// Boxes whose ports differ by less than this stand level with each other, not their ports: else
/// every chain would be a staircase.
constexpr double kNearlyLevel = 96;

/// Which of the four layouts: blocks begin on the left or right, and go up or down.
struct Direction
{
    bool isFromLeft = true;
    bool isDownward = true;
};

/// Chains of nodes that are level with each other, and how far each is below the first.
struct Blocks
{
    std::vector<int> block;
    std::vector<double> shift;
    int count = 0;
};

struct Constraint
{
    int other;
    double distance;
};

class RowPlacer
{
public:
    RowPlacer(const Layered &graph, const RowGaps &gaps)
        : m_graph(graph)
        , m_gaps(gaps)
        , m_positions(graph.nodes.size(), 0)
        , m_isConflict(graph.segments.size(), false)
    {
        for (const auto &layer : graph.layers) {
            for (size_t i = 0; i < layer.size(); ++i)
                m_positions[layer[i]] = int(i);
        }
    }

    std::vector<double> run()
    {
        markConflicts();
        std::array<std::vector<double>, 4> all;
        for (size_t i = 0; i < all.size(); ++i)
            all[i] = topsIn({.isFromLeft = i % 2 == 0, .isDownward = i < 2});
        return balanced(all);
    }

private:
    bool isInner(const Segment &segment) const
    {
        return m_graph.nodes[segment.from].isLane() && m_graph.nodes[segment.to].isLane();
    }

    /// A segment that crosses a straight lane gives way to it.
    void markConflicts()
    {
        for (size_t l = 0; l + 1 < m_graph.layers.size(); ++l) {
            const std::vector<int> &layer = m_graph.layers[l + 1];
            int lower = -1;
            size_t scanned = 0;
            for (size_t i = 0; i < layer.size(); ++i) {
                const int inner = innerOf(layer[i]);
                if (inner < 0 && i + 1 < layer.size())
                    continue;
                const int upper = inner >= 0 ? m_positions[m_graph.segments[inner].from]
                                             : std::numeric_limits<int>::max();
                for (; scanned <= i; ++scanned) {
                    for (const int s : m_graph.incoming[layer[scanned]]) {
                        const int place = m_positions[m_graph.segments[s].from];
                        if ((place < lower || place > upper) && !isInner(m_graph.segments[s]))
                            m_isConflict[s] = true;
                    }
                }
                lower = upper;
            }
        }
    }

    int innerOf(int node) const
    {
        const auto &incoming = m_graph.incoming[node];
        return incoming.size() == 1 && isInner(m_graph.segments[incoming.front()])
            ? incoming.front()
            : -1;
    }

    /// Segments of a node towards where blocks begin, as their other ends stand.
    std::vector<int> sortedSegments(int node, const Direction &direction) const
    {
        std::vector<int> segments =
            direction.isFromLeft ? m_graph.incoming[node] : m_graph.outgoing[node];
        const auto placeOf = [&](int s) {
            const Segment &segment = m_graph.segments[s];
            return direction.isFromLeft ? std::pair(m_positions[segment.from], segment.fromOffset)
                                        : std::pair(m_positions[segment.to], segment.toOffset);
        };
        std::ranges::stable_sort(segments, {}, placeOf);
        if (!direction.isDownward)
            std::ranges::reverse(segments);
        return segments;
    }

    Blocks blocksIn(const Direction &direction) const
    {
        Blocks blocks;
        blocks.block.assign(m_graph.nodes.size(), -1);
        blocks.shift.assign(m_graph.nodes.size(), 0);
        std::vector<bool> isContinued(m_graph.nodes.size(), false);
        const int count = int(m_graph.layers.size());
        const int step = direction.isDownward ? 1 : -1;
        for (int i = 0; i < count; ++i) {
            const auto &layer = m_graph.layers[direction.isFromLeft ? i : count - 1 - i];
            // The last place in the column before that is taken, in the direction.
            int taken = direction.isDownward ? -1 : std::numeric_limits<int>::max();
            for (size_t k = 0; k < layer.size(); ++k) {
                const int node = layer[direction.isDownward ? k : layer.size() - 1 - k];
                const std::vector<int> segments = sortedSegments(node, direction);
                const size_t middle = segments.empty() ? 0 : (segments.size() - 1) / 2;
                for (size_t m = middle; m < segments.size() && m <= segments.size() / 2; ++m) {
                    const Segment &segment = m_graph.segments[segments[m]];
                    const int other = direction.isFromLeft ? segment.from : segment.to;
                    const bool isFree = step * m_positions[other] > step * taken;
                    if (m_isConflict[segments[m]] || !isFree || isContinued[other])
                        continue;
                    const double there =
                        direction.isFromLeft ? segment.fromOffset : segment.toOffset;
                    const double here =
                        direction.isFromLeft ? segment.toOffset : segment.fromOffset;
                    blocks.block[node] = blocks.block[other];
                    blocks.shift[node] =
                        blocks.shift[other] + stepBetween(other, there, node, here);
                    isContinued[other] = true;
                    taken = m_positions[other];
                    break;
                }
                if (blocks.block[node] < 0)
                    blocks.block[node] = blocks.count++;
            }
        }
        return blocks;
    }

    /// How far a node is below the one that it is joined with, so that both look level.
    double stepBetween(int other, double there, int node, double here) const
    {
        const bool areBoxes = m_graph.nodes[other].height > 0 && m_graph.nodes[node].height > 0;
        const double step = there - here;
        return areBoxes && std::abs(step) < kNearlyLevel ? 0 : step;
    }

    /// How far the top of `lower` has to be below that of `upper`.
    double distance(int upper, int lower) const
    {
        const Layered::Node &above = m_graph.nodes[upper];
        const bool isLane = above.isLane() || m_graph.nodes[lower].isLane();
        return above.height + (isLane ? m_gaps.lane : m_gaps.between);
    }

    std::vector<double> topsIn(const Direction &direction) const
    {
        const Blocks blocks = blocksIn(direction);
        std::vector<std::vector<Constraint>> below(size_t(blocks.count));
        std::vector<std::vector<Constraint>> above(size_t(blocks.count));
        for (const auto &layer : m_graph.layers) {
            for (size_t i = 1; i < layer.size(); ++i) {
                const int upper = layer[i - 1];
                const int lower = layer[i];
                const double apart =
                    blocks.shift[upper] + distance(upper, lower) - blocks.shift[lower];
                below[blocks.block[upper]].push_back({blocks.block[lower], apart});
                above[blocks.block[lower]].push_back({blocks.block[upper], apart});
            }
        }
        const std::vector<double> tops =
            direction.isDownward ? packed(above, below, 1) : packed(below, above, -1);
        std::vector<double> result(m_graph.nodes.size());
        for (size_t i = 0; i < result.size(); ++i)
            result[i] = tops[blocks.block[i]] + blocks.shift[i];
        return result;
    }

    /// Every block as near as it can be to those before it, then as near as it can be to those
    /// behind. `sign` is -1 when before means below.
    static std::vector<double> packed(const std::vector<std::vector<Constraint>> &before,
                                      const std::vector<std::vector<Constraint>> &behind,
                                      double sign)
    {
        std::vector<size_t> open(before.size());
        std::vector<int> order;
        for (size_t i = 0; i < before.size(); ++i) {
            open[i] = before[i].size();
            if (open[i] == 0)
                order.push_back(int(i));
        }
        std::vector<double> result(before.size(), 0);
        for (size_t i = 0; i < order.size(); ++i) {
            const int block = order[i];
            for (const Constraint &next : behind[block]) {
                result[next.other] = std::max(result[next.other], result[block] + next.distance);
                if (--open[next.other] == 0)
                    order.push_back(next.other);
            }
        }
        for (auto it = order.rbegin(); it != order.rend(); ++it) {
            double latest = std::numeric_limits<double>::max();
            for (const Constraint &next : behind[*it])
                latest = std::min(latest, result[next.other] - next.distance);
            if (!behind[*it].empty())
                result[*it] = std::max(result[*it], latest);
        }
        for (double &value : result)
            value *= sign;
        return result;
    }

    double heightOf(const std::vector<double> &tops) const
    {
        double first = std::numeric_limits<double>::max();
        double last = std::numeric_limits<double>::lowest();
        for (size_t i = 0; i < tops.size(); ++i) {
            first = std::min(first, tops[i]);
            last = std::max(last, tops[i] + m_graph.nodes[i].height);
        }
        return last - first;
    }

    /// The mean of the two middle ones of the four, after they are put beside the lowest of them.
    std::vector<double> balanced(std::array<std::vector<double>, 4> &all) const
    {
        std::vector<double> result(m_graph.nodes.size(), 0);
        if (result.empty())
            return result;
        const auto edge = [this](const std::vector<double> &tops, bool isTop) {
            double value = tops.front() + (isTop ? 0 : m_graph.nodes.front().height);
            for (size_t i = 0; i < tops.size(); ++i)
                value = isTop ? std::min(value, tops[i])
                              : std::max(value, tops[i] + m_graph.nodes[i].height);
            return value;
        };
        const auto lowest =
            std::ranges::min_element(all, {}, [this](const auto &tops) { return heightOf(tops); });
        const double top = edge(*lowest, true);
        const double bottom = edge(*lowest, false);
        for (size_t i = 0; i < all.size(); ++i) {
            const double move = i < 2 ? top - edge(all[i], true) : bottom - edge(all[i], false);
            for (double &value : all[i])
                value += move;
        }
        for (size_t i = 0; i < result.size(); ++i) {
            std::array<double, 4> values{all[0][i], all[1][i], all[2][i], all[3][i]};
            std::ranges::sort(values);
            result[i] = (values[1] + values[2]) / 2;
        }
        const double first = *std::ranges::min_element(result);
        for (double &value : result)
            value -= first;
        return result;
    }

    const Layered &m_graph;
    const RowGaps &m_gaps;
    std::vector<int> m_positions;
    std::vector<bool> m_isConflict;
};

} // namespace

std::vector<double> topsOf(const Layered &graph, const RowGaps &gaps)
{
    return RowPlacer(graph, gaps).run();
}

} // namespace agentops::layout
