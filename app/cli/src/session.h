// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

#include <agentops/workflow/runservice.h>
#include <agentops/workspace/workspace.h>

#include <memory>

namespace agentops::cli {

/// How much of a workspace goes on by itself.
enum class Serving {
    Nothing, ///< runs that nobody owns, and triggers, are left alone
    Everything,
};

/// What a command can work on.
enum class Ground {
    Repository,
    AnyFolder, ///< without git the folder itself
};

/// Opens the repository of --repo with the data of --data-dir.
Task<Result<std::unique_ptr<workspace::Workspace>>> openWorkspace(
    Context context, Serving serving = Serving::Nothing, Ground ground = Ground::Repository);

/// A handler that does `work` on the opened workspace and closes it afterwards, whatever came out.
Handler onWorkspace(Task<Result<ExitCode>> (*work)(Context, workspace::Workspace *),
                    Serving serving = Serving::Nothing, Ground ground = Ground::Repository);
/// The same for what has to do with runs, which need no git.
Handler onAnyFolder(Task<Result<ExitCode>> (*work)(Context, workspace::Workspace *));

} // namespace agentops::cli
