// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

const NodeType *typeOf(const Document &document, const NodeCatalog &catalog, const NodeId &id)
{
    const Node *node = document.findNode(id);
    return node ? catalog.findType(node->kind) : nullptr;
}

Error unknownNode(const NodeId &id)
{
    return Error(errors::kUnknownElement, u"there is no node \"%1\""_s.arg(id.text()))
        .with(u"node"_s, id.text());
}

Error unknownPort(const PortRef &ref)
{
    return Error(errors::kUnknownPort,
                 u"\"%1\" has no port \"%2\" on that side"_s.arg(ref.node.text(), ref.port))
        .with(u"node"_s, ref.node.text())
        .with(u"port"_s, ref.port);
}

} // namespace

Result<> canConnect(const Document &document, const NodeCatalog &catalog, const PortRef &from,
                    const PortRef &to)
{
    for (const NodeId &id : {from.node, to.node}) {
        if (!document.findNode(id))
            return fail(unknownNode(id));
    }
    if (from.node == to.node)
        return fail(errors::kSelfConnection, u"a step cannot wait for itself"_s);
    if (document.findNode(from.node)->parent != document.findNode(to.node)->parent)
        return fail(errors::kOtherBody, u"the steps are not in the same container"_s);
    const NodeType *fromType = typeOf(document, catalog, from.node);
    const NodeType *toType = typeOf(document, catalog, to.node);
    const auto output =
        fromType ? fromType->findOutput(*document.findNode(from.node), from.port) : std::nullopt;
    const auto input = toType ? toType->findInput(to.port) : std::nullopt;
    if (!output)
        return fail(unknownPort(from));
    if (!input)
        return fail(unknownPort(to));
    const bool isTaken = std::ranges::any_of(
        document.edges, [&](const Edge &edge) { return edge.from == from && edge.to == to; });
    if (isTaken)
        return fail(errors::kDuplicateConnection, u"these ports are connected already"_s);
    if (!isCompatible(output->type, input->type)) {
        const QString fromName = portTypeName(output->type);
        const QString toName = portTypeName(input->type);
        return fail(Error(errors::kTypeMismatch, u"%1 does not fit into %2"_s.arg(fromName, toName))
                        .with(u"from"_s, fromName)
                        .with(u"to"_s, toName));
    }
    const Graph graph(document);
    if (graph.isReachable(graph.index.value(to.node), graph.index.value(from.node)))
        return fail(errors::kCycle, u"the steps would wait for each other in a circle"_s);
    return {};
}

} // namespace agentops::workflow
