// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>

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

/// A branch has a new commit, or a tag is new.
struct GitChange
{
    GitRef ref;
    /// The branch's commit before; null when it is new.
    git::Oid before;
    /// At most a thousand.
    QStringList paths;
    /// The run that made the commit, as its message says; empty when no run did.
    QString madeByRun;

    friend bool operator==(const GitChange &, const GitChange &) = default;
};

/// Shape: local branches, remote ones, tags, each by name. Thread: blocks.
Result<QList<GitRef>> readGitRefs(const QString &repository);

/// The refs that the parameters of a trigger are about, as they are remembered: commit by key.
/// Errors: triggers.bad_pattern.
Result<QJsonObject> rememberedRefs(const QList<GitRef> &refs, const QJsonObject &parameters);

/// What is new for a trigger since what it remembers. A branch that goes back, or is new at a
/// commit that another branch has too, has no new commit. Errors: triggers.bad_pattern and those of
/// core/git. Thread: blocks.
Result<QList<GitChange>> findGitChanges(const QString &repository, const QList<GitRef> &refs,
                                        const QJsonObject &parameters,
                                        const QJsonObject &remembered, const CancelToken &token);

} // namespace agentops::triggers
