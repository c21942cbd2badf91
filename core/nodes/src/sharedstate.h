// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/repository.h>
#include <agentops/workflow/effect.h>
#include <agentops/workflow/runworkspace.h>

namespace agentops::nodes {

// A worktree shares branches, tags and configuration with the checkout of the person: nothing keeps
// a step from changing them. What they were is noted in `RUN.shared.json` beside the worktrees
// before the first step works, and compared at the end. Blocks.

/// Notes them, and says so, unless that has been done. What cannot be noted is not told later; no
/// run fails of it.
bool noteSharedState(const git::Repository &repository, const QString &directory,
                     const workflow::RunId &run);
/// What is different now, whoever has done it: `git.branch`, `git.tag` and `git.config`, at most
/// 500 lines. Not branches that another checkout has, whose person or run works on them; no values
/// of the configuration, which may be secret. Nothing when nothing was noted.
Result<QList<workflow::StepEffect>> sharedChanges(const git::Repository &repository,
                                                  const QString &directory,
                                                  const workflow::RunPlace &place);
void forgetSharedState(const QString &directory, const workflow::RunId &run);

} // namespace agentops::nodes
