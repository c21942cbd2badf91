// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcanvas.h>

#include "canvasnodes.h"

#include <agentops/ui/theme/icons.h>

#include <QtGui/QMatrix4x4>
#include <QtQuick/QQuickWindow>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace agentops::ui::graph {

namespace {

// How far beyond the view a picture reaches, as a share of the view, so that panning that far costs
// nothing.
constexpr qreal kMargin = 0.25;
constexpr std::chrono::milliseconds kAnimationStep{33};
// Dots of the grid keep between this and twice this many pixels from one another.
constexpr qreal kGridPx = 20;
constexpr qreal kCardIcon = 16;

void buildGrid(scene::Mesh &mesh, const GraphPictureBuilder::Frame &frame, QPointF anchor,
               const QColor &color)
{
    mesh.clear();
    scene::MeshPainter painter(mesh, anchor, frame.scale, frame.devicePixelRatio);
    const qreal octave = std::ceil(std::log2(1.0 / frame.scale));
    const qreal spacing = kGridPx * std::exp2(octave);
    // Just before the dots double their distance every other one has faded away.
    const qreal closeness = spacing * frame.scale / kGridPx - 1; // 0 dense, 1 wide
    painter.gridDots(frame.region, spacing * 2, painter.px(1.5), scene::toRgba(color));
    if (closeness > 0.05)
        painter.gridDots(frame.region, spacing, painter.px(1.5),
                         scene::toRgba(color, closeness * 0.8));
}

} // namespace

WorkflowCanvas::WorkflowCanvas(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setFlag(ItemIsFocusScope);
    setAcceptedMouseButtons(Qt::AllButtons);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
    m_animation.setInterval(kAnimationStep);
    connect(&m_animation, &QTimer::timeout, this, [this] { invalidate(Layer::Live); });
    m_clock.start();
}

WorkflowCanvas::~WorkflowCanvas() = default;

void WorkflowCanvas::setSession(GraphSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_builder.reset();
    m_apart = {};
    if (session) {
        connect(session, &GraphSession::viewChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::documentChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::diagnosticsChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::overlayChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::movingChanged, this, &WorkflowCanvas::followMoving);
        // Selected cards show all their ports, which is live.
        connect(session, &GraphSession::selectionChanged, this,
                [this] { invalidate(Layer::Selection | Layer::Live); });
        connect(session, &GraphSession::foundChanged, this,
                [this] { invalidate(Layer::Selection); });
        connect(session, &GraphSession::liveChanged, this, [this] {
            updatePointer();
            invalidate(Layer::Live);
        });
        session->interaction().resize(size());
    }
    invalidateAll();
    Q_EMIT sessionChanged();
}

void WorkflowCanvas::setTheme(theme::Theme *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (theme)
        connect(theme, &theme::Theme::changed, this, &WorkflowCanvas::restyle);
    restyle();
    Q_EMIT themeChanged();
}

void WorkflowCanvas::setUnits(theme::Units *units)
{
    if (m_units == units)
        return;
    if (m_units)
        m_units->disconnect(this);
    m_units = units;
    if (units)
        connect(units, &theme::Units::motionChanged, this, [this] { invalidate(Layer::Live); });
    m_builder.reset();
    invalidateAll();
    Q_EMIT unitsChanged();
}

void WorkflowCanvas::restyle()
{
    if (m_builder && m_theme)
        m_builder->setStyle(GraphStyle::fromTheme(*m_theme));
    invalidateAll();
}

void WorkflowCanvas::schedule()
{
    polish();
    update();
}

void WorkflowCanvas::invalidate(Layers layers)
{
    m_stale |= layers;
    schedule();
}

void WorkflowCanvas::followMoving()
{
    const InteractionView &view = m_session->interaction().view();
    Layers apart;
    if (!view.movingNodes.isEmpty())
        apart |= Layer::Edges | Layer::Cards | Layer::Status;
    if (!view.movingNotes.isEmpty())
        apart |= Layer::Notes;
    const GraphScene &scene = m_session->scene();
    const bool isBodyMoving = std::ranges::any_of(scene.containers(), [&](int container) {
        return view.movingNodes.contains(scene.nodes()[size_t(container)].id);
    });
    if (isBodyMoving || !view.movingGroups.isEmpty())
        apart |= Layer::Frames;
    // Collapsed ones are cards.
    if (std::ranges::any_of(view.movingGroups, [&scene](const workflow::GroupId &id) {
            const int index = scene.indexOf(id);
            return index >= 0 && scene.groups()[size_t(index)].isCollapsed;
        }))
        apart |= Layer::Cards | Layer::Status;
    invalidate(m_apart | apart | Layer::Moving | Layer::Selection | Layer::Live);
    m_apart = apart;
}

void WorkflowCanvas::ensureBuilder(qreal devicePixelRatio)
{
    if (!m_icons)
        m_icons = std::make_unique<scene::IconAtlas>(&theme::iconSvg, kCardIcon, devicePixelRatio);
    m_icons->setDevicePixelRatio(devicePixelRatio);
    if (m_builder)
        return;
    m_texts = {};
    m_builder = std::make_unique<GraphPictureBuilder>(m_session->scene(), m_texts, *m_icons,
                                                      GraphFonts::create(m_texts, *m_units));
    m_builder->setStyle(GraphStyle::fromTheme(*m_theme));
    m_stale = kAllLayers;
}

Layers WorkflowCanvas::followScene()
{
    const GraphScene &scene = m_session->scene();
    Layers stale;
    if (m_revision != scene.revision() || m_iconGeneration != m_icons->generation())
        stale = kAllLayers;
    if (m_overlayRevision != scene.overlayRevision())
        stale |= Layer::Status;
    if (m_activityRevision != scene.activityRevision())
        stale |= Layer::Moving | Layer::Selection | Layer::Live;
    m_revision = scene.revision();
    m_overlayRevision = scene.overlayRevision();
    m_activityRevision = scene.activityRevision();
    m_iconGeneration = m_icons->generation();
    return stale;
}

Layers WorkflowCanvas::followView(qreal devicePixelRatio)
{
    m_shown = m_session->interaction().viewport().snapped(devicePixelRatio);
    m_moveOffset = m_session->interaction().view().moveOffset;
    const QRectF visible = m_shown.visibleSceneRect();
    const scene::DetailLevel detail = scene::detailLevel(m_shown.scale(), m_frame.detail);
    const bool isOutside = !m_frame.region.contains(visible);
    if (m_shown.scale() == m_frame.scale && detail == m_frame.detail && !isOutside
        && devicePixelRatio == m_frame.devicePixelRatio) {
        // What is dragged was looked for where it could be seen then.
        const bool isDragSeen =
            m_frame.region.contains(visible.translated(m_builtMoveOffset - m_moveOffset));
        return m_apart && !isDragSeen ? Layer::Moving | Layer::Status : Layers();
    }
    // While zooming within the region, texts stay where they are and need not be handed over again.
    if (isOutside || detail != m_frame.detail || m_frame.region.width() >= visible.width() * 3)
        m_frame.region = visible.adjusted(-visible.width() * kMargin, -visible.height() * kMargin,
                                          visible.width() * kMargin, visible.height() * kMargin);
    m_frame.scale = m_shown.scale();
    m_frame.devicePixelRatio = devicePixelRatio;
    m_frame.detail = detail;
    return kAllLayers;
}

void WorkflowCanvas::animate()
{
    const bool isAnimated = m_picture.isAnimated && !m_units->reducedMotion() && isVisible();
    if (isAnimated && !m_animation.isActive())
        m_animation.start();
    else if (!isAnimated)
        m_animation.stop();
}

void WorkflowCanvas::updatePolish()
{
    if (!m_session || !m_theme || !m_units || !window() || size().isEmpty())
        return;
    const qreal ratio = window()->effectiveDevicePixelRatio();
    ensureBuilder(ratio);
    m_stale |= followScene() | followView(ratio);
    if (!m_stale)
        return;
    const Layers stale = std::exchange(m_stale, {});
    m_frame.seconds = m_units->reducedMotion() ? 0 : double(m_clock.elapsed()) / 1000;
    m_builder->build(stale, m_frame, m_session->interaction().view(), m_picture);
    if (stale == kAllLayers) {
        buildGrid(m_grid, m_frame, m_picture.anchor, m_builder->style().grid);
        m_isGridUnshown = true;
    }
    if (stale.testFlag(Layer::Moving))
        m_builtMoveOffset = m_moveOffset;
    m_counts.add(stale);
    m_unshown |= stale;
    animate();
    // The atlas has begun anew in the middle: once more, with the places of now.
    if (m_iconGeneration != m_icons->generation())
        QMetaObject::invokeMethod(this, &WorkflowCanvas::schedule, Qt::QueuedConnection);
}

QSGNode *WorkflowCanvas::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!m_builder) {
        delete node;
        return nullptr;
    }
    auto *nodes = static_cast<Nodes *>(node);
    if (!nodes) {
        nodes = new Nodes;
        m_unshown = kAllLayers;
        m_isGridUnshown = true;
    }
    if (std::exchange(m_isGridUnshown, false))
        nodes->showGrid(m_grid);
    nodes->show(std::exchange(m_unshown, {}), m_picture, *m_icons, window());

    const QPointF shift = m_picture.anchor * m_shown.scale() - m_shown.offset();
    QMatrix4x4 world;
    world.translate(float(shift.x()), float(shift.y()));
    world.scale(float(m_shown.scale()));
    QMatrix4x4 moved;
    moved.translate(float(m_moveOffset.x()), float(m_moveOffset.y()));
    nodes->place(world, moved);
    return nodes;
}

void WorkflowCanvas::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (m_session && now.size() != before.size())
        m_session->interaction().resize(now.size());
}

void WorkflowCanvas::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange
        || change == ItemVisibleHasChanged)
        invalidateAll();
    QQuickItem::itemChange(change, data);
}

} // namespace agentops::ui::graph
