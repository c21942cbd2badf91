// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphpicture.h>
#include <agentops/ui/graph/workflowcanvas.h>
#include <agentops/ui/scene/iconbatchnode.h>
#include <agentops/ui/scene/textbatchnode.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtGui/QMatrix4x4>
#include <QtQuick/QSGTransformNode>

#include <vector>

namespace agentops::ui::graph {

/// The scene-graph nodes of one picture layer: shapes under icons under text.
class LayerNode : public QSGNode
{
public:
    LayerNode();

    /// Replaces what is drawn; text, which is dear, only when it is another one.
    void show(const PictureLayer &layer, const scene::IconTexture &texture, QQuickWindow *window);

private:
    void showTexts(const std::vector<scene::PlacedText> &texts, QQuickWindow *window);

    scene::VertexBatchNode *m_shapes;
    scene::IconBatchNode *m_icons;
    scene::TextBatchNode *m_texts;
    std::vector<scene::PlacedText> m_shownTexts;
};

/// All nodes of a canvas: grid and the layers of a picture, below one transform that pans and zooms
/// them together.
/// Thread: render.
class WorkflowCanvas::Nodes : public QSGNode
{
public:
    Nodes();

    void showGrid(const scene::Mesh &grid);
    /// Replaces these layers, and all of them when they need another texture.
    void show(Layers layers, const GraphPicture &picture, const scene::IconAtlas &icons,
              QQuickWindow *window);
    void place(const QMatrix4x4 &world, const QMatrix4x4 &moved);

private:
    scene::IconTexture m_texture;
    QSGTransformNode *m_world;
    scene::VertexBatchNode *m_grid;
    LayerNode *m_frames;
    LayerNode *m_notes;
    /// What is dragged: below the connections, and above the cards.
    QSGTransformNode *m_movingGroundPlace;
    LayerNode *m_movingGround;
    LayerNode *m_edges;
    LayerNode *m_trails;
    LayerNode *m_flow;
    QSGNode *m_cards;
    std::vector<LayerNode *> m_cardLayers;
    std::vector<LayerNode *> m_statusLayers;
    QSGTransformNode *m_movingPlace;
    LayerNode *m_moving;
    LayerNode *m_movingStatus;
    LayerNode *m_selection;
    LayerNode *m_live;
};

} // namespace agentops::ui::graph
