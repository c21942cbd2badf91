// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

template<typename T, typename IdType>
qsizetype indexOf(const QList<T> &list, const IdType &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.end() ? -1 : it - list.begin();
}

template<typename IdType>
std::unexpected<Error> unknown(const IdType &id)
{
    return fail(Error(errors::kUnknownElement, u"there is no \"%1\""_s.arg(id.text()))
                    .with(u"id"_s, id.text()));
}

/// The readable part of a new id: what follows the last dot of the kind.
QString stemOf(const QString &kind)
{
    return kind.sliced(kind.lastIndexOf(u'.') + 1);
}

Node createNode(const NodeType &type)
{
    Node node;
    node.id = NodeId(createLocalId(stemOf(type.kind)));
    node.kind = type.kind;
    node.title = type.title;
    for (const Parameter &parameter : type.parameters) {
        if (!parameter.defaultValue.isNull() && !parameter.defaultValue.isUndefined())
            node.parameters.insert(parameter.name, parameter.defaultValue);
    }
    return node;
}

/// The first ports of the two types that fit together.
std::optional<std::pair<QString, QString>> firstFit(const QList<Port> &outputs,
                                                    const QList<Port> &inputs)
{
    for (const Port &output : outputs) {
        for (const Port &input : inputs) {
            if (isCompatible(output.type, input.type))
                return std::pair(output.name, input.name);
        }
    }
    return std::nullopt;
}

} // namespace

DocumentEditor::DocumentEditor(const NodeCatalog &catalog, Document document)
    : m_history(std::make_unique<History>(catalog, std::move(document)))
{
    m_history->onEdited = [this](const EditSummary &summary) {
        Q_EMIT edited(summary);
    };
    m_history->onHistoryChanged = [this] {
        Q_EMIT historyChanged();
    };
}

DocumentEditor::~DocumentEditor() = default;

const Document &DocumentEditor::document() const
{
    return m_history->document;
}

const NodeCatalog &DocumentEditor::catalog() const
{
    return m_history->catalog;
}

void DocumentEditor::reset(Document document)
{
    auto fresh = std::make_unique<History>(m_history->catalog, std::move(document));
    fresh->revision = fresh->firstRevision = fresh->lastRevision = m_history->lastRevision + 1;
    fresh->onEdited = std::move(m_history->onEdited);
    fresh->onHistoryChanged = std::move(m_history->onHistoryChanged);
    m_history = std::move(fresh);
    Q_EMIT historyChanged();
}

Result<NodeId> DocumentEditor::addNode(const QString &kind, QPointF scenePos)
{
    const NodeType *type = m_history->catalog.findType(kind);
    if (!type)
        return fail(Error(errors::kUnknownKind, u"there is no step of kind \"%1\""_s.arg(kind)));
    const Node node = createNode(*type);
    m_history->append(document().nodes, node);
    m_history->place(document().layout.nodes, node.id, std::optional(scenePos));
    m_history->commit();
    return node.id;
}

Result<NodeId> DocumentEditor::addConnectedNode(const QString &kind, QPointF scenePos,
                                                const PortRef &from, const QString &toPort)
{
    beginGesture();
    const History::Mark start = m_history->mark();
    Result<NodeId> node = addNode(kind, scenePos);
    const Result<EdgeId> edge =
        node ? connectPorts(from, {*node, toPort}) : Result<EdgeId>(fail(node.error()));
    if (node && !edge)
        m_history->rollBack(start);
    endGesture();
    return edge ? node : Result<NodeId>(fail(edge.error()));
}

Result<NodeId> DocumentEditor::insertNodeOnEdge(const QString &kind, QPointF scenePos,
                                                const EdgeId &edgeId)
{
    const Edge *found = document().findEdge(edgeId);
    if (!found)
        return unknown(edgeId);
    const Edge edge = *found;
    const auto typeOf = [this](const Node *node) -> const NodeType * {
        return node ? catalog().findType(node->kind) : nullptr;
    };
    const Node *sourceNode = document().findNode(edge.from.node);
    const NodeType *source = typeOf(sourceNode);
    const NodeType *target = typeOf(document().findNode(edge.to.node));
    const NodeType *type = catalog().findType(kind);
    const auto output = source ? source->findOutput(*sourceNode, edge.from.port) : std::nullopt;
    const auto input = target ? target->findInput(edge.to.port) : std::nullopt;
    if (!type)
        return fail(Error(errors::kUnknownKind, u"there is no step of kind \"%1\""_s.arg(kind)));
    if (!output || !input)
        return fail(errors::kUnknownPort, u"the edge ends at a port that does not exist"_s);
    QList<Port> inputs = type->inputs;
    // How a step ended is nothing to work on: the new node only waits for it.
    if (inputs.isEmpty() || edge.from.port == kDonePort || edge.from.port == kErrorPort) {
        inputs.clear();
        if (const auto after = type->findInput(QString(kAfterPort)))
            inputs.append(*after);
    }
    QList<Port> outputs = type->outputs;
    if (edge.to.port == kAfterPort)
        outputs.append(Port{.name = kDonePort, .type = PortType::Text});
    const auto in = firstFit({*output}, inputs);
    const auto out = firstFit(outputs, {*input});
    if (!in || !out)
        return fail(errors::kTypeMismatch, u"no port of %1 fits into this edge"_s.arg(kind));

    beginGesture();
    const Result<NodeId> node = addNode(kind, scenePos);
    m_history->place(document().layout.edges, edgeId, std::optional<QList<QPointF>>());
    m_history->change(ElementChange<Edge>{indexOf(document().edges, edgeId), edge, std::nullopt});
    m_history->append(document().edges,
                      Edge{EdgeId(createLocalId(u"e")),
                           edge.from,
                           {*node, in->second},
                           edge.condition,
                           edge.isMuted,
                           edge.unknown});
    m_history->append(document().edges,
                      Edge{.id = EdgeId(createLocalId(u"e")),
                           .from = {*node, out->first},
                           .to = edge.to,
                           .isMuted = edge.isMuted});
    m_history->commit();
    endGesture();
    return node;
}

Result<EdgeId> DocumentEditor::connectPorts(const PortRef &from, const PortRef &to)
{
    AO_CHECK(canConnect(document(), catalog(), from, to));
    const Edge edge{.id = EdgeId(createLocalId(u"e")), .from = from, .to = to};
    m_history->append(document().edges, edge);
    m_history->commit();
    return edge.id;
}

Result<> DocumentEditor::disconnect(const EdgeId &edge)
{
    return remove({}, {edge});
}

Result<> DocumentEditor::setEdgeCondition(const EdgeId &id, const QString &condition)
{
    const qsizetype index = indexOf(document().edges, id);
    if (index < 0)
        return unknown(id);
    Edge edge = document().edges[index];
    edge.condition = condition;
    m_history->replace(document().edges, index, std::move(edge));
    m_history->commit(u"condition:"_s + id.text());
    return {};
}

Result<> DocumentEditor::setEdgeRoute(const EdgeId &id, const QList<QPointF> &scenePoints)
{
    if (!document().findEdge(id))
        return unknown(id);
    m_history->place(document().layout.edges, id,
                     scenePoints.isEmpty() ? std::nullopt : std::optional(scenePoints));
    m_history->commit();
    return {};
}

Result<> DocumentEditor::setEdgesMuted(const QSet<EdgeId> &edges, bool isMuted)
{
    for (const EdgeId &id : edges) {
        if (!document().findEdge(id))
            return unknown(id);
    }
    for (qsizetype i = 0; i < document().edges.size(); ++i) {
        Edge edge = document().edges[i];
        if (!edges.contains(edge.id))
            continue;
        edge.isMuted = isMuted;
        m_history->replace(document().edges, i, std::move(edge));
    }
    m_history->commit();
    return {};
}

Result<> DocumentEditor::changeNode(const NodeId &id, const QString &mergeKey,
                                    const std::function<void(Node &)> &change)
{
    const qsizetype index = indexOf(document().nodes, id);
    if (index < 0)
        return unknown(id);
    Node node = document().nodes[index];
    change(node);
    m_history->replace(document().nodes, index, std::move(node));
    m_history->commit(mergeKey.isEmpty() ? mergeKey : mergeKey + u':' + id.text());
    return {};
}

Result<> DocumentEditor::setTitle(const NodeId &id, const QString &title)
{
    return changeNode(id, u"title"_s, [&](Node &node) { node.title = title; });
}

Result<> DocumentEditor::setParameter(const NodeId &id, const QString &name,
                                      const QJsonValue &value)
{
    return changeNode(id, u"parameter:"_s + name, [&](Node &node) {
        if (value.isUndefined())
            node.parameters.remove(name);
        else
            node.parameters.insert(name, value);
    });
}

Result<> DocumentEditor::setRetry(const NodeId &id, const RetryPolicy &retry)
{
    return changeNode(id, u"retry"_s, [&](Node &node) { node.retry = retry; });
}

Result<> DocumentEditor::setTimeout(const NodeId &id, std::chrono::milliseconds timeout)
{
    return changeNode(id, u"timeout"_s, [&](Node &node) { node.timeout = timeout; });
}

Result<> DocumentEditor::setOnError(const NodeId &id, OnError onError)
{
    return changeNode(id, {}, [&](Node &node) { node.onError = onError; });
}

Result<> DocumentEditor::setMuted(const QSet<NodeId> &nodes, bool isMuted)
{
    for (const NodeId &id : nodes) {
        if (!document().findNode(id))
            return unknown(id);
    }
    beginGesture();
    for (const NodeId &id : nodes)
        (void)changeNode(id, {}, [&](Node &node) { node.isMuted = isMuted; });
    endGesture();
    return {};
}

NoteId DocumentEditor::addNote(const QString &text, QRectF sceneRect)
{
    const Note note{NoteId(createLocalId(u"note")), text, {}};
    m_history->append(document().notes, note);
    m_history->place(document().layout.notes, note.id, std::optional(sceneRect));
    m_history->commit();
    return note.id;
}

Result<> DocumentEditor::setNoteText(const NoteId &id, const QString &text)
{
    const qsizetype index = indexOf(document().notes, id);
    if (index < 0)
        return unknown(id);
    Note note = document().notes[index];
    note.text = text;
    m_history->replace(document().notes, index, std::move(note));
    m_history->commit(u"note:"_s + id.text());
    return {};
}

Result<> DocumentEditor::setNoteRect(const NoteId &id, QRectF sceneRect)
{
    if (!document().findNote(id))
        return unknown(id);
    m_history->place(document().layout.notes, id, std::optional(sceneRect));
    m_history->commit();
    return {};
}

GroupId DocumentEditor::addGroup(const QString &title, const QSet<NodeId> &nodes, QRectF sceneRect)
{
    Group group{.id = GroupId(createLocalId(u"group")), .title = title};
    for (const Node &node : document().nodes) {
        if (nodes.contains(node.id))
            group.nodes.append(node.id);
    }
    m_history->append(document().groups, group);
    m_history->place(document().layout.groups, group.id, std::optional(sceneRect));
    m_history->commit();
    return group.id;
}

Result<> DocumentEditor::setGroupTitle(const GroupId &id, const QString &title)
{
    const qsizetype index = indexOf(document().groups, id);
    if (index < 0)
        return unknown(id);
    Group group = document().groups[index];
    group.title = title;
    m_history->replace(document().groups, index, std::move(group));
    m_history->commit(u"group:"_s + id.text());
    return {};
}

Result<> DocumentEditor::setGroupColor(const GroupId &id, const QString &color)
{
    const qsizetype index = indexOf(document().groups, id);
    if (index < 0)
        return unknown(id);
    Group group = document().groups[index];
    group.color = color;
    m_history->replace(document().groups, index, std::move(group));
    m_history->commit();
    return {};
}

Result<> DocumentEditor::setGroupRect(const GroupId &id, QRectF sceneRect)
{
    if (!document().findGroup(id))
        return unknown(id);
    m_history->place(document().layout.groups, id, std::optional(sceneRect));
    m_history->commit();
    return {};
}

Result<> DocumentEditor::moveNodes(const QHash<NodeId, QPointF> &scenePositions)
{
    QSet<NodeId> known;
    for (const Node &node : document().nodes)
        known.insert(node.id);
    for (const NodeId &id : scenePositions.keys()) {
        if (!known.contains(id))
            return unknown(id);
    }
    for (const auto &[id, pos] : scenePositions.asKeyValueRange())
        m_history->place(document().layout.nodes, id, std::optional(pos));
    m_history->commit();
    return {};
}

Result<> DocumentEditor::setCollapsed(const QSet<NodeId> &nodes, const QSet<GroupId> &groups,
                                      bool isCollapsed)
{
    for (const NodeId &id : nodes) {
        if (!document().findNode(id))
            return unknown(id);
    }
    for (const GroupId &id : groups) {
        if (!document().findGroup(id))
            return unknown(id);
    }
    const Layout &layout = document().layout;
    for (const NodeId &id : nodes) {
        m_history->place(layout.nodes, id, std::optional(layout.nodes.value(id)));
        m_history->collapse(layout.collapsedNodes, id, isCollapsed);
    }
    for (const GroupId &id : groups) {
        m_history->place(layout.groups, id, std::optional(layout.groups.value(id)));
        m_history->collapse(layout.collapsedGroups, id, isCollapsed);
    }
    m_history->commit();
    return {};
}

void DocumentEditor::setViewport(QPointF sceneOrigin, double zoom)
{
    m_history->document.layout.viewportOrigin = sceneOrigin;
    m_history->document.layout.viewportZoom = zoom;
}

void DocumentEditor::changeProperties(const QString &mergeKey,
                                      const std::function<void(Properties &)> &change)
{
    Properties after = document().properties;
    change(after);
    if (after != document().properties)
        m_history->change(PropertiesChange{document().properties, after});
    m_history->commit(mergeKey);
}

void DocumentEditor::setName(const QString &name)
{
    changeProperties(u"name"_s, [&](Properties &properties) { properties.name = name; });
}

void DocumentEditor::setDescription(const QString &description)
{
    changeProperties(u"description"_s,
                     [&](Properties &properties) { properties.description = description; });
}

void DocumentEditor::setInputs(const QList<InputSpec> &inputs)
{
    changeProperties({}, [&](Properties &properties) { properties.inputs = inputs; });
}

void DocumentEditor::beginGesture()
{
    ++m_history->gestureDepth;
}

void DocumentEditor::endGesture()
{
    AO_VERIFY(m_history->gestureDepth > 0);
    --m_history->gestureDepth;
    m_history->commit();
}

bool DocumentEditor::canUndo() const
{
    return !m_history->undoSteps.empty();
}

bool DocumentEditor::canRedo() const
{
    return !m_history->redoSteps.empty();
}

void DocumentEditor::undo()
{
    m_history->undo();
}

void DocumentEditor::redo()
{
    m_history->redo();
}

quint64 DocumentEditor::revision() const
{
    return m_history->revision;
}

} // namespace agentops::workflow
