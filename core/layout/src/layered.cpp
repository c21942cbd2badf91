// SPDX-License-Identifier: GPL-3.0-or-later
#include "layered.h"

#include "layering.h"

#include <algorithm>

namespace agentops::layout {

namespace {

/// Columns of pieces; the ends at a border have a column of their own.
std::vector<int> columnsOf(const std::vector<Piece> &pieces, const std::vector<Arc> &arcs)
{
    std::vector<int> inner(pieces.size(), -1);
    int innerCount = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].end == Piece::End::None)
            inner[i] = innerCount++;
    }
    std::vector<Arc> innerArcs;
    for (const Arc &arc : arcs) {
        if (inner[arc.from] >= 0 && inner[arc.to] >= 0)
            innerArcs.push_back({inner[arc.from], inner[arc.to]});
    }
    const std::vector<int> innerLayers = layersOf(innerCount, innerArcs);
    const int last = innerLayers.empty() ? 0 : *std::ranges::max_element(innerLayers);
    const bool hasFirst = std::ranges::contains(pieces, Piece::End::First, &Piece::end);
    std::vector<int> layers(pieces.size(), 0);
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].end == Piece::End::None)
            layers[i] = innerLayers[inner[i]] + (hasFirst ? 1 : 0);
        else if (pieces[i].end == Piece::End::Last)
            layers[i] = last + (hasFirst ? 2 : 1);
    }
    return layers;
}

} // namespace

Layered Layered::create(const std::vector<Piece> &pieces, const std::vector<Wire> &wires)
{
    std::vector<Arc> arcs;
    for (const Wire &wire : wires)
        arcs.push_back({wire.from, wire.to});
    Layered result;
    result.isBack = backArcs(int(pieces.size()), arcs);
    for (size_t i = 0; i < arcs.size(); ++i) {
        if (result.isBack[i])
            std::swap(arcs[i].from, arcs[i].to);
    }
    const std::vector<int> columns = columnsOf(pieces, arcs);
    for (size_t i = 0; i < pieces.size(); ++i)
        result.nodes.push_back(
            {int(i), columns[i], pieces[i].size.height(), pieces[i].neighbourhood});
    for (size_t i = 0; i < wires.size(); ++i) {
        const Wire &wire = wires[i];
        const double begin = result.isBack[i] ? wire.toOffset : wire.fromOffset;
        const double end = result.isBack[i] ? wire.fromOffset : wire.toOffset;
        std::vector<int> lanes;
        int from = arcs[i].from;
        double offset = begin;
        for (int layer = columns[from] + 1; layer < columns[arcs[i].to]; ++layer) {
            const int lane = int(result.nodes.size());
            result.nodes.push_back({-1, layer, 0, -1});
            result.segments.push_back({from, lane, offset, 0});
            lanes.push_back(lane);
            from = lane;
            offset = 0;
        }
        result.segments.push_back({from, arcs[i].to, offset, end});
        result.lanes.push_back(std::move(lanes));
    }
    result.incoming.resize(result.nodes.size());
    result.outgoing.resize(result.nodes.size());
    for (int i = 0; i < int(result.segments.size()); ++i) {
        result.outgoing[result.segments[i].from].push_back(i);
        result.incoming[result.segments[i].to].push_back(i);
    }
    for (auto &segments : result.outgoing)
        std::ranges::stable_sort(segments, {},
                                 [&result](int s) { return result.segments[s].fromOffset; });
    for (auto &segments : result.incoming)
        std::ranges::stable_sort(segments, {},
                                 [&result](int s) { return result.segments[s].toOffset; });
    int layerCount = 0;
    for (const Node &node : result.nodes)
        layerCount = std::max(layerCount, node.layer + 1);
    result.layers.resize(size_t(layerCount));
    for (int i = 0; i < int(result.nodes.size()); ++i)
        result.layers[result.nodes[i].layer].push_back(i);
    return result;
}

} // namespace agentops::layout
