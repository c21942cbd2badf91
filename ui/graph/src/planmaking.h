// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/workflow/runservice.h>

namespace agentops::ui::graph {

/// What of a workflow is to be run.
enum class RunPart {
    FromHere, ///< a step and all behind it; what is before it is kept of the last run
    OnlyThis, ///< a step; what is before it is kept of the last run
    ToHere, ///< a step and all that it needs, from the beginning
};

struct PlanQuestion
{
    RunPart part = RunPart::FromHere;
    workflow::NodeId node;
    workflow::Document document;
    /// With the inputs of a run from the beginning.
    workflow::RunOptions options;
};

/// How it is to be run, and what that comes to.
struct RunPlan
{
    PlanQuestion question;
    /// The run that goes before; absent: it is run from the beginning.
    std::optional<workflow::RunSummary> earlier;
    workflow::RerunRequest request;
    std::optional<workflow::RerunPlan> rerun;
    workflow::DryRun dry;
    /// There would have to be an earlier run, and there is none: nothing can be run.
    bool isWithoutEarlier = false;
};

/// Looks for the newest run of the workflow that has ended, and asks what would come of it.
/// Errors: those of RunService::planRerun() and dryRun(). The service must outlive the task.
Task<Result<RunPlan>> makePlan(workflow::RunService *service, PlanQuestion question,
                               CancelToken token);

/// Where a node of the document is in a run: at the top, or in each pass of its containers.
QList<workflow::StepPath> pathsOf(const workflow::NodeId &node, const workflow::Document &document,
                                  const workflow::RunStatus &status);

} // namespace agentops::ui::graph
