// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/diff/diffdocument.h>
#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/theme/theme.h>

#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace agentops::ui::diff {

/// The whole file in a narrow strip: where its changes are, and which part is seen.
class OverviewStrip : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::diff::DiffDocument *document READ document WRITE setDocument NOTIFY
                   documentChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged REQUIRED)
    /// Height that the strip stands for. Units: pixels.
    Q_PROPERTY(double extent MEMBER m_extent NOTIFY visibleChanged)
    /// What is seen. Units: 0 to 1 of the extent.
    Q_PROPERTY(double visibleStart MEMBER m_visibleStart NOTIFY visibleChanged)
    Q_PROPERTY(double visibleSize MEMBER m_visibleSize NOTIFY visibleChanged)

public:
    explicit OverviewStrip(QQuickItem *parent = nullptr);

    DiffDocument *document() const { return m_document; }
    void setDocument(DiffDocument *document);
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);

Q_SIGNALS:
    void documentChanged();
    void themeChanged();
    void visibleChanged();
    /// A place was pressed. Units: 0 to 1.
    void jumpRequested(double place);

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void refresh();

    QPointer<DiffDocument> m_document;
    QPointer<theme::Theme> m_theme;
    scene::Mesh m_mesh;
    double m_extent = 0;
    double m_visibleStart = 0;
    double m_visibleSize = 1;
};

} // namespace agentops::ui::diff
