// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/sceneitems.h>
#include <agentops/ui/scene/shapesink.h>
#include <agentops/ui/scene/textlayoutcache.h>

namespace agentops::ui::graph {

/// Takes a picture of a graph, one element after the other, from below.
/// Shape: scene coordinates.
class PictureSink : public scene::ShapeSink
{
public:
    /// What follows until end() belongs to that element.
    virtual void beginFrame(const NodeItem &container) = 0;
    virtual void begin(const NodeItem &node) = 0;
    virtual void begin(const GroupItem &group) = 0;
    virtual void begin(const NoteItem &note) = 0;
    virtual void begin(const EdgeItem &edge) = 0;
    virtual void end() = 0;

    virtual void icon(const QString &name, const QRectF &place, const QColor &color) = 0;
    /// Shape: `position` is the top left corner.
    virtual void text(const scene::TextLine &line, QPointF position, const QColor &color) = 0;
};

} // namespace agentops::ui::graph
