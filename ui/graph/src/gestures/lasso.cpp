// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/areagesture.h"

#include <QtGui/QPolygonF>

namespace agentops::ui::graph {

namespace {

// Points of the line keep this many pixels between them.
constexpr qreal kLassoStep = 6;
// An edge is inside when this many points along it are.
constexpr int kEdgeSamples = 8;

bool isAround(const QPolygonF &line, QPointF point)
{
    return line.containsPoint(point, Qt::WindingFill);
}

bool isAround(const QPolygonF &line, const EdgeItem &edge)
{
    for (int i = 0; i <= kEdgeSamples; ++i) {
        if (!isAround(line, edge.curve.at(qreal(i) / kEdgeSamples)))
            return false;
    }
    return true;
}

bool isAround(const QPolygonF &line, const QRectF &rect)
{
    return isAround(line, rect.topLeft()) && isAround(line, rect.topRight())
        && isAround(line, rect.bottomLeft()) && isAround(line, rect.bottomRight());
}

/// What the line goes around. Of a card or a note its middle counts, so that a line between close
/// cards may go over their corners.
Selection foundWithin(const GraphScene &scene, const QPolygonF &line)
{
    Selection found;
    const QRectF bounds = line.boundingRect();
    std::vector<int> indexes;
    scene.nodesIn(bounds, indexes);
    for (const int index : indexes) {
        const NodeItem &node = scene.nodes()[size_t(index)];
        if (isAround(line, node.rect.center()))
            found.selectedNodes.insert(node.id);
    }
    scene.edgesIn(bounds, indexes);
    for (const int index : indexes) {
        const EdgeItem &edge = scene.edges()[size_t(index)];
        if (isAround(line, edge))
            found.selectedEdges.insert(edge.id);
    }
    for (const NoteItem &note : scene.notes()) {
        if (isAround(line, note.rect.center()))
            found.selectedNotes.insert(note.id);
    }
    for (const GroupItem &group : scene.groups()) {
        if (!group.isHidden && isAround(line, group.rect))
            found.selectedGroups.insert(group.id);
    }
    return found;
}

/// Adds what a free line goes around to the selection, or takes it out.
class LassoGesture : public AreaGesture
{
public:
    LassoGesture(const GestureContext &context, const Press &press)
        : AreaGesture(context, press)
        , m_line{press.scenePos}
    { }

    void move(const PointerInput &input) override
    {
        const QPointF place = m_context.viewport.toScene(input.viewPos);
        if (QLineF(m_line.last(), place).length() >= m_context.viewport.sceneLength(kLassoStep))
            m_line.append(place);
        m_context.view.lasso = m_line;
        m_context.view.lasso.append(place);
        selectFound(foundWithin(m_context.scene, m_line),
                    input.modifiers.testFlag(Qt::AltModifier) ? Mode::Remove : Mode::Add);
    }
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    QPolygonF m_line;
};

} // namespace

std::unique_ptr<Gesture> startLasso(const GestureContext &context, const Press &press)
{
    if (press.input.button != Qt::LeftButton || !press.hit.isGround()
        || !press.input.modifiers.testFlags(Qt::ShiftModifier | Qt::ControlModifier))
        return nullptr;
    return std::make_unique<LassoGesture>(context, press);
}

} // namespace agentops::ui::graph
