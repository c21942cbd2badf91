// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

namespace agentops::desktop {

/// Draws a workflow file into another file, and gives the exit code; an error is one line on
/// stderr.
int draw(const Options &options);

} // namespace agentops::desktop
