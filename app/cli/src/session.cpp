// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <limits>

namespace agentops::cli {

using namespace Qt::StringLiterals;

Task<Result<std::unique_ptr<workspace::Workspace>>> openWorkspace(Context context, Serving serving,
                                                                  Ground ground)
{
    workspace::WorkspaceOptions options;
    options.repository = context.repositoryPath();
    options.acceptsPlainFolder = ground == Ground::AnyFolder;
    options.dataRoot = context.dataFolder().value_or(options.dataRoot);
    options.adoptsRuns = serving == Serving::Everything;
    options.servesTriggers = serving == Serving::Everything;
    const int port = context.invocation.number(u"port").value_or(0);
    if (port > std::numeric_limits<quint16>::max())
        co_return fail(errors::kInvalidArgument, u"--port %1: there is no such port"_s.arg(port));
    options.webhookPort = quint16(port);
    options.secretList = context.secretList;
    co_return co_await workspace::Workspace::open(options, context.token);
}

namespace {

Task<Result<ExitCode>> withWorkspace(Context context,
                                     Task<Result<ExitCode>> (*work)(Context,
                                                                    workspace::Workspace *),
                                     Serving serving, Ground ground)
{
    AO_CO_TRY(const std::unique_ptr<workspace::Workspace> workspace,
              co_await openWorkspace(context, serving, ground));
    Result<ExitCode> result = co_await work(context, workspace.get());
    co_await workspace->close();
    co_return result;
}

} // namespace

Handler onWorkspace(Task<Result<ExitCode>> (*work)(Context, workspace::Workspace *),
                    Serving serving, Ground ground)
{
    return [work, serving, ground](Context context) {
        return withWorkspace(std::move(context), work, serving, ground);
    };
}

Handler onAnyFolder(Task<Result<ExitCode>> (*work)(Context, workspace::Workspace *))
{
    return onWorkspace(work, Serving::Nothing, Ground::AnyFolder);
}

} // namespace agentops::cli
