// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitcall.h"

#include <agentops/git/diff.h>

namespace agentops::git {

/// How a file that became a link, or the other way round, is told: as one change of its type, or
/// as one file deleted and one added.
enum class TypeChanges { AsOne, AsTwo };

/// The library's comparison of two sources, renames found.
Result<OwnedDiff> makeDiff(const Repository &repository, const TreeSource &from,
                           const TreeSource &to, const DiffOptions &options,
                           const CancelToken &token, TypeChanges typeChanges = TypeChanges::AsOne);

/// The comparison of one file's content; null when there is nothing to compare.
Result<OwnedPatch> makePatch(git_diff *diff, size_t index);

/// The library's flags for a whitespace mode.
uint32_t whitespaceFlags(Whitespace whitespace);

/// One file of a comparison, without counts.
Result<FileChange> toFileChange(const Repository &repository, const git_diff_delta &delta);

} // namespace agentops::git
