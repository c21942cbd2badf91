// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedsteps.h"
#include "engine.h"
#include "rerunplanner.h"
#include "stepinputs.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

// Doing a run again: what is kept of the earlier one.
namespace agentops::workflow {

namespace {

/// How the earlier run was carried out, where nothing else is asked for.
void carryOver(const StoredOptions &before, const Recipe &next, RunOptions &options)
{
    if (options.maxParallel == 0)
        options.maxParallel = before.maxParallel;
    if (options.priority == 0)
        options.priority = before.priority;
    if (options.pins.isEmpty())
        options.pins = before.policy.pins;
    if (options.trigger.isEmpty() && next.root().indexOf(before.policy.trigger) >= 0) {
        options.trigger = before.policy.trigger;
        options.payload = before.policy.payload;
    }
}

/// Where the new run works, as far as that depends on the earlier one.
struct Ground
{
    /// What a worktree holds at first when something is kept, and when nothing is.
    QString commitToGoOn;
    QString commitToRepeat;
    bool keepsFiles = true;
};

Ground groundOf(const std::optional<RunWorkspace> &before, const RunOptions &options)
{
    // Without one both work in the repository, or the new one begins with what is there.
    if (!before)
        return {};
    if (options.workspace.value_or(before->kind) == WorkspaceKind::InPlace)
        return {{}, {}, before->kind == WorkspaceKind::InPlace};
    if (!options.revision.isEmpty())
        return {{}, {}, false};
    return {before->result.isEmpty() ? before->commit : before->result, before->commit,
            !before->result.isEmpty()};
}

} // namespace

struct RunService::Engine::Repetition
{
    std::shared_ptr<const Recipe> recipe;
    RunOptions options;
    Rerun rerun;
    std::optional<RunWorkspace> workspace;
};

Task<Result<RunService::Engine::Repetition>> RunService::Engine::repeat(RunId run,
                                                                        RerunRequest request,
                                                                        RunOptions options)
{
    AO_CO_TRY(const Recorded recorded, co_await readRecorded(run));
    const auto &[stored, status, recipe] = recorded;
    if (request.extent != RerunRequest::Extent::Everything && !isFinal(status.summary().state)) {
        co_return fail(Error(errors::kRunGoingOn, u"what is going on cannot be taken over"_s)
                           .with(u"run"_s, run.toString()));
    }
    if (options.repository.isEmpty())
        options.repository = status.summary().repository;
    std::shared_ptr<const Recipe> next = recipe;
    if (request.document) {
        AO_CO_TRY(const Library library,
                  co_await loadCalled(*request.document, options.repository));
        AO_CO_TRY(next, co_await plan(*request.document, library, m_scope.token()));
    }
    carryOver(StoredOptions::of(stored), *next, options);
    for (const InputSpec &input : next->document().properties.inputs) {
        const QJsonValue before = status.inputs().value(input.name);
        if (!before.isUndefined() && !options.inputs.contains(input.name))
            options.inputs.insert(input.name, before);
    }
    AO_CO_CHECK(AskedSteps::check(*next, options.targets));
    AO_CO_TRY(options.inputs, resolveRunInputs(next->document(), options.inputs));
    const Ground ground = m_options.workspaces ? groundOf(status.workspace(), options) : Ground();
    AO_CO_TRY(Rerun rerun,
              co_await onWorker(m_io, m_scope.token(),
                                [recorded, next, request, options, ground](const CancelToken &) {
                                    return RerunPlanner({recorded.stored.events, recorded.status,
                                                         *recorded.recipe, *next, request,
                                                         options.inputs,
                                                         [](const QString &folder) {
                                                             return QFileInfo(folder).isDir();
                                                         },
                                                         options.targets, ground.keepsFiles})
                                        .plan();
                                }));
    rerun.plan.commit = rerun.kept.isEmpty() ? ground.commitToRepeat : ground.commitToGoOn;
    co_return Repetition{std::move(next), std::move(options), std::move(rerun), status.workspace()};
}

Task<Result<RunId>> RunService::Engine::rerun(RunId run, RerunRequest request, RunOptions options,
                                              CancelToken token)
{
    AO_CO_TRY(Repetition repetition, co_await repeat(run, std::move(request), std::move(options)));
    co_return co_await create(std::move(repetition.recipe), std::move(repetition.options), run,
                              std::move(repetition.rerun.kept), std::move(repetition.workspace),
                              std::move(token));
}

Task<Result<RerunPlan>> RunService::Engine::planRerun(RunId run, RerunRequest request,
                                                      RunOptions options)
{
    AO_CO_TRY(Repetition repetition, co_await repeat(run, std::move(request), std::move(options)));
    co_return std::move(repetition.rerun.plan);
}

} // namespace agentops::workflow
