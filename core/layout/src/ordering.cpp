// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordering.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace agentops::layout {

namespace {

using Layers = std::vector<std::vector<int>>;

/// Sweeps without a better order before it is left at that.
constexpr int kPatience = 5;
constexpr int kMaxSweeps = 40;
/// Larger flows get fewer sweeps: what they would gain is not seen.
constexpr size_t kManySegments = 20'000;
constexpr int kFewSweeps = 10;
constexpr int kMaxExchanges = 10;

/// A column while it is ordered.
struct Entry
{
    int node;
    /// Of its neighbourhood, then of itself.
    double shared;
    double own;
};

class Orderer
{
public:
    Orderer(Layered &graph, const CancelToken &token)
        : m_graph(graph)
        , m_token(token)
        , m_positions(graph.nodes.size(), 0)
    { }

    Result<> run()
    {
        Layers best;
        qsizetype fewest = std::numeric_limits<qsizetype>::max();
        const bool isLarge = m_graph.segments.size() > kManySegments;
        for (const bool isSearched : {true, false}) {
            if (isSearched)
                orderBySearch();
            notePositions();
            AO_CHECK(sweep(isLarge ? kFewSweeps : kMaxSweeps, best, fewest));
            if (isLarge || fewest == 0)
                break;
            for (auto &layer : m_graph.layers)
                std::ranges::sort(layer);
        }
        m_graph.layers = std::move(best);
        notePositions();
        return isLarge || fewest == 0 ? Result<>() : exchangeNeighbours();
    }

private:
    /// As a depth-first search from the left comes to them: right for trees.
    void orderBySearch()
    {
        std::vector<bool> isSeen(m_graph.nodes.size(), false);
        Layers layers(m_graph.layers.size());
        std::vector<int> open;
        for (const auto &layer : m_graph.layers) {
            for (const int start : layer) {
                open.push_back(start);
                while (!open.empty()) {
                    const int node = open.back();
                    open.pop_back();
                    if (isSeen[node])
                        continue;
                    isSeen[node] = true;
                    layers[m_graph.nodes[node].layer].push_back(node);
                    const auto &outgoing = m_graph.outgoing[node];
                    for (auto it = outgoing.rbegin(); it != outgoing.rend(); ++it)
                        open.push_back(m_graph.segments[*it].to);
                }
            }
        }
        m_graph.layers = std::move(layers);
    }

    void notePositions()
    {
        for (const auto &layer : m_graph.layers) {
            for (size_t i = 0; i < layer.size(); ++i)
                m_positions[layer[i]] = int(i);
        }
    }

    Result<> sweep(int count, Layers &best, qsizetype &fewest)
    {
        const int last = int(m_graph.layers.size()) - 1;
        int idle = 0;
        for (int i = 0; i <= count && idle < kPatience && fewest > 0; ++i) {
            AO_CHECK(m_token.check());
            const qsizetype crossings = countCrossings(m_graph);
            ++idle;
            if (crossings < fewest) {
                fewest = crossings;
                best = m_graph.layers;
                idle = 0;
            }
            if (i % 2 == 0) {
                for (int layer = 1; layer <= last; ++layer)
                    orderLayer(layer, true);
            } else {
                for (int layer = last - 1; layer >= 0; --layer)
                    orderLayer(layer, false);
            }
        }
        return {};
    }

    /// The mean place of the other ends, or where the node is when there are none.
    double barycenterOf(int node, bool isForward) const
    {
        const auto &segments = isForward ? m_graph.incoming[node] : m_graph.outgoing[node];
        if (segments.empty())
            return m_positions[node] + 0.5;
        double sum = 0;
        for (const int s : segments) {
            const Segment &segment = m_graph.segments[s];
            const int other = isForward ? segment.from : segment.to;
            const double offset = isForward ? segment.fromOffset : segment.toOffset;
            const double height = m_graph.nodes[other].height;
            sum += m_positions[other] + (height > 0 ? std::min(offset / height, 1.0) : 0.5);
        }
        return sum / double(segments.size());
    }

    void orderLayer(int layer, bool isForward)
    {
        std::vector<int> &nodes = m_graph.layers[layer];
        std::vector<Entry> entries;
        entries.reserve(nodes.size());
        for (const int node : nodes) {
            const double own = barycenterOf(node, isForward);
            entries.push_back({node, own, own});
        }
        joinNeighbourhoods(entries);
        std::ranges::stable_sort(entries, [](const Entry &a, const Entry &b) {
            return a.shared != b.shared ? a.shared < b.shared : a.own < b.own;
        });
        for (size_t i = 0; i < entries.size(); ++i) {
            nodes[i] = entries[i].node;
            m_positions[nodes[i]] = int(i);
        }
    }

    void joinNeighbourhoods(std::vector<Entry> &entries) const
    {
        std::vector<Entry *> members;
        for (Entry &entry : entries) {
            if (m_graph.nodes[entry.node].neighbourhood >= 0)
                members.push_back(&entry);
        }
        const auto numberOf = [this](const Entry *entry) {
            return m_graph.nodes[entry->node].neighbourhood;
        };
        std::ranges::stable_sort(members, {}, numberOf);
        for (size_t begin = 0, end = 0; begin < members.size(); begin = end) {
            double sum = 0;
            for (end = begin;
                 end < members.size() && numberOf(members[end]) == numberOf(members[begin]); ++end)
                sum += members[end]->own;
            for (size_t i = begin; i < end; ++i)
                members[i]->shared = sum / double(end - begin);
        }
    }

    /// Where the segments of a node end on one side, by place and then by port.
    void endsOf(int node, bool areIncoming, std::vector<std::pair<int, double>> &ends) const
    {
        ends.clear();
        for (const int s : areIncoming ? m_graph.incoming[node] : m_graph.outgoing[node]) {
            const Segment &segment = m_graph.segments[s];
            ends.emplace_back(m_positions[areIncoming ? segment.from : segment.to],
                              areIncoming ? segment.fromOffset : segment.toOffset);
        }
        std::ranges::sort(ends);
    }

    /// Crossings of the segments of `upper` with those of `lower` less those of the other order.
    int gainOfExchange(int upper, int lower)
    {
        int gain = 0;
        for (const bool areIncoming : {true, false}) {
            endsOf(upper, areIncoming, m_upperEnds);
            endsOf(lower, areIncoming, m_lowerEnds);
            size_t below = 0;
            size_t notAbove = 0;
            for (const auto &end : m_upperEnds) {
                while (below < m_lowerEnds.size() && m_lowerEnds[below] < end)
                    ++below;
                while (notAbove < m_lowerEnds.size() && m_lowerEnds[notAbove] <= end)
                    ++notAbove;
                gain += int(below) - int(m_lowerEnds.size() - notAbove);
            }
        }
        return gain;
    }

    Result<> exchangeNeighbours()
    {
        bool isBetter = true;
        for (int round = 0; isBetter && round < kMaxExchanges; ++round) {
            isBetter = false;
            AO_CHECK(m_token.check());
            for (auto &layer : m_graph.layers) {
                for (size_t i = 1; i < layer.size(); ++i) {
                    const int hood = m_graph.nodes[layer[i]].neighbourhood;
                    if (hood != m_graph.nodes[layer[i - 1]].neighbourhood
                        || gainOfExchange(layer[i - 1], layer[i]) <= 0)
                        continue;
                    std::swap(layer[i - 1], layer[i]);
                    std::swap(m_positions[layer[i - 1]], m_positions[layer[i]]);
                    isBetter = true;
                }
            }
        }
        return {};
    }

    Layered &m_graph;
    const CancelToken &m_token;
    std::vector<int> m_positions;
    std::vector<std::pair<int, double>> m_upperEnds;
    std::vector<std::pair<int, double>> m_lowerEnds;
};

/// Numbers the places where segments end on the left side of a column, from top to bottom; those
/// that end at the same place have the same number.
int numberEnds(const Layered &graph, const std::vector<int> &layer, std::vector<int> &numbers)
{
    int number = -1;
    for (const int node : layer) {
        double previous = 0;
        bool isFirst = true;
        for (const int s : graph.incoming[node]) {
            const double offset = graph.segments[s].toOffset;
            if (isFirst || offset != previous)
                ++number;
            numbers[s] = number;
            previous = offset;
            isFirst = false;
        }
    }
    return number + 1;
}

} // namespace

qsizetype countCrossings(const Layered &graph)
{
    qsizetype crossings = 0;
    std::vector<int> numbers(graph.segments.size(), 0);
    std::vector<int> ends;
    std::vector<int> tree;
    for (size_t layer = 0; layer + 1 < graph.layers.size(); ++layer) {
        const int count = numberEnds(graph, graph.layers[layer + 1], numbers);
        tree.assign(size_t(count) + 1, 0);
        int seen = 0;
        for (const int node : graph.layers[layer]) {
            const auto &outgoing = graph.outgoing[node];
            for (size_t begin = 0, end = 0; begin < outgoing.size(); begin = end) {
                ends.clear();
                const double offset = graph.segments[outgoing[begin]].fromOffset;
                for (end = begin;
                     end < outgoing.size() && graph.segments[outgoing[end]].fromOffset == offset;
                     ++end)
                    ends.push_back(numbers[outgoing[end]]);
                // Those that begin at the same place do not cross each other.
                for (const int number : ends) {
                    int notBelow = 0;
                    for (int i = number + 1; i > 0; i -= i & -i)
                        notBelow += tree[i];
                    crossings += seen - notBelow;
                }
                for (const int number : ends) {
                    for (int i = number + 1; i <= count; i += i & -i)
                        ++tree[i];
                }
                seen += int(ends.size());
            }
        }
    }
    return crossings;
}

Result<> orderLayers(Layered &graph, const CancelToken &token)
{
    return Orderer(graph, token).run();
}

} // namespace agentops::layout
