// SPDX-License-Identifier: GPL-3.0-or-later
#include "effecttables.h"
#include "engine.h"
#include "eventtable.h"
#include "retentiontables.h"

using namespace Qt::StringLiterals;

// Letting go of runs that have ended.
namespace agentops::workflow {

Task<Result<>> RunService::Engine::remove(RunId run)
{
    AO_CO_CHECK(co_await forget(run));
    Pruned pruned;
    co_return co_await sweep(false, pruned, m_scope.token());
}

Task<Result<>> RunService::Engine::forget(RunId run)
{
    AO_CO_TRY(const RunSummary summary,
              co_await m_database.read(m_scope.token(), [run](store::Connection &connection) {
                  return readSummary(connection, run);
              }));
    // First what only the run's own rows lead to: cut off in between, it can be done again.
    if (m_options.removeLeftovers && isFinal(summary.state))
        AO_CO_CHECK(co_await m_options.removeLeftovers(summary));
    if (m_options.workspaces && isFinal(summary.state)) {
        AO_CO_TRY(const QStringList inUse, co_await foldersInUse(m_scope.token()));
        AO_CO_CHECK(co_await m_options.workspaces->forget({run, summary.repository, {}},
                                                          co_await branchesOf(run), inUse));
    }
    AO_CO_CHECK(co_await m_database.write(CancelToken(), [run](store::Connection &connection) {
        return removeRun(connection, run);
    }));
    announceRemoval(run);
    co_return {};
}

/// The branches of the worktrees that its steps have made, by its ledger.
Task<QStringList> RunService::Engine::branchesOf(RunId run)
{
    const auto effects =
        co_await m_database.read(m_scope.token(), [run](store::Connection &connection) {
            return readEffects(connection, run);
        });
    co_return effects ? worktreeBranches(*effects) : QStringList();
}

Task<Result<QStringList>> RunService::Engine::foldersInUse(CancelToken token)
{
    co_return co_await m_database.read(
        std::move(token),
        [values = m_values](store::Connection &connection) -> Result<QStringList> {
            AO_TRY(const QList<RunId> runs, readUnfinishedReruns(connection));
            QStringList folders;
            for (const RunId &run : runs) {
                AO_TRY(const QList<RunEvent> events, readEvents(connection, values, run));
                const Result<RunStatus> status = RunStatus::fromEvents(events);
                if (!status)
                    continue; // nobody can go on with it
                for (const StepStatus &step : status->steps()) {
                    if (!step.workingDirectory.isEmpty()
                        && !folders.contains(step.workingDirectory))
                        folders.append(step.workingDirectory);
                }
            }
            return folders;
        });
}

Task<Result<Pruned>> RunService::Engine::prune(Retention retention, bool isDryRun,
                                               CancelToken token)
{
    Pruned pruned;
    AO_CO_TRY(pruned.runs,
              co_await m_database.read(
                  token, [retention, now = m_clock.now()](store::Connection &connection) {
                      return findExpired(connection, retention, now);
                  }));
    std::optional<Error> failure;
    for (const RunId &run : QList<RunId>(pruned.runs)) {
        AO_CO_CHECK(token.check());
        AO_CO_CHECK(m_scope.token().check());
        if (isDryRun)
            continue;
        const Result<> forgotten = co_await forget(run);
        if (!forgotten) {
            // It stays to be tried again; the others do not wait for that.
            failure = forgotten.error();
            pruned.runs.removeOne(run);
        }
    }
    AO_CO_CHECK(co_await sweep(isDryRun, pruned, token));
    if (failure)
        co_return fail(*failure);
    co_return pruned;
}

/// Looks for files without keeping anybody from writing, and removes some at a time: while it has
/// the writer, nobody begins to name one of them again.
Task<Result<>> RunService::Engine::sweep(bool isDryRun, Pruned &pruned, CancelToken token)
{
    constexpr qsizetype kAtATime = 64;
    // They are still there, and name their files.
    const QSet<RunId> leaving =
        isDryRun ? QSet<RunId>(pruned.runs.begin(), pruned.runs.end()) : QSet<RunId>();
    for (const auto &[by, name] :
         {std::pair(Naming::Events, u"/values"_s), std::pair(Naming::Artefacts, u"/artefacts"_s)}) {
        AO_CO_TRY(const UnnamedFiles files,
                  co_await m_database.read(token,
                                           [by, leaving, folder = m_options.dataDirectory + name,
                                            now = m_clock.now()](store::Connection &connection) {
                                               return findUnnamedFiles(connection, by, folder,
                                                                       leaving, now);
                                           }));
        pruned.fileCount += int(files.paths.size());
        pruned.sizeBytes += files.sizeBytes;
        for (qsizetype i = 0; i < files.paths.size() && !isDryRun; i += kAtATime) {
            AO_CO_CHECK(m_scope.token().check());
            AO_CO_CHECK(
                co_await m_database.write(token,
                                          [by, some = files.paths.mid(i, kAtATime),
                                           now = m_clock.now()](store::Connection &connection) {
                                              return removeUnnamedFiles(connection, by, some, now);
                                          }));
        }
    }
    co_return {};
}

} // namespace agentops::workflow
