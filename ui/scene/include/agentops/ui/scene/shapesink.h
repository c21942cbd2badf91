// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/meshpainter.h>

namespace agentops::ui::scene {

/// A line that is drawn. Units: scene units; without a dash it is whole.
struct Stroke
{
    qreal width = 1;
    Rgba color;
    qreal dash = 0;
    qreal gap = 0;
};

/// Takes what a MeshPainter paints as shapes instead of as triangles: for pictures that are files.
/// Shape: scene coordinates.
class ShapeSink
{
public:
    ShapeSink() = default;
    virtual ~ShapeSink() = default;
    Q_DISABLE_COPY_MOVE(ShapeSink)

    virtual void fillRect(const QRectF &rect, const Corners &corners, Rgba fill) = 0;
    /// A line along the rectangle's edge, half of it outside.
    virtual void strokeRect(const QRectF &rect, const Corners &corners, const Stroke &stroke) = 0;
    virtual void fillPolygon(std::span<const QPointF> corners, Rgba fill) = 0;
    virtual void strokeLine(std::span<const QPointF> points, const Stroke &stroke) = 0;
    /// Curves that follow one another.
    virtual void strokePath(std::span<const Cubic> pieces, const Stroke &stroke) = 0;
};

} // namespace agentops::ui::scene
