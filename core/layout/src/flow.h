// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layered.h"

#include <agentops/layout/layout.h>

namespace agentops::layout {

struct FlowLayout
{
    /// Top left corners, by piece.
    std::vector<QPointF> places;
    QSizeF size;
    /// By wire, in its direction: the points of the lanes that it takes.
    std::vector<QList<QPointF>> lanes;
};

/// Places pieces from left to right, the first corner at the origin. Parts that nothing joins stand
/// in lines one below the other; with ends at a border each part has a line of its own.
/// Errors: base.cancelled.
Result<FlowLayout> layOutFlow(const std::vector<Piece> &pieces, const std::vector<Wire> &wires,
                              const LayoutOptions &options, const CancelToken &token);

} // namespace agentops::layout
