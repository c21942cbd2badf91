// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.h"

#include <algorithm>

// Another document in place of this one, as the changes between them.
namespace agentops::workflow {

namespace {

/// Of positions that are all different, those that are in order with each other, as many as
/// possible.
std::vector<char> longestInOrder(const std::vector<qsizetype> &positions)
{
    // `tails[n]` ends a sequence of n + 1, and is the smallest that does.
    std::vector<size_t> tails;
    std::vector<qsizetype> before(positions.size(), -1);
    for (size_t i = 0; i < positions.size(); ++i) {
        const auto at = std::ranges::lower_bound(tails, positions[i], {},
                                                 [&](size_t tail) { return positions[tail]; });
        if (at != tails.begin())
            before[i] = qsizetype(*std::prev(at));
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<char> isKept(positions.size(), 0);
    for (qsizetype i = tails.empty() ? -1 : qsizetype(tails.back()); i >= 0; i = before[size_t(i)])
        isKept[size_t(i)] = 1;
    return isKept;
}

/// Positions by id; absent when an id is there twice, which only a broken document has.
template<typename T>
auto positionsOf(const QList<T> &list) -> std::optional<QHash<decltype(T::id), qsizetype>>
{
    QHash<decltype(T::id), qsizetype> positions;
    positions.reserve(list.size());
    for (qsizetype i = 0; i < list.size(); ++i)
        positions.insert(list[i].id, i);
    return positions.size() == list.size() ? std::optional(positions) : std::nullopt;
}

template<typename T>
void changeAll(const QList<T> &before, const QList<T> &after, std::vector<Change> &changes)
{
    for (qsizetype i = before.size() - 1; i >= 0; --i)
        changes.emplace_back(ElementChange<T>{i, before[i], std::nullopt});
    for (qsizetype i = 0; i < after.size(); ++i)
        changes.emplace_back(ElementChange<T>{i, std::nullopt, after[i]});
}

template<typename T>
void changeList(const QList<T> &before, const QList<T> &after, std::vector<Change> &changes)
{
    if (before == after)
        return;
    const auto wanted = positionsOf(after);
    if (!wanted || !positionsOf(before)) {
        changeAll(before, after, changes);
        return;
    }
    std::vector<qsizetype> positions;
    std::vector<qsizetype> indexes;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (const auto at = wanted->constFind(before[i].id); at != wanted->cend()) {
            positions.push_back(*at);
            indexes.push_back(i);
        }
    }
    const std::vector<char> inOrder = longestInOrder(positions);
    std::vector<char> stays(size_t(before.size()), 0);
    std::vector<qsizetype> origin(size_t(after.size()), -1);
    for (size_t i = 0; i < inOrder.size(); ++i) {
        if (inOrder[i]) {
            stays[size_t(indexes[i])] = 1;
            origin[size_t(positions[i])] = indexes[i];
        }
    }
    for (qsizetype i = before.size() - 1; i >= 0; --i) {
        if (!stays[size_t(i)])
            changes.emplace_back(ElementChange<T>{i, before[i], std::nullopt});
    }
    for (qsizetype i = 0; i < after.size(); ++i) {
        const qsizetype from = origin[size_t(i)];
        if (from < 0)
            changes.emplace_back(ElementChange<T>{i, std::nullopt, after[i]});
        else if (before[from] != after[i])
            changes.emplace_back(ElementChange<T>{i, before[from], after[i]});
    }
}

template<typename IdType, typename Shape>
void changePlaces(const QHash<IdType, Shape> &before, const QHash<IdType, Shape> &after,
                  std::vector<Change> &changes)
{
    for (const auto &[id, shape] : before.asKeyValueRange()) {
        if (!after.contains(id))
            changes.emplace_back(PlaceChange<IdType, Shape>{id, shape, std::nullopt});
    }
    for (const auto &[id, shape] : after.asKeyValueRange()) {
        const auto found = before.constFind(id);
        if (found == before.cend())
            changes.emplace_back(PlaceChange<IdType, Shape>{id, std::nullopt, shape});
        else if (*found != shape)
            changes.emplace_back(PlaceChange<IdType, Shape>{id, *found, shape});
    }
}

template<typename IdType>
void changeCollapsed(const QSet<IdType> &before, const QSet<IdType> &after,
                     std::vector<Change> &changes)
{
    for (const IdType &id : before - after)
        changes.emplace_back(CollapseChange<IdType>{id, false});
    for (const IdType &id : after - before)
        changes.emplace_back(CollapseChange<IdType>{id, true});
}

} // namespace

std::vector<Change> changesBetween(const Document &before, const Document &after)
{
    std::vector<Change> changes;
    changeList(before.edges, after.edges, changes);
    changeList(before.nodes, after.nodes, changes);
    changeList(before.notes, after.notes, changes);
    changeList(before.groups, after.groups, changes);
    const Layout &old = before.layout;
    const Layout &layout = after.layout;
    changePlaces(old.nodes, layout.nodes, changes);
    changePlaces(old.edges, layout.edges, changes);
    changePlaces(old.notes, layout.notes, changes);
    changePlaces(old.groups, layout.groups, changes);
    changePlaces(old.placesUnknown, layout.placesUnknown, changes);
    changeCollapsed(old.collapsedNodes, layout.collapsedNodes, changes);
    changeCollapsed(old.collapsedGroups, layout.collapsedGroups, changes);
    const LayoutKeys oldKeys{old.unknown, old.viewportUnknown};
    const LayoutKeys keys{layout.unknown, layout.viewportUnknown};
    if (oldKeys != keys)
        changes.emplace_back(LayoutKeysChange{oldKeys, keys});
    if (before.properties != after.properties)
        changes.emplace_back(PropertiesChange{before.properties, after.properties});
    return changes;
}

} // namespace agentops::workflow
