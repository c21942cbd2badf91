// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/interactionhost.h>
#include <agentops/ui/graph/interactionview.h>
#include <agentops/ui/graph/pointerinput.h>
#include <agentops/ui/scene/viewgestures.h>
#include <agentops/ui/scene/viewport.h>
#include <agentops/workflow/edit.h>

#include <QtCore/QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace agentops::workflow {
class DocumentEditor;
struct Elements;
struct NodeType;
} // namespace agentops::workflow

namespace agentops::ui::graph {

class Gesture;
struct GestureContext;
enum class Alignment;

/// Turns pointer and keys into edits of a document, a selection and a view: it says which gesture
/// begins, tells it what happens, and carries out commands.
///
/// A gesture becomes one undo step when it ends; Escape takes it back. While cards are dragged the
/// document is unchanged: the view draws them displaced.
/// Invariant: what is selected exists (documentChanged() sees to it).
/// Thread: GUI.
class GraphInteraction
{
public:
    /// All of them must outlive the interaction.
    GraphInteraction(workflow::DocumentEditor &editor, const GraphScene &scene,
                     InteractionHost &host);
    ~GraphInteraction();
    Q_DISABLE_COPY_MOVE(GraphInteraction)

    const scene::Viewport &viewport() const { return m_viewport; }
    const InteractionView &view() const { return m_view; }

    // Pointer.
    void press(const PointerInput &input);
    void move(const PointerInput &input);
    void release(const PointerInput &input);
    void doubleClick(const PointerInput &input);
    void leave();
    void wheel(const scene::WheelStep &step);
    void pinch(QPointF viewPos, qreal factor);
    Qt::CursorShape cursor() const;
    /// Moves the view where the pointer of a gesture is at its border; called by a timer.
    void panAtBorder();
    bool isPanningAtBorder() const { return m_panTimer.isActive(); }

    /// Whether the key meant something here.
    bool keyPress(int key, Qt::KeyboardModifiers modifiers);
    void keyRelease(int key);
    /// The keyboard has gone elsewhere.
    void focusLost();

    // View.
    void resize(QSizeF viewSize);
    void setViewport(const scene::Viewport &viewport);
    void zoomBy(qreal factor);
    void zoomTo(qreal scale);
    void zoomToFit();
    void zoomToSelection();
    /// Pans so that the selection is seen.
    void revealSelection();
    /// Selects an element and brings it to the middle of the view.
    void jumpTo(const Hit &element);
    QRectF boundsOf(const Hit &hit) const;
    void select(const Selection &selection);
    void selectNodes(const QSet<workflow::NodeId> &nodes);
    void selectEdge(const workflow::EdgeId &edge);
    void selectNotes(const QSet<workflow::NoteId> &notes);
    void selectAll();
    void clearSelection();
    bool hasSelection() const;
    /// Whether nodes or notes are selected, of which there can be copies.
    bool canCopy() const;
    /// The node that the inspector shows: the only one selected, or none.
    std::optional<workflow::NodeId> currentNode() const;

    void deleteSelection();
    void duplicateSelection();
    void copySelection();
    void cutSelection();
    /// Without a place: at the pointer, or beside what was copied when the pointer is elsewhere.
    void paste(std::optional<QPointF> scenePos = {},
               workflow::PasteLinks links = workflow::PasteLinks::None);
    void groupSelection(const QString &title);
    /// Of the selected nodes; without any, of the selected edges.
    void toggleMuted();
    bool canMute() const;
    void detachSelection();
    void nudge(QPointF sceneDelta);
    /// Cards, notes and frames; what a frame holds goes with it.
    void alignSelection(Alignment alignment);
    bool canAlign() const;
    /// Makes the gaps between them equal; the outermost stay.
    void distributeSelection(Qt::Orientation direction);
    bool canDistribute() const;
    /// Finds places for the selected cards, or for all.
    void layOutSelection();
    /// Of the selected containers and groups, or else of those that the selected nodes are in.
    void toggleCollapsed();
    bool canCollapse() const;
    /// Expands what hides a node.
    void uncover(const workflow::NodeId &node);
    /// Walks the containers that the selected nodes can be put into; Enter takes one.
    void beginMoveInto();
    bool canMoveInto() const;
    /// Beside the container that they are in.
    void moveOut();
    bool canMoveOut() const;
    /// Adds and selects a node around `scenePos`, in the edge or container there, or behind `from`.
    void addNode(const QString &kind, QPointF scenePos,
                 const std::optional<workflow::PortRef> &from = {}, bool fromIsOutput = true);
    /// Walks the ports that the selected node can be connected to; Enter takes one.
    void beginKeyConnect();
    void cancelGesture();
    bool isConnecting() const;
    /// Asks for a node there; from the port that the keyboard is on, for one that fits to it.
    void askForNode();
    /// Where a new node goes by itself: beside the selection, or in the middle of the view.
    QPointF placeForNode();
    /// Asks for the menu where the pointer was last.
    void askForMenu();

    // Keyboard. What is reached is selected and brought into view.
    /// Nodes, notes and frames, one after the other.
    void walkElements(int step);
    void walkEdges(int step);
    /// From the selected node to the nearest in that direction.
    void walkTowards(QPointF direction);
    /// The ports of the selected node, down its left side, then down its right one.
    void walkPorts(int step);

    /// What is stressed, and the rest pale; without a search nothing is.
    void setFound(std::optional<Selection> found) { m_view.found = std::move(found); }
    /// Drops what is no longer there.
    void documentChanged();

private:
    GestureContext context();
    void arrangeSelection(const std::function<QList<QRectF>(const QList<QRectF> &)> &arrange);
    void selectAtPress();
    void openContextMenu(const Press &press);
    void begin(std::unique_ptr<Gesture> gesture);
    void finishGesture(const PointerInput &input);
    void endGesture();
    void moveGesture();
    bool keyPressInGesture(int key);
    bool modifierChanged(int key, bool isDown);
    void updateHover(QPointF viewPos);
    void clickSelect(const Hit &hit, Qt::KeyboardModifiers modifiers);
    void walkAlong(const std::vector<Hit> &elements, int step);
    void reveal(const QRectF &bounds);
    void fold(const Hit &hit);
    workflow::Elements foldable() const;
    void setCollapsed(const workflow::Elements &elements, bool isCollapsed);
    workflow::NodeId containerForNew(QPointF scenePos) const;
    Result<workflow::NodeId> addInto(const workflow::NodeId &container, const QString &kind,
                                     QPointF corner);
    Result<workflow::NodeId> addNodeAt(const workflow::NodeType &type, QPointF corner,
                                       const workflow::PortRef &port, bool isOutput);
    QPointF placeForPaste(const QByteArray &text);
    void selectAdded(const workflow::Elements &added);
    void report(const Error &error, QPointF viewPos);
    void selectOnly(const Hit &hit);

    workflow::DocumentEditor &m_editor;
    const GraphScene &m_scene;
    InteractionHost &m_host;
    scene::Viewport m_viewport;
    InteractionView m_view;
    /// The button that is down, and what has become of it.
    std::optional<Press> m_press;
    std::unique_ptr<Gesture> m_gesture;
    bool m_isSpaceDown = false;
    bool m_isPointerHere = false;
    PointerInput m_last;
    QTimer m_panTimer;
    /// How deep in the border the pointer may be without moving the view.
    QPointF m_borderAllowance;
    /// What was copied here, and where its next copy goes.
    QByteArray m_copied;
    QPointF m_copyPlace;
    /// Where a node was asked for beside the selection, and the container that it is to be in.
    std::optional<std::pair<QPointF, workflow::NodeId>> m_asked;
};

} // namespace agentops::ui::graph
