// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/svgitem.h>

#include <agentops/ui/graph/scenesvg.h>

namespace agentops::ui::graph {

SvgItem::SvgItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

SvgItem::~SvgItem() = default;

void SvgItem::setSvg(const QString &svg)
{
    if (m_svg == svg)
        return;
    m_svg = svg;
    update();
    Q_EMIT svgChanged();
}

void SvgItem::paint(QPainter *painter)
{
    paintSvg(m_svg.toUtf8(), *painter, boundingRect());
}

} // namespace agentops::ui::graph
