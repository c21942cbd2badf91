// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layered.h"

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

namespace agentops::layout {

/// How often segments cross; those that end at different places of one node count as well.
/// Complexity: linear in the segments, times the logarithm of a column's.
/// Source: Barth, Jünger and Mutzel, Simple and Efficient Bilayer Cross Counting (2002).
qsizetype countCrossings(const Layered &graph);

/// Orders the columns so that few segments cross: barycentres of the places where segments begin
/// and end, from left to right and back, the best order seen, and then exchanges of neighbours.
/// Cancel: between sweeps; the order is then some order. Errors: base.cancelled.
Result<> orderLayers(Layered &graph, const CancelToken &token);

} // namespace agentops::layout
