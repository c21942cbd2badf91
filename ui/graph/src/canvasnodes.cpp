// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasnodes.h"

#include <algorithm>

namespace agentops::ui::graph {

namespace {

template<typename Node>
Node *addTo(QSGNode *parent)
{
    auto *node = new Node;
    parent->appendChildNode(node);
    return node;
}

bool isSameText(const scene::PlacedText &a, const scene::PlacedText &b)
{
    // Layouts that are shown are kept, so that another one cannot have their address.
    return a.line.layout == b.line.layout && a.position == b.position && a.color == b.color;
}

} // namespace

LayerNode::LayerNode()
    : m_shapes(addTo<scene::VertexBatchNode>(this))
    , m_icons(addTo<scene::IconBatchNode>(this))
    , m_texts(addTo<scene::TextBatchNode>(this))
{ }

void LayerNode::show(const PictureLayer &layer, const scene::IconTexture &texture,
                     QQuickWindow *window)
{
    m_shapes->setMesh(layer.shapes);
    // Icons are placed relative to the picture's anchor already.
    m_icons->setIcons(texture, layer.icons, {});
    showTexts(layer.texts, window);
}

void LayerNode::showTexts(const std::vector<scene::PlacedText> &texts, QQuickWindow *window)
{
    if (std::ranges::equal(texts, m_shownTexts, isSameText))
        return;
    m_texts->setTexts(window, texts);
    m_shownTexts = texts;
}

// Children are drawn in the order in which they are added.
WorkflowCanvas::Nodes::Nodes()
    : m_world(addTo<QSGTransformNode>(this))
    , m_grid(addTo<scene::VertexBatchNode>(m_world))
    , m_frames(addTo<LayerNode>(m_world))
    , m_notes(addTo<LayerNode>(m_world))
    , m_movingGroundPlace(addTo<QSGTransformNode>(m_world))
    , m_movingGround(addTo<LayerNode>(m_movingGroundPlace))
    , m_edges(addTo<LayerNode>(m_world))
    , m_trails(addTo<LayerNode>(m_world))
    , m_flow(addTo<LayerNode>(m_world))
    , m_cards(addTo<QSGNode>(m_world))
    , m_movingPlace(addTo<QSGTransformNode>(m_world))
    , m_moving(addTo<LayerNode>(m_movingPlace))
    , m_movingStatus(addTo<LayerNode>(m_movingPlace))
    , m_selection(addTo<LayerNode>(m_world))
    , m_live(addTo<LayerNode>(m_world))
{ }

void WorkflowCanvas::Nodes::place(const QMatrix4x4 &inWorld, const QMatrix4x4 &moved)
{
    if (m_world->matrix() != inWorld)
        m_world->setMatrix(inWorld);
    for (QSGTransformNode *node : {m_movingGroundPlace, m_movingPlace}) {
        if (node->matrix() != moved)
            node->setMatrix(moved);
    }
}

void WorkflowCanvas::Nodes::showGrid(const scene::Mesh &grid)
{
    m_grid->setMesh(grid);
}

void WorkflowCanvas::Nodes::show(Layers layers, const GraphPicture &picture,
                                 const scene::IconAtlas &icons, QQuickWindow *window)
{
    const QSGTexture *before = m_texture.texture();
    m_texture.update(window, icons);
    if (m_texture.texture() != before)
        layers = kAllLayers; // none may go on with the one that is gone
    const auto showOn = [&](Layer layer, LayerNode *node, const PictureLayer &content) {
        if (layers.testFlag(layer))
            node->show(content, m_texture, window);
    };
    showOn(Layer::Frames, m_frames, picture.frames);
    showOn(Layer::Notes, m_notes, picture.notes);
    showOn(Layer::Moving, m_movingGround, picture.movingGround);
    showOn(Layer::Edges, m_edges, picture.edges);
    showOn(Layer::Status, m_trails, picture.trails);
    showOn(Layer::Live, m_flow, picture.flow);
    for (size_t i = 0; i < picture.cards.size(); ++i) {
        if (i == m_cardLayers.size()) {
            m_cardLayers.push_back(addTo<LayerNode>(m_cards));
            m_statusLayers.push_back(addTo<LayerNode>(m_cards));
        }
        showOn(Layer::Cards, m_cardLayers[i], picture.cards[i]);
        showOn(Layer::Status, m_statusLayers[i], picture.status[i]);
    }
    showOn(Layer::Moving, m_moving, picture.moving);
    showOn(Layer::Status, m_movingStatus, picture.movingStatus);
    showOn(Layer::Selection, m_selection, picture.selection);
    showOn(Layer::Live, m_live, picture.live);
}

} // namespace agentops::ui::graph
