// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/icons.h>

#include <QtCore/QCache>
#include <QtCore/QFile>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <cmath>

namespace agentops::ui::theme {

using namespace Qt::StringLiterals;

namespace {

constexpr double kGrid = 24.0;
constexpr double kStroke = 1.5;
constexpr int kKeptImages = 1024;

QString resourceOf(const QString &name)
{
    return u":/agentops/icons/"_s + name + u".svg"_s;
}

} // namespace

bool hasIcon(const QString &name)
{
    return !name.isEmpty() && QFile::exists(resourceOf(name));
}

QByteArray iconSvg(const QString &name)
{
    QFile file(resourceOf(name));
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

QImage iconImage(const QString &name, QColor color, double size, double devicePixelRatio)
{
    static QCache<QString, QImage> kept(kKeptImages);
    const QString key = name + u'/' + QString::number(color.rgba(), 16) + u'/'
        + QString::number(size) + u'/' + QString::number(devicePixelRatio);
    if (const QImage *image = kept.object(key))
        return *image;

    QByteArray svg = iconSvg(name);
    if (svg.isEmpty() || size <= 0)
        return {};
    const QByteArray stroke = QByteArray::number(kStroke * kGrid / size);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"" + stroke + '"');
    QSvgRenderer renderer(svg);
    const int edge = static_cast<int>(std::ceil(size * devicePixelRatio));
    QImage image(edge, edge, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, edge, edge));
    painter.end();
    image.setDevicePixelRatio(devicePixelRatio);
    kept.insert(key, new QImage(image));
    return image;
}

} // namespace agentops::ui::theme
