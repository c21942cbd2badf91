// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::git {

/// A local or remote-tracking branch.
struct Branch
{
    /// Short: `main`, `origin/main`.
    QString name;
    Oid commit;
    bool isRemote = false;
    /// Whether this checkout is on it.
    bool isHead = false;
    /// Short name of the branch it follows, or empty.
    QString upstream;

    friend bool operator==(const Branch &, const Branch &) = default;
};

/// Shape: local branches first, then remote ones, each by name.
[[nodiscard]] Result<QList<Branch>> listBranches(const Repository &repository);

/// Errors: git.exists, git.not_found, git.invalid_spec (not a valid branch name).
[[nodiscard]] Result<> createBranch(const Repository &repository, const QString &name,
                                    const Oid &commit);

/// Deletes a local branch.
/// Errors: git.not_found, git.locked (checked out in some worktree).
[[nodiscard]] Result<> deleteBranch(const Repository &repository, const QString &name);

/// Moves a local branch that is checked out nowhere.
/// Errors: git.not_found, git.locked.
[[nodiscard]] Result<> moveBranch(const Repository &repository, const QString &name,
                                  const Oid &commit);

} // namespace agentops::git
