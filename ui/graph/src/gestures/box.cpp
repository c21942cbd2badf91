// SPDX-License-Identifier: GPL-3.0-or-later
#include "gestures/areagesture.h"

namespace agentops::ui::graph {

namespace {

AreaGesture::Mode boxModeOf(Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testAnyFlags(Qt::ControlModifier | Qt::AltModifier))
        return AreaGesture::Mode::Remove;
    return modifiers.testFlag(Qt::ShiftModifier) ? AreaGesture::Mode::Add
                                                 : AreaGesture::Mode::Replace;
}

/// What a box takes: what it touches; what is long, or surrounds other things, only when all of it
/// is inside.
Selection foundIn(const GraphScene &scene, const QRectF &box)
{
    Selection found;
    std::vector<int> indexes;
    scene.nodesIn(box, indexes);
    for (const int node : indexes)
        found.selectedNodes.insert(scene.nodes()[size_t(node)].id);
    scene.edgesIn(box, indexes);
    for (const int index : indexes) {
        const EdgeItem &edge = scene.edges()[size_t(index)];
        if (edge.curve.isWithin(box))
            found.selectedEdges.insert(edge.id);
    }
    for (const NoteItem &note : scene.notes()) {
        if (note.rect.intersects(box))
            found.selectedNotes.insert(note.id);
    }
    for (const GroupItem &group : scene.groups()) {
        if (!group.isHidden && box.contains(group.rect))
            found.selectedGroups.insert(group.id);
    }
    return found;
}

class BoxGesture : public AreaGesture
{
public:
    BoxGesture(const GestureContext &context, const Press &press)
        : AreaGesture(context, press)
        , m_corner(press.scenePos)
    {
        if (press.hit.kind == Hit::Kind::Body)
            m_container = context.scene.nodes()[size_t(press.hit.item)].id;
    }

    void move(const PointerInput &input) override
    {
        m_context.view.box =
            QRectF(m_corner, m_context.viewport.toScene(input.viewPos)).normalized();
        Selection found = foundIn(m_context.scene, m_context.view.box);
        if (!m_container.isEmpty())
            keepInside(found);
        selectFound(std::move(found), boxModeOf(input.modifiers));
    }

private:
    void keepInside(Selection &found) const
    {
        const GraphScene &scene = m_context.scene;
        const int container = scene.indexOf(m_container);
        if (container < 0)
            return;
        found.selectedNodes.removeIf([&](const workflow::NodeId &id) {
            return !scene.isInside(scene.indexOf(id), container);
        });
        found.selectedEdges.removeIf([&](const workflow::EdgeId &id) {
            return !scene.isInside(scene.edges()[size_t(scene.indexOf(id))].from, container);
        });
    }

    const QPointF m_corner;
    /// The container whose ground it begins on: only what is in it is meant.
    workflow::NodeId m_container;
};

} // namespace

AreaGesture::AreaGesture(const GestureContext &context, const Press &press)
    : Gesture(context)
    , m_before(press.before)
{ }

void AreaGesture::selectFound(Selection found, Mode mode)
{
    Selection selection = m_before;
    if (mode == Mode::Replace)
        selection = std::move(found);
    else if (mode == Mode::Add)
        selection.add(found);
    else
        selection.remove(found);
    selection.keepWhatIsIn(m_context.scene);
    if (selection == m_context.view.selection())
        m_context.host.liveMoved();
    else
        m_context.select(std::move(selection));
}

void AreaGesture::cancel()
{
    m_before.keepWhatIsIn(m_context.scene);
    m_context.select(m_before);
}

std::unique_ptr<Gesture> startBox(const GestureContext &context, const Press &press)
{
    if (press.input.button != Qt::LeftButton || !press.hit.isGround())
        return nullptr;
    return std::make_unique<BoxGesture>(context, press);
}

} // namespace agentops::ui::graph
