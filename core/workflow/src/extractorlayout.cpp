// SPDX-License-Identifier: GPL-3.0-or-later
#include "callplaces.h"
#include "extractor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// Notes, groups, places on the canvas, and what the call remembers.
namespace agentops::workflow {

namespace {

constexpr double kColumn = 280;
constexpr double kRow = 120;
constexpr double kMargin = 40;

/// Takes the elements that move out of a list, and adds them to another one.
template<typename T, typename Moves>
void moveElements(QList<T> &from, QList<T> &to, Moves moves)
{
    for (const T &element : std::as_const(from)) {
        if (moves(element))
            to.append(element);
    }
    from.removeIf(moves);
}

/// The places in `before` of what is not in `after` any more.
template<typename T>
QList<int> placesOfGone(const QList<T> &before, const QList<T> &after)
{
    QSet<QString> kept;
    for (const T &element : after)
        kept.insert(element.id.text());
    QList<int> places;
    for (int i = 0; i < int(before.size()); ++i) {
        if (!kept.contains(before[i].id.text()))
            places.append(i);
    }
    return places;
}

} // namespace

/// The notes that lie among the cards.
void Extractor::moveNotes()
{
    QRectF area;
    for (const Node &node : m_called.nodes) {
        if (const auto place = m_document.layout.nodes.constFind(node.id);
            place != m_document.layout.nodes.cend())
            area |= QRectF(*place, kCardSize);
    }
    moveElements(m_caller.notes, m_called.notes, [&](const Note &note) {
        const auto place = m_document.layout.notes.constFind(note.id);
        return place != m_document.layout.notes.cend() && area.contains(place->center());
    });
}

/// The groups of nothing else. The call is in the others in place of the steps.
void Extractor::moveGroups()
{
    const auto moves = [this](const NodeId &id) {
        return m_border.isMoved(m_graph.index.value(id, -1));
    };
    moveElements(m_caller.groups, m_called.groups, [&](const Group &group) {
        return !group.nodes.isEmpty() && std::ranges::all_of(group.nodes, moves);
    });
    for (Group &group : m_caller.groups) {
        const auto first = std::ranges::find_if(group.nodes, moves);
        if (first == group.nodes.end())
            continue;
        *first = m_target.call;
        group.nodes.removeIf(moves);
    }
}

void Extractor::moveLayout()
{
    Layout &from = m_caller.layout;
    Layout &to = m_called.layout;
    for (const Node &node : m_called.nodes) {
        movePlace(from, to, from.nodes, to.nodes, u"nodes"_s, node.id);
        moveCollapse(from.collapsedNodes, to.collapsedNodes, node.id);
    }
    // The other halves of those across the border stay behind, and lead as they did.
    for (const qsizetype edge : m_border.inner)
        movePlace(from, to, from.edges, to.edges, u"edges"_s, m_document.edges[edge].id);
    for (const Note &note : m_called.notes)
        movePlace(from, to, from.notes, to.notes, u"notes"_s, note.id);
    for (const Group &group : m_called.groups) {
        movePlace(from, to, from.groups, to.groups, u"groups"_s, group.id);
        moveCollapse(from.collapsedGroups, to.collapsedGroups, group.id);
    }
}

/// The call stands where the steps began, the steps of the border beside what they are for.
void Extractor::placeBorder()
{
    const auto corner = cornerOf(m_called.layout);
    if (!corner)
        return;
    m_called.layout.viewportOrigin = *corner - QPointF(kMargin, kMargin);
    m_caller.layout.nodes.insert(m_target.call, *corner);
    QPointF gate = *corner + QPointF(kColumn, kRow);
    for (const Node &node : m_gateNodes) {
        m_caller.layout.nodes.insert(node.id, gate);
        gate.ry() += kRow;
    }
    QPointF entry = *corner - QPointF(kColumn, 0);
    for (const Node &node : m_entryNodes) {
        m_called.layout.nodes.insert(node.id, entry);
        entry.ry() += kRow;
    }
    if (!m_entryNodes.isEmpty())
        m_called.layout.viewportOrigin -= QPointF(kColumn, 0);
}

Inlining Extractor::inlining() const
{
    Inlining inlining;
    for (const qsizetype edge : m_border.incoming)
        inlining.ends.insert(m_document.edges[edge].id, m_document.edges[edge].to);
    for (const qsizetype edge : m_border.outgoing)
        inlining.ends.insert(m_document.edges[edge].id, m_document.edges[edge].from);
    inlining.nodes = placesOfGone(m_document.nodes, m_caller.nodes);
    inlining.edges = placesOfGone(m_document.edges, m_caller.edges);
    inlining.notes = placesOfGone(m_document.notes, m_caller.notes);
    inlining.groups = placesOfGone(m_document.groups, m_caller.groups);
    for (const Group &group : m_document.groups) {
        const Group *kept = m_caller.findGroup(group.id);
        if (kept && kept->nodes.contains(m_target.call))
            inlining.members.insert(group.id, group.nodes);
    }
    return inlining;
}

} // namespace agentops::workflow
