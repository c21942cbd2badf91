// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/gesturepainter.h>
#include <agentops/ui/graph/graphpicture.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using scene::DetailLevel;
using scene::MeshPainter;
using scene::toRgba;

namespace {

// Cards that cover one another deeper than this share the last layer.
constexpr size_t kMaxLayers = 8;

} // namespace

void PictureLayer::clear()
{
    shapes.clear();
    icons.clear();
    texts.clear();
}

GraphPictureBuilder::GraphPictureBuilder(const GraphScene &scene, scene::TextLayoutCache &texts,
                                         scene::IconAtlas &icons, GraphFonts fonts)
    : m_scene(scene)
    , m_texts(texts)
    , m_icons(icons)
    , m_fonts(fonts)
{ }

void GraphPictureBuilder::addText(PictureLayer &layer, const QString &text,
                                  scene::TextLayoutCache::FontIndex font, QPointF leftCenter,
                                  qreal maxWidth, const QColor &color, Qt::Alignment alignment)
{
    if (text.isEmpty())
        return;
    const scene::TextLine &line = m_texts.line(text, font, maxWidth);
    QPointF position = leftCenter - m_anchor;
    if (alignment.testFlag(Qt::AlignRight))
        position.rx() -= line.width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        position.rx() -= line.width / 2;
    position.ry() -= line.height / 2;
    // Whole pixels at zoom 1.
    layer.texts.push_back({line, {std::round(position.x()), std::round(position.y())}, color});
}

void GraphPictureBuilder::addIcon(PictureLayer &layer, const QString &name, QPointF center,
                                  qreal size, const QColor &color)
{
    const QRectF texels = m_icons.texels(name, color);
    if (!texels.isNull())
        layer.icons.push_back(
            {QRectF(center - m_anchor - QPointF(size, size) / 2, QSizeF(size, size)), texels});
}

size_t GraphPictureBuilder::layerOf(int node, const std::vector<int> &visible, size_t position)
{
    m_scene.nodesIn(m_scene.nodes()[size_t(node)].rect.adjusted(-6, 0, 6, 0), m_candidates);
    size_t layer = 0;
    for (const int other : m_candidates) {
        if (other >= node)
            break;
        const auto found =
            std::lower_bound(visible.begin(), visible.begin() + qsizetype(position), other);
        if (found != visible.begin() + qsizetype(position) && *found == other)
            layer = std::max(layer, m_layerOfVisible[size_t(found - visible.begin())] + 1);
    }
    return std::min(layer, kMaxLayers - 1);
}

void GraphPictureBuilder::build(const Frame &frame, const InteractionView &interaction,
                                GraphPicture &picture)
{
    // Whole units, so that text placed on whole units stays on whole pixels at zoom 1.
    m_anchor = picture.anchor =
        QPointF(std::round(frame.region.center().x()), std::round(frame.region.center().y()));
    m_texts.nextGeneration();
    buildGround(frame, interaction, picture);

    m_scene.nodesIn(frame.region, m_visible);
    m_layerOfVisible.assign(m_visible.size(), 0);
    picture.cardLayers = 0;
    picture.moving.clear();
    picture.drawnNodes = int(m_visible.size());
    for (PictureLayer &layer : picture.cards)
        layer.clear();
    for (size_t i = 0; i < m_visible.size(); ++i) {
        const NodeItem &node = m_scene.nodes()[size_t(m_visible[i])];
        if (interaction.movingNodes.contains(node.id)) {
            MeshPainter painter(picture.moving.shapes, m_anchor, frame.scale,
                                frame.devicePixelRatio);
            drawCard(node, frame, true, picture.moving, painter);
            continue;
        }
        const size_t layer =
            frame.detail == DetailLevel::Dot ? 0 : layerOf(m_visible[i], m_visible, i);
        m_layerOfVisible[i] = layer;
        if (layer >= picture.cards.size())
            picture.cards.resize(layer + 1);
        picture.cardLayers = std::max(picture.cardLayers, layer + 1);
        PictureLayer &target = picture.cards[layer];
        MeshPainter painter(target.shapes, m_anchor, frame.scale, frame.devicePixelRatio);
        drawCard(node, frame, false, target, painter);
    }
}

void GraphPictureBuilder::buildLive(const Frame &frame, const InteractionView &interaction,
                                    double seconds, GraphPicture &picture)
{
    m_anchor = picture.anchor;
    picture.live.clear();
    picture.isAnimated = false;
    MeshPainter painter(picture.live.shapes, m_anchor, frame.scale, frame.devicePixelRatio);

    drawMovingEdges(frame, interaction, picture.live, painter);
    drawStressedEdges(frame, interaction, picture.live, painter);
    for (const workflow::NoteId &id : interaction.movingNotes) {
        if (const int note = m_scene.indexOf(id); note >= 0)
            drawNote(m_scene.notes()[size_t(note)], frame, true, interaction.moveOffset,
                     picture.live, painter);
    }
    for (const workflow::GroupId &id : interaction.movingGroups) {
        if (const int group = m_scene.indexOf(id); group >= 0)
            drawGroup(m_scene.groups()[size_t(group)], frame, interaction, interaction.moveOffset,
                      picture.live, painter);
    }

    m_scene.nodesIn(frame.region, m_visible);
    for (const int index : m_visible) {
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        const QPointF offset =
            interaction.movingNodes.contains(node.id) ? interaction.moveOffset : QPointF();
        if (node.overlay && node.overlay->state == workflow::StepState::Running) {
            picture.isAnimated = true;
            drawActivity(node, offset, frame, seconds, painter);
        }
        const QRectF rect = node.rect.translated(offset);
        const bool isHovered =
            interaction.hover.kind == Hit::Kind::Node && interaction.hover.item == index;
        if (interaction.selectedNodes.contains(node.id)) {
            const qreal grow = painter.px(1);
            painter.roundedFrame(rect.adjusted(-grow, -grow, grow, grow),
                                 scene::Corners::all(CardMetrics::kRadius + grow), painter.px(2),
                                 toRgba(m_style.accent));
        } else if (isHovered) {
            painter.roundedFrame(rect, scene::Corners::all(CardMetrics::kRadius), painter.px(1),
                                 toRgba(m_style.accent, 0.6));
        }
        if (frame.detail >= DetailLevel::Title)
            drawBuiltInPorts(index, offset, frame, interaction, picture.live, painter);
    }
    const auto ringPort = [&](const Hit &hit, const QColor &color) {
        if (!hit.isPort())
            return;
        const QPointF center = m_scene.portPos(hit);
        painter.circle(center, 11, toRgba(color, 0.22));
        painter.arc(center, 11, painter.px(1.5), 0, 360, toRgba(color));
    };
    ringPort(interaction.focusedPort, m_style.accent);
    if (interaction.hover.isPort() && !interaction.connectSource.isPort())
        ringPort(interaction.hover, m_style.portColor(m_scene.findPort(interaction.hover)->type));
    drawGesture(m_scene, interaction, m_style, frame.region, frame.detail, painter);
    drawConnectPreview(interaction, painter);
    if (interaction.box.isValid() && !interaction.box.isNull()) {
        painter.rect(interaction.box, toRgba(m_style.accent, 0.10));
        painter.roundedFrame(interaction.box, scene::Corners::all(0), painter.px(1),
                             toRgba(m_style.accent, 0.8));
    }
}

void GraphPictureBuilder::drawConnectPreview(const InteractionView &interaction,
                                             MeshPainter &painter)
{
    if (!interaction.connectSource.isPort())
        return;
    const Hit &source = interaction.connectSource;
    const bool isForward = source.kind == Hit::Kind::OutputPort;
    const PortItem &port = *m_scene.findPort(source);
    const QPointF start = m_scene.portPos(source);
    const QPointF end = interaction.connectTarget.isPort()
        ? m_scene.portPos(interaction.connectTarget)
        : interaction.connectPos;
    const QColor color =
        interaction.isConnectRefused ? m_style.failed : m_style.portColor(port.type);
    const scene::Cubic curve =
        isForward ? GraphScene::edgeCurve(start, end) : GraphScene::edgeCurve(end, start);
    if (interaction.isConnectRefused)
        painter.dashedCubic(curve, painter.px(2), 6, 4, 0, toRgba(color));
    else
        painter.cubic(curve, painter.px(2.5), toRgba(color));
    painter.shape(GraphStyle::portShape(port.type), end, CardMetrics::kPortRadius + 1,
                  toRgba(color));
}

void GraphPictureBuilder::drawActivity(const NodeItem &node, QPointF offset, const Frame &frame,
                                       double seconds, MeshPainter &painter)
{
    const QRectF rect = node.rect.translated(offset);
    const scene::Rgba ink = toRgba(m_style.running);
    const qreal thickness = frame.detail == DetailLevel::Full ? 3 : std::max(3.0, painter.px(3));
    const QRectF track(rect.left() + 6, rect.top(), rect.width() - 12, thickness);
    painter.roundedRect(track, scene::Corners::all(thickness / 2), toRgba(m_style.running, 0.22));
    if (node.overlay->progress >= 0) {
        const qreal width = track.width() * std::clamp(node.overlay->progress, 0.02, 1.0);
        painter.roundedRect(QRectF(track.topLeft(), QSizeF(width, thickness)),
                            scene::Corners::all(thickness / 2), ink);
    } else {
        // Nobody knows how long: a third of the bar runs through.
        const qreal t = std::fmod(seconds / 1.6, 1.0) * 1.4 - 0.2;
        const qreal left = std::clamp(t - 0.17, 0.0, 1.0);
        const qreal right = std::clamp(t + 0.17, 0.0, 1.0);
        if (right > left)
            painter.roundedRect(QRectF(track.left() + left * track.width(), track.top(),
                                       (right - left) * track.width(), thickness),
                                scene::Corners::all(thickness / 2), ink);
    }
    if (frame.detail < DetailLevel::Title)
        return;
    constexpr int kSpokes = 8;
    const QPointF center(rect.right() - 17, rect.top() + CardMetrics::kHeaderHeight / 2 + 2);
    const int bright = int(std::fmod(seconds * 10, kSpokes));
    for (int i = 0; i < kSpokes; ++i) {
        const qreal angle = i * std::numbers::pi / 4;
        const QPointF out(std::cos(angle), std::sin(angle));
        const qreal strength = 1.0 - ((bright - i + kSpokes) % kSpokes) / qreal(kSpokes) * 0.8;
        painter.line(center + out * 3.5, center + out * 7, 1.5, toRgba(m_style.running, strength));
    }
}

} // namespace agentops::ui::graph
