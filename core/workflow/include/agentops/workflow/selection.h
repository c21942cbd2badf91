// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QSet>

namespace agentops::workflow {

/// Elements of one document, of any kind.
struct Elements
{
    QSet<NodeId> nodes{};
    QSet<EdgeId> edges{};
    QSet<NoteId> notes{};
    QSet<GroupId> groups{};

    bool isEmpty() const { return size() == 0; }
    qsizetype size() const { return nodes.size() + edges.size() + notes.size() + groups.size(); }
    Elements &unite(const Elements &other)
    {
        nodes.unite(other.nodes);
        edges.unite(other.edges);
        notes.unite(other.notes);
        groups.unite(other.groups);
        return *this;
    }

    friend bool operator==(const Elements &, const Elements &) = default;
};

/// Where elements of one document are, or are to be.
/// Units: scene coordinates, as in Layout.
struct Places
{
    QHash<NodeId, QPointF> nodes{};
    QHash<NoteId, QRectF> notes{};
    QHash<GroupId, QRectF> groups{};
    /// The points that edges are led through; without points one goes straight.
    QHash<EdgeId, QList<QPointF>> edges{};

    friend bool operator==(const Places &, const Places &) = default;
};

} // namespace agentops::workflow
