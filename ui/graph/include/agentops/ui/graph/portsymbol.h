// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/scene/meshpainter.h>

#include <QtGui/QColor>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace agentops::ui::graph {

/// The shape that a type of port has on the canvas, for forms and lists.
/// Thread: GUI.
class PortSymbol : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    /// Shape: a name as of workflow::portTypeName().
    Q_PROPERTY(QString portType READ portType WRITE setPortType NOTIFY portTypeChanged REQUIRED)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged REQUIRED)

public:
    explicit PortSymbol(QQuickItem *parent = nullptr);

    const QString &portType() const { return m_portType; }
    void setPortType(const QString &portType);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);
    /// For tests.
    const scene::Mesh &mesh() const { return m_mesh; }

Q_SIGNALS:
    void portTypeChanged();
    void colorChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void redraw();

    QString m_portType;
    QColor m_color;
    scene::MeshPainter m_painter;
    scene::Mesh m_mesh;
};

} // namespace agentops::ui::graph
