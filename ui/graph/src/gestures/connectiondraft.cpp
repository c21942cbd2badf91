// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/connectiondraft.h"

#include "builtinports.h"
#include "gestures/connectionfit.h"

#include <agentops/workflow/documenteditor.h>

namespace agentops::ui::graph {

ConnectionDraft::ConnectionDraft(const GestureContext &context, const Hit &source,
                                 std::optional<workflow::EdgeId> detached)
    : m_context(context)
    , m_source(source)
    , m_detached(std::move(detached))
{ }

WantedConnection ConnectionDraft::connectionTo(const Hit &target) const
{
    const workflow::PortRef source = m_context.scene.portRef(m_source);
    const workflow::PortRef other = m_context.scene.portRef(target);
    return {.from = isForward() ? source : other,
            .to = isForward() ? other : source,
            .instead = m_detached.value_or(workflow::EdgeId())};
}

std::optional<Error> ConnectionDraft::whyNot(const Hit &target) const
{
    const auto [from, to, instead] = connectionTo(target);
    const Result<> possible = m_context.editor.canConnect(from, to, instead);
    return possible ? std::nullopt : std::optional(possible.error());
}

Hit ConnectionDraft::portToTryOn(int card) const
{
    const GraphScene &scene = m_context.scene;
    const NodeItem &node = scene.nodes()[size_t(card)];
    QStringList names;
    for (const PortItem &port : isForward() ? node.inputs : node.outputs)
        names.append(port.name);
    const PortItem &source = *scene.findPort(m_source);
    names = portsToTry(source.name, source.type, isForward(), names);
    for (const QString &name : std::as_const(names)) {
        const Hit candidate = scene.portAt({node.id, name}, wanted());
        if (!whyNot(candidate))
            return candidate;
    }
    // None fits: the first one says why.
    return names.isEmpty() ? Hit() : scene.portAt({node.id, names.first()}, wanted());
}

std::vector<bool> ConnectionDraft::blockedNodes() const
{
    const GraphScene &scene = m_context.scene;
    QHash<workflow::NodeId, workflow::NodeId> parents;
    const workflow::Document &document = m_context.editor.document();
    for (const workflow::Node &node : document.nodes)
        parents.insert(node.id, node.parent);
    QSet<workflow::EdgeId> counted;
    for (const workflow::Edge &edge : document.edges) {
        if (!edge.isMuted && edge.id != m_detached)
            counted.insert(edge.id);
    }
    const workflow::NodeId body = parents.value(scene.nodes()[size_t(m_source.item)].id);
    std::vector<bool> blocked(scene.nodes().size());
    for (size_t i = 0; i < blocked.size(); ++i)
        blocked[i] = parents.value(scene.nodes()[i].id) != body;
    // Steps that come before the source cannot come after it, too.
    std::vector<int> open{m_source.item};
    blocked[size_t(m_source.item)] = true;
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int index : scene.edgesOf(node)) {
            const EdgeItem &edge = scene.edges()[size_t(index)];
            const int here = isForward() ? edge.to : edge.from;
            const int there = isForward() ? edge.from : edge.to;
            if (here != node || blocked[size_t(there)] || !counted.contains(edge.id))
                continue;
            blocked[size_t(there)] = true;
            open.push_back(there);
        }
    }
    return blocked;
}

Result<> ConnectionDraft::connectTo(const Hit &target) const
{
    const auto [from, to, instead] = connectionTo(target);
    if (m_detached)
        return m_context.editor.reconnect(instead, from, to);
    AO_CHECK(m_context.editor.connectPorts(from, to));
    return {};
}

Result<> ConnectionDraft::removeDetached() const
{
    return m_detached ? m_context.editor.disconnect(*m_detached) : Result<>();
}

bool mayBeOtherEnd(const GraphScene &scene, const InteractionView &view, const Hit &port)
{
    const Hit &source = view.connectSource;
    if (port == source || !source.isPort())
        return true;
    if (port.kind == source.kind
        || (size_t(port.item) < view.blockedNodes.size() && view.blockedNodes[size_t(port.item)]))
        return false;
    const workflow::PortType from = scene.findPort(source)->type;
    const workflow::PortType to = scene.findPort(port)->type;
    return source.kind == Hit::Kind::OutputPort ? isCompatible(from, to) : isCompatible(to, from);
}

} // namespace agentops::ui::graph
