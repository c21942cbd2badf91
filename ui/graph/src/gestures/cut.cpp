// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/gesture.h"

#include <agentops/workflow/documenteditor.h>

namespace agentops::ui::graph {

namespace {

// Points of the line keep this many pixels between them.
constexpr qreal kCutStep = 6;
// A connection is crossed where one of so many pieces of it is.
constexpr int kCutPieces = 24;

bool isCrossed(const EdgeItem &edge, const QLineF &line)
{
    QPointF previous = edge.curve.at(0);
    for (int i = 1; i <= kCutPieces; ++i) {
        const QPointF next = edge.curve.at(qreal(i) / kCutPieces);
        if (QLineF(previous, next).intersects(line) == QLineF::BoundedIntersection)
            return true;
        previous = next;
    }
    return false;
}

/// Removes the connections that a free line is drawn across.
class CutGesture : public Gesture
{
public:
    CutGesture(const GestureContext &context, const Press &press) : Gesture(context)
    {
        m_context.view.cut = {press.scenePos};
    }

    void move(const PointerInput &input) override
    {
        const QPointF place = m_context.viewport.toScene(input.viewPos);
        const QLineF step(m_context.view.cut.last(), place);
        if (step.length() >= m_context.viewport.sceneLength(kCutStep))
            extendBy(step);
    }
    void release(const PointerInput &input) override
    {
        extendBy({m_context.view.cut.last(), m_context.viewport.toScene(input.viewPos)});
        if (m_context.view.cutEdges.isEmpty())
            return;
        if (const auto done = m_context.editor.remove({.edges = m_context.view.cutEdges}); !done)
            m_context.report(done.error(), input.viewPos);
    }
    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    bool isPanningAtBorder() const override { return true; }

private:
    void extendBy(const QLineF &step)
    {
        std::vector<int> candidates;
        m_context.scene.edgesIn(QRectF(step.p1(), step.p2()).normalized().adjusted(-1, -1, 1, 1),
                                candidates);
        for (const int index : candidates) {
            const EdgeItem &edge = m_context.scene.edges()[size_t(index)];
            if (isCrossed(edge, step))
                m_context.view.cutEdges.insert(edge.id);
        }
        m_context.view.cut.append(step.p2());
        m_context.host.liveMoved();
    }
};

} // namespace

std::unique_ptr<Gesture> startCut(const GestureContext &context, const Press &press)
{
    if (press.input.button != Qt::RightButton)
        return nullptr;
    return std::make_unique<CutGesture>(context, press);
}

} // namespace agentops::ui::graph
