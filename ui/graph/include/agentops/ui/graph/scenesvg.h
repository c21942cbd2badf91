// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/graph/selection.h>

#include <QtCore/QByteArray>
#include <QtGui/QImage>

#include <optional>

class QPainter;

namespace agentops::ui::graph {

/// How a picture names the fonts of the canvas.
enum class PictureFonts {
    WithFallback, ///< with others for where they are missing
    Exact, ///< alone, for Qt's renderer, which takes one family
};

/// What a picture of a workflow is to be like.
struct PictureOptions
{
    /// What a screen reader says of the whole.
    QString title{};
    QString description{};
    /// Only these, with what is in them; everything without it.
    std::optional<Selection> only{};
    /// Behind the picture; nothing is behind it when this is no colour.
    QColor ground{};
    PictureFonts fonts = PictureFonts::WithFallback;
};

/// A picture of a workflow as SVG: what the canvas shows at full detail when nobody is at it, with
/// text that can be selected and a name for each element. Empty when there is nothing to show.
/// Thread: GUI (fonts belong to the thread that lays out).
QByteArray toSvg(const GraphScene &scene, const GraphStyle &style, const theme::Units &units,
                 const PictureOptions &options);

inline constexpr qreal kMostPixels = 256e6;

/// Such a picture, of which the fonts are exact, as an image. Units: `scale` pixels for each unit
/// of the scene. Errors: base.invalid_argument (nothing to show, or more than `mostPixels`).
/// Thread: any.
Result<QImage> imageOf(const QByteArray &svg, qreal scale, qreal mostPixels = kMostPixels);

/// Draws an SVG, of which the fonts are exact, as large as it fits into an area, in its middle.
/// Draws nothing for one that is none.
void paintSvg(const QByteArray &svg, QPainter &painter, const QRectF &area);

} // namespace agentops::ui::graph
