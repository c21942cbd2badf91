// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/placement.h"

#include <agentops/workflow/documenteditor.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

bool isBetween(const GraphScene &scene, const EdgeItem &edge, const QSet<workflow::NodeId> &nodes)
{
    return nodes.contains(scene.nodes()[size_t(edge.from)].id)
        && nodes.contains(scene.nodes()[size_t(edge.to)].id);
}

/// What else is drawn in the frames of selected containers: frames of groups, and notes.
void addDrawnInside(const GraphScene &scene, Selection &selection)
{
    const auto isInside = [&](int node) {
        const int parent = scene.nodes()[size_t(node)].parent;
        return parent >= 0 && selection.selectedNodes.contains(scene.nodes()[size_t(parent)].id);
    };
    for (const GroupItem &group : scene.groups()) {
        if (!group.nodes.empty() && std::ranges::all_of(group.nodes, isInside))
            selection.selectedGroups.insert(group.id);
    }
    for (const int container : scene.containers()) {
        const NodeItem &node = scene.nodes()[size_t(container)];
        if (!selection.selectedNodes.contains(node.id))
            continue;
        for (const NoteItem &note : scene.notes()) {
            if (node.frame.contains(note.rect))
                selection.selectedNotes.insert(note.id);
        }
    }
}

} // namespace

Selection withHeldNodes(const GraphScene &scene, const Selection &selection)
{
    Selection result = selection;
    result.selectedEdges.clear();
    for (const workflow::GroupId &id : selection.selectedGroups) {
        const int group = scene.indexOf(id);
        if (group < 0)
            continue;
        for (const int node : scene.groups()[size_t(group)].nodes)
            result.selectedNodes.insert(scene.nodes()[size_t(node)].id);
    }
    result.selectedNodes = scene.withBodies(std::move(result.selectedNodes));
    addDrawnInside(scene, result);
    return result;
}

QRectF boundsOf(const GraphScene &scene, const Selection &selection)
{
    QRectF bounds = scene.boundsOf(selection.selectedNodes);
    for (const workflow::NoteId &id : selection.selectedNotes) {
        if (const int note = scene.indexOf(id); note >= 0)
            bounds |= scene.notes()[size_t(note)].rect;
    }
    for (const workflow::GroupId &id : selection.selectedGroups) {
        if (const int group = scene.indexOf(id); group >= 0)
            bounds |= scene.groups()[size_t(group)].rect;
    }
    return bounds;
}

void addMoved(workflow::Places &places, const GestureContext &context, const Selection &selection,
              QPointF delta)
{
    const GraphScene &scene = context.scene;
    for (const workflow::NodeId &id : selection.selectedNodes) {
        if (const int node = scene.indexOf(id); node >= 0)
            places.nodes.insert(id, scene.nodes()[size_t(node)].rect.topLeft() + delta);
    }
    for (const workflow::NoteId &id : selection.selectedNotes) {
        if (const int note = scene.indexOf(id); note >= 0)
            places.notes.insert(id, scene.notes()[size_t(note)].rect.translated(delta));
    }
    for (const workflow::GroupId &id : selection.selectedGroups) {
        if (const int group = scene.indexOf(id); group >= 0)
            places.groups.insert(id, scene.groups()[size_t(group)].frame.translated(delta));
    }
    for (const auto &[id, points] : context.editor.document().layout.edges.asKeyValueRange()) {
        const int index = scene.indexOf(id);
        if (index < 0 || !isBetween(scene, scene.edges()[size_t(index)], selection.selectedNodes))
            continue;
        QList<QPointF> moved = points;
        for (QPointF &point : moved)
            point += delta;
        places.edges.insert(id, moved);
    }
}

} // namespace agentops::ui::graph
