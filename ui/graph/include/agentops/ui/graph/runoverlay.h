// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/sceneitems.h>
#include <agentops/ui/graph/shownsteps.h>
#include <agentops/workflow/document.h>

namespace agentops::ui::graph {

/// What a running step says of itself.
/// Units: from 0 to 1, negative when unknown.
struct StepProgress
{
    double fraction = -1;
    QString text;
};

/// What is known of a run beside where it stands.
struct RunFacts
{
    RunFacts() = default;
    explicit RunFacts(const workflow::Document &document);

    /// Of the nodes that are tried again when they fail.
    QHash<workflow::NodeId, workflow::RetryPolicy> retries;
    /// Nodes in containers.
    QList<workflow::NodeId> bodyNodes;
};

/// What the cards say of a run at a moment. Body nodes of containers that have not begun a pass are
/// planned.
QHash<workflow::NodeId, NodeOverlay> nodeOverlays(
    const workflow::RunStatus &run, const ShownSteps &shown, const RunFacts &facts,
    const QHash<workflow::StepPath, StepProgress> &progress, Timestamp now);

/// One line for a card: where its values come from, how long it took, which attempt it is, what it
/// waits for.
QString footerText(const workflow::StepStatus &step, StepOrigin origin,
                   const workflow::RetryPolicy &retry, Timestamp now, const QString &progressText);

/// Why a step is held, in a few words.
QString holdText(const workflow::Hold &hold);

/// Where the values of a step come from. `rerunOf` is the run that its run repeats, or null.
StepOrigin originOf(const workflow::StepStatus &step, const workflow::RunId &rerunOf);

/// The whole overlay in words, for who points at the card.
QString overlayText(const NodeOverlay &overlay);
/// The same without what changes while somebody listens: for screen readers.
QString spokenOverlay(const NodeOverlay &overlay);

} // namespace agentops::ui::graph
