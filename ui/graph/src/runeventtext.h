// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>

namespace agentops::ui::graph {

/// What an event of a run says happened, in a few words. `title` is that of its step.
QString runEventText(const workflow::RunEvent &event, const QString &title);

/// Whether something went wrong by it: a step that failed or is in doubt, or the run.
bool isFailure(const workflow::RunEvent &event);

} // namespace agentops::ui::graph
