// SPDX-License-Identifier: GPL-3.0-or-later
#include "clusters.h"

#include <algorithm>
#include <numeric>

namespace agentops::layout {

int Clustering::childWith(int member, int cluster) const
{
    int child = -1;
    for (int at = owner[member]; at != cluster; at = clusters[at].parent)
        child = at;
    return child;
}

int Clustering::common(int a, int b) const
{
    int first = owner[a];
    int second = owner[b];
    while (first != second)
        (first > second ? first : second) = clusters[std::max(first, second)].parent;
    return first;
}

namespace {

/// Whether a path leaves the group and comes back, seen within the cluster around it.
bool isLeftAndEntered(const Clustering &clustering, const std::vector<int> &group, int around,
                      const std::vector<Arc> &arcs, const std::vector<std::vector<int>> &outgoing)
{
    std::vector<bool> isInGroup(clustering.owner.size(), false);
    for (const int member : group)
        isInGroup[member] = true;
    std::vector<bool> isSeen(clustering.owner.size(), false);
    std::vector<int> open;
    const auto see = [&](int member) {
        const int child = clustering.childWith(member, around);
        if (child < 0) {
            if (!isSeen[member])
                open.push_back(member);
            isSeen[member] = true;
            return;
        }
        for (const int other : clustering.clusters[child].members) {
            if (isSeen[other])
                return; // all of it has been seen
            isSeen[other] = true;
            open.push_back(other);
        }
    };
    const std::vector<int> &inside = clustering.clusters[around].members;
    const auto isInside = [&inside](int member) {
        return std::ranges::binary_search(inside, member);
    };
    for (const int member : group) {
        for (const int arc : outgoing[member]) {
            if (!isInGroup[arcs[arc].to] && isInside(arcs[arc].to))
                see(arcs[arc].to);
        }
    }
    while (!open.empty()) {
        const int member = open.back();
        open.pop_back();
        for (const int arc : outgoing[member]) {
            if (isInGroup[arcs[arc].to])
                return true;
            if (isInside(arcs[arc].to))
                see(arcs[arc].to);
        }
    }
    return false;
}

} // namespace

Clustering clustersOf(int memberCount, const std::vector<Arc> &arcs,
                      const std::vector<std::vector<int>> &groups)
{
    Clustering result;
    result.owner.assign(size_t(memberCount), 0);
    result.neighbourhood.assign(size_t(memberCount), -1);
    Cluster whole;
    whole.members.resize(size_t(memberCount));
    std::iota(whole.members.begin(), whole.members.end(), 0);
    result.clusters.push_back(std::move(whole));
    std::vector<int> order(groups.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&groups](int group) { return groups[group].size(); });
    const auto outgoing = arcsOf(memberCount, arcs, true);
    for (const int group : order) {
        const std::vector<int> &members = groups[group];
        if (members.empty())
            continue;
        const int around = result.owner[members.front()];
        const bool isApart = std::ranges::all_of(
            members, [&](int member) { return result.owner[member] == around; });
        if (!isApart || isLeftAndEntered(result, members, around, arcs, outgoing)) {
            for (const int member : members)
                result.neighbourhood[member] = group;
            continue;
        }
        for (const int member : members)
            result.owner[member] = int(result.clusters.size());
        result.clusters.push_back({group, around, members});
    }
    return result;
}

} // namespace agentops::layout
