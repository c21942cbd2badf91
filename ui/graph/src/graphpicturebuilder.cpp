// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"
#include "picturesink.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using scene::DetailLevel;
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
    , m_runTexts(texts)
    , m_icons(icons)
    , m_fonts(fonts)
{ }

void GraphPictureBuilder::build(Layers layers, const Frame &frame,
                                const InteractionView &interaction, GraphPicture &picture)
{
    if (layers == kAllLayers) {
        // Whole units, so that text placed on whole units stays on whole pixels at zoom 1.
        const QPointF center = frame.region.center();
        picture.anchor = QPointF(std::round(center.x()), std::round(center.y()));
        m_texts.nextGeneration();
        m_noteLayouts.nextGeneration();
    }
    m_anchor = picture.anchor;
    // In the order in which one needs what the other has found out.
    using Make = void (GraphPictureBuilder::*)(const Pass &);
    static constexpr std::array kSteps{
        std::pair{Layer::Frames, Make(&GraphPictureBuilder::buildFrames)},
        std::pair{Layer::Notes, Make(&GraphPictureBuilder::buildNotes)},
        std::pair{Layer::Edges, Make(&GraphPictureBuilder::buildEdges)},
        std::pair{Layer::Cards, Make(&GraphPictureBuilder::buildCards)},
        std::pair{Layer::Moving, Make(&GraphPictureBuilder::buildMoving)},
        std::pair{Layer::Status, Make(&GraphPictureBuilder::buildStatus)},
        std::pair{Layer::Selection, Make(&GraphPictureBuilder::buildSelection)},
        std::pair{Layer::Live, Make(&GraphPictureBuilder::buildLive)},
    };
    const Pass pass{frame, interaction, picture};
    for (const auto &[layer, make] : kSteps) {
        if (layers.testFlag(layer))
            (this->*make)(pass);
    }
}

void GraphPictureBuilder::paintOn(const Pass &pass, PictureLayer &layer)
{
    m_painter.paintOn(layer.shapes, m_anchor, pass.frame.scale, pass.frame.devicePixelRatio);
}

void GraphPictureBuilder::addText(PictureLayer &layer, const QString &text, GraphFonts::Index font,
                                  QPointF leftCenter, qreal maxWidth, const QColor &color,
                                  Qt::Alignment alignment)
{
    if (!text.isEmpty())
        placeLine(layer, m_texts.line(text, font, maxWidth), leftCenter, color, alignment);
}

void GraphPictureBuilder::placeLine(PictureLayer &layer, const scene::TextLine &line,
                                    QPointF leftCenter, const QColor &color,
                                    Qt::Alignment alignment)
{
    QPointF position = leftCenter - m_anchor;
    if (alignment.testFlag(Qt::AlignRight))
        position.rx() -= line.width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        position.rx() -= line.width / 2;
    position.ry() -= line.height / 2;
    if (m_sink) {
        m_sink->text(line, position, color);
        return;
    }
    // Whole pixels at zoom 1.
    layer.texts.push_back({line, {std::round(position.x()), std::round(position.y())}, color});
}

void GraphPictureBuilder::addIcon(PictureLayer &layer, const QString &name, QPointF center,
                                  qreal size, const QColor &color)
{
    const QRectF place(center - m_anchor - QPointF(size, size) / 2, QSizeF(size, size));
    if (m_sink) {
        m_sink->icon(name, place, color);
        return;
    }
    const QRectF texels = m_icons.texels(name, color);
    if (!texels.isNull())
        layer.icons.push_back({place, texels});
}

size_t GraphPictureBuilder::layerOf(size_t position)
{
    const int node = m_shownNodes[position];
    m_scene.nodesIn(m_scene.nodes()[size_t(node)].rect.adjusted(-6, 0, 6, 0), m_found);
    const auto here = m_shownNodes.begin() + qsizetype(position);
    size_t layer = 0;
    for (const int other : m_found) {
        if (other >= node)
            break;
        const auto found = std::lower_bound(m_shownNodes.begin(), here, other);
        if (found != here && *found == other)
            layer = std::max(layer, m_layerOfShown[size_t(found - m_shownNodes.begin())] + 1);
    }
    return std::min(layer, kMaxLayers - 1);
}

void GraphPictureBuilder::buildCards(const Pass &pass)
{
    GraphPicture &picture = pass.picture;
    for (PictureLayer &layer : picture.cards)
        layer.clear();
    picture.cardLayers = 0;
    m_scene.nodesIn(pass.frame.region, m_shownNodes);
    picture.drawnNodes = int(m_shownNodes.size());
    if (pass.isLifted()) {
        std::erase_if(m_shownNodes, [&](int node) {
            return pass.view.movingNodes.contains(m_scene.nodes()[size_t(node)].id);
        });
    }
    m_layerOfShown.assign(m_shownNodes.size(), 0);
    for (size_t i = 0; i < m_shownNodes.size(); ++i) {
        const size_t layer = pass.detail() == DetailLevel::Dot ? 0 : layerOf(i);
        m_layerOfShown[i] = layer;
        if (layer >= picture.cards.size())
            picture.cards.resize(layer + 1);
        picture.cardLayers = std::max(picture.cardLayers, layer + 1);
        paintOn(pass, picture.cards[layer]);
        drawCard(m_scene.nodes()[size_t(m_shownNodes[i])], pass, false, picture.cards[layer]);
    }
    drawGroupCards(pass);
}

void GraphPictureBuilder::buildMoving(const Pass &pass)
{
    GraphPicture &picture = pass.picture;
    picture.movingGround.clear();
    picture.moving.clear();
    m_movingNodes.clear();
    m_stretched.clear();
    if (!pass.isMoving())
        return;
    paintOn(pass, picture.movingGround);
    for (const int index : m_scene.containers()) {
        const NodeItem &container = m_scene.nodes()[size_t(index)];
        if (!pass.view.movingNodes.contains(container.id))
            continue;
        drawBody(container, pass, picture.movingGround);
        if (pass.view.selectedNodes.contains(container.id))
            ringFrame(container);
    }
    for (const workflow::GroupId &id : pass.view.movingGroups) {
        const int index = m_scene.indexOf(id);
        if (index < 0)
            continue;
        drawGroup(m_scene.groups()[size_t(index)], pass, picture.movingGround);
        ringGroup(m_scene.groups()[size_t(index)]);
    }
    for (const workflow::NoteId &id : pass.view.movingNotes) {
        const int index = m_scene.indexOf(id);
        if (index < 0)
            continue;
        drawNote(m_scene.notes()[size_t(index)], pass, picture.movingGround);
        ringNote(m_scene.notes()[size_t(index)]);
    }
    if (pass.view.movingNodes.isEmpty())
        return;
    drawMovingEdges(pass);
    m_scene.nodesIn(pass.movingRegion(), m_movingNodes);
    std::erase_if(m_movingNodes, [&](int node) {
        return !pass.view.movingNodes.contains(m_scene.nodes()[size_t(node)].id);
    });
    paintOn(pass, picture.moving);
    for (const int index : m_movingNodes) {
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        drawCard(node, pass, true, picture.moving);
        if (pass.view.selectedNodes.contains(node.id))
            ringCard(node);
    }
}

void GraphPictureBuilder::buildSelection(const Pass &pass)
{
    PictureLayer &layer = pass.picture.selection;
    layer.clear();
    m_selectedNodes.clear();
    paintOn(pass, layer);
    drawFound(pass);
    const InteractionView &view = pass.view;
    for (const workflow::GroupId &id : view.selectedGroups) {
        const int index = m_scene.indexOf(id);
        if (index >= 0 && !view.movingGroups.contains(id)
            && touches(m_scene.groups()[size_t(index)].rect, pass.frame.region))
            ringGroup(m_scene.groups()[size_t(index)]);
    }
    for (const workflow::NoteId &id : view.selectedNotes) {
        const int index = m_scene.indexOf(id);
        if (index >= 0 && !view.movingNotes.contains(id)
            && touches(m_scene.notes()[size_t(index)].rect, pass.frame.region))
            ringNote(m_scene.notes()[size_t(index)]);
    }
    drawSelectedEdges(pass);
    if (view.selectedNodes.isEmpty())
        return;
    for (const int index : m_scene.containers()) {
        const NodeItem &container = m_scene.nodes()[size_t(index)];
        if (view.selectedNodes.contains(container.id) && !view.movingNodes.contains(container.id)
            && touches(container.frame, pass.frame.region))
            ringFrame(container);
    }
    for (const int index : m_shownNodes) {
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        if (!view.selectedNodes.contains(node.id))
            continue;
        m_selectedNodes.push_back(index);
        ringCard(node);
    }
}

void GraphPictureBuilder::ringGroup(const GroupItem &group)
{
    m_painter.roundedFrame(group.rect, scene::Corners::all(10), m_painter.px(2),
                           toRgba(m_style.accent));
}

void GraphPictureBuilder::ringFrame(const NodeItem &container)
{
    m_painter.roundedFrame(container.frame, scene::Corners::all(CardMetrics::kRadius),
                           m_painter.px(2), toRgba(m_style.accent, 0.7));
}

void GraphPictureBuilder::ringNote(const NoteItem &note)
{
    m_painter.roundedFrame(note.rect, scene::Corners::all(6), m_painter.px(2),
                           toRgba(m_style.accent));
}

void GraphPictureBuilder::ringCard(const NodeItem &node)
{
    const qreal grow = m_painter.px(1);
    m_painter.roundedFrame(node.rect.adjusted(-grow, -grow, grow, grow),
                           scene::Corners::all(CardMetrics::kRadius + grow), m_painter.px(2),
                           toRgba(m_style.accent));
}

} // namespace agentops::ui::graph
