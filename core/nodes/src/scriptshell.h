// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/process/process.h>

#include <QtCore/QString>

namespace agentops::nodes {

/// The spec that runs `command` in a shell: the system's when `shell` is empty; `bash`, `sh`,
/// `pwsh` or `python` with the flags that GitHub gives them; else a command line in which `{0}`
/// stands for the file with the script. That file is made in `folder`.
/// Errors: nodes.bad_parameter, base.io. Source: GitHub, "Workflow syntax for GitHub Actions",
/// jobs.<job_id>.steps[*].shell.
Result<process::ProcessSpec> scriptCommand(const QString &shell, const QString &command,
                                           const QString &folder);

/// For QTemporaryDir: a folder with files for one command. Its name has no space, unlike that of
/// the program: scripts write `>> $GITHUB_OUTPUT` without quotes.
QString scriptFolderTemplate();

} // namespace agentops::nodes
