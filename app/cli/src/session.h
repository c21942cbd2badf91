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

/// Runs `work(Workspace &)`, a coroutine that returns Result<ExitCode>, on the opened workspace and
/// closes it afterwards, whatever came out.
template<typename Work>
Task<Result<ExitCode>> withWorkspace(Context context, Work work)
{
    AO_CO_TRY(const std::unique_ptr<workspace::Workspace> workspace,
              co_await openWorkspace(context));
    Result<ExitCode> result = co_await work(context, workspace.get());
    co_await workspace->close();
    co_return result;
}

} // namespace agentops::cli
