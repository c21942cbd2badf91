// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace agentops::ui::graph {

/// Words of the catalogue in core/nodes beside those that nodecatalogtexts.cpp lists.
std::span<const char *const> stepTexts();

} // namespace agentops::ui::graph
