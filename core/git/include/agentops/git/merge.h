// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace agentops::git {

enum class FastForward { Allow, Never, Only };

/// What is merged into the current branch.
struct MergeRequest
{
    Oid commit;
    /// Of the merge commit, when there is one.
    QString message;
    Signature author;
    FastForward fastForward = FastForward::Allow;
};

struct MergeOutcome
{
    enum class Kind { UpToDate, FastForwarded, Merged };
    Kind kind = Kind::UpToDate;
    /// Where the branch is now.
    Oid commit;

    friend bool operator==(const MergeOutcome &, const MergeOutcome &) = default;
};

/// Merges a commit into the branch that is checked out. It is tried in memory first: when it
/// fails, branch, index and files are as before.
/// Errors: git.conflict (context "files", one path a line), git.uncommitted (changes of tracked
/// files, or a new file in the way), git.unborn, git.bare, git.locked, git.not_found,
/// git.invalid_spec (only a fast-forward was wanted). Cancel: between files; new files of the other
/// side may then stay behind as untracked ones.
[[nodiscard]] Result<MergeOutcome> mergeCommit(const Repository &repository,
                                               const MergeRequest &request,
                                               const CancelToken &token = {});

/// What a file was before a merge that could not be ended, and on either side of it.
/// Shape: a side without the file is absent.
struct ConflictStages
{
    std::optional<QByteArray> base;
    std::optional<QByteArray> ours;
    std::optional<QByteArray> theirs;

    friend bool operator==(const ConflictStages &, const ConflictStages &) = default;
};

/// The sides of an unmerged file, or nothing when the index has no conflict there.
/// Errors: git.bare, git.not_found.
[[nodiscard]] Result<std::optional<ConflictStages>> conflictStages(const Repository &repository,
                                                                   const QString &path);

/// Checks out a local branch in this checkout.
/// Errors: git.not_found, git.locked (checked out in another worktree), git.uncommitted, git.bare.
/// Cancel: between files.
[[nodiscard]] Result<> switchBranch(const Repository &repository, const QString &name,
                                    const CancelToken &token = {});

} // namespace agentops::git
