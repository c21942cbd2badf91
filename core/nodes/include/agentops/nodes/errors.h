// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of the built-in nodes; they also return those of the domains they call.
namespace agentops::nodes::errors {
/// A program ended with another exit code than 0; context "exitCode".
inline constexpr ErrorCode kCommandFailed{"nodes.command_failed"};
/// The project's own tests failed; context "command".
inline constexpr ErrorCode kTestsFailed{"nodes.tests_failed"};
/// A linter found what the step is to fail from; context "count".
inline constexpr ErrorCode kFindings{"nodes.findings"};
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
/// What a command wrote for later steps cannot be read; context "file", "line".
inline constexpr ErrorCode kBadCommandFile{"nodes.bad_command_file"};
/// The remote has other commits than the push expects; context "ref", "reason".
inline constexpr ErrorCode kPushRejected{"nodes.push_rejected", ErrorClass::Permanent};
/// The remote does not let us in; context "remote".
inline constexpr ErrorCode kRemoteDenied{"nodes.remote_denied", ErrorClass::Permanent};
/// The remote could not be reached or gave up; context "remote".
inline constexpr ErrorCode kRemoteFailed{"nodes.remote_failed", ErrorClass::Transient};
/// Patterns that name more files than a step works on.
inline constexpr ErrorCode kTooManyFiles{"nodes.too_many_files", ErrorClass::Permanent};
/// A file is larger than the node allows; context "maxBytes".
inline constexpr ErrorCode kFileTooLarge{"nodes.file_too_large", ErrorClass::Permanent};
/// An archive that cannot be read or written; context "file".
inline constexpr ErrorCode kBadArchive{"nodes.bad_archive", ErrorClass::Permanent};
/// An archive that would write outside of its folder; context "path".
inline constexpr ErrorCode kUnsafeArchive{"nodes.unsafe_archive", ErrorClass::Permanent};
/// An archive that holds more than the node allows.
inline constexpr ErrorCode kArchiveTooLarge{"nodes.archive_too_large", ErrorClass::Permanent};
/// No file fits the patterns; context "paths".
inline constexpr ErrorCode kNoFiles{"nodes.no_files", ErrorClass::Permanent};
/// The run has stored another artifact under the name; context "name".
inline constexpr ErrorCode kArtifactExists{"nodes.artifact_exists", ErrorClass::Permanent};
/// The run has stored nothing under the name; context "name".
inline constexpr ErrorCode kNoArtifact{"nodes.no_artifact", ErrorClass::Permanent};
/// The program gives this step no folder to keep things in.
inline constexpr ErrorCode kNotAvailable{"nodes.not_available", ErrorClass::Permanent};
/// A program that the workflow needs is not there; context "tool".
inline constexpr ErrorCode kToolMissing{"nodes.tool_missing", ErrorClass::Permanent};
/// A program has another version than the workflow needs; context "tool", "found", "wanted".
inline constexpr ErrorCode kToolVersion{"nodes.tool_version", ErrorClass::Permanent};
/// An action of another service, which does not run here; context "uses".
inline constexpr ErrorCode kRemoteAction{"nodes.remote_action", ErrorClass::Permanent};
/// A step of another program, which does not run here; context "type".
inline constexpr ErrorCode kForeignStep{"nodes.foreign_step", ErrorClass::Permanent};
/// A mail server refused a message; context "reply".
inline constexpr ErrorCode kMailRefused{"nodes.mail_refused", ErrorClass::Permanent};
} // namespace agentops::nodes::errors
