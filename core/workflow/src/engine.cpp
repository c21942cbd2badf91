// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "eventtable.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QCoro/QCoroFuture>
#include <QtCore/QPointer>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

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

Task<Result<RunService::Engine::Recorded>> RunService::Engine::readRecorded(RunId run)
{
    // All of it where it is read: a long run keeps neither the window nor other runs waiting.
    const auto read = [run, values = m_values,
                       &catalog = m_catalog](store::Connection &connection) -> Result<Recorded> {
        Recorded found;
        AO_TRY(found.stored, readRun(connection, values, run));
        AO_TRY(found.status, RunStatus::fromEvents(found.stored.events));
        AO_TRY(const Document document, parseDocument(found.stored.documentText).toResult());
        Library library;
        for (const auto &[name, text] : found.stored.called.asKeyValueRange()) {
            AO_TRY(const Document called, parseDocument(text).toResult());
            library.insert(name, called);
        }
        AO_TRY(found.recipe, Recipe::create(document, catalog, library));
        if (!isOrderedAs(found.recipe->root(), found.status)) {
            return fail(Error(errors::kDamagedJournal, u"the steps stand in another order"_s)
                            .with(u"run"_s, run.toString()));
        }
        return found;
    };
    co_return co_await m_database.read(m_scope.token(), read);
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
    if (request.kind == "go_on"_L1) {
        const auto how = stepModeFromName(data.value("how"_L1).toString());
        return run.scheduler.letGo(request.step, how.value_or(StepMode::Continue), now);
    }
    if (request.kind == "pin"_L1)
        return run.scheduler.pin(request.step, data.value("outputs"_L1).toObject(), now);
    if (request.kind == "set_breakpoints"_L1) {
        run.scheduler.setBreakpoints(breakpointsFromJson(data.value("breakpoints"_L1).toArray()),
                                     now);
        return {};
    }
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
        if (request.kind == "cancel"_L1 || request.kind == "set_breakpoints"_L1)
            return true;
        if (request.kind == "cancel_step"_L1)
            return step && !isFinal(step->state);
        if (request.kind == "go_on"_L1 || request.kind == "pin"_L1)
            return step && step->hold.has_value();
        return step && !step->hold
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
    const auto read = [run, values = m_values,
                       known](store::Connection &connection) mutable -> Result<RunStatus> {
        AO_CHECK(readSummary(connection, run));
        AO_TRY(const QList<RunEvent> events,
               readEvents(connection, values, run, known.lastSequence()));
        for (const RunEvent &event : events)
            AO_CHECK(known.apply(event));
        return known;
    };
    co_return co_await m_database.read(token, read);
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
        // Nobody is told of a folder that goes in the next moment.
        if ((isFinal(summary.state) || summary.state == RunState::Waiting)
            && !m_leaving.contains(run))
            co_return co_await catchUp(run, {}, token);
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
