// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/map/mapcanvas.h>
#include <agentops/ui/scene/textbatchnode.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtQuick/QSGTransformNode>

namespace agentops::ui::map {

/// All nodes of the canvas: shapes scale with the zoom, texts only move.
/// Thread: render.
class MapCanvas::Nodes : public QSGNode
{
public:
    Nodes()
    {
        for (QSGNode *layer :
             {static_cast<QSGNode *>(groundPlace), static_cast<QSGNode *>(textPlace),
              static_cast<QSGNode *>(edgePlace), static_cast<QSGNode *>(edgeTextPlace)})
            appendChildNode(layer);
        groundPlace->appendChildNode(ground);
        textPlace->appendChildNode(texts);
        edgePlace->appendChildNode(edges);
        edgeTextPlace->appendChildNode(edgeTexts);
    }

    void place(const QMatrix4x4 &world, const QMatrix4x4 &moved)
    {
        if (groundPlace->matrix() != world) {
            groundPlace->setMatrix(world);
            edgePlace->setMatrix(world);
        }
        if (textPlace->matrix() != moved) {
            textPlace->setMatrix(moved);
            edgeTextPlace->setMatrix(moved);
        }
    }

    QSGTransformNode *groundPlace = new QSGTransformNode;
    QSGTransformNode *textPlace = new QSGTransformNode;
    QSGTransformNode *edgePlace = new QSGTransformNode;
    QSGTransformNode *edgeTextPlace = new QSGTransformNode;
    scene::VertexBatchNode *ground = new scene::VertexBatchNode;
    scene::TextBatchNode *texts = new scene::TextBatchNode;
    scene::VertexBatchNode *edges = new scene::VertexBatchNode;
    scene::TextBatchNode *edgeTexts = new scene::TextBatchNode;
};

} // namespace agentops::ui::map
