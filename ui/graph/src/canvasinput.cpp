// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcanvas.h>

#include <QtGui/QCursor>
#include <QtGui/QNativeGestureEvent>

namespace agentops::ui::graph {

namespace {

PointerInput pointer(const QSinglePointEvent &event)
{
    return {event.position(), event.button(), event.modifiers()};
}

} // namespace

void WorkflowCanvas::updatePointer()
{
    const Qt::CursorShape shape = m_session->interaction().cursor();
    if (cursor().shape() != shape)
        setCursor(shape);
}

void WorkflowCanvas::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    if (m_session)
        m_session->interaction().press(pointer(*event));
}

void WorkflowCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_session)
        m_session->interaction().move(pointer(*event));
}

void WorkflowCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_session)
        m_session->interaction().release(pointer(*event));
}

void WorkflowCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_session && event->button() == Qt::LeftButton)
        m_session->interaction().doubleClick(pointer(*event));
}

void WorkflowCanvas::mouseUngrabEvent()
{
    if (m_session)
        m_session->interaction().cancelGesture();
}

void WorkflowCanvas::hoverMoveEvent(QHoverEvent *event)
{
    if (m_session)
        m_session->interaction().move({event->position(), Qt::NoButton, event->modifiers()});
}

void WorkflowCanvas::hoverLeaveEvent(QHoverEvent *)
{
    if (m_session)
        m_session->interaction().leave();
}

void WorkflowCanvas::wheelEvent(QWheelEvent *event)
{
    if (m_session)
        m_session->interaction().wheel(
            {event->position(), event->pixelDelta(), event->angleDelta(), event->modifiers()});
    event->accept();
}

void WorkflowCanvas::keyPressEvent(QKeyEvent *event)
{
    event->setAccepted(m_session
                       && m_session->interaction().keyPress(event->key(), event->modifiers()));
}

void WorkflowCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (m_session && !event->isAutoRepeat())
        m_session->interaction().keyRelease(event->key());
}

void WorkflowCanvas::focusOutEvent(QFocusEvent *event)
{
    if (m_session)
        m_session->interaction().focusLost();
    QQuickItem::focusOutEvent(event);
}

bool WorkflowCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture && m_session) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_session->interaction().pinch(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    return QQuickItem::event(event);
}

} // namespace agentops::ui::graph
