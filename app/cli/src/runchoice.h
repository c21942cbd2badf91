// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workflow/runservice.h>

namespace agentops::cli {

/// The run that RUN names: its id, a beginning or end of it that no other run shares, or "last".
/// Errors: workflow.run_not_found, base.invalid_argument (several runs).
Task<Result<workflow::RunId>> findRun(workflow::RunService *service, QString name,
                                      CancelToken token);

/// Whose name decisions carry: the user of this machine.
QString userName();

/// The argument RUN, as the runs commands take it.
commandline::Argument runArgument();

} // namespace agentops::cli
