// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementlookup.h"
#include "history.h"

using namespace Qt::StringLiterals;

// Notes, groups, and where everything is on the canvas.
namespace agentops::workflow {

namespace {

/// The members in the order of the document.
QList<NodeId> inOrder(const Document &document, const QSet<NodeId> &nodes)
{
    QList<NodeId> members;
    for (const Node &node : document.nodes) {
        if (nodes.contains(node.id))
            members.append(node.id);
    }
    return members;
}

template<typename IdType, typename Shape>
QSet<IdType> idsIn(const QHash<IdType, Shape> &places)
{
    return {places.keyBegin(), places.keyEnd()};
}

} // namespace

NoteId DocumentEditor::addNote(const QString &text, QRectF sceneRect)
{
    const Note note{.id = NoteId(createLocalId(u"note")), .text = text};
    m_history->append(document().notes, note);
    m_history->place(document().layout.notes, note.id, std::optional(sceneRect));
    m_history->commit({Edit::AddNote});
    return note.id;
}

Result<> DocumentEditor::changeNote(const NoteId &id, Edit kind, const QString &mergeKey,
                                    const std::function<void(Note &)> &change)
{
    const qsizetype index = indexOf(document().notes, id);
    if (index < 0)
        return unknownElement(id);
    Note note = document().notes[index];
    change(note);
    m_history->replace(document().notes, index, std::move(note));
    m_history->commit({kind}, mergeKey);
    return {};
}

Result<> DocumentEditor::setNoteText(const NoteId &id, const QString &text)
{
    return changeNote(id, Edit::SetNoteText, u"note:"_s + id.text(),
                      [&](Note &note) { note.text = text; });
}

Result<> DocumentEditor::setNoteColor(const NoteId &id, const QString &color)
{
    return changeNote(id, Edit::SetNoteColor, {}, [&](Note &note) { note.color = color; });
}

Result<> DocumentEditor::setNoteRect(const NoteId &id, QRectF sceneRect)
{
    return arrange({.notes = {{id, sceneRect}}}, Edit::Resize);
}

GroupId DocumentEditor::addGroup(const QString &title, const QSet<NodeId> &nodes, QRectF sceneRect)
{
    const Group group{.id = GroupId(createLocalId(u"group")),
                      .title = title,
                      .nodes = inOrder(document(), nodes)};
    m_history->append(document().groups, group);
    m_history->place(document().layout.groups, group.id, std::optional(sceneRect));
    m_history->commit({Edit::AddGroup, {title}});
    return group.id;
}

Result<> DocumentEditor::changeGroup(const GroupId &id, Edit kind, const QString &mergeKey,
                                     const std::function<void(Group &)> &change)
{
    const qsizetype index = indexOf(document().groups, id);
    if (index < 0)
        return unknownElement(id);
    Group group = document().groups[index];
    const QString title = group.title;
    change(group);
    m_history->replace(document().groups, index, std::move(group));
    m_history->commit({kind, {title}}, mergeKey);
    return {};
}

Result<> DocumentEditor::setGroupTitle(const GroupId &id, const QString &title)
{
    return changeGroup(id, Edit::SetGroupTitle, u"group:"_s + id.text(),
                       [&](Group &group) { group.title = title; });
}

Result<> DocumentEditor::setGroupColor(const GroupId &id, const QString &color)
{
    return changeGroup(id, Edit::SetGroupColor, {}, [&](Group &group) { group.color = color; });
}

Result<> DocumentEditor::setGroupNodes(const GroupId &id, const QSet<NodeId> &nodes)
{
    AO_CHECK(checkAreThere(document().nodes, nodes));
    return changeGroup(id, Edit::SetGroupNodes, {},
                       [&](Group &group) { group.nodes = inOrder(document(), nodes); });
}

Result<> DocumentEditor::setGroupRect(const GroupId &id, QRectF sceneRect)
{
    return arrange({.groups = {{id, sceneRect}}}, Edit::Resize);
}

Result<> DocumentEditor::setCollapsed(const QSet<NodeId> &nodes, const QSet<GroupId> &groups,
                                      bool isCollapsed)
{
    AO_CHECK(checkAreThere(document().nodes, nodes));
    AO_CHECK(checkAreThere(document().groups, groups));
    const Layout &layout = document().layout;
    for (const NodeId &id : nodes) {
        m_history->place(layout.nodes, id, std::optional(layout.nodes.value(id)));
        m_history->collapse(layout.collapsedNodes, id, isCollapsed);
    }
    for (const GroupId &id : groups) {
        m_history->place(layout.groups, id, std::optional(layout.groups.value(id)));
        m_history->collapse(layout.collapsedGroups, id, isCollapsed);
    }
    m_history->commit(
        {isCollapsed ? Edit::Collapse : Edit::Expand, {}, nodes.size() + groups.size()});
    return {};
}

Result<> DocumentEditor::moveNodes(const QHash<NodeId, QPointF> &scenePositions)
{
    return arrange({.nodes = scenePositions});
}

Result<> DocumentEditor::arrange(const Places &places, Edit kind)
{
    const Document &doc = document();
    AO_CHECK(checkAreThere(doc.nodes, idsIn(places.nodes)));
    AO_CHECK(checkAreThere(doc.notes, idsIn(places.notes)));
    AO_CHECK(checkAreThere(doc.groups, idsIn(places.groups)));
    AO_CHECK(checkAreThere(doc.edges, idsIn(places.edges)));
    for (const auto &[id, pos] : places.nodes.asKeyValueRange())
        m_history->place(doc.layout.nodes, id, std::optional(pos));
    for (const auto &[id, rect] : places.notes.asKeyValueRange())
        m_history->place(doc.layout.notes, id, std::optional(rect));
    for (const auto &[id, rect] : places.groups.asKeyValueRange())
        m_history->place(doc.layout.groups, id, std::optional(rect));
    for (const auto &[id, route] : places.edges.asKeyValueRange()) {
        m_history->place(doc.layout.edges, id,
                         route.isEmpty() ? std::nullopt : std::optional(route));
        // A file has no place for them without a route.
        if (route.isEmpty())
            m_history->forgetKeys(u"edges"_s, id.text());
    }
    EditLabel label{kind, {}, places.nodes.size() + places.notes.size() + places.groups.size()};
    if (places.nodes.size() == 1)
        label.names = {doc.findNode(*places.nodes.keyBegin())->title};
    m_history->commit(label);
    return {};
}

} // namespace agentops::workflow
