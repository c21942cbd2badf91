// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphinteraction.h>

#include "builtinports.h"

#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/validation.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

namespace {

constexpr qreal kConnectReach = 30;
// The keyboard offers this many of the nearest ports.
constexpr size_t kMaxKeyTargets = 200;

} // namespace

void GraphInteraction::beginConnect(const Hit &port, QPointF viewPos)
{
    m_mode = Mode::Connect;
    m_view.connectSource = port;
    m_view.connectPos = m_viewport.toScene(viewPos);
    m_detached.reset();
    // A drag from a connected input takes its edge along.
    if (port.kind == Hit::Kind::InputPort) {
        for (const int index : m_scene.edgesOf(port.item)) {
            const EdgeItem &edge = m_scene.edges()[size_t(index)];
            if (edge.to == port.item && edge.toPort == port.port) {
                m_detached = edge.id;
                m_view.connectSource = {Hit::Kind::OutputPort, edge.from, edge.fromPort};
                m_view.connectTarget = port;
            }
        }
    }
    m_host.liveMoved();
}

std::optional<Error> GraphInteraction::whyNot(const Hit &target) const
{
    const bool isForward = m_view.connectSource.kind == Hit::Kind::OutputPort;
    const workflow::PortRef from = m_scene.portRef(isForward ? m_view.connectSource : target);
    const workflow::PortRef to = m_scene.portRef(isForward ? target : m_view.connectSource);
    workflow::Document document = m_editor.document();
    if (m_detached)
        document.edges.removeIf([&](const workflow::Edge &edge) { return edge.id == *m_detached; });
    const Result<> possible = canConnect(document, m_editor.catalog(), from, to);
    return possible ? std::nullopt : std::optional(possible.error());
}

void GraphInteraction::updateConnect(QPointF viewPos)
{
    m_view.connectPos = m_viewport.toScene(viewPos);
    const Hit::Kind wanted = m_view.connectSource.kind == Hit::Kind::OutputPort
        ? Hit::Kind::InputPort
        : Hit::Kind::OutputPort;
    Hit target = m_scene.nearestPort(m_view.connectPos,
                                     std::max(m_viewport.sceneLength(kConnectReach), 12.0), wanted,
                                     m_scene.findPort(m_view.connectSource)->type);
    if (target.item < 0) {
        const Hit card = m_scene.hitTest(m_view.connectPos, 1);
        if ((card.kind == Hit::Kind::Node || card.isPort())
            && card.item != m_view.connectSource.item)
            target = portToTryOn(card.item, wanted);
    }
    if (target != m_view.connectTarget) {
        m_view.connectTarget = target;
        const std::optional<Error> reason = target.isPort() ? whyNot(target) : std::nullopt;
        m_view.isConnectRefused = reason.has_value();
        m_host.refusalMoved(reason, viewPos);
    }
    m_host.liveMoved();
}

Hit GraphInteraction::portToTryOn(int card, Hit::Kind wanted) const
{
    const NodeItem &node = m_scene.nodes()[size_t(card)];
    QStringList names;
    for (const PortItem &port : wanted == Hit::Kind::InputPort ? node.inputs : node.outputs)
        names.append(port.name);
    const PortItem &source = *m_scene.findPort(m_view.connectSource);
    names = portsToTry(source.name, source.type, m_view.connectSource.kind == Hit::Kind::OutputPort,
                       names);
    for (const QString &name : std::as_const(names)) {
        const Hit candidate = m_scene.portAt({node.id, name}, wanted);
        if (!whyNot(candidate))
            return candidate;
    }
    // None fits: the first one says why.
    return names.isEmpty() ? Hit() : m_scene.portAt({node.id, names.first()}, wanted);
}

void GraphInteraction::finishConnect(QPointF viewPos)
{
    const bool isForward = m_view.connectSource.kind == Hit::Kind::OutputPort;
    const Hit target = m_view.connectTarget;
    const bool isSameEdge = m_detached && target == m_pressed;
    if (isSameEdge)
        return;
    const bool isClick = std::hypot(viewPos.x() - m_pressPos.x(), viewPos.y() - m_pressPos.y()) < 4;
    if (isClick && !m_detached) {
        // Only selected, for the keyboard and for people who read first.
        m_view.focusedPort = m_pressed;
        selectNodes({m_scene.nodes()[size_t(m_pressed.item)].id});
        m_view.focusedPort = m_pressed;
        return;
    }
    if (target.isPort()) {
        if (const std::optional<Error> reason = whyNot(target)) {
            report(*reason, viewPos);
            return;
        }
        const workflow::PortRef from = m_scene.portRef(isForward ? m_view.connectSource : target);
        const workflow::PortRef to = m_scene.portRef(isForward ? target : m_view.connectSource);
        m_editor.beginGesture();
        Result<> removed;
        if (m_detached)
            removed = m_editor.disconnect(*m_detached);
        const auto connected = m_editor.connectPorts(from, to);
        m_editor.endGesture();
        if (!connected)
            report(connected.error(), viewPos);
        return;
    }
    if (m_detached) {
        if (const Result<> removed = m_editor.disconnect(*m_detached); !removed)
            report(removed.error(), viewPos);
        return;
    }
    m_host.paletteWanted(m_viewport.toScene(viewPos), m_scene.portRef(m_view.connectSource),
                         isForward);
}

void GraphInteraction::beginKeyConnect()
{
    const std::optional<workflow::NodeId> current = currentNode();
    const int node = current ? m_scene.indexOf(*current) : -1;
    if (node < 0)
        return;
    Hit source = m_view.focusedPort;
    if (!source.isPort() || source.item != node) {
        const NodeItem &item = m_scene.nodes()[size_t(node)];
        if (!item.outputs.empty())
            source = {Hit::Kind::OutputPort, node, 0};
        else if (!item.inputs.empty())
            source = {Hit::Kind::InputPort, node, 0};
        else
            return;
    }
    m_view.connectSource = source;
    const bool isForward = source.kind == Hit::Kind::OutputPort;
    const Hit::Kind wanted = isForward ? Hit::Kind::InputPort : Hit::Kind::OutputPort;
    // What only waits comes first for what only tells that a step is done, and else last.
    const QString counterpart = isForward ? workflow::kAfterPort : workflow::kDonePort;
    const bool isOrder =
        m_scene.findPort(source)->name == (isForward ? workflow::kDonePort : workflow::kAfterPort);
    struct Target
    {
        bool isAside;
        qreal away;
        Hit hit;
    };
    std::vector<Target> ports;
    const QPointF start = m_scene.portPos(source);
    for (int i = 0; i < int(m_scene.nodes().size()); ++i) {
        const NodeItem &item = m_scene.nodes()[size_t(i)];
        const std::vector<PortItem> &side = isForward ? item.inputs : item.outputs;
        for (int port = 0; i != node && port < int(side.size()); ++port) {
            const PortItem &candidate = side[size_t(port)];
            const Hit hit{wanted, i, port};
            const QPointF way = m_scene.portPos(hit) - start;
            ports.push_back({isOrder ? candidate.name != counterpart : candidate.isBuiltIn,
                             std::hypot(way.x(), way.y()), hit});
        }
    }
    std::ranges::sort(ports, {},
                      [](const Target &port) { return std::pair(port.isAside, port.away); });
    if (ports.size() > kMaxKeyTargets)
        ports.resize(kMaxKeyTargets);
    m_keyTargets.clear();
    for (const Target &port : ports) {
        if (!whyNot(port.hit))
            m_keyTargets.push_back(port.hit);
    }
    if (m_keyTargets.empty()) {
        m_view.connectSource = {};
        report(Error(workflow::errors::kTypeMismatch,
                     QStringLiteral("no other port can be connected to this one")),
               m_viewport.toView(start));
        return;
    }
    m_mode = Mode::KeyConnect;
    m_keyTarget = -1;
    stepKeyConnect(1);
}

void GraphInteraction::stepKeyConnect(int direction)
{
    const int count = int(m_keyTargets.size());
    m_keyTarget = (m_keyTarget + direction + count) % count;
    m_view.connectTarget = m_keyTargets[size_t(m_keyTarget)];
    const NodeItem &node = m_scene.nodes()[size_t(m_view.connectTarget.item)];
    const scene::Viewport before = m_viewport;
    m_viewport.ensureVisible(node.rect, 40);
    if (m_viewport != before)
        m_host.viewMoved();
    m_host.liveMoved();
    m_host.selectionMoved(); // what the keyboard is on
}

void GraphInteraction::finishKeyConnect()
{
    const bool isForward = m_view.connectSource.kind == Hit::Kind::OutputPort;
    const workflow::PortRef source = m_scene.portRef(m_view.connectSource);
    const workflow::PortRef target = m_scene.portRef(m_view.connectTarget);
    endMode();
    const auto connected =
        isForward ? m_editor.connectPorts(source, target) : m_editor.connectPorts(target, source);
    if (!connected)
        report(connected.error(), m_lastPos);
}

bool GraphInteraction::keyPressConnecting(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        cancelGesture();
        return true;
    case Qt::Key_N:
    case Qt::Key_Right:
    case Qt::Key_Down:
        stepKeyConnect(1);
        return true;
    case Qt::Key_P:
    case Qt::Key_Left:
    case Qt::Key_Up:
        stepKeyConnect(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finishKeyConnect();
        return true;
    default:
        return false;
    }
}

} // namespace agentops::ui::graph
