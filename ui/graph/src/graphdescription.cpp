// SPDX-License-Identifier: GPL-3.0-or-later
// What a session says of the elements of its workflow, to who points at them and to screen readers.
#include <agentops/ui/graph/graphsession.h>

#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/runoverlay.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::ui::graph {

const NodeOverlay *GraphSession::overlayAt(const Hit &hit) const
{
    if (hit.kind != Hit::Kind::Node || hit.item < 0 || hit.item >= int(m_scene.nodes().size()))
        return nullptr;
    const std::optional<NodeOverlay> &overlay = m_scene.nodes()[size_t(hit.item)].overlay;
    if (!overlay)
        return nullptr;
    switch (overlay->state) {
    case workflow::StepState::Planned:
    case workflow::StepState::WaitingForApproval: // below these is the button for the answer
    case workflow::StepState::InDoubt:
        return nullptr;
    default:
        return &*overlay;
    }
}

QString GraphSession::portHint() const
{
    if (const NodeOverlay *overlay = overlayAt(m_hintedPort))
        return overlayText(*overlay);
    const PortItem *port = m_scene.findPort(m_hintedPort);
    if (!port)
        return {};
    const QString type = portTypeText(portTypeName(port->type));
    const QString help = portHelpOf(m_hintedPort);
    return help.isEmpty()
        ? tr("%1 · %2", "name and type of a port").arg(port->name, type)
        : tr("%1 · %2\n%3", "name, type and help of a port").arg(port->name, type, help);
}

QPointF GraphSession::portHintPos() const
{
    if (overlayAt(m_hintedPort)) {
        const QRectF &card = m_scene.nodes()[size_t(m_hintedPort.item)].rect;
        return m_interaction.viewport().toView(QPointF(card.center().x(), card.bottom()));
    }
    return m_hintedPort.isPort() ? m_interaction.viewport().toView(m_scene.portPos(m_hintedPort))
                                 : QPointF();
}

QString GraphSession::portHelpOf(const Hit &port) const
{
    const workflow::PortRef ref = m_scene.portRef(port);
    const workflow::Node *node = m_editor.document().findNode(ref.node);
    const workflow::NodeType *type = node ? m_catalog.findType(node->kind) : nullptr;
    if (!type)
        return {};
    const auto found = port.kind == Hit::Kind::InputPort ? type->findInput(ref.port)
                                                         : type->findOutput(*node, ref.port);
    return found ? portHelp(*found) : QString();
}

QString GraphSession::describe(const NodeItem &node) const
{
    QStringList parts{node.title};
    if (const workflow::Node *source = m_editor.document().findNode(node.id)) {
        if (const workflow::NodeType *type = m_catalog.findType(source->kind);
            type && nodeTitle(*type) != node.title)
            parts.append(nodeTitle(*type));
    }
    if (const auto mark = m_scene.marks().nodes.constFind(node.id);
        mark != m_scene.marks().nodes.constEnd())
        parts.append(markText(*mark));
    if (node.overlay)
        parts.append(spokenOverlay(*node.overlay));
    if (m_scene.breakMarks().nodes.contains(node.id))
        parts.append(tr("has a breakpoint"));
    if (node.problem)
        parts.append(*node.problem == workflow::Diagnostic::Severity::Error ? tr("has an error")
                                                                            : tr("has a warning"));
    if (node.isMuted)
        parts.append(tr("muted"));
    if (node.parent >= 0)
        parts.append(
            tr("in %1", "the container of a node").arg(m_scene.nodes()[size_t(node.parent)].title));
    if (node.isContainer)
        parts.append(stepsInsideText(node.held.size()));
    if (node.isCollapsed)
        parts.append(tr("collapsed"));
    const int index = m_scene.indexOf(node.id);
    QStringList incoming;
    QStringList outgoing;
    for (const int edge : m_scene.edgesOf(index)) {
        const EdgeItem &item = m_scene.edges()[size_t(edge)];
        if (item.to == index)
            incoming.append(m_scene.nodes()[size_t(item.from)].title);
        else
            outgoing.append(m_scene.nodes()[size_t(item.to)].title);
    }
    if (!incoming.isEmpty())
        parts.append(tr("from %1").arg(incoming.join(QStringLiteral(", "))));
    if (!outgoing.isEmpty())
        parts.append(tr("to %1").arg(outgoing.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral(" · "));
}

QString GraphSession::describe(const GroupItem &group) const
{
    QStringList parts{tr("Frame %1").arg(group.title), stepsInsideText(group.nodes.size())};
    if (group.isCollapsed)
        parts.append(tr("collapsed"));
    return parts.join(QStringLiteral(" · "));
}

QString GraphSession::describe(const Hit &port) const
{
    const PortItem *item = m_scene.findPort(port);
    if (!item)
        return {};
    const QString &node = m_scene.nodes()[size_t(port.item)].title;
    return port.kind == Hit::Kind::InputPort ? tr("Input %1 of %2").arg(item->name, node)
                                             : tr("Output %1 of %2").arg(item->name, node);
}

QString GraphSession::describe(const EdgeItem &edge) const
{
    const NodeItem &from = m_scene.nodes()[size_t(edge.from)];
    const NodeItem &to = m_scene.nodes()[size_t(edge.to)];
    QStringList parts{tr("Connection from %1 of %2 to %3 of %4")
                          .arg(from.outputs[size_t(edge.fromPort)].name, from.title,
                               to.inputs[size_t(edge.toPort)].name, to.title)};
    if (const auto mark = m_scene.marks().edges.constFind(edge.id);
        mark != m_scene.marks().edges.constEnd())
        parts.append(markText(*mark));
    else if (edge.isMuted)
        parts.append(tr("muted"));
    if (m_scene.breakMarks().edges.contains(edge.id))
        parts.append(tr("has a breakpoint"));
    return parts.join(QStringLiteral(" · "));
}

QString GraphSession::description() const
{
    const InteractionView &view = m_interaction.view();
    if (m_interaction.isConnecting() && view.connectTarget.isPort())
        return tr("%1, to be connected to %2")
            .arg(describe(view.connectTarget), describe(view.connectSource));
    if (const int container = m_scene.indexOf(view.dropBody); container >= 0)
        return tr("Into %1", "a container").arg(m_scene.nodes()[size_t(container)].title);
    if (view.focusedPort.isPort()) {
        const QString help = portHelpOf(view.focusedPort);
        return help.isEmpty() ? describe(view.focusedPort)
                              : describe(view.focusedPort) + QStringLiteral(" · ") + help;
    }
    if (const std::optional<workflow::NodeId> current = m_interaction.currentNode()) {
        if (const int index = m_scene.indexOf(*current); index >= 0)
            return describe(m_scene.nodes()[size_t(index)]);
    }
    if (view.selectedNodes.size() > 1)
        return tr("%n nodes selected", nullptr, int(view.selectedNodes.size()));
    if (view.selectedNodes.isEmpty() && view.selectedEdges.size() == 1)
        return describe(m_scene.edges()[size_t(m_scene.indexOf(*view.selectedEdges.begin()))]);
    if (view.selectedNodes.isEmpty() && view.selectedNotes.size() == 1) {
        const int note = m_scene.indexOf(*view.selectedNotes.begin());
        return tr("Note: %1").arg(m_scene.notes()[size_t(note)].text);
    }
    if (view.selectedNodes.isEmpty() && view.selectedGroups.size() == 1) {
        const int frame = m_scene.indexOf(*view.selectedGroups.begin());
        return describe(m_scene.groups()[size_t(frame)]);
    }
    return tr("%n nodes", nullptr, int(m_scene.nodes().size()));
}

} // namespace agentops::ui::graph
