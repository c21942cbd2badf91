// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/sceneitems.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/runstatus.h>

namespace agentops::ui::graph {

/// What a run has done with each connection, by the state of the steps that are shown at its ends.
QHash<workflow::EdgeId, EdgeOverlay> edgeOverlays(const workflow::Document &document,
                                                  const QList<workflow::StepStatus> &steps,
                                                  const QHash<workflow::NodeId, qsizetype> &shown);

} // namespace agentops::ui::graph
