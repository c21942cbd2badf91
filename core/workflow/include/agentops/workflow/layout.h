// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QSet>

namespace agentops::workflow {

/// Where things are on the canvas; it never changes what a run does.
/// Units: scene coordinates, a card is 220 wide.
struct Layout
{
    QHash<NodeId, QPointF> nodes;
    QHash<NoteId, QRectF> notes;
    QHash<GroupId, QRectF> groups;
    /// The points that an edge is led through on its way; those that go straight are not here.
    QHash<EdgeId, QList<QPointF>> edges;
    /// Drawn small, without what is in them.
    /// Shape: each has a place above.
    QSet<NodeId> collapsedNodes;
    QSet<GroupId> collapsedGroups;
    /// Scene point at the top left corner of the view.
    QPointF viewportOrigin;
    double viewportZoom = 1.0;
    QJsonObject unknown;
    QJsonObject viewportUnknown;
    /// Unknown keys of single places, by section and id such as `nodes.start`.
    QHash<QString, QJsonObject> placesUnknown;

    friend bool operator==(const Layout &, const Layout &) = default;
};

} // namespace agentops::workflow
