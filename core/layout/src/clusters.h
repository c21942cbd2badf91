// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layering.h"

#include <vector>

namespace agentops::layout {

/// A group that is placed as one piece; the first one is the whole scope.
struct Cluster
{
    /// -1 for the whole scope.
    int group = -1;
    /// Smaller than its own index; -1 for the whole scope.
    int parent = -1;
    /// Also those of the clusters in it; ascending.
    std::vector<int> members;
};

struct Clustering
{
    std::vector<Cluster> clusters;
    /// By member: the innermost cluster that it is in.
    std::vector<int> owner;
    /// By member: a group that is no cluster but has it; -1 for none.
    std::vector<int> neighbourhood;

    /// The cluster below `cluster` that has the member, or -1 when it is there itself.
    int childWith(int member, int cluster) const;
    /// The innermost cluster that has both members.
    int common(int a, int b) const;
};

/// Which groups can be placed as one piece: those that no path leaves and enters again, since a
/// link of such a path would lead back, and that lie in one another or apart. Larger ones first.
/// Shape: `groups` are ascending members; `arcs` make no circle.
/// Complexity: linear for each group.
Clustering clustersOf(int memberCount, const std::vector<Arc> &arcs,
                      const std::vector<std::vector<int>> &groups);

} // namespace agentops::layout
