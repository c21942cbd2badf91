// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/diff.h>

#include <QtCore/QStringList>

namespace agentops::cli {

/// What a path that a person typed may name in the repository at `root`, likeliest first: from the
/// current folder when that lies in the repository, and from the root.
/// Shape: at least one, relative to the root; empty is the root itself. Errors:
/// base.invalid_argument when it leads out of the repository.
Result<QStringList> pathCandidates(const QString &root, const QString &typed);

/// The path of a file or folder that a person typed and one of the sides has.
/// Errors: as pathCandidates(), and git.not_found. Thread: a worker (blocks).
Result<QString> findPath(const git::Repository &repository, const QList<git::TreeSource> &sides,
                         const QString &typed);

} // namespace agentops::cli
