// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/edit.h>

namespace agentops::ui::graph {

/// What a step of editing did, in the person's language, such as "Move 3 elements".
QString editText(const workflow::EditLabel &label);

} // namespace agentops::ui::graph
