// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::cli {

/// What the program tells its caller; documented in help, manual page and README.
enum class ExitCode {
    Ok = 0,
    Failed = 1, ///< the work was tried and failed
    Usage = 2, ///< the command line was not understood
    InvalidInput = 3, ///< a file, document, repository or id that was named cannot be used
    Waiting = 4, ///< the run waits for a person
    Cancelled = 130,
};

/// The exit code for an error: cancelled, the caller's input, or failed work.
ExitCode exitCodeOf(const Error &error);

} // namespace agentops::cli
