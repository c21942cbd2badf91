// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/references.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

// Removing, copying and pasting: the edits that take elements together.
namespace agentops::workflow {

namespace {

/// Removes the elements of one list, last first, with their places.
template<typename T, typename IdType, typename Change>
void removeElements(const QList<T> &list, const QSet<IdType> &ids, Change change)
{
    for (qsizetype i = list.size() - 1; i >= 0; --i) {
        if (ids.contains(list[i].id))
            change(i, T(list[i]));
    }
}

template<typename T, typename IdType>
bool hasAll(const QList<T> &list, const QSet<IdType> &ids)
{
    return std::ranges::count_if(list, [&](const T &item) { return ids.contains(item.id); })
        == ids.size();
}

QPointF topLeftOf(const Document &document)
{
    QPointF corner(std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
    const auto include = [&corner](QPointF point) {
        corner = {std::min(corner.x(), point.x()), std::min(corner.y(), point.y())};
    };
    for (const QPointF &point : document.layout.nodes)
        include(point);
    for (const QRectF &rect : document.layout.notes)
        include(rect.topLeft());
    return document.layout.nodes.isEmpty() && document.layout.notes.isEmpty() ? QPointF() : corner;
}

/// The nodes and everything that is in them.
QSet<NodeId> withBodies(const Document &document, QSet<NodeId> nodes)
{
    QHash<NodeId, QList<NodeId>> bodies;
    for (const Node &node : document.nodes) {
        if (!node.parent.isEmpty())
            bodies[node.parent].append(node.id);
    }
    QList<NodeId> open = nodes.values();
    while (!open.isEmpty()) {
        for (const NodeId &inner : bodies.value(open.takeLast())) {
            if (!nodes.contains(inner)) {
                nodes.insert(inner);
                open.append(inner);
            }
        }
    }
    return nodes;
}

/// What the texts of added nodes refer to, by the new ids.
class AddedNames
{
public:
    AddedNames(const QHash<NodeId, NodeId> &ids, const Document &part, const Document &document)
        : m_names(ExpressionNames::ofDocument(part))
    {
        for (const auto &[from, to] : ids.asKeyValueRange())
            m_renamed.insert(from.text(), to.text());
        // A name that holds another one, such as `build-2`, is not taken for that.
        for (const Node &node : document.nodes)
            m_names.add(node.id.text());
    }

    QString in(const QString &text) const { return withScopes(text, m_renamed, m_names); }

    void renameIn(Node &node, const NodeType *type) const
    {
        for (auto it = node.parameters.begin(); it != node.parameters.end(); ++it) {
            const Parameter *parameter = type ? type->findParameter(it.key()) : nullptr;
            if (!parameter || !parameter->isCode)
                it.value() = withScopes(QJsonValue(it.value()), m_renamed, m_names);
        }
        node.when = in(node.when);
        node.idempotencyKey = in(node.idempotencyKey);
        if (node.concurrency)
            node.concurrency->key = in(node.concurrency->key);
    }

private:
    QHash<QString, QString> m_renamed;
    ExpressionNames m_names;
};

} // namespace

Result<> DocumentEditor::remove(const QSet<NodeId> &selected, const QSet<EdgeId> &edges,
                                const QSet<NoteId> &notes, const QSet<GroupId> &groups)
{
    const Document &doc = document();
    if (!hasAll(doc.nodes, selected) || !hasAll(doc.edges, edges) || !hasAll(doc.notes, notes)
        || !hasAll(doc.groups, groups)) {
        return fail(errors::kUnknownElement, u"an element to remove is not there"_s);
    }
    const QSet<NodeId> nodes = withBodies(doc, selected);
    QSet<EdgeId> allEdges = edges;
    for (const Edge &edge : doc.edges) {
        if (nodes.contains(edge.from.node) || nodes.contains(edge.to.node))
            allEdges.insert(edge.id);
    }
    removeElements(doc.edges, allEdges, [&](qsizetype index, Edge edge) {
        m_history->place(doc.layout.edges, edge.id, std::optional<QList<QPointF>>());
        m_history->change(ElementChange<Edge>{index, std::move(edge), std::nullopt});
    });
    for (qsizetype i = 0; i < doc.groups.size(); ++i) {
        Group group = doc.groups[i];
        group.nodes.removeIf([&nodes](const NodeId &id) { return nodes.contains(id); });
        m_history->replace(doc.groups, i, std::move(group));
    }
    removeElements(doc.nodes, nodes, [&](qsizetype index, Node node) {
        m_history->collapse(doc.layout.collapsedNodes, node.id, false);
        m_history->place(doc.layout.nodes, node.id, std::optional<QPointF>());
        m_history->change(ElementChange<Node>{index, std::move(node), std::nullopt});
    });
    removeElements(doc.notes, notes, [&](qsizetype index, Note note) {
        m_history->place(doc.layout.notes, note.id, std::optional<QRectF>());
        m_history->change(ElementChange<Note>{index, std::move(note), std::nullopt});
    });
    removeElements(doc.groups, groups, [&](qsizetype index, Group group) {
        m_history->collapse(doc.layout.collapsedGroups, group.id, false);
        m_history->place(doc.layout.groups, group.id, std::optional<QRectF>());
        m_history->change(ElementChange<Group>{index, std::move(group), std::nullopt});
    });
    m_history->commit();
    return {};
}

Document DocumentEditor::partOf(const QSet<NodeId> &selected, const QSet<NoteId> &notes) const
{
    const QSet<NodeId> nodes = withBodies(document(), selected);
    Document part;
    part.properties.id = document().properties.id;
    part.properties.name = document().properties.name;
    for (const Node &node : document().nodes) {
        if (!nodes.contains(node.id))
            continue;
        part.nodes.append(node);
        if (!nodes.contains(node.parent))
            part.nodes.last().parent = {};
        part.layout.nodes.insert(node.id, document().layout.nodes.value(node.id));
        if (document().layout.collapsedNodes.contains(node.id))
            part.layout.collapsedNodes.insert(node.id);
    }
    for (const Edge &edge : document().edges) {
        if (!nodes.contains(edge.from.node) || !nodes.contains(edge.to.node))
            continue;
        part.edges.append(edge);
        if (const auto route = document().layout.edges.constFind(edge.id);
            route != document().layout.edges.cend())
            part.layout.edges.insert(edge.id, *route);
    }
    for (const Note &note : document().notes) {
        if (!notes.contains(note.id))
            continue;
        part.notes.append(note);
        part.layout.notes.insert(note.id, document().layout.notes.value(note.id));
    }
    return part;
}

QByteArray DocumentEditor::copy(const QSet<NodeId> &nodes, const QSet<NoteId> &notes) const
{
    return writeDocument(partOf(nodes, notes));
}

Result<AddedElements> DocumentEditor::paste(const QByteArray &text, QPointF scenePos)
{
    const ParsedDocument parsed = parseDocument(text);
    if (!parsed.document || (parsed.document->nodes.isEmpty() && parsed.document->notes.isEmpty()))
        return fail(errors::kNothingToPaste, u"the text holds no workflow steps"_s);
    return addPart(*parsed.document, scenePos - topLeftOf(*parsed.document));
}

Result<AddedElements> DocumentEditor::duplicate(const QSet<NodeId> &nodes,
                                                const QSet<NoteId> &notes, QPointF sceneOffset)
{
    if (!hasAll(document().nodes, nodes) || !hasAll(document().notes, notes))
        return fail(errors::kUnknownElement, u"an element to duplicate is not there"_s);
    return addPart(partOf(nodes, notes), sceneOffset);
}

AddedElements DocumentEditor::addPart(const Document &part, QPointF sceneOffset)
{
    QHash<NodeId, NodeId> ids;
    for (const Node &node : part.nodes)
        ids.insert(node.id,
                   NodeId(createLocalId(node.kind.sliced(node.kind.lastIndexOf(u'.') + 1))));
    const AddedNames names(ids, part, document());

    AddedElements added;
    for (Node node : part.nodes) {
        const QPointF pos = part.layout.nodes.value(node.id) + sceneOffset;
        const bool isCollapsed = part.layout.collapsedNodes.contains(node.id);
        node.id = ids.value(node.id);
        node.parent = ids.value(node.parent);
        node.inlining.reset(); // it names the edges of the one that was copied
        names.renameIn(node, catalog().findType(node.kind));
        added.nodes.insert(node.id);
        m_history->place(document().layout.nodes, node.id, std::optional(pos));
        m_history->collapse(document().layout.collapsedNodes, node.id, isCollapsed);
        m_history->append(document().nodes, std::move(node));
    }
    for (Edge edge : part.edges) {
        if (!ids.contains(edge.from.node) || !ids.contains(edge.to.node))
            continue;
        QList<QPointF> route = part.layout.edges.value(edge.id);
        for (QPointF &point : route)
            point += sceneOffset;
        edge.id = EdgeId(createLocalId(u"e"));
        if (!route.isEmpty())
            m_history->place(document().layout.edges, edge.id, std::optional(route));
        edge.from.node = ids.value(edge.from.node);
        edge.to.node = ids.value(edge.to.node);
        edge.condition = names.in(edge.condition);
        m_history->append(document().edges, std::move(edge));
    }
    for (Note note : part.notes) {
        const QRectF rect = part.layout.notes.value(note.id).translated(sceneOffset);
        note.id = NoteId(createLocalId(u"note"));
        added.notes.insert(note.id);
        m_history->place(document().layout.notes, note.id, std::optional(rect));
        m_history->append(document().notes, std::move(note));
    }
    m_history->commit();
    return added;
}

} // namespace agentops::workflow
