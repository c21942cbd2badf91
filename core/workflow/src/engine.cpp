// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "eventtable.h"
#include "stepinputs.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

#include <algorithm>
#include <ranges>
#include <tuple>

using namespace Qt::StringLiterals;

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
    return {run, 1, now, EventKind::RunCreated, {}, 0, data};
}

/// Steps are counted, in the journal as in the recipe: what is recorded of one must be its own.
bool isOrderedAs(const Plan &plan, const RunStatus &status)
{
    return status.steps().size() >= qsizetype(plan.steps.size())
        && std::ranges::equal(
               plan.steps, status.steps().first(qsizetype(plan.steps.size())), {},
               [](const PlannedStep &step) { return step.node->id; }, &StepStatus::node);
}

} // namespace

StoredOptions StoredOptions::of(const StoredRun &run)
{
    const QJsonObject &object = run.options;
    StoredOptions options;
    options.maxParallel = object.value("maxParallel"_L1).toInt();
    options.priority = object.value("priority"_L1).toInt();
    options.policy.approveAs = object.value("approveAs"_L1).toString();
    options.policy.trigger = NodeId(object.value("trigger"_L1).toString());
    options.policy.payload = object.value("payload"_L1);
    options.policy.pins = run.events.first().data.value("pins"_L1).toObject();
    options.policy.reuses = object.value("reuse"_L1).toBool(true);
    return options;
}

QJsonObject StoredOptions::toJson() const
{
    QJsonObject object{{u"maxParallel"_s, maxParallel}, {u"approveAs"_s, policy.approveAs}};
    if (priority != 0)
        object.insert(u"priority"_s, priority);
    if (!policy.trigger.isEmpty())
        object.insert(u"trigger"_s, policy.trigger.text());
    if (!policy.payload.isUndefined() && !policy.payload.isNull())
        object.insert(u"payload"_s, policy.payload);
    if (!policy.reuses)
        object.insert(u"reuse"_s, false);
    return object;
}

RunService::Engine::Engine(RunService *service, store::Database &database, WorkerPool &io,
                           const NodeCatalog &catalog, Clock &clock, RunServiceOptions options)
    : m_service(service)
    , m_database(database)
    , m_io(io)
    , m_catalog(catalog)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_values(m_options.dataDirectory + u"/values"_s)
{
    if (!m_options.secretList)
        m_options.secretList = std::make_shared<SecretList>();
}

ActiveRun *RunService::Engine::find(const RunId &run) const
{
    const auto it = m_runs.find(run);
    return it == m_runs.end() ? nullptr : it->second.get();
}

ActiveRun *RunService::Engine::find(const RunId &run, qint64 epoch) const
{
    ActiveRun *found = find(run);
    return found && found->epoch == epoch ? found : nullptr;
}

void RunService::Engine::retire(const RunId &run)
{
    const auto it = m_runs.find(run);
    const std::unique_ptr<ActiveRun> retired = std::move(it->second);
    m_runs.erase(it);
    for (const auto &[sequence, waiting] : retired->written) {
        for (const Launch &launch : waiting.second.launches)
            freeSlot(nullptr, launch.resource);
    }
    retired->cancel.cancel();
}

QList<RunId> RunService::Engine::activeRuns() const
{
    QList<RunId> runs;
    for (const auto &[id, run] : m_runs)
        runs.append(id);
    return runs;
}

std::shared_ptr<void> RunService::Engine::holdOpen()
{
    ++m_callCount;
    return std::shared_ptr<void>(nullptr, [this](void *) {
        if (--m_callCount == 0 && m_allCallsEnded)
            m_allCallsEnded->finish();
    });
}

Result<std::shared_ptr<void>> RunService::Engine::enter()
{
    if (m_isClosing)
        return fail(Error::cancelled());
    if (!m_lock)
        return fail(agentops::errors::kInternal, u"the run service is not open"_s);
    return holdOpen();
}

Task<Result<>> RunService::Engine::open()
{
    const std::shared_ptr<void> call = holdOpen();
    AO_CO_TRY(m_lock,
              co_await onWorker(m_io, CancelToken(),
                                [directory = m_options.dataDirectory](const CancelToken &) {
                                    return OwnerLock::createBlocking(directory);
                                }));
    AO_CO_TRY(std::tie(m_lastPosition, m_known),
              co_await m_database.read(
                  m_scope.token(),
                  [](store::Connection &connection) -> Result<std::pair<qint64, QSet<RunId>>> {
                      AO_TRY(const qint64 position, readLastPosition(connection));
                      AO_TRY(const QSet<RunId> runs, readRunIds(connection));
                      return std::pair(position, runs);
                  }));
    co_await watchOnce();
    if (m_isClosing)
        co_return fail(Error::cancelled());
    m_scope.start(watch());
    co_return {};
}

Task<> RunService::Engine::close()
{
    m_isClosing = true;
    m_scope.cancel();
    for (auto &[id, waiter] : std::exchange(m_waiters, {}))
        waiter->finish();
    if (m_callCount > 0) {
        m_allCallsEnded.emplace();
        m_allCallsEnded->start();
        co_await m_allCallsEnded->future();
    }
    co_await m_scope.join();
    m_runs.clear();
    if (!m_lock)
        co_return;
    (void)co_await m_database.write(CancelToken(),
                                    [owner = m_lock->id()](store::Connection &connection) {
                                        return releaseLeases(connection, owner);
                                    });
    m_lock.reset();
}

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

Task<Result<RunId>> RunService::Engine::start(Document document, RunOptions options,
                                              CancelToken token)
{
    if (!options.library) {
        AO_CO_TRY(options.library, co_await loadCalled(document, options.repository));
    }
    AO_CO_TRY(auto recipe, Recipe::create(document, m_catalog, *options.library));
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
    const Timestamp now = m_clock.now();
    NewRun fresh;
    fresh.documentText = writeDocument(document);
    for (const auto &[name, called] : recipe->library().asKeyValueRange())
        fresh.called.insert(name, writeDocument(called));
    fresh.options = recorded.toJson();
    fresh.idempotencyKey = options.idempotencyKey;
    fresh.events = {creationOf(*recipe, id, options, rerunOf, workspace, now)};
    for (RunEvent event : reused) {
        event.run = id;
        event.sequence = fresh.events.size() + 1;
        event.at = now;
        fresh.events.append(event);
    }
    AO_CO_TRY(const RunStatus status, RunStatus::fromEvents(fresh.events));
    fresh.summary = status.summary();
    fresh.summary.state = RunState::Pending;
    fresh.owner = options.isDetached ? OwnerId() : m_lock->id();
    fresh.writer = m_lock->id();
    fresh.leaseUntil = leaseEnd();
    Scheduler scheduler(recipe, status, recorded.policy);
    if (const auto &concurrency = document.properties.concurrency) {
        AO_CO_TRY(const QString key, scheduler.tellOfRun(concurrency->key));
        AO_CO_CHECK(co_await makeRoom(id, *concurrency, key));
    }
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
    m_runs[id] = std::make_unique<ActiveRun>(std::move(scheduler), 1, recorded, m_scope.token());
    beginRun(id, {});
    pump(id);
    co_return id;
}

Task<Result<RunService::Engine::Recorded>> RunService::Engine::readRecorded(RunId run)
{
    struct Read
    {
        StoredRun stored;
        RunStatus status;
        Document document;
        Library library;
    };
    // All of it where it is read: a long run keeps neither the window nor other runs waiting.
    const auto read = [run, values = m_values](store::Connection &connection) -> Result<Read> {
        Read found;
        AO_TRY(found.stored, readRun(connection, values, run));
        AO_TRY(found.status, RunStatus::fromEvents(found.stored.events));
        AO_TRY(found.document, parseDocument(found.stored.documentText).toResult());
        for (const auto &[name, text] : found.stored.called.asKeyValueRange()) {
            AO_TRY(const Document called, parseDocument(text).toResult());
            found.library.insert(name, called);
        }
        return found;
    };
    AO_CO_TRY(const Read found, co_await m_database.read(m_scope.token(), read));
    AO_CO_TRY(const auto recipe, Recipe::create(found.document, m_catalog, found.library));
    if (!isOrderedAs(recipe->root(), found.status)) {
        co_return fail(Error(errors::kDamagedJournal, u"the steps stand in another order"_s)
                           .with(u"run"_s, run.toString()));
    }
    co_return Recorded{found.stored, found.status, recipe};
}

Result<> RunService::Engine::apply(ActiveRun &run, const Request &request)
{
    const Timestamp now = m_clock.now();
    const QJsonObject &data = request.data;
    if (request.position > 0)
        run.answered.append(request.position);
    // Its last events may be stored and not yet announced.
    if (run.scheduler.isFinished())
        return fail(Error(errors::kRunFinished, u"the run has ended"_s)
                        .with(u"run"_s, request.run.toString()));
    if (request.kind == "cancel"_L1) {
        run.scheduler.cancel(now);
        return {};
    }
    if (request.kind == "decide"_L1) {
        return run.scheduler.decide(request.step,
                                    {data.value("approved"_L1).toBool(),
                                     data.value("by"_L1).toString(),
                                     data.value("comment"_L1).toString()},
                                    now);
    }
    if (request.kind == "cancel_step"_L1)
        return run.scheduler.cancelStep(request.step, data.value("by"_L1).toString(), now);
    return run.scheduler.resolve(request.step, Resolution(data.value("resolution"_L1).toInt()),
                                 data.value("by"_L1).toString(),
                                 data.value("comment"_L1).toString(), now);
}

Task<Result<>> RunService::Engine::ask(Request request)
{
    const RunId id = request.run;
    if (ActiveRun *run = find(id)) {
        if (run->isEnding && request.kind == "cancel"_L1)
            co_return {}; // it ends already, and nobody has heard of that yet
        AO_CO_CHECK(apply(*run, request));
        co_return co_await recordNow(id);
    }
    AO_CO_TRY(const RunStatus status,
              co_await m_database.read(
                  m_scope.token(),
                  [id, values = m_values](store::Connection &connection) -> Result<RunStatus> {
                      AO_CHECK(readSummary(connection, id));
                      return readStates(connection, values, id);
                  }));
    if (isFinal(status.summary().state))
        co_return fail(
            Error(errors::kRunFinished, u"the run has ended"_s).with(u"run"_s, id.toString()));
    const StepStatus *step = status.findStep(request.step);
    const auto isAwaited = [&] {
        if (request.kind == "cancel"_L1)
            return true;
        if (request.kind == "cancel_step"_L1)
            return step && !isFinal(step->state);
        return step
            && step->state
            == (request.kind == "decide"_L1 ? StepState::WaitingForApproval : StepState::InDoubt);
    };
    if (!isAwaited()) {
        co_return fail(Error(errors::kNotWaiting, u"this step does not wait for that"_s)
                           .with(u"run"_s, id.toString())
                           .with(u"step"_s, request.step.text()));
    }
    AO_CO_CHECK(co_await m_database.write(CancelToken(), [request](store::Connection &connection) {
        return insertRequest(connection, request);
    }));
    // A cancellation needs nobody's work: whoever asks carries it out when the run is nobody's.
    if (request.kind == "cancel"_L1)
        AO_CO_CHECK(co_await adopt(id));
    co_return {};
}

Task<Result<RunStatus>> RunService::Engine::catchUp(RunId run, RunStatus known, CancelToken token)
{
    const auto read = [run, values = m_values, after = known.lastSequence()](
                          store::Connection &connection) -> Result<QList<RunEvent>> {
        AO_CHECK(readSummary(connection, run));
        return readEvents(connection, values, run, after);
    };
    AO_CO_TRY(const QList<RunEvent> events, co_await m_database.read(token, read));
    for (const RunEvent &event : events)
        AO_CO_CHECK(known.apply(event));
    co_return known;
}

Task<Result<RunStatus>> RunService::Engine::waitUntilSettled(RunId run, CancelToken token)
{
    while (true) {
        auto promise = std::make_shared<QPromise<void>>();
        promise->start();
        m_waiters.emplace(run, promise);
        const auto removed = qScopeGuard([this, run, promise] {
            const auto [begin, end] = m_waiters.equal_range(run);
            for (auto it = begin; it != end; ++it) {
                if (it->second == promise) {
                    m_waiters.erase(it);
                    return;
                }
            }
        });
        AO_CO_TRY(const RunSummary summary,
                  co_await m_database.read(token, [run](store::Connection &connection) {
                      return readSummary(connection, run);
                  }));
        if (isFinal(summary.state) || summary.state == RunState::Waiting) {
            // Nobody is told of a folder that goes in the next moment.
            if (const auto leaving = m_leaving.value(run))
                co_await leaving->future();
            co_return co_await catchUp(run, {}, token);
        }
        AO_CO_CHECK(m_scope.token().check());
        if (const auto refused = m_refused.constFind(run); refused != m_refused.cend())
            co_return fail(*refused);
        const CancelCallback wake(token, [promise] { promise->finish(); });
        co_await promise->future();
        AO_CO_CHECK(token.check());
        AO_CO_CHECK(m_scope.token().check());
    }
}

} // namespace agentops::workflow
