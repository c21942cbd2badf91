// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "stepinputs.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace agentops::workflow {

namespace {

/// How long a program that shows no sign of life keeps its runs.
constexpr auto kLease = 15s;

QJsonObject toJson(const RunOptions &options)
{
    return {{u"maxParallel"_s, options.maxParallel}, {u"approveAs"_s, options.approveAs}};
}

RunEvent creationOf(const Recipe &recipe, const RunId &run, const RunOptions &options,
                    const RunId &rerunOf, Timestamp now)
{
    QJsonArray steps;
    for (const PlannedStep &step : recipe.steps()) {
        steps.append(QJsonObject{{u"node"_s, step.node.id.text()},
                                 {u"kind"_s, step.node.kind},
                                 {u"title"_s, step.node.title}});
    }
    const Properties &properties = recipe.document().properties;
    QJsonObject data{{u"workflow"_s, properties.id.toString()},
                     {u"name"_s, properties.name},
                     {u"repository"_s, options.repository},
                     {u"inputs"_s, options.inputs},
                     {u"steps"_s, steps}};
    if (!rerunOf.isNull())
        data.insert(u"rerunOf"_s, rerunOf.toString());
    return {run, 1, now, EventKind::RunCreated, {}, 0, data};
}

} // namespace

RunService::Engine::Engine(RunService *service, store::Database &database, WorkerPool &io,
                           const NodeCatalog &catalog, Clock &clock, RunServiceOptions options)
    : m_service(service)
    , m_database(database)
    , m_io(io)
    , m_catalog(catalog)
    , m_clock(clock)
    , m_options(std::move(options))
{
    if (!m_options.secretList)
        m_options.secretList = std::make_shared<SecretList>();
}

Timestamp RunService::Engine::leaseEnd() const
{
    return m_clock.now() + kLease;
}

LivenessProbe RunService::Engine::livenessProbe() const
{
    return [directory = m_options.dataDirectory](const OwnerId &owner) {
        return OwnerLock::isAliveBlocking(directory, owner);
    };
}

ActiveRun *RunService::Engine::find(const RunId &run) const
{
    const auto it = m_runs.find(run);
    return it == m_runs.end() ? nullptr : it->second.get();
}

QList<RunId> RunService::Engine::activeRuns() const
{
    QList<RunId> runs;
    for (const auto &[id, run] : m_runs)
        runs.append(id);
    return runs;
}

Task<Result<>> RunService::Engine::open()
{
    AO_CO_TRY(m_lock,
              co_await onWorker(m_io, CancelToken(),
                                [directory = m_options.dataDirectory](const CancelToken &) {
                                    return OwnerLock::createBlocking(directory);
                                }));
    AO_CO_TRY(m_lastPosition, co_await m_database.read(m_scope.token(), readLastPosition));
    co_await watchOnce();
    m_scope.start(watch());
    co_return {};
}

Task<> RunService::Engine::close()
{
    m_isClosing = true;
    for (const auto &[id, run] : m_runs)
        run->cancel.cancel();
    m_scope.cancel();
    for (auto &[id, waiter] : std::exchange(m_waiters, {}))
        waiter->finish();
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

Task<Result<RunId>> RunService::Engine::create(Document document, RunOptions options, RunId rerunOf,
                                               QList<RunEvent> reused)
{
    AO_CO_TRY(const auto recipe, Recipe::create(document, m_catalog));
    AO_CO_TRY(options.inputs, resolveRunInputs(document, options.inputs));
    const RunId id = RunId::create();
    const Timestamp now = m_clock.now();
    NewRun fresh;
    fresh.documentText = writeDocument(document);
    fresh.options = toJson(options);
    fresh.events = {creationOf(*recipe, id, options, rerunOf, now)};
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
    // From here on the run exists, whatever the caller does: no cancellation.
    AO_CO_CHECK(co_await m_database.write(CancelToken(), [fresh](store::Connection &connection) {
        return insertRun(connection, fresh);
    }));
    announce(fresh.events, fresh.summary);
    if (options.isDetached || m_isClosing)
        co_return id;
    auto run = std::make_unique<ActiveRun>(Scheduler(recipe, status, options.approveAs), 1,
                                           options.maxParallel);
    run->scheduler.begin(m_clock.now());
    m_runs[id] = std::move(run);
    pump(id);
    co_return id;
}

Task<Result<RunId>> RunService::Engine::rerun(RunId run, std::optional<NodeId> from,
                                              RunOptions options)
{
    AO_CO_TRY(const StoredRun stored,
              co_await m_database.read(m_scope.token(), [run](store::Connection &connection) {
                  return readRun(connection, run);
              }));
    AO_CO_TRY(const RunStatus status, RunStatus::fromEvents(stored.events));
    AO_CO_TRY(const Document document, parseDocument(stored.documentText).toResult());
    AO_CO_TRY(const auto recipe, Recipe::create(document, m_catalog));
    if (options.repository.isEmpty())
        options.repository = status.summary().repository;
    const QJsonObject &inputs = status.inputs();
    for (auto it = inputs.begin(); it != inputs.end(); ++it) {
        if (!options.inputs.contains(it.key()))
            options.inputs.insert(it.key(), it.value());
    }
    QList<RunEvent> reused;
    if (from) {
        const int start = recipe->indexOf(*from);
        if (start < 0) {
            co_return fail(Error(errors::kUnknownElement, u"the run has no such step"_s)
                               .with(u"node"_s, from->text()));
        }
        QSet<NodeId> again;
        for (const int step : recipe->withDescendants(start))
            again.insert(recipe->steps()[size_t(step)].node.id);
        for (const RunEvent &event : stored.events) {
            const bool isOutcome = event.kind == EventKind::StepSucceeded
                || (event.kind == EventKind::StepResolved
                    && status.findStep(event.node)->state == StepState::Succeeded);
            if (!isOutcome || again.contains(event.node))
                continue;
            RunEvent copy = event;
            copy.data.insert(u"reusedFrom"_s, run.toString());
            reused.append(copy);
        }
    }
    co_return co_await create(document, options, run, reused);
}

Task<Result<bool>> RunService::Engine::adopt(RunId run)
{
    if (find(run))
        co_return true;
    if (m_adopting.contains(run) || m_isClosing)
        co_return false;
    m_adopting.insert(run);
    const auto done = qScopeGuard([this, run] { m_adopting.remove(run); });
    AO_CO_TRY(const Lease lease,
              co_await m_database.write(
                  m_scope.token(),
                  [run, owner = m_lock->id(), now = m_clock.now(), until = leaseEnd(),
                   isAlive = livenessProbe()](store::Connection &connection) {
                      return takeLease(connection, run, owner, now, until, isAlive);
                  }));
    if (!lease.isTaken)
        co_return false;
    const auto adopted = co_await takeOver(run, lease.epoch);
    if (adopted)
        co_return true;
    // Somebody else may be able to go on with it: a newer program, or this one with more kinds.
    (void)co_await m_database.write(CancelToken(),
                                    [run, owner = m_lock->id()](store::Connection &connection) {
                                        return releaseLease(connection, owner, run);
                                    });
    co_return fail(adopted.error());
}

Task<Result<>> RunService::Engine::takeOver(RunId run, qint64 epoch)
{
    AO_CO_TRY(const StoredRun stored,
              co_await m_database.read(m_scope.token(), [run](store::Connection &connection) {
                  return readRun(connection, run);
              }));
    AO_CO_TRY(const RunStatus status, RunStatus::fromEvents(stored.events));
    AO_CO_TRY(const Document document, parseDocument(stored.documentText).toResult());
    AO_CO_TRY(const auto recipe, Recipe::create(document, m_catalog));
    if (!stored.processes.isEmpty() && m_options.endProcesses)
        co_await m_options.endProcesses(stored.processes);
    AO_CO_CHECK(m_scope.token().check());

    const Timestamp now = m_clock.now();
    auto active = std::make_unique<ActiveRun>(
        Scheduler(recipe, status, stored.options.value("approveAs"_L1).toString()), epoch,
        stored.options.value("maxParallel"_L1).toInt());
    active->scheduler.begin(now);
    for (const Request &request : stored.requests)
        (void)apply(*active, request);
    m_runs[run] = std::move(active);
    // Whoever resumes a run sees what the requests have decided as soon as this ends.
    co_return co_await recordNow(run);
}

Result<> RunService::Engine::apply(ActiveRun &run, const Request &request)
{
    const Timestamp now = m_clock.now();
    const QJsonObject &data = request.data;
    if (request.position > 0)
        run.answered.append(request.position);
    // Its last events may be stored and not yet announced.
    if (run.scheduler.isFinished())
        return fail(errors::kRunFinished, u"the run has ended"_s);
    if (request.kind == "cancel"_L1) {
        run.scheduler.cancel(now);
        return {};
    }
    if (request.kind == "decide"_L1) {
        return run.scheduler.decide(request.node,
                                    {data.value("approved"_L1).toBool(),
                                     data.value("by"_L1).toString(),
                                     data.value("comment"_L1).toString()},
                                    now);
    }
    return run.scheduler.resolve(request.node, Resolution(data.value("resolution"_L1).toInt()),
                                 data.value("by"_L1).toString(),
                                 data.value("comment"_L1).toString(), now);
}

Task<Result<>> RunService::Engine::ask(Request request)
{
    const RunId id = request.run;
    if (ActiveRun *run = find(id)) {
        AO_CO_CHECK(apply(*run, request));
        co_return co_await recordNow(id);
    }
    AO_CO_TRY(const QList<RunEvent> events,
              co_await m_database.read(m_scope.token(), [id](store::Connection &connection) {
                  return readEvents(connection, id);
              }));
    if (events.isEmpty()) {
        co_return fail(Error(errors::kRunNotFound, u"there is no run %1"_s.arg(id.toString()))
                           .with(u"run"_s, id.toString()));
    }
    AO_CO_TRY(const RunStatus status, RunStatus::fromEvents(events));
    if (isFinal(status.summary().state))
        co_return fail(
            Error(errors::kRunFinished, u"the run has ended"_s).with(u"run"_s, id.toString()));
    const StepStatus *step = status.findStep(request.node);
    const StepState wanted =
        request.kind == "decide"_L1 ? StepState::WaitingForApproval : StepState::InDoubt;
    if (request.kind != "cancel"_L1 && (!step || step->state != wanted)) {
        co_return fail(Error(errors::kNotWaiting, u"this step does not wait for that"_s)
                           .with(u"node"_s, request.node.text()));
    }
    AO_CO_CHECK(co_await m_database.write(CancelToken(), [request](store::Connection &connection) {
        return insertRequest(connection, request);
    }));
    // A cancellation needs nobody's work: whoever asks carries it out when the run is nobody's.
    if (request.kind == "cancel"_L1)
        AO_CO_CHECK(co_await adopt(id));
    co_return {};
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
        AO_CO_TRY(const QList<RunEvent> events,
                  co_await m_database.read(token, [run](store::Connection &connection) {
                      return readEvents(connection, run);
                  }));
        if (events.isEmpty())
            co_return fail(
                Error(errors::kRunNotFound, u"there is no run %1"_s.arg(run.toString())));
        AO_CO_TRY(const RunStatus status, RunStatus::fromEvents(events));
        if (isFinal(status.summary().state) || status.summary().state == RunState::Waiting)
            co_return status;
        AO_CO_CHECK(m_scope.token().check());
        const CancelCallback wake(token, [promise] { promise->finish(); });
        co_await promise->future();
        AO_CO_CHECK(token.check());
        AO_CO_CHECK(m_scope.token().check());
    }
}

} // namespace agentops::workflow
