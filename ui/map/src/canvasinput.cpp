// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/mapcanvas.h>

#include <QtGui/QCursor>
#include <QtGui/QGuiApplication>
#include <QtGui/QNativeGestureEvent>
#include <QtGui/QStyleHints>

namespace agentops::ui::map {

void MapCanvas::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_flight.stop();
    m_pressPos = event->position();
    m_drag.begin(event->position());
    event->accept();
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const int distance = QGuiApplication::styleHints()->startDragDistance();
    const bool isStill = (event->position() - m_pressPos).manhattanLength() < distance;
    if (isStill && m_isFitted)
        return;
    m_isFitted = false;
    m_drag.move(m_viewport, event->position());
    Q_EMIT viewChanged();
    schedule();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_drag.end();
    const int distance = QGuiApplication::styleHints()->startDragDistance();
    const bool isClick = (event->position() - m_pressPos).manhattanLength() < distance;
    if (isClick && event->button() == Qt::LeftButton && m_scene && m_controller)
        m_controller->selectNode(
            m_scene->hit(m_viewport.toScene(event->position()), m_viewport.scale()));
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        zoomToSelection();
}

void MapCanvas::hoverMoveEvent(QHoverEvent *event)
{
    if (m_scene && !m_drag.isActive())
        setHovered(m_scene->hit(m_viewport.toScene(event->position()), m_viewport.scale()),
                   event->position());
}

void MapCanvas::hoverLeaveEvent(QHoverEvent *)
{
    setHovered(kNoNode, {});
}

void MapCanvas::setHovered(NodeIndex node, QPointF viewPos)
{
    const bool isSame = node == m_hovered;
    m_hoverPos = viewPos;
    if (isSame)
        return;
    m_hovered = node;
    setCursor(QCursor(node == kNoNode ? Qt::ArrowCursor : Qt::PointingHandCursor));
    invalidate();
    Q_EMIT hoveredChanged();
}

// A map has no scroll bars to serve: the wheel zooms, two fingers pan.
void MapCanvas::wheelEvent(QWheelEvent *event)
{
    m_flight.stop();
    m_isFitted = false;
    scene::WheelStep step{event->position(), event->pixelDelta(), event->angleDelta(),
                          event->modifiers()};
    if (event->pixelDelta().isNull())
        step.modifiers |= Qt::ControlModifier;
    if (scene::applyWheel(m_viewport, step)) {
        Q_EMIT viewChanged();
        schedule();
    }
    event->accept();
}

bool MapCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_isFitted = false;
            scene::applyPinch(m_viewport, gesture->position(), 1 + gesture->value());
            Q_EMIT viewChanged();
            schedule();
            return true;
        }
    }
    return QQuickItem::event(event);
}

void MapCanvas::walk(Direction direction)
{
    const NodeIndex next = m_scene->neighbour(m_controller->focus().selected, direction);
    m_controller->selectNode(next);
    if (next == kNoNode)
        return;
    scene::Viewport target = m_viewport;
    constexpr qreal kMarginPx = 40;
    target.ensureVisible(m_scene->rect(next), kMarginPx);
    if (target != m_viewport) {
        m_isFitted = false;
        moveTo(target);
    }
}

bool MapCanvas::handleKey(QKeyEvent *event)
{
    const NodeIndex selected = m_controller->focus().selected;
    switch (event->key()) {
    case Qt::Key_Left:
        walk(Direction::Left);
        return true;
    case Qt::Key_Right:
        walk(Direction::Right);
        return true;
    case Qt::Key_Up:
        walk(Direction::Up);
        return true;
    case Qt::Key_Down:
        walk(Direction::Down);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        // Into what is selected, once it can be seen from inside.
        const bool isInside = selected != kNoNode
            && m_scene->rect(selected).height() * m_viewport.scale() > height() * 0.6;
        const NodeIndex inner =
            isInside || selected == kNoNode ? m_scene->firstInside(selected) : kNoNode;
        if (inner != kNoNode)
            m_controller->selectNode(inner);
        zoomToSelection();
        return true;
    }
    case Qt::Key_Escape:
        if (selected == kNoNode)
            return false;
        m_controller->selectAround();
        if (m_controller->focus().selected == kNoNode)
            fitAll();
        else
            zoomToSelection();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
    case Qt::Key_Home:
        fitAll();
        return true;
    default:
        return false;
    }
}

void MapCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool hasCommand = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    event->setAccepted(!hasCommand && m_scene && m_controller && handleKey(event));
}

} // namespace agentops::ui::map
