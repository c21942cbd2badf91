// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

namespace agentops::cli {

Task<Result<std::unique_ptr<workspace::Workspace>>> openWorkspace(Context context)
{
    workspace::WorkspaceOptions options;
    options.repository = context.repositoryPath();
    options.dataRoot = context.dataFolder().value_or(options.dataRoot);
    options.adoptsRuns = false;
    options.secretList = context.secretList;
    return workspace::Workspace::open(options, context.token);
}

namespace {

Task<Result<ExitCode>> withWorkspace(Context context,
                                     Task<Result<ExitCode>> (*work)(Context,
                                                                    workspace::Workspace *))
{
    AO_CO_TRY(const std::unique_ptr<workspace::Workspace> workspace,
              co_await openWorkspace(context));
    Result<ExitCode> result = co_await work(context, workspace.get());
    co_await workspace->close();
    co_return result;
}

} // namespace

Handler onWorkspace(Task<Result<ExitCode>> (*work)(Context, workspace::Workspace *))
{
    return [work](Context context) {
        return withWorkspace(std::move(context), work);
    };
}

} // namespace agentops::cli
