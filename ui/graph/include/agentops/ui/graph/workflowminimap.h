// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/graph/graphstyle.h>
#include <agentops/ui/scene/mesh.h>
#include <agentops/ui/scene/meshpainter.h>
#include <agentops/ui/scene/viewport.h>
#include <agentops/ui/theme/theme.h>

#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

namespace agentops::ui::graph {

/// The whole graph in a corner, with what a run says of it, what is selected and the part that is
/// seen; a drag moves the view.
/// What the document holds is drawn again only when it changes, the marks of a run and of the
/// selection when they do, and the frame with every move.
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

    /// For tests: how often the document and the marks on it were drawn.
    int groundCount() const { return m_groundCount; }
    int markCount() const { return m_markCount; }
    const scene::Mesh &ground() const { return m_ground; }
    const scene::Mesh &marks() const { return m_marks; }

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
    void drawGround(const GraphStyle &style);
    void drawMarks(const GraphStyle &style);
    void drawFrame(const GraphStyle &style);
    /// A card on the map, at least as large as can be seen.
    QRectF cardOnMap(const NodeItem &node) const;

    QPointer<GraphSession> m_session;
    QPointer<theme::Theme> m_theme;
    scene::Viewport m_map;
    scene::MeshPainter m_painter;
    /// Frames, notes and cards.
    scene::Mesh m_ground;
    /// States of a run, and what is selected.
    scene::Mesh m_marks;
    scene::Mesh m_frame;
    quint64 m_revision = 0;
    quint64 m_overlayRevision = 0;
    bool m_isStale = true;
    bool m_areMarksStale = true;
    // What the nodes have not yet been told.
    bool m_isGroundUnshown = true;
    bool m_areMarksUnshown = true;
    int m_groundCount = 0;
    int m_markCount = 0;
};

} // namespace agentops::ui::graph
