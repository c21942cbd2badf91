// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace agentops::nodes {

/// Reads what a command has written for the steps behind it.
///
/// Shape: lines `name=value`, or `name<<MARK`, any lines, and a line that is MARK; line breaks of
/// the latter become "\n". Empty lines between them mean nothing; of equal names the last counts.
/// Errors: nodes.bad_command_file with context "file" (`fileName`) and "line". Source: GitHub,
/// "Workflow commands for GitHub Actions", environment files.
[[nodiscard]] Result<QJsonObject> parseCommandFile(QByteArrayView text, const QString &fileName);

} // namespace agentops::nodes
