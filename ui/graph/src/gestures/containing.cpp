// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/containing.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

namespace {

using Shape = workflow::CardShape;

// Cards are let go this far outside of their frame before they leave it.
constexpr qreal kLeaveReach = 60;

workflow::NodeId idOf(const GraphScene &scene, int node)
{
    return node < 0 ? workflow::NodeId() : scene.nodes()[size_t(node)].id;
}

const GroupItem *smallestGroupAt(const GraphScene &scene, const Selection &moving, QPointF place)
{
    const auto area = [](const GroupItem &group) {
        return group.rect.width() * group.rect.height();
    };
    const GroupItem *smallest = nullptr;
    for (const GroupItem &group : scene.groups()) {
        if (!moving.selectedGroups.contains(group.id) && !group.isCollapsed && !group.isHidden
            && group.rect.contains(place) && (!smallest || area(group) < area(*smallest)))
            smallest = &group;
    }
    return smallest;
}

} // namespace

QSet<workflow::NodeId> outermost(const GraphScene &scene, const QSet<workflow::NodeId> &nodes)
{
    QSet<workflow::NodeId> result = nodes;
    for (const workflow::NodeId &id : nodes) {
        const int index = scene.indexOf(id);
        if (index < 0)
            continue;
        for (const int inside : scene.nodes()[size_t(index)].held)
            result.remove(scene.nodes()[size_t(inside)].id);
    }
    return result;
}

std::optional<workflow::NodeId> commonContainer(const GraphScene &scene,
                                                const QSet<workflow::NodeId> &nodes)
{
    std::optional<int> common;
    for (const workflow::NodeId &id : outermost(scene, nodes)) {
        const int index = scene.indexOf(id);
        if (index < 0)
            continue;
        const int parent = scene.nodes()[size_t(index)].parent;
        if (common && *common != parent)
            return std::nullopt;
        common = parent;
    }
    return idOf(scene, common.value_or(-1));
}

workflow::NodeId containerForMoved(const GraphScene &scene, const QSet<workflow::NodeId> &moving,
                                   const workflow::NodeId &own, QPointF scenePos)
{
    const int found = scene.containerAt(scenePos, moving);
    const int index = scene.indexOf(own);
    if (index < 0 || found == index)
        return idOf(scene, found);
    const QRectF reach = scene.nodes()[size_t(index)].frame.adjusted(-kLeaveReach, -kLeaveReach,
                                                                     kLeaveReach, kLeaveReach);
    const bool isLeaving = found < 0 || scene.isInside(index, found);
    return isLeaving && reach.contains(scenePos) ? own : idOf(scene, found);
}

QHash<workflow::GroupId, QSet<workflow::NodeId>> regrouped(const GraphScene &scene,
                                                           const Selection &moving, QPointF way)
{
    QHash<workflow::GroupId, QSet<workflow::NodeId>> result;
    if (scene.groups().empty())
        return result;
    QHash<const GroupItem *, QSet<workflow::NodeId>> joining;
    const QSet<workflow::NodeId> nodes = outermost(scene, moving.selectedNodes);
    for (const workflow::NodeId &id : nodes) {
        if (const int node = scene.indexOf(id); node >= 0) {
            const QPointF middle = scene.nodes()[size_t(node)].rect.center() + way;
            joining[smallestGroupAt(scene, moving, middle)].insert(id);
        }
    }
    for (const GroupItem &group : scene.groups()) {
        if (moving.selectedGroups.contains(group.id) || group.isCollapsed || group.isHidden)
            continue;
        QSet<workflow::NodeId> before;
        for (const int node : group.nodes)
            before.insert(scene.nodes()[size_t(node)].id);
        QSet<workflow::NodeId> after = before + joining.value(&group);
        after.removeIf([&](const workflow::NodeId &id) {
            return nodes.contains(id)
                && !group.rect.contains(scene.nodes()[size_t(scene.indexOf(id))].rect.center()
                                        + way);
        });
        if (after != before)
            result.insert(group.id, after);
    }
    return result;
}

QPointF clearOfHead(const GraphScene &scene, const workflow::NodeId &container,
                    const QRectF &bounds)
{
    const int index = scene.indexOf(container);
    if (index < 0)
        return {};
    const QRectF head = scene.nodes()[size_t(index)].bodyRect();
    const qreal top = head.bottom() + Shape::kBodyTop;
    const bool isBeside = bounds.left() >= head.right() + Shape::kBodyInset
        || bounds.right() <= head.left() - Shape::kBodyInset;
    if (isBeside || bounds.top() >= top)
        return {};
    return QPointF(0, std::ceil(top / CardMetrics::kSnap) * CardMetrics::kSnap - bounds.top());
}

Result<> moveInto(workflow::DocumentEditor &editor, const QSet<workflow::NodeId> &nodes,
                  const workflow::NodeId &container, const workflow::Places &places,
                  workflow::CrossingEdges crossing)
{
    editor.beginGesture();
    Result<> done = editor.setParent(nodes, container, crossing);
    if (done)
        done = editor.arrange(places);
    if (done)
        editor.endGesture();
    else
        editor.abandonGesture();
    return done;
}

} // namespace agentops::ui::graph
