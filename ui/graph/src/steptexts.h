// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace agentops::ui::graph {

/// Words of the catalogue in core/nodes beside those that nodecatalogtexts.cpp lists.
std::span<const char *const> stepTexts();
/// Those of the triggers of core/triggers.
std::span<const char *const> triggerTexts();

} // namespace agentops::ui::graph
