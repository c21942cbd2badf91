// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/resizeframe.h"

#include "gestures/gesture.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

constexpr QSizeF kSmallestFrame{120, 80};

QRectF resized(QRectF rect, Qt::Edges sides, QPointF way)
{
    const QPointF topLeft = CardMetrics::snapped(rect.topLeft() + way);
    const QPointF bottomRight = CardMetrics::snapped(rect.bottomRight() + way);
    if (sides.testFlag(Qt::LeftEdge))
        rect.setLeft(std::min(topLeft.x(), rect.right() - kSmallestFrame.width()));
    if (sides.testFlag(Qt::RightEdge))
        rect.setRight(std::max(bottomRight.x(), rect.left() + kSmallestFrame.width()));
    if (sides.testFlag(Qt::TopEdge))
        rect.setTop(std::min(topLeft.y(), rect.bottom() - kSmallestFrame.height()));
    if (sides.testFlag(Qt::BottomEdge))
        rect.setBottom(std::max(bottomRight.y(), rect.top() + kSmallestFrame.height()));
    return rect;
}

/// Drags sides of a frame.
class ResizeFrameGesture : public Gesture
{
public:
    ResizeFrameGesture(const GestureContext &context, const Press &press)
        : Gesture(context)
        , m_group(context.scene.groups()[size_t(press.hit.item)].id)
        , m_before(context.scene.groups()[size_t(press.hit.item)].rect)
        , m_pressPos(press.scenePos)
        , m_sides(Qt::Edges::fromInt(press.hit.port))
        , m_rect(m_before)
    { }

    void move(const PointerInput &input) override
    {
        m_rect = resized(m_before, m_sides, m_context.viewport.toScene(input.viewPos) - m_pressPos);
        m_context.view.box = m_rect;
        m_context.host.liveMoved();
    }
    void release(const PointerInput &input) override
    {
        if (const auto done = m_context.editor.setGroupRect(m_group, m_rect); !done)
            m_context.report(done.error(), input.viewPos);
    }
    Qt::CursorShape cursor() const override { return resizeCursor(m_sides); }
    bool isPanningAtBorder() const override { return true; }

private:
    const workflow::GroupId m_group;
    const QRectF m_before;
    const QPointF m_pressPos;
    const Qt::Edges m_sides;
    QRectF m_rect;
};

} // namespace

Qt::CursorShape resizeCursor(Qt::Edges sides)
{
    const bool isAlongX = sides.testAnyFlags(Qt::LeftEdge | Qt::RightEdge);
    const bool isAlongY = sides.testAnyFlags(Qt::TopEdge | Qt::BottomEdge);
    if (isAlongX && isAlongY)
        return sides.testFlag(Qt::LeftEdge) == sides.testFlag(Qt::TopEdge) ? Qt::SizeFDiagCursor
                                                                           : Qt::SizeBDiagCursor;
    return isAlongX ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

std::unique_ptr<Gesture> startResizeFrame(const GestureContext &context, const Press &press)
{
    if (press.input.button != Qt::LeftButton || press.hit.kind != Hit::Kind::GroupSide)
        return nullptr;
    return std::make_unique<ResizeFrameGesture>(context, press);
}

} // namespace agentops::ui::graph
