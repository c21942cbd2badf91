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

QSet<workflow::NodeId> GraphInteraction::foldable() const
{
    QSet<workflow::NodeId> selected;
    QSet<workflow::NodeId> around;
    for (const workflow::NodeId &id : m_view.selectedNodes) {
        const int index = m_scene.indexOf(id);
        if (index < 0)
            continue;
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        if (node.isContainer)
            selected.insert(id);
        if (node.parent >= 0)
            around.insert(m_scene.nodes()[size_t(node.parent)].id);
    }
    return selected.isEmpty() ? around : selected;
}

bool GraphInteraction::canCollapse() const
{
    return !foldable().isEmpty();
}

void GraphInteraction::toggleCollapsed()
{
    const QSet<workflow::NodeId> containers = foldable();
    if (containers.isEmpty())
        return;
    const bool areCollapsed = std::ranges::all_of(containers, [this](const auto &id) {
        return m_scene.nodes()[size_t(m_scene.indexOf(id))].isCollapsed;
    });
    // What is selected may be hidden next.
    if (!areCollapsed)
        selectNodes(containers);
    if (const Result<> done = m_editor.setCollapsed(containers, {}, !areCollapsed); !done)
        report(done.error(), m_last.viewPos);
}

void GraphInteraction::fold(int container)
{
    const NodeItem &node = m_scene.nodes()[size_t(container)];
    if (const Result<> done = m_editor.setCollapsed({node.id}, {}, !node.isCollapsed); !done)
        report(done.error(), m_last.viewPos);
}

void GraphInteraction::uncover(const workflow::NodeId &node)
{
    QSet<workflow::NodeId> collapsed;
    const int index = m_scene.indexOf(node);
    int at = index < 0 ? -1 : m_scene.nodes()[size_t(index)].parent;
    for (; at >= 0; at = m_scene.nodes()[size_t(at)].parent) {
        if (m_scene.nodes()[size_t(at)].isCollapsed)
            collapsed.insert(m_scene.nodes()[size_t(at)].id);
    }
    if (collapsed.isEmpty())
        return;
    if (const Result<> done = m_editor.setCollapsed(collapsed, {}, false); !done)
        report(done.error(), m_last.viewPos);
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
