// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/insertion.h"

#include "builtinports.h"

#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

namespace agentops::ui::graph {

namespace {

QStringList namesOf(const QList<workflow::Port> &ports)
{
    QStringList names;
    for (const workflow::Port &port : ports)
        names.append(port.name);
    return names;
}

/// The first of the ports that an edge may lead to, or may come from, in this document.
template<typename EndsOf>
std::optional<QString> firstThatFits(const workflow::Document &document,
                                     const workflow::NodeCatalog &catalog, const QStringList &ports,
                                     EndsOf endsOf)
{
    for (const QString &port : ports) {
        const auto [from, to] = endsOf(port);
        if (canConnect(document, catalog, from, to))
            return port;
    }
    return std::nullopt;
}

} // namespace

std::optional<Insertion> insertionInto(const workflow::DocumentEditor &editor,
                                       const workflow::NodeId &nodeId,
                                       const workflow::EdgeId &edgeId)
{
    const workflow::NodeCatalog &catalog = editor.catalog();
    workflow::Document document = editor.document();
    const workflow::Edge *found = document.findEdge(edgeId);
    const workflow::Node *node = document.findNode(nodeId);
    const workflow::Node *source = found ? document.findNode(found->from.node) : nullptr;
    const workflow::Node *target = found ? document.findNode(found->to.node) : nullptr;
    const workflow::NodeType *type = node ? catalog.findType(node->kind) : nullptr;
    const workflow::NodeType *sourceType = source ? catalog.findType(source->kind) : nullptr;
    const workflow::NodeType *targetType = target ? catalog.findType(target->kind) : nullptr;
    if (!type || !sourceType || !targetType)
        return std::nullopt;
    const auto output = sourceType->findOutput(*source, found->from.port);
    const auto input = targetType->findInput(found->to.port);
    if (!output || !input)
        return std::nullopt;
    const QStringList inputs = portsToTry(output->name, output->type, true,
                                          namesOf(type->inputs + builtInPorts(*type, *node, true)));
    const QStringList outputs =
        portsToTry(input->name, input->type, false,
                   namesOf(type->outputsOn(*node) + builtInPorts(*type, *node, false)));

    workflow::Edge edge = *found;
    document.edges.removeIf([&edgeId](const workflow::Edge &each) { return each.id == edgeId; });
    const auto before = firstThatFits(document, catalog, inputs, [&](const QString &port) {
        return std::pair(edge.from, workflow::PortRef{nodeId, port});
    });
    if (!before)
        return std::nullopt;
    const workflow::PortRef end = edge.to;
    edge.to = {nodeId, *before};
    document.edges.append(edge);
    const auto behind = firstThatFits(document, catalog, outputs, [&](const QString &port) {
        return std::pair(workflow::PortRef{nodeId, port}, end);
    });
    if (!behind)
        return std::nullopt;
    return Insertion{nodeId, edgeId, *before, *behind};
}

Result<> insert(workflow::DocumentEditor &editor, const Insertion &insertion)
{
    const workflow::Edge *found = editor.document().findEdge(insertion.edge);
    if (!found)
        return fail(workflow::errors::kUnknownElement,
                    QStringLiteral("the edge to insert into is not there"));
    const workflow::Edge edge = *found;
    editor.beginGesture();
    Result<> done = editor.disconnect(edge.id);
    const auto before = editor.connectPorts(edge.from, {insertion.node, insertion.input});
    if (done && before && !edge.condition.isEmpty())
        done = editor.setEdgeCondition(*before, edge.condition);
    if (done && before && edge.isMuted)
        done = editor.setEdgesMuted({*before}, true);
    const auto behind = editor.connectPorts({insertion.node, insertion.output}, edge.to);
    editor.endGesture();
    if (done && !before)
        done = fail(before.error());
    if (done && !behind)
        done = fail(behind.error());
    return done;
}

} // namespace agentops::ui::graph
