// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/scene/iconatlas.h>

#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <cmath>

namespace agentops::ui::scene {

namespace {

constexpr int kColumns = 16;
constexpr int kRows = 16;
// Empty space around each icon, so that mipmaps of neighbours do not run into each other.
constexpr int kGutter = 4;

} // namespace

IconAtlas::IconAtlas(Source source, qreal iconSize, qreal devicePixelRatio, qreal oversampling)
    : m_source(std::move(source))
    , m_iconSize(iconSize)
    , m_devicePixelRatio(devicePixelRatio)
    , m_oversampling(oversampling)
{
    reset();
}

int IconAtlas::cellSize() const
{
    return int(std::ceil(m_iconSize * m_devicePixelRatio * m_oversampling));
}

void IconAtlas::reset()
{
    const int pitch = cellSize() + 2 * kGutter;
    m_image = QImage(kColumns * pitch, kRows * pitch, QImage::Format_RGBA8888_Premultiplied);
    m_image.fill(Qt::transparent);
    m_cells.clear();
    m_used = 0;
    ++m_revision;
    ++m_generation;
}

void IconAtlas::setDevicePixelRatio(qreal ratio)
{
    if (ratio == m_devicePixelRatio)
        return;
    m_devicePixelRatio = ratio;
    reset();
}

QRectF IconAtlas::texels(const QString &name, const QColor &color)
{
    const auto key = std::pair(name, color.rgba());
    if (const auto found = m_cells.constFind(key); found != m_cells.constEnd())
        return *found;
    const QByteArray svg = m_source(name);
    QSvgRenderer renderer(svg);
    if (svg.isEmpty() || !renderer.isValid())
        return m_cells[key] = QRectF();
    if (m_used == kColumns * kRows)
        reset(); // a theme change, many times over: begin anew with what is seen now

    const int size = cellSize();
    QImage icon(size, size, QImage::Format_ARGB32_Premultiplied);
    icon.fill(Qt::transparent);
    {
        QPainter painter(&icon);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, size, size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(icon.rect(), color);
    }
    const int pitch = size + 2 * kGutter;
    const QPoint place((m_used % kColumns) * pitch + kGutter,
                       (m_used / kColumns) * pitch + kGutter);
    {
        QPainter painter(&m_image);
        painter.setCompositionMode(QPainter::CompositionMode_Source);
        painter.drawImage(place, icon);
    }
    ++m_used;
    ++m_revision;
    const QRectF texels(qreal(place.x()) / m_image.width(), qreal(place.y()) / m_image.height(),
                        qreal(size) / m_image.width(), qreal(size) / m_image.height());
    return m_cells[key] = texels;
}

} // namespace agentops::ui::scene
