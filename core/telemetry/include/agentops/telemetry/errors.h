// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::telemetry::errors {

/// The receiver could not be asked, or asks to come back later.
inline constexpr ErrorCode kUnreachable{"telemetry.unreachable", ErrorClass::Transient};
/// The receiver does not want what it was sent.
inline constexpr ErrorCode kRefused{"telemetry.refused", ErrorClass::Permanent};

} // namespace agentops::telemetry::errors
