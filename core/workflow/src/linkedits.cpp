// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementlookup.h"
#include "history.h"
#include "portfit.h"

#include <agentops/workflow/nodecatalog.h>

using namespace Qt::StringLiterals;

// Edges, and what is put into them or taken out of them.
namespace agentops::workflow {

namespace {

/// The members of the set that can be reached from one of them without leaving it.
QSet<NodeId> reachedWithin(const Document &document, const QSet<NodeId> &set, const NodeId &start)
{
    QSet<NodeId> reached{start};
    QList<NodeId> open{start};
    while (!open.isEmpty()) {
        const NodeId node = open.takeLast();
        for (const Edge &edge : document.edges) {
            if (edge.from.node == node && set.contains(edge.to.node)
                && !reached.contains(edge.to.node)) {
                reached.insert(edge.to.node);
                open.append(edge.to.node);
            }
        }
    }
    return reached;
}

} // namespace

Result<> DocumentEditor::canConnect(const PortRef &from, const PortRef &to,
                                    const EdgeId &without) const
{
    return m_history->connections().check(from, to, without);
}

Result<EdgeId> DocumentEditor::connectPorts(const PortRef &from, const PortRef &to)
{
    AO_CHECK(canConnect(from, to));
    const Edge edge{.id = EdgeId(createLocalId(u"e")), .from = from, .to = to};
    m_history->append(document().edges, edge);
    m_history->commit({Edit::Connect});
    return edge.id;
}

Result<> DocumentEditor::reconnect(const EdgeId &id, const PortRef &from, const PortRef &to)
{
    const qsizetype index = indexOf(document().edges, id);
    if (index < 0)
        return unknownElement(id);
    Edge edge = document().edges[index];
    if (edge.from == from && edge.to == to)
        return {};
    AO_CHECK(canConnect(from, to, id));
    edge.from = from;
    edge.to = to;
    m_history->replace(document().edges, index, std::move(edge));
    m_history->commit({Edit::Reconnect});
    return {};
}

Result<> DocumentEditor::disconnect(const EdgeId &edge)
{
    return remove({.edges = {edge}});
}

Result<> DocumentEditor::setEdgeCondition(const EdgeId &id, const QString &condition)
{
    const qsizetype index = indexOf(document().edges, id);
    if (index < 0)
        return unknownElement(id);
    Edge edge = document().edges[index];
    edge.condition = condition;
    m_history->replace(document().edges, index, std::move(edge));
    m_history->commit({Edit::SetEdgeCondition}, u"condition:"_s + id.text());
    return {};
}

Result<> DocumentEditor::setEdgeRoute(const EdgeId &id, const QList<QPointF> &scenePoints)
{
    return arrange({.edges = {{id, scenePoints}}}, Edit::SetEdgeRoute);
}

Result<> DocumentEditor::setEdgesMuted(const QSet<EdgeId> &edges, bool isMuted)
{
    AO_CHECK(checkAreThere(document().edges, edges));
    for (qsizetype i = 0; i < document().edges.size(); ++i) {
        Edge edge = document().edges[i];
        if (!edges.contains(edge.id))
            continue;
        edge.isMuted = isMuted;
        m_history->replace(document().edges, i, std::move(edge));
    }
    m_history->commit({isMuted ? Edit::MuteEdges : Edit::UnmuteEdges, {}, edges.size()});
    return {};
}

Result<NodeId> DocumentEditor::addConnectedNode(const QString &kind, QPointF scenePos,
                                                const PortRef &from, const QString &toPort)
{
    const Node *source = document().findNode(from.node);
    if (!source)
        return unknownElement(from.node);
    const NodeId parent = source->parent;
    CompositeEdit edit(*this, {});
    AO_TRY(const NodeId node, addNode(kind, scenePos));
    AO_CHECK(setParent({node}, parent));
    AO_CHECK(connectPorts(from, {node, toPort}));
    edit.done();
    return node;
}

Result<NodeId> DocumentEditor::insertNodeOnEdge(const QString &kind, QPointF scenePos,
                                                const EdgeId &id)
{
    const Edge *edge = document().findEdge(id);
    if (!edge)
        return unknownElement(id);
    const Edge before = *edge;
    CompositeEdit edit(*this, {});
    AO_TRY(const NodeId node, addNode(kind, scenePos));
    AO_CHECK(leadThrough(before, node));
    edit.done();
    return node;
}

Result<> DocumentEditor::insertOnEdge(const NodeId &id, const EdgeId &edgeId, QPointF scenePos)
{
    const Node *node = document().findNode(id);
    const Edge *edge = document().findEdge(edgeId);
    if (!node)
        return unknownElement(id);
    if (!edge)
        return unknownElement(edgeId);
    if (edge->from.node == id || edge->to.node == id)
        return fail(errors::kSelfConnection, u"the edge is one of the step's own"_s);
    const Edge before = *edge;
    CompositeEdit edit(*this, {Edit::InsertNode, {node->title}});
    m_history->place(document().layout.nodes, id, std::optional(scenePos));
    AO_CHECK(leadThrough(before, id));
    edit.done();
    return {};
}

/// Makes two of the edge, with the node between them; the first one stays the same edge.
Result<> DocumentEditor::leadThrough(const Edge &edge, const NodeId &id)
{
    const auto typeOf = [this](const Node *node) {
        return node ? catalog().findType(node->kind) : nullptr;
    };
    const Node *sourceNode = document().findNode(edge.from.node);
    const NodeType *source = typeOf(sourceNode);
    const NodeType *target = typeOf(document().findNode(edge.to.node));
    const NodeType *type = typeOf(document().findNode(id));
    const auto output = source ? source->findOutput(*sourceNode, edge.from.port) : std::nullopt;
    const auto input = target ? target->findInput(edge.to.port) : std::nullopt;
    if (!output || !input || !type)
        return fail(errors::kUnknownPort, u"the edge ends at a port that does not exist"_s);
    AO_CHECK(setParent({id}, sourceNode->parent));
    // How a step ended is nothing to work on: the node only waits for it.
    const bool onlyWaits = edge.from.port == kDonePort || edge.from.port == kErrorPort;
    QList<Port> outputs = type->outputsOn(*document().findNode(id));
    if (edge.to.port == kAfterPort)
        outputs.append(Port{.name = kDonePort, .type = PortType::Text});
    QList<Port> inputs = freeInputs(document(), *type, id);
    if (onlyWaits)
        inputs.removeIf([](const Port &port) { return port.name != kAfterPort; });
    const auto in = bestFit({*output}, inputs);
    const auto out = bestFit(outputs, {*input});
    if (!in || !out)
        return fail(errors::kTypeMismatch, u"no port of %1 fits into this edge"_s.arg(type->kind));

    const PortRef into{id, in->second};
    AO_CHECK(reconnect(edge.id, edge.from, into));
    m_history->place(document().layout.edges, edge.id, std::optional<QList<QPointF>>());
    m_history->forgetKeys(u"edges"_s, edge.id.text());
    AO_CHECK(canConnect({id, out->first}, edge.to));
    m_history->append(document().edges,
                      Edge{.id = EdgeId(createLocalId(u"e")),
                           .from = {id, out->first},
                           .to = edge.to,
                           .isMuted = edge.isMuted});
    m_history->commit({Edit::InsertNode});
    return {};
}

Result<> DocumentEditor::detach(const QSet<NodeId> &nodes)
{
    AO_CHECK(checkAreThere(document().nodes, nodes));
    QList<Edge> incoming;
    QList<Edge> outgoing;
    QSet<EdgeId> crossing;
    for (const Edge &edge : document().edges) {
        const bool isFromInside = nodes.contains(edge.from.node);
        const bool isToInside = nodes.contains(edge.to.node);
        if (isFromInside == isToInside)
            continue;
        (isFromInside ? outgoing : incoming).append(edge);
        crossing.insert(edge.id);
    }
    EditLabel label{Edit::Detach, {}, nodes.size()};
    if (nodes.size() == 1)
        label.names = {document().findNode(*nodes.begin())->title};
    CompositeEdit edit(*this, label);
    AO_CHECK(remove({.edges = crossing}));
    for (const Edge &before : std::as_const(incoming)) {
        const QSet<NodeId> reached = reachedWithin(document(), nodes, before.to.node);
        for (const Edge &behind : std::as_const(outgoing)) {
            if (reached.contains(behind.from.node))
                bridge(before, behind);
        }
    }
    edit.done();
    return {};
}

/// An edge in place of two of which the first has led to where the second began, where it fits.
void DocumentEditor::bridge(const Edge &before, const Edge &behind)
{
    // A value comes from one step only; what just waits may wait for any number.
    const bool isServed = behind.to.port != kAfterPort
        && std::ranges::contains(document().edges, behind.to, &Edge::to);
    if (isServed || !canConnect(before.from, behind.to))
        return;
    m_history->append(document().edges,
                      Edge{.id = EdgeId(createLocalId(u"e")),
                           .from = before.from,
                           .to = behind.to,
                           .condition = before.condition,
                           .isMuted = before.isMuted || behind.isMuted});
    m_history->commit({Edit::Connect});
}

} // namespace agentops::workflow
