// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/diff/diffdocument.h>
#include <agentops/ui/diff/diffpicture.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QPointer>
#include <QtGui/QAccessible>
#include <QtQml/qqmlregistration.h>
#include <QtQuick/QQuickItem>

#include <map>

namespace agentops::ui::diff {

/// Draws what is seen of a document and takes the pointer.
///
/// The file is cut into chunks of entries; each has a picture of its own that is made when it
/// comes near the view and dropped when it is far. Scrolling moves transforms and makes at most a
/// chunk or two, so its cost does not depend on the size of the change.
/// Spaces: item coordinates are what is seen; contentX and contentY say which part of the file.
class DiffCanvas : public QQuickItem, private QAccessible::ActivationObserver
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::diff::DiffDocument *document READ document WRITE setDocument NOTIFY
                   documentChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged REQUIRED)
    Q_PROPERTY(
        agentops::ui::theme::Units *units READ units WRITE setUnits NOTIFY unitsChanged REQUIRED)
    Q_PROPERTY(double contentX READ contentX WRITE setContentX NOTIFY contentXChanged)
    Q_PROPERTY(double contentY READ contentY WRITE setContentY NOTIFY contentYChanged)
    /// How far the text may be scrolled sideways.
    Q_PROPERTY(double maximumContentX READ maximumContentX NOTIFY columnsChanged)
    /// Left edge of the second pane; 0 when unified.
    Q_PROPERTY(double splitX READ splitX NOTIFY columnsChanged)
    /// The line under the pointer that can be commented; -1 without any.
    Q_PROPERTY(int hoverEntry READ hoverEntry NOTIFY hoverChanged)
    Q_PROPERTY(bool hoverOnOld READ isHoverOnOld NOTIFY hoverChanged)
    Q_PROPERTY(double hoverGutterX READ hoverGutterX NOTIFY hoverChanged)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)
    /// Whether a screen reader or another assistive program listens.
    Q_PROPERTY(bool readAloud READ isReadAloud NOTIFY readAloudChanged)

public:
    static constexpr int kChunk = 32;

    explicit DiffCanvas(QQuickItem *parent = nullptr);
    ~DiffCanvas() override;

    DiffDocument *document() const { return m_document; }
    void setDocument(DiffDocument *document);
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);
    theme::Units *units() const { return m_units; }
    void setUnits(theme::Units *units);
    double contentX() const { return m_contentX; }
    void setContentX(double x);
    double contentY() const { return m_contentY; }
    void setContentY(double y);
    double maximumContentX() const;
    double splitX() const;
    int hoverEntry() const { return m_hoverEntry; }
    bool isHoverOnOld() const { return m_hoverOnOld; }
    double hoverGutterX() const;
    bool hasSelection() const { return m_selectionFrom >= 0; }
    static bool isReadAloud() { return QAccessible::isActive(); }

    /// Puts the selected lines on the clipboard, or the line of the cursor.
    Q_INVOKABLE void copy() const;

    /// For tests and benchmarks: pictures made so far.
    int pictureCount() const { return m_pictureCount; }

Q_SIGNALS:
    void documentChanged();
    void themeChanged();
    void unitsChanged();
    void contentXChanged();
    void contentYChanged();
    void columnsChanged();
    void hoverChanged();
    void selectionChanged();
    void readAloudChanged();
    /// The gutter of a line was pressed.
    void commentRequested(int entry, bool onOld);
    void pressed();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *data) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    struct Hit
    {
        int entry = -1;
        bool onOld = false;
        bool inGutter = false;
    };

    void accessibilityActiveChanged(bool active) override;
    Hit hitTest(QPointF viewPos) const;
    void restyle();
    void refresh();
    void recolor(review::Side side, int firstLine, int endLine);
    void updateColumns();
    void updateOverlay();
    void setHover(const Hit &hit);
    void setSelection(int from, int to);

    QPointer<DiffDocument> m_document;
    QPointer<theme::Theme> m_theme;
    QPointer<theme::Units> m_units;
    DiffPainter m_painter;
    Columns m_columns;
    std::map<int, ChunkPicture> m_fresh;
    std::vector<int> m_shown;
    scene::Mesh m_overlay;
    double m_contentX = 0;
    double m_contentY = 0;
    double m_textWidth = 0;
    quint64 m_revision = 0;
    /// Grows when every picture is stale; what was painted and drawn last.
    quint64 m_era = 1;
    quint64 m_paintedEra = 0;
    quint64 m_drawnEra = 0;
    const review::FileRows *m_rows = nullptr;
    int m_pressedEntry = -1;
    int m_hoverEntry = -1;
    bool m_hoverOnOld = false;
    int m_selectionFrom = -1;
    int m_selectionTo = -1;
    bool m_selectionOnOld = false;
    int m_pictureCount = 0;
};

} // namespace agentops::ui::diff
