// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/viewport.h>

#include <QtCore/QPoint>
#include <QtCore/Qt>

namespace agentops::ui::scene {

/// One step of a wheel or of two fingers on a touch pad.
/// Units: pixelDelta in logical pixels where the device knows them (else null), angleDelta in
/// eighths of a degree.
struct WheelStep
{
    QPointF viewPos;
    QPoint pixelDelta;
    QPoint angleDelta;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

/// What every canvas does with a wheel: it scrolls; with Shift sideways; with Ctrl it zooms about
/// the pointer. Returns whether the view changed.
bool applyWheel(Viewport &viewport, const WheelStep &step);

/// Two fingers apart or together; `factor` is the change since the last step.
void applyPinch(Viewport &viewport, QPointF viewPos, qreal factor);

/// The factor of one step of the zoom commands (+ and -).
inline constexpr qreal kZoomStep = 1.25;

/// Moves a dragged picture: remembers where the pointer was.
class DragPan
{
public:
    bool isActive() const { return m_active; }
    void begin(QPointF viewPos);
    void move(Viewport &viewport, QPointF viewPos);
    void end() { m_active = false; }

private:
    QPointF m_last;
    bool m_active = false;
};

} // namespace agentops::ui::scene
