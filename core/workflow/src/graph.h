// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <vector>

namespace agentops::workflow {

/// The nodes and edges of a document as numbers.
/// Shape: everything indexes Document::nodes; edges that are muted, or whose ends are missing, are
/// left out.
struct Graph
{
    explicit Graph(const Document &document);

    /// Kahn's order, smallest index first where there is a choice; shorter than the node list when
    /// there is a cycle. O((n + e) log n).
    std::vector<int> topologicalOrder() const;
    /// Nodes that are on a cycle or between cycles.
    std::vector<int> cyclicNodes() const;
    /// Nodes that have ended before `node` begins: those from which it can be reached, itself
    /// excluded unless on a cycle, and the same for the containers it is in.
    std::vector<char> ancestorsOf(int node) const;
    /// Whether `container` is one of the containers that `node` is in.
    bool isInside(int node, int container) const;
    /// Nodes that are their own container, directly or not.
    std::vector<int> selfContained() const;
    bool isReachable(int from, int to) const;

    struct Ends
    {
        int from;
        int to;
    };

    QHash<NodeId, int> index;
    /// Of each of Document::edges; -1 for one that is missing.
    std::vector<Ends> ends;
    std::vector<std::vector<int>> successors;
    std::vector<std::vector<int>> predecessors;
    /// The container that a node is in; -1 for none.
    std::vector<int> parents;
};

/// Answers whether a node has ended before another one begins, as Graph::ancestorsOf() does, and
/// looks only as far back as it has to: what a step refers to is mostly near.
class AncestorSearch
{
public:
    /// `graph` must outlive it.
    explicit AncestorSearch(const Graph &graph) : m_graph(graph), m_foundBy(graph.parents.size(), 0)
    { }

    bool has(int node, int ancestor);

private:
    void begin(int node);

    const Graph &m_graph;
    int m_node = -1;
    int m_search = 0;
    /// The last search that has found a node.
    std::vector<int> m_foundBy;
    /// Found, in this order; what is before those behind `m_next` has not been looked at.
    std::vector<int> m_found;
    size_t m_next = 0;
};

} // namespace agentops::workflow
