// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gitcall.h"

#include <QtCore/QStringList>

namespace agentops::git {

/// The library's comparison, and the files of the working tree that are not in it because they may
/// not be read.
struct Comparison
{
    OwnedDiff diff;
    QStringList unreadable;
};

/// The index for a comparison in which files that may not be read count as unchanged: the library
/// gives up at the first one whose content it has to look at.
struct ReadableIndex
{
    OwnedIndex index;
    QStringList unreadable;
};

/// An index of its own, never to be written.
/// `paths` limits what is looked at to these files and folders; empty means all.
Result<ReadableIndex> openReadableIndex(const Repository &repository, const QStringList &paths);

/// Index to working tree, past tracked files that may not be read.
Result<Comparison> compareIndexToWorkDir(const Repository &repository,
                                         const git_diff_options &options, const CancelToken &token);

/// Whether a comparison may have failed at such a file.
bool isAboutRights(const Error &error);

/// Whether a file of the working tree is there and may not be read.
bool isUnreadable(const Repository &repository, const QString &path);

} // namespace agentops::git
