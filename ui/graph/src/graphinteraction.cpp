// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphinteraction.h>

#include "gestures/autopan.h"
#include "gestures/gesture.h"
#include "gestures/resizeframe.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <array>
#include <cmath>

namespace agentops::ui::graph {

namespace {

// A press becomes a drag after this many pixels.
constexpr qreal kDragThreshold = 4;

// The first that takes the press is it.
constexpr std::array kPressStarts{&startPan, &startConnect};
constexpr std::array kDragStarts{&startCut, &startReroute,    &startReconnect,   &startLasso,
                                 &startBox, &startResizeNote, &startResizeFrame, &startMove};
// The same for what is only looked at.
constexpr std::array kReadingPressStarts{&startPan};
constexpr std::array kReadingDragStarts{&startLasso, &startBox};

template<size_t N>
std::unique_ptr<Gesture> firstOf(const std::array<StartGesture *, N> &starts,
                                 const GestureContext &context, const Press &press)
{
    for (StartGesture *const start : starts) {
        if (std::unique_ptr<Gesture> gesture = start(context, press))
            return gesture;
    }
    return nullptr;
}

Qt::KeyboardModifier modifierOf(int key)
{
    switch (key) {
    case Qt::Key_Shift:
        return Qt::ShiftModifier;
    case Qt::Key_Control:
        return Qt::ControlModifier;
    case Qt::Key_Alt:
        return Qt::AltModifier;
    default:
        return Qt::NoModifier;
    }
}

/// Whether something is written there that can be written anew in place.
bool isOnText(const GraphScene &scene, const Hit &hit, QPointF scenePos)
{
    if (hit.kind == Hit::Kind::Node) {
        const QRectF &card = scene.nodes()[size_t(hit.item)].rect;
        return card.contains(scenePos) && scenePos.y() < card.top() + CardMetrics::kHeaderHeight;
    }
    return hit.kind == Hit::Kind::Note || hit.kind == Hit::Kind::Group;
}

} // namespace

void GestureContext::select(Selection selection) const
{
    selection.keepWhatIsIn(scene);
    view.selection() = std::move(selection);
    host.selectionMoved();
    host.liveMoved();
}

GraphInteraction::GraphInteraction(workflow::DocumentEditor &editor, const GraphScene &scene,
                                   InteractionHost &host)
    : m_editor(editor)
    , m_scene(scene)
    , m_host(host)
{
    m_panTimer.setInterval(kAutoPanTick);
    QObject::connect(&m_panTimer, &QTimer::timeout, &m_panTimer, [this] { panAtBorder(); });
}

GraphInteraction::~GraphInteraction() = default;

GestureContext GraphInteraction::context()
{
    return {m_editor, m_scene, m_viewport, m_view, m_host};
}

void GraphInteraction::press(const PointerInput &input)
{
    m_last = input;
    m_isPointerHere = true;
    if (m_gesture && m_gesture->isByKeyboard())
        cancelGesture();
    if (m_press || m_gesture)
        return;
    m_host.refusalMoved(std::nullopt, {});
    const QPointF scenePos = m_viewport.toScene(input.viewPos);
    Press press{input, scenePos, m_scene.hitTest(scenePos, m_viewport.sceneLength(kHitTolerance)),
                m_isSpaceDown, m_view.selection()};
    if (input.button == Qt::RightButton && !input.modifiers.testFlag(Qt::ControlModifier)) {
        openContextMenu(press);
        return;
    }
    if (auto gesture = m_host.isReadOnly() ? firstOf(kReadingPressStarts, context(), press)
                                           : firstOf(kPressStarts, context(), press)) {
        m_press = std::move(press);
        begin(std::move(gesture));
    } else if (input.button == Qt::LeftButton || input.button == Qt::RightButton) {
        m_press = std::move(press);
        if (input.button == Qt::LeftButton)
            selectAtPress();
    }
}

void GraphInteraction::selectAtPress()
{
    m_view.focusedPort = {};
    const Qt::KeyboardModifiers modifiers = m_press->input.modifiers;
    const bool isToggle = modifiers.testFlag(Qt::ControlModifier);
    if (m_press->hit.isGround()) {
        // What is drawn around things next may add to the selection, or take away from it.
        if (!modifiers.testAnyFlags(Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier))
            clearSelection();
    } else if (!m_view.contains(m_scene, m_press->hit) && !isToggle) {
        clickSelect(m_press->hit, modifiers);
    }
}

void GraphInteraction::openContextMenu(const Press &press)
{
    if (press.hit.item >= 0 && !m_view.contains(m_scene, press.hit))
        selectOnly(press.hit);
    m_host.contextMenuWanted(press.input.viewPos);
}

void GraphInteraction::move(const PointerInput &input)
{
    m_last = input;
    m_isPointerHere = true;
    if (m_press && !m_gesture) {
        const QPointF travelled = input.viewPos - m_press->input.viewPos;
        if (std::hypot(travelled.x(), travelled.y()) < kDragThreshold)
            return;
        if (auto gesture = m_host.isReadOnly() ? firstOf(kReadingDragStarts, context(), *m_press)
                                               : firstOf(kDragStarts, context(), *m_press)) {
            begin(std::move(gesture));
            moveGesture();
        }
    } else if (m_press) {
        moveGesture();
    } else {
        updateHover(input.viewPos);
    }
}

void GraphInteraction::release(const PointerInput &input)
{
    if (!m_press || input.button != m_press->input.button)
        return; // another button than the one that began the gesture
    if (m_gesture) {
        finishGesture(input);
    } else {
        // A click that did not become a drag.
        const Press press = *std::exchange(m_press, std::nullopt);
        const bool isToggle = input.modifiers.testFlag(Qt::ControlModifier);
        if (input.button == Qt::RightButton)
            openContextMenu(press);
        else if (press.hit.kind == Hit::Kind::Fold || press.hit.kind == Hit::Kind::GroupFold)
            fold(press.hit);
        else if (press.hit.kind == Hit::Kind::Body
                 || (press.hit.item >= 0 && (isToggle || m_view.contains(m_scene, press.hit))))
            clickSelect(press.hit, input.modifiers);
        m_host.liveMoved();
    }
    updateHover(input.viewPos);
}

void GraphInteraction::begin(std::unique_ptr<Gesture> gesture)
{
    m_gesture = std::move(gesture);
    m_borderAllowance =
        m_press ? borderDepth(m_press->input.viewPos, m_viewport.viewSize()) : QPointF();
    m_host.liveMoved();
}

void GraphInteraction::moveGesture()
{
    m_gesture->move(m_last);
    if (!m_gesture->isPanningAtBorder())
        return;
    m_borderAllowance = allowedDepth(m_borderAllowance, m_last.viewPos, m_viewport.viewSize());
    const bool isAtBorder =
        !autoPanStep(m_last.viewPos, m_viewport.viewSize(), m_borderAllowance).isNull();
    if (isAtBorder && !m_panTimer.isActive())
        m_panTimer.start();
    else if (!isAtBorder)
        m_panTimer.stop();
}

void GraphInteraction::panAtBorder()
{
    if (!m_gesture || !m_gesture->isPanningAtBorder())
        return;
    const QPointF step = autoPanStep(m_last.viewPos, m_viewport.viewSize(), m_borderAllowance);
    if (step.isNull())
        return;
    m_viewport.panBy(-step);
    m_host.viewMoved();
    moveGesture();
}

void GraphInteraction::finishGesture(const PointerInput &input)
{
    // Taken away first: an edit ends the gestures that it does not come from.
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    gesture->release(input);
    endGesture();
}

void GraphInteraction::endGesture()
{
    const bool wasMoving = m_view.isMoving();
    m_panTimer.stop();
    m_gesture.reset();
    m_press.reset();
    m_view.gesture() = {};
    if (wasMoving)
        m_host.movingSetChanged();
    m_host.liveMoved();
}

void GraphInteraction::cancelGesture()
{
    if (!m_press && !m_gesture)
        return;
    m_host.refusalMoved(std::nullopt, {});
    if (m_gesture)
        m_gesture->cancel();
    endGesture();
}

void GraphInteraction::beginKeyConnect()
{
    if (m_press || m_gesture)
        return;
    if (auto gesture = startKeyConnect(context())) {
        begin(std::move(gesture));
        m_host.selectionMoved(); // what the keyboard is on
    }
}

bool GraphInteraction::isConnecting() const
{
    return m_gesture && m_gesture->isConnecting();
}

bool GraphInteraction::keyPressInGesture(int key)
{
    if (key == Qt::Key_Escape) {
        cancelGesture();
        return true;
    }
    if (!m_gesture || !m_gesture->isByKeyboard())
        return modifierChanged(key, true);
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        finishGesture(m_last);
        return true;
    }
    return m_gesture->keyPress(key);
}

bool GraphInteraction::modifierChanged(int key, bool isDown)
{
    const Qt::KeyboardModifier modifier = modifierOf(key);
    if (modifier == Qt::NoModifier || !m_gesture || m_gesture->isByKeyboard())
        return false;
    m_last.modifiers.setFlag(modifier, isDown);
    moveGesture();
    return true;
}

void GraphInteraction::doubleClick(const PointerInput &input)
{
    const QPointF scenePos = m_viewport.toScene(input.viewPos);
    const Hit hit = m_scene.hitTest(scenePos, m_viewport.sceneLength(kHitTolerance));
    // The second press has begun a gesture.
    endGesture();
    if (hit.isGround()) {
        m_host.paletteWanted(scenePos, std::nullopt, true);
    } else if (hit.kind == Hit::Kind::Node
               && m_host.calledWanted(m_scene.nodes()[size_t(hit.item)].id)) {
        return;
    } else if (isOnText(m_scene, hit, scenePos)) {
        selectOnly(hit);
        m_host.textWanted();
    } else if (hit.kind != Hit::Kind::Fold && hit.kind != Hit::Kind::GroupFold) {
        m_host.inspectorWanted();
    }
}

void GraphInteraction::leave()
{
    m_isPointerHere = false;
    m_view.hover = {};
    m_host.liveMoved();
}

void GraphInteraction::wheel(const scene::WheelStep &step)
{
    if (!applyWheel(m_viewport, step))
        return;
    m_host.viewMoved();
    if (m_gesture && !m_gesture->isByKeyboard()) {
        m_last.viewPos = step.viewPos;
        moveGesture();
    }
}

void GraphInteraction::pinch(QPointF viewPos, qreal factor)
{
    applyPinch(m_viewport, viewPos, factor);
    m_host.viewMoved();
    if (m_gesture && !m_gesture->isByKeyboard())
        moveGesture();
}

Qt::CursorShape GraphInteraction::cursor() const
{
    if (m_gesture && !m_gesture->isByKeyboard())
        return m_gesture->cursor();
    if (m_isSpaceDown)
        return Qt::OpenHandCursor;
    if (m_view.hover.isPort())
        return Qt::CrossCursor;
    if (m_view.hover.kind == Hit::Kind::NoteCorner)
        return Qt::SizeFDiagCursor;
    if (m_view.hover.kind == Hit::Kind::GroupSide)
        return resizeCursor(Qt::Edges::fromInt(m_view.hover.port));
    const bool isClickable = m_view.hover.kind == Hit::Kind::Edge
        || m_view.hover.kind == Hit::Kind::Fold || m_view.hover.kind == Hit::Kind::GroupFold;
    return isClickable ? Qt::PointingHandCursor : Qt::ArrowCursor;
}

void GraphInteraction::updateHover(QPointF viewPos)
{
    const Hit hit =
        m_scene.hitTest(m_viewport.toScene(viewPos), m_viewport.sceneLength(kHitTolerance));
    if (hit == m_view.hover)
        return;
    m_view.hover = hit;
    m_host.liveMoved();
}

void GraphInteraction::report(const Error &error, QPointF viewPos)
{
    m_host.refusalMoved(error, viewPos);
}

} // namespace agentops::ui::graph
