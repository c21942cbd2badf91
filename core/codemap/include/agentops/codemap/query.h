// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/snapshot.h>

#include <QtCore/QList>

#include <vector>

namespace agentops::codemap {

/// A node met on the way out from another one.
struct Reached
{
    NodeIndex node = kNoNode;
    /// Steps from the start, 1 for direct neighbours.
    int depth = 0;
    /// The edge that reached it first, a position in Snapshot::edges().
    quint32 edge = 0;
    /// How many edges of that step lead to it.
    int count = 0;

    friend bool operator==(const Reached &, const Reached &) = default;
};

enum class Grain : quint8 {
    Symbol, ///< the ends of the edges as they are
    File, ///< the files around them
};

/// What `start` (with everything in it) depends on, nearest first.
/// Shape: by depth, then node; `start` and its contents are left out. `maxDepth` 0 means no limit.
QList<Reached> dependencies(const Snapshot &snapshot, NodeIndex start, int maxDepth = 1,
                            Grain grain = Grain::File);
/// What depends on `start` or on anything in it.
QList<Reached> dependents(const Snapshot &snapshot, NodeIndex start, int maxDepth = 1,
                          Grain grain = Grain::File);

/// Files that reach each other in a circle, the largest group first; type-only edges do not count.
/// Source: Tarjan, "Depth-first search and linear graph algorithms", 1972, made iterative; O(V +
/// E).
std::vector<std::vector<NodeIndex>> cycles(const Snapshot &snapshot);

/// The shortest way around a cycle from its first file, as edges between neighbours.
QList<Edge> shortestCycle(const Snapshot &snapshot, const std::vector<NodeIndex> &cycle);

} // namespace agentops::codemap
