// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/base/task.h>

#include <QtCore/QString>
#include <QtCore/QStringList>

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

/// What the desktop program draws when it is started with these arguments and `--out` for a file
/// of this ending, such as `.png`.
/// Errors: cli.no_desktop; base.internal with the last thing that it said when there is no picture.
Task<Result<QByteArray>> drawnByDesktop(QStringList arguments, QString ending, CancelToken token);

} // namespace agentops::cli
