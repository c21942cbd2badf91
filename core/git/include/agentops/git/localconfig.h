// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/git/repository.h>

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::git {

/// A value of the repository's own configuration, or nothing; what the user or the system has
/// configured does not count.
std::optional<QString> localConfigValue(const Repository &repository, const QString &name);

/// All of the repository's own configuration: the values of each name, in the order of the file.
[[nodiscard]] Result<QMap<QString, QStringList>> localConfig(const Repository &repository);

/// Writes a value into the repository's own configuration; nothing removes it.
/// Errors: git.invalid_spec (no such name is possible), git.locked, base.permission_denied.
[[nodiscard]] Result<> setLocalConfigValue(const Repository &repository, const QString &name,
                                           const std::optional<QString> &value);

} // namespace agentops::git
