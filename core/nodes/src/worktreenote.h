// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/repository.h>

#include <optional>

namespace agentops::nodes {

/// What the program remembers of a worktree that it has made, in `agentops.json` beside git's own
/// files about it. It is written last: a worktree without one is not whole.
struct WorktreeNote
{
    /// What it held at first.
    git::Oid base;
    /// The branch that was made for it; empty: none was.
    QString branch;
};

/// Whether a worktree lies in the folder that the program keeps them in. It may be gone, and links
/// in the path git has resolved.
bool isBelow(const QString &path, const QString &directory);

Result<> writeNote(const git::Repository &repository, const QString &worktree,
                   const WorktreeNote &note);
std::optional<WorktreeNote> readNote(const git::Repository &repository, const QString &worktree);

/// Opens the folder of a worktree as its checkout. Errors: git.not_a_repository when a step has put
/// another repository in its place, or none, so that the one around it would be found.
Result<git::Repository> openCheckout(const git::Repository &repository, const QString &worktree,
                                     const QString &folder);

/// Removes a worktree, and what is left of one whose making or removal was cut off. Its branch
/// stays. Errors: git.locked, base.io.
Result<> removeRemains(const git::Repository &repository, const QString &worktree,
                       const QString &folder);

} // namespace agentops::nodes
