// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unreadable.h"

#include <agentops/git/diff.h>

namespace agentops::git {

/// What a comparison is for. To be looked at: a file that became a link is one change of its type,
/// and binary contents are left out. To be applied: it is one file deleted and one added, and
/// binary contents are there.
enum class DiffUse { Look, Apply };

/// The library's comparison of two sources, renames found. The folder of another repository that no
/// commit knows is no change; neither is a submodule whose commit is the same, nor a file that a
/// sparse checkout leaves out.
Result<Comparison> makeDiff(const Repository &repository, const TreeSource &from,
                            const TreeSource &to, const DiffOptions &options,
                            const CancelToken &token, DiffUse use = DiffUse::Look);

/// The comparison of one file's content; null when there is nothing to compare.
Result<OwnedPatch> makePatch(git_diff *diff, size_t index);

/// The library's flags for a whitespace mode.
uint32_t whitespaceFlags(Whitespace whitespace);

ChangeKind toKind(git_delta_t status);

/// The change that a left-out file stands for.
FileChange unreadableChange(const QString &path);

/// One file of a comparison, without counts.
Result<FileChange> toFileChange(const Repository &repository, const git_diff_delta &delta);

} // namespace agentops::git
