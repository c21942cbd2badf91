// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/diffcanvas.h>

#include "diffnodes.h"

#include <agentops/ui/scene/meshpainter.h>

#include <QtGui/QClipboard>
#include <QtGui/QCursor>
#include <QtGui/QGuiApplication>
#include <QtQuick/QQuickWindow>

#include <algorithm>
#include <cmath>

namespace agentops::ui::diff {

DiffCanvas::DiffCanvas(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setFlag(ItemClipsChildrenToShape);
    setClip(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
    QAccessible::installActivationObserver(this);
}

DiffCanvas::~DiffCanvas()
{
    QAccessible::removeActivationObserver(this);
}

void DiffCanvas::accessibilityActiveChanged(bool)
{
    Q_EMIT readAloudChanged();
}

void DiffCanvas::setDocument(DiffDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (m_document) {
        connect(m_document, &DiffDocument::entriesChanged, this, &DiffCanvas::updateColumns);
        connect(m_document, &DiffDocument::layoutChanged, this, &DiffCanvas::refresh);
        connect(m_document, &DiffDocument::cursorChanged, this, &DiffCanvas::refresh);
        connect(m_document, &DiffDocument::colorsChanged, this, &DiffCanvas::recolor);
    }
    Q_EMIT documentChanged();
    updateColumns();
}

void DiffCanvas::setTheme(theme::Theme *theme)
{
    if (theme == m_theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (m_theme)
        connect(m_theme, &theme::Theme::changed, this, &DiffCanvas::restyle);
    Q_EMIT themeChanged();
    restyle();
}

void DiffCanvas::setUnits(theme::Units *units)
{
    if (units == m_units)
        return;
    m_units = units;
    Q_EMIT unitsChanged();
    restyle();
}

void DiffCanvas::restyle()
{
    if (!m_theme || !m_units)
        return;
    m_painter.setStyle({.theme = m_theme,
                        .font = m_units->codeFont(),
                        .labelFont = m_units->secondaryFont(),
                        .lineHeight = m_units->codeLineHeight()});
    ++m_era;
    updateColumns();
}

/// Lines of another file, another number of them, or another width.
void DiffCanvas::updateColumns()
{
    const review::FileRows *const rows = m_document ? m_document->rows() : nullptr;
    if (rows != m_rows) {
        m_rows = rows;
        m_painter.clear();
        m_textWidth = rows ? DiffPainter::textWidth(*rows, m_painter.charWidth()) : 0;
        m_contentX = 0;
        ++m_era;
        setSelection(-1, -1);
        setHover({});
        Q_EMIT contentXChanged();
    }
    const int lineCount = rows ? std::max(rows->oldText.count(), rows->newText.count()) : 0;
    const Columns columns = makeColumns(width(), lineCount, m_painter.charWidth(),
                                        m_document && m_document->isUnified());
    if (columns != m_columns) {
        m_columns = columns;
        ++m_era;
    }
    Q_EMIT columnsChanged();
    refresh();
}

void DiffCanvas::refresh()
{
    polish();
}

void DiffCanvas::recolor(review::Side side, int firstLine, int endLine)
{
    m_painter.forget(side, firstLine, endLine);
    // Pictures far from these lines stay.
    for (auto chunk = m_shown.begin(); chunk != m_shown.end();) {
        const int first = *chunk * kChunk;
        const int last = std::min(first + kChunk, m_document->entryCount()) - 1;
        const bool onOld = side == review::Side::Old;
        bool isTouched = false;
        for (int i = first; i <= last && !isTouched; ++i) {
            const int line = m_document->lineOf(i, onOld) - 1;
            isTouched = line >= firstLine && line < endLine;
        }
        chunk = isTouched ? m_shown.erase(chunk) : chunk + 1;
    }
    refresh();
}

void DiffCanvas::setContentX(double x)
{
    x = std::clamp(x, 0.0, maximumContentX());
    if (x == m_contentX)
        return;
    m_contentX = x;
    Q_EMIT contentXChanged();
    update();
}

void DiffCanvas::setContentY(double y)
{
    if (y == m_contentY)
        return;
    m_contentY = y;
    setHover({}); // another line is under the pointer now
    Q_EMIT contentYChanged();
    refresh();
}

double DiffCanvas::maximumContentX() const
{
    const Columns::Pane &pane = m_columns.panes[1];
    return std::max(0.0, m_textWidth + 3 * m_painter.charWidth() - (pane.right - pane.textLeft));
}

double DiffCanvas::splitX() const
{
    return m_columns.panes[1].gutterLeft;
}

double DiffCanvas::hoverGutterX() const
{
    return m_columns.panes[m_hoverOnOld && !m_columns.unified ? 0 : 1].gutterLeft;
}

void DiffCanvas::copy() const
{
    if (!m_document)
        return;
    const bool selected = hasSelection();
    const int from = selected ? std::min(m_selectionFrom, m_selectionTo) : m_document->cursor();
    const int to = selected ? std::max(m_selectionFrom, m_selectionTo) : m_document->cursor();
    const bool onOld = selected ? m_selectionOnOld : m_document->isCursorOnOld();
    QGuiApplication::clipboard()->setText(m_document->textOf(from, to, onOld));
}

void DiffCanvas::setHover(const Hit &hit)
{
    if (hit.entry == m_hoverEntry && hit.onOld == m_hoverOnOld)
        return;
    m_hoverEntry = hit.entry;
    m_hoverOnOld = hit.onOld;
    Q_EMIT hoverChanged();
}

void DiffCanvas::setSelection(int from, int to)
{
    if (from == m_selectionFrom && to == m_selectionTo)
        return;
    m_selectionFrom = from;
    m_selectionTo = to;
    Q_EMIT selectionChanged();
    refresh();
}

/// Cursor and selection: a few rectangles in view coordinates.
void DiffCanvas::updateOverlay()
{
    m_overlay.clear();
    if (!m_theme)
        return;
    scene::MeshPainter painter(m_overlay, {}, 1.0);
    const DiffLayout &layout = m_document->layout();
    const auto band = [&](int entry) {
        return QRectF(0, std::round(layout.top(entry) - m_contentY), width(), layout.height(entry));
    };
    if (hasSelection()) {
        const Columns::Pane &pane = m_columns.panes[m_selectionOnOld && !m_columns.unified ? 0 : 1];
        for (int i = std::min(m_selectionFrom, m_selectionTo);
             i <= std::max(m_selectionFrom, m_selectionTo); ++i) {
            QRectF rect = band(i);
            rect.setLeft(pane.textLeft);
            rect.setRight(pane.right);
            if (rect.bottom() > 0 && rect.top() < height())
                painter.rect(rect, scene::toRgba(m_theme->selection()));
        }
    }
    const int cursor = m_document->cursor();
    if (cursor < 0 || cursor >= layout.entryCount())
        return;
    const QRectF row = band(cursor);
    if (!hasActiveFocus() || hasSelection()) {
        painter.rect({row.left(), row.top(), 2, row.height()},
                     scene::toRgba(m_theme->lineStrong()));
        return;
    }
    painter.rect({row.left(), row.top(), 3, row.height()}, scene::toRgba(m_theme->accent()));
    painter.rect({row.left(), row.top(), row.width(), 1}, scene::toRgba(m_theme->accent(), 0.45));
    painter.rect({row.left(), row.bottom() - 1, row.width(), 1},
                 scene::toRgba(m_theme->accent(), 0.45));
}

void DiffCanvas::updatePolish()
{
    if (!m_document || !m_theme || !m_units || width() <= 0 || height() <= 0)
        return;
    if (m_document->revision() != m_revision) {
        m_revision = m_document->revision();
        ++m_era;
    }
    if (m_era != m_paintedEra) {
        m_paintedEra = m_era;
        m_shown.clear();
        m_fresh.clear();
    }
    updateOverlay();
    const int count = m_document->entryCount();
    std::vector<int> wanted;
    if (count > 0) {
        const DiffLayout &layout = m_document->layout();
        const double margin = kChunk * m_units->codeLineHeight() / 2.0;
        const int first = layout.entryAt(m_contentY - margin);
        const int last = layout.entryAt(m_contentY + height() + margin);
        m_document->setVisibleRange(layout.entryAt(m_contentY),
                                    layout.entryAt(m_contentY + height()));
        for (int chunk = first / kChunk; chunk <= last / kChunk; ++chunk)
            wanted.push_back(chunk);
        for (const int chunk : wanted) {
            if (std::ranges::contains(m_shown, chunk))
                continue;
            const int begin = chunk * kChunk;
            m_fresh[chunk] =
                m_painter.paint(*m_document, m_columns, begin, std::min(begin + kChunk, count));
            ++m_pictureCount;
        }
    }
    m_shown = std::move(wanted);
    update();
}

QSGNode *DiffCanvas::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *nodes = static_cast<DiffNodes *>(node);
    if (!nodes) {
        // The scene graph was lost, or this is the first frame: every picture is wanted again.
        nodes = new DiffNodes;
        if (m_drawnEra != 0) {
            ++m_era;
            QMetaObject::invokeMethod(this, &DiffCanvas::refresh, Qt::QueuedConnection);
        }
    }
    if (m_drawnEra != m_paintedEra) {
        nodes->removeAll();
        m_drawnEra = m_paintedEra;
    }
    for (const int chunk : nodes->chunks()) {
        if (!std::ranges::contains(m_shown, chunk))
            nodes->remove(chunk);
    }
    for (const auto &[chunk, picture] : m_fresh)
        nodes->set(window(), chunk, picture);
    m_fresh.clear();
    nodes->setClips(m_columns, height());
    nodes->setOverlay(m_overlay);
    if (m_document) {
        // On whole device pixels, or hinted text would be blurred.
        const double ratio = window()->effectiveDevicePixelRatio();
        for (const int chunk : m_shown) {
            const double y = m_document->layout().top(chunk * kChunk) - m_contentY;
            nodes->place(chunk, std::round(y * ratio) / ratio, std::round(m_contentX), m_columns);
        }
    }
    return nodes;
}

void DiffCanvas::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.width() != before.width())
        updateColumns();
    else if (now.height() != before.height())
        refresh();
}

void DiffCanvas::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemActiveFocusHasChanged || change == ItemDevicePixelRatioHasChanged)
        refresh();
    QQuickItem::itemChange(change, data);
}

} // namespace agentops::ui::diff
