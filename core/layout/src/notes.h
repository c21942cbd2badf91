// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/layout/layout.h>

#include <vector>

namespace agentops::layout {

/// A box with the notes that belong to it, one above the other.
struct Stack
{
    /// From the corner of the stack.
    QPointF boxCorner;
    QSizeF size;
    struct Item
    {
        int note;
        QPointF corner;
    };
    std::vector<Item> notes;
};

/// The notes of each box: those that no other box is nearer to, and notes beside them, from top to
/// bottom. `inset` is that of bodies.
/// Complexity: notes times boxes and notes.
std::vector<std::vector<int>> notesOfBoxes(const LayoutGraph &graph, const QMarginsF &inset);

/// What is above the middle of the box stays above it, the rest goes below. `boxSize` is with the
/// frame.
Stack stackOf(const LayoutGraph &graph, int box, const QSizeF &boxSize,
              const std::vector<int> &notes, double gap);

} // namespace agentops::layout
