// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <algorithm>

// Another document in place of this one, as the changes between them.
namespace agentops::workflow {

namespace {

/// Changes what lies between the elements that both lists begin and end with.
template<typename T, typename Change>
void changeList(const QList<T> &list, const QList<T> &after, Change change)
{
    // The list changes meanwhile.
    const QList<T> before = list; // NOLINT(performance-unnecessary-copy-initialization)
    const qsizetype shared = std::min(before.size(), after.size());
    qsizetype first = 0;
    while (first < shared && before[first] == after[first])
        ++first;
    qsizetype last = 0;
    while (last < shared - first
           && before[before.size() - 1 - last] == after[after.size() - 1 - last])
        ++last;
    for (qsizetype i = before.size() - last - 1; i >= first; --i)
        change(ElementChange<T>{i, before[i], std::nullopt});
    for (qsizetype i = first; i < after.size() - last; ++i)
        change(ElementChange<T>{i, std::nullopt, after[i]});
}

template<typename IdType, typename Shape, typename Place>
void changePlaces(const QHash<IdType, Shape> &places, const QHash<IdType, Shape> &after,
                  Place place)
{
    for (const IdType &id : places.keys()) {
        if (!after.contains(id))
            place(id, std::optional<Shape>());
    }
    for (const IdType &id : after.keys())
        place(id, std::optional(after.value(id)));
}

} // namespace

void DocumentEditor::replace(const Document &after)
{
    const Document &doc = document();
    const auto change = [this](auto element) {
        m_history->change(std::move(element));
    };
    changeList(doc.edges, after.edges, change);
    changeList(doc.nodes, after.nodes, change);
    changeList(doc.notes, after.notes, change);
    changeList(doc.groups, after.groups, change);
    const Layout &layout = doc.layout;
    changePlaces(layout.nodes, after.layout.nodes, [&](const NodeId &id, auto shape) {
        m_history->place(layout.nodes, id, std::move(shape));
    });
    changePlaces(layout.notes, after.layout.notes, [&](const NoteId &id, auto shape) {
        m_history->place(layout.notes, id, std::move(shape));
    });
    changePlaces(layout.groups, after.layout.groups, [&](const GroupId &id, auto shape) {
        m_history->place(layout.groups, id, std::move(shape));
    });
    changePlaces(layout.edges, after.layout.edges, [&](const EdgeId &id, auto route) {
        m_history->place(layout.edges, id, std::move(route));
    });
    const auto collapse = [this](const auto &collapsed, const auto &wanted) {
        for (const auto &id : collapsed + wanted)
            m_history->collapse(collapsed, id, wanted.contains(id));
    };
    collapse(layout.collapsedNodes, after.layout.collapsedNodes);
    collapse(layout.collapsedGroups, after.layout.collapsedGroups);
    if (doc.properties != after.properties)
        m_history->change(PropertiesChange{doc.properties, after.properties});
    m_history->commit();
}

} // namespace agentops::workflow
