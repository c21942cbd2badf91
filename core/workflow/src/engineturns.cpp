// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"
#include "turns.h"

#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;

// Concurrency limits: runs and steps that stand in line.
namespace agentops::workflow {

void RunService::Engine::beginRun(const RunId &id, const QSet<StepPath> &stillRunning)
{
    ActiveRun &run = *find(id);
    const auto &concurrency = run.scheduler.recipe().document().properties.concurrency;
    const bool isNew = !run.scheduler.status().summary().startedAt;
    if (!concurrency || !isNew) {
        run.scheduler.begin(m_clock.now(), stillRunning);
        return;
    }
    run.turns.push_back(
        {-1, run.scheduler.tellOfRun(concurrency->key).value_or(QString()), concurrency->limit});
    m_scope.start(takeTurns(id));
}

Task<Result<>> RunService::Engine::makeRoom(RunId run, Concurrency concurrency, QString key)
{
    if (concurrency.onConflict == Concurrency::OnConflict::Queue)
        co_return {};
    AO_CO_TRY(const QList<RunId> others,
              co_await m_database.read(m_scope.token(), [key, run](store::Connection &connection) {
                  return othersInLine(connection, key, run);
              }));
    if (others.size() < concurrency.limit)
        co_return {};
    if (concurrency.onConflict == Concurrency::OnConflict::Refuse) {
        co_return fail(
            Error(errors::kBusy, u"another run with the key \"%1\" is going on"_s.arg(key))
                .with(u"run"_s, others.first().toString())
                .with(u"key"_s, key));
    }
    for (const RunId &other : others) {
        const Result<> asked = co_await ask({0, other, {}, u"cancel"_s, {}});
        if (!asked && asked.error().code() != errors::kRunFinished)
            co_return asked;
    }
    co_return {};
}

void RunService::Engine::takeTurnsOfAll()
{
    // What is begun here may end runs at once.
    for (const RunId &id : activeRuns()) {
        const ActiveRun *run = find(id);
        if (run && !run->turns.empty() && !run->isTakingTurns)
            m_scope.start(takeTurns(id));
    }
}

Task<> RunService::Engine::takeTurns(RunId id)
{
    ActiveRun *run = find(id);
    if (!run || run->isTakingTurns || m_isClosing)
        co_return;
    const qint64 epoch = run->epoch;
    run->isTakingTurns = true;
    QList<StepPath> unwanted;
    const std::vector<AwaitedTurn> wanted = std::exchange(run->turns, {});
    for (const AwaitedTurn &turn : wanted) {
        if (turn.step >= 0 && !run->scheduler.isWaitingForTurn(turn.step))
            continue; // cancelled meanwhile
        const StepPath step = turn.step < 0 ? StepPath() : run->scheduler.pathOf(turn.step);
        const Result<bool> isGranted = co_await m_database.write(
            m_scope.token(), [id, turn, step](store::Connection &connection) {
                return takeTurn(connection, turn.key, turn.limit, id, step);
            });
        run = find(id, epoch);
        if (!run || m_isClosing)
            co_return;
        if (!isGranted.value_or(false))
            run->turns.push_back(turn);
        else if (turn.step < 0)
            run->scheduler.begin(m_clock.now());
        else if (run->scheduler.isWaitingForTurn(turn.step))
            run->scheduler.grantTurn(turn.step);
        else
            unwanted.append(step);
    }
    // Steps that were cancelled while their turn was being written.
    if (!unwanted.isEmpty()) {
        (void)co_await m_database.write(m_scope.token(),
                                        [id, unwanted](store::Connection &connection) -> Result<> {
                                            for (const StepPath &step : unwanted)
                                                AO_CHECK(giveBackTurn(connection, id, step));
                                            return {};
                                        });
        run = find(id, epoch);
        if (!run || m_isClosing)
            co_return;
    }
    run->isTakingTurns = false;
    pump(id);
}

} // namespace agentops::workflow
