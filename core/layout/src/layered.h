// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSizeF>

#include <vector>

namespace agentops::layout {

/// What stands in a flow: a box with its notes, a whole group, or an end at the border of a group.
/// Shape: where nothing else decides, the one that comes first in the list comes first.
struct Piece
{
    enum class End { None, First, Last };

    QSizeF size;
    End end = End::None;
    /// Pieces with the same number, from 0, stand side by side in their column; -1: anywhere.
    int neighbourhood = -1;
};

/// Joins pieces of a flow; offsets are from their tops.
struct Wire
{
    int from = 0;
    int to = 0;
    double fromOffset = 0;
    double toOffset = 0;
};

/// A part of a wire, from one column to the next.
struct Segment
{
    int from = 0;
    int to = 0;
    double fromOffset = 0;
    double toOffset = 0;
};

/// A flow in columns, in which every segment leads to the next column: where a wire passes one, it
/// has a node without height there, its lane.
struct Layered
{
    struct Node
    {
        /// -1 for a lane.
        int piece = -1;
        int layer = 0;
        double height = 0;
        int neighbourhood = -1;

        bool isLane() const { return piece < 0; }
    };

    std::vector<Node> nodes;
    std::vector<Segment> segments;
    /// By node: segments that end and begin there, from top to bottom of the node.
    std::vector<std::vector<int>> incoming;
    std::vector<std::vector<int>> outgoing;
    /// Nodes by column, from top to bottom.
    std::vector<std::vector<int>> layers;
    /// By wire: its lanes, from left to right, and whether the wire leads from right to left.
    std::vector<std::vector<int>> lanes;
    std::vector<bool> isBack;

    /// The pieces of one part of a flow are its first nodes, in their order.
    static Layered create(const std::vector<Piece> &pieces, const std::vector<Wire> &wires);
};

} // namespace agentops::layout
