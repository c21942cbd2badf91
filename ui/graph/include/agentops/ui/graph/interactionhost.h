// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <QtCore/QPointF>

#include <optional>

namespace agentops::ui::graph {

/// A connection as a gesture would draw it.
struct WantedConnection
{
    workflow::PortRef from;
    workflow::PortRef to;
    /// The edge that it would have replaced; empty: none.
    workflow::EdgeId instead{};
};

/// A node that is wanted, until its kind has been chosen.
struct NodeWish
{
    QPointF scenePos;
    /// It is to be connected to this port.
    std::optional<workflow::PortRef> from{};
    bool isFromOutput = true;
    /// It is to take the place of this node; empty: of none.
    workflow::NodeId replaced{};
};

/// What the gestures of a canvas need from whoever shows it.
class InteractionHost
{
public:
    virtual ~InteractionHost() = default;

    virtual void viewMoved() = 0;
    /// Something drawn in the live layer changed: hover, box, a preview, the selection.
    virtual void liveMoved() = 0;
    /// Cards, notes or groups begin or cease to be drawn apart because they are dragged.
    virtual void movingSetChanged() = 0;
    virtual void selectionMoved() = 0;
    /// Why something cannot be done, to be shown at the pointer; nothing: no longer.
    virtual void refusalMoved(const std::optional<Error> &reason, QPointF viewPos) = 0;
    /// A connection was let go where it cannot be.
    virtual void connectionRefused(const Error &reason, QPointF viewPos,
                                   const WantedConnection &wanted) = 0;
    /// A node is wanted at a place; with a port, one that can be connected to it.
    virtual void paletteWanted(QPointF scenePos, const std::optional<workflow::PortRef> &from,
                               bool fromIsOutput) = 0;
    virtual void contextMenuWanted(QPointF viewPos) = 0;
    virtual void inspectorWanted() = 0;
    /// The workflow that a node calls is wanted; false when it calls none.
    virtual bool calledWanted(const workflow::NodeId &node) = 0;
    /// The title or the text of what is selected is to be written in place.
    virtual void textWanted() = 0;
    /// Does the command of a key; false when it has none.
    virtual bool keyWanted(QKeyCombination pressed) = 0;
    /// What is shown is only looked at: nothing begins that would change it.
    virtual bool isReadOnly() const { return false; }
    virtual QByteArray clipboardText() const = 0;
    virtual void setClipboardText(const QByteArray &text) = 0;
};

} // namespace agentops::ui::graph
