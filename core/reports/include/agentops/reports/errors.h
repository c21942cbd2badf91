// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of core/reports.
namespace agentops::reports::errors {
/// The text is not what its format says; context "line" and "column", both from 1.
inline constexpr ErrorCode kMalformed{"reports.malformed"};
/// None of the formats known here.
inline constexpr ErrorCode kUnknownFormat{"reports.unknown_format", ErrorClass::Permanent};
/// More bytes, lines or results than a report may have.
inline constexpr ErrorCode kTooLarge{"reports.too_large", ErrorClass::Permanent};
} // namespace agentops::reports::errors
