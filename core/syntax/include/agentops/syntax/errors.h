// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

namespace agentops::syntax::errors {

inline constexpr ErrorCode kNoGrammar{"syntax.no_grammar"};
inline constexpr ErrorCode kBadFacts{"syntax.bad_facts"};
inline constexpr ErrorCode kBadQuery{"syntax.bad_query"};

} // namespace agentops::syntax::errors
