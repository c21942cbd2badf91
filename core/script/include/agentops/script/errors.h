// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of scripts. Where a place is known the context has "line" and "column", from 1 in
/// characters of the source.
namespace agentops::script::errors {
/// The text is no JavaScript.
inline constexpr ErrorCode kSyntax{"script.syntax"};
/// The script threw.
inline constexpr ErrorCode kFailed{"script.failed"};
/// It took more steps than it may.
inline constexpr ErrorCode kTooLong{"script.too_long"};
inline constexpr ErrorCode kOutOfMemory{"script.out_of_memory"};
/// Calls nest too deeply.
inline constexpr ErrorCode kTooDeep{"script.too_deep"};
/// The result is nothing that JSON can hold.
inline constexpr ErrorCode kBadValue{"script.bad_value"};
inline constexpr ErrorCode kResultTooLarge{"script.result_too_large"};
} // namespace agentops::script::errors
