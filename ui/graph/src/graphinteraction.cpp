// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphinteraction.h>

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/validation.h>

#include <cmath>

namespace agentops::ui::graph {

namespace {

// A press becomes a drag after this many pixels.
constexpr qreal kDragThreshold = 4;
// An edge or a port is hit this many pixels around it.
constexpr qreal kHitTolerance = 6;
// A dragged edge snaps to a port within this many pixels.
constexpr qreal kSnapReach = 30;
constexpr QSizeF kSmallestNote{120, 60};

/// What a box does with the selection that was there before.
enum class BoxMode { Replace, Add, Remove };

BoxMode boxModeOf(Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testAnyFlags(Qt::ControlModifier | Qt::AltModifier))
        return BoxMode::Remove;
    return modifiers.testFlag(Qt::ShiftModifier) ? BoxMode::Add : BoxMode::Replace;
}

} // namespace

GraphInteraction::GraphInteraction(workflow::DocumentEditor &editor, const GraphScene &scene,
                                   InteractionHost &host)
    : m_editor(editor)
    , m_scene(scene)
    , m_host(host)
{ }

void GraphInteraction::press(const PointerInput &input)
{
    m_lastPos = m_pressPos = input.viewPos;
    m_isPointerHere = true;
    if (m_mode == Mode::KeyConnect)
        cancelGesture();
    if (m_mode != Mode::Idle)
        return;
    m_button = input.button;
    m_host.refusalMoved(std::nullopt, {});
    if (input.button == Qt::MiddleButton || (input.button == Qt::LeftButton && m_isSpaceDown)) {
        m_mode = Mode::Pan;
        m_pan.begin(input.viewPos);
        return;
    }
    m_pressed =
        m_scene.hitTest(m_viewport.toScene(input.viewPos), m_viewport.sceneLength(kHitTolerance));
    if (input.button == Qt::RightButton) {
        if (m_pressed.item >= 0 && !isSelected(m_pressed))
            selectOnly(m_pressed);
        m_host.contextMenuWanted(input.viewPos);
        return;
    }
    if (input.button != Qt::LeftButton)
        return;
    m_view.focusedPort = {};
    m_mode = Mode::Pressed;
    if (m_pressed.isPort()) {
        beginConnect(m_pressed, input.viewPos);
    } else if (m_pressed.item < 0) {
        m_beforeBox = m_view;
        if (boxModeOf(input.modifiers) == BoxMode::Replace)
            clearSelection();
    } else if (!isSelected(m_pressed) && !input.modifiers.testFlag(Qt::ControlModifier)) {
        clickSelect(m_pressed, input.modifiers);
    }
}

void GraphInteraction::move(const PointerInput &input)
{
    const QPointF travelled = input.viewPos - m_pressPos;
    const bool isFar = std::hypot(travelled.x(), travelled.y()) >= kDragThreshold;
    m_lastPos = input.viewPos;
    m_isPointerHere = true;
    switch (m_mode) {
    case Mode::Idle:
    case Mode::KeyConnect:
        updateHover(input.viewPos);
        return;
    case Mode::Pressed:
        if (!isFar)
            return;
        if (m_pressed.kind == Hit::Kind::Edge)
            return; // a connection goes where its cards go
        if (m_pressed.item < 0)
            m_mode = Mode::Box;
        else if (m_pressed.kind == Hit::Kind::NoteCorner)
            m_mode = Mode::ResizeNote;
        else
            beginMove();
        return move(input);
    case Mode::Pan:
        m_pan.move(m_viewport, input.viewPos);
        m_host.viewMoved();
        return;
    case Mode::Box:
        updateBox(input);
        return;
    case Mode::Move:
        updateMove(input);
        return;
    case Mode::Connect:
        updateConnect(input.viewPos);
        return;
    case Mode::ResizeNote: {
        const NoteItem &note = m_scene.notes()[size_t(m_pressed.item)];
        const QPointF corner = CardMetrics::snapped(m_viewport.toScene(input.viewPos));
        m_noteRect = QRectF(note.rect.topLeft(),
                            QSizeF(corner.x() - note.rect.left(), corner.y() - note.rect.top())
                                .expandedTo(kSmallestNote));
        m_view.box = m_noteRect;
        m_host.liveMoved();
        return;
    }
    }
}

void GraphInteraction::release(const PointerInput &input)
{
    if (input.button != m_button)
        return; // another button than the one that began the gesture
    switch (m_mode) {
    case Mode::Pressed:
        // A click that did not become a drag.
        if (m_pressed.item >= 0
            && (isSelected(m_pressed) || input.modifiers.testFlag(Qt::ControlModifier)))
            clickSelect(m_pressed, input.modifiers);
        break;
    case Mode::Move:
        updateMove(input);
        finishMove();
        break;
    case Mode::Connect:
        finishConnect(input.viewPos);
        break;
    case Mode::ResizeNote:
        if (const auto done =
                m_editor.setNoteRect(m_scene.notes()[size_t(m_pressed.item)].id, m_noteRect);
            !done)
            report(done.error(), input.viewPos);
        break;
    case Mode::Idle:
    case Mode::KeyConnect:
        return;
    case Mode::Pan:
    case Mode::Box:
        break;
    }
    endMode();
    updateHover(input.viewPos);
}

void GraphInteraction::endMode()
{
    const bool wasMoving = !m_view.movingNodes.isEmpty() || !m_view.movingNotes.isEmpty()
        || !m_view.movingGroups.isEmpty();
    m_mode = Mode::Idle;
    m_pan.end();
    m_pressed = {};
    m_detached.reset();
    m_view.box = {};
    m_view.movingNodes.clear();
    m_view.movingNotes.clear();
    m_view.movingGroups.clear();
    m_view.moveOffset = {};
    m_view.connectSource = {};
    m_view.connectTarget = {};
    m_view.isConnectRefused = false;
    m_keyTargets.clear();
    if (wasMoving)
        m_host.movingSetChanged();
    m_host.liveMoved();
}

void GraphInteraction::cancelGesture()
{
    if (m_mode == Mode::Idle)
        return;
    m_host.refusalMoved(std::nullopt, {});
    if (m_mode == Mode::Box) {
        m_view.selectedNodes = m_beforeBox.selectedNodes;
        m_view.selectedNotes = m_beforeBox.selectedNotes;
        m_view.selectedEdges = m_beforeBox.selectedEdges;
        m_view.selectedGroups = m_beforeBox.selectedGroups;
        m_host.selectionMoved();
    }
    endMode();
}

void GraphInteraction::doubleClick(const PointerInput &input)
{
    const QPointF scenePos = m_viewport.toScene(input.viewPos);
    const Hit hit = m_scene.hitTest(scenePos, m_viewport.sceneLength(kHitTolerance));
    // The second press has begun a gesture.
    endMode();
    if (hit.item < 0)
        m_host.paletteWanted(scenePos, std::nullopt, true);
    else
        m_host.inspectorWanted();
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
    if (m_mode == Mode::Connect)
        updateConnect(step.viewPos);
}

void GraphInteraction::pinch(QPointF viewPos, qreal factor)
{
    applyPinch(m_viewport, viewPos, factor);
    m_host.viewMoved();
}

Qt::CursorShape GraphInteraction::cursor() const
{
    if (m_mode == Mode::Pan)
        return Qt::ClosedHandCursor;
    if (m_isSpaceDown)
        return Qt::OpenHandCursor;
    if (m_mode == Mode::Move)
        return Qt::SizeAllCursor;
    if (m_mode == Mode::Connect || m_view.hover.isPort())
        return m_view.isConnectRefused ? Qt::ForbiddenCursor : Qt::CrossCursor;
    if (m_mode == Mode::ResizeNote || m_view.hover.kind == Hit::Kind::NoteCorner)
        return Qt::SizeFDiagCursor;
    return m_view.hover.kind == Hit::Kind::Edge ? Qt::PointingHandCursor : Qt::ArrowCursor;
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

void GraphInteraction::updateBox(const PointerInput &input)
{
    m_view.box =
        QRectF(m_viewport.toScene(m_pressPos), m_viewport.toScene(input.viewPos)).normalized();
    const BoxMode mode = boxModeOf(input.modifiers);
    const auto put = [mode](auto &set, const auto &id) {
        if (mode == BoxMode::Remove)
            set.remove(id);
        else
            set.insert(id);
    };
    const InteractionView before = mode == BoxMode::Replace ? InteractionView() : m_beforeBox;
    m_view.selectedNodes = before.selectedNodes;
    m_view.selectedEdges = before.selectedEdges;
    m_view.selectedNotes = before.selectedNotes;
    m_view.selectedGroups = before.selectedGroups;
    std::vector<int> found;
    m_scene.nodesIn(m_view.box, found);
    for (const int node : found)
        put(m_view.selectedNodes, m_scene.nodes()[size_t(node)].id);
    // What is long, or surrounds other things, only when all of it is inside.
    m_scene.edgesIn(m_view.box, found);
    for (const int index : found) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        if (edge.curve.isWithin(m_view.box))
            put(m_view.selectedEdges, edge.id);
    }
    for (const NoteItem &note : m_scene.notes()) {
        if (note.rect.intersects(m_view.box))
            put(m_view.selectedNotes, note.id);
    }
    for (const GroupItem &group : m_scene.groups()) {
        if (m_view.box.contains(group.rect))
            put(m_view.selectedGroups, group.id);
    }
    m_host.selectionMoved();
    m_host.liveMoved();
}

void GraphInteraction::beginMove()
{
    m_mode = Mode::Move;
    if (!isSelected(m_pressed))
        selectOnly(m_pressed);
    m_view.movingNodes = m_view.selectedNodes;
    m_view.movingNotes = m_view.selectedNotes;
    m_view.movingGroups = m_view.selectedGroups;
    for (const workflow::GroupId &id : std::as_const(m_view.selectedGroups)) {
        for (const int node : m_scene.groups()[size_t(m_scene.indexOf(id))].nodes)
            m_view.movingNodes.insert(m_scene.nodes()[size_t(node)].id);
    }
    m_host.movingSetChanged();
}

void GraphInteraction::updateMove(const PointerInput &input)
{
    QPointF offset = (input.viewPos - m_pressPos) / m_viewport.scale();
    QPointF origin;
    if (m_pressed.kind == Hit::Kind::Node)
        origin = m_scene.nodes()[size_t(m_pressed.item)].rect.topLeft();
    else if (m_pressed.kind == Hit::Kind::Note)
        origin = m_scene.notes()[size_t(m_pressed.item)].rect.topLeft();
    else if (m_pressed.kind == Hit::Kind::Group)
        origin = m_scene.groups()[size_t(m_pressed.item)].rect.topLeft();
    // The grabbed thing lands on the grid; the others keep their distance to it.
    if (!input.modifiers.testFlag(Qt::AltModifier))
        offset = CardMetrics::snapped(origin + offset) - origin;
    if (offset == m_view.moveOffset)
        return;
    m_view.moveOffset = offset;
    m_host.liveMoved();
}

void GraphInteraction::finishMove()
{
    nudge(m_view.moveOffset);
}

void GraphInteraction::nudge(QPointF sceneDelta)
{
    if (sceneDelta.isNull())
        return;
    const bool isDragging = m_mode == Mode::Move;
    const QSet<workflow::NodeId> nodes = isDragging ? m_view.movingNodes : m_view.selectedNodes;
    m_editor.beginGesture();
    QHash<workflow::NodeId, QPointF> positions;
    for (const workflow::NodeId &id : nodes) {
        if (const int index = m_scene.indexOf(id); index >= 0)
            positions.insert(id, m_scene.nodes()[size_t(index)].rect.topLeft() + sceneDelta);
    }
    std::optional<Error> problem;
    const auto note = [&problem](const Result<> &done) {
        if (!done && !problem)
            problem = done.error();
    };
    if (!positions.isEmpty())
        note(m_editor.moveNodes(positions));
    for (const workflow::NoteId &id : std::as_const(m_view.selectedNotes)) {
        const QRectF &rect = m_scene.notes()[size_t(m_scene.indexOf(id))].rect;
        note(m_editor.setNoteRect(id, rect.translated(sceneDelta)));
    }
    for (const workflow::GroupId &id : std::as_const(m_view.selectedGroups)) {
        const QRectF &rect = m_scene.groups()[size_t(m_scene.indexOf(id))].rect;
        note(m_editor.setGroupRect(id, rect.translated(sceneDelta)));
    }
    m_editor.endGesture();
    if (problem)
        report(*problem, m_lastPos);
}

void GraphInteraction::report(const Error &error, QPointF viewPos)
{
    m_host.refusalMoved(error, viewPos);
}

} // namespace agentops::ui::graph
