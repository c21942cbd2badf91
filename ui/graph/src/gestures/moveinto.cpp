// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/containing.h"
#include "gestures/placement.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/workflow/documenteditor.h>

namespace agentops::ui::graph {

namespace {

constexpr qreal kContainerMargin = 40;
constexpr qreal kRowGap = 40;

/// Where there is room in a container for something more: below what is in it.
QPointF roomIn(const GraphScene &scene, const NodeItem &container)
{
    using Shape = workflow::CardShape;
    QRectF inside;
    for (const int held : container.held)
        inside |= scene.nodes()[size_t(held)].rect;
    const QPointF corner = inside.isNull()
        ? container.bodyRect().bottomLeft() + QPointF(Shape::kBodyInset, Shape::kBodyTop)
        : inside.bottomLeft() + QPointF(0, kRowGap);
    return CardMetrics::snapped(corner);
}

/// Walks the containers that the selected nodes can be put into; Enter takes one.
class MoveIntoGesture : public Gesture
{
public:
    MoveIntoGesture(const GestureContext &context, QSet<workflow::NodeId> nodes,
                    std::vector<int> targets)
        : Gesture(context)
        , m_nodes(std::move(nodes))
        , m_targets(std::move(targets))
    {
        showTarget();
    }

    void move(const PointerInput &) override { }
    void release(const PointerInput &input) override
    {
        const GraphScene &scene = m_context.scene;
        const NodeItem &container = scene.nodes()[size_t(m_targets[m_target])];
        const Selection moving = withHeldNodes(scene, Selection::ofNodes(m_nodes));
        workflow::Places places;
        addMoved(places, m_context, moving,
                 roomIn(scene, container) - boundsOf(scene, moving).topLeft());
        if (const Result<> done = moveInto(m_context.editor, m_nodes, container.id, places,
                                           workflow::CrossingEdges::Refuse);
            !done)
            m_context.report(done.error(), input.viewPos);
    }
    bool isByKeyboard() const override { return true; }
    bool keyPress(int key) override
    {
        switch (key) {
        case Qt::Key_N:
        case Qt::Key_Right:
        case Qt::Key_Down:
            m_target = (m_target + 1) % m_targets.size();
            break;
        case Qt::Key_P:
        case Qt::Key_Left:
        case Qt::Key_Up:
            m_target = (m_target + m_targets.size() - 1) % m_targets.size();
            break;
        default:
            return false;
        }
        showTarget();
        m_context.host.selectionMoved(); // what the keyboard is on
        return true;
    }

private:
    void showTarget()
    {
        const NodeItem &target = m_context.scene.nodes()[size_t(m_targets[m_target])];
        m_context.view.dropBody = target.id;
        const scene::Viewport before = m_context.viewport;
        m_context.viewport.ensureVisible(target.rect, kContainerMargin);
        if (m_context.viewport != before)
            m_context.host.viewMoved();
        m_context.host.liveMoved();
    }

    const QSet<workflow::NodeId> m_nodes;
    const std::vector<int> m_targets;
    size_t m_target = 0;
};

} // namespace

std::vector<int> containersFor(const GraphScene &scene, const QSet<workflow::NodeId> &nodes)
{
    const QSet<workflow::NodeId> moving = scene.withBodies(nodes);
    const std::optional<workflow::NodeId> own = commonContainer(scene, nodes);
    std::vector<int> result;
    for (int index = 0; index < int(scene.nodes().size()); ++index) {
        const NodeItem &node = scene.nodes()[size_t(index)];
        if (node.isContainer && !node.isHidden && !moving.contains(node.id) && own != node.id)
            result.push_back(index);
    }
    return result;
}

std::unique_ptr<Gesture> startMoveInto(const GestureContext &context)
{
    const QSet<workflow::NodeId> nodes = outermost(context.scene, context.view.selectedNodes);
    std::vector<int> targets = containersFor(context.scene, nodes);
    if (nodes.isEmpty() || targets.empty())
        return nullptr;
    return std::make_unique<MoveIntoGesture>(context, nodes, std::move(targets));
}

} // namespace agentops::ui::graph
