// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/selection.h>

#include <QtCore/QLineF>
#include <QtCore/QList>

#include <optional>
#include <vector>

namespace agentops::ui::graph {

/// What a gesture under way shows; nothing of it is left when the gesture ends.
/// Shape: scene coordinates; indexes into the scene's lists.
struct GestureView
{
    /// Cards, notes and groups that are being dragged, drawn `moveOffset` away from their place.
    QSet<workflow::NodeId> movingNodes;
    QSet<workflow::NoteId> movingNotes;
    QSet<workflow::GroupId> movingGroups;
    QPointF moveOffset;
    /// The dragged ones are to be copies: the originals are seen at their place, too.
    bool isCopying = false;
    /// The container that it is put into when it is let go now; empty for none.
    workflow::NodeId dropBody;
    /// What is dragged stands in line with something else along these.
    QList<QLineF> guides;
    /// An edge being drawn from a port to the pointer, or to `connectTarget` when it may end there.
    Hit connectSource;
    QPointF connectPos;
    Hit connectTarget;
    bool isConnectRefused = false;
    /// By card: it cannot be at the other end, whatever its port. Shape: empty when no edge is
    /// being drawn.
    std::vector<bool> blockedNodes;
    /// The way of a connection that is being led through a point, from port to port.
    QList<QPointF> route;
    /// Box selection; null when there is none.
    QRectF box;
    /// The line drawn around what is to be selected, not closed.
    QList<QPointF> lasso;
    /// The line drawn across edges that are to be removed, and those edges.
    QList<QPointF> cut;
    QSet<workflow::EdgeId> cutEdges;

    bool isMoving() const
    {
        return !movingNodes.isEmpty() || !movingNotes.isEmpty() || !movingGroups.isEmpty();
    }
};

/// What a person is doing, as far as it is seen.
struct InteractionView : Selection, GestureView
{
    Hit hover;
    /// The port that the keyboard is on.
    Hit focusedPort;
    /// What a search has found, as long as one is going on: the rest is pale.
    std::optional<Selection> found;

    Selection &selection() { return *this; }
    const Selection &selection() const { return *this; }
    GestureView &gesture() { return *this; }
};

} // namespace agentops::ui::graph
