// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of the diagnostics of this module.
namespace agentops::interop::errors {

// The source is wrong: there is no document.
inline constexpr ErrorCode kBadYaml{"interop.bad_yaml"};
inline constexpr ErrorCode kBadJson{"interop.bad_json"};
inline constexpr ErrorCode kBadWorkflow{"interop.bad_workflow"};
inline constexpr ErrorCode kUnknownKey{"interop.unknown_key"};
inline constexpr ErrorCode kBadExpression{"interop.bad_expression"};
inline constexpr ErrorCode kUnknownContext{"interop.unknown_context"};
inline constexpr ErrorCode kCycle{"interop.cycle"};
inline constexpr ErrorCode kTooLarge{"interop.too_large"};
// The source is fine, and something of it is different here.
/// A step that only the other service can carry out; it is kept as it is.
inline constexpr ErrorCode kRemoteOnly{"interop.remote_only"};
/// Kept, and without effect here.
inline constexpr ErrorCode kNotApplied{"interop.not_applied"};
/// A value that only the other service knows: it is null here.
inline constexpr ErrorCode kUnknownValue{"interop.unknown_value"};
/// A secret in a place where only text can be.
inline constexpr ErrorCode kSecretPlace{"interop.secret_place"};
inline constexpr ErrorCode kUnreadableFile{"interop.unreadable_file"};
// The document has something that the other format has not.
inline constexpr ErrorCode kNoEquivalent{"interop.no_equivalent"};

} // namespace agentops::interop::errors
