// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/map/codemapcontroller.h>
#include <agentops/ui/map/mappicture.h>
#include <agentops/ui/scene/viewgestures.h>
#include <agentops/ui/scene/viewport.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QPointer>
#include <QtCore/QVariantAnimation>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

#include <memory>

namespace agentops::ui::map {

/// Draws the code map with four scene-graph nodes and turns gestures and keys into selection, pan
/// and zoom.
///
/// A picture is made for a region larger than the view; panning within it moves two transforms.
/// Budget: panning builds nothing; a picture costs about a microsecond per card and a few per line
/// of text.
/// Spaces: item coordinates are view coordinates; see scene::Viewport.
class MapCanvas : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::map::CodeMapController *controller READ controller WRITE setController
                   NOTIFY controllerChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Units *units READ units WRITE setUnits NOTIFY unitsChanged REQUIRED)
    /// What the pointer is over, for a tooltip; empty for the ground.
    Q_PROPERTY(QString hoveredText READ hoveredText NOTIFY hoveredChanged FINAL)
    Q_PROPERTY(QPointF hoveredPosition READ hoveredPosition NOTIFY hoveredChanged FINAL)
    /// Zoom as a share of the whole map's. Units: 1 shows everything.
    Q_PROPERTY(double zoom READ zoom NOTIFY viewChanged FINAL)

public:
    explicit MapCanvas(QQuickItem *parent = nullptr);
    ~MapCanvas() override;

    CodeMapController *controller() const { return m_controller; }
    void setController(CodeMapController *controller);
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);
    theme::Units *units() const { return m_units; }
    void setUnits(theme::Units *units);
    QString hoveredText() const;
    QPointF hoveredPosition() const { return m_hoverPos; }
    double zoom() const;

    Q_INVOKABLE void zoomIn();
    Q_INVOKABLE void zoomOut();
    /// Shows the whole map.
    Q_INVOKABLE void fitAll();
    /// Shows the selection as large as is useful.
    Q_INVOKABLE void zoomToSelection();

    /// For tests and benchmarks.
    const scene::Viewport &viewport() const { return m_viewport; }
    void setViewport(const scene::Viewport &viewport);
    const MapPicture &picture() const { return m_picture; }
    int pictureCount() const { return m_pictureCount; }

Q_SIGNALS:
    void controllerChanged();
    void themeChanged();
    void unitsChanged();
    void hoveredChanged();
    void viewChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Nodes;

    void schedule();
    void invalidate();
    void takeScene();
    void showNode(NodeIndex node);
    void moveTo(const scene::Viewport &target);
    void setHovered(NodeIndex node, QPointF viewPos);
    bool handleKey(QKeyEvent *event);
    void walk(Direction direction);

    QPointer<CodeMapController> m_controller;
    QPointer<theme::Theme> m_theme;
    QPointer<theme::Units> m_units;
    std::shared_ptr<const MapScene> m_scene;
    scene::TextLayoutCache m_texts;
    std::unique_ptr<MapPictureBuilder> m_builder;
    MapPicture m_picture;
    MapFrame m_frame;
    scene::Viewport m_viewport;
    scene::Viewport m_shown;
    scene::DragPan m_drag;
    QVariantAnimation m_flight;
    scene::Viewport m_flightFrom;
    scene::Viewport m_flightTo;
    NodeIndex m_hovered = kNoNode;
    QPointF m_hoverPos;
    QPointF m_pressPos;
    bool m_isFitted = true;
    bool m_isStale = true;
    bool m_isDirty = true;
    int m_pictureCount = 0;
};

} // namespace agentops::ui::map
