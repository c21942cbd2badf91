// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/layout/layout.h>
#include <agentops/workflow/arrangement.h>
#include <agentops/workflow/cardshape.h>
#include <agentops/workflow/nodecatalog.h>

#include <algorithm>

namespace agentops::workflow {

namespace {

struct UsedPorts
{
    QStringList inputs;
    QStringList outputs;
};

/// A document as boxes and links.
class Arranging
{
public:
    Arranging(const Document &document, const ArrangeOptions &options)
        : m_document(document)
        , m_options(options)
    { }

    Result<Places> run(const CancelToken &token)
    {
        for (const Node &node : m_document.nodes) {
            m_nodes.insert(node.id, &node);
            m_holding.insert(node.parent);
        }
        addBoxes();
        addLinks();
        addGroups();
        for (const Note &note : m_document.notes)
            m_graph.notes.append({note.id.text(), m_document.layout.notes.value(note.id)});
        layout::LayoutOptions options;
        options.origin = corner();
        options.bodyInset = {CardShape::kBodyInset, CardShape::kBodyTop, CardShape::kBodyInset,
                             CardShape::kBodyBottom};
        AO_TRY(const layout::Placement placement, layout::layOut(m_graph, options, token));
        return arrangementOf(placement);
    }

private:
    bool isMoved(const NodeId &node) const
    {
        return !m_options.nodes || m_options.nodes->contains(node);
    }

    std::optional<QPointF> placeOf(const NodeId &node) const
    {
        const auto place = m_document.layout.nodes.constFind(node);
        return place == m_document.layout.nodes.constEnd() ? std::nullopt : std::optional(*place);
    }

    /// The outermost container around a node that is drawn without what is in it; empty when there
    /// is none.
    NodeId hiddenIn(const Node &node) const
    {
        NodeId found;
        qsizetype depth = 0;
        for (NodeId at = node.parent; m_nodes.contains(at) && depth < m_nodes.size(); ++depth) {
            if (m_document.layout.collapsedNodes.contains(at))
                found = at;
            at = m_nodes.value(at)->parent;
        }
        return found;
    }

    /// Of the card, with the room that is drawn below it while nothing is in it.
    QSizeF sizeOf(const Node &node, const CardShape &shape) const
    {
        const bool isEmpty = !m_holding.contains(node.id) && isContainer(node)
            && !m_document.layout.collapsedNodes.contains(node.id);
        return shape.size + QSizeF(0, isEmpty ? CardShape::kEmptyBody : 0);
    }

    bool isContainer(const Node &node) const
    {
        const NodeType *type = m_options.catalog ? m_options.catalog->findType(node.kind) : nullptr;
        return type && type->holdsSteps();
    }

    void addBoxes()
    {
        QHash<NodeId, UsedPorts> used;
        for (const Edge &edge : m_document.edges) {
            used[edge.from.node].outputs.append(edge.from.port);
            used[edge.to.node].inputs.append(edge.to.port);
        }
        for (const Node &node : m_document.nodes) {
            if (const NodeId container = hiddenIn(node); !container.isEmpty()) {
                m_hidden.insert(node.id, container);
                continue;
            }
            m_boxOf.insert(node.id, int(m_graph.boxes.size()));
            const UsedPorts ports = used.value(node.id);
            m_shapes.append(CardShape::of(node, m_options.catalog, ports.inputs, ports.outputs));
            m_graph.boxes.append({.id = node.id.text(),
                                  .size = sizeOf(node, m_shapes.last()),
                                  .place = placeOf(node.id),
                                  .isFixed = !isMoved(node.id)});
        }
        for (const Node &node : m_document.nodes) {
            if (const int box = m_boxOf.value(node.id, -1); box >= 0)
                m_graph.boxes[box].parent = m_boxOf.value(node.parent, -1);
        }
    }

    void addLinks()
    {
        for (const Edge &edge : m_document.edges) {
            const int from = m_boxOf.value(edge.from.node, -1);
            const int to = m_boxOf.value(edge.to.node, -1);
            if (from < 0 || to < 0)
                continue;
            m_graph.links.append({.from = from,
                                  .to = to,
                                  .fromOffset = m_shapes[from].outputOffset(edge.from.port),
                                  .toOffset = m_shapes[to].inputOffset(edge.to.port)});
            m_linked.append(edge.id);
        }
    }

    void addGroups()
    {
        for (const Group &group : m_document.groups) {
            layout::Group members{.id = group.id.text(), .boxes = {}};
            for (const NodeId &node : group.nodes) {
                if (const int box = m_boxOf.value(node, -1); box >= 0)
                    members.boxes.append(box);
            }
            m_graph.groups.append(members);
        }
    }

    QPointF corner() const
    {
        QRectF bounds;
        for (const layout::Box &box : m_graph.boxes) {
            if (box.place && box.parent < 0)
                bounds |= QRectF(*box.place, box.size);
        }
        for (const layout::Note &note : m_graph.notes)
            bounds |= note.rect;
        return bounds.topLeft();
    }

    Places arrangementOf(const layout::Placement &placement) const
    {
        const Layout &old = m_document.layout;
        Places result;
        for (auto it = m_boxOf.cbegin(); it != m_boxOf.cend(); ++it) {
            if (placeOf(it.key()) != placement.boxes[*it])
                result.nodes.insert(it.key(), placement.boxes[*it]);
        }
        // What is not drawn moves as its container does.
        for (auto it = m_hidden.cbegin(); it != m_hidden.cend(); ++it) {
            const auto container = result.nodes.constFind(*it);
            if (container == result.nodes.constEnd())
                continue;
            const QPointF way = *container - old.nodes.value(*it);
            result.nodes.insert(it.key(), old.nodes.value(it.key()) + way);
        }
        for (const Edge &edge : m_document.edges) {
            const NodeId container = m_hidden.value(edge.from.node);
            const auto route = old.edges.constFind(edge.id);
            if (route == old.edges.constEnd() || !result.nodes.contains(container)
                || m_hidden.value(edge.to.node) != container)
                continue;
            QList<QPointF> moved = *route;
            for (QPointF &point : moved)
                point += result.nodes.value(container) - old.nodes.value(container);
            result.edges.insert(edge.id, moved);
        }
        for (qsizetype i = 0; i < m_document.notes.size(); ++i) {
            const QRectF rect(placement.notes[i], m_graph.notes[i].rect.size());
            if (rect != m_graph.notes[i].rect)
                result.notes.insert(m_document.notes[i].id, rect);
        }
        for (qsizetype i = 0; i < m_document.groups.size(); ++i) {
            const GroupId &id = m_document.groups[i].id;
            if (!placement.groups[i].isNull() && placement.groups[i] != old.groups.value(id))
                result.groups.insert(id, placement.groups[i]);
        }
        for (qsizetype i = 0; i < m_linked.size(); ++i) {
            const layout::Link &link = m_graph.links[i];
            const bool isFixed = m_graph.boxes[link.from].isFixed && m_graph.boxes[link.to].isFixed;
            if (!isFixed && placement.routes[i] != old.edges.value(m_linked[i]))
                result.edges.insert(m_linked[i], placement.routes[i]);
        }
        return result;
    }

    const Document &m_document;
    const ArrangeOptions &m_options;
    layout::LayoutGraph m_graph;
    QHash<NodeId, const Node *> m_nodes;
    /// Containers that have something in them.
    QSet<NodeId> m_holding;
    QHash<NodeId, int> m_boxOf;
    /// Nodes that have no box, with the container that is drawn in their place.
    QHash<NodeId, NodeId> m_hidden;
    QList<CardShape> m_shapes;
    /// The edges of the links.
    QList<EdgeId> m_linked;
};

template<typename Id, typename Value>
void overwrite(QHash<Id, Value> &places, const QHash<Id, Value> &changes)
{
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        places.insert(it.key(), *it);
}

} // namespace

Result<Places> arrange(const Document &document, const ArrangeOptions &options,
                       const CancelToken &token)
{
    return Arranging(document, options).run(token);
}

void putPlaces(const Places &places, Layout &layout)
{
    overwrite(layout.nodes, places.nodes);
    overwrite(layout.notes, places.notes);
    overwrite(layout.groups, places.groups);
    overwrite(layout.edges, places.edges);
    layout.edges.removeIf([](const auto &edge) { return edge.value().isEmpty(); });
}

} // namespace agentops::workflow
