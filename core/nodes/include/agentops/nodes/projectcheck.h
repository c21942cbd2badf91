// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QString>

#include <optional>

namespace agentops::nodes {

/// How a project says it wants to be tested.
struct ProjectCheck
{
    /// For the system's shell, in the project's top folder.
    QString command;
    /// The file that told, relative to the project: "composer.json".
    QString source;
    /// What has to be installed before the command can run, in words; empty when nothing is known
    /// to be missing.
    QString missing;

    friend bool operator==(const ProjectCheck &, const ProjectCheck &) = default;
};

/// The command that tests a project, or nothing when it has none that we know.
///
/// The first of these counts: `.agentops/project.json` ({"check": "command"}), `composer.json`
/// (script "test", else PHPUnit), `package.json` (script "test", with the package manager of its
/// lock file), pytest (`pytest.ini`, `tox.ini`, `pyproject.toml` or `setup.cfg` that configure it),
/// `Cargo.toml`, `go.mod`, a `CMakeLists.txt` configured in `build`, a `Makefile` with a target
/// "test" or "check". Errors: base.invalid_json for a file of these that is broken. Thread: a
/// worker (reads files).
[[nodiscard]] Result<std::optional<ProjectCheck>> detectProjectCheck(const QString &directory);

} // namespace agentops::nodes
