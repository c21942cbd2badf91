// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/sceneitems.h>

namespace agentops::ui::graph {

/// The frame of a container: around its head and what is in it, or with room for the first step.
/// Shape: scene coordinates; `inside` is null when nothing is in it.
QRectF frameAround(const QRectF &head, const QRectF &inside);

/// Fills in what is in what, and what is hidden by it, from `parent` and `isCollapsed` of the
/// nodes. Who is inside of itself is taken out. Gives the containers that have a frame, outer
/// before inner.
std::vector<int> nestBodies(std::vector<NodeItem> &nodes);

/// Fills in the frames of these containers, which nestBodies() has given; around the cards of
/// collapsed groups, too.
/// Complexity: linear.
void frameBodies(std::vector<NodeItem> &nodes, const std::vector<int> &containers,
                 const std::vector<GroupItem> &groups = {});

} // namespace agentops::ui::graph
