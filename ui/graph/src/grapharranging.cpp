// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphinteraction.h>

#include "gestures/containing.h"
#include "gestures/placement.h"

#include <agentops/ui/graph/arrange.h>
#include <agentops/ui/graph/autolayout.h>
#include <agentops/workflow/documenteditor.h>

namespace agentops::ui::graph {

namespace {

/// What is arranged as one.
struct Thing
{
    Selection parts;
    QRectF rect;
};

/// What is selected: a frame or a container with what it holds, and each note and each other card
/// alone. A frame is as large as it is drawn, whatever sticks out of it.
std::vector<Thing> thingsOf(const GraphScene &scene, const Selection &selection)
{
    std::vector<Thing> things;
    Selection held;
    const auto add = [&](Selection parts, std::optional<QRectF> rect = {}) {
        held.add(parts);
        const QRectF bounds = rect.value_or(boundsOf(scene, parts));
        things.push_back({std::move(parts), bounds});
    };
    for (const GroupItem &group : scene.groups()) {
        if (!selection.selectedGroups.contains(group.id))
            continue;
        Selection frame;
        frame.selectedGroups = {group.id};
        add(withHeldNodes(scene, frame), group.rect);
    }
    const QSet<workflow::NodeId> nodes = outermost(scene, selection.selectedNodes);
    for (const NodeItem &node : scene.nodes()) {
        if (nodes.contains(node.id) && !held.selectedNodes.contains(node.id))
            add(withHeldNodes(scene, Selection::ofNodes({node.id})));
    }
    for (const NoteItem &note : scene.notes()) {
        if (!selection.selectedNotes.contains(note.id) || held.selectedNotes.contains(note.id))
            continue;
        Selection parts;
        parts.selectedNotes = {note.id};
        add(parts);
    }
    return things;
}

} // namespace

void GraphInteraction::arrangeSelection(
    const std::function<QList<QRectF>(const QList<QRectF> &)> &arrange)
{
    const std::vector<Thing> things = thingsOf(m_scene, m_view);
    QList<QRectF> before;
    for (const Thing &thing : things)
        before.append(thing.rect);
    const QList<QRectF> after = arrange(before);
    workflow::Places places;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (after[i] != before[i])
            addMoved(places, context(), things[size_t(i)].parts,
                     after[i].topLeft() - before[i].topLeft());
    }
    if (const Result<> done = m_editor.arrange(places, workflow::Edit::Align); !done)
        report(done.error(), m_last.viewPos);
}

void GraphInteraction::alignSelection(Alignment alignment)
{
    arrangeSelection([alignment](const QList<QRectF> &rects) { return aligned(rects, alignment); });
}

void GraphInteraction::distributeSelection(Qt::Orientation direction)
{
    arrangeSelection(
        [direction](const QList<QRectF> &rects) { return distributed(rects, direction); });
}

bool GraphInteraction::canAlign() const
{
    return thingsOf(m_scene, m_view).size() >= 2;
}

bool GraphInteraction::canDistribute() const
{
    return thingsOf(m_scene, m_view).size() >= 3;
}

void GraphInteraction::layOutSelection()
{
    const auto places = autoLayout(m_editor.document(), m_editor.catalog(), m_view.selectedNodes,
                                   m_view.selectedGroups);
    const Result<> done =
        places ? m_editor.arrange(*places, workflow::Edit::LayOut) : fail(places.error());
    if (!done)
        return report(done.error(), m_last.viewPos);
    if (hasSelection())
        revealSelection();
    else
        zoomToFit();
}

void GraphInteraction::nudge(QPointF sceneDelta)
{
    if (sceneDelta.isNull())
        return;
    workflow::Places places;
    addMoved(places, context(), withHeldNodes(m_scene, m_view), sceneDelta);
    if (const Result<> done = m_editor.arrange(places); !done)
        report(done.error(), m_last.viewPos);
}

} // namespace agentops::ui::graph
