// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphpicture.h>
#include <agentops/ui/graph/workflowcanvas.h>
#include <agentops/ui/scene/iconbatchnode.h>
#include <agentops/ui/scene/textbatchnode.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtQuick/QSGTransformNode>

#include <vector>

namespace agentops::ui::graph {

/// The scene-graph nodes of one picture layer: shapes under icons under text.
class LayerNode : public QSGNode
{
public:
    LayerNode();

    void setShapes(const PictureLayer &layer) { m_shapes->setMesh(layer.shapes); }
    void setIcons(const PictureLayer &layer, const scene::IconTexture &texture);
    void setTexts(const PictureLayer &layer, QQuickWindow *window)
    {
        m_texts->setTexts(window, layer.texts);
    }

private:
    scene::VertexBatchNode *m_shapes;
    scene::IconBatchNode *m_icons;
    scene::TextBatchNode *m_texts;
};

/// All nodes of a canvas: grid, ground, cards, dragged cards and the live layer, below one
/// transform that pans and zooms them together.
/// Thread: render.
class WorkflowCanvas::Nodes : public QSGNode
{
public:
    Nodes();

    scene::IconTexture texture;
    QSGTransformNode *world;
    scene::VertexBatchNode *grid;
    LayerNode *ground;
    QSGNode *cards;
    std::vector<LayerNode *> cardLayers;
    QSGTransformNode *movingPlace;
    LayerNode *moving;
    LayerNode *live;
};

} // namespace agentops::ui::graph
