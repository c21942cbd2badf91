// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::git {

/// What a checkout held at one moment, as objects of its repository.
struct Snapshot
{
    Head head;
    /// The commit of HEAD when nothing differs from it. Otherwise one that no branch leads to: its
    /// tree is the working tree, its parents are the commit of HEAD, if there is one, and last one
    /// whose tree is the index. The same state gives the same commit.
    Oid commit;
    bool hasChanges = false;
    /// What git keeps apart, or may not read: other repositories in this one that it does not know,
    /// changes inside submodules, unreadable files.
    QStringList leftOut;
    /// What git ignores, which is not in it either: files, and folders with a `/` at the end.
    QStringList ignored;

    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

/// How much a snapshot may add to the repository.
/// Units: bytes and files that differ from the index.
struct SnapshotLimits
{
    qint64 maxBytes = 256LL * 1024 * 1024;
    int maxFiles = 50'000;
};

/// Records files and index, untracked files that are not ignored included, without changing index,
/// files or branches. Files under a filter program (Git LFS) that differ are kept as they lie
/// there. Of a bare repository: the commit of HEAD.
/// Errors: git.too_large (context `bytes`, `files`, `path`: the largest), git.unborn (bare).
/// Cancel: between files.
[[nodiscard]] Result<Snapshot> takeSnapshot(const Repository &repository,
                                            const SnapshotLimits &limits = {},
                                            const CancelToken &token = {});

/// What a commit stands for: that of takeSnapshot() for the state it recorded, any other one for
/// itself. The branch of HEAD is not known.
/// Errors: git.not_found.
[[nodiscard]] Result<Snapshot> readSnapshot(const Repository &repository, const Oid &commit);

/// Changes the files of the checkout as they differ between two commits; index and HEAD stay. All
/// of it or nothing: a file that does not fit any more is found before the first one is written.
/// Errors: git.conflict, git.bare, git.not_found.
[[nodiscard]] Result<> applyDifference(const Repository &repository, const Oid &from,
                                       const Oid &to);

/// Keeps a commit, and all that it leads to, from being collected as garbage: the reference
/// `refs/agentops/NAME`, moved when it is there.
/// Errors: git.not_found, git.invalid_spec.
[[nodiscard]] Result<> keepCommit(const Repository &repository, const QString &name,
                                  const Oid &commit);
/// The commit kept under a name, or nothing.
[[nodiscard]] Result<std::optional<Oid>> keptCommit(const Repository &repository,
                                                    const QString &name);
/// Lets go of every commit kept under a name that begins so; returns the names.
[[nodiscard]] Result<QStringList> releaseCommits(const Repository &repository,
                                                 const QString &prefix);
/// The names that commits are kept under, below a prefix, in order.
[[nodiscard]] Result<QStringList> keptNames(const Repository &repository, const QString &prefix);

/// Whether one commit is the other or comes before it. False for a null one.
[[nodiscard]] Result<bool> isReachableFrom(const Repository &repository, const Oid &commit,
                                           const Oid &tip);

} // namespace agentops::git
