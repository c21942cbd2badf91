// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/repository.h>
#include <agentops/workflow/nodeexecutor.h>

namespace agentops::nodes {

/// What the step is to commit onto. The worktree of a run is on no branch; what is committed there
/// needs one to be found by, which is made and checked out first. Blocks.
Result<git::Head> headToCommitOnto(const git::Repository &repository,
                                   const workflow::StepContext &context, const CancelToken &token);

} // namespace agentops::nodes
