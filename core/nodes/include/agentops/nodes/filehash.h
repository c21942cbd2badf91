// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

namespace agentops::nodes {

/// One hash over the names and contents of the files below a folder that the patterns name; empty
/// when there is none. Where git has the folder, what it ignores is left out, unless a pattern
/// begins in an ignored folder itself. Cancel: between files. Errors:
/// nodes.outside_working_directory, nodes.too_many_files, those of base/file.h.
Result<QByteArray> hashNamedFilesBlocking(const QString &directory, const QStringList &patterns,
                                          const CancelToken &token);

/// One hash over the names, sizes and times of everything below a folder but `.git`, as cheap a way
/// as there is to tell whether something was left there. Cancel: between files.
Result<QByteArray> folderStateBlocking(const QString &directory, const CancelToken &token);

} // namespace agentops::nodes
