// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/process/environment.h>

#include <QtCore/QString>

namespace agentops::cli {

/// The desktop program beside this one, or in PATH.
/// Errors: base.not_found.
Result<QString> findDesktop();

/// Says which display the desktop program would use.
/// Errors: base.not_found when there is none.
Result<QString> findDisplay();

/// What the desktop program needs from our environment.
process::Environment desktopEnvironment();

} // namespace agentops::cli
