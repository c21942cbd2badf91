// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QString>

namespace agentops::nodes {

/// The absolute path of something in a folder, such as the one a step works in; links are followed,
/// so that no path leads out of it.
/// Errors: nodes.outside_working_directory.
Result<QString> resolveInside(const QString &workingDirectory, const QString &relativePath);

} // namespace agentops::nodes
