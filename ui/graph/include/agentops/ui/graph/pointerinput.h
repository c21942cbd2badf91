// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/selection.h>

namespace agentops::ui::graph {

/// A pointer event without a window.
struct PointerInput
{
    QPointF viewPos;
    Qt::MouseButton button = Qt::LeftButton;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

/// The press of a button that a gesture begins with.
struct Press
{
    PointerInput input;
    QPointF scenePos;
    Hit hit;
    bool isSpaceDown = false;
    /// What was selected before it.
    Selection before;
};

} // namespace agentops::ui::graph
