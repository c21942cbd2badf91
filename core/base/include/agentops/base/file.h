// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <limits>

class QFileDevice;

/// Whole files. Errors: base.not_found, base.permission_denied, base.disk_full,
/// base.invalid_argument (a directory, or too large), base.io; the path is in context "file".
namespace agentops {

Result<QByteArray> readFile(const QString &path,
                            qint64 maxBytes = std::numeric_limits<qsizetype>::max());

/// Replaces the file in one step: after a failure or a crash it holds the old content, never a part
/// of the new one.
Result<> writeFile(const QString &path, const QByteArray &content);

/// Waits until the disk knows which files are in a folder: a file made there is still there after a
/// loss of power. Where the system has no such thing, nothing is done.
Result<> syncFolder(const QString &path);

/// What went wrong with a file of Qt's, as an error of ours; `doing` such as "cannot write".
Error fileError(const QFileDevice &file, const QString &doing,
                std::source_location place = std::source_location::current());

} // namespace agentops
