// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <algorithm>

namespace agentops::ui::graph {

using scene::Corners;
using scene::toRgba;

namespace {

constexpr qreal kRadius = 6;
// Far out it is still seen.
constexpr qreal kLeastPx = 3.5;
// Along a connection: in its middle is the condition.
constexpr qreal kPlaceOnEdge = 0.25;

} // namespace

void GraphPictureBuilder::drawBreakpoint(const NodeItem &node)
{
    const auto found = m_scene.breakMarks().nodes.constFind(node.id);
    if (found != m_scene.breakMarks().nodes.constEnd())
        drawBreakMark(node.rect.topLeft(), *found);
}

void GraphPictureBuilder::drawBreakpoint(const EdgeItem &edge, const EdgePath &path)
{
    const auto found = m_scene.breakMarks().edges.constFind(edge.id);
    if (found != m_scene.breakMarks().edges.constEnd())
        drawBreakMark(path.at(kPlaceOnEdge), *found);
}

void GraphPictureBuilder::drawBreakMark(QPointF center, BreakMark mark)
{
    const qreal radius = std::max(kRadius, m_painter.px(kLeastPx));
    // What lies below ends a little before it.
    m_painter.circle(center, radius * 1.3, toRgba(m_style.canvas));
    if (mark == BreakMark::Off) {
        m_painter.arc(center, radius, radius / 3, 0, 360, toRgba(m_style.failed));
        return;
    }
    m_painter.circle(center, radius, toRgba(m_style.failed));
    if (mark == BreakMark::Always)
        return;
    const QSizeF bar(radius, radius / 4);
    for (const qreal side : {-1.0, 1.0}) {
        const QPointF middle = center + QPointF(0, side * radius / 3.5);
        m_painter.roundedRect(QRectF(middle - QPointF(bar.width(), bar.height()) / 2, bar),
                              Corners::all(bar.height() / 2), toRgba(m_style.canvas));
    }
}

} // namespace agentops::ui::graph
