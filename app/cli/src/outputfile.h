// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace agentops::cli {

/// Replaces the file by `bytes`, or leaves it as it was.
/// Errors: base.permission_denied, base.disk_full, base.not_found (no such folder), base.io.
Result<> writeFile(const QString &path, const QByteArray &bytes);

/// The whole file.
/// Errors: base.not_found, base.permission_denied, base.invalid_argument (a folder), base.io.
Result<QByteArray> readFile(const QString &path);

} // namespace agentops::cli
