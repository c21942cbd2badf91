// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QHash>

namespace agentops::ui::graph {

/// How a breakpoint looks on the canvas: each has a shape of its own.
enum class BreakMark {
    Off, ///< a ring: it holds nothing at present
    Always, ///< a disc
    Conditional, ///< a disc with two bars
};

/// Where breakpoints are.
struct BreakMarks
{
    QHash<workflow::NodeId, BreakMark> nodes;
    QHash<workflow::EdgeId, BreakMark> edges;

    friend bool operator==(const BreakMarks &, const BreakMarks &) = default;
};

} // namespace agentops::ui::graph
