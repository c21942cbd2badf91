// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"
#include "runfolder.h"
#include "turns.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QDir>

#include <deque>

using namespace Qt::StringLiterals;

// Concurrency limits: runs and steps that stand in line.
namespace agentops::workflow {

namespace {

/// What somebody who asks for a turn is told.
struct TurnAnswer
{
    bool isGranted = false;
    /// Of a run that has to wait.
    RunSummary summary;
};

/// Two runs that change the same folder would mix up what they do there.
std::optional<AwaitedTurn> folderTurn(const ActiveRun &run)
{
    const auto &workspace = run.scheduler.status().workspace();
    if (!workspace || workspace->kind != WorkspaceKind::InPlace
        || !mayChangeRunFolder(run.scheduler.recipe(), run.options.policy.pins))
        return std::nullopt;
    return AwaitedTurn{AwaitedTurn::kFolder, kFolderKey + QDir::cleanPath(workspace->folder), 1};
}

/// In this order, so that nobody who has the folder waits for the limit of another run.
std::optional<AwaitedTurn> firstTurn(const ActiveRun &run)
{
    const auto &concurrency = run.scheduler.recipe().document().properties.concurrency;
    if (!concurrency)
        return folderTurn(run);
    return AwaitedTurn{AwaitedTurn::kRun,
                       run.scheduler.tellOfRun(concurrency->key).value_or(QString()),
                       concurrency->limit};
}

StepPath placeInLine(const ActiveRun &run, const AwaitedTurn &turn)
{
    if (turn.step >= 0)
        return run.scheduler.pathOf(turn.step);
    return turn.step == AwaitedTurn::kFolder ? StepPath(kFolderTurn) : StepPath();
}

/// Whether nobody has cancelled what it is for.
bool isWanted(const ActiveRun &run, const AwaitedTurn &turn)
{
    return turn.step >= 0 ? run.scheduler.isWaitingForTurn(turn.step) : !run.scheduler.isFinished();
}

/// Lets the step or the run begin, or returns what else the run needs a turn for.
std::optional<AwaitedTurn> useTurn(ActiveRun &run, const AwaitedTurn &granted, Timestamp now)
{
    if (granted.step >= 0) {
        run.scheduler.grantTurn(granted.step);
        return std::nullopt;
    }
    const auto next = granted.step == AwaitedTurn::kRun ? folderTurn(run) : std::nullopt;
    if (!next)
        run.scheduler.begin(now);
    return next;
}

Result<TurnAnswer> askForTurn(store::Connection &connection, const RunId &run,
                              const AwaitedTurn &turn, const StepPath &step, const Alive &alive)
{
    TurnAnswer answer;
    AO_TRY(answer.isGranted, takeTurn(connection, turn.key, turn.limit, run, step, alive));
    if (answer.isGranted || turn.step >= 0)
        return answer;
    AO_TRY(answer.summary, readSummary(connection, run));
    return answer;
}

} // namespace

void RunService::Engine::beginRun(const RunId &id, const QSet<StepPath> &stillRunning)
{
    ActiveRun &run = *find(id);
    const bool isNew = !run.scheduler.status().summary().startedAt;
    const std::optional<AwaitedTurn> turn = isNew ? firstTurn(run) : std::nullopt;
    if (!turn) {
        run.scheduler.begin(m_clock.now(), stillRunning);
        return;
    }
    run.turns.push_back(*turn);
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
    const auto asked = std::exchange(run->turns, {});
    std::deque<AwaitedTurn> wanted(asked.begin(), asked.end());
    for (; !wanted.empty(); wanted.pop_front()) {
        const AwaitedTurn turn = wanted.front();
        if (!isWanted(*run, turn))
            continue;
        const StepPath step = placeInLine(*run, turn);
        const Result<TurnAnswer> answer = co_await m_database.write(
            m_scope.token(),
            [id, turn, step,
             alive = Alive{m_lock->id(), livenessProbe()}](store::Connection &connection) {
                return askForTurn(connection, id, turn, step, alive);
            });
        run = find(id, epoch);
        if (!run || m_isClosing)
            co_return;
        if (!answer || !answer->isGranted) {
            run->turns.push_back(turn);
            if (answer && turn.step < 0 && run->waitsFor != answer->summary.waitsFor) {
                run->waitsFor = answer->summary.waitsFor;
                Q_EMIT m_service->runChanged(answer->summary);
            }
        } else if (!isWanted(*run, turn)) {
            unwanted.append(step);
        } else if (const auto next = useTurn(*run, turn, m_clock.now())) {
            wanted.push_back(*next);
        }
    }
    // What was cancelled while its turn was being written.
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
