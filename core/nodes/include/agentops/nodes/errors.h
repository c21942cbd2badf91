// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of the built-in nodes; they also return those of the domains they call.
namespace agentops::nodes::errors {
/// A program ended with another exit code than 0; context "exitCode".
inline constexpr ErrorCode kCommandFailed{"nodes.command_failed"};
/// The project's own tests failed; context "command".
inline constexpr ErrorCode kTestsFailed{"nodes.tests_failed"};
/// There is no test to run, or what it needs is missing; context "command".
inline constexpr ErrorCode kNoTests{"nodes.no_tests"};
/// A parameter has a value the node cannot use; context "parameter".
inline constexpr ErrorCode kBadParameter{"nodes.bad_parameter", ErrorClass::Permanent};
/// A path leads out of the folder the step works in; context "path".
inline constexpr ErrorCode kOutsideWorkingDirectory{"nodes.outside_working_directory",
                                                    ErrorClass::Permanent};
/// The server answered with a status that was not expected; context "status".
inline constexpr ErrorCode kUnexpectedStatus{"nodes.unexpected_status", ErrorClass::Permanent};
/// No answer at all: name, connection, TLS; context "url".
inline constexpr ErrorCode kServerError{"nodes.server_error", ErrorClass::Transient};
inline constexpr ErrorCode kTooManyRequests{"nodes.too_many_requests", ErrorClass::Limited};
inline constexpr ErrorCode kRequestFailed{"nodes.request_failed", ErrorClass::Transient};
/// The answer is larger than the node allows; context "maxBytes".
inline constexpr ErrorCode kResponseTooLarge{"nodes.response_too_large", ErrorClass::Permanent};
} // namespace agentops::nodes::errors
