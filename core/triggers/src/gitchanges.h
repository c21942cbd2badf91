// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtraces.h"

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::triggers {

/// A branch or tag and its commit.
struct GitRef
{
    enum class Kind { Branch, RemoteBranch, Tag };

    Kind kind = Kind::Branch;
    /// Short: `main`, `origin/main`, `v1`.
    QString name;
    git::Oid commit;

    /// `branch:main`, `remote:origin/main`, `tag:v1`: what is remembered.
    QString key() const;
    friend bool operator==(const GitRef &, const GitRef &) = default;
};

/// A commit that is new on a branch.
struct NewCommit
{
    git::Oid commit;
    /// Its first parent; null when it has none.
    git::Oid parent;
    /// The run that made it, as its message says; empty when no run did.
    QString run;
    /// Of a merge, what else it has for parents.
    QList<git::Oid> merged{};

    friend bool operator==(const NewCommit &, const NewCommit &) = default;
};

/// A branch has a new commit, or a tag is new.
struct GitChange
{
    GitRef ref;
    /// The branch's commit before; null when it is new.
    git::Oid before;
    /// Newest first, along first parents: what a merge brings is made by whoever merges. At most a
    /// thousand. Of a tag: its commit, whose run is left open. Empty when the repository does not
    /// have the commit.
    QList<NewCommit> commits;
    /// What merges among these have brought and no ref that the trigger remembers had. At most a
    /// thousand with those.
    QList<NewCommit> brought{};

    friend bool operator==(const GitChange &, const GitChange &) = default;
};

/// Shape: local branches, remote ones, tags, each by name. Thread: blocks.
Result<QList<GitRef>> readGitRefs(const QString &repository);

/// The refs, and how their files look.
struct SeenRefs
{
    /// Absent: they are as they were.
    std::optional<QList<GitRef>> refs;
    /// Empty while the next change may leave the files looking the same.
    QByteArray stamp;
};

/// Reads them unless their files look as they did at `stamp`. Thread: blocks.
Result<SeenRefs> seeGitRefs(const QString &repository, const QByteArray &stamp);

/// The refs that the parameters of a trigger are about, as they are remembered: commit by key.
/// Errors: triggers.bad_pattern.
Result<QJsonObject> rememberedRefs(const QList<GitRef> &refs, const QJsonObject &parameters);

/// What is new for a trigger since what it remembers. A branch that goes back, or is new at a
/// commit that another branch has too, has no new commit. Branches of runs (`agentops/...`) count
/// for a trigger that names such. Errors: triggers.bad_pattern and those of
/// core/git. Thread: blocks.
Result<QList<GitChange>> findGitChanges(const QString &repository, const QList<GitRef> &refs,
                                        const QJsonObject &parameters,
                                        const QJsonObject &remembered, const CancelToken &token);

/// What nobody whose merge counts has brought: each of these counts by itself. `merges` are those
/// that count.
QList<NewCommit> broughtByNobody(const GitChange &change, const QList<NewCommit> &merges);

/// The files that those of its commits have changed, at most a thousand; nothing when the trigger
/// waits for others. Errors: triggers.bad_pattern, base.cancelled. Thread: blocks.
Result<std::optional<QStringList>> wantedPaths(const QString &repository, const GitChange &change,
                                               const QList<NewCommit> &commits,
                                               const QJsonObject &parameters,
                                               const CancelToken &token);

/// The round of commits that say nothing of a run: one more than that of the runs in whose worktree
/// one of them was made, 0 when it was in none. Errors: base.cancelled. Thread: blocks.
Result<int> roundOfCommits(const QString &repository, const QList<NewCommit> &commits,
                           const QList<ApartRun> &runs, const CancelToken &token);

} // namespace agentops::triggers
