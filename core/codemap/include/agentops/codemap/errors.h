// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::codemap::errors {

/// Nothing in the repository is a source file that the map knows.
inline constexpr ErrorCode kNoSources{"codemap.no_sources"};
inline constexpr ErrorCode kUnknownNode{"codemap.unknown_node", ErrorClass::Permanent};
inline constexpr ErrorCode kUnknownFormat{"codemap.unknown_format", ErrorClass::Permanent};

} // namespace agentops::codemap::errors
