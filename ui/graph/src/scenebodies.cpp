// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/scenebodies.h>

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

using Shape = workflow::CardShape;

// Nobody nests deeper; a circle does.
constexpr int kMaxDepth = 64;

/// How many containers a node is in; nothing when it is inside of itself.
std::optional<int> depthOf(const std::vector<NodeItem> &nodes, int node)
{
    int depth = 0;
    for (int at = nodes[size_t(node)].parent; at >= 0; at = nodes[size_t(at)].parent) {
        if (++depth > kMaxDepth)
            return std::nullopt;
    }
    return depth;
}

} // namespace

QRectF frameAround(const QRectF &head, const QRectF &inside)
{
    if (inside.isNull())
        return head.adjusted(0, 0, 0, Shape::kEmptyBody);
    return head.united(inside.adjusted(-Shape::kBodyInset, -Shape::kBodyInset, Shape::kBodyInset,
                                       Shape::kBodyBottom));
}

std::vector<int> nestBodies(std::vector<NodeItem> &nodes)
{
    for (NodeItem &node : nodes) {
        node.held.clear();
        node.isHidden = false;
    }
    std::vector<int> depths(nodes.size());
    for (int node = 0; node < int(nodes.size()); ++node) {
        const std::optional<int> depth = depthOf(nodes, node);
        if (!depth)
            nodes[size_t(node)].parent = -1;
        depths[size_t(node)] = depth.value_or(0);
    }
    for (int node = 0; node < int(nodes.size()); ++node) {
        NodeItem &item = nodes[size_t(node)];
        for (int at = item.parent; at >= 0; at = nodes[size_t(at)].parent) {
            nodes[size_t(at)].held.push_back(node);
            nodes[size_t(at)].isContainer = true;
            item.isHidden = item.isHidden || nodes[size_t(at)].isCollapsed;
        }
    }
    std::vector<int> containers;
    for (int node = 0; node < int(nodes.size()); ++node) {
        const NodeItem &item = nodes[size_t(node)];
        if (item.isContainer && !item.isHidden && !item.isCollapsed)
            containers.push_back(node);
    }
    std::ranges::stable_sort(containers, {},
                             [&depths](int container) { return depths[size_t(container)]; });
    return containers;
}

void frameBodies(std::vector<NodeItem> &nodes, const std::vector<int> &containers,
                 const std::vector<GroupItem> &groups)
{
    if (containers.empty())
        return;
    for (const int container : containers)
        nodes[size_t(container)].frame = {};
    std::vector<QRectF> inside(nodes.size());
    const auto include = [&](const NodeItem &node, const QRectF &rect) {
        if (node.parent >= 0 && !node.isHidden)
            inside[size_t(node.parent)] |= rect;
    };
    for (const NodeItem &node : nodes)
        include(node, node.bodyRect());
    for (const GroupItem &group : groups) {
        if (!group.isCollapsed || group.isHidden || group.nodes.empty())
            continue;
        // All of them are in one container, or the group is none of it.
        const int parent = nodes[size_t(group.nodes.front())].parent;
        if (parent >= 0 && std::ranges::all_of(group.nodes, [&](int node) {
                return nodes[size_t(node)].parent == parent;
            }))
            inside[size_t(parent)] |= group.rect;
    }
    for (auto at = containers.rbegin(); at != containers.rend(); ++at) {
        NodeItem &node = nodes[size_t(*at)];
        node.frame = frameAround(node.bodyRect(), inside[size_t(*at)]);
        include(node, node.frame);
    }
}

} // namespace agentops::ui::graph
