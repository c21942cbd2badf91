// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/workflowservices.h>

namespace agentops::ui::graph {

/// What the value of a field comes to here and now: the next dates of a schedule, or that a secret
/// is not set. Empty when there is nothing to say.
QString fieldNote(const AuthoringHooks &hooks, Timestamp now, const workflow::Node &node,
                  const workflow::Parameter &parameter);

} // namespace agentops::ui::graph
