// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/selection.h>

namespace agentops::ui::graph {

namespace {

template<typename Id>
void putInto(QSet<Id> &set, const Id &id, Selection::Put how)
{
    const bool wasThere = how != Selection::Put::Add && set.remove(id);
    if (how == Selection::Put::Add || (how == Selection::Put::Toggle && !wasThere))
        set.insert(id);
}

template<typename Item>
bool isSeen(const Item &item)
{
    if constexpr (requires { item.isHidden; })
        return !item.isHidden;
    else
        return true;
}

template<typename Id, typename Item>
void putAll(QSet<Id> &set, const std::vector<Item> &items)
{
    set.reserve(qsizetype(items.size()));
    for (const Item &item : items) {
        if (isSeen(item))
            set.insert(item.id);
    }
}

} // namespace

Selection Selection::ofNodes(const QSet<workflow::NodeId> &nodes)
{
    Selection selection;
    selection.selectedNodes = nodes;
    return selection;
}

Selection Selection::ofEverything(const GraphScene &scene)
{
    Selection selection;
    putAll(selection.selectedNodes, scene.nodes());
    putAll(selection.selectedEdges, scene.edges());
    putAll(selection.selectedNotes, scene.notes());
    putAll(selection.selectedGroups, scene.groups());
    return selection;
}

bool Selection::contains(const GraphScene &scene, const Hit &hit) const
{
    if (hit.item < 0)
        return false;
    switch (hit.kind) {
    case Hit::Kind::Node:
    case Hit::Kind::Fold:
    case Hit::Kind::Body:
    case Hit::Kind::InputPort:
    case Hit::Kind::OutputPort:
        return selectedNodes.contains(scene.nodes()[size_t(hit.item)].id);
    case Hit::Kind::Edge:
        return selectedEdges.contains(scene.edges()[size_t(hit.item)].id);
    case Hit::Kind::Note:
    case Hit::Kind::NoteCorner:
        return selectedNotes.contains(scene.notes()[size_t(hit.item)].id);
    case Hit::Kind::Group:
    case Hit::Kind::GroupSide:
    case Hit::Kind::GroupFold:
        return selectedGroups.contains(scene.groups()[size_t(hit.item)].id);
    case Hit::Kind::Nothing:
        break;
    }
    return false;
}

void Selection::put(const GraphScene &scene, const Hit &hit, Put how)
{
    switch (hit.kind) {
    case Hit::Kind::Node:
    case Hit::Kind::Fold:
    case Hit::Kind::Body:
    case Hit::Kind::InputPort:
    case Hit::Kind::OutputPort:
        putInto(selectedNodes, scene.nodes()[size_t(hit.item)].id, how);
        break;
    case Hit::Kind::Edge:
        putInto(selectedEdges, scene.edges()[size_t(hit.item)].id, how);
        break;
    case Hit::Kind::Note:
    case Hit::Kind::NoteCorner:
        putInto(selectedNotes, scene.notes()[size_t(hit.item)].id, how);
        break;
    case Hit::Kind::Group:
    case Hit::Kind::GroupSide:
    case Hit::Kind::GroupFold:
        putInto(selectedGroups, scene.groups()[size_t(hit.item)].id, how);
        break;
    case Hit::Kind::Nothing:
        break;
    }
}

void Selection::add(const Selection &other)
{
    selectedNodes.unite(other.selectedNodes);
    selectedEdges.unite(other.selectedEdges);
    selectedNotes.unite(other.selectedNotes);
    selectedGroups.unite(other.selectedGroups);
}

void Selection::remove(const Selection &other)
{
    selectedNodes.subtract(other.selectedNodes);
    selectedEdges.subtract(other.selectedEdges);
    selectedNotes.subtract(other.selectedNotes);
    selectedGroups.subtract(other.selectedGroups);
}

void Selection::keepWhatIsIn(const GraphScene &scene)
{
    const auto keepSeen = [&scene](auto &ids, const auto &items) {
        ids.removeIf([&](const auto &id) {
            const int index = scene.indexOf(id);
            return index < 0 || !isSeen(items[size_t(index)]);
        });
    };
    keepSeen(selectedNodes, scene.nodes());
    keepSeen(selectedEdges, scene.edges());
    keepSeen(selectedNotes, scene.notes());
    keepSeen(selectedGroups, scene.groups());
}

} // namespace agentops::ui::graph
