// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphscene.h>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace agentops::ui::graph {

namespace {

// How far from its middle a port can be grabbed at least, so that a finger finds it too.
constexpr qreal kPortReach = 9;
// How far from its middle the triangle of a container can be clicked.
constexpr qreal kFoldReach = 10;
// The corner that resizes a note.
constexpr qreal kNoteCorner = 16;
// How far along the line of a frame its corner goes.
constexpr qreal kFrameCorner = 16;
// The band above a group that carries its title.
constexpr qreal kGroupTitleHeight = 24;

qreal distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// The sides of a rectangle whose line is at a place: two at a corner.
Qt::Edges sidesAt(const QRectF &rect, QPointF place, qreal tolerance)
{
    const auto isWithin = [&](qreal reach) {
        return rect.adjusted(-reach, -reach, reach, reach).contains(place);
    };
    if (!isWithin(tolerance) || isWithin(-tolerance))
        return {};
    Qt::Edges sides;
    const qreal corner = std::max(tolerance, kFrameCorner);
    sides.setFlag(Qt::LeftEdge, place.x() < rect.left() + corner);
    sides.setFlag(Qt::RightEdge, place.x() > rect.right() - corner);
    sides.setFlag(Qt::TopEdge, place.y() < rect.top() + corner);
    sides.setFlag(Qt::BottomEdge, place.y() > rect.bottom() - corner);
    return sides;
}

} // namespace

Hit GraphScene::nearestPort(QPointF scenePos, qreal reach, Hit::Kind kind,
                            workflow::PortType other) const
{
    const auto isMeant = [kind, other](const PortItem &port) {
        return !port.isBuiltIn
            || (kind == Hit::Kind::InputPort ? isCompatible(other, port.type)
                                             : isCompatible(port.type, other));
    };
    std::vector<int> candidates;
    nodesIn(QRectF(scenePos - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)), candidates);
    Hit best;
    qreal nearest = reach;
    for (const int index : candidates) {
        const NodeItem &node = m_nodes[size_t(index)];
        const bool isInput = kind == Hit::Kind::InputPort;
        const std::vector<PortItem> &ports = isInput ? node.inputs : node.outputs;
        for (size_t port = 0; port < ports.size(); ++port) {
            const qreal away = distance(node.rect.topLeft() + ports[port].offset, scenePos);
            // Later cards lie above earlier ones.
            if (away <= nearest && isMeant(ports[port])) {
                nearest = away;
                best = {kind, index, int(port)};
            }
        }
    }
    return best;
}

Hit GraphScene::hitTest(QPointF scenePos, qreal tolerance) const
{
    const qreal reach = std::max(tolerance, kPortReach);
    std::vector<int> candidates;
    nodesIn(QRectF(scenePos - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)), candidates);
    for (const int index : candidates | std::views::reverse) {
        const NodeItem &node = m_nodes[size_t(index)];
        const auto portAt = [&](const std::vector<PortItem> &ports, Hit::Kind kind) -> Hit {
            for (size_t port = 0; port < ports.size(); ++port) {
                if (distance(node.rect.topLeft() + ports[port].offset, scenePos) <= reach)
                    return {kind, index, int(port)};
            }
            return {};
        };
        if (const Hit hit = portAt(node.outputs, Hit::Kind::OutputPort); hit.item >= 0)
            return hit;
        if (const Hit hit = portAt(node.inputs, Hit::Kind::InputPort); hit.item >= 0)
            return hit;
        if (node.isContainer && distance(node.foldPos(), scenePos) <= kFoldReach)
            return {Hit::Kind::Fold, index, -1};
        if (node.rect.contains(scenePos))
            return {Hit::Kind::Node, index, -1};
    }

    edgesIn(QRectF(scenePos - QPointF(tolerance, tolerance), QSizeF(2 * tolerance, 2 * tolerance)),
            candidates);
    Hit nearest;
    qreal nearestDistance = tolerance;
    for (const int index : candidates) {
        const qreal away = m_edges[size_t(index)].curve.distanceTo(scenePos);
        if (away <= nearestDistance) {
            nearestDistance = away;
            nearest = {Hit::Kind::Edge, index, -1};
        }
    }
    if (nearest.item >= 0)
        return nearest;

    for (size_t i = m_notes.size(); i-- > 0;) {
        const QRectF &rect = m_notes[i].rect;
        if (!rect.contains(scenePos))
            continue;
        const bool atCorner = distance(rect.bottomRight(), scenePos) < kNoteCorner;
        return {atCorner ? Hit::Kind::NoteCorner : Hit::Kind::Note, int(i), -1};
    }
    if (const Hit hit = hitGroup(scenePos, tolerance); hit.item >= 0)
        return hit;
    return hitFrame(scenePos, tolerance);
}

Hit GraphScene::hitGroup(QPointF scenePos, qreal tolerance) const
{
    for (size_t i = m_groups.size(); i-- > 0;) {
        const GroupItem &group = m_groups[i];
        if (group.isHidden)
            continue;
        if (!group.nodes.empty() && distance(group.foldPos(), scenePos) <= kFoldReach)
            return {Hit::Kind::GroupFold, int(i), -1};
        const QRectF &rect = group.rect;
        if (group.isCollapsed) {
            if (rect.contains(scenePos))
                return {Hit::Kind::Group, int(i), -1};
            continue;
        }
        // Only the title and the frame: the inside belongs to the canvas, for box selection.
        const QRectF title(rect.left(), rect.top() - kGroupTitleHeight, rect.width(),
                           kGroupTitleHeight);
        if (const Qt::Edges sides = sidesAt(rect, scenePos, tolerance))
            return {Hit::Kind::GroupSide, int(i), int(sides.toInt())};
        if (title.contains(scenePos))
            return {Hit::Kind::Group, int(i), -1};
    }
    return {};
}

const PortItem *GraphScene::findPort(const Hit &hit) const
{
    if (!hit.isPort())
        return nullptr;
    const NodeItem &node = m_nodes[size_t(hit.item)];
    const auto &ports = hit.kind == Hit::Kind::InputPort ? node.inputs : node.outputs;
    return &ports[size_t(hit.port)];
}

workflow::PortRef GraphScene::portRef(const Hit &hit) const
{
    const PortItem *port = findPort(hit);
    return port ? workflow::PortRef{m_nodes[size_t(hit.item)].id, port->name} : workflow::PortRef{};
}

Hit GraphScene::portAt(const workflow::PortRef &ref, Hit::Kind kind) const
{
    const int node = indexOf(ref.node);
    if (node < 0)
        return {};
    const NodeItem &item = m_nodes[size_t(node)];
    const auto &ports = kind == Hit::Kind::InputPort ? item.inputs : item.outputs;
    const auto found = std::ranges::find(ports, ref.port, &PortItem::name);
    return found == ports.end() ? Hit() : Hit{kind, node, int(found - ports.begin())};
}

QPointF GraphScene::portPos(const Hit &port) const
{
    return m_nodes[size_t(port.item)].rect.topLeft() + findPort(port)->offset;
}

} // namespace agentops::ui::graph
