// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/containing.h"
#include "gestures/placement.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/guides.h>
#include <agentops/workflow/documenteditor.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

namespace {

// What is dragged is drawn to a line within this many pixels, and within a step of the grid.
constexpr qreal kGuideReach = 6;
// Among more cards than this, lines would be everywhere.
constexpr size_t kMaxGuideCards = 400;
// A card is put into a connection that is this near to its middle.
constexpr qreal kInsertReach = 36;

/// Drags the selected cards, notes and frames, or copies of them.
///
/// What was grabbed lands on the grid, or in line with what is near; the others keep their distance
/// to it. With Alt it goes anywhere, with Shift along one axis, with Ctrl the originals stay. A
/// card that is connected with nothing is put into the connection that it is let go on. What is let
/// go on the frame of a container is in it then, and what is let go outside of its own no longer;
/// connections that would lead across the frame forbid it, or with Alt are cut. A group has the
/// cards that are let go in its frame.
class MoveGesture : public Gesture
{
public:
    MoveGesture(const GestureContext &context, const Press &press, QPointF grabbed,
                const Selection &moving)
        : Gesture(context)
        , m_pressPos(press.scenePos)
        , m_grabbed(grabbed)
        , m_bounds(boundsOf(context.scene, moving))
        , m_own(moving.selectedNodes.isEmpty()
                    ? std::nullopt
                    : commonContainer(context.scene, moving.selectedNodes))
        , m_container(m_own.value_or(workflow::NodeId()))
    {
        m_context.view.movingNodes = moving.selectedNodes;
        m_context.view.movingNotes = moving.selectedNotes;
        m_context.view.movingGroups = moving.selectedGroups;
        m_context.host.movingSetChanged();
    }

    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    void cancel() override { m_context.view.hover = {}; }
    Qt::CursorShape cursor() const override
    {
        return m_context.view.isCopying ? Qt::DragCopyCursor : Qt::SizeAllCursor;
    }
    bool isPanningAtBorder() const override { return true; }
    bool isOutlivingEdits() const override { return true; }

private:
    Selection moving() const;
    bool canCopy() const;
    void collectOthers(bool isCopying);
    QPointF snapped(QPointF offset, bool isAlongX, bool isAlongY);
    void copy(QPointF viewPos);
    Result<> insert(const workflow::Places &places);
    Result<> put(const workflow::Places &places, Qt::KeyboardModifiers modifiers);
    bool isLeaving() const;
    void findContainer(QPointF scenePos);
    void findInsertion();
    bool fitsInto(const workflow::NodeId &node, const workflow::EdgeId &edge) const;
    int edgeUnder(const NodeItem &node) const;

    const QPointF m_pressPos;
    /// The top left corner of what was grabbed, and what all that moves covers, before the drag.
    const QPointF m_grabbed;
    const QRectF m_bounds;
    std::vector<int> m_visible;
    std::vector<QRectF> m_others;
    /// The connection that was last under the card, and the one that the card fits into.
    int m_edge = -1;
    std::optional<workflow::EdgeId> m_insertInto;
    /// The container that all the cards are in, empty for none; nothing when they are in several:
    /// then each stays in its own.
    const std::optional<workflow::NodeId> m_own;
    /// The one that they are over.
    workflow::NodeId m_container;
};

void MoveGesture::move(const PointerInput &input)
{
    InteractionView &view = m_context.view;
    QPointF offset = m_context.viewport.toScene(input.viewPos) - m_pressPos;
    const bool isOneAxis = input.modifiers.testFlag(Qt::ShiftModifier);
    const bool isMostlyX = std::abs(offset.x()) >= std::abs(offset.y());
    const bool isAlongX = !isOneAxis || isMostlyX;
    const bool isAlongY = !isOneAxis || !isMostlyX;
    offset = {isAlongX ? offset.x() : 0, isAlongY ? offset.y() : 0};
    const bool isCopying = input.modifiers.testFlag(Qt::ControlModifier) && canCopy();
    QList<QLineF> guides;
    if (!input.modifiers.testFlag(Qt::AltModifier)) {
        collectOthers(isCopying);
        offset = snapped(offset, isAlongX, isAlongY);
        if (!offset.isNull())
            guides = guideLines(m_bounds.translated(offset), m_others);
    }
    const workflow::NodeId dropBody = view.dropBody;
    const bool hasChanged = isCopying != view.isCopying;
    view.isCopying = isCopying;
    findContainer(m_context.viewport.toScene(input.viewPos));
    if (hasChanged) {
        m_context.host.movingSetChanged();
    } else if (offset == view.moveOffset && guides == view.guides && dropBody == view.dropBody) {
        return;
    }
    view.moveOffset = offset;
    view.guides = std::move(guides);
    findInsertion();
    m_context.host.liveMoved();
}

void MoveGesture::collectOthers(bool isCopying)
{
    const InteractionView &view = m_context.view;
    const GraphScene &scene = m_context.scene;
    const QRectF visible = m_context.viewport.visibleSceneRect();
    m_others.clear();
    scene.nodesIn(visible, m_visible);
    if (m_visible.size() > kMaxGuideCards)
        return;
    for (const int index : m_visible) {
        const NodeItem &node = scene.nodes()[size_t(index)];
        if (isCopying || !view.movingNodes.contains(node.id))
            m_others.push_back(node.rect);
    }
    for (const NoteItem &note : scene.notes()) {
        if (note.rect.intersects(visible) && (isCopying || !view.movingNotes.contains(note.id)))
            m_others.push_back(note.rect);
    }
}

QPointF MoveGesture::snapped(QPointF offset, bool isAlongX, bool isAlongY)
{
    const qreal reach = std::min(m_context.viewport.sceneLength(kGuideReach), CardMetrics::kSnap);
    const GuideShift shift = guideShift(m_bounds.translated(offset), m_others, reach);
    const QPointF onGrid = CardMetrics::snapped(m_grabbed + offset) - m_grabbed;
    return {!isAlongX     ? 0
                : shift.x ? offset.x() + *shift.x
                          : onGrid.x(),
            !isAlongY     ? 0
                : shift.y ? offset.y() + *shift.y
                          : onGrid.y()};
}

Selection MoveGesture::moving() const
{
    Selection selection;
    selection.selectedNodes = m_context.view.movingNodes;
    selection.selectedNotes = m_context.view.movingNotes;
    selection.selectedGroups = m_context.view.movingGroups;
    return selection;
}

bool MoveGesture::canCopy() const
{
    return !m_context.view.movingNodes.isEmpty() || !m_context.view.movingNotes.isEmpty();
}

void MoveGesture::release(const PointerInput &input)
{
    move(input);
    const QPointF offset = m_context.view.moveOffset;
    if (offset.isNull())
        return;
    if (m_context.view.isCopying) {
        copy(input.viewPos);
        return;
    }
    workflow::Places places;
    addMoved(places, m_context, moving(), offset);
    const auto groups = regrouped(m_context.scene, moving(), offset);
    workflow::DocumentEditor &editor = m_context.editor;
    editor.beginGesture();
    Result<> done = m_insertInto ? insert(places) : put(places, input.modifiers);
    for (const auto &[group, nodes] : groups.asKeyValueRange()) {
        if (done)
            done = editor.setGroupNodes(group, nodes);
    }
    editor.endGesture();
    if (!done)
        m_context.report(done.error(), input.viewPos);
}

void MoveGesture::findContainer(QPointF scenePos)
{
    InteractionView &view = m_context.view;
    if (!m_own || m_context.scene.containers().empty())
        return;
    m_container = containerForMoved(m_context.scene, view.movingNodes, *m_own, scenePos);
    view.dropBody = view.isCopying || m_container != m_own ? m_container : workflow::NodeId();
}

/// Whether what the cards are over is around the container that they are in.
bool MoveGesture::isLeaving() const
{
    const GraphScene &scene = m_context.scene;
    const int own = scene.indexOf(*m_own);
    const int container = scene.indexOf(m_container);
    return own >= 0 && (container < 0 || scene.isInside(own, container));
}

Result<> MoveGesture::put(const workflow::Places &places, Qt::KeyboardModifiers modifiers)
{
    if (!m_own || m_container == m_own)
        return m_context.editor.arrange(places);
    const bool isCutting = modifiers.testFlag(Qt::AltModifier);
    const QPointF offset = m_context.view.moveOffset;
    workflow::Places inside;
    addMoved(inside, m_context, moving(),
             offset + clearOfHead(m_context.scene, m_container, m_bounds.translated(offset)));
    const Result<> done = moveInto(
        m_context.editor, outermost(m_context.scene, m_context.view.movingNodes), m_container,
        inside, isCutting ? workflow::CrossingEdges::Cut : workflow::CrossingEdges::Refuse);
    // What may not leave goes where it was dragged, and the frame grows.
    if (!done && isLeaving())
        AO_CHECK(m_context.editor.arrange(places));
    return done;
}

/// Whether the editor would do it, which it tells by doing it elsewhere.
bool MoveGesture::fitsInto(const workflow::NodeId &node, const workflow::EdgeId &edge) const
{
    workflow::DocumentEditor trial(m_context.editor.catalog(), m_context.editor.document());
    return trial.insertOnEdge(node, edge, {}).has_value();
}

Result<> MoveGesture::insert(const workflow::Places &places)
{
    const auto card = places.nodes.constBegin();
    return m_context.editor.insertOnEdge(card.key(), *m_insertInto, card.value());
}

void MoveGesture::findInsertion()
{
    const InteractionView &view = m_context.view;
    const GraphScene &scene = m_context.scene;
    const bool isOneCard = view.movingNodes.size() == 1 && view.movingNotes.isEmpty()
        && view.movingGroups.isEmpty() && !view.isCopying;
    const int index = isOneCard ? scene.indexOf(*view.movingNodes.begin()) : -1;
    const bool isLoose = index >= 0 && scene.edgesOf(index).empty();
    const int edge = isLoose ? edgeUnder(scene.nodes()[size_t(index)]) : -1;
    if (edge == m_edge)
        return;
    m_edge = edge;
    m_insertInto.reset();
    if (edge >= 0 && fitsInto(scene.nodes()[size_t(index)].id, scene.edges()[size_t(edge)].id))
        m_insertInto = scene.edges()[size_t(edge)].id;
    m_context.view.hover = m_insertInto ? Hit{Hit::Kind::Edge, edge, -1} : Hit();
}

int MoveGesture::edgeUnder(const NodeItem &node) const
{
    const QRectF rect = node.rect.translated(m_context.view.moveOffset);
    std::vector<int> candidates;
    m_context.scene.edgesIn(rect, candidates);
    int nearest = -1;
    // In its middle, or as good as: a card beside a connection is not meant.
    qreal best = std::min(rect.height() / 2, kInsertReach);
    for (const int index : candidates) {
        const qreal away = m_context.scene.edges()[size_t(index)].curve.distanceTo(rect.center());
        if (away < best) {
            best = away;
            nearest = index;
        }
    }
    return nearest;
}

void MoveGesture::copy(QPointF viewPos)
{
    workflow::DocumentEditor &editor = m_context.editor;
    editor.beginGesture();
    const auto added =
        editor.duplicate({.nodes = m_context.view.movingNodes, .notes = m_context.view.movingNotes},
                         m_context.view.moveOffset);
    Result<> put = added ? Result<>() : fail(added.error());
    if (added && m_own)
        put = editor.setParent(added->nodes, m_container);
    if (!put) {
        editor.abandonGesture();
        m_context.report(put.error(), viewPos);
        return;
    }
    editor.endGesture();
    Selection selection = Selection::ofNodes(added->nodes);
    selection.selectedNotes = added->notes;
    m_context.select(std::move(selection));
}

/// The top left corner of a card, a note or a frame.
std::optional<QPointF> cornerOf(const GraphScene &scene, const Hit &hit)
{
    switch (hit.kind) {
    case Hit::Kind::Node:
    case Hit::Kind::Fold:
        return scene.nodes()[size_t(hit.item)].rect.topLeft();
    case Hit::Kind::Note:
        return scene.notes()[size_t(hit.item)].rect.topLeft();
    case Hit::Kind::Group:
    case Hit::Kind::GroupFold:
        return scene.groups()[size_t(hit.item)].rect.topLeft();
    default:
        return std::nullopt;
    }
}

} // namespace

std::unique_ptr<Gesture> startMove(const GestureContext &context, const Press &press)
{
    const std::optional<QPointF> corner = cornerOf(context.scene, press.hit);
    if (press.input.button != Qt::LeftButton || !corner)
        return nullptr;
    if (!context.view.contains(context.scene, press.hit)) {
        Selection selection;
        selection.put(context.scene, press.hit, Selection::Put::Add);
        context.select(std::move(selection));
    }
    return std::make_unique<MoveGesture>(context, press, *corner,
                                         withHeldNodes(context.scene, context.view));
}

} // namespace agentops::ui::graph
