// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workflow/runservice.h>

namespace agentops::cli {

/// Stays with a run of this program until it ends or waits for a person, and prints its outcome.
/// Cancel: the run is cancelled and its end awaited. Returns Ok, Failed, Waiting or Cancelled.
Task<Result<ExitCode>> followRun(Context context, workflow::RunService *service,
                                 workflow::RunId run);

/// Hands the run to a program of its own that carries it out in the background.
/// Errors: base.io.
Result<> detachRun(const Context &context, workflow::RunId run);

} // namespace agentops::cli
