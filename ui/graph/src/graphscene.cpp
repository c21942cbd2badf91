// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphscene.h>

#include "builtinports.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/scenebodies.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

/// One line that tells a value.
QString summaryText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().section(u'\n', 0, 0).trimmed();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    QStringList texts;
    for (const QJsonValue &entry : value.toArray())
        texts.append(entry.toString());
    return texts.join(u' ');
}

QString summaryOf(const workflow::Node &node, const workflow::NodeType *type)
{
    if (!type)
        return node.kind;
    const workflow::Parameter *parameter = type->findParameter(type->summaryParameter);
    if (!parameter)
        return nodeTitle(*type);
    const QJsonValue value = node.parameters.contains(parameter->name)
        ? node.parameters.value(parameter->name)
        : parameter->defaultValue;
    const QString text = parameter->type == workflow::Parameter::Type::Choice
        ? choiceText(value.toString())
        : summaryText(value);
    return text.isEmpty() ? nodeTitle(*type) : text;
}

/// The ports of one side: those of the kind, those that every node has, and those that only an edge
/// names, so that it can be repaired.
std::vector<PortItem> portsOf(const workflow::Node &node, const workflow::NodeType *type,
                              const std::vector<const workflow::Edge *> &edges, bool isInput)
{
    std::vector<PortItem> items;
    int rows = 0;
    const auto add = [&](const workflow::Port &port, bool isBuiltIn) {
        PortItem item;
        item.name = port.name;
        item.type = port.type;
        item.isRequired = port.isRequired;
        item.isBuiltIn = isBuiltIn;
        const std::optional<qreal> fixed = CardMetrics::fixedPortCenter(port.name, isInput);
        item.row = fixed ? -1 : rows++;
        item.offset = QPointF(isInput ? 0 : CardMetrics::kWidth,
                              fixed.value_or(CardMetrics::portCenter(item.row)));
        items.push_back(std::move(item));
    };
    if (type) {
        const QList<workflow::Port> declared = isInput ? type->inputs : type->outputsOn(node);
        for (const workflow::Port &port : declared)
            add(port, false);
        const QList<workflow::Port> builtIn = builtInPorts(*type, node, isInput);
        for (const workflow::Port &port : builtIn)
            add(port, true);
    }
    for (const workflow::Edge *edge : edges) {
        const workflow::PortRef &end = isInput ? edge->to : edge->from;
        if (end.node == node.id && !std::ranges::contains(items, end.port, &PortItem::name))
            add({.name = end.port}, false);
    }
    return items;
}

/// What of a card moves by itself while a run says so.
enum class Motion { None, Turning, TurningAndSearching };

Motion motionOf(const std::optional<NodeOverlay> &overlay)
{
    if (!overlay || overlay->state != workflow::StepState::Running)
        return Motion::None;
    return overlay->progress < 0 ? Motion::TurningAndSearching : Motion::Turning;
}

int rowsOf(const std::vector<PortItem> &ports)
{
    return int(std::ranges::count_if(ports, [](const PortItem &port) { return port.row >= 0; }));
}

/// Whether edges end at the same places, whatever a run or edges make of the ports.
bool haveSamePlaces(const std::vector<PortItem> &ports, const std::vector<PortItem> &others)
{
    return std::ranges::equal(ports, others, [](const PortItem &port, const PortItem &other) {
        return port.name == other.name && port.type == other.type && port.offset == other.offset
            && port.isRequired == other.isRequired && port.isBuiltIn == other.isBuiltIn;
    });
}

} // namespace

QPointF CardMetrics::snapped(QPointF scenePos)
{
    return {std::round(scenePos.x() / kSnap) * kSnap, std::round(scenePos.y() / kSnap) * kSnap};
}

QRectF NodeItem::bodyRect() const
{
    return rect.adjusted(0, 0, 0, hasFooter() ? -CardMetrics::kFooterHeight : 0);
}

QPointF NodeItem::foldPos() const
{
    const qreal fromRight = overlay ? CardMetrics::kFoldBesideState : CardMetrics::kFold;
    return rect.topRight() + QPointF(-fromRight, CardMetrics::kHeaderPortCenter);
}

NodeItem GraphScene::makeNode(const workflow::Node &node, QPointF place,
                              const std::vector<const workflow::Edge *> &edges,
                              const workflow::NodeCatalog &catalog) const
{
    const workflow::NodeType *type = catalog.findType(node.kind);
    NodeItem item;
    item.id = node.id;
    item.title = shownTitle(node, type);
    item.summary = summaryOf(node, type);
    item.icon = type ? type->icon : u"circle-help"_s;
    item.category = type ? type->category : QString();
    item.isMuted = node.isMuted;
    item.isContainer = type && type->holdsSteps();
    item.inputs = portsOf(node, type, edges, true);
    item.outputs = portsOf(node, type, edges, false);
    item.inputRows = rowsOf(item.inputs);
    item.outputRows = rowsOf(item.outputs);
    if (const auto overlay = m_overlays.constFind(node.id); overlay != m_overlays.constEnd())
        item.overlay = *overlay;
    if (const auto problem = m_nodeProblems.constFind(node.id);
        problem != m_nodeProblems.constEnd())
        item.problem = *problem;
    const int rows = std::max(item.inputRows, item.outputRows);
    item.rect =
        QRectF(place, QSizeF(CardMetrics::kWidth, CardMetrics::height(rows, item.hasFooter())));
    return item;
}

void GraphScene::rebuild(const workflow::Document &document, const workflow::NodeCatalog &catalog)
{
    m_nodes.clear();
    m_edges.clear();
    m_notes.clear();
    m_groups.clear();
    m_nodeIndex.clear();
    m_edgeIndex.clear();
    m_noteIndex.clear();
    m_groupIndex.clear();
    m_nodeGrid.clear();
    m_edgeGrid.clear();
    ++m_revision;

    QHash<workflow::NodeId, std::vector<const workflow::Edge *>> edgesByNode;
    for (const workflow::Edge &edge : document.edges) {
        edgesByNode[edge.from.node].push_back(&edge);
        if (edge.to.node != edge.from.node)
            edgesByNode[edge.to.node].push_back(&edge);
    }
    m_nodes.reserve(size_t(document.nodes.size()));
    for (const workflow::Node &node : document.nodes) {
        const int index = int(m_nodes.size());
        m_nodeIndex.insert(node.id, index);
        m_nodes.push_back(
            makeNode(node, document.layout.nodes.value(node.id), edgesByNode[node.id], catalog));
    }
    readGroups(document);
    nest(document);
    m_nodeEdges.assign(m_nodes.size(), {});
    const auto portNamed = [](std::vector<PortItem> &ports, const QString &name) {
        const auto found = std::ranges::find(ports, name, &PortItem::name);
        return found == ports.end() ? -1 : int(found - ports.begin());
    };
    for (const workflow::Edge &edge : document.edges) {
        EdgeItem item;
        item.id = edge.id;
        item.from = indexOf(edge.from.node);
        item.to = indexOf(edge.to.node);
        if (item.from < 0 || item.to < 0)
            continue; // to a node that is not there: validation says so
        NodeItem &from = m_nodes[size_t(item.from)];
        NodeItem &to = m_nodes[size_t(item.to)];
        item.fromPort = portNamed(from.outputs, edge.from.port);
        item.toPort = portNamed(to.inputs, edge.to.port);
        from.outputs[size_t(item.fromPort)].isConnected = true;
        to.inputs[size_t(item.toPort)].isConnected = true;
        item.type = from.outputs[size_t(item.fromPort)].type;
        item.condition = edge.condition;
        item.route = document.layout.edges.value(edge.id);
        item.overlay = m_edgeOverlays.value(edge.id);
        item.hasProblem = m_edgeProblems.contains(edge.id);
        item.isMuted = edge.isMuted;
        const int index = int(m_edges.size());
        m_edgeIndex.insert(edge.id, index);
        m_edges.push_back(item);
        m_nodeEdges[size_t(item.from)].push_back(index);
        m_nodeEdges[size_t(item.to)].push_back(index);
        placeEdge(index);
    }
    for (const workflow::Note &note : document.notes) {
        m_noteIndex.insert(note.id, int(m_notes.size()));
        m_notes.push_back({note.id, document.layout.notes.value(note.id), note.text, note.color});
    }
}

bool GraphScene::changeCards(const workflow::Document &document,
                             const workflow::NodeCatalog &catalog,
                             const workflow::EditSummary &summary)
{
    const QSet<workflow::NodeId> &changed = summary.nodes.changed;
    if (summary.nodes.all() != changed || !summary.nodes.moved.isEmpty() || !summary.edges.isEmpty()
        || !summary.notes.isEmpty() || !summary.groups.isEmpty())
        return false;
    QHash<workflow::NodeId, std::vector<const workflow::Edge *>> edges;
    for (const workflow::Edge &edge : document.edges) {
        for (const workflow::NodeId &end : {edge.from.node, edge.to.node}) {
            if (changed.contains(end))
                edges[end].push_back(&edge);
        }
    }
    std::vector<std::pair<int, NodeItem>> cards;
    for (const workflow::NodeId &id : changed) {
        const int index = indexOf(id);
        if (index < 0 || index >= document.nodes.size() || document.nodes[index].id != id)
            return false;
        const workflow::Node &node = document.nodes[index];
        NodeItem card = makeNode(node, document.layout.nodes.value(id), edges.value(id), catalog);
        const NodeItem &before = m_nodes[size_t(index)];
        if (indexOf(node.parent) != before.parent || card.isContainer != before.isContainer
            || !haveSamePlaces(card.inputs, before.inputs)
            || !haveSamePlaces(card.outputs, before.outputs))
            return false;
        cards.emplace_back(index, std::move(card));
    }
    for (auto &[index, card] : cards) {
        NodeItem &item = m_nodes[size_t(index)];
        item.title = std::move(card.title);
        if (!item.isCollapsed)
            item.summary = std::move(card.summary);
        item.icon = std::move(card.icon);
        item.category = std::move(card.category);
        item.isMuted = card.isMuted;
    }
    ++m_revision;
    return true;
}

void GraphScene::update(const workflow::Document &document, const workflow::NodeCatalog &catalog,
                        const workflow::EditSummary &summary)
{
    const bool isFolded = document.layout.collapsedNodes != m_collapsed
        || document.layout.collapsedGroups != m_collapsedGroups;
    if (!summary.isLayoutOnly || isFolded) {
        if (isFolded || !changeCards(document, catalog, summary))
            rebuild(document, catalog);
        return;
    }
    ++m_revision;
    for (const workflow::NoteId &id : summary.notes.moved) {
        if (const int index = indexOf(id); index >= 0)
            m_notes[size_t(index)].rect = document.layout.notes.value(id);
    }
    for (const workflow::GroupId &id : summary.groups.moved) {
        if (const int index = indexOf(id); index >= 0)
            m_groups[size_t(index)].setFrame(document.layout.groups.value(id));
    }
    for (const workflow::EdgeId &id : summary.edges.moved) {
        if (const int index = indexOf(id); index >= 0) {
            m_edges[size_t(index)].route = document.layout.edges.value(id);
            placeEdge(index);
        }
    }
    for (const workflow::NodeId &id : summary.nodes.moved) {
        const int index = indexOf(id);
        if (index < 0)
            continue;
        NodeItem &item = m_nodes[size_t(index)];
        item.rect.moveTopLeft(document.layout.nodes.value(id));
        if (!item.isHidden)
            m_nodeGrid.update(index, item.rect);
    }
    // Once all of them are there: an end may be at the card of another node.
    for (const workflow::NodeId &id : summary.nodes.moved) {
        const int index = indexOf(id);
        if (index < 0)
            continue;
        for (const int edge : edgesOf(index))
            placeEdge(edge);
    }
    for (const workflow::GroupId &id : summary.groups.moved) {
        const int index = indexOf(id);
        if (index < 0 || !m_groups[size_t(index)].isCollapsed)
            continue;
        for (size_t node = 0; node < m_nodes.size(); ++node) {
            if (m_nodes[node].hidingGroup != index)
                continue;
            for (const int edge : edgesOf(int(node)))
                placeEdge(edge);
        }
    }
    if (!summary.nodes.moved.isEmpty() || !summary.groups.moved.isEmpty())
        frameAll();
}

void GraphScene::placeEdge(int edge)
{
    EdgeItem &item = m_edges[size_t(edge)];
    item.curve.lead(endOf(item.from, item.fromPort, true), std::as_const(item.route),
                    endOf(item.to, item.toPort, false));
    const NodeItem &from = m_nodes[size_t(item.from)];
    const NodeItem &to = m_nodes[size_t(item.to)];
    item.isHidden = from.isHidden && to.isHidden && from.hidingGroup == to.hidingGroup
        && (from.hidingGroup >= 0 || shownNode(item.from) == shownNode(item.to));
    if (!item.isHidden)
        m_edgeGrid.update(edge, item.curve.bounds());
}

void GraphScene::refitNode(int node)
{
    NodeItem &item = m_nodes[size_t(node)];
    const qreal height =
        CardMetrics::height(std::max(item.inputRows, item.outputRows), item.hasFooter());
    if (height == item.rect.height())
        return;
    item.rect.setHeight(height);
    if (!item.isHidden)
        m_nodeGrid.update(node, item.rect);
    ++m_activityRevision;
}

void GraphScene::setOverlay(const workflow::NodeId &node, std::optional<NodeOverlay> overlay)
{
    if (overlay)
        m_overlays.insert(node, *overlay);
    else
        m_overlays.remove(node);
    const int index = indexOf(node);
    if (index < 0 || m_nodes[size_t(index)].overlay == overlay)
        return;
    NodeItem &item = m_nodes[size_t(index)];
    // With a run, a card keeps room for the state beside its title.
    if (item.overlay.has_value() != overlay.has_value())
        ++m_revision;
    if (motionOf(item.overlay) != motionOf(overlay))
        ++m_activityRevision;
    item.overlay = std::move(overlay);
    refitNode(index);
    ++m_overlayRevision;
}

void GraphScene::setOverlay(const workflow::EdgeId &edge, EdgeOverlay overlay)
{
    if (overlay == EdgeOverlay::None)
        m_edgeOverlays.remove(edge);
    else
        m_edgeOverlays.insert(edge, overlay);
    const int index = indexOf(edge);
    if (index < 0 || m_edges[size_t(index)].overlay == overlay)
        return;
    EdgeItem &item = m_edges[size_t(index)];
    if (item.overlay == EdgeOverlay::Running || overlay == EdgeOverlay::Running)
        ++m_activityRevision;
    item.overlay = overlay;
    ++m_overlayRevision;
}

void GraphScene::clearOverlays()
{
    const QList<workflow::NodeId> nodes = m_overlays.keys();
    for (const workflow::NodeId &node : nodes)
        setOverlay(node, std::nullopt);
    const QList<workflow::EdgeId> edges = m_edgeOverlays.keys();
    for (const workflow::EdgeId &edge : edges)
        setOverlay(edge, EdgeOverlay::None);
}

void GraphScene::setBreakMarks(const BreakMarks &marks)
{
    if (marks == m_breakMarks)
        return;
    m_breakMarks = marks;
    ++m_revision;
}

void GraphScene::setProblems(const QList<workflow::Diagnostic> &diagnostics)
{
    m_nodeProblems.clear();
    m_edgeProblems.clear();
    for (const workflow::Diagnostic &diagnostic : diagnostics) {
        if (!diagnostic.edge.isEmpty())
            m_edgeProblems.insert(diagnostic.edge);
        if (diagnostic.node.isEmpty())
            continue;
        const auto found = m_nodeProblems.find(diagnostic.node);
        if (found == m_nodeProblems.end())
            m_nodeProblems.insert(diagnostic.node, diagnostic.severity);
        else
            *found = std::min(*found, diagnostic.severity); // Error comes first
    }
    for (NodeItem &node : m_nodes) {
        const auto found = m_nodeProblems.constFind(node.id);
        node.problem = found == m_nodeProblems.constEnd() ? std::nullopt : std::optional(*found);
    }
    for (EdgeItem &edge : m_edges)
        edge.hasProblem = m_edgeProblems.contains(edge.id);
    ++m_revision;
}

void GraphScene::setMarks(ChangeMarks marks)
{
    if (m_marks == marks)
        return;
    m_marks = std::move(marks);
    ++m_overlayRevision;
}

void GraphScene::nodesIn(const QRectF &area, std::vector<int> &result) const
{
    m_nodeGrid.query(area, result);
}

void GraphScene::edgesIn(const QRectF &area, std::vector<int> &result) const
{
    m_edgeGrid.query(area, result);
}

QRectF GraphScene::bounds() const
{
    QRectF all;
    for (const NodeItem &node : m_nodes) {
        if (!node.isHidden)
            all |= node.extent();
    }
    for (const NoteItem &note : m_notes)
        all |= note.rect;
    for (const GroupItem &group : m_groups) {
        if (!group.isHidden)
            all |= group.rect.adjusted(0, group.isCollapsed ? 0 : -24, 0, 0);
    }
    return all;
}

QRectF GraphScene::boundsOf(const QSet<workflow::NodeId> &nodes) const
{
    QRectF all;
    for (const workflow::NodeId &id : nodes) {
        if (const int index = indexOf(id); index >= 0 && !m_nodes[size_t(index)].isHidden)
            all |= m_nodes[size_t(index)].extent();
    }
    return all;
}

} // namespace agentops::ui::graph
