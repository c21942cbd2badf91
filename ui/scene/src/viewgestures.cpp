// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/viewgestures.h>

#include <cmath>

namespace agentops::ui::scene {

namespace {

// One notch of a wheel (120 eighths of a degree) scrolls this far or zooms by this factor.
constexpr qreal kNotch = 120.0;
constexpr qreal kScrollPerNotch = 80.0;
constexpr qreal kZoomPerNotch = 1.2;
// As many pixels of a touch pad zoom as much as one notch.
constexpr qreal kPixelsPerNotch = 60.0;

} // namespace

bool applyWheel(Viewport &viewport, const WheelStep &step)
{
    const Viewport before = viewport;
    if (step.modifiers.testFlag(Qt::ControlModifier)) {
        const qreal notches = step.pixelDelta.isNull() ? step.angleDelta.y() / kNotch
                                                       : step.pixelDelta.y() / kPixelsPerNotch;
        viewport.zoomAbout(step.viewPos, std::pow(kZoomPerNotch, notches));
        return viewport != before;
    }
    QPointF delta = step.pixelDelta.isNull() ? QPointF(step.angleDelta) / kNotch * kScrollPerNotch
                                             : QPointF(step.pixelDelta);
    if (step.modifiers.testFlag(Qt::ShiftModifier) && delta.x() == 0)
        delta = QPointF(delta.y(), 0);
    viewport.panBy(delta);
    return viewport != before;
}

void applyPinch(Viewport &viewport, QPointF viewPos, qreal factor)
{
    viewport.zoomAbout(viewPos, factor);
}

void DragPan::begin(QPointF viewPos)
{
    m_last = viewPos;
    m_active = true;
}

void DragPan::move(Viewport &viewport, QPointF viewPos)
{
    if (!m_active)
        return;
    viewport.panBy(viewPos - m_last);
    m_last = viewPos;
}

} // namespace agentops::ui::scene
