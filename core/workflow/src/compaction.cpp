// SPDX-License-Identifier: GPL-3.0-or-later
#include "change.h"

#include <algorithm>
#include <tuple>

// Changes of one step that follow each other, such as the letters of a word, as few changes.
namespace agentops::workflow {

namespace {

/// One change that comes to the same as both, which follow each other in their list. Absent: they
/// do not belong together. Without before and after: they come to nothing.
template<typename T>
std::optional<ElementChange<T>> joined(const ElementChange<T> &first,
                                       const ElementChange<T> &second)
{
    if (first.index != second.index || first.after.has_value() != second.before.has_value())
        return std::nullopt;
    // What goes here is only the same as what came here when it has the same id.
    if (!first.after && (!first.before || !second.after || first.before->id != second.after->id))
        return std::nullopt;
    ElementChange<T> both{first.index, first.before, second.after};
    if (both.before == both.after)
        return ElementChange<T>{first.index, std::nullopt, std::nullopt};
    return both;
}

/// Where in the result something with an id changed last.
template<typename C>
struct Latest
{
    QHash<decltype(C::id), size_t> at;
};

/// Where in the result the changes of one list are, the last one at the end.
template<typename C>
struct InOrder
{
    std::vector<size_t> at;
};

class Compactor
{
public:
    void add(Change change)
    {
        std::visit([this](auto &c) { addOne(std::move(c)); }, change);
    }

    std::vector<Change> take()
    {
        std::vector<Change> changes;
        changes.reserve(m_changes.size());
        for (std::optional<Change> &change : m_changes) {
            if (change)
                changes.push_back(std::move(*change));
        }
        return changes;
    }

private:
    template<typename T>
    void addOne(ElementChange<T> change)
    {
        auto &order = std::get<InOrder<ElementChange<T>>>(m_lists).at;
        while (!order.empty()) {
            std::optional<Change> &last = m_changes[order.back()];
            const auto both = joined(std::get<ElementChange<T>>(*last), change);
            if (!both)
                break;
            last.reset();
            order.pop_back();
            if (!both->before && !both->after)
                return;
            change = *both;
        }
        order.push_back(m_changes.size());
        m_changes.emplace_back(std::move(change));
    }

    template<typename IdType, typename Shape>
    void addOne(PlaceChange<IdType, Shape> change)
    {
        auto &latest = std::get<Latest<PlaceChange<IdType, Shape>>>(m_places).at;
        const auto found = latest.constFind(change.id);
        if (found == latest.cend()) {
            latest.insert(change.id, m_changes.size());
            m_changes.emplace_back(std::move(change));
            return;
        }
        auto &first = std::get<PlaceChange<IdType, Shape>>(*m_changes[*found]);
        first.after = std::move(change.after);
        if (first.before != first.after)
            return;
        m_changes[*found].reset();
        latest.erase(found);
    }

    template<typename IdType>
    void addOne(CollapseChange<IdType> change)
    {
        auto &latest = std::get<Latest<CollapseChange<IdType>>>(m_places).at;
        const auto found = latest.constFind(change.id);
        if (found == latest.cend()) {
            latest.insert(change.id, m_changes.size());
            m_changes.emplace_back(std::move(change));
            return;
        }
        m_changes[*found].reset();
        latest.erase(found);
    }

    void addOne(PropertiesChange change) { addWhole(std::move(change), m_properties); }
    void addOne(LayoutKeysChange change) { addWhole(std::move(change), m_layoutKeys); }

    template<typename C>
    void addWhole(C change, std::optional<size_t> &at)
    {
        if (!at) {
            at = m_changes.size();
            m_changes.emplace_back(std::move(change));
            return;
        }
        C &first = std::get<C>(*m_changes[*at]);
        first.after = std::move(change.after);
        if (first.before != first.after)
            return;
        m_changes[*at].reset();
        at.reset();
    }

    std::vector<std::optional<Change>> m_changes;
    std::tuple<InOrder<ElementChange<Node>>, InOrder<ElementChange<Edge>>,
               InOrder<ElementChange<Note>>, InOrder<ElementChange<Group>>>
        m_lists;
    std::tuple<Latest<PlaceChange<NodeId, QPointF>>, Latest<PlaceChange<EdgeId, QList<QPointF>>>,
               Latest<PlaceChange<NoteId, QRectF>>, Latest<PlaceChange<GroupId, QRectF>>,
               Latest<PlaceChange<QString, QJsonObject>>, Latest<CollapseChange<NodeId>>,
               Latest<CollapseChange<GroupId>>>
        m_places;
    std::optional<size_t> m_properties;
    std::optional<size_t> m_layoutKeys;
};

} // namespace

std::vector<Change> compacted(std::vector<Change> changes)
{
    if (changes.size() < 2)
        return changes;
    Compactor compactor;
    for (Change &change : changes)
        compactor.add(std::move(change));
    return compactor.take();
}

} // namespace agentops::workflow
