// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickPaintedItem>

namespace agentops::ui::graph {

/// Shows an SVG as large as it fits, in the middle.
class SvgItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// A document of toSvg() with exact fonts; draws nothing while it is empty.
    Q_PROPERTY(QString svg READ svg WRITE setSvg NOTIFY svgChanged)

public:
    explicit SvgItem(QQuickItem *parent = nullptr);
    ~SvgItem() override;

    const QString &svg() const { return m_svg; }
    void setSvg(const QString &svg);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void svgChanged();

private:
    QString m_svg;
};

} // namespace agentops::ui::graph
