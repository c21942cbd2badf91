// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/portsymbol.h>

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/scene/vertexbatchnode.h>

#include <QtQuick/QQuickWindow>

#include <algorithm>

namespace agentops::ui::graph {

PortSymbol::PortSymbol(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void PortSymbol::setPortType(const QString &portType)
{
    if (m_portType == portType)
        return;
    m_portType = portType;
    redraw();
    Q_EMIT portTypeChanged();
}

void PortSymbol::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    redraw();
    Q_EMIT colorChanged();
}

void PortSymbol::redraw()
{
    polish();
    update();
}

void PortSymbol::updatePolish()
{
    m_mesh.clear();
    const qreal ratio = window() ? window()->effectiveDevicePixelRatio() : 1.0;
    m_painter.paintOn(m_mesh, {}, 1, ratio);
    const workflow::PortType type =
        workflow::portTypeFromName(m_portType).value_or(workflow::PortType::Any);
    const qreal radius = std::min(CardMetrics::kPortRadius, std::min(width(), height()) / 2 - 1);
    if (radius > 0)
        m_painter.shape(GraphStyle::portShape(type), boundingRect().center(), radius,
                        scene::toRgba(m_color));
}

QSGNode *PortSymbol::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *shape = static_cast<scene::VertexBatchNode *>(node);
    if (!shape)
        shape = new scene::VertexBatchNode;
    shape->setMesh(m_mesh);
    return shape;
}

void PortSymbol::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    redraw();
}

} // namespace agentops::ui::graph
