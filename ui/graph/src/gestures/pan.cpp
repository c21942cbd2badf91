// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/gesture.h"

namespace agentops::ui::graph {

namespace {

/// Drags the picture.
class PanGesture : public Gesture
{
public:
    PanGesture(const GestureContext &context, const Press &press) : Gesture(context)
    {
        m_pan.begin(press.input.viewPos);
    }

    void move(const PointerInput &input) override
    {
        m_pan.move(m_context.viewport, input.viewPos);
        m_context.host.viewMoved();
    }
    void release(const PointerInput &) override { }
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }
    bool isOutlivingEdits() const override { return true; }

private:
    scene::DragPan m_pan;
};

} // namespace

std::unique_ptr<Gesture> startPan(const GestureContext &context, const Press &press)
{
    const Qt::MouseButton button = press.input.button;
    if (button != Qt::MiddleButton && !(button == Qt::LeftButton && press.isSpaceDown))
        return nullptr;
    return std::make_unique<PanGesture>(context, press);
}

} // namespace agentops::ui::graph
