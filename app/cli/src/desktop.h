// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/process/environment.h>

#include <QtCore/QString>

namespace agentops::cli {

namespace errors {
/// The desktop program is not installed, or there is nothing it could draw on.
inline constexpr ErrorCode kNoDesktop{"cli.no_desktop"};
} // namespace errors

/// The desktop program beside this one, or in PATH.
/// Errors: cli.no_desktop.
Result<QString> findDesktop();

/// Says which display the desktop program would use.
/// Errors: cli.no_desktop when there is none.
Result<QString> findDisplay();

/// What the desktop program needs from our environment.
process::Environment desktopEnvironment();

} // namespace agentops::cli
