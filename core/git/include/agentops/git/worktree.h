// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::git {

/// A further checkout of the same repository.
struct Worktree
{
    QString name;
    /// Absolute, without a slash at the end.
    QString path;
    /// Short branch name; empty when detached or unreadable.
    QString branch;
    Oid commit;
    bool isLocked = false;
    /// Whether its folder is still there.
    bool isPresent = true;

    friend bool operator==(const Worktree &, const Worktree &) = default;
};

/// What a new worktree holds.
struct WorktreeRequest
{
    /// Unique in the repository; letters, digits, `-`, `_` and `.`.
    QString name;
    /// The folder to make; its parent must exist.
    QString path;
    /// The branch to check out; it is made at `startPoint` when it does not exist yet. Empty: none,
    /// HEAD is the starting point itself.
    QString branch;
    /// Null means the commit of HEAD.
    Oid startPoint;
    /// The commit of a Snapshot with changes: the files and the index are as they were then, while
    /// HEAD is `startPoint`, or `branch` without a commit yet when that is null. Null: both are
    /// those of the starting point.
    Oid snapshot;
};

enum class Removal { KeepChanges, DiscardChanges };

/// Shape: by name; the main checkout is not in it.
[[nodiscard]] Result<QList<Worktree>> listWorktrees(const Repository &repository);

/// Errors: git.exists (name or folder), git.locked (branch checked out elsewhere), git.unborn,
/// git.invalid_spec, base.not_found (parent folder). A worktree that could not be finished leaves
/// nothing behind. Cancel: between files.
[[nodiscard]] Result<Worktree> addWorktree(const Repository &repository,
                                           const WorktreeRequest &request,
                                           const CancelToken &token = {});

/// Deletes the folder and forgets the worktree; its branch stays.
/// Errors: git.not_found, git.locked, git.uncommitted (changes, and they are to be kept).
/// Cancel: before the first file is deleted.
[[nodiscard]] Result<> removeWorktree(const Repository &repository, const QString &name,
                                      Removal removal, const CancelToken &token = {});

/// Forgets the worktrees whose folders are gone; returns their names.
[[nodiscard]] Result<QStringList> pruneWorktrees(const Repository &repository);

} // namespace agentops::git
