// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphinteraction.h>

#include "gestures/containing.h"
#include "gestures/placement.h"

#include <agentops/ui/graph/arrange.h>
#include <agentops/ui/graph/autolayout.h>
#include <agentops/workflow/documenteditor.h>

namespace agentops::ui::graph {

namespace {

/// What is selected, as things that are arranged among each other: a frame or a container with what
/// it holds, and each note and each other card alone.
std::vector<Selection> thingsOf(const GraphScene &scene, const Selection &selection)
{
    std::vector<Selection> things;
    QSet<workflow::NodeId> held;
    for (const GroupItem &group : scene.groups()) {
        if (!selection.selectedGroups.contains(group.id))
            continue;
        Selection thing;
        thing.selectedGroups = {group.id};
        thing = withHeldNodes(scene, thing);
        held.unite(thing.selectedNodes);
        things.push_back(std::move(thing));
    }
    const QSet<workflow::NodeId> nodes = outermost(scene, selection.selectedNodes);
    for (const NodeItem &node : scene.nodes()) {
        if (nodes.contains(node.id) && !held.contains(node.id))
            things.push_back(withHeldNodes(scene, Selection::ofNodes({node.id})));
    }
    for (const NoteItem &note : scene.notes()) {
        if (!selection.selectedNotes.contains(note.id))
            continue;
        Selection thing;
        thing.selectedNotes = {note.id};
        things.push_back(std::move(thing));
    }
    return things;
}

/// The rectangle of a thing: a frame is as large as it is drawn, whatever sticks out of it.
QRectF rectOf(const GraphScene &scene, const Selection &thing)
{
    if (thing.selectedGroups.isEmpty())
        return boundsOf(scene, thing);
    return scene.groups()[size_t(scene.indexOf(*thing.selectedGroups.begin()))].rect;
}

} // namespace

void GraphInteraction::arrangeSelection(
    const std::function<QList<QRectF>(const QList<QRectF> &)> &arrange)
{
    const std::vector<Selection> things = thingsOf(m_scene, m_view);
    QList<QRectF> before;
    for (const Selection &thing : things)
        before.append(rectOf(m_scene, thing));
    const QList<QRectF> after = arrange(before);
    workflow::Places places;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (after[i] != before[i])
            addMoved(places, context(), things[size_t(i)],
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
