// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitcall.h"

#include <agentops/git/diff.h>

namespace agentops::git {

/// The library's comparison of two sources, renames found.
Result<OwnedDiff> makeDiff(const Repository &repository, const TreeSource &from,
                           const TreeSource &to, const DiffOptions &options,
                           const CancelToken &token);

/// The library's flags for a whitespace mode.
uint32_t whitespaceFlags(Whitespace whitespace);

/// One file of a comparison, without counts.
Result<FileChange> toFileChange(const Repository &repository, const git_diff_delta &delta);

} // namespace agentops::git
