// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph.h"

#include <functional>
#include <queue>
#include <utility>

namespace agentops::workflow {

namespace {

/// Marks what can be reached along `next`, without the start itself.
std::vector<char> reach(const std::vector<std::vector<int>> &next, int start)
{
    std::vector<char> seen(next.size(), 0);
    std::vector<int> open{start};
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int other : next[size_t(node)]) {
            if (!std::exchange(seen[size_t(other)], char(1)))
                open.push_back(other);
        }
    }
    return seen;
}

} // namespace

Graph::Graph(const Document &document)
    : successors(size_t(document.nodes.size()))
    , predecessors(size_t(document.nodes.size()))
    , parents(size_t(document.nodes.size()), -1)
{
    index.reserve(document.nodes.size());
    for (qsizetype i = 0; i < document.nodes.size(); ++i)
        index.insert(document.nodes[i].id, int(i));
    for (qsizetype i = 0; i < document.nodes.size(); ++i) {
        if (const NodeId &parent = document.nodes[i].parent; !parent.isEmpty())
            parents[size_t(i)] = index.value(parent, -1);
    }
    ends.reserve(size_t(document.edges.size()));
    for (const Edge &edge : document.edges) {
        const auto [from, to] =
            ends.emplace_back(index.value(edge.from.node, -1), index.value(edge.to.node, -1));
        if (edge.isMuted || from < 0 || to < 0)
            continue;
        successors[size_t(from)].push_back(to);
        predecessors[size_t(to)].push_back(from);
    }
}

std::vector<int> Graph::topologicalOrder() const
{
    std::vector<size_t> open(predecessors.size());
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (size_t i = 0; i < predecessors.size(); ++i) {
        open[i] = predecessors[i].size();
        if (open[i] == 0)
            ready.push(int(i));
    }
    std::vector<int> order;
    order.reserve(open.size());
    while (!ready.empty()) {
        const int node = ready.top();
        ready.pop();
        order.push_back(node);
        for (const int next : successors[size_t(node)]) {
            if (--open[size_t(next)] == 0)
                ready.push(next);
        }
    }
    return order;
}

std::vector<int> Graph::cyclicNodes() const
{
    // What is left after taking away sources again and again, then sinks again and again.
    std::vector<size_t> in(predecessors.size());
    std::vector<size_t> out(predecessors.size());
    std::vector<char> gone(predecessors.size(), 0);
    for (size_t i = 0; i < in.size(); ++i) {
        in[i] = predecessors[i].size();
        out[i] = successors[i].size();
    }
    const auto peel = [&gone](std::vector<size_t> &degree, const auto &next) {
        std::vector<int> open;
        for (size_t i = 0; i < degree.size(); ++i) {
            if (!gone[i] && degree[i] == 0)
                open.push_back(int(i));
        }
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            gone[size_t(node)] = 1;
            for (const int other : next[size_t(node)]) {
                if (--degree[size_t(other)] == 0 && !gone[size_t(other)])
                    open.push_back(other);
            }
        }
    };
    peel(in, successors);
    for (size_t i = 0; i < out.size(); ++i)
        out[i] =
            size_t(std::ranges::count_if(successors[i], [&](int n) { return !gone[size_t(n)]; }));
    peel(out, predecessors);
    std::vector<int> cyclic;
    for (size_t i = 0; i < gone.size(); ++i) {
        if (!gone[i])
            cyclic.push_back(int(i));
    }
    return cyclic;
}

std::vector<char> Graph::ancestorsOf(int node) const
{
    std::vector<char> found = reach(predecessors, node);
    // Bounded: a broken document may have containers that contain each other.
    for (size_t depth = 0; depth < parents.size() && parents[size_t(node)] >= 0; ++depth) {
        node = parents[size_t(node)];
        const std::vector<char> before = reach(predecessors, node);
        for (size_t i = 0; i < found.size(); ++i)
            found[i] = char(found[i] || before[i]);
    }
    return found;
}

void AncestorSearch::begin(int node)
{
    m_node = node;
    m_next = 0;
    ++m_search;
    // The containers around it begin before it does, so what is before them is, too.
    m_found = {node};
    for (size_t depth = 0; depth < m_graph.parents.size(); ++depth) {
        node = m_graph.parents[size_t(node)];
        if (node < 0)
            break;
        m_found.push_back(node);
    }
}

bool AncestorSearch::has(int node, int ancestor)
{
    if (node != m_node)
        begin(node);
    while (m_foundBy[size_t(ancestor)] != m_search && m_next < m_found.size()) {
        for (const int before : m_graph.predecessors[size_t(m_found[m_next])]) {
            if (std::exchange(m_foundBy[size_t(before)], m_search) != m_search)
                m_found.push_back(before);
        }
        ++m_next;
    }
    return m_foundBy[size_t(ancestor)] == m_search;
}

bool Graph::isInside(int node, int container) const
{
    for (size_t depth = 0; depth < parents.size() && node >= 0; ++depth) {
        node = parents[size_t(node)];
        if (node == container)
            return true;
    }
    return false;
}

std::vector<int> Graph::selfContained() const
{
    std::vector<int> found;
    for (int i = 0; i < int(parents.size()); ++i) {
        if (isInside(i, i))
            found.push_back(i);
    }
    return found;
}

bool Graph::isReachable(int from, int to) const
{
    return from == to || reach(successors, from)[size_t(to)];
}

} // namespace agentops::workflow
