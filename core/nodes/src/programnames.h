// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/process/environment.h>

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace agentops::nodes {

/// Lets a command find programs by other names than they have: each name has a command line that
/// begins with an absolute path. What has the name already stays; a command line without a path is
/// passed over, as that of a step which did not run. Scripts below `folder` that come first in PATH
/// do it, since a link would be taken for the place of the program. Nothing is done on Windows.
/// Errors: nodes.bad_parameter for a name that leads out of the folder, base.io.
Result<> addProgramNames(const QJsonObject &programs, const QString &folder,
                         process::Environment &environment);

} // namespace agentops::nodes
