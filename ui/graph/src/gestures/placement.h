// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gestures/gesture.h"

#include <QtCore/QHash>

namespace agentops::ui::graph {

/// Where cards, notes and frames are to be. Units: scene coordinates.
struct Placement
{
    QHash<workflow::NodeId, QPointF> nodes;
    QHash<workflow::NoteId, QRectF> notes;
    QHash<workflow::GroupId, QRectF> groups;
    QHash<workflow::EdgeId, QList<QPointF>> routes;

    /// One step of editing.
    Result<> applyTo(workflow::DocumentEditor &editor) const;
};

/// The selected things with what the selected frames hold, without edges.
Selection withHeldNodes(const GraphScene &scene, const Selection &selection);
/// What the cards, notes and frames cover.
QRectF boundsOf(const GraphScene &scene, const Selection &selection);
/// Adds where the cards, notes and frames are `delta` away from their place, with the points of the
/// connections between the cards.
void addMoved(Placement &placement, const GestureContext &context, const Selection &selection,
              QPointF delta);

} // namespace agentops::ui::graph
