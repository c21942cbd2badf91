// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/query.h>

#include "definitiontable.h"

#include <QtCore/QHash>

#include <algorithm>
#include <deque>

namespace agentops::codemap {

namespace {

enum class Direction : quint8 { Forward, Backward };

QList<Reached> reach(const Snapshot &snapshot, NodeIndex start, int maxDepth, Grain grain,
                     Direction direction)
{
    const std::span<const Edge> edges = snapshot.edges();
    QHash<NodeIndex, qsizetype> seen;
    QList<Reached> reached;
    std::deque<std::pair<NodeIndex, int>> open{{start, 0}};
    while (!open.empty()) {
        const auto [node, depth] = open.front();
        open.pop_front();
        if (maxDepth > 0 && depth >= maxDepth)
            continue;
        const auto visit = [&](quint32 position) {
            const Edge &edge = edges[position];
            const NodeIndex end = direction == Direction::Forward ? edge.to : edge.from;
            if (snapshot.contains(start, end) || snapshot.contains(node, end))
                return;
            const NodeIndex other = grain == Grain::File ? snapshot.fileOf(end) : end;
            const auto known = seen.constFind(other);
            if (known == seen.constEnd()) {
                seen.insert(other, reached.size());
                reached.append({other, depth + 1, position, 1});
                open.emplace_back(other, depth + 1);
            } else if (reached[*known].depth == depth + 1) {
                ++reached[*known].count;
            }
        };
        if (direction == Direction::Forward) {
            const std::span<const Edge> out = snapshot.outgoing(node);
            const auto first = quint32(out.data() - edges.data());
            for (quint32 i = 0; i < out.size(); ++i)
                visit(first + i);
        } else {
            for (const quint32 position : snapshot.incoming(node))
                visit(position);
        }
    }
    std::ranges::stable_sort(reached, [](const Reached &a, const Reached &b) {
        return std::pair(a.depth, a.node) < std::pair(b.depth, b.node);
    });
    return reached;
}

// Files as a graph of their own: neighbours by position in `files`.
struct FileGraph
{
    std::vector<NodeIndex> files;
    QHash<NodeIndex, quint32> positions;
    std::vector<std::vector<quint32>> next;
};

bool closesCycle(const Snapshot &snapshot, const Edge &edge, NodeIndex fromFile)
{
    if (edge.isTypeOnly || edge.kind == EdgeKind::Calls)
        return false;
    // Where every dependency is imported, the imports tell; a name used may be a type only.
    return edge.kind != EdgeKind::Uses
        || !importsEverything(familyOf(snapshot.node(fromFile).language));
}

FileGraph fileGraph(const Snapshot &snapshot)
{
    FileGraph graph;
    for (NodeIndex i = 0; i < snapshot.nodes().size(); ++i) {
        if (snapshot.node(i).kind == NodeKind::File) {
            graph.positions.insert(i, quint32(graph.files.size()));
            graph.files.push_back(i);
        }
    }
    graph.next.resize(graph.files.size());
    for (const Edge &edge : snapshot.edges()) {
        const NodeIndex from = snapshot.fileOf(edge.from);
        const NodeIndex to = snapshot.fileOf(edge.to);
        if (from == to || snapshot.node(to).kind != NodeKind::File
            || !closesCycle(snapshot, edge, from))
            continue;
        std::vector<quint32> &next = graph.next[graph.positions[from]];
        const quint32 target = graph.positions[to];
        if (next.empty() || next.back() != target)
            next.push_back(target);
    }
    return graph;
}

} // namespace

QList<Reached> dependencies(const Snapshot &snapshot, NodeIndex start, int maxDepth, Grain grain)
{
    return reach(snapshot, start, maxDepth, grain, Direction::Forward);
}

QList<Reached> dependents(const Snapshot &snapshot, NodeIndex start, int maxDepth, Grain grain)
{
    return reach(snapshot, start, maxDepth, grain, Direction::Backward);
}

std::vector<std::vector<NodeIndex>> cycles(const Snapshot &snapshot)
{
    const FileGraph graph = fileGraph(snapshot);
    const size_t count = graph.files.size();
    constexpr quint32 kUnseen = ~0u;
    std::vector<quint32> order(count, kUnseen), low(count, 0);
    std::vector<bool> isOnStack(count, false);
    std::vector<quint32> stack;
    std::vector<std::pair<quint32, size_t>> open; // a file and the neighbour to look at next
    std::vector<std::vector<NodeIndex>> found;
    quint32 counter = 0;
    for (quint32 root = 0; root < count; ++root) {
        if (order[root] != kUnseen)
            continue;
        open.emplace_back(root, 0);
        while (!open.empty()) {
            auto &[at, next] = open.back();
            if (next == 0) {
                order[at] = low[at] = counter++;
                stack.push_back(at);
                isOnStack[at] = true;
            }
            if (next < graph.next[at].size()) {
                const quint32 neighbour = graph.next[at][next++];
                if (order[neighbour] == kUnseen)
                    open.emplace_back(neighbour, 0);
                else if (isOnStack[neighbour])
                    low[at] = std::min(low[at], order[neighbour]);
                continue;
            }
            if (low[at] == order[at]) {
                std::vector<NodeIndex> component;
                quint32 member = 0;
                do {
                    member = stack.back();
                    stack.pop_back();
                    isOnStack[member] = false;
                    component.push_back(graph.files[member]);
                } while (member != at);
                if (component.size() > 1) {
                    std::ranges::sort(component);
                    found.push_back(std::move(component));
                }
            }
            const quint32 done = at;
            open.pop_back();
            if (!open.empty())
                low[open.back().first] = std::min(low[open.back().first], low[done]);
        }
    }
    std::ranges::sort(found, [](const auto &a, const auto &b) {
        return std::pair(b.size(), a.front()) < std::pair(a.size(), b.front());
    });
    return found;
}

QList<Edge> shortestCycle(const Snapshot &snapshot, const std::vector<NodeIndex> &cycle)
{
    if (cycle.empty())
        return {};
    // Breadth first from the first file until an edge leads back to it.
    const NodeIndex start = cycle.front();
    QHash<NodeIndex, Edge> cameBy;
    std::deque<NodeIndex> open{start};
    while (!open.empty()) {
        const NodeIndex at = open.front();
        open.pop_front();
        for (const Edge &edge : snapshot.outgoing(at)) {
            const NodeIndex to = snapshot.fileOf(edge.to);
            if (to == at || !closesCycle(snapshot, edge, at)
                || !std::ranges::binary_search(cycle, to))
                continue;
            const Edge step{at, to, edge.kind, edge.line, edge.isTypeOnly};
            if (to == start) {
                QList<Edge> path{step};
                for (NodeIndex back = at; back != start; back = cameBy[back].from)
                    path.prepend(cameBy[back]);
                return path;
            }
            if (!cameBy.contains(to)) {
                cameBy.insert(to, step);
                open.push_back(to);
            }
        }
    }
    return {};
}

} // namespace agentops::codemap
