// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <vector>

namespace agentops::workflow {

/// The nodes and edges of a document as numbers.
/// Shape: everything indexes Document::nodes; edges whose ends are missing are left out.
struct Graph
{
    explicit Graph(const Document &document);

    /// Kahn's order, smallest index first where there is a choice; shorter than the node list when
    /// there is a cycle. O((n + e) log n).
    std::vector<int> topologicalOrder() const;
    /// Nodes that are on a cycle or between cycles.
    std::vector<int> cyclicNodes() const;
    /// Nodes from which `node` can be reached, itself excluded unless on a cycle.
    std::vector<char> ancestorsOf(int node) const;
    bool isReachable(int from, int to) const;

    QHash<NodeId, int> index;
    std::vector<std::vector<int>> successors;
    std::vector<std::vector<int>> predecessors;
};

} // namespace agentops::workflow
