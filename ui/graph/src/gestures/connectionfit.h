// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/interactionview.h>

namespace agentops::ui::graph {

/// Whether the edge that is being drawn may end at this port, as far as types and the order of
/// steps say; the port that it is drawn from is no hindrance to itself.
bool mayBeOtherEnd(const GraphScene &scene, const InteractionView &view, const Hit &port);

} // namespace agentops::ui::graph
