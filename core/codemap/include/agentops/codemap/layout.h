// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/snapshot.h>

#include <QtCore/QRectF>

#include <vector>

namespace agentops::codemap {

/// Where everything lies on the map.
/// Units: map units; a file card is about kCardWidth wide and at least kCardHeight high.
/// Shape: one rectangle per node of the snapshot, by index. Folders and files lie inside their
/// folder and touch no sibling; symbols are rows of their file's card, in order, without overlap.
struct Layout
{
    static constexpr double kCardWidth = 208;
    static constexpr double kCardHeight = 28;
    /// The part of a card that is kept free for the file's name once its symbols show.
    static constexpr double kCardHeader = 8;

    std::vector<QRectF> rects;
    /// Folders: height of the strip at the top that is kept free for the name.
    std::vector<float> headers;
    QRectF bounds;
};

/// Places folders, files and symbols: the same snapshot gives the same layout, and an edit inside a
/// file moves nothing outside its folder unless the file's size class changes.
/// Complexity: O(n log n).
Layout layOut(const Snapshot &snapshot);

/// A folder that holds nothing but one other folder is not drawn: its child carries both names.
/// Returns the outermost folder of such a chain that `index` stands for.
NodeIndex chainStart(const Snapshot &snapshot, NodeIndex index);
/// Whether the folder is swallowed by its only child.
bool isChained(const Snapshot &snapshot, NodeIndex index);

} // namespace agentops::codemap
