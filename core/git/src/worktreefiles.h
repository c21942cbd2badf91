// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/worktree.h>

namespace agentops::git {

/// Makes a worktree that is on no branch, or holds a snapshot; the library's own are always on a
/// branch. What it cannot finish it removes.
Result<> writeWorktree(const Repository &repository, const WorktreeRequest &request,
                       const CancelToken &token);

} // namespace agentops::git
