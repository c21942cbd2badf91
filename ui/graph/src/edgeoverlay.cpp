// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/edgeoverlay.h>

#include <agentops/workflow/nodetype.h>

namespace agentops::ui::graph {

using workflow::StepState;
using workflow::StepStatus;

namespace {

/// Whether a step that has ended hands something on at a port.
bool handsOn(const StepStatus &step, bool goesOnAfterError, const QString &port)
{
    switch (step.state) {
    case StepState::Succeeded:
        return port == workflow::kDonePort || step.outputs.contains(port);
    case StepState::Failed:
        return port == workflow::kErrorPort || goesOnAfterError;
    default:
        return false;
    }
}

EdgeOverlay overlayOf(const workflow::Edge &edge, const StepStatus &to)
{
    switch (to.state) {
    case StepState::Running:
        return EdgeOverlay::Running;
    case StepState::Skipped:
        return EdgeOverlay::None;
    case StepState::Planned:
        // The engine looks at the condition when the step is due.
        return edge.condition.isEmpty() ? EdgeOverlay::Moved : EdgeOverlay::None;
    default:
        return EdgeOverlay::Moved;
    }
}

} // namespace

QHash<workflow::EdgeId, EdgeOverlay> edgeOverlays(const workflow::Document &document,
                                                  const QList<StepStatus> &steps,
                                                  const QHash<workflow::NodeId, qsizetype> &shown)
{
    const auto stepOf = [&](const workflow::NodeId &node) {
        const qsizetype step = shown.value(node, -1);
        return step < 0 ? nullptr : &steps[step];
    };
    QSet<workflow::NodeId> goesOn;
    for (const workflow::Node &node : document.nodes) {
        if (node.onError == workflow::OnError::Continue)
            goesOn.insert(node.id);
    }
    QHash<workflow::EdgeId, EdgeOverlay> overlays;
    for (const workflow::Edge &edge : document.edges) {
        const StepStatus *from = stepOf(edge.from.node);
        const StepStatus *to = stepOf(edge.to.node);
        if (edge.isMuted || !from || !to
            || !handsOn(*from, goesOn.contains(edge.from.node), edge.from.port))
            continue;
        if (const EdgeOverlay overlay = overlayOf(edge, *to); overlay != EdgeOverlay::None)
            overlays.insert(edge.id, overlay);
    }
    return overlays;
}

} // namespace agentops::ui::graph
