// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/document.h>

#include <algorithm>

namespace agentops::workflow {

namespace {

template<typename T, typename I>
const T *findById(const QList<T> &list, const I &id)
{
    const auto it = std::ranges::find(list, id, &T::id);
    return it == list.end() ? nullptr : &*it;
}

} // namespace

const Node *Document::findNode(const NodeId &id) const
{
    return findById(nodes, id);
}

const Edge *Document::findEdge(const EdgeId &id) const
{
    return findById(edges, id);
}

const Note *Document::findNote(const NoteId &id) const
{
    return findById(notes, id);
}

const Group *Document::findGroup(const GroupId &id) const
{
    return findById(groups, id);
}

Document Document::create(const QString &name)
{
    Document document;
    document.properties.id = WorkflowId::create();
    document.properties.name = name;
    return document;
}

} // namespace agentops::workflow
