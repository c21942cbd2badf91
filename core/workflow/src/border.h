// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph.h"

#include <agentops/base/result.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QSet>

namespace agentops::workflow {

/// The border around steps that become a workflow of their own, and how the edges across it go on.
///
/// A call adds two things to a run: none of the steps begins before everything has ended that one
/// of them waits for, and nothing behind begins before all of them have ended. Both only delay
/// steps. A border is drawn where nothing else changes: whatever happens, the same steps run, are
/// skipped or fail.
/// Shape: indexes of nodes and edges of the document, ascending.
struct Border
{
    /// By node: whether it moves.
    std::vector<char> moved;
    /// The steps that move and are in no other one that does.
    QList<int> tops;
    /// The container that they are in; -1 at the top.
    int body = -1;
    QList<qsizetype> inner;
    QList<qsizetype> incoming;
    QList<qsizetype> outgoing;
    /// Of the call.
    Join join;
    /// Incoming edges in whose place one stands within: they bring a value, or leaving them out
    /// would change when their step runs.
    QSet<qsizetype> entered{};
    /// Outgoing edges that go on through a step behind the call: they bring a value, or are not
    /// always followed.
    QSet<qsizetype> gated{};
    QSet<qsizetype> uncertain{};
    /// Whether the call may be skipped.
    bool mayBeMissed = false;
    /// Whether one step moves that ends as the call does.
    bool isLikeCall = false;
    /// Whether one of the steps may fail without the call failing.
    bool hidesFailures = false;

    bool isMoved(int node) const { return node >= 0 && moved[size_t(node)] != 0; }
};

/// Errors: workflow.unknown_element, workflow.unknown_kind, workflow.other_body, workflow.cycle,
/// workflow.merge_conflict, workflow.not_extractable; all of them with "node", the last with
/// "nodes" as well.
Result<Border> drawBorder(const Document &document, const NodeCatalog &catalog, const Graph &graph,
                          const QList<NodeId> &chosen);

/// workflow.not_extractable, about these nodes; the reason as in subworkflow.h.
Error notExtractable(const QStringList &nodes, const QString &message, const QString &reason = {});

} // namespace agentops::workflow
