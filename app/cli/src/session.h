// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workflow/runservice.h>
#include <agentops/workspace/workspace.h>

#include <memory>

namespace agentops::cli {

/// Opens the repository of --repo with the data of --data-dir. Runs that nobody owns are left
/// alone.
Task<Result<std::unique_ptr<workspace::Workspace>>> openWorkspace(Context context);

/// A handler that does `work` on the opened workspace and closes it afterwards, whatever came out.
Handler onWorkspace(Task<Result<ExitCode>> (*work)(Context, workspace::Workspace *));

} // namespace agentops::cli
