// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/viewport.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::scene {

QRectF Viewport::toView(const QRectF &sceneRect) const
{
    return QRectF(toView(sceneRect.topLeft()), sceneRect.size() * m_scale);
}

QRectF Viewport::toScene(const QRectF &viewRect) const
{
    return QRectF(toScene(viewRect.topLeft()), viewRect.size() / m_scale);
}

QRectF Viewport::visibleSceneRect(qreal viewMargin) const
{
    const QRectF view(QPointF(), m_viewSize);
    return toScene(view.adjusted(-viewMargin, -viewMargin, viewMargin, viewMargin));
}

void Viewport::resize(QSizeF viewSize)
{
    if (!m_viewSize.isEmpty()) {
        const QSizeF growth = viewSize - m_viewSize;
        m_offset -= QPointF(growth.width(), growth.height()) / 2;
    }
    m_viewSize = viewSize;
}

void Viewport::zoomAbout(QPointF viewPos, qreal factor)
{
    if (!std::isfinite(factor) || factor <= 0)
        return;
    const QPointF anchor = toScene(viewPos);
    m_scale = std::clamp(m_scale * factor, m_limits.minimumScale, m_limits.maximumScale);
    m_offset = anchor * m_scale - viewPos;
}

void Viewport::centerOn(QPointF scenePos)
{
    m_offset = scenePos * m_scale - QPointF(m_viewSize.width(), m_viewSize.height()) / 2;
}

void Viewport::fit(const QRectF &sceneRect, qreal viewMargin, qreal maximumScale)
{
    if (m_viewSize.isEmpty())
        return;
    const qreal width = std::max(m_viewSize.width() - 2 * viewMargin, 1.0);
    const qreal height = std::max(m_viewSize.height() - 2 * viewMargin, 1.0);
    qreal scale = maximumScale;
    if (sceneRect.width() > 0)
        scale = std::min(scale, width / sceneRect.width());
    if (sceneRect.height() > 0)
        scale = std::min(scale, height / sceneRect.height());
    m_scale = std::clamp(scale, m_limits.minimumScale, m_limits.maximumScale);
    centerOn(sceneRect.center());
}

void Viewport::ensureVisible(const QRectF &sceneRect, qreal viewMargin)
{
    const QRectF view = toView(sceneRect);
    const auto shift = [viewMargin](qreal low, qreal high, qreal extent) {
        if (high - low > extent - 2 * viewMargin)
            return (extent - low - high) / 2;
        if (low < viewMargin)
            return viewMargin - low;
        return std::min(extent - viewMargin - high, 0.0);
    };
    panBy({shift(view.left(), view.right(), m_viewSize.width()),
           shift(view.top(), view.bottom(), m_viewSize.height())});
}

Viewport Viewport::snapped(qreal devicePixelRatio) const
{
    Viewport result = *this;
    result.m_offset = {std::round(m_offset.x() * devicePixelRatio) / devicePixelRatio,
                       std::round(m_offset.y() * devicePixelRatio) / devicePixelRatio};
    return result;
}

Viewport Viewport::interpolated(const Viewport &from, const Viewport &to, qreal t)
{
    Viewport result = to;
    if (t >= 1)
        return result;
    result.m_scale = from.m_scale * std::pow(to.m_scale / from.m_scale, std::max(t, 0.0));
    const QPointF middle(to.m_viewSize.width() / 2, to.m_viewSize.height() / 2);
    const QPointF start = from.toScene(middle);
    const QPointF end = to.toScene(middle);
    result.centerOn(start + (end - start) * std::max(t, 0.0));
    return result;
}

} // namespace agentops::ui::scene
