// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QImage>

#include <functional>

namespace agentops::ui::scene {

/// Icons drawn from SVG, tinted, side by side in one image.
///
/// Icons are drawn at `oversampling` times their size in device pixels, so that a zoomed canvas
/// still shows them sharp; the node that draws them uses mipmaps. Cells are never moved or dropped:
/// the set of (icon, colour) pairs of a canvas is small.
/// Thread: GUI.
class IconAtlas
{
public:
    /// The SVG source of an icon, or nothing when there is no such icon.
    using Source = std::function<QByteArray(const QString &name)>;

    /// Units: `iconSize` in logical pixels at scale 1.
    explicit IconAtlas(Source source, qreal iconSize = 16, qreal devicePixelRatio = 1,
                       qreal oversampling = 2);

    /// Forgets all cells when the ratio is another one.
    void setDevicePixelRatio(qreal ratio);
    qreal iconSize() const { return m_iconSize; }

    /// Where the icon lies in the image. Shape: 0 to 1; null when there is no such icon.
    QRectF texels(const QString &name, const QColor &color);

    const QImage &image() const { return m_image; }
    /// Grows with every change of the image.
    quint64 revision() const { return m_revision; }
    /// Grows when all cells are forgotten: what texels() said before is no longer true.
    quint64 generation() const { return m_generation; }

private:
    int cellSize() const;
    void reset();

    Source m_source;
    qreal m_iconSize;
    qreal m_devicePixelRatio;
    qreal m_oversampling;
    QImage m_image;
    QHash<std::pair<QString, QRgb>, QRectF> m_cells;
    int m_used = 0;
    quint64 m_revision = 0;
    quint64 m_generation = 0;
};

} // namespace agentops::ui::scene
