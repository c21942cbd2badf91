// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowminimap.h>

#include <agentops/ui/scene/meshpainter.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

using scene::toRgba;

constexpr qreal kPaddingPx = 8;
// A small graph is not blown up.
constexpr qreal kMaximumScale = 0.14;

} // namespace

WorkflowMinimap::WorkflowMinimap(QQuickItem *parent)
    : QQuickItem(parent)
    , m_map(scene::Viewport::Limits{1e-4, 1})
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
    setClip(true);
}

void WorkflowMinimap::setSession(GraphSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &GraphSession::viewChanged, this, &WorkflowMinimap::schedule);
        connect(session, &GraphSession::documentChanged, this, &WorkflowMinimap::schedule);
        connect(session, &GraphSession::overlayChanged, this, &WorkflowMinimap::schedule);
    }
    invalidate();
    Q_EMIT sessionChanged();
}

void WorkflowMinimap::setTheme(theme::Theme *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (theme)
        connect(theme, &theme::Theme::changed, this, &WorkflowMinimap::invalidate);
    invalidate();
    Q_EMIT themeChanged();
}

void WorkflowMinimap::schedule()
{
    polish();
    update();
}

void WorkflowMinimap::invalidate()
{
    m_isStale = true;
    schedule();
}

void WorkflowMinimap::updatePolish()
{
    if (!m_session || !m_theme || size().isEmpty())
        return;
    const GraphStyle style = GraphStyle::fromTheme(*m_theme);
    const GraphScene &scene = m_session->scene();
    if (m_isStale || m_builtRevision != scene.revision()) {
        m_map.resize(size());
        m_map.fit(scene.bounds(), kPaddingPx, kMaximumScale);
        m_cards.clear();
        scene::MeshPainter painter(m_cards, {}, 1);
        for (const GroupItem &group : scene.groups())
            painter.rect(m_map.toView(group.rect), toRgba(style.accent, 0.15));
        for (const NodeItem &node : scene.nodes()) {
            const bool isActive =
                node.overlay && node.overlay->state != workflow::StepState::Planned;
            const QColor color = isActive ? style.stateColor(node.overlay->state)
                                          : style.categoryColor(node.category);
            const QRectF rect = m_map.toView(node.rect);
            const QSizeF shown = rect.size().expandedTo({1.5, 1.5});
            painter.rect(QRectF(rect.topLeft(), shown), toRgba(color, 0.75));
        }
        m_builtRevision = scene.revision();
        m_isStale = false;
        m_cardsDirty = true;
    }
    m_frame.clear();
    scene::MeshPainter painter(m_frame, {}, 1);
    const QRectF all(QPointF(), size());
    const QRectF seen = m_map.toView(m_session->interaction().viewport().visibleSceneRect())
                            .intersected(all.adjusted(2, 2, -2, -2));
    painter.roundedRect(seen, scene::Corners::all(2), toRgba(style.accent, 0.08));
    painter.roundedFrame(seen, scene::Corners::all(2), 1.5, toRgba(style.accent));
}

QSGNode *WorkflowMinimap::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node) {
        node = new QSGNode;
        node->appendChildNode(new scene::VertexBatchNode);
        node->appendChildNode(new scene::VertexBatchNode);
        m_cardsDirty = true;
    }
    if (m_cardsDirty)
        static_cast<scene::VertexBatchNode *>(node->firstChild())->setMesh(m_cards);
    m_cardsDirty = false;
    static_cast<scene::VertexBatchNode *>(node->lastChild())->setMesh(m_frame);
    return node;
}

void WorkflowMinimap::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    invalidate();
}

void WorkflowMinimap::centerAt(QPointF position)
{
    if (!m_session)
        return;
    scene::Viewport viewport = m_session->interaction().viewport();
    viewport.centerOn(m_map.toScene(position));
    m_session->interaction().setViewport(viewport);
}

void WorkflowMinimap::mousePressEvent(QMouseEvent *event)
{
    centerAt(event->position());
}

void WorkflowMinimap::mouseMoveEvent(QMouseEvent *event)
{
    centerAt(event->position());
}

void WorkflowMinimap::wheelEvent(QWheelEvent *event)
{
    if (m_session)
        m_session->interaction().zoomBy(event->angleDelta().y() > 0 ? scene::kZoomStep
                                                                    : 1 / scene::kZoomStep);
}

} // namespace agentops::ui::graph
