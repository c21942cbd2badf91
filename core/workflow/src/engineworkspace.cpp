// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedsteps.h"
#include "engine.h"

#include "runfolder.h"
#include "stepinputs.h"

#include <agentops/workflow/errors.h>

#include <QCoro/QCoroFuture>

using namespace Qt::StringLiterals;

// Where runs work.
namespace agentops::workflow {

namespace {

RunPlace placeOf(const ActiveRun &run)
{
    const RunStatus &status = run.scheduler.status();
    return {status.summary().id, status.summary().repository,
            status.workspace().value_or(RunWorkspace())};
}

} // namespace

Task<Result<std::optional<RunWorkspace>>> RunService::Engine::recordWorkspace(
    RunId run, std::shared_ptr<const Recipe> recipe, RunOptions options, RunId rerunOf,
    std::optional<RunWorkspace> repeated, bool continuesRepeated, CancelToken token)
{
    if (!m_options.workspaces)
        co_return std::nullopt;
    const Properties &properties = recipe->document().properties;
    WorkspaceRequest request;
    request.run = run;
    request.repository = options.repository;
    request.kind = options.workspace.value_or(repeated ? repeated->kind : properties.workspace);
    request.revision = options.revision;
    request.isUsed = mayUseRunFolder(*recipe, options.pins);
    // Who has begun a run in place wants its repetition there as well.
    const bool isAgreed = options.workspace == WorkspaceKind::InPlace
        || (!options.workspace && repeated && repeated->isConsented);
    request.repeated = std::move(repeated);
    request.repeatedRun = rerunOf;
    request.continuesRepeated = continuesRepeated;
    // In a large repository it takes its time: whoever has asked may leave, and so may the program.
    CancelSource stop(m_scope.token());
    const CancelCallback byCaller(token, [&stop] { stop.cancel(); });
    AO_CO_TRY(RunWorkspace workspace,
              co_await m_options.workspaces->record(std::move(request), stop.token()));
    workspace.isConsented =
        workspace.kind == WorkspaceKind::InPlace && workspace.reason.isEmpty() && isAgreed;
    co_return workspace;
}

Task<Result<DryRun>> RunService::Engine::dryRun(Document document, RunOptions options)
{
    AO_CO_TRY(const Library library, co_await loadCalled(document, options.repository));
    AO_CO_TRY(const auto recipe, co_await plan(document, library, m_scope.token()));
    DryRunRequest request;
    AO_CO_TRY(request.inputs, resolveRunInputs(document, options.inputs));
    request.repository = options.repository;
    request.trigger = options.trigger;
    request.payload = options.payload;
    request.pins = options.pins;
    AO_CO_CHECK(AskedSteps::check(*recipe, options.targets));
    request.targets = options.targets;
    request.isConsented =
        options.workspace == WorkspaceKind::InPlace || !options.approveAs.isEmpty();
    request.workspace = options.workspace.value_or(document.properties.workspace);
    QString reason;
    if (m_options.workspaces) {
        WorkspaceRequest wanted;
        wanted.repository = options.repository;
        wanted.kind = request.workspace;
        wanted.revision = options.revision;
        AO_CO_TRY(const RunWorkspace place,
                  co_await m_options.workspaces->foresee(std::move(wanted), m_scope.token()));
        request.workspace = place.kind;
        request.isIsolated = true;
        reason = place.reason;
    }
    request.now = m_clock.now();
    if (m_options.secrets)
        request.hasSecret = [this](const QString &name) {
            return m_options.secrets(name).has_value();
        };
    request.hasProgram = m_options.hasProgram;
    DryRun dryRun = planDryRun(*recipe, m_catalog, request);
    if (dryRun.workspace)
        dryRun.workspaceReason = reason;
    co_return dryRun;
}

Task<> RunService::Engine::forgetWorkspace(RunPlace place)
{
    // Nothing but its commits is there yet; what cannot be let go of is found by who cleans up.
    (void)co_await m_options.workspaces->forget(std::move(place), {}, {});
}

/// The folder that a step is to work in is there when this ends. One step that does not want to
/// wait any longer does not keep the others from it.
Task<Result<>> RunService::Engine::prepareFolder(RunId id, qint64 epoch, CancelToken token)
{
    ActiveRun *run = find(id, epoch);
    if (!run || m_isClosing)
        co_return fail(Error::cancelled());
    if (!run->scheduler.status().workspace() || !m_options.workspaces || run->isFolderReady)
        co_return {};
    auto making = run->folder;
    if (!making) {
        making = std::make_shared<FolderInMaking>();
        run->folder = making;
        m_scope.start(makeFolder(id, epoch, making));
    }
    if (!making->outcome) {
        const auto waiting = std::make_shared<QPromise<void>>();
        waiting->start();
        making->waiting.push_back(waiting);
        const CancelCallback wake(token, [waiting] { waiting->finish(); });
        co_await waiting->future();
    }
    AO_CO_CHECK(token.check());
    co_return *making->outcome;
}

Task<> RunService::Engine::makeFolder(RunId id, qint64 epoch,
                                      std::shared_ptr<FolderInMaking> making)
{
    ActiveRun *run = find(id, epoch);
    making->outcome = co_await m_options.workspaces->prepare(placeOf(*run), run->cancel.token());
    run = find(id, epoch);
    if (run) {
        run->isFolderReady = making->outcome->has_value();
        run->folder.reset();
    }
    for (const auto &waiting : making->waiting)
        waiting->finish();
}

/// Adds what the run has changed in its folders to the record of its end.
Task<Result<>> RunService::Engine::summarize(RunId id, Batch *batch)
{
    const ActiveRun *run = find(id, batch->epoch);
    if (!run || !m_options.workspaces || !run->scheduler.status().workspace())
        co_return {};
    const RunStatus &status = run->scheduler.status();
    const RunWorkspace workspace = *status.workspace();
    QStringList further;
    for (const StepStatus &step : status.steps()) {
        const QString &folder = step.workingDirectory;
        if (!folder.isEmpty() && folder != workspace.folder && folder != status.summary().repository
            && !further.contains(folder))
            further.append(folder);
    }
    // What an earlier program has made of the folder, only the folder tells.
    if (further.isEmpty() && !run->isFolderReady && batch->epoch == 1)
        co_return {};
    AO_CO_TRY(
        const WorkspaceResult result,
        co_await m_options.workspaces->summarize(placeOf(*run), further, run->cancel.token()));
    if (ActiveRun *still = find(id, batch->epoch))
        still->isFolderChanged = result.isChanged;
    const auto secrets = m_options.secretList->matcher();
    for (StepEffect effect : result.effects) {
        effect.target = secrets->redactText(effect.target);
        effect.detail = withoutSecrets(effect.detail, *secrets);
        batch->effects.append({{}, 0, m_clock.now(), effect});
    }
    if (!result.commit.isEmpty())
        batch->events.last().data.insert(u"result"_s, result.commit);
    co_return {};
}

Task<> RunService::Engine::leaveFolder(RunPlace place, bool isNeeded)
{
    const RunId run = place.run;
    m_leaving.insert(run);
    co_await m_options.workspaces->leave(std::move(place), isNeeded);
    m_leaving.remove(run);
    wakeWaiters(run);
}

} // namespace agentops::workflow
