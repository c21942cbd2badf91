// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphinteraction.h>

namespace agentops::ui::graph {

/// What gestures work on; all of it outlives them.
struct GestureContext
{
    workflow::DocumentEditor &editor;
    const GraphScene &scene;
    scene::Viewport &viewport;
    InteractionView &view;
    InteractionHost &host;

    void report(const Error &error, QPointF viewPos) const { host.refusalMoved(error, viewPos); }
    void select(Selection selection) const;
};

/// One thing that a person does with the pointer, from the press of a button to its release, or
/// with keys, until Enter.
///
/// It edits nothing before its end and is destroyed then; what it shows of itself meanwhile is
/// in the view's GestureView.
class Gesture
{
public:
    virtual ~Gesture() = default;
    Q_DISABLE_COPY_MOVE(Gesture)

    /// Also when the view was moved under a pointer that stands still.
    virtual void move(const PointerInput &input) = 0;
    virtual void release(const PointerInput &input) = 0;
    /// Gives back what the gesture has changed already; no edit is among that.
    virtual void cancel() { }
    virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// Whether the view follows a pointer at its border.
    virtual bool isPanningAtBorder() const { return false; }
    /// Whether it can go on when the document has changed; it then keeps no index.
    virtual bool isOutlivingEdits() const { return false; }
    virtual bool isConnecting() const { return false; }
    /// The keyboard's gestures leave the pointer alone; each knows its own keys.
    virtual bool isByKeyboard() const { return false; }
    virtual bool keyPress(int) { return false; }

protected:
    explicit Gesture(const GestureContext &context) : m_context(context) { }

    const GestureContext m_context;
};

// What begins with a press, or with the drag that follows one. Each returns nothing when the press
// does not mean it.
using StartGesture = std::unique_ptr<Gesture>(const GestureContext &, const Press &);

StartGesture startPan;
StartGesture startConnect;
StartGesture startReconnect;
StartGesture startCut;
StartGesture startReroute;
StartGesture startLasso;
StartGesture startBox;
StartGesture startResizeNote;
StartGesture startResizeFrame;
StartGesture startMove;
/// Walks the ports that the selected node can be connected to.
std::unique_ptr<Gesture> startKeyConnect(const GestureContext &context);
/// Walks the containers that the selected nodes can be put into.
std::unique_ptr<Gesture> startMoveInto(const GestureContext &context);

/// Around an edge or a port, what still hits it. Units: view pixels.
inline constexpr qreal kHitTolerance = 6;

} // namespace agentops::ui::graph
