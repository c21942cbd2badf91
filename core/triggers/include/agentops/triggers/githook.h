// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::triggers {

/// What became of a hook.
struct GitHook
{
    /// Absolute.
    QString path;
    /// Whether there was something to do.
    bool isChanged = false;
};

/// Makes git run a command after every commit: writes the hook `post-commit` of the repository. One
/// that somebody else has made is never touched.
/// Errors: triggers.foreign_hook, with the line to add by hand in context "line"; those of
/// git::Repository::open and of files. Thread: blocks.
Result<GitHook> installGitHook(const QString &repository, const QStringList &command);
/// Removes the hook that was installed; does nothing when there is none.
/// Errors: triggers.foreign_hook. Thread: blocks.
Result<GitHook> removeGitHook(const QString &repository);

/// Top folders of the checkouts that share the refs with the one at `path`: itself and the main
/// one. Errors: those of git::Repository::open. Thread: blocks.
Result<QStringList> checkoutsOf(const QString &path);

} // namespace agentops::triggers
