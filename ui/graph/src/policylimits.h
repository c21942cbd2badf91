// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What documents may hold at most. Source: docs/formats/document.md.
namespace agentops::ui::graph {

inline constexpr int kMaxAttempts = 1000;
inline constexpr double kMaxRetryFactor = 1000;
inline constexpr int kMaxConcurrency = 1000;

} // namespace agentops::ui::graph
