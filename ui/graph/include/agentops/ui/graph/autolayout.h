// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/arrangement.h>

namespace agentops::ui::graph {

/// What to arrange when these are selected: they and what is in the groups; of a single container
/// what is inside of it; of a single other card, and of none, everything.
Result<workflow::Places> autoLayout(const workflow::Document &document,
                                    const workflow::NodeCatalog &catalog,
                                    const QSet<workflow::NodeId> &nodes,
                                    const QSet<workflow::GroupId> &groups,
                                    const CancelToken &token = {});

} // namespace agentops::ui::graph
