// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphscene.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/scenebodies.h>

#include <algorithm>
#include <array>
#include <ranges>

// Of GraphScene: containers, their frames, and what is hidden in collapsed ones.
namespace agentops::ui::graph {

namespace {

using workflow::StepState;

// What most wants a person to look comes first.
constexpr std::array kByUrgency{
    StepState::Failed,         StepState::InDoubt,         StepState::WaitingForApproval,
    StepState::Cancelled,      StepState::WaitingForRetry, StepState::Running,
    StepState::WaitingForTime, StepState::WaitingForTurn,  StepState::Planned,
    StepState::Succeeded,      StepState::Skipped,
};

} // namespace

void GraphScene::nest(const workflow::Document &document)
{
    m_collapsed = document.layout.collapsedNodes;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i].parent = indexOf(document.nodes[qsizetype(i)].parent);
        m_nodes[i].isCollapsed = m_collapsed.contains(m_nodes[i].id);
    }
    m_containers = nestBodies(m_nodes);
    hideInGroups();
    std::erase_if(m_containers,
                  [this](int container) { return m_nodes[size_t(container)].isHidden; });
    frameAll();
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        // A mark on what is no container, as after a change of its kind, means nothing.
        m_nodes[i].isCollapsed = m_nodes[i].isCollapsed && m_nodes[i].isContainer;
        if (m_nodes[i].isCollapsed)
            m_nodes[i].summary = stepsInsideText(m_nodes[i].held.size());
        if (!m_nodes[i].isHidden)
            m_nodeGrid.insert(int(i), m_nodes[i].rect);
    }
}

int GraphScene::containerAt(QPointF scenePos, const QSet<workflow::NodeId> &without) const
{
    for (const int container : m_containers | std::views::reverse) {
        const NodeItem &node = m_nodes[size_t(container)];
        if (node.frame.contains(scenePos) && !without.contains(node.id))
            return container;
    }
    return -1;
}

bool GraphScene::isInside(int node, int container) const
{
    for (int at = m_nodes[size_t(node)].parent; at >= 0; at = m_nodes[size_t(at)].parent) {
        if (at == container)
            return true;
    }
    return false;
}

int GraphScene::shownNode(int node) const
{
    int shown = node;
    for (int at = node; at >= 0; at = m_nodes[size_t(at)].parent) {
        if (m_nodes[size_t(at)].isCollapsed)
            shown = at;
    }
    return shown;
}

QSet<workflow::NodeId> GraphScene::withBodies(QSet<workflow::NodeId> nodes) const
{
    const QList<workflow::NodeId> given = nodes.values();
    for (const workflow::NodeId &id : given) {
        const int index = indexOf(id);
        if (index < 0)
            continue;
        for (const int inside : m_nodes[size_t(index)].held)
            nodes.insert(m_nodes[size_t(inside)].id);
    }
    return nodes;
}

std::optional<StepState> GraphScene::stateInside(const NodeItem &container) const
{
    return mostUrgent(container.held);
}

std::optional<StepState> GraphScene::stateInside(const GroupItem &group) const
{
    return mostUrgent(group.nodes);
}

std::optional<StepState> GraphScene::mostUrgent(const std::vector<int> &nodes) const
{
    const auto urgency = [](StepState state) {
        return std::ranges::find(kByUrgency, state) - kByUrgency.begin();
    };
    std::optional<StepState> worst;
    for (const int node : nodes) {
        const std::optional<NodeOverlay> &overlay = m_nodes[size_t(node)].overlay;
        if (overlay && (!worst || urgency(overlay->state) < urgency(*worst)))
            worst = overlay->state;
    }
    return worst;
}

QRectF GraphScene::cardInPlaceOf(int node) const
{
    const int group = m_nodes[size_t(node)].hidingGroup;
    return group >= 0 ? m_groups[size_t(group)].rect : m_nodes[size_t(shownNode(node))].rect;
}

QPointF GraphScene::endOf(int node, int port, bool isOutput) const
{
    const NodeItem &item = m_nodes[size_t(node)];
    if (!item.isHidden)
        return isOutput ? item.outputPos(port) : item.inputPos(port);
    const QRectF card = cardInPlaceOf(node);
    return QPointF(isOutput ? card.right() : card.left(),
                   card.top() + CardMetrics::kHeaderPortCenter);
}

Hit GraphScene::hitFrame(QPointF scenePos, qreal tolerance) const
{
    for (const int container : m_containers | std::views::reverse) {
        const QRectF &frame = m_nodes[size_t(container)].frame;
        if (!frame.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(scenePos))
            continue;
        // The line of the frame stands for the container, its ground for what can be put on it.
        const bool isInside =
            frame.adjusted(tolerance, tolerance, -tolerance, -tolerance).contains(scenePos);
        return {isInside ? Hit::Kind::Body : Hit::Kind::Node, container, -1};
    }
    return {};
}

} // namespace agentops::ui::graph
