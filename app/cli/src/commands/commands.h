// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

namespace agentops::cli {

// Each subject's commands, in the order in which help shows them.
QList<Entry> helpCommands();

} // namespace agentops::cli
