// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::versions::errors {

/// The history has no such version.
inline constexpr ErrorCode kUnknownVersion{"versions.unknown_version", ErrorClass::Permanent};
/// The document has no such conflict.
inline constexpr ErrorCode kUnknownConflict{"versions.unknown_conflict", ErrorClass::Permanent};

} // namespace agentops::versions::errors
