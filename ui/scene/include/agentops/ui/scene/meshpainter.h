// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/mesh.h>

#include <QtCore/QPointF>
#include <QtCore/QRectF>

#include <span>
#include <vector>

namespace agentops::ui::scene {

class ShapeSink;

/// Rounding of the four corners of a rectangle, clockwise from the top left.
struct Corners
{
    qreal topLeft = 0;
    qreal topRight = 0;
    qreal bottomRight = 0;
    qreal bottomLeft = 0;

    static Corners all(qreal radius) { return {radius, radius, radius, radius}; }
    static Corners top(qreal radius) { return {radius, radius, 0, 0}; }
    static Corners bottom(qreal radius) { return {0, 0, radius, radius}; }
    Corners grownBy(qreal length) const;
};

/// Shapes that tell kinds apart without colour.
enum class Shape {
    Circle,
    Disc,
    Square,
    HalfSquare, ///< its upper half filled
    Diamond,
    DiamondOutline,
    TriangleUp,
    Hexagon,
    Star,
    Bars,
};

/// A cubic curve from `start` to `end`.
struct Cubic
{
    QPointF start;
    QPointF control1;
    QPointF control2;
    QPointF end;

    QPointF at(qreal t) const;
    QRectF bounds() const;
    /// Whether the curve itself, not only its ends, lies inside.
    bool isWithin(const QRectF &area) const;
    /// The smallest distance from `point` to the curve, good to a few hundredths of its length.
    qreal distanceTo(QPointF point) const;
    friend bool operator==(const Cubic &, const Cubic &) = default;
};

/// Turns shapes into triangles with edges that fade over one device pixel, so that they are smooth
/// with and without multisampling.
///
/// Positions are scene coordinates in double precision; vertices are written relative to `anchor`,
/// which lies near the view, so that they keep their precision far from the scene's origin. Lengths
/// are scene units: `px(2)` is two logical pixels at the current zoom.
/// Thread: any; pure: the same calls make the same mesh.
class MeshPainter
{
public:
    /// Paints nowhere until paintOn().
    MeshPainter() = default;
    /// Units: `scale` view pixels per scene unit, `devicePixelRatio` device pixels per view pixel.
    MeshPainter(Mesh &mesh, QPointF anchor, qreal scale, qreal devicePixelRatio = 1.0);

    /// Goes on with another mesh and keeps its working memory, so that a painter that is used again
    /// and again allocates nothing.
    void paintOn(Mesh &mesh, QPointF anchor, qreal scale, qreal devicePixelRatio = 1.0);

    /// From now on `sink` gets the shapes, and no mesh grows; null ends that. Shadows have no
    /// shape.
    void divertTo(ShapeSink *sink) { m_sink = sink; }

    qreal scale() const { return m_scale; }
    qreal px(qreal viewLength) const { return viewLength / m_scale; }

    /// No fading at the edges: for large or pixel-aligned areas.
    void rect(const QRectF &rect, Rgba fill);
    void roundedRect(const QRectF &rect, const Corners &corners, Rgba fill);
    /// A line of `width` along the inside of the rectangle's edge.
    void roundedFrame(const QRectF &rect, const Corners &corners, qreal width, Rgba color);
    void dashedFrame(const QRectF &rect, qreal radius, qreal width, qreal dash, qreal gap,
                     Rgba color);
    /// A soft shadow that reaches `blur` beyond the rectangle; nothing is drawn under its middle.
    void shadow(const QRectF &rect, qreal radius, qreal blur, QPointF shift, Rgba color);

    void line(QPointF from, QPointF to, qreal width, Rgba color);
    void polyline(std::span<const QPointF> points, qreal width, Rgba color);
    void cubic(const Cubic &curve, qreal width, Rgba color);
    void dashedCubic(const Cubic &curve, qreal width, qreal dash, qreal gap, qreal phase,
                     Rgba color);
    /// Curves that follow one another, as one line.
    void path(std::span<const Cubic> pieces, qreal width, Rgba color);
    void dashedPath(std::span<const Cubic> pieces, qreal width, qreal dash, qreal gap, qreal phase,
                    Rgba color);
    /// A filled head whose tip is at `tip`, pointing along `direction` (any length but zero).
    void arrowHead(QPointF tip, QPointF direction, qreal length, qreal width, Rgba color);
    void shape(Shape shape, QPointF center, qreal radius, Rgba color);
    void circle(QPointF center, qreal radius, Rgba fill);
    /// Part of a ring, clockwise from `startDegrees` (0 = to the right).
    void arc(QPointF center, qreal radius, qreal width, qreal startDegrees, qreal spanDegrees,
             Rgba color);
    /// One dot per grid point inside `area`.
    void gridDots(const QRectF &area, qreal spacing, qreal dotSize, Rgba color);
    /// Corners in clockwise order; seen whole from their centre.
    void polygon(std::span<const QPointF> corners, Rgba fill);

private:
    struct Rim
    {
        QPointF point;
        QPointF normal;
    };

    quint32 vertex(QPointF scenePos, Rgba color);
    int arcSegments(qreal radius, qreal degrees) const;
    int curveSegments(const Cubic &curve) const;
    /// Fills m_points with the line that the pieces make.
    void flatten(std::span<const Cubic> pieces, int leastSegments);
    void roundedRim(const QRectF &rect, const Corners &corners);
    void fillRim(QPointF center, Rgba fill);
    void band(qreal outer, Rgba outerColor, qreal inner, Rgba innerColor);
    void strokePoints(std::span<const QPointF> points, qreal width, Rgba color);

    Mesh *m_mesh = nullptr;
    ShapeSink *m_sink = nullptr;
    QPointF m_anchor;
    qreal m_scale = 1;
    qreal m_feather = 1;
    std::vector<Rim> m_rim;
    std::vector<QPointF> m_points;
    std::vector<QPointF> m_dash;
};

} // namespace agentops::ui::scene
