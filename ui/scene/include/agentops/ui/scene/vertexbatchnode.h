// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/mesh.h>

#include <QtQuick/QSGGeometry>
#include <QtQuick/QSGGeometryNode>
#include <QtQuick/QSGVertexColorMaterial>

namespace agentops::ui::scene {

/// One scene-graph node that draws a whole mesh.
/// Thread: render. Buffers have room to grow and are kept: a mesh of about the same size costs a
/// copy and no allocation. What is left over at the end is drawn as triangles without area.
class VertexBatchNode : public QSGGeometryNode
{
public:
    VertexBatchNode();

    /// Replaces what is drawn.
    void setMesh(const Mesh &mesh);

private:
    QSGGeometry m_geometry;
    QSGVertexColorMaterial m_material;
};

} // namespace agentops::ui::scene
