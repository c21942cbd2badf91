// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/theme/theme.h>

#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace agentops::ui::graph {

/// The whole graph in a corner, with the part that is seen; a drag moves the view.
/// The cards' mesh is made again only when the graph changes, the frame with every move.
class WorkflowMinimap : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::graph::GraphSession *session READ session WRITE setSession NOTIFY
                   sessionChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged REQUIRED)

public:
    explicit WorkflowMinimap(QQuickItem *parent = nullptr);

    GraphSession *session() const { return m_session; }
    void setSession(GraphSession *session);
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);

Q_SIGNALS:
    void sessionChanged();
    void themeChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void schedule();
    void invalidate();
    void centerAt(QPointF position);

    QPointer<GraphSession> m_session;
    QPointer<theme::Theme> m_theme;
    scene::Viewport m_map;
    scene::Mesh m_cards;
    scene::Mesh m_frame;
    quint64 m_builtRevision = 0;
    bool m_isStale = true;
    bool m_cardsDirty = true;
};

} // namespace agentops::ui::graph
