// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/theme/iconitem.h>

#include <agentops/ui/theme/icons.h>

#include <QtQuick/QQuickWindow>
#include <QtQuick/QSGImageNode>

#include <memory>

namespace agentops::ui::theme {

IconItem::IconItem(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void IconItem::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    repaint();
    Q_EMIT nameChanged();
}

void IconItem::setColor(QColor color)
{
    if (m_color == color)
        return;
    m_color = color;
    repaint();
    Q_EMIT colorChanged();
}

void IconItem::repaint()
{
    m_textureIsStale = true;
    update();
}

void IconItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        repaint();
    QQuickItem::itemChange(change, data);
}

void IconItem::geometryChange(const QRectF &now, const QRectF &before)
{
    if (now.size() != before.size())
        repaint();
    QQuickItem::geometryChange(now, before);
}

QSGNode *IconItem::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    const double edge = std::min(width(), height());
    const QImage image = iconImage(m_name, m_color, edge, window()->effectiveDevicePixelRatio());
    if (image.isNull()) {
        delete node;
        return nullptr;
    }
    auto *picture = static_cast<QSGImageNode *>(node);
    if (!picture) {
        picture = window()->createImageNode();
        picture->setOwnsTexture(true);
        picture->setFiltering(QSGTexture::Linear);
        m_textureIsStale = true;
    }
    if (m_textureIsStale) {
        picture->setTexture(window()->createTextureFromImage(
            image,
            QQuickWindow::CreateTextureOptions(QQuickWindow::TextureHasAlphaChannel)
                | QQuickWindow::TextureCanUseAtlas));
        m_textureIsStale = false;
    }
    picture->setRect((width() - edge) / 2, (height() - edge) / 2, edge, edge);
    return picture;
}

} // namespace agentops::ui::theme
