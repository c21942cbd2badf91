// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementlookup.h"
#include "history.h"

#include <agentops/workflow/nodecatalog.h>

using namespace Qt::StringLiterals;

// Containers and what is in them: putting there, and removing with what is inside.
namespace agentops::workflow {

namespace {

/// Tells of the elements of one list that go, last first.
template<typename T, typename IdType, typename Change>
void removeElements(const QList<T> &list, const QSet<IdType> &ids, Change change)
{
    for (qsizetype i = list.size() - 1; i >= 0; --i) {
        if (ids.contains(list[i].id))
            change(i, T(list[i]));
    }
}

/// Whether one of the containers that a node is in is among the nodes.
bool isInsideAny(NodeId id, const QSet<NodeId> &nodes, const QHash<NodeId, NodeId> &parents)
{
    // Bounded: a broken document may have containers that contain each other.
    for (qsizetype depth = 0; depth < parents.size(); ++depth) {
        id = parents.value(id);
        if (id.isEmpty())
            return false;
        if (nodes.contains(id))
            return true;
    }
    return false;
}

} // namespace

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

Result<> DocumentEditor::checkHolds(const NodeId &container, const QSet<NodeId> &nodes) const
{
    if (container.isEmpty())
        return {};
    const Node *node = document().findNode(container);
    if (!node)
        return unknownElement(container);
    const NodeType *type = catalog().findType(node->kind);
    if (!type || !type->holdsSteps() || withBodies(document(), nodes).contains(container)) {
        return fail(
            Error(errors::kNotAContainer, u"\"%1\" cannot hold these steps"_s.arg(container.text()))
                .with(u"node"_s, container.text()));
    }
    return {};
}

Result<> DocumentEditor::setParent(const QSet<NodeId> &nodes, const NodeId &parent,
                                   CrossingEdges crossing)
{
    AO_CHECK(checkAreThere(document().nodes, nodes));
    AO_CHECK(checkHolds(parent, nodes));
    QHash<NodeId, NodeId> parents;
    for (const Node &node : document().nodes)
        parents.insert(node.id, node.parent);
    // What is in one of the others stays there.
    QSet<NodeId> moved = nodes;
    moved.removeIf([&](const NodeId &id) { return isInsideAny(id, nodes, parents); });
    for (const NodeId &id : std::as_const(moved))
        parents.insert(id, parent);
    QSet<EdgeId> cut;
    for (const Edge &edge : document().edges) {
        const bool isMoved = moved.contains(edge.from.node) || moved.contains(edge.to.node);
        if (!isMoved || parents.value(edge.from.node) == parents.value(edge.to.node))
            continue;
        if (crossing == CrossingEdges::Refuse)
            return fail(Error(errors::kOtherBody, u"an edge would lead across the border"_s)
                            .with(u"edge"_s, edge.id.text()));
        cut.insert(edge.id);
    }
    EditLabel label{Edit::SetParent, {}, moved.size()};
    if (const Node *container = document().findNode(parent))
        label.names = {container->title};
    CompositeEdit edit(*this, label);
    AO_CHECK(remove({.edges = cut}));
    for (qsizetype i = 0; i < document().nodes.size(); ++i) {
        Node node = document().nodes[i];
        if (!moved.contains(node.id))
            continue;
        node.parent = parent;
        m_history->replace(document().nodes, i, std::move(node));
    }
    m_history->commit(label);
    edit.done();
    return {};
}

Result<> DocumentEditor::remove(const Elements &elements)
{
    const Document &doc = document();
    AO_CHECK(checkAreThere(doc.nodes, elements.nodes));
    AO_CHECK(checkAreThere(doc.edges, elements.edges));
    AO_CHECK(checkAreThere(doc.notes, elements.notes));
    AO_CHECK(checkAreThere(doc.groups, elements.groups));
    EditLabel label{Edit::Remove, {}, elements.size()};
    if (elements.nodes.size() == 1 && elements.size() == 1)
        label.names = {doc.findNode(*elements.nodes.begin())->title};
    const QSet<NodeId> nodes = withBodies(doc, elements.nodes);
    QSet<EdgeId> edges = elements.edges;
    for (const Edge &edge : doc.edges) {
        if (nodes.contains(edge.from.node) || nodes.contains(edge.to.node))
            edges.insert(edge.id);
    }
    removeElements(doc.edges, edges, [&](qsizetype index, Edge edge) {
        m_history->place(doc.layout.edges, edge.id, std::optional<QList<QPointF>>());
        m_history->forgetKeys(u"edges"_s, edge.id.text());
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
        m_history->forgetKeys(u"nodes"_s, node.id.text());
        m_history->change(ElementChange<Node>{index, std::move(node), std::nullopt});
    });
    removeElements(doc.notes, elements.notes, [&](qsizetype index, Note note) {
        m_history->place(doc.layout.notes, note.id, std::optional<QRectF>());
        m_history->forgetKeys(u"notes"_s, note.id.text());
        m_history->change(ElementChange<Note>{index, std::move(note), std::nullopt});
    });
    removeElements(doc.groups, elements.groups, [&](qsizetype index, Group group) {
        m_history->collapse(doc.layout.collapsedGroups, group.id, false);
        m_history->place(doc.layout.groups, group.id, std::optional<QRectF>());
        m_history->forgetKeys(u"groups"_s, group.id.text());
        m_history->change(ElementChange<Group>{index, std::move(group), std::nullopt});
    });
    m_history->commit(label);
    return {};
}

} // namespace agentops::workflow
