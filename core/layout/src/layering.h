// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace agentops::layout {

/// An arc of a plain directed graph.
struct Arc
{
    int from = 0;
    int to = 0;
};

/// For each node the arcs that begin (or end) at it.
std::vector<std::vector<int>> arcsOf(int nodeCount, const std::vector<Arc> &arcs, bool areOutgoing);

/// Which arcs to turn around so that no circle is left: those that lead back to where a depth-first
/// search is, which begins at nodes that nothing leads to, smaller ones first.
/// Complexity: linear.
std::vector<bool> backArcs(int nodeCount, const std::vector<Arc> &arcs);

/// A column for each node of a graph without circles, from 0: by the longest path to it, then moved
/// right while that makes more arcs shorter than longer.
/// Complexity: linear, a bounded number of times.
/// Source: Healy and Nikolov, Hierarchical Drawing Algorithms, in Tamassia (ed.), Handbook of Graph
/// Drawing and Visualization (2013), chapter 13.3.
std::vector<int> layersOf(int nodeCount, const std::vector<Arc> &arcs);

} // namespace agentops::layout
