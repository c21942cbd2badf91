// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QSizeF>

namespace agentops::ui::scene {

/// What part of an endless plane a canvas shows: the mapping between scene and view, by pan and
/// zoom only.
///
/// A view position is scenePos * scale - offset. Everything is kept in double precision; geometry
/// that goes to the graphics card is made relative to an anchor near the view (see MeshPainter).
/// Units: scene units; view units are logical pixels from the item's top left corner.
class Viewport
{
public:
    struct Limits
    {
        qreal minimumScale = 0.02;
        qreal maximumScale = 4.0;
        friend bool operator==(const Limits &, const Limits &) = default;
    };

    Viewport() = default;
    explicit Viewport(Limits limits) : m_limits(limits) { }

    qreal scale() const { return m_scale; }
    /// The view position of the scene's origin, negated.
    QPointF offset() const { return m_offset; }
    QSizeF viewSize() const { return m_viewSize; }
    const Limits &limits() const { return m_limits; }

    QPointF toView(QPointF scenePos) const { return scenePos * m_scale - m_offset; }
    QPointF toScene(QPointF viewPos) const { return (viewPos + m_offset) / m_scale; }
    QRectF toView(const QRectF &sceneRect) const;
    QRectF toScene(const QRectF &viewRect) const;
    /// The scene length of `viewLength` logical pixels.
    qreal sceneLength(qreal viewLength) const { return viewLength / m_scale; }
    /// The scene rectangle that is seen, grown by `viewMargin` logical pixels on each side.
    QRectF visibleSceneRect(qreal viewMargin = 0) const;

    /// Keeps the scene position at the view's centre where it is.
    void resize(QSizeF viewSize);
    /// Moves the picture with the pointer: a positive delta shows what lies to the left and above.
    void panBy(QPointF viewDelta) { m_offset -= viewDelta; }
    /// Multiplies the scale, within the limits, and keeps what lies under `viewPos` under it.
    void zoomAbout(QPointF viewPos, qreal factor);
    void setScaleAbout(QPointF viewPos, qreal scale) { zoomAbout(viewPos, scale / m_scale); }
    void centerOn(QPointF scenePos);
    /// Shows all of `sceneRect` with at least `viewMargin` around, not larger than `maximumScale`.
    void fit(const QRectF &sceneRect, qreal viewMargin, qreal maximumScale = 1.0);
    /// Pans as little as needed to show `sceneRect`; a rectangle larger than the view is centred.
    void ensureVisible(const QRectF &sceneRect, qreal viewMargin);

    /// The same view with its offset on whole device pixels, so that hairlines and text stay crisp.
    Viewport snapped(qreal devicePixelRatio) const;
    /// The view between `from` (t = 0) and `to` (t = 1); the scale moves evenly to the eye.
    static Viewport interpolated(const Viewport &from, const Viewport &to, qreal t);

    friend bool operator==(const Viewport &, const Viewport &) = default;

private:
    QPointF m_offset;
    QSizeF m_viewSize;
    qreal m_scale = 1.0;
    Limits m_limits;
};

} // namespace agentops::ui::scene
