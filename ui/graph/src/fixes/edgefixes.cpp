// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixplace.h"

#include <agentops/base/closestword.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/connectioncheck.h>

#include <QtCore/QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

// Connections that fit nowhere, and those that close a circle.
namespace agentops::ui::graph {

using workflow::DocumentEditor;
using workflow::Edge;
using workflow::EdgeId;
using workflow::Node;
using workflow::NodeId;
using workflow::Port;
using workflow::PortRef;

namespace {

constexpr qsizetype kMostConverters = 2;
constexpr qsizetype kMostCircleEdges = 2;

/// The ends of an edge as its document knows them; those that are not known are absent.
struct Ends
{
    explicit Ends(const FixPlace &place)
        : edge(*place.edge())
        , source(place.document.findNode(edge.from.node))
        , target(place.document.findNode(edge.to.node))
        , sourceType(place.typeOf(source))
        , targetType(place.typeOf(target))
        , output(sourceType ? sourceType->findOutput(*source, edge.from.port) : std::nullopt)
        , input(targetType ? targetType->findInput(edge.to.port) : std::nullopt)
    { }

    QList<Port> outputs() const
    {
        return sourceType ? sourceType->outputsOn(*source) : QList<Port>();
    }
    QList<Port> inputs() const { return targetType ? targetType->inputs : QList<Port>(); }

    Edge edge;
    const Node *source;
    const Node *target;
    const workflow::NodeType *sourceType;
    const workflow::NodeType *targetType;
    std::optional<Port> output;
    std::optional<Port> input;
};

/// Offers other ways for one edge, each way once, where they are possible.
class Ways
{
public:
    Ways(const FixPlace &place, const Edge &edge)
        : m_check(place.document, place.catalog)
        , m_edge(edge)
    { }

    void offer(const PortRef &from, const PortRef &to, const QString &title)
    {
        if (std::pair(from, to) == m_offered || !m_check.check(from, to, m_edge.id))
            return;
        m_offered = {from, to};
        fixes.append({QuickFix::Kind::Reconnect, title, false,
                      [id = m_edge.id, from, to](DocumentEditor &editor) {
                          return editor.reconnect(id, from, to);
                      }});
    }

    QList<QuickFix> fixes;

private:
    workflow::ConnectionCheck m_check;
    const Edge &m_edge;
    std::pair<PortRef, PortRef> m_offered;
};

QStringList portNamesOf(const QList<Port> &ports)
{
    QStringList names;
    for (const Port &port : ports)
        names.append(port.name);
    return names;
}

QString leadToText(const QString &port)
{
    return FixWords::tr("Lead it to the input “%1”").arg(port);
}

QString takeFromText(const QString &port)
{
    return FixWords::tr("Take it from the output “%1”").arg(port);
}

/// Other ports of the same two nodes.
void offerOtherPorts(Ways &ways, const Ends &ends)
{
    const PortRef &from = ends.edge.from;
    const PortRef &to = ends.edge.to;
    if (!ends.input) {
        if (const QString near = closestWord(to.port, portNamesOf(ends.inputs())); !near.isEmpty())
            ways.offer(from, {to.node, near}, leadToText(near));
    }
    if (!ends.output) {
        if (const QString near = closestWord(from.port, portNamesOf(ends.outputs()));
            !near.isEmpty())
            ways.offer({from.node, near}, to, takeFromText(near));
    }
    if (ends.output && ways.fixes.isEmpty()) {
        for (const Port &port : ends.inputs()) {
            if (port.type == ends.output->type)
                ways.offer(from, {to.node, port.name}, leadToText(port.name));
        }
    }
    if (ends.input && ways.fixes.isEmpty()) {
        for (const Port &port : ends.outputs()) {
            if (port.type == ends.input->type)
                ways.offer({from.node, port.name}, to, takeFromText(port.name));
        }
    }
}

/// Nodes with a name like the one that is missing.
void offerOtherNodes(Ways &ways, const FixPlace &place, const Ends &ends)
{
    QStringList ids;
    for (const Node &node : place.document.nodes)
        ids.append(node.id.text());
    const bool isSourceMissing = !ends.source;
    PortRef from = ends.edge.from;
    PortRef to = ends.edge.to;
    NodeId &missing = isSourceMissing ? from.node : to.node;
    const QString near = closestWord(missing.text(), ids);
    if (near.isEmpty())
        return;
    missing = NodeId(near);
    ways.offer(from, to, FixWords::tr("Connect it with “%1”").arg(place.titleOf(missing)));
}

QList<QuickFix> convertFixes(const FixPlace &place, const Ends &ends)
{
    QList<QuickFix> fixes;
    if (!ends.output || !ends.input)
        return fixes;
    const workflow::Layout &layout = place.document.layout;
    const QPointF middle =
        (layout.nodes.value(ends.source->id) + layout.nodes.value(ends.target->id)) / 2;
    for (const Converter &converter :
         convertersFor(ends.output->type, ends.input->type, place.catalog)) {
        if (fixes.size() == kMostConverters)
            break;
        fixes.append({QuickFix::Kind::Convert,
                      FixWords::tr("Put a new “%1” in between").arg(nodeTitle(*converter.type)),
                      false,
                      [id = ends.edge.id, middle,
                       kind = converter.type->kind](DocumentEditor &editor) -> Result<> {
                          AO_CHECK(editor.insertNodeOnEdge(kind, middle, id));
                          return {};
                      }});
    }
    return fixes;
}

/// Those that connections which count can lead to from a node.
QSet<NodeId> reachedFrom(const QHash<NodeId, QList<NodeId>> &next, const NodeId &start)
{
    QSet<NodeId> reached;
    QList<NodeId> open{start};
    while (!open.isEmpty()) {
        for (const NodeId &node : next.value(open.takeLast())) {
            if (!reached.contains(node)) {
                reached.insert(node);
                open.append(node);
            }
        }
    }
    return reached;
}

/// The edges that are on a circle with the node.
QList<Edge> circleEdges(const workflow::Document &document, const NodeId &node)
{
    QHash<NodeId, QList<NodeId>> next;
    QHash<NodeId, QList<NodeId>> former;
    for (const Edge &edge : document.edges) {
        if (edge.isMuted)
            continue;
        next[edge.from.node].append(edge.to.node);
        former[edge.to.node].append(edge.from.node);
    }
    const QSet<NodeId> circle = reachedFrom(next, node) & reachedFrom(former, node);
    QList<Edge> edges;
    for (const Edge &edge : document.edges) {
        if (!edge.isMuted && circle.contains(edge.from.node) && circle.contains(edge.to.node))
            edges.append(edge);
    }
    return edges;
}

bool opensCircle(workflow::Document document, const Edge &without, const NodeId &node)
{
    document.edges.removeIf([&without](const Edge &edge) { return edge.id == without.id; });
    return !isBefore(document, node, node);
}

} // namespace

QList<QuickFix> edgeFixes(const FixPlace &place)
{
    if (!place.edge())
        return {};
    const Ends ends(place);
    Ways ways(place, ends.edge);
    const bool isNodeMissing = place.is(workflow::errors::kUnknownElement);
    if (isNodeMissing)
        offerOtherNodes(ways, place, ends);
    else
        offerOtherPorts(ways, ends);
    QList<QuickFix> fixes = ways.fixes;
    if (place.is(workflow::errors::kTypeMismatch))
        fixes += convertFixes(place, ends);
    QuickFix remove = removeEdgeFix(ends.edge.id, FixWords::tr("Remove the connection"));
    remove.isSafe = isNodeMissing;
    fixes.append(remove);
    return fixes;
}

QList<QuickFix> cycleFixes(const FixPlace &place)
{
    const NodeId id = place.diagnostic.node;
    const workflow::Layout &layout = place.document.layout;
    QList<Edge> edges = circleEdges(place.document, id);
    const auto isNeeded = [&place](const Edge &edge) {
        const workflow::NodeType *type = place.typeOf(place.document.findNode(edge.to.node));
        const auto input = type ? type->findInput(edge.to.port) : std::nullopt;
        return input && input->isRequired;
    };
    // What leads backwards on the canvas is most likely what closes the circle.
    std::ranges::stable_sort(edges, {}, [&](const Edge &edge) {
        const qreal forwards =
            layout.nodes.value(edge.to.node).x() - layout.nodes.value(edge.from.node).x();
        return std::pair(isNeeded(edge), forwards);
    });
    QList<QuickFix> fixes;
    QSet<EdgeId> intoNode;
    for (const Edge &edge : std::as_const(edges)) {
        if (edge.to.node == id)
            intoNode.insert(edge.id);
        const bool isEnough =
            fixes.size() == kMostCircleEdges || (!fixes.isEmpty() && isNeeded(edge));
        if (isEnough || !opensCircle(place.document, edge, id))
            continue;
        fixes.append(
            removeEdgeFix(edge.id,
                          FixWords::tr("Remove the connection from “%1” to “%2”")
                              .arg(place.titleOf(edge.from.node), place.titleOf(edge.to.node))));
    }
    if (fixes.isEmpty() && !intoNode.isEmpty()) {
        fixes.append({QuickFix::Kind::RemoveEdge,
                      FixWords::tr("Remove the %n connection(s) that lead back to it", nullptr,
                                   int(intoNode.size())),
                      false, [intoNode](DocumentEditor &editor) {
                          return editor.remove({.edges = intoNode});
                      }});
    }
    return fixes;
}

} // namespace agentops::ui::graph
