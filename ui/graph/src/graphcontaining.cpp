// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphinteraction.h>

#include "gestures/containing.h"
#include "gestures/placement.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>

// Of GraphInteraction: containers and what is in them.
namespace agentops::ui::graph {

namespace {

// Between a container and what is moved out of it.
constexpr qreal kOutsideGap = 40;

} // namespace

workflow::Elements GraphInteraction::foldable() const
{
    workflow::Elements selected;
    workflow::Elements around;
    for (const workflow::NodeId &id : m_view.selectedNodes) {
        const int index = m_scene.indexOf(id);
        if (index < 0)
            continue;
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        if (node.isContainer)
            selected.nodes.insert(id);
        if (node.parent >= 0)
            around.nodes.insert(m_scene.nodes()[size_t(node.parent)].id);
    }
    for (const GroupItem &group : m_scene.groups()) {
        if (group.nodes.empty())
            continue;
        if (m_view.selectedGroups.contains(group.id))
            selected.groups.insert(group.id);
        // Groups may be large: the container of a step is nearer to it.
        if (around.nodes.isEmpty() && std::ranges::any_of(group.nodes, [this](int node) {
                return m_view.selectedNodes.contains(m_scene.nodes()[size_t(node)].id);
            }))
            around.groups.insert(group.id);
    }
    return selected.isEmpty() ? around : selected;
}

bool GraphInteraction::canCollapse() const
{
    return !foldable().isEmpty();
}

void GraphInteraction::toggleCollapsed()
{
    const workflow::Elements elements = foldable();
    if (elements.isEmpty())
        return;
    const auto areCollapsed = [this](const auto &ids, const auto &items) {
        return std::ranges::all_of(
            ids, [&](const auto &id) { return items[size_t(m_scene.indexOf(id))].isCollapsed; });
    };
    const bool isCollapsing = !areCollapsed(elements.nodes, m_scene.nodes())
        || !areCollapsed(elements.groups, m_scene.groups());
    // What is selected may be hidden next.
    if (isCollapsing) {
        Selection selection = Selection::ofNodes(elements.nodes);
        selection.selectedGroups = elements.groups;
        select(selection);
    }
    setCollapsed(elements, isCollapsing);
}

void GraphInteraction::setCollapsed(const workflow::Elements &elements, bool isCollapsed)
{
    if (const Result<> done = m_editor.setCollapsed(elements.nodes, elements.groups, isCollapsed);
        !done)
        report(done.error(), m_last.viewPos);
}

void GraphInteraction::fold(const Hit &hit)
{
    if (hit.kind == Hit::Kind::GroupFold) {
        const GroupItem &group = m_scene.groups()[size_t(hit.item)];
        setCollapsed({.groups = {group.id}}, !group.isCollapsed);
    } else {
        const NodeItem &node = m_scene.nodes()[size_t(hit.item)];
        setCollapsed({.nodes = {node.id}}, !node.isCollapsed);
    }
}

void GraphInteraction::uncover(const workflow::NodeId &node)
{
    workflow::Elements collapsed;
    const int index = m_scene.indexOf(node);
    for (int at = index; at >= 0; at = m_scene.nodes()[size_t(at)].parent) {
        if (at != index && m_scene.nodes()[size_t(at)].isCollapsed)
            collapsed.nodes.insert(m_scene.nodes()[size_t(at)].id);
        for (const GroupItem &group : m_scene.groups()) {
            if (group.isCollapsed && std::ranges::contains(group.nodes, at))
                collapsed.groups.insert(group.id);
        }
    }
    if (!collapsed.isEmpty())
        setCollapsed(collapsed, false);
}

bool GraphInteraction::canMoveInto() const
{
    return !m_view.selectedNodes.isEmpty() && !containersFor(m_scene, m_view.selectedNodes).empty();
}

void GraphInteraction::beginMoveInto()
{
    if (m_press || m_gesture)
        return;
    if (auto gesture = startMoveInto(context())) {
        begin(std::move(gesture));
        m_host.selectionMoved(); // what the keyboard is on
    }
}

bool GraphInteraction::canMoveOut() const
{
    const std::optional<workflow::NodeId> container =
        commonContainer(m_scene, m_view.selectedNodes);
    return container && !container->isEmpty();
}

void GraphInteraction::moveOut()
{
    if (!canMoveOut())
        return;
    const NodeItem &container =
        m_scene.nodes()[size_t(m_scene.indexOf(*commonContainer(m_scene, m_view.selectedNodes)))];
    const QSet<workflow::NodeId> nodes = outermost(m_scene, m_view.selectedNodes);
    const Selection moving = withHeldNodes(m_scene, Selection::ofNodes(nodes));
    const qreal way =
        container.extent().right() + kOutsideGap - graph::boundsOf(m_scene, moving).left();
    workflow::Places places;
    addMoved(places, context(), moving, CardMetrics::snapped({way, 0}));
    const workflow::NodeId outside =
        container.parent < 0 ? workflow::NodeId() : m_scene.nodes()[size_t(container.parent)].id;
    if (const Result<> done =
            moveInto(m_editor, nodes, outside, places, workflow::CrossingEdges::Refuse);
        !done)
        return report(done.error(), m_last.viewPos);
    revealSelection();
}

workflow::NodeId GraphInteraction::containerForNew(QPointF scenePos) const
{
    if (m_asked && m_asked->first == scenePos)
        return m_asked->second;
    const int container = m_scene.containerAt(scenePos);
    return container < 0 ? workflow::NodeId() : m_scene.nodes()[size_t(container)].id;
}

Result<workflow::NodeId> GraphInteraction::addInto(const workflow::NodeId &container,
                                                   const QString &kind, QPointF corner)
{
    const QSizeF size(CardMetrics::kWidth, CardMetrics::kHeaderHeight);
    const QPointF aside = clearOfHead(m_scene, container, QRectF(corner, size));
    m_editor.beginGesture();
    Result<workflow::NodeId> added = m_editor.addNode(kind, corner + aside);
    if (added) {
        if (const Result<> put = m_editor.setParent({*added}, container); !put)
            added = fail(put.error());
    }
    if (added)
        m_editor.endGesture();
    else
        m_editor.abandonGesture();
    return added;
}

} // namespace agentops::ui::graph
