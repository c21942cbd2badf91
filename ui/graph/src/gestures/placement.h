// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gestures/gesture.h"

#include <agentops/workflow/selection.h>

namespace agentops::ui::graph {

/// The selected things with what the selected frames and containers hold, without edges.
Selection withHeldNodes(const GraphScene &scene, const Selection &selection);
/// What the cards, notes and frames cover.
QRectF boundsOf(const GraphScene &scene, const Selection &selection);
/// Adds where the cards, notes and frames are `delta` away from their place, with the points of the
/// connections between the cards.
void addMoved(workflow::Places &places, const GestureContext &context, const Selection &selection,
              QPointF delta);

} // namespace agentops::ui::graph
