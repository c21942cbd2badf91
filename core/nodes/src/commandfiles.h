// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/process/environment.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace agentops::nodes {

/// What a command handed on through files.
struct CommandFileValues
{
    QJsonObject values;
    QJsonObject environment;
    QJsonArray path;
    /// Markdown.
    QString summary;
};

/// Makes the files below `folder` and names them in the environment, as GITHUB_OUTPUT and
/// AGENTOPS_OUTPUT and so on.
Result<> prepareCommandFiles(const QString &folder, process::Environment &environment);

/// Errors: nodes.bad_command_file, base.io. Units: at most kMaxCommandFileBytes each.
Result<CommandFileValues> readCommandFiles(const QString &folder);

inline constexpr qint64 kMaxCommandFileBytes = 1024 * 1024;

} // namespace agentops::nodes
