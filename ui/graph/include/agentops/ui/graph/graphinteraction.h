// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/ui/graph/graphpicture.h>
#include <agentops/ui/scene/viewgestures.h>
#include <agentops/ui/scene/viewport.h>

#include <optional>

namespace agentops::workflow {
class DocumentEditor;
struct Elements;
struct NodeType;
} // namespace agentops::workflow

namespace agentops::ui::graph {

/// What the gestures of a canvas need from whoever shows it.
class InteractionHost
{
public:
    virtual ~InteractionHost() = default;

    virtual void viewMoved() = 0;
    /// Something drawn in the live layer changed: hover, box, a preview, the selection.
    virtual void liveMoved() = 0;
    /// Cards, notes or groups begin or cease to be drawn apart because they are dragged.
    virtual void movingSetChanged() = 0;
    virtual void selectionMoved() = 0;
    /// Why something cannot be done, to be shown at the pointer; nothing: no longer.
    virtual void refusalMoved(const std::optional<Error> &reason, QPointF viewPos) = 0;
    /// A node is wanted at a place; with a port, one that can be connected to it.
    virtual void paletteWanted(QPointF scenePos, const std::optional<workflow::PortRef> &from,
                               bool fromIsOutput) = 0;
    virtual void contextMenuWanted(QPointF viewPos) = 0;
    virtual void inspectorWanted() = 0;
    virtual QByteArray clipboardText() const = 0;
    virtual void setClipboardText(const QByteArray &text) = 0;
};

/// A pointer event without a window.
struct PointerInput
{
    QPointF viewPos;
    Qt::MouseButton button = Qt::LeftButton;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

/// Turns pointer and keys into edits of a document, a selection and a view.
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

    // Selection.
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

    // Commands.
    void deleteSelection();
    void duplicateSelection();
    void copySelection();
    void cutSelection();
    /// Without a place: at the pointer, or beside what was copied when the pointer is elsewhere.
    void paste(std::optional<QPointF> scenePos = {});
    void groupSelection(const QString &title);
    void toggleMuted();
    void nudge(QPointF sceneDelta);
    /// Adds a node in the middle of `scenePos`, into the edge that lies there if it fits, or
    /// connected to `from`; selects it.
    void addNode(const QString &kind, QPointF scenePos,
                 const std::optional<workflow::PortRef> &from = {}, bool fromIsOutput = true);
    /// Walks the ports that the selected node can be connected to; Enter takes one.
    void beginKeyConnect();
    void cancelGesture();
    bool isConnecting() const { return m_mode == Mode::Connect || m_mode == Mode::KeyConnect; }
    /// Asks for a node beside the selection, or in the middle of the view; from the port that the
    /// keyboard is on, for one that can be connected to it.
    void askForNode();

    /// The scene has followed an edit: drops what is no longer there from the selection.
    void documentChanged();

private:
    enum class Mode { Idle, Pressed, Pan, Box, Move, Connect, KeyConnect, ResizeNote };

    void beginMove();
    void updateMove(const PointerInput &input);
    void finishMove();
    void beginConnect(const Hit &port, QPointF viewPos);
    void updateConnect(QPointF viewPos);
    /// The port that a connection dropped anywhere on a card is meant for.
    Hit portToTryOn(int card, Hit::Kind wanted) const;
    void finishConnect(QPointF viewPos);
    void stepKeyConnect(int direction);
    void finishKeyConnect();
    void updateBox(const PointerInput &input);
    void updateHover(QPointF viewPos);
    void clickSelect(const Hit &hit, Qt::KeyboardModifiers modifiers);
    void endMode();
    bool keyPressConnecting(int key);
    bool keyPressCommand(int key, Qt::KeyboardModifiers modifiers);
    bool keyPressPlain(int key, Qt::KeyboardModifiers modifiers);
    void walkElements(int step);
    void walkEdges(int step);
    void walkAlong(const std::vector<Hit> &elements, int step);
    void reveal(const QRectF &bounds);
    QRectF boundsOf(const Hit &hit) const;
    void walkTowards(QPointF direction);
    void walkPorts(int step);
    std::optional<Error> whyNot(const Hit &target) const;
    Result<workflow::NodeId> addNodeAt(const workflow::NodeType &type, QPointF corner,
                                       const workflow::PortRef &port, bool isOutput);
    QPointF placeForPaste(const QByteArray &text);
    void selectAdded(const workflow::Elements &added);
    void report(const Error &error, QPointF viewPos);
    void selectOnly(const Hit &hit);
    bool isSelected(const Hit &hit) const;

    workflow::DocumentEditor &m_editor;
    const GraphScene &m_scene;
    InteractionHost &m_host;
    scene::Viewport m_viewport;
    InteractionView m_view;
    scene::DragPan m_pan;
    Mode m_mode = Mode::Idle;
    Qt::MouseButton m_button = Qt::NoButton;
    bool m_isSpaceDown = false;
    bool m_isPointerHere = false;
    QPointF m_pressPos;
    QPointF m_lastPos;
    Hit m_pressed;
    /// The edge that a drag from a connected input takes away with it.
    std::optional<workflow::EdgeId> m_detached;
    InteractionView m_beforeBox;
    QRectF m_noteRect;
    /// What was copied here, and where its next copy goes.
    QByteArray m_copied;
    QPointF m_copyPlace;
    std::vector<Hit> m_keyTargets;
    int m_keyTarget = -1;
};

} // namespace agentops::ui::graph
