// SPDX-License-Identifier: GPL-3.0-or-later
#include "layering.h"

#include <algorithm>
#include <limits>

namespace agentops::layout {

namespace {

constexpr int kMaxShortenings = 12;

/// Nodes with those before them first, smaller ones first.
std::vector<int> topologicalOrder(int nodeCount, const std::vector<Arc> &arcs,
                                  const std::vector<std::vector<int>> &outgoing)
{
    std::vector<int> open(size_t(nodeCount), 0);
    for (const Arc &arc : arcs)
        ++open[arc.to];
    std::vector<int> order;
    order.reserve(size_t(nodeCount));
    for (int node = 0; node < nodeCount; ++node) {
        if (open[node] == 0)
            order.push_back(node);
    }
    for (size_t i = 0; i < order.size(); ++i) {
        for (const int arc : outgoing[order[i]]) {
            if (--open[arcs[arc].to] == 0)
                order.push_back(arcs[arc].to);
        }
    }
    return order;
}

} // namespace

std::vector<std::vector<int>> arcsOf(int nodeCount, const std::vector<Arc> &arcs, bool areOutgoing)
{
    std::vector<std::vector<int>> result(static_cast<size_t>(nodeCount));
    for (int i = 0; i < int(arcs.size()); ++i)
        result[areOutgoing ? arcs[i].from : arcs[i].to].push_back(i);
    return result;
}

std::vector<bool> backArcs(int nodeCount, const std::vector<Arc> &arcs)
{
    enum class State { New, Open, Done };
    const auto outgoing = arcsOf(nodeCount, arcs, true);
    std::vector<State> states(size_t(nodeCount), State::New);
    std::vector<bool> isBack(arcs.size(), false);
    struct Step
    {
        int node;
        size_t next;
    };
    std::vector<Step> path;
    const auto search = [&](int start) {
        if (states[start] != State::New)
            return;
        states[start] = State::Open;
        path.push_back({start, 0});
        while (!path.empty()) {
            Step &step = path.back();
            if (step.next == outgoing[step.node].size()) {
                states[step.node] = State::Done;
                path.pop_back();
                continue;
            }
            const int arc = outgoing[step.node][step.next++];
            const int target = arcs[arc].to;
            if (states[target] == State::Open) {
                isBack[arc] = true;
            } else if (states[target] == State::New) {
                states[target] = State::Open;
                path.push_back({target, 0});
            }
        }
    };
    std::vector<bool> isEntered(size_t(nodeCount), false);
    for (const Arc &arc : arcs)
        isEntered[arc.to] = true;
    for (int node = 0; node < nodeCount; ++node) {
        if (!isEntered[node])
            search(node);
    }
    for (int node = 0; node < nodeCount; ++node)
        search(node);
    return isBack;
}

std::vector<int> layersOf(int nodeCount, const std::vector<Arc> &arcs)
{
    const auto outgoing = arcsOf(nodeCount, arcs, true);
    const auto incoming = arcsOf(nodeCount, arcs, false);
    const std::vector<int> order = topologicalOrder(nodeCount, arcs, outgoing);
    std::vector<int> layers(size_t(nodeCount), 0);
    for (const int node : order) {
        for (const int arc : outgoing[node])
            layers[arcs[arc].to] = std::max(layers[arcs[arc].to], layers[node] + 1);
    }
    bool isMoved = true;
    for (int round = 0; isMoved && round < kMaxShortenings; ++round) {
        isMoved = false;
        for (auto it = order.rbegin(); it != order.rend(); ++it) {
            const int node = *it;
            if (outgoing[node].size() <= incoming[node].size())
                continue;
            int latest = std::numeric_limits<int>::max();
            for (const int arc : outgoing[node])
                latest = std::min(latest, layers[arcs[arc].to] - 1);
            isMoved = isMoved || latest > layers[node];
            layers[node] = latest;
        }
    }
    if (layers.empty())
        return layers;
    const int first = *std::ranges::min_element(layers);
    for (int &layer : layers)
        layer -= first;
    return layers;
}

} // namespace agentops::layout
