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

/// What a new commit on the current branch records.
struct CommitRequest
{
    QString message;
    Signature author;
    Signature committer;
    /// Files and folders to stage before; empty means everything that is not ignored.
    QStringList paths;
    enum class Empty { Refuse, Allow } empty = Empty::Refuse;
};

/// Stages and commits; deleted files are removed. What a sparse checkout leaves out stays as it is,
/// and so do other repositories inside this one that it does not know as submodules. When it fails,
/// branch and index are as before.
/// Errors: git.bare, git.nothing_to_commit, git.conflict (unmerged paths), git.locked,
/// git.not_found (a path that matches nothing), git.unsupported_filter, base.invalid_argument
/// (empty message). Cancel: between files.
[[nodiscard]] Result<Oid> createCommit(const Repository &repository, const CommitRequest &request,
                                       const CancelToken &token = {});

} // namespace agentops::git
