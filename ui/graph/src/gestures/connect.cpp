// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/connectiondraft.h"

#include <agentops/workflow/documenteditor.h>

#include <algorithm>

namespace agentops::ui::graph {

namespace {

// A dragged edge snaps to a port within this many pixels, and within this many scene units at
// least.
constexpr qreal kConnectReach = 30;
constexpr qreal kSmallestReach = 12;
// A press that moved less was no drag.
constexpr qreal kClickReach = 4;
// Nearer to its end than this, and within this share of its length, a connection is taken off it.
constexpr qreal kEndReach = 28;
constexpr qreal kEndShare = 1.0 / 3;

/// Draws an edge from a port, or one that has been taken off a port to another one.
class ConnectGesture : public Gesture
{
public:
    /// `grabbed` is the port that the pointer began at; the edge may be drawn from its other end.
    ConnectGesture(const GestureContext &context, const Press &press, const Hit &grabbed,
                   ConnectionDraft draft)
        : Gesture(context)
        , m_pressPos(press.input.viewPos)
        , m_grabbed(grabbed)
        , m_draft(std::move(draft))
    {
        m_context.view.focusedPort = {};
        m_context.view.connectSource = m_draft.source();
        m_context.view.connectPos = press.scenePos;
        m_context.view.blockedNodes = m_draft.blockedNodes();
        if (m_draft.detached())
            m_context.view.connectTarget = grabbed;
    }

    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    Qt::CursorShape cursor() const override
    {
        return m_context.view.isConnectRefused ? Qt::ForbiddenCursor : Qt::CrossCursor;
    }
    bool isPanningAtBorder() const override { return true; }
    bool isConnecting() const override { return true; }

private:
    Hit targetAt(QPointF scenePos) const;
    void end(const Result<> &done, QPointF viewPos) const;
    void selectPort() const;

    const QPointF m_pressPos;
    const Hit m_grabbed;
    const ConnectionDraft m_draft;
};

void ConnectGesture::move(const PointerInput &input)
{
    InteractionView &view = m_context.view;
    view.connectPos = m_context.viewport.toScene(input.viewPos);
    const Hit target = targetAt(view.connectPos);
    if (target != view.connectTarget) {
        view.connectTarget = target;
        const std::optional<Error> reason = target.isPort() ? m_draft.whyNot(target) : std::nullopt;
        view.isConnectRefused = reason.has_value();
        m_context.host.refusalMoved(reason, input.viewPos);
    }
    m_context.host.liveMoved();
}

Hit ConnectGesture::targetAt(QPointF scenePos) const
{
    const GraphScene &scene = m_context.scene;
    const Hit &source = m_draft.source();
    const qreal reach = std::max(m_context.viewport.sceneLength(kConnectReach), kSmallestReach);
    if (const Hit port =
            scene.nearestPort(scenePos, reach, m_draft.wanted(), scene.findPort(source)->type);
        port.item >= 0)
        return port;
    const Hit card = scene.hitTest(scenePos, 1);
    return (card.kind == Hit::Kind::Node || card.isPort()) && card.item != source.item
        ? m_draft.portToTryOn(card.item)
        : Hit();
}

void ConnectGesture::release(const PointerInput &input)
{
    const Hit target = m_context.view.connectTarget;
    const bool isClick = QLineF(input.viewPos, m_pressPos).length() < kClickReach;
    if (m_draft.detached() ? target == m_grabbed : isClick) {
        if (!m_draft.detached())
            selectPort();
    } else if (!target.isPort()) {
        if (m_draft.detached())
            end(m_draft.removeDetached(), input.viewPos);
        else
            m_context.host.paletteWanted(m_context.viewport.toScene(input.viewPos),
                                         m_context.scene.portRef(m_draft.source()),
                                         m_draft.isForward());
    } else if (const std::optional<Error> reason = m_draft.whyNot(target)) {
        m_context.host.connectionRefused(*reason, input.viewPos, m_draft.connectionTo(target));
    } else {
        end(m_draft.connectTo(target), input.viewPos);
    }
}

void ConnectGesture::end(const Result<> &done, QPointF viewPos) const
{
    if (!done)
        m_context.report(done.error(), viewPos);
}

void ConnectGesture::selectPort() const
{
    // Only selected, for the keyboard and for people who read first.
    m_context.view.focusedPort = m_grabbed;
    m_context.select(Selection::ofNodes({m_context.scene.nodes()[size_t(m_grabbed.item)].id}));
}

/// The edge that a drag from this input takes along: a selected one before others, and else the one
/// drawn last.
std::optional<int> edgeInto(const GestureContext &context, const Hit &input)
{
    std::optional<int> found;
    for (const int index : context.scene.edgesOf(input.item)) {
        const EdgeItem &edge = context.scene.edges()[size_t(index)];
        if (edge.to != input.item || edge.toPort != input.port)
            continue;
        found = index;
        if (context.view.selectedEdges.contains(edge.id))
            break;
    }
    return found;
}

} // namespace

std::unique_ptr<Gesture> startConnect(const GestureContext &context, const Press &press)
{
    const Hit &port = press.hit;
    if (press.input.button != Qt::LeftButton || !port.isPort())
        return nullptr;
    if (port.kind == Hit::Kind::InputPort) {
        if (const std::optional<int> index = edgeInto(context, port)) {
            const EdgeItem &edge = context.scene.edges()[size_t(*index)];
            const Hit source{Hit::Kind::OutputPort, edge.from, edge.fromPort};
            return std::make_unique<ConnectGesture>(context, press, port,
                                                    ConnectionDraft(context, source, edge.id));
        }
    }
    return std::make_unique<ConnectGesture>(context, press, port, ConnectionDraft(context, port));
}

std::unique_ptr<Gesture> startReconnect(const GestureContext &context, const Press &press)
{
    if (press.input.button != Qt::LeftButton || press.hit.kind != Hit::Kind::Edge)
        return nullptr;
    const EdgeItem &edge = context.scene.edges()[size_t(press.hit.item)];
    const Hit from{Hit::Kind::OutputPort, edge.from, edge.fromPort};
    const Hit to{Hit::Kind::InputPort, edge.to, edge.toPort};
    const QPointF start = edge.curve.at(0);
    const QPointF end = edge.curve.at(1);
    const qreal reach =
        std::min(context.viewport.sceneLength(kEndReach), QLineF(start, end).length() * kEndShare);
    const auto isAt = [&](QPointF place) {
        return QLineF(press.scenePos, place).length() < reach;
    };
    if (isAt(end))
        return std::make_unique<ConnectGesture>(context, press, to,
                                                ConnectionDraft(context, from, edge.id));
    if (isAt(start))
        return std::make_unique<ConnectGesture>(context, press, from,
                                                ConnectionDraft(context, to, edge.id));
    return nullptr;
}

} // namespace agentops::ui::graph
