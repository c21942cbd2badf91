// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// The codes that core/review returns, beside those of core/git and core/store.
namespace agentops::review::errors {
/// A session, thread or comment that is not there.
inline constexpr ErrorCode kNotFound{"review.not_found"};
/// A line that the file does not have, or a file that is not part of the comparison.
inline constexpr ErrorCode kBadPosition{"review.bad_position"};
/// A comment without text.
inline constexpr ErrorCode kEmptyComment{"review.empty_comment"};
/// Two histories without a common ancestor, where one is needed.
inline constexpr ErrorCode kUnrelated{"review.unrelated_histories"};
} // namespace agentops::review::errors
