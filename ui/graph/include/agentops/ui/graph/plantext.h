// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/dryrun.h>
#include <agentops/workflow/rerunplan.h>

#include <functional>

namespace agentops::ui::graph {

/// What a node is called on the canvas.
using NodeTitles = std::function<QString(const workflow::NodeId &)>;

/// Why a step of an earlier run is done again, or is not.
QString rerunReasonText(const workflow::RerunStep &step, const NodeTitles &titles);
/// Why a step would not run, or what that depends on; empty for one that runs like any other.
QString outlookText(const workflow::DryStep &step, const NodeTitles &titles);
/// What a step would do to the outside of its run; empty for what only touches the folder that the
/// run works in.
QString plannedEffectText(const workflow::PlannedEffect &effect);

} // namespace agentops::ui::graph
