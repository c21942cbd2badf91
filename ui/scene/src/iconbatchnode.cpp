// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/iconbatchnode.h>

#include <QtQuick/QQuickWindow>

#include <algorithm>

namespace agentops::ui::scene {

void IconTexture::update(QQuickWindow *window, const IconAtlas &atlas)
{
    if (m_texture && m_revision == atlas.revision())
        return;
    const auto options = QQuickWindow::CreateTextureOptions(QQuickWindow::TextureHasMipmaps)
        | QQuickWindow::TextureHasAlphaChannel;
    m_texture.reset(window->createTextureFromImage(atlas.image(), options));
    if (m_texture) {
        m_texture->setFiltering(QSGTexture::Linear);
        m_texture->setMipmapFiltering(QSGTexture::Linear);
    }
    m_revision = atlas.revision();
}

IconBatchNode::IconBatchNode()
    : m_geometry(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0, 0,
                 QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    m_material.setFlag(QSGMaterial::Blending);
    m_material.setFiltering(QSGTexture::Linear);
    m_material.setMipmapFiltering(QSGTexture::Linear);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void IconBatchNode::setIcons(const IconTexture &texture, std::span<const PlacedIcon> icons,
                             QPointF anchor)
{
    const int count = texture.texture() ? int(icons.size()) : 0;
    const int capacity = m_geometry.vertexCount() / 4;
    if (count > capacity)
        m_geometry.allocate(4 * (count + count / 2), 6 * (count + count / 2));
    markDirty(QSGNode::DirtyGeometry);
    if (m_geometry.vertexCount() == 0)
        return;
    QSGGeometry::TexturedPoint2D *vertex = m_geometry.vertexDataAsTexturedPoint2D();
    quint32 *index = m_geometry.indexDataAsUInt();
    for (int i = 0; i < count; ++i) {
        const QRectF rect = icons[size_t(i)].rect.translated(-anchor);
        const QRectF texels = icons[size_t(i)].texels;
        const auto put = [&vertex](QPointF place, QPointF texel) {
            (vertex++)->set(float(place.x()), float(place.y()), float(texel.x()), float(texel.y()));
        };
        put(rect.topLeft(), texels.topLeft());
        put(rect.topRight(), texels.topRight());
        put(rect.bottomRight(), texels.bottomRight());
        put(rect.bottomLeft(), texels.bottomLeft());
        const quint32 first = quint32(4 * i);
        for (const quint32 corner : {0u, 1u, 2u, 0u, 2u, 3u})
            *index++ = first + corner;
    }
    std::fill(vertex, m_geometry.vertexDataAsTexturedPoint2D() + m_geometry.vertexCount(),
              count > 0 ? *m_geometry.vertexDataAsTexturedPoint2D()
                        : QSGGeometry::TexturedPoint2D{0, 0, 0, 0});
    std::fill(index, m_geometry.indexDataAsUInt() + m_geometry.indexCount(), 0u);
    if (texture.texture() && m_material.texture() != texture.texture()) {
        m_material.setTexture(texture.texture());
        markDirty(QSGNode::DirtyMaterial);
    }
}

} // namespace agentops::ui::scene
