// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcanvas.h>

#include "canvasnodes.h"

#include <agentops/ui/theme/icons.h>

#include <QtGui/QMatrix4x4>
#include <QtQuick/QQuickWindow>

#include <chrono>
#include <cmath>

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
    connect(&m_animation, &QTimer::timeout, this, &WorkflowCanvas::scheduleLive);
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
    if (session) {
        connect(session, &GraphSession::viewChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::documentChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::diagnosticsChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::overlayChanged, this, &WorkflowCanvas::schedule);
        connect(session, &GraphSession::movingChanged, this, &WorkflowCanvas::invalidate);
        connect(session, &GraphSession::selectionChanged, this, &WorkflowCanvas::followSelection);
        connect(session, &GraphSession::liveChanged, this, [this] {
            updatePointer();
            scheduleLive();
        });
        session->interaction().resize(size());
    }
    invalidate();
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
    m_units = units;
    m_builder.reset();
    invalidate();
    Q_EMIT unitsChanged();
}

void WorkflowCanvas::restyle()
{
    if (m_builder && m_theme)
        m_builder->setStyle(GraphStyle::fromTheme(*m_theme));
    invalidate();
}

void WorkflowCanvas::schedule()
{
    polish();
    update();
}

void WorkflowCanvas::scheduleLive()
{
    m_isLiveStale = true;
    schedule();
}

void WorkflowCanvas::invalidate()
{
    m_isStale = true;
    schedule();
}

void WorkflowCanvas::followSelection()
{
    // Rings around cards and selected edges are in the live layer; selected notes and groups are in
    // the ground.
    const InteractionView &view = m_session->interaction().view();
    const bool hasGround = !view.selectedNotes.isEmpty() || !view.selectedGroups.isEmpty();
    if (hasGround || m_showsGroundSelection)
        m_isStale = true;
    m_showsGroundSelection = hasGround;
    scheduleLive();
}

bool WorkflowCanvas::isPictureStale(const QRectF &visible, qreal scale,
                                    scene::DetailLevel detail) const
{
    return m_isStale || m_builtRevision != m_session->scene().revision() || scale != m_frame.scale
        || detail != m_frame.detail || !m_frame.region.contains(visible)
        || m_frame.devicePixelRatio != window()->effectiveDevicePixelRatio();
}

void WorkflowCanvas::updatePolish()
{
    if (!m_session || !m_theme || !m_units || !window() || size().isEmpty())
        return;
    const qreal ratio = window()->effectiveDevicePixelRatio();
    if (!m_builder) {
        m_icons = std::make_unique<scene::IconAtlas>(&theme::iconSvg, kCardIcon, ratio);
        m_texts = {};
        m_builder = std::make_unique<GraphPictureBuilder>(m_session->scene(), m_texts, *m_icons,
                                                          GraphFonts::create(m_texts, *m_units));
        m_builder->setStyle(GraphStyle::fromTheme(*m_theme));
        m_isStale = true;
    }
    m_icons->setDevicePixelRatio(ratio);
    const InteractionView &view = m_session->interaction().view();
    m_shown = m_session->interaction().viewport().snapped(ratio);
    const qreal scale = m_shown.scale();
    const QRectF visible = m_shown.visibleSceneRect();
    const scene::DetailLevel detail = scene::detailLevel(scale, m_frame.detail);
    if (isPictureStale(visible, scale, detail)) {
        // While zooming within the region only shapes change: text and its anchor stay.
        const bool sameTexts = !m_isStale && m_builtRevision == m_session->scene().revision()
            && detail == m_frame.detail && m_frame.region.contains(visible)
            && m_frame.region.width() < visible.width() * 3;
        if (!sameTexts) {
            m_frame.region =
                visible.adjusted(-visible.width() * kMargin, -visible.height() * kMargin,
                                 visible.width() * kMargin, visible.height() * kMargin);
        }
        m_frame.scale = scale;
        m_frame.devicePixelRatio = ratio;
        m_frame.detail = detail;
        m_builder->build(m_frame, view, m_picture);
        buildGrid(m_grid, m_frame, m_picture.anchor, m_builder->style().grid);
        m_builtRevision = m_session->scene().revision();
        m_isStale = false;
        m_isLiveStale = true; // its anchor and its lengths in pixels are those of the picture
        m_dirty.shapes = true;
        m_dirty.texts = m_dirty.texts || !sameTexts;
        ++m_pictureCount;
    }
    m_moveOffset = view.moveOffset;
    if (!m_isLiveStale)
        return;
    m_builder->buildLive(m_frame, view, double(m_clock.elapsed()) / 1000, m_picture);
    m_isLiveStale = false;
    m_dirty.live = true;
    ++m_liveCount;
    const bool isAnimated = m_picture.isAnimated && !m_units->reducedMotion() && isVisible();
    if (isAnimated != m_animation.isActive()) {
        if (isAnimated)
            m_animation.start();
        else
            m_animation.stop();
    }
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
        m_dirty = {};
    }
    nodes->texture.update(window(), *m_icons);
    const bool layersGrew = m_picture.cardLayers > nodes->cardLayers.size();
    while (m_picture.cardLayers > nodes->cardLayers.size()) {
        nodes->cardLayers.push_back(new LayerNode);
        nodes->cards->appendChildNode(nodes->cardLayers.back());
    }
    if (m_dirty.shapes || layersGrew) {
        nodes->grid->setMesh(m_grid);
        nodes->ground->setShapes(m_picture.ground);
        nodes->moving->setShapes(m_picture.moving);
        nodes->moving->setIcons(m_picture.moving, nodes->texture);
        for (size_t i = 0; i < nodes->cardLayers.size() && i < m_picture.cards.size(); ++i) {
            nodes->cardLayers[i]->setShapes(m_picture.cards[i]);
            nodes->cardLayers[i]->setIcons(m_picture.cards[i], nodes->texture);
        }
    }
    if (m_dirty.texts || layersGrew) {
        nodes->ground->setTexts(m_picture.ground, window());
        nodes->moving->setTexts(m_picture.moving, window());
        for (size_t i = 0; i < nodes->cardLayers.size() && i < m_picture.cards.size(); ++i)
            nodes->cardLayers[i]->setTexts(m_picture.cards[i], window());
    }
    if (m_dirty.live) {
        nodes->live->setShapes(m_picture.live);
        nodes->live->setTexts(m_picture.live, window());
    }
    m_dirty = {false, false, false};

    const QPointF shift = m_picture.anchor * m_shown.scale() - m_shown.offset();
    QMatrix4x4 world;
    world.translate(float(shift.x()), float(shift.y()));
    world.scale(float(m_shown.scale()));
    if (nodes->world->matrix() != world)
        nodes->world->setMatrix(world);
    QMatrix4x4 moved;
    moved.translate(float(m_moveOffset.x()), float(m_moveOffset.y()));
    if (nodes->movingPlace->matrix() != moved)
        nodes->movingPlace->setMatrix(moved);
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
        invalidate();
    QQuickItem::itemChange(change, data);
}

} // namespace agentops::ui::graph
