// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/gesture.h"

#include <agentops/ui/graph/graphinteraction.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

bool GraphInteraction::keyPress(int key, Qt::KeyboardModifiers modifiers)
{
    if (m_press || m_gesture)
        return keyPressInGesture(key);
    if (key == Qt::Key_Space) {
        m_isSpaceDown = true;
        m_host.liveMoved();
        return true;
    }
    return m_host.keyWanted(QKeyCombination(modifiers, static_cast<Qt::Key>(key)));
}

void GraphInteraction::focusLost()
{
    m_isSpaceDown = false;
    if (m_gesture && m_gesture->isByKeyboard())
        cancelGesture();
}

void GraphInteraction::keyRelease(int key)
{
    if (key == Qt::Key_Space) {
        m_isSpaceDown = false;
        m_host.liveMoved();
    }
    modifierChanged(key, false);
}

void GraphInteraction::askForMenu()
{
    m_host.contextMenuWanted(m_last.viewPos);
}

void GraphInteraction::walkElements(int step)
{
    std::vector<Hit> elements;
    const auto add = [&elements](Hit::Kind kind, size_t count) {
        for (int item = 0; item < int(count); ++item)
            elements.push_back({kind, item, -1});
    };
    add(Hit::Kind::Node, m_scene.nodes().size());
    add(Hit::Kind::Note, m_scene.notes().size());
    add(Hit::Kind::Group, m_scene.groups().size());
    std::erase_if(elements, [this](const Hit &hit) {
        const auto item = size_t(hit.item);
        return (hit.kind == Hit::Kind::Node && m_scene.nodes()[item].isHidden)
            || (hit.kind == Hit::Kind::Group && m_scene.groups()[item].isHidden);
    });
    walkAlong(elements, step);
}

void GraphInteraction::walkEdges(int step)
{
    std::vector<Hit> edges;
    const std::optional<workflow::NodeId> current = currentNode();
    const int node = current ? m_scene.indexOf(*current) : -1;
    // From a node to its own connections first, then on through all of them.
    if (node >= 0 && !m_scene.edgesOf(node).empty()) {
        for (const int edge : m_scene.edgesOf(node))
            edges.push_back({Hit::Kind::Edge, edge, -1});
    } else {
        for (int edge = 0; edge < int(m_scene.edges().size()); ++edge)
            edges.push_back({Hit::Kind::Edge, edge, -1});
    }
    std::erase_if(edges,
                  [this](const Hit &hit) { return m_scene.edges()[size_t(hit.item)].isHidden; });
    walkAlong(edges, step);
}

void GraphInteraction::walkAlong(const std::vector<Hit> &elements, int step)
{
    if (elements.empty())
        return;
    const int count = int(elements.size());
    const auto current = std::ranges::find_if(
        elements, [this](const Hit &hit) { return m_view.contains(m_scene, hit); });
    const int place = current != elements.end() ? int(current - elements.begin()) + step
        : step > 0                              ? 0
                                                : count - 1;
    const Hit next = elements[size_t((place + count) % count)];
    m_view.focusedPort = {};
    selectOnly(next);
    reveal(boundsOf(next));
}

void GraphInteraction::jumpTo(const Hit &element)
{
    m_view.focusedPort = {};
    selectOnly(element);
    const scene::Viewport before = m_viewport;
    m_viewport.centerOn(boundsOf(element).center());
    if (m_viewport != before)
        m_host.viewMoved();
}

QRectF GraphInteraction::boundsOf(const Hit &hit) const
{
    switch (hit.kind) {
    case Hit::Kind::Edge:
        return m_scene.edges()[size_t(hit.item)].curve.bounds();
    case Hit::Kind::Note:
        return m_scene.notes()[size_t(hit.item)].rect;
    case Hit::Kind::Group:
    case Hit::Kind::GroupSide:
    case Hit::Kind::GroupFold:
        return m_scene.groups()[size_t(hit.item)].rect;
    default:
        return m_scene.nodes()[size_t(hit.item)].rect;
    }
}

void GraphInteraction::walkTowards(QPointF direction)
{
    const std::optional<workflow::NodeId> current = currentNode();
    if (!current) {
        if (!m_scene.nodes().empty())
            walkElements(1);
        return;
    }
    const QPointF start = m_scene.nodes()[size_t(m_scene.indexOf(*current))].rect.center();
    const NodeItem *best = nullptr;
    qreal bestCost = std::numeric_limits<qreal>::max();
    for (const NodeItem &node : m_scene.nodes()) {
        const QPointF way = node.rect.center() - start;
        const qreal along = QPointF::dotProduct(way, direction);
        const qreal across = std::abs(way.x() * direction.y() - way.y() * direction.x());
        // Within 60 degrees of the direction; straight ahead counts as nearer.
        if (node.isHidden || along <= 1 || across > along * 1.8)
            continue;
        const qreal cost = along + 1.5 * across;
        if (cost < bestCost) {
            bestCost = cost;
            best = &node;
        }
    }
    if (!best)
        return;
    selectNodes({best->id});
    revealSelection();
}

void GraphInteraction::walkPorts(int step)
{
    const std::optional<workflow::NodeId> current = currentNode();
    if (!current)
        return;
    const int index = m_scene.indexOf(*current);
    const NodeItem &node = m_scene.nodes()[size_t(index)];
    std::vector<Hit> ports;
    for (int port = 0; port < int(node.inputs.size()); ++port)
        ports.push_back({Hit::Kind::InputPort, index, port});
    for (int port = 0; port < int(node.outputs.size()); ++port)
        ports.push_back({Hit::Kind::OutputPort, index, port});
    if (ports.empty())
        return;
    // As they are seen: down the left side, then down the right one.
    std::ranges::stable_sort(ports, {}, [this](const Hit &port) {
        return std::pair(port.kind == Hit::Kind::OutputPort, m_scene.findPort(port)->offset.y());
    });
    const auto found = std::ranges::find(ports, m_view.focusedPort);
    const int count = int(ports.size());
    const int place =
        found == ports.end() ? (step > 0 ? 0 : count - 1) : int(found - ports.begin()) + step;
    m_view.focusedPort = ports[size_t((place + count) % count)];
    m_host.liveMoved();
    m_host.selectionMoved();
}

} // namespace agentops::ui::graph
