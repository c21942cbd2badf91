// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasnodes.h"

namespace agentops::ui::graph {

LayerNode::LayerNode()
    : m_shapes(new scene::VertexBatchNode)
    , m_icons(new scene::IconBatchNode)
    , m_texts(new scene::TextBatchNode)
{
    appendChildNode(m_shapes);
    appendChildNode(m_icons);
    appendChildNode(m_texts);
}

void LayerNode::setIcons(const PictureLayer &layer, const scene::IconTexture &texture)
{
    // Icons are placed relative to the picture's anchor already.
    m_icons->setIcons(texture, layer.icons, {});
}

WorkflowCanvas::Nodes::Nodes()
    : world(new QSGTransformNode)
    , grid(new scene::VertexBatchNode)
    , ground(new LayerNode)
    , cards(new QSGNode)
    , movingPlace(new QSGTransformNode)
    , moving(new LayerNode)
    , live(new LayerNode)
{
    appendChildNode(world);
    world->appendChildNode(grid);
    world->appendChildNode(ground);
    world->appendChildNode(cards);
    world->appendChildNode(movingPlace);
    movingPlace->appendChildNode(moving);
    world->appendChildNode(live);
}

} // namespace agentops::ui::graph
