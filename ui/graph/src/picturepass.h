// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphpicturebuilder.h>

namespace agentops::ui::graph {

/// What one call of build() is about.
struct GraphPictureBuilder::Pass
{
    const Frame &frame;
    const InteractionView &view;
    GraphPicture &picture;

    scene::DetailLevel detail() const { return frame.detail; }
    /// Whether something is dragged.
    bool isMoving() const { return view.isMoving(); }
    /// Whether it is no longer where it was; of copies the originals still are.
    bool isLifted() const { return view.isMoving() && !view.isCopying; }
    /// What is dragged lies in the region when its old place lies in this one.
    QRectF movingRegion() const { return frame.region.translated(-view.moveOffset); }
};

/// Unlike QRectF::intersects, a level line touches, too.
inline bool touches(const QRectF &bounds, const QRectF &region)
{
    return bounds.left() <= region.right() && region.left() <= bounds.right()
        && bounds.top() <= region.bottom() && region.top() <= bounds.bottom();
}

} // namespace agentops::ui::graph
