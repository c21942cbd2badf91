// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace agentops::ui::theme {

/// Draws one icon in one colour, sharp at every scale; many of them share a texture.
class IconItem : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    /// Name of the icon; draws nothing while it is empty.
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

public:
    explicit IconItem(QQuickItem *parent = nullptr);

    QString name() const { return m_name; }
    void setName(const QString &name);
    QColor color() const { return m_color; }
    void setColor(QColor color);

Q_SIGNALS:
    void nameChanged();
    void colorChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void repaint();

    QString m_name;
    QColor m_color = Qt::black;
    bool m_textureIsStale = true;
};

} // namespace agentops::ui::theme
