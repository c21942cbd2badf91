// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/id.h>

#include <QtCore/QHashFunctions>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <utility>

namespace agentops::workflow {

struct WorkflowTag;
struct RunTag;
using WorkflowId = Id<WorkflowTag>;
using RunId = Id<RunTag>;

/// A short name that is unique within one document and never changes: edges, layout and expressions
/// refer to elements by it, never by title.
/// Shape: `[A-Za-z][A-Za-z0-9_-]{0,63}`; ids made by the program are a readable stem and six random
/// characters, such as `shell-k3x9p2`, so that two people adding nodes on two branches do not
/// collide.
template<typename Tag>
class LocalId
{
public:
    LocalId() = default;
    explicit LocalId(QString text) : m_text(std::move(text)) { }

    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const LocalId &, const LocalId &) = default;
    friend bool operator<(const LocalId &a, const LocalId &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const LocalId &id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

struct NodeTag;
struct EdgeTag;
struct NoteTag;
struct GroupTag;
using NodeId = LocalId<NodeTag>;
using EdgeId = LocalId<EdgeTag>;
using NoteId = LocalId<NoteTag>;
using GroupId = LocalId<GroupTag>;

bool isValidLocalId(QStringView text);
/// `stem-` and six random lower-case characters; the stem is cleaned of what an id may not hold.
QString createLocalId(QStringView stem);

} // namespace agentops::workflow

Q_DECLARE_METATYPE(agentops::workflow::NodeId)
Q_DECLARE_METATYPE(agentops::workflow::EdgeId)
Q_DECLARE_METATYPE(agentops::workflow::RunId)
