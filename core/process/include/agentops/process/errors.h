// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of core/process. It also returns base.cancelled, base.timeout and base.permission_denied;
/// the program is in context "program". A program that ends with a code other than 0 is an outcome,
/// not an error.
namespace agentops::process::errors {
/// No such program in the path of the environment.
inline constexpr ErrorCode kProgramNotFound{"process.program_not_found", ErrorClass::Permanent};
/// The working directory does not exist.
inline constexpr ErrorCode kNoWorkingDirectory{"process.no_working_directory",
                                               ErrorClass::Permanent};
/// The system could not start the program.
inline constexpr ErrorCode kStartFailed{"process.start_failed", ErrorClass::Transient};
/// Some of the processes could not be ended.
inline constexpr ErrorCode kNotEnded{"process.not_ended"};
/// The protection asked for cannot be had here; nothing was started.
inline constexpr ErrorCode kSandboxUnavailable{"process.sandbox_unavailable",
                                               ErrorClass::Permanent};
} // namespace agentops::process::errors
