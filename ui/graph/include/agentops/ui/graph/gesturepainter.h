// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/interactionview.h>

namespace agentops::ui::graph {

/// Draws what a gesture shows beside what it moves or connects: guides, the lines of a lasso and of
/// a cut, the new way of a connection, and the ports that a connection cannot end at, which fade.
/// Pure.
void drawGesture(const GraphScene &scene, const InteractionView &view, const GraphStyle &style,
                 const QRectF &region, scene::DetailLevel detail, scene::MeshPainter &painter);

} // namespace agentops::ui::graph
