// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowminimap.h>

#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>

#include <algorithm>
#include <utility>

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
        connect(session, &GraphSession::selectionChanged, this, [this] {
            m_areMarksStale = true;
            schedule();
        });
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
    if (m_isStale || m_revision != scene.revision()) {
        m_revision = scene.revision();
        m_isStale = false;
        m_areMarksStale = true;
        drawGround(style);
    }
    if (m_areMarksStale || m_overlayRevision != scene.overlayRevision()) {
        m_overlayRevision = scene.overlayRevision();
        m_areMarksStale = false;
        drawMarks(style);
    }
    drawFrame(style);
}

QRectF WorkflowMinimap::cardOnMap(const NodeItem &node) const
{
    const QRectF rect = m_map.toView(node.bodyRect());
    return {rect.topLeft(), rect.size().expandedTo({1.5, 1.5})};
}

void WorkflowMinimap::drawGround(const GraphStyle &style)
{
    const GraphScene &scene = m_session->scene();
    m_map.resize(size());
    m_map.fit(scene.bounds(), kPaddingPx, kMaximumScale);
    m_ground.clear();
    m_painter.paintOn(m_ground, {}, 1);
    for (const int index : scene.containers()) {
        const NodeItem &container = scene.nodes()[size_t(index)];
        const QColor tint = style.categoryColor(container.category);
        m_painter.rect(m_map.toView(container.frame), toRgba(tint, 0.15));
        m_painter.roundedFrame(m_map.toView(container.frame), scene::Corners::all(0), 1,
                               toRgba(tint, 0.4));
    }
    for (const GroupItem &group : scene.groups()) {
        if (group.isHidden)
            continue;
        const QColor tint = style.groupColor(group.color);
        m_painter.rect(m_map.toView(group.rect), toRgba(tint, group.isCollapsed ? 0.6 : 0.18));
        m_painter.roundedFrame(m_map.toView(group.rect), scene::Corners::all(0), 1,
                               toRgba(tint, 0.4));
    }
    for (const NoteItem &note : scene.notes())
        m_painter.rect(
            m_map.toView(note.rect),
            toRgba(note.color.isEmpty() ? style.waiting : style.groupColor(note.color), 0.35));
    for (const NodeItem &node : scene.nodes()) {
        if (!node.isHidden)
            m_painter.rect(cardOnMap(node),
                           toRgba(style.categoryColor(node.category),
                                  node.isMuted ? GraphStyle::kMutedOpacity : 0.75));
    }
    m_isGroundUnshown = true;
    ++m_groundCount;
}

void WorkflowMinimap::drawMarks(const GraphStyle &style)
{
    const GraphScene &scene = m_session->scene();
    const InteractionView &view = m_session->interaction().view();
    m_marks.clear();
    m_painter.paintOn(m_marks, {}, 1);
    for (const NodeItem &node : scene.nodes()) {
        if (!node.isHidden && node.overlay && node.overlay->state != workflow::StepState::Planned)
            m_painter.rect(cardOnMap(node), toRgba(style.stateColor(node.overlay->state)));
    }
    const auto ring = [&](const QRectF &onMap) {
        m_painter.roundedFrame(onMap.adjusted(-1, -1, 1, 1), scene::Corners::all(1), 1.5,
                               toRgba(style.accent));
    };
    const auto ringAll = [&](const auto &ids, const auto &items) {
        for (const auto &id : ids) {
            if (const int index = scene.indexOf(id); index >= 0)
                ring(m_map.toView(items[size_t(index)].rect));
        }
    };
    ringAll(view.selectedGroups, scene.groups());
    ringAll(view.selectedNotes, scene.notes());
    for (const workflow::NodeId &id : view.selectedNodes) {
        if (const int index = scene.indexOf(id); index >= 0)
            ring(cardOnMap(scene.nodes()[size_t(index)]));
    }
    m_areMarksUnshown = true;
    ++m_markCount;
}

void WorkflowMinimap::drawFrame(const GraphStyle &style)
{
    m_frame.clear();
    m_painter.paintOn(m_frame, {}, 1);
    const QRectF all(QPointF(), size());
    const QRectF seen = m_map.toView(m_session->interaction().viewport().visibleSceneRect())
                            .intersected(all.adjusted(2, 2, -2, -2));
    m_painter.roundedRect(seen, scene::Corners::all(2), toRgba(style.accent, 0.08));
    m_painter.roundedFrame(seen, scene::Corners::all(2), 1.5, toRgba(style.accent));
}

QSGNode *WorkflowMinimap::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!node) {
        node = new QSGNode;
        for (int i = 0; i < 3; ++i)
            node->appendChildNode(new scene::VertexBatchNode);
        m_isGroundUnshown = true;
        m_areMarksUnshown = true;
    }
    if (std::exchange(m_isGroundUnshown, false))
        static_cast<scene::VertexBatchNode *>(node->firstChild())->setMesh(m_ground);
    if (std::exchange(m_areMarksUnshown, false))
        static_cast<scene::VertexBatchNode *>(node->childAtIndex(1))->setMesh(m_marks);
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
