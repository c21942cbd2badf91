// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layered.h"

namespace agentops::layout {

struct RowGaps
{
    double between = 40;
    /// Beside a lane.
    double lane = 20;
};

/// The tops of the nodes, in the order of their columns, the highest at 0: lanes straight where
/// they cross no other lane, boxes level with those before and behind them where that can be.
/// Complexity: linear.
/// Source: Brandes and Köpf, Fast and Simple Horizontal Coordinate Assignment (2001), with the
/// blocks placed by a graph of blocks; sizes and ports as in Rüegg et al., Size- and Port-Aware
/// Horizontal Node Coordinate Assignment (2015).
std::vector<double> topsOf(const Layered &graph, const RowGaps &gaps);

} // namespace agentops::layout
