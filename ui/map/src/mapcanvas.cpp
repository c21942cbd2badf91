// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/mapcanvas.h>

#include "canvasnodes.h"

#include <QtGui/QMatrix4x4>
#include <QtQuick/QQuickWindow>

namespace agentops::ui::map {

namespace {

// How far beyond the view a picture reaches, as a share of the view.
constexpr qreal kMargin = 0.35;
constexpr qreal kFitMarginPx = 16;
constexpr scene::Viewport::Limits kLimits{0.002, 24.0};

} // namespace

MapCanvas::MapCanvas(QQuickItem *parent) : QQuickItem(parent), m_viewport(kLimits)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    m_flight.setStartValue(0.0);
    m_flight.setEndValue(1.0);
    m_flight.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_flight, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_viewport = scene::Viewport::interpolated(m_flightFrom, m_flightTo, value.toReal());
        Q_EMIT viewChanged();
        schedule();
    });
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setController(CodeMapController *controller)
{
    if (m_controller == controller)
        return;
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    if (controller) {
        connect(controller, &CodeMapController::mapChanged, this, &MapCanvas::takeScene);
        connect(controller, &CodeMapController::selectionChanged, this, &MapCanvas::invalidate);
        connect(controller, &CodeMapController::revealRequested, this, &MapCanvas::showNode);
    }
    takeScene();
    Q_EMIT controllerChanged();
}

void MapCanvas::setTheme(theme::Theme *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(this);
    m_theme = theme;
    if (theme) {
        connect(theme, &theme::Theme::changed, this, [this] {
            if (m_builder)
                m_builder->setStyle(MapStyle::fromTheme(*m_theme));
            invalidate();
        });
    }
    m_builder.reset();
    invalidate();
    Q_EMIT themeChanged();
}

void MapCanvas::setUnits(theme::Units *units)
{
    if (m_units == units)
        return;
    m_units = units;
    m_builder.reset();
    invalidate();
    Q_EMIT unitsChanged();
}

void MapCanvas::takeScene()
{
    m_scene = m_controller ? m_controller->scene() : nullptr;
    m_hovered = kNoNode;
    if (m_isFitted && m_scene)
        m_viewport.fit(m_scene->bounds(), kFitMarginPx);
    invalidate();
    Q_EMIT viewChanged();
}

void MapCanvas::schedule()
{
    polish();
    update();
}

void MapCanvas::invalidate()
{
    m_isStale = true;
    schedule();
}

void MapCanvas::updatePolish()
{
    if (!m_scene || !m_theme || !m_units || !window() || size().isEmpty())
        return;
    if (!m_builder) {
        m_texts = {};
        m_builder =
            std::make_unique<MapPictureBuilder>(m_texts, MapFonts::create(m_texts, *m_units));
        m_builder->setStyle(MapStyle::fromTheme(*m_theme));
        m_isStale = true;
    }
    const qreal ratio = window()->effectiveDevicePixelRatio();
    m_shown = m_viewport.snapped(ratio);
    const QRectF visible = m_shown.visibleSceneRect();
    const bool isSame = !m_isStale && m_frame.scale == m_shown.scale()
        && m_frame.devicePixelRatio == ratio && m_frame.region.contains(visible);
    if (isSame)
        return;
    m_frame.region = visible.adjusted(-visible.width() * kMargin, -visible.height() * kMargin,
                                      visible.width() * kMargin, visible.height() * kMargin);
    m_frame.scale = m_shown.scale();
    m_frame.devicePixelRatio = ratio;
    MapFocus focus = m_controller->focus();
    focus.hovered = m_hovered;
    m_builder->build(*m_scene, focus, m_frame, m_picture);
    m_isStale = false;
    m_isDirty = true;
    ++m_pictureCount;
}

QSGNode *MapCanvas::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    if (!m_builder || !m_scene) {
        delete node;
        return nullptr;
    }
    auto *nodes = static_cast<Nodes *>(node);
    if (!nodes) {
        nodes = new Nodes;
        m_isDirty = true;
    }
    if (m_isDirty) {
        nodes->ground->setMesh(m_picture.ground);
        nodes->texts->setTexts(window(), m_picture.texts);
        nodes->edges->setMesh(m_picture.edges);
        nodes->edgeTexts->setTexts(window(), m_picture.edgeTexts);
        m_isDirty = false;
    }
    const QPointF shift = m_picture.anchor * m_shown.scale() - m_shown.offset();
    QMatrix4x4 place;
    place.translate(float(shift.x()), float(shift.y()));
    QMatrix4x4 world = place;
    world.scale(float(m_shown.scale()));
    nodes->place(world, place);
    return nodes;
}

void MapCanvas::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size())
        return;
    m_viewport.resize(now.size());
    if (m_isFitted && m_scene)
        m_viewport.fit(m_scene->bounds(), kFitMarginPx);
    Q_EMIT viewChanged();
    schedule();
}

void MapCanvas::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange
        || change == ItemVisibleHasChanged)
        invalidate();
    QQuickItem::itemChange(change, data);
}

void MapCanvas::setViewport(const scene::Viewport &viewport)
{
    m_isFitted = false;
    m_viewport = viewport;
    Q_EMIT viewChanged();
    schedule();
}

void MapCanvas::moveTo(const scene::Viewport &target)
{
    m_flight.stop();
    const int duration = m_units ? m_units->longDuration() : 0;
    if (duration == 0 || !window()) {
        m_viewport = target;
        Q_EMIT viewChanged();
        schedule();
        return;
    }
    m_flightFrom = m_viewport;
    m_flightTo = target;
    m_flight.setDuration(duration);
    m_flight.start();
}

double MapCanvas::zoom() const
{
    if (!m_scene || size().isEmpty())
        return 1;
    scene::Viewport whole = m_viewport;
    whole.fit(m_scene->bounds(), kFitMarginPx);
    return m_viewport.scale() / whole.scale();
}

void MapCanvas::fitAll()
{
    if (!m_scene)
        return;
    scene::Viewport target = m_viewport;
    target.fit(m_scene->bounds(), kFitMarginPx);
    m_isFitted = true;
    moveTo(target);
}

void MapCanvas::zoomIn()
{
    m_isFitted = false;
    scene::Viewport target = m_viewport;
    target.zoomAbout(QRectF(QPointF(), size()).center(), scene::kZoomStep * scene::kZoomStep);
    moveTo(target);
}

void MapCanvas::zoomOut()
{
    m_isFitted = false;
    scene::Viewport target = m_viewport;
    target.zoomAbout(QRectF(QPointF(), size()).center(), 1 / (scene::kZoomStep * scene::kZoomStep));
    moveTo(target);
}

// Close enough to read it and what is around it.
void MapCanvas::showNode(NodeIndex node)
{
    if (!m_scene)
        return;
    using codemap::NodeKind;
    const NodeKind kind = m_scene->node(node).kind;
    scene::Viewport target = m_viewport;
    // A symbol's row needs this much for its name.
    constexpr qreal kReadableRowPx = 15;
    const qreal readable = kind == NodeKind::Dir ? 1.0
        : kind == NodeKind::File
        ? 1.2
        : std::min(kReadableRowPx / m_scene->rect(node).height(), kLimits.maximumScale);
    if (kind == NodeKind::Dir) {
        target.fit(m_scene->rect(node), kFitMarginPx * 2, readable);
    } else {
        if (target.scale() < readable)
            target.setScaleAbout(QRectF(QPointF(), size()).center(), readable);
        target.centerOn(m_scene->rect(node).center());
    }
    m_isFitted = false;
    moveTo(target);
}

void MapCanvas::zoomToSelection()
{
    if (!m_scene || !m_controller || m_controller->focus().selected == kNoNode)
        return;
    scene::Viewport target = m_viewport;
    target.fit(m_scene->rect(m_controller->focus().selected), kFitMarginPx * 3, 6.0);
    m_isFitted = false;
    moveTo(target);
}

QString MapCanvas::hoveredText() const
{
    if (m_hovered == kNoNode || !m_scene)
        return {};
    return m_scene->snapshot().id(m_hovered);
}

} // namespace agentops::ui::map
