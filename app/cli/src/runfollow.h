// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workflow/runservice.h>

namespace agentops::cli {

/// Who carries a run out while this program follows it.
enum class CarriedOut { Here, Elsewhere };

/// Stays with a run until it ends or waits for a person, and prints its outcome. When the program
/// that carries it out elsewhere dies, the run goes on here.
/// Cancel: a run that is carried out here is cancelled and its end awaited; one that is carried out
/// elsewhere goes on. Returns Ok, Failed, Waiting or Cancelled.
Task<Result<ExitCode>> followRun(Context context, workflow::RunService *service,
                                 workflow::RunId run, CarriedOut where = CarriedOut::Here);

/// Hands the run to a program of its own that carries it out in the background.
/// Errors: base.io.
Result<> detachRun(const Context &context, workflow::RunId run);

} // namespace agentops::cli
