// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.h"

namespace agentops::workflow {

namespace {

auto &listOf(auto &document, const Node *)
{
    return document.nodes;
}
auto &listOf(auto &document, const Edge *)
{
    return document.edges;
}
auto &listOf(auto &document, const Note *)
{
    return document.notes;
}
auto &listOf(auto &document, const Group *)
{
    return document.groups;
}

auto &placesOf(auto &document, const NodeId *)
{
    return document.layout.nodes;
}
auto &placesOf(auto &document, const EdgeId *)
{
    return document.layout.edges;
}
auto &placesOf(auto &document, const NoteId *)
{
    return document.layout.notes;
}
auto &placesOf(auto &document, const GroupId *)
{
    return document.layout.groups;
}

auto &placesOf(auto &document, const QString *)
{
    return document.layout.placesUnknown;
}

auto &collapsedOf(auto &document, const NodeId *)
{
    return document.layout.collapsedNodes;
}
auto &collapsedOf(auto &document, const GroupId *)
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

template<typename T>
bool isFitting(const Document &document, const ElementChange<T> &change, Direction direction)
{
    const QList<T> &list = listOf(document, static_cast<const T *>(nullptr));
    const auto &from = direction == Direction::Forwards ? change.before : change.after;
    const auto &to = direction == Direction::Forwards ? change.after : change.before;
    if (change.index < 0 || change.index > list.size())
        return false;
    return from ? change.index < list.size() && list[change.index] == *from : to.has_value();
}

template<typename IdType, typename Shape>
bool isFitting(const Document &document, const PlaceChange<IdType, Shape> &change,
               Direction direction)
{
    const auto &places = placesOf(document, static_cast<const IdType *>(nullptr));
    const auto &from = direction == Direction::Forwards ? change.before : change.after;
    const auto place = places.constFind(change.id);
    if (place == places.constEnd())
        // No file has the keys of a place that is not there.
        return !from || std::is_same_v<IdType, QString>;
    return from && *place == *from;
}

/// Always: no file tells it of what has no place.
template<typename IdType>
bool isFitting(const Document &, const CollapseChange<IdType> &, Direction)
{
    return true;
}

bool isFitting(const Document &document, const PropertiesChange &change, Direction direction)
{
    return document.properties == (direction == Direction::Forwards ? change.before : change.after);
}

bool isFitting(const Document &document, const LayoutKeysChange &change, Direction direction)
{
    const LayoutKeys present{document.layout.unknown, document.layout.viewportUnknown};
    return present == (direction == Direction::Forwards ? change.before : change.after);
}

} // namespace

void apply(Document &document, const Change &change, Direction direction)
{
    std::visit([&](const auto &c) { applyTo(document, c, direction); }, change);
}

bool fits(const Document &document, const Change &change, Direction direction)
{
    return std::visit([&](const auto &c) { return isFitting(document, c, direction); }, change);
}

} // namespace agentops::workflow
