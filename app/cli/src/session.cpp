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

} // namespace agentops::cli
