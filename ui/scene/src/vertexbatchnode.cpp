// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/vertexbatchnode.h>

#include <algorithm>
#include <cstddef>

namespace agentops::ui::scene {

static_assert(sizeof(Vertex) == sizeof(QSGGeometry::ColoredPoint2D));
static_assert(offsetof(Vertex, color) == offsetof(QSGGeometry::ColoredPoint2D, r));

VertexBatchNode::VertexBatchNode()
    : m_geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0,
                 QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    m_geometry.setVertexDataPattern(QSGGeometry::DynamicPattern);
    m_geometry.setIndexDataPattern(QSGGeometry::DynamicPattern);
    // Batches are made here already; merging them again would copy every vertex on the CPU.
    m_material.setFlag(QSGMaterial::NoBatching);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void VertexBatchNode::setMesh(const Mesh &mesh)
{
    const size_t vertexCount = mesh.vertices.size();
    const size_t indexCount = mesh.indices.size();
    const auto fits = [](size_t count, int capacity) {
        return count <= size_t(capacity) && (capacity < 4096 || count >= size_t(capacity) / 4);
    };
    if (!fits(vertexCount, m_geometry.vertexCount()) || !fits(indexCount, m_geometry.indexCount()))
        m_geometry.allocate(int(vertexCount + vertexCount / 2), int(indexCount + indexCount / 2));
    markDirty(QSGNode::DirtyGeometry);
    if (m_geometry.vertexCount() == 0)
        return;
    auto *vertices = static_cast<Vertex *>(m_geometry.vertexData());
    std::ranges::copy(mesh.vertices, vertices);
    const Vertex filler{vertices->x, vertices->y, {}};
    std::fill(vertices + vertexCount, vertices + m_geometry.vertexCount(), filler);
    quint32 *indices = m_geometry.indexDataAsUInt();
    std::ranges::copy(mesh.indices, indices);
    std::fill(indices + indexCount, indices + m_geometry.indexCount(), 0u);
}

} // namespace agentops::ui::scene
