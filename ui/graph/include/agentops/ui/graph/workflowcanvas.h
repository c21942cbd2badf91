// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphpicturebuilder.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

#include <memory>

namespace agentops::ui::graph {

/// Draws a session's graph with a handful of scene-graph nodes and hands it the person's gestures.
///
/// The picture is made for a region larger than the view; panning within it moves one transform.
/// Budget: panning builds nothing, hovering only the live layer, selecting also that of the
/// selection, and what a run says only that of its status; a drag builds what it takes along once.
/// Spaces: item coordinates are view coordinates; see scene::Viewport.
class WorkflowCanvas : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::graph::GraphSession *session READ session WRITE setSession NOTIFY
                   sessionChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Units *units READ units WRITE setUnits NOTIFY unitsChanged REQUIRED)

public:
    explicit WorkflowCanvas(QQuickItem *parent = nullptr);
    ~WorkflowCanvas() override;

    GraphSession *session() const { return m_session; }
    void setSession(GraphSession *session);
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);
    theme::Units *units() const { return m_units; }
    void setUnits(theme::Units *units);

    /// For tests and benchmarks.
    const GraphPicture &picture() const { return m_picture; }
    const LayerCounts &layerCounts() const { return m_counts; }

Q_SIGNALS:
    void sessionChanged();
    void themeChanged();
    void unitsChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Nodes;

    void schedule();
    void invalidate(Layers layers);
    void invalidateAll() { invalidate(kAllLayers); }
    void restyle();
    void followMoving();
    void updatePointer();
    void ensureBuilder(qreal devicePixelRatio);
    /// Take over what has changed and say what that makes stale.
    Layers followScene();
    Layers followView(qreal devicePixelRatio);
    void animate();

    QPointer<GraphSession> m_session;
    QPointer<theme::Theme> m_theme;
    QPointer<theme::Units> m_units;
    scene::TextLayoutCache m_texts;
    std::unique_ptr<scene::IconAtlas> m_icons;
    std::unique_ptr<GraphPictureBuilder> m_builder;
    GraphPicture m_picture;
    scene::Mesh m_grid;
    GraphPictureBuilder::Frame m_frame;
    // What the picture was made of.
    quint64 m_revision = 0;
    quint64 m_overlayRevision = 0;
    quint64 m_activityRevision = 0;
    quint64 m_iconGeneration = 0;
    QPointF m_builtMoveOffset;
    Layers m_stale = kAllLayers;
    /// What the nodes have not yet been told.
    Layers m_unshown = kAllLayers;
    bool m_isGridUnshown = true;
    /// The layers from which something is taken away because it is dragged.
    Layers m_apart;
    scene::Viewport m_shown;
    QPointF m_moveOffset;
    QElapsedTimer m_clock;
    QTimer m_animation;
    LayerCounts m_counts;
};

} // namespace agentops::ui::graph
