// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/map/mappicture.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::map {

/// "42 files" and "310 lines" in the language of the person.
QString countText(int files);
QString linesText(int lines);

/// What one call of MapPictureBuilder::build() carries along.
struct MapPictureBuilder::Pass
{
    Pass(const MapScene &ofScene, const MapFocus &withFocus, const MapFrame &inFrame,
         MapPicture &intoPicture)
        : scene(ofScene)
        , focus(withFocus)
        , frame(inFrame)
        , picture(intoPicture)
        , ground(picture.ground, picture.anchor, frame.scale, frame.devicePixelRatio)
        , edges(picture.edges, picture.anchor, frame.scale, frame.devicePixelRatio)
    { }

    /// Whether the node belongs to the selection, or nothing is selected.
    bool isLifted(NodeIndex node) const;
    QPointF toText(QPointF scenePos) const { return (scenePos - picture.anchor) * frame.scale; }
    QPointF toScene(QPointF textPos) const { return textPos / frame.scale + picture.anchor; }
    qreal snapped(qreal textPos) const
    {
        return std::round(textPos * frame.devicePixelRatio) / frame.devicePixelRatio;
    }
    /// A corner radius of `viewPx`, less on small things.
    qreal radius(const QRectF &rect, qreal viewPx) const
    {
        return std::min(ground.px(viewPx), std::min(rect.width(), rect.height()) * 0.22);
    }

    const MapScene &scene;
    const MapFocus &focus;
    const MapFrame &frame;
    MapPicture &picture;
    scene::MeshPainter ground;
    scene::MeshPainter edges;
    QSet<NodeIndex> liftedFolders;
    std::vector<NodeIndex> closed;
    /// Numbers of bundles, in text space.
    std::vector<QRectF> pills;
};

} // namespace agentops::ui::map
