// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer on the diff.
#include <agentops/ui/diff/diffcanvas.h>

#include <QtGui/QCursor>
#include <QtGui/QHoverEvent>
#include <QtGui/QMouseEvent>

namespace agentops::ui::diff {

DiffCanvas::Hit DiffCanvas::hitTest(QPointF viewPos) const
{
    if (!m_document || m_document->entryCount() == 0)
        return {};
    const double y = viewPos.y() + m_contentY;
    const DiffLayout &layout = m_document->layout();
    const int entry = layout.entryAt(y);
    if (y < layout.top(entry) || y >= layout.top(entry) + layout.height(entry))
        return {};
    const bool onOld = m_columns.unified ? !m_document->entries()[size_t(entry)].showsNew
                                         : viewPos.x() < m_columns.panes[1].gutterLeft;
    const Columns::Pane &pane = m_columns.panes[onOld && !m_columns.unified ? 0 : 1];
    return {.entry = entry, .onOld = onOld, .inGutter = viewPos.x() < pane.textLeft};
}

void DiffCanvas::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT pressed();
    forceActiveFocus(Qt::MouseFocusReason);
    setSelection(-1, -1);
    const Hit hit = hitTest(event->position());
    if (hit.entry < 0)
        return;
    // The list behind must not take the drag of a selection for a flick.
    setKeepMouseGrab(true);
    if (m_document->entries()[size_t(hit.entry)].isFold()) {
        m_document->expand(hit.entry, 0, true);
        return;
    }
    m_document->setCursor(hit.entry);
    m_document->setCursorOnOld(hit.onOld);
    m_selectionOnOld = hit.onOld;
    m_pressedEntry = hit.entry;
    if (hit.inGutter && m_document->lineOf(hit.entry, hit.onOld) > 0)
        Q_EMIT commentRequested(hit.entry, hit.onOld);
}

void DiffCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedEntry < 0 || !m_document || m_document->entryCount() == 0)
        return;
    const int entry = m_document->layout().entryAt(event->position().y() + m_contentY);
    if (entry != m_pressedEntry || hasSelection()) {
        setSelection(m_pressedEntry, entry);
        m_document->setCursor(entry);
    }
}

void DiffCanvas::mouseReleaseEvent(QMouseEvent *)
{
    setKeepMouseGrab(false);
    m_pressedEntry = -1;
}

void DiffCanvas::hoverMoveEvent(QHoverEvent *event)
{
    Hit hit = hitTest(event->position());
    const bool isFold = hit.entry >= 0 && m_document->entries()[size_t(hit.entry)].isFold();
    setCursor(isFold || hit.inGutter ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (isFold || (hit.entry >= 0 && m_document->lineOf(hit.entry, hit.onOld) == 0))
        hit = {};
    setHover(hit);
}

void DiffCanvas::hoverLeaveEvent(QHoverEvent *)
{
    setHover({});
}

} // namespace agentops::ui::diff
