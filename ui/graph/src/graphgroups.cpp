// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/graph/scenebodies.h>

#include <algorithm>
#include <numeric>

// Of GraphScene: groups, and what is hidden in collapsed ones.
namespace agentops::ui::graph {

void GroupItem::setFrame(const QRectF &scenePlace)
{
    frame = scenePlace;
    rect = isCollapsed
        ? QRectF(scenePlace.topLeft(), QSizeF(CardMetrics::kWidth, CardMetrics::kGroupHeight))
        : scenePlace;
}

QPointF GroupItem::foldPos() const
{
    return isCollapsed
        ? rect.topRight() + QPointF(-CardMetrics::kFold, CardMetrics::kHeaderPortCenter)
        : rect.topRight() + QPointF(-CardMetrics::kFold, -CardMetrics::kGroupTitle);
}

void GraphScene::readGroups(const workflow::Document &document)
{
    m_collapsedGroups = document.layout.collapsedGroups;
    for (const workflow::Group &group : document.groups) {
        m_groupIndex.insert(group.id, int(m_groups.size()));
        GroupItem item;
        item.id = group.id;
        item.title = group.title;
        item.color = group.color;
        for (const workflow::NodeId &node : group.nodes) {
            if (const int index = indexOf(node); index >= 0)
                item.nodes.push_back(index);
        }
        // One that holds nothing has nothing to hide.
        item.isCollapsed = m_collapsedGroups.contains(group.id) && !item.nodes.empty();
        item.setFrame(document.layout.groups.value(group.id));
        m_groups.push_back(std::move(item));
    }
}

void GraphScene::hideInGroups()
{
    const auto areAllHidden = [this](const GroupItem &group) {
        return !group.nodes.empty() && std::ranges::all_of(group.nodes, [this](int node) {
            return m_nodes[size_t(node)].isHidden;
        });
    };
    // The largest first, so that what is in another group is hidden by that one.
    std::vector<int> order(m_groups.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [this](int group) { return m_groups[size_t(group)].nodes.size(); });
    const auto hide = [this](int node, int group) {
        NodeItem &item = m_nodes[size_t(node)];
        item.isHidden = true;
        if (item.hidingGroup < 0)
            item.hidingGroup = group;
    };
    for (const int index : order) {
        GroupItem &group = m_groups[size_t(index)];
        group.isHidden = areAllHidden(group);
        if (!group.isCollapsed || group.isHidden)
            continue;
        for (const int node : group.nodes) {
            hide(node, index);
            for (const int inside : m_nodes[size_t(node)].held)
                hide(inside, index);
        }
    }
    // Smaller groups that are not collapsed may have come before they were hidden.
    for (GroupItem &group : m_groups) {
        if (!group.isCollapsed)
            group.isHidden = areAllHidden(group);
    }
}

void GraphScene::frameAll()
{
    frameBodies(m_nodes, m_containers, m_groups);
}

} // namespace agentops::ui::graph
