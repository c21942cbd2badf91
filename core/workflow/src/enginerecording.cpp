// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "eventtable.h"

#include <agentops/workflow/errors.h>

#include <QCoro/QCoroFuture>

#include <algorithm>

using namespace Qt::StringLiterals;

// What was decided is recorded, then announced and carried out.
namespace agentops::workflow {

bool RunService::Engine::isOutside(const ActiveRun &run, const Decisions &decisions) const
{
    const auto hasOutsideEffect = [&run](int step) {
        const PlannedStep &planned = run.scheduler.planned(step);
        return planned.type->effectOn(*planned.node) == Effect::Outside;
    };
    return std::ranges::any_of(decisions.launches, hasOutsideEffect, &Launch::step)
        || std::ranges::any_of(decisions.ended, [&](const StepPath &path) {
               return hasOutsideEffect(int(run.scheduler.status().indexOf(path)));
           });
}

std::pair<Batch, Decisions> RunService::Engine::decideNext(ActiveRun &run)
{
    Scheduler &scheduler = run.scheduler;
    Decisions decisions = decideInOneGo(run);
    // Before its start is recorded: a cancellation may come while that is being written.
    for (const Launch &launch : decisions.launches)
        run.steps[launch.step] = std::make_shared<CancelSource>(run.cancel.token());
    for (const int step : decisions.cancels) {
        if (const auto it = run.steps.find(step); it != run.steps.end())
            it->second->cancel();
    }
    for (const TurnRequest &turn : decisions.turns)
        run.turns.push_back({turn.step, turn.key, turn.limit});
    Batch batch;
    batch.summary = scheduler.status().summary();
    batch.events = decisions.events;
    batch.owner = m_lock->id();
    batch.epoch = run.epoch;
    batch.endedSteps = decisions.ended;
    batch.isSynced = m_options.isSynced || isOutside(run, decisions);
    batch.answeredRequests = std::exchange(run.answered, {});
    batch.effects = std::exchange(run.effects, {});
    return {std::move(batch), std::move(decisions)};
}

Task<> RunService::Engine::recordLater(RunId id, Batch batch, Decisions decisions)
{
    (void)co_await record(id, std::move(batch), std::move(decisions));
}

Task<Result<>> RunService::Engine::recordNow(RunId id)
{
    ActiveRun *run = find(id);
    if (!run || m_isClosing || run->isEnding)
        co_return {};
    auto [batch, decisions] = decideNext(*run);
    co_return co_await record(id, std::move(batch), std::move(decisions));
}

Task<Result<>> RunService::Engine::record(RunId id, Batch batch, Decisions decisions)
{
    if (ActiveRun *ending = find(id, batch.epoch); ending && isFinal(batch.summary.state)) {
        ending->isEnding = true;
        const Result<> summarized = co_await summarize(id, &batch);
        if (!summarized && summarized.error().isCancelled())
            co_return summarized; // whoever goes on with the run ends it
    }
    const Result<> recorded = co_await append(id, &batch);
    ActiveRun *run = find(id, batch.epoch);
    if (!recorded || !run || m_isClosing) {
        for (const Launch &launch : decisions.launches)
            freeSlot(run, launch.resource);
        // What came before has failed as well, and says why.
        const bool isConsequence = !recorded && recorded.error().code() == errors::kNotRecorded
            && run && batch.events.first().sequence > run->announced + 1;
        if (!recorded && run && !isConsequence) {
            lose(id, recorded.error());
            co_await release(id);
        }
        co_return recorded;
    }
    if (batch.events.isEmpty()) {
        carryOut(id, batch, decisions);
        co_return {};
    }
    // What was written later may be heard of first, when this thread had no time meanwhile.
    const qint64 epoch = run->epoch;
    const qint64 first = batch.events.first().sequence;
    run->written.emplace(first, std::pair(std::move(batch), std::move(decisions)));
    for (; run && run->written.contains(run->announced + 1); run = find(id, epoch)) {
        const auto [next, rest] = std::move(run->written.extract(run->announced + 1).mapped());
        run->announced = next.events.last().sequence;
        carryOut(id, next, rest);
    }
    co_return {};
}

/// Large values are in files before the transaction that names them: no other write waits for
/// those.
Task<Result<SpilledData>> RunService::Engine::spill(QList<RunEvent> events)
{
    if (!mayHaveLargeData(events))
        co_return SpilledData();
    co_return co_await onWorker(
        m_io, CancelToken(),
        [events, values = m_values](const CancelToken &) { return spillData(values, events); });
}

/// Batches of one run reach the store in the order in which they were decided, whatever each of
/// them has to write before.
Task<Result<>> RunService::Engine::append(RunId id, Batch *batch)
{
    ActiveRun *run = find(id, batch->epoch);
    if (!run) {
        co_return fail(Error(errors::kLeaseLost, u"the run is not carried out here any more"_s)
                           .with(u"run"_s, id.toString()));
    }
    std::shared_ptr<QPromise<void>> own;
    if (run->appending || mayHaveLargeData(batch->events)) {
        own = std::make_shared<QPromise<void>>();
        own->start();
        const auto before = std::exchange(run->appending, own);
        const Result<SpilledData> spilled = co_await spill(batch->events);
        if (before)
            co_await before->future();
        if (!spilled) {
            own->finish(); // those behind it find that it is missing
            co_return fail(spilled.error());
        }
        batch->spilled = *spilled;
    }
    const auto insert = [batch = *batch, values = m_values](store::Connection &connection) {
        return appendBatch(connection, values, batch);
    };
    // It stands in line as soon as the task is there.
    Task<Result<>> written = batch->isSynced ? m_database.writeSynced(CancelToken(), insert)
                                             : m_database.write(CancelToken(), insert);
    if (own) {
        own->finish();
        run = find(id, batch->epoch);
        if (run && run->appending == own)
            run->appending.reset();
    }
    co_return co_await std::move(written);
}

void RunService::Engine::carryOut(const RunId &id, const Batch &batch, const Decisions &decisions)
{
    if (isFinal(batch.summary.state)) {
        const ActiveRun &run = *find(id);
        if (const auto &workspace = run.scheduler.status().workspace();
            workspace && m_options.workspaces) {
            const bool isNeeded = run.isFolderChanged || batch.summary.state != RunState::Succeeded;
            m_scope.start(leaveFolder({id, batch.summary.repository, *workspace}, isNeeded));
        }
        retire(id);
    }
    announce(batch.events, batch.summary);
    for (const Launch &launch : decisions.launches)
        m_scope.start(runStep(id, launch));
    for (const Wake &wake : decisions.wakes)
        m_scope.start(wakeLater(id, wake));
    if (!batch.endedSteps.isEmpty() || isFinal(batch.summary.state) || !decisions.turns.empty())
        takeTurnsOfAll();
    if (decisions.hasMore)
        pump(id);
}

void RunService::Engine::announce(const QList<RunEvent> &events, const RunSummary &summary)
{
    for (const RunEvent &event : events)
        announce(event);
    Q_EMIT m_service->runChanged(summary);
    notifyWaiters(summary);
}

void RunService::Engine::announce(const RunEvent &event)
{
    if (event.kind == EventKind::RunCreated)
        m_known.insert(event.run);
    Q_EMIT m_service->eventRecorded(event);
}

void RunService::Engine::announceRemoval(const RunId &run)
{
    if (m_known.remove(run))
        Q_EMIT m_service->runRemoved(run);
}

void RunService::Engine::notifyWaiters(const RunSummary &summary)
{
    if (isFinal(summary.state) || summary.state == RunState::Waiting)
        wakeWaiters(summary.id);
}

void RunService::Engine::wakeWaiters(const RunId &run)
{
    const auto [begin, end] = m_waiters.equal_range(run);
    std::vector<std::shared_ptr<QPromise<void>>> woken;
    for (auto it = begin; it != end; ++it)
        woken.push_back(it->second);
    for (const auto &waiter : woken)
        waiter->finish();
}

void RunService::Engine::lose(const RunId &id, const Error &error)
{
    retire(id);
    if (error.code() == errors::kLeaseLost)
        Q_EMIT m_service->runLost(id, error); // goes on elsewhere
    else
        refuse(id, error);
}

} // namespace agentops::workflow
