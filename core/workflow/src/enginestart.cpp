// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedsteps.h"
#include "engine.h"
#include "stepinputs.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>

#include <ranges>

using namespace Qt::StringLiterals;

// Making a run of a document. What takes long with a large one is done elsewhere: the window, and
// other runs, do not wait for it.
namespace agentops::workflow {

namespace {

QJsonObject lineOf(const PlannedStep &step)
{
    QJsonObject line{{u"node"_s, step.node->id.text()},
                     {u"kind"_s, step.node->kind},
                     {u"title"_s, step.node->title}};
    if (step.body >= 0)
        line.insert(u"body"_s, step.body);
    return line;
}

QJsonArray linesOf(const Plan &plan)
{
    QJsonArray lines;
    for (const PlannedStep &step : plan.steps)
        lines.append(lineOf(step));
    return lines;
}

RunEvent creationOf(const Recipe &recipe, const RunId &run, const RunOptions &options,
                    const RunId &rerunOf, const std::optional<RunWorkspace> &workspace,
                    Timestamp now)
{
    QJsonArray bodies;
    for (const Plan &plan : recipe.plans() | std::views::drop(1))
        bodies.append(linesOf(plan));
    const Properties &properties = recipe.document().properties;
    QJsonObject data{{u"workflow"_s, properties.id.toString()},
                     {u"name"_s, properties.name},
                     {u"repository"_s, options.repository},
                     {u"inputs"_s, options.inputs},
                     {u"steps"_s, linesOf(recipe.root())}};
    if (!bodies.isEmpty())
        data.insert(u"bodies"_s, bodies);
    if (!rerunOf.isNull())
        data.insert(u"rerunOf"_s, rerunOf.toString());
    if (workspace)
        data.insert(u"workspace"_s, toJson(*workspace));
    if (!options.pins.isEmpty())
        data.insert(u"pins"_s, options.pins);
    QJsonArray targets;
    for (const NodeId &target : options.targets)
        targets.append(target.text());
    if (!targets.isEmpty())
        data.insert(u"targets"_s, targets);
    if (!options.breakpoints.isEmpty())
        data.insert(u"breakpoints"_s, toJson(options.breakpoints));
    return {run, 1, now, EventKind::RunCreated, {}, 0, data};
}

/// What a new run is made of.
struct Ingredients
{
    std::shared_ptr<const Recipe> recipe;
    RunOptions options;
    RunId id;
    RunId rerunOf;
    QList<RunEvent> reused;
    std::optional<RunWorkspace> workspace;
    StoredOptions recorded;
    Timestamp now;
    OwnerId owner;
    OwnerId writer;
    Timestamp leaseUntil;
};

/// A run before anybody knows of it.
struct Beginning
{
    NewRun run;
    Scheduler scheduler;
};

Result<Beginning> beginningOf(const Ingredients &of)
{
    const Recipe &recipe = *of.recipe;
    NewRun run;
    run.documentText = writeDocument(recipe.document());
    for (const auto &[name, called] : recipe.library().asKeyValueRange())
        run.called.insert(name, writeDocument(called));
    run.options = of.recorded.toJson();
    run.idempotencyKey = of.options.idempotencyKey;
    run.events = {creationOf(recipe, of.id, of.options, of.rerunOf, of.workspace, of.now)};
    for (RunEvent event : of.reused) {
        event.run = of.id;
        event.sequence = run.events.size() + 1;
        event.at = of.now;
        run.events.append(event);
    }
    AO_TRY(RunStatus status, RunStatus::fromEvents(run.events));
    run.summary = status.summary();
    run.summary.state = RunState::Pending;
    run.owner = of.owner;
    run.writer = of.writer;
    run.leaseUntil = of.leaseUntil;
    return Beginning{std::move(run), Scheduler(of.recipe, std::move(status), of.recorded.policy)};
}

} // namespace

Task<Result<Library>> RunService::Engine::loadCalled(Document document, QString repository)
{
    Library library;
    QStringList wanted = calledWorkflows(document, m_catalog);
    while (!wanted.isEmpty()) {
        const QString name = wanted.takeFirst();
        if (library.contains(name))
            continue;
        if (!m_options.loadWorkflow) {
            co_return fail(Error(errors::kNotLoaded, u"this program calls no workflows"_s)
                               .with(u"workflow"_s, name));
        }
        const Result<Document> called = co_await m_options.loadWorkflow(repository, name);
        if (!called) {
            co_return fail(Error(errors::kNotLoaded,
                                 u"the called workflow \"%1\" cannot be read: %2"_s.arg(
                                     name, called.error().message()))
                               .with(u"workflow"_s, name)
                               .causedBy(called.error()));
        }
        wanted += calledWorkflows(*called, m_catalog);
        library.insert(name, *called);
    }
    co_return library;
}

Task<Result<std::shared_ptr<const Recipe>>> RunService::Engine::plan(Document document,
                                                                     Library library,
                                                                     CancelToken token)
{
    // Not with what waits for a slow disk, but where recorded runs are planned as well.
    co_return co_await m_database.read(
        std::move(token), [document, library, &catalog = m_catalog](store::Connection &) {
            return Recipe::create(document, catalog, library);
        });
}

Task<Result<RunId>> RunService::Engine::start(Document document, RunOptions options,
                                              CancelToken token)
{
    if (!options.library) {
        AO_CO_TRY(options.library, co_await loadCalled(document, options.repository));
    }
    AO_CO_TRY(auto recipe, co_await plan(std::move(document), *options.library, token));
    co_return co_await create(std::move(recipe), std::move(options), {}, {}, {}, std::move(token));
}

Task<Result<std::optional<RunId>>> RunService::Engine::findByKey(WorkflowId workflow, QString key)
{
    if (key.isEmpty())
        co_return std::nullopt;
    co_return co_await m_database.read(m_scope.token(),
                                       [workflow, key](store::Connection &connection) {
                                           return findRunByKey(connection, workflow, key);
                                       });
}

Task<Result<RunId>> RunService::Engine::create(std::shared_ptr<const Recipe> recipe,
                                               RunOptions options, RunId rerunOf,
                                               QList<RunEvent> reused,
                                               std::optional<RunWorkspace> repeated,
                                               CancelToken token)
{
    const Document &document = recipe->document();
    // Before anything makes room for it: it may be the one that would have to go.
    AO_CO_TRY(const auto known, co_await findByKey(document.properties.id, options.idempotencyKey));
    if (known)
        co_return *known;
    AO_CO_CHECK(AskedSteps::check(*recipe, options.targets));
    AO_CO_TRY(options.inputs, resolveRunInputs(document, options.inputs));
    const StoredOptions recorded{
        options.maxParallel,
        options.priority,
        {options.approveAs, options.trigger, options.payload, options.pins, options.reuses}};
    const RunId id = RunId::create();
    AO_CO_TRY(
        const std::optional<RunWorkspace> workspace,
        co_await recordWorkspace(id, recipe, options, rerunOf, repeated, !reused.isEmpty(), token));
    bool isStored = false;
    const auto discard = qScopeGuard([&] {
        if (!isStored && workspace)
            m_scope.start(forgetWorkspace({id, options.repository, *workspace}));
    });
    TakenOver taken{rerunOf, id, {}};
    for (const RunEvent &event : reused)
        taken.steps.insert(event.step, event.step);
    AO_CO_CHECK(co_await takeOverLeftovers(std::move(taken)));
    AO_CO_TRY(Beginning begun,
              co_await m_database.read(
                  token,
                  [of = Ingredients{recipe, options, id, rerunOf, reused, workspace, recorded,
                                    m_clock.now(), options.isDetached ? OwnerId() : m_lock->id(),
                                    m_lock->id(), leaseEnd()}](store::Connection &) {
                      return beginningOf(of);
                  }));
    if (const auto &concurrency = document.properties.concurrency) {
        AO_CO_TRY(const QString key, begun.scheduler.tellOfRun(concurrency->key));
        AO_CO_CHECK(co_await makeRoom(id, *concurrency, key));
    }
    NewRun &fresh = begun.run;
    AO_CO_TRY(fresh.spilled, co_await spill(fresh.events));
    // From here on the run exists, whatever the caller does: no cancellation.
    const auto insert = [fresh, values = m_values](store::Connection &connection) {
        return insertRun(connection, values, fresh);
    };
    AO_CO_TRY(const RunId stored,
              m_options.isSynced ? co_await m_database.writeSynced(CancelToken(), insert)
                                 : co_await m_database.write(CancelToken(), insert));
    if (stored != id)
        co_return stored; // started before, with the same key
    isStored = true;
    announce(fresh.events, fresh.summary);
    if (options.isDetached || m_isClosing)
        co_return id;
    m_runs[id] =
        std::make_unique<ActiveRun>(std::move(begun.scheduler), 1, recorded, m_scope.token());
    beginRun(id, {});
    pump(id);
    co_return id;
}

} // namespace agentops::workflow
