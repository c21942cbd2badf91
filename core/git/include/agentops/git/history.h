// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/oid.h>
#include <agentops/git/repository.h>

#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::git {

/// One commit as data.
struct Commit
{
    Oid oid;
    Oid tree;
    QList<Oid> parents;
    Signature author;
    Signature committer;
    /// First paragraph on one line.
    QString summary;
    QString message;

    friend bool operator==(const Commit &, const Commit &) = default;
};

/// Which commits a log lists.
struct LogQuery
{
    /// Where the walk begins.
    Oid from;
    /// Commits reachable from these are left out; `{base}` gives the range base..from.
    QList<Oid> hide;
    /// Only commits that change this file or folder against their first parent; empty means all.
    QString path;
    /// Page: how many to pass over, and how many to return (0 means all).
    int skipCount = 0;
    int limit = 0;
};

/// Shape: newest first by committer time.
/// Errors: git.not_found. Cancel: between commits.
[[nodiscard]] Result<QList<Commit>> log(const Repository &repository, const LogQuery &query,
                                        const CancelToken &token = {});

/// Errors: git.not_found.
[[nodiscard]] Result<Commit> readCommit(const Repository &repository, const Oid &oid);

} // namespace agentops::git
