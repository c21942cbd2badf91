// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.h"

namespace agentops::workflow {

namespace {

QList<Node> &listOf(Document &document, const Node *)
{
    return document.nodes;
}
QList<Edge> &listOf(Document &document, const Edge *)
{
    return document.edges;
}
QList<Note> &listOf(Document &document, const Note *)
{
    return document.notes;
}
QList<Group> &listOf(Document &document, const Group *)
{
    return document.groups;
}

QHash<NodeId, QPointF> &placesOf(Document &document, const NodeId *)
{
    return document.layout.nodes;
}
QHash<EdgeId, QList<QPointF>> &placesOf(Document &document, const EdgeId *)
{
    return document.layout.edges;
}
QHash<NoteId, QRectF> &placesOf(Document &document, const NoteId *)
{
    return document.layout.notes;
}
QHash<GroupId, QRectF> &placesOf(Document &document, const GroupId *)
{
    return document.layout.groups;
}

QHash<QString, QJsonObject> &placesOf(Document &document, const QString *)
{
    return document.layout.placesUnknown;
}

QSet<NodeId> &collapsedOf(Document &document, const NodeId *)
{
    return document.layout.collapsedNodes;
}
QSet<GroupId> &collapsedOf(Document &document, const GroupId *)
{
    return document.layout.collapsedGroups;
}

template<typename T>
void applyTo(Document &document, const ElementChange<T> &change, Direction direction)
{
    QList<T> &list = listOf(document, static_cast<const T *>(nullptr));
    const auto &from = direction == Direction::Forwards ? change.before : change.after;
    const auto &to = direction == Direction::Forwards ? change.after : change.before;
    if (from && to)
        list[change.index] = *to;
    else if (to)
        list.insert(change.index, *to);
    else
        list.removeAt(change.index);
}

template<typename IdType, typename Shape>
void applyTo(Document &document, const PlaceChange<IdType, Shape> &change, Direction direction)
{
    auto &places = placesOf(document, static_cast<const IdType *>(nullptr));
    if (const auto &to = direction == Direction::Forwards ? change.after : change.before)
        places.insert(change.id, *to);
    else
        places.remove(change.id);
}

template<typename IdType>
void applyTo(Document &document, const CollapseChange<IdType> &change, Direction direction)
{
    auto &collapsed = collapsedOf(document, static_cast<const IdType *>(nullptr));
    if (change.isCollapsed == (direction == Direction::Forwards))
        collapsed.insert(change.id);
    else
        collapsed.remove(change.id);
}

void applyTo(Document &document, const PropertiesChange &change, Direction direction)
{
    document.properties = direction == Direction::Forwards ? change.after : change.before;
}

void applyTo(Document &document, const LayoutKeysChange &change, Direction direction)
{
    const LayoutKeys &to = direction == Direction::Forwards ? change.after : change.before;
    document.layout.unknown = to.layout;
    document.layout.viewportUnknown = to.viewport;
}

} // namespace

void apply(Document &document, const Change &change, Direction direction)
{
    std::visit([&](const auto &c) { applyTo(document, c, direction); }, change);
}

} // namespace agentops::workflow
