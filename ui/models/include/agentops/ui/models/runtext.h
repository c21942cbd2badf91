// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>

#include <QtCore/QString>

namespace agentops::ui {

/// Name of the theme's state token and icon: "ok", "running", "waiting", "failed", "inDoubt",
/// "skipped", "cancelled" or "planned".
QString stateKey(workflow::RunState state);
QString stateKey(workflow::StepState state);

/// The state in words, in the person's language.
QString stateText(workflow::RunState state);
QString stateText(workflow::StepState state);

} // namespace agentops::ui
