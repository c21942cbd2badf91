// SPDX-License-Identifier: GPL-3.0-or-later
#include "planmaking.h"

#include <algorithm>

namespace agentops::ui::graph {

using workflow::NodeId;
using workflow::RerunRequest;
using workflow::StepPath;

namespace {

constexpr int kRunsSearched = 200;

/// Whether a path leads through the containers that the node is in; in called workflows there are
/// nodes of the same names.
bool leadsTo(StepPath path, NodeId node, const workflow::Document &document)
{
    while (path.node() == node) {
        const workflow::Node *found = document.findNode(node);
        const bool isAtTop = !found || found->parent.isEmpty();
        if (path.pass() < 0 || isAtTop)
            return path.pass() < 0 && isAtTop;
        node = found->parent;
        path = path.container();
    }
    return false;
}

/// Whether something comes before a node, or around it.
bool needsOthers(NodeId node, const workflow::Document &document)
{
    const workflow::Node *found = document.findNode(node);
    return (found && !found->parent.isEmpty())
        || std::ranges::any_of(document.edges, [&](const workflow::Edge &edge) {
               return edge.to.node == node && !edge.isMuted;
           });
}

} // namespace

QList<StepPath> pathsOf(const NodeId &node, const workflow::Document &document,
                        const workflow::RunStatus &status)
{
    QList<StepPath> paths;
    for (const workflow::StepStatus &step : status.steps()) {
        if (step.node == node && leadsTo(step.path, node, document))
            paths.append(step.path);
    }
    return paths;
}

Task<Result<RunPlan>> makePlan(workflow::RunService *service, PlanQuestion question,
                               CancelToken token)
{
    RunPlan plan{.question = question};
    const workflow::Document &document = plan.question.document;
    workflow::RunOptions &options = plan.question.options;
    if (question.part != RunPart::FromHere)
        options.targets = {question.node};
    if (question.part != RunPart::ToHere) {
        AO_CO_TRY(const QList<workflow::RunSummary> runs,
                  co_await service->list(kRunsSearched, token));
        const auto newest = std::ranges::find_if(runs, [&](const workflow::RunSummary &run) {
            return run.workflow == document.properties.id && isFinal(run.state);
        });
        if (newest != runs.end())
            plan.earlier = *newest;
    }
    if (!plan.earlier) {
        plan.isWithoutEarlier =
            question.part == RunPart::OnlyThis && needsOthers(question.node, document);
        if (plan.isWithoutEarlier)
            co_return plan;
        AO_CO_TRY(plan.dry, co_await service->dryRun(document, options, token));
        co_return plan;
    }
    AO_CO_TRY(const workflow::RunDetail before, co_await service->show(plan.earlier->id, token));
    // What the earlier run was given, this one is.
    options.inputs = {};
    plan.request.document = document;
    // Of a container that has done no pass, the container itself.
    const workflow::Node *node = document.findNode(question.node);
    while (node && plan.request.from.isEmpty()) {
        plan.request.from = pathsOf(node->id, document, before.status);
        node = node->parent.isEmpty() ? nullptr : document.findNode(node->parent);
    }
    // What the earlier run does not have is new, and new steps run.
    plan.request.extent =
        plan.request.from.isEmpty() ? RerunRequest::Extent::Unfinished : RerunRequest::Extent::From;
    AO_CO_TRY(plan.rerun,
              co_await service->planRerun(plan.earlier->id, plan.request, options, token));
    workflow::RunOptions dryOptions = options;
    dryOptions.inputs = before.status.inputs();
    AO_CO_TRY(plan.dry, co_await service->dryRun(document, dryOptions, token));
    co_return plan;
}

} // namespace agentops::ui::graph
