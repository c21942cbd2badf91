// SPDX-License-Identifier: GPL-3.0-or-later
#include "builtinports.h"
#include "gestures/containing.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphinteraction.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/nodecatalog.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

constexpr qreal kFitMargin = 48;
constexpr qreal kRevealMargin = 32;
// A node added beside another one leaves this much room between them.
constexpr qreal kGap = 60;
constexpr qreal kGroupPadding = 20;
// Between the end of a connection and the card that is put there.
constexpr qreal kEndGap = 10;
constexpr QPointF kCopyOffset(2 * CardMetrics::kSnap, 2 * CardMetrics::kSnap);

} // namespace

void GraphInteraction::resize(QSizeF viewSize)
{
    m_viewport.resize(viewSize);
    m_host.viewMoved();
}

void GraphInteraction::setViewport(const scene::Viewport &viewport)
{
    m_viewport = viewport;
    m_host.viewMoved();
}

void GraphInteraction::zoomBy(qreal factor)
{
    const QSizeF size = m_viewport.viewSize();
    m_viewport.zoomAbout(QPointF(size.width(), size.height()) / 2, factor);
    m_host.viewMoved();
}

void GraphInteraction::zoomTo(qreal scale)
{
    zoomBy(scale / m_viewport.scale());
}

void GraphInteraction::zoomToFit()
{
    if (m_scene.isEmpty())
        return;
    m_viewport.fit(m_scene.bounds(), kFitMargin);
    m_host.viewMoved();
}

void GraphInteraction::zoomToSelection()
{
    const QRectF bounds = m_scene.boundsOf(m_view.selectedNodes);
    if (bounds.isNull())
        return zoomToFit();
    m_viewport.fit(bounds, kFitMargin);
    m_host.viewMoved();
}

void GraphInteraction::revealSelection()
{
    const QRectF bounds = m_scene.boundsOf(m_view.selectedNodes);
    if (bounds.isNull())
        return;
    reveal(bounds);
}

void GraphInteraction::reveal(const QRectF &bounds)
{
    const scene::Viewport before = m_viewport;
    m_viewport.ensureVisible(bounds, kRevealMargin);
    if (m_viewport != before)
        m_host.viewMoved();
}

bool GraphInteraction::hasSelection() const
{
    return m_view.selectedCount() > 0;
}

std::optional<workflow::NodeId> GraphInteraction::currentNode() const
{
    if (m_view.selectedNodes.size() != 1)
        return std::nullopt;
    return *m_view.selectedNodes.begin();
}

void GraphInteraction::selectOnly(const Hit &hit)
{
    clickSelect(hit, Qt::NoModifier);
}

void GraphInteraction::clickSelect(const Hit &hit, Qt::KeyboardModifiers modifiers)
{
    const bool isToggle = modifiers.testFlag(Qt::ControlModifier);
    const bool isAdding = isToggle || modifiers.testFlag(Qt::ShiftModifier);
    Selection selection = isAdding ? m_view.selection() : Selection();
    selection.put(m_scene, hit, isToggle ? Selection::Put::Toggle : Selection::Put::Add);
    context().select(std::move(selection));
}

void GraphInteraction::select(const Selection &selection)
{
    m_view.focusedPort = {};
    context().select(selection);
}

void GraphInteraction::selectNodes(const QSet<workflow::NodeId> &nodes)
{
    select(Selection::ofNodes(nodes));
}

void GraphInteraction::selectEdge(const workflow::EdgeId &edge)
{
    Selection selection;
    selection.selectedEdges = {edge};
    select(selection);
}

void GraphInteraction::selectNotes(const QSet<workflow::NoteId> &notes)
{
    Selection selection;
    selection.selectedNotes = notes;
    select(selection);
}

void GraphInteraction::selectAll()
{
    select(Selection::ofEverything(m_scene));
}

void GraphInteraction::clearSelection()
{
    if (hasSelection() || m_view.focusedPort.isPort())
        selectNodes({});
}

void GraphInteraction::documentChanged()
{
    const qsizetype before = m_view.selectedCount();
    m_view.keepWhatIsIn(m_scene);
    const auto isGone = [this](const auto &id) {
        return m_scene.indexOf(id) < 0;
    };
    m_view.movingNodes.removeIf(isGone);
    m_view.movingNotes.removeIf(isGone);
    m_view.movingGroups.removeIf(isGone);
    if (isGone(m_view.dropBody))
        m_view.dropBody = {};
    // Indexes may mean other things now.
    m_view.hover = {};
    m_view.focusedPort = {};
    m_view.connectSource = {};
    m_view.connectTarget = {};
    m_view.blockedNodes.clear();
    m_asked.reset();
    if (m_gesture && !m_gesture->isOutlivingEdits())
        endGesture();
    else if (!m_gesture)
        m_press.reset();
    if (before != m_view.selectedCount())
        m_host.selectionMoved();
    m_host.liveMoved();
}

void GraphInteraction::deleteSelection()
{
    if (!hasSelection())
        return;
    if (const Result<> done = m_editor.remove({.nodes = m_view.selectedNodes,
                                               .edges = m_view.selectedEdges,
                                               .notes = m_view.selectedNotes,
                                               .groups = m_view.selectedGroups});
        !done)
        report(done.error(), m_last.viewPos);
}

bool GraphInteraction::canCopy() const
{
    return !m_view.selectedNodes.isEmpty() || !m_view.selectedNotes.isEmpty();
}

void GraphInteraction::selectAdded(const workflow::Elements &added)
{
    Selection selection = Selection::ofNodes(added.nodes);
    selection.selectedNotes = added.notes;
    select(selection);
}

void GraphInteraction::duplicateSelection()
{
    if (!canCopy())
        return;
    const auto added = m_editor.duplicate(
        {.nodes = m_view.selectedNodes, .notes = m_view.selectedNotes}, kCopyOffset);
    if (added)
        selectAdded(*added);
    else
        report(added.error(), m_last.viewPos);
}

void GraphInteraction::copySelection()
{
    if (!canCopy())
        return;
    QRectF bounds = m_scene.boundsOf(m_view.selectedNodes);
    for (const workflow::NoteId &id : std::as_const(m_view.selectedNotes))
        bounds |= m_scene.notes()[size_t(m_scene.indexOf(id))].rect;
    m_copied = m_editor.copy({.nodes = m_view.selectedNodes, .notes = m_view.selectedNotes});
    m_copyPlace = bounds.topLeft() + kCopyOffset;
    m_host.setClipboardText(m_copied);
}

void GraphInteraction::cutSelection()
{
    if (!canCopy())
        return;
    copySelection();
    deleteSelection();
}

QPointF GraphInteraction::placeForPaste(const QByteArray &text)
{
    const QRectF visible = m_viewport.visibleSceneRect();
    const QPointF pointer = m_viewport.toScene(m_last.viewPos);
    if (m_isPointerHere && visible.contains(pointer))
        return CardMetrics::snapped(pointer);
    if (text != m_copied || !visible.contains(m_copyPlace))
        return CardMetrics::snapped(visible.center());
    const QPointF place = m_copyPlace;
    m_copyPlace += kCopyOffset;
    return place;
}

void GraphInteraction::paste(std::optional<QPointF> scenePos, workflow::PasteLinks links)
{
    const QByteArray text = m_host.clipboardText();
    const QPointF place = scenePos ? CardMetrics::snapped(*scenePos) : placeForPaste(text);
    if (const auto added = m_editor.paste(text, place, links, containerForNew(place)))
        selectAdded(*added);
    else
        report(added.error(), m_last.viewPos);
}

void GraphInteraction::groupSelection(const QString &title)
{
    const QRectF bounds = m_scene.boundsOf(m_view.selectedNodes);
    if (bounds.isNull())
        return;
    const workflow::GroupId group = m_editor.addGroup(
        title, m_view.selectedNodes,
        bounds.adjusted(-kGroupPadding, -kGroupPadding, kGroupPadding, kGroupPadding));
    Selection selection;
    selection.selectedGroups = {group};
    select(selection);
}

bool GraphInteraction::canMute() const
{
    return !m_view.selectedNodes.isEmpty() || !m_view.selectedEdges.isEmpty();
}

void GraphInteraction::toggleMuted()
{
    const auto areAllMuted = [this](const auto &ids, const auto &items) {
        return std::ranges::all_of(
            ids, [&](const auto &id) { return items[size_t(m_scene.indexOf(id))].isMuted; });
    };
    if (!canMute())
        return;
    const Result<> done = m_view.selectedNodes.isEmpty()
        ? m_editor.setEdgesMuted(m_view.selectedEdges,
                                 !areAllMuted(m_view.selectedEdges, m_scene.edges()))
        : m_editor.setMuted(m_view.selectedNodes,
                            !areAllMuted(m_view.selectedNodes, m_scene.nodes()));
    if (!done)
        report(done.error(), m_last.viewPos);
}

void GraphInteraction::detachSelection()
{
    if (const Result<> done = m_editor.detach(m_view.selectedNodes); !done)
        report(done.error(), m_last.viewPos);
}

void GraphInteraction::askForNode()
{
    const Hit &port = m_view.focusedPort;
    if (port.isPort()) {
        // The end of the connection that the node is put at.
        const QRectF &card = m_scene.nodes()[size_t(port.item)].rect;
        const bool isOutput = port.kind == Hit::Kind::OutputPort;
        const qreal x = isOutput ? card.right() + kGap - kEndGap : card.left() - kGap + kEndGap;
        m_host.paletteWanted({x, card.center().y()}, m_scene.portRef(port), isOutput);
        return;
    }
    m_host.paletteWanted(placeForNode(), std::nullopt, true);
}

QPointF GraphInteraction::placeForNode()
{
    m_asked.reset();
    const QRectF bounds = m_scene.boundsOf(m_view.selectedNodes);
    if (bounds.isNull())
        return m_viewport.visibleSceneRect().center();
    const QPointF place(bounds.right() + kGap + CardMetrics::kWidth / 2, bounds.center().y());
    m_asked.emplace(place,
                    commonContainer(m_scene, m_view.selectedNodes).value_or(workflow::NodeId()));
    return place;
}

void GraphInteraction::addNode(const QString &kind, QPointF scenePos,
                               const std::optional<workflow::PortRef> &from, bool fromIsOutput)
{
    const workflow::NodeType *type = m_editor.catalog().findType(kind);
    const int rows =
        type ? std::max(portRows(type->inputs, true), portRows(type->outputs, false)) : 1;
    const QSizeF size(CardMetrics::kWidth, CardMetrics::height(rows, false));
    const QPointF corner =
        CardMetrics::snapped(scenePos - QPointF(size.width(), size.height()) / 2);
    const auto add = [&]() -> Result<workflow::NodeId> {
        if (from && type)
            return addNodeAt(*type, corner, *from, fromIsOutput);
        const Hit hit = m_scene.hitTest(scenePos, m_viewport.sceneLength(10));
        if (hit.kind == Hit::Kind::Edge) {
            auto inserted =
                m_editor.insertNodeOnEdge(kind, corner, m_scene.edges()[size_t(hit.item)].id);
            if (inserted)
                return inserted;
        }
        return addInto(containerForNew(scenePos), kind, corner);
    };
    const Result<workflow::NodeId> added = add();
    if (!added) {
        report(added.error(), m_viewport.toView(scenePos));
        return;
    }
    selectNodes({*added});
    revealSelection();
}

Result<workflow::NodeId> GraphInteraction::addNodeAt(const workflow::NodeType &type, QPointF corner,
                                                     const workflow::PortRef &port, bool isOutput)
{
    // The end of the connection lies beside the card, not under it.
    const QPointF aside(CardMetrics::kWidth / 2 + kEndGap, 0);
    const PortItem *source = m_scene.findPort(
        m_scene.portAt(port, isOutput ? Hit::Kind::OutputPort : Hit::Kind::InputPort));
    if (!source)
        return m_editor.addNode(type.kind, corner);
    const workflow::Node *sourceNode = m_editor.document().findNode(port.node);
    const workflow::NodeId container = sourceNode ? sourceNode->parent : workflow::NodeId();
    const auto namesToTry = [&](const workflow::Node &node) {
        const QList<workflow::Port> declared = isOutput ? type.inputs : type.outputsOn(node);
        QStringList names;
        for (const workflow::Port &each : declared + builtInPorts(type, node, isOutput))
            names.append(each.name);
        return portsToTry(source->name, source->type, isOutput, names);
    };
    if (isOutput) {
        for (const QString &name : namesToTry({})) {
            if (auto added = m_editor.addConnectedNode(type.kind, corner + aside, port, name))
                return added;
        }
        return addInto(container, type.kind, corner + aside);
    }
    m_editor.beginGesture();
    const auto added = addInto(container, type.kind, corner - aside);
    if (added) {
        // Which outputs there are may depend on the parameters that it begins with.
        for (const QString &name : namesToTry(*m_editor.document().findNode(*added))) {
            if (m_editor.connectPorts({*added, name}, port))
                break;
        }
    }
    m_editor.endGesture();
    return added;
}

} // namespace agentops::ui::graph
