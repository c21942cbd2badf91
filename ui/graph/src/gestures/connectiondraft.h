// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gestures/gesture.h"

#include <agentops/workflow/document.h>

namespace agentops::ui::graph {

/// An edge that is being drawn from a port: where it may end, and what becomes of it.
class ConnectionDraft
{
public:
    /// `detached` is taken away when the draft becomes an edge.
    ConnectionDraft(const GestureContext &context, const Hit &source,
                    std::optional<workflow::EdgeId> detached = {});

    const Hit &source() const { return m_source; }
    bool isForward() const { return m_source.kind == Hit::Kind::OutputPort; }
    /// The side that the other end is on.
    Hit::Kind wanted() const { return isForward() ? Hit::Kind::InputPort : Hit::Kind::OutputPort; }
    const std::optional<workflow::EdgeId> &detached() const { return m_detached; }
    /// Nothing when the edge may end there.
    std::optional<Error> whyNot(const Hit &target) const;
    /// The port that is meant when the edge is let go over a card.
    Hit portToTryOn(int card) const;
    /// By card: whether no edge from the source can end at it, whatever the port. Complexity:
    /// linear.
    std::vector<bool> blockedNodes() const;
    /// As it would be.
    WantedConnection connectionTo(const Hit &target) const;
    /// One step of editing.
    Result<> connectTo(const Hit &target) const;
    Result<> removeDetached() const;

private:
    const GestureContext m_context;
    const Hit m_source;
    const std::optional<workflow::EdgeId> m_detached;
};

} // namespace agentops::ui::graph
