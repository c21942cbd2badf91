// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gestures/gesture.h"

#include <agentops/workflow/edit.h>
#include <agentops/workflow/selection.h>

namespace agentops::ui::graph {

/// Those of the nodes that are in no container among them.
QSet<workflow::NodeId> outermost(const GraphScene &scene, const QSet<workflow::NodeId> &nodes);
/// The container that all of the nodes are in: empty at the top, nothing when they are in several.
std::optional<workflow::NodeId> commonContainer(const GraphScene &scene,
                                                const QSet<workflow::NodeId> &nodes);
/// The container that dragged nodes belong to at a place: the innermost whose frame is there and
/// that is not `moving` itself. They stay in their `own` until they are well outside of it, so that
/// a frame can be made larger.
workflow::NodeId containerForMoved(const GraphScene &scene, const QSet<workflow::NodeId> &moving,
                                   const workflow::NodeId &own, QPointF scenePos);
/// The groups that gain cards or lose them when these are moved, with what they have then: a card
/// belongs to the smallest frame that its middle lies in, and to no other that it does not lie in.
QHash<workflow::GroupId, QSet<workflow::NodeId>> regrouped(const GraphScene &scene,
                                                           const Selection &moving, QPointF way);
/// How far something must go so that it does not cover the head of the container that it is put
/// into.
QPointF clearOfHead(const GraphScene &scene, const workflow::NodeId &container,
                    const QRectF &bounds);
/// The containers that the nodes can be put into, by index.
std::vector<int> containersFor(const GraphScene &scene, const QSet<workflow::NodeId> &nodes);
/// Puts nodes into a container and at their places, in one step.
/// Errors: those of DocumentEditor::setParent(); nothing is done then.
Result<> moveInto(workflow::DocumentEditor &editor, const QSet<workflow::NodeId> &nodes,
                  const workflow::NodeId &container, const workflow::Places &places,
                  workflow::CrossingEdges crossing);

} // namespace agentops::ui::graph
