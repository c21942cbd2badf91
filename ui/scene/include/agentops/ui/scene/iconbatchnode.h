// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/iconatlas.h>

#include <QtQuick/QSGGeometry>
#include <QtQuick/QSGGeometryNode>
#include <QtQuick/QSGTexture>
#include <QtQuick/QSGTextureMaterial>

#include <memory>
#include <span>

class QQuickWindow;

namespace agentops::ui::scene {

/// An icon at its place. Shape: `texels` as IconAtlas::texels() gave it.
struct PlacedIcon
{
    QRectF rect;
    QRectF texels;
};

/// The texture of an atlas on the graphics card, shared by the nodes of one canvas.
/// Thread: render.
class IconTexture
{
public:
    /// Uploads the image again when it has changed.
    void update(QQuickWindow *window, const IconAtlas &atlas);
    QSGTexture *texture() const { return m_texture.get(); }

private:
    std::unique_ptr<QSGTexture> m_texture;
    quint64 m_revision = 0;
};

/// One scene-graph node that draws many icons of one atlas.
/// Thread: render. The texture must outlive the node.
class IconBatchNode : public QSGGeometryNode
{
public:
    IconBatchNode();

    /// Replaces what is drawn. Shape: rectangles are scene coordinates, written relative to
    /// `anchor`.
    void setIcons(const IconTexture &texture, std::span<const PlacedIcon> icons, QPointF anchor);

private:
    QSGGeometry m_geometry;
    QSGTextureMaterial m_material;
};

} // namespace agentops::ui::scene
