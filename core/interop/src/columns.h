// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

namespace agentops::interop {

/// Gives every node without a place one: a node stands right of all that comes before it, and what
/// is in a container below and right of it, where nothing else is.
/// Complexity: linear in nodes and edges, times the nesting.
void layOutInColumns(workflow::Document &document);

} // namespace agentops::interop
