// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"
#include "rerunplanner.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

// Doing a run again: what is kept of the earlier one.
namespace agentops::workflow {

struct RunService::Engine::Repetition
{
    Document document;
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
    if (options.repository.isEmpty())
        options.repository = status.summary().repository;
    const QJsonObject &inputs = status.inputs();
    for (auto it = inputs.begin(); it != inputs.end(); ++it) {
        if (!options.inputs.contains(it.key()))
            options.inputs.insert(it.key(), it.value());
    }
    const StoredOptions before = StoredOptions::fromJson(stored.options);
    if (options.trigger.isEmpty()) {
        options.trigger = before.policy.trigger;
        options.payload = before.policy.payload;
    }
    std::shared_ptr<const Recipe> next = recipe;
    if (request.document) {
        AO_CO_TRY(const Library library,
                  co_await loadCalled(*request.document, options.repository));
        AO_CO_TRY(next, Recipe::create(*request.document, m_catalog, library));
    }
    AO_CO_TRY(Rerun rerun,
              co_await onWorker(
                  m_io, m_scope.token(), [recorded, next, request, options](const CancelToken &) {
                      return RerunPlanner({recorded.stored.events, recorded.status,
                                           *recorded.recipe, *next, request, options.inputs,
                                           [](const QString &folder) {
                                               return QFileInfo(folder).isDir();
                                           }})
                          .plan();
                  }));
    co_return Repetition{next->document(), std::move(options), std::move(rerun), status.workspace()};
}

Task<Result<RunId>> RunService::Engine::rerun(RunId run, RerunRequest request, RunOptions options)
{
    AO_CO_TRY(Repetition repetition, co_await repeat(run, std::move(request), std::move(options)));
    co_return co_await create(std::move(repetition.document), std::move(repetition.options), run,
                              std::move(repetition.rerun.kept), std::move(repetition.workspace));
}

Task<Result<RerunPlan>> RunService::Engine::planRerun(RunId run, RerunRequest request,
                                                      RunOptions options)
{
    AO_CO_TRY(Repetition repetition, co_await repeat(run, std::move(request), std::move(options)));
    co_return std::move(repetition.rerun.plan);
}

} // namespace agentops::workflow
