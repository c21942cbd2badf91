// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementlookup.h"
#include "history.h"
#include "rewriting.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/references.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

// Copying and pasting: parts of documents, and what becomes of their ids.
namespace agentops::workflow {

namespace {

QPointF topLeftOf(const Document &document)
{
    QPointF corner(std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
    const auto include = [&corner](QPointF point) {
        corner = {std::min(corner.x(), point.x()), std::min(corner.y(), point.y())};
    };
    const Layout &layout = document.layout;
    for (const QPointF &point : layout.nodes)
        include(point);
    for (const QRectF &rect : layout.notes)
        include(rect.topLeft());
    for (const QRectF &rect : layout.groups)
        include(rect.topLeft());
    const bool isNowhere =
        layout.nodes.isEmpty() && layout.notes.isEmpty() && layout.groups.isEmpty();
    return isNowhere ? QPointF() : corner;
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
        const auto rename = [this](const QString &text, bool) -> Result<QString> {
            return in(text);
        };
        std::ignore = changeTexts(node, type ? *type : NodeType{}, rename);
    }

private:
    QHash<QString, QString> m_renamed;
    ExpressionNames m_names;
};

QSet<NodeId> idsOfNodes(const QList<Node> &nodes)
{
    QSet<NodeId> ids;
    for (const Node &node : nodes)
        ids.insert(node.id);
    return ids;
}

/// Takes an element's place along, under its new id where it gets one.
template<typename IdType, typename Shape>
void takePlace(const Layout &from, Layout &to, const QString &section,
               const QHash<IdType, Shape> &places, QHash<IdType, Shape> &newPlaces,
               const IdType &id, const IdType &newId)
{
    if (const auto found = places.constFind(id); found != places.cend())
        newPlaces.insert(newId, *found);
    const auto keys = from.placesUnknown.constFind(section + u'.' + id.text());
    if (keys != from.placesUnknown.cend())
        to.placesUnknown.insert(section + u'.' + newId.text(), *keys);
}

/// The elements as a document of their own: nodes with what is in them, groups with their nodes,
/// and all edges that lead to one of the nodes.
Document partOf(const Document &document, const Elements &elements)
{
    QSet<NodeId> nodes = elements.nodes;
    for (const Group &group : document.groups) {
        if (elements.groups.contains(group.id))
            nodes.unite({group.nodes.begin(), group.nodes.end()});
    }
    nodes = withBodies(document, nodes);
    const Layout &layout = document.layout;
    Document part;
    part.properties.id = document.properties.id;
    part.properties.name = document.properties.name;
    Layout &places = part.layout;
    for (const Node &node : document.nodes) {
        if (!nodes.contains(node.id))
            continue;
        part.nodes.append(node);
        places.nodes.insert(node.id, layout.nodes.value(node.id));
        takePlace(layout, places, u"nodes"_s, layout.nodes, places.nodes, node.id, node.id);
    }
    for (const Edge &edge : document.edges) {
        if (!nodes.contains(edge.to.node))
            continue;
        part.edges.append(edge);
        takePlace(layout, places, u"edges"_s, layout.edges, places.edges, edge.id, edge.id);
    }
    for (const Note &note : document.notes) {
        if (!elements.notes.contains(note.id))
            continue;
        part.notes.append(note);
        takePlace(layout, places, u"notes"_s, layout.notes, places.notes, note.id, note.id);
    }
    for (const Group &group : document.groups) {
        if (!elements.groups.contains(group.id))
            continue;
        part.groups.append(group);
        takePlace(layout, places, u"groups"_s, layout.groups, places.groups, group.id, group.id);
    }
    places.collapsedNodes = QSet(layout.collapsedNodes).intersect(nodes);
    places.collapsedGroups = QSet(layout.collapsedGroups).intersect(elements.groups);
    return part;
}

/// The part under new ids, moved, with its expressions following. Edges from elsewhere keep their
/// beginnings, and nodes their containers elsewhere.
Document renewed(const Document &part, const Document &document, const NodeCatalog &catalog,
                 QPointF sceneOffset)
{
    QHash<NodeId, NodeId> ids;
    for (const Node &node : part.nodes)
        ids.insert(node.id,
                   NodeId(createLocalId(node.kind.sliced(node.kind.lastIndexOf(u'.') + 1))));
    const AddedNames names(ids, part, document);
    const Layout &layout = part.layout;
    Document result;
    Layout &places = result.layout;
    for (Node node : part.nodes) {
        const NodeId id = ids.value(node.id);
        takePlace(layout, places, u"nodes"_s, layout.nodes, places.nodes, node.id, id);
        if (layout.collapsedNodes.contains(node.id))
            places.collapsedNodes.insert(id);
        node.id = id;
        node.parent = ids.value(node.parent, node.parent);
        node.inlining.reset(); // it names the edges of the one that was copied
        names.renameIn(node, catalog.findType(node.kind));
        result.nodes.append(std::move(node));
    }
    for (Edge edge : part.edges) {
        if (!ids.contains(edge.to.node))
            continue;
        const EdgeId id(createLocalId(u"e"));
        takePlace(layout, places, u"edges"_s, layout.edges, places.edges, edge.id, id);
        edge.id = id;
        edge.from.node = ids.value(edge.from.node, edge.from.node);
        edge.to.node = ids.value(edge.to.node);
        edge.condition = names.in(edge.condition);
        result.edges.append(std::move(edge));
    }
    for (Note note : part.notes) {
        const NoteId id(createLocalId(u"note"));
        takePlace(layout, places, u"notes"_s, layout.notes, places.notes, note.id, id);
        note.id = id;
        result.notes.append(std::move(note));
    }
    for (Group group : part.groups) {
        const GroupId id(createLocalId(u"group"));
        takePlace(layout, places, u"groups"_s, layout.groups, places.groups, group.id, id);
        if (layout.collapsedGroups.contains(group.id))
            places.collapsedGroups.insert(id);
        group.id = id;
        group.nodes.removeIf([&](const NodeId &node) { return !ids.contains(node); });
        for (NodeId &node : group.nodes)
            node = ids.value(node);
        result.groups.append(std::move(group));
    }
    for (QPointF &point : places.nodes)
        point += sceneOffset;
    for (QList<QPointF> &route : places.edges) {
        for (QPointF &point : route)
            point += sceneOffset;
    }
    for (QRectF &rect : places.notes)
        rect.translate(sceneOffset);
    for (QRectF &rect : places.groups)
        rect.translate(sceneOffset);
    return result;
}

} // namespace

QByteArray DocumentEditor::copy(const Elements &elements) const
{
    Document part = partOf(document(), elements);
    const QSet<NodeId> ids = idsOfNodes(part.nodes);
    for (Node &node : part.nodes) {
        if (!ids.contains(node.parent))
            node.parent = {};
    }
    return writeDocument(part);
}

Result<Elements> DocumentEditor::paste(const QByteArray &text, QPointF scenePos, PasteLinks links,
                                       const NodeId &parent)
{
    const ParsedDocument parsed = parseDocument(text);
    if (!parsed.document
        || (parsed.document->nodes.isEmpty() && parsed.document->notes.isEmpty()
            && parsed.document->groups.isEmpty()))
        return fail(errors::kNothingToPaste, u"the text holds no workflow steps"_s);
    AO_CHECK(checkHolds(parent, {}));
    const Document &part = *parsed.document;
    Document added = renewed(part, document(), catalog(), scenePos - topLeftOf(part));
    const QSet<NodeId> ids = idsOfNodes(part.nodes);
    for (qsizetype i = 0; i < added.nodes.size(); ++i) {
        if (!ids.contains(part.nodes[i].parent))
            added.nodes[i].parent = parent;
    }
    return addPart(added, links, Edit::Paste);
}

Result<Elements> DocumentEditor::duplicate(const Elements &elements, QPointF sceneOffset,
                                           PasteLinks links)
{
    AO_CHECK(checkAreThere(document().nodes, elements.nodes));
    AO_CHECK(checkAreThere(document().notes, elements.notes));
    AO_CHECK(checkAreThere(document().groups, elements.groups));
    const Document part = partOf(document(), elements);
    return addPart(renewed(part, document(), catalog(), sceneOffset), links, Edit::Duplicate);
}

Elements DocumentEditor::addPart(const Document &part, PasteLinks links, Edit kind)
{
    const Document &doc = document();
    const QSet<NodeId> nodes = idsOfNodes(part.nodes);
    Elements added{.nodes = nodes};
    for (const Node &node : part.nodes)
        m_history->append(doc.nodes, node);
    for (const Note &note : part.notes) {
        added.notes.insert(note.id);
        m_history->append(doc.notes, note);
    }
    for (const Group &group : part.groups) {
        added.groups.insert(group.id);
        m_history->append(doc.groups, group);
    }
    // No edge from elsewhere closes a circle, so one look at the document is enough for all.
    QList<Edge> edges = part.edges;
    edges.removeIf([&](const Edge &edge) {
        return !nodes.contains(edge.from.node)
            && (links == PasteLinks::None || !canConnect(edge.from, edge.to));
    });
    for (const Edge &edge : std::as_const(edges)) {
        m_history->append(doc.edges, edge);
        if (const auto route = part.layout.edges.constFind(edge.id);
            route != part.layout.edges.cend())
            m_history->place(doc.layout.edges, edge.id, std::optional(*route));
    }
    const Layout &layout = part.layout;
    for (const auto &[id, place] : layout.nodes.asKeyValueRange())
        m_history->place(doc.layout.nodes, id, std::optional(place));
    for (const auto &[id, place] : layout.notes.asKeyValueRange())
        m_history->place(doc.layout.notes, id, std::optional(place));
    for (const auto &[id, place] : layout.groups.asKeyValueRange())
        m_history->place(doc.layout.groups, id, std::optional(place));
    for (const auto &[key, keys] : layout.placesUnknown.asKeyValueRange())
        m_history->place(doc.layout.placesUnknown, key, std::optional(keys));
    for (const NodeId &id : layout.collapsedNodes)
        m_history->collapse(doc.layout.collapsedNodes, id, true);
    for (const GroupId &id : layout.collapsedGroups)
        m_history->collapse(doc.layout.collapsedGroups, id, true);
    EditLabel label{kind, {}, added.size()};
    if (part.nodes.size() == 1)
        label.names = {part.nodes.first().title};
    m_history->commit(label);
    return added;
}

} // namespace agentops::workflow
