// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/overviewstrip.h>

#include <agentops/ui/scene/meshpainter.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtGui/QMouseEvent>

#include <algorithm>
#include <cmath>

namespace agentops::ui::diff {

OverviewStrip::OverviewStrip(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
    connect(this, &OverviewStrip::visibleChanged, this, &OverviewStrip::refresh);
}

void OverviewStrip::setDocument(DiffDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (m_document)
        connect(m_document, &DiffDocument::layoutChanged, this, &OverviewStrip::refresh);
    Q_EMIT documentChanged();
    refresh();
}

void OverviewStrip::setTheme(theme::Theme *theme)
{
    if (theme == m_theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (m_theme)
        connect(m_theme, &theme::Theme::changed, this, &OverviewStrip::refresh);
    Q_EMIT themeChanged();
    refresh();
}

void OverviewStrip::refresh()
{
    polish();
}

void OverviewStrip::updatePolish()
{
    m_mesh.clear();
    if (m_document && m_document->rows() && m_theme) {
        scene::MeshPainter painter(m_mesh, {}, 1.0);
        if (m_visibleSize < 1) {
            painter.rect({0, std::round(m_visibleStart * height()), width(),
                          std::max(12.0, std::round(m_visibleSize * height()))},
                         scene::toRgba(m_theme->hover()));
        }
        for (const OverviewMark &mark :
             overviewMarks(*m_document->rows(), m_document->entries(), m_document->layout())) {
            const double top = std::floor(mark.start * height());
            const double size = std::max(2.0, std::ceil(mark.end * height()) - top);
            const QRectF whole(3, top, width() - 6, size);
            using Kind = OverviewMark::Kind;
            if (mark.kind == Kind::Modified) {
                QRectF half = whole;
                half.setWidth(whole.width() / 2);
                painter.rect(half, scene::toRgba(m_theme->failed(), 0.9));
                painter.rect(half.translated(half.width(), 0), scene::toRgba(m_theme->ok(), 0.9));
            } else {
                painter.rect(
                    whole,
                    scene::toRgba(mark.kind == Kind::Added ? m_theme->ok() : m_theme->failed(),
                                  0.9));
            }
        }
    }
    update();
}

QSGNode *OverviewStrip::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *batch = node ? static_cast<scene::VertexBatchNode *>(node) : new scene::VertexBatchNode;
    batch->setMesh(m_mesh);
    return batch;
}

void OverviewStrip::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    refresh();
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT jumpRequested(std::clamp(event->position().y() / std::max(1.0, height()), 0.0, 1.0));
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

} // namespace agentops::ui::diff
