// SPDX-License-Identifier: GPL-3.0-or-later
#include "effecttables.h"
#include "engine.h"
#include "eventtable.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/runservice.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

RunService::RunService(store::Database &database, WorkerPool &io, const NodeCatalog &catalog,
                       Clock &clock, RunServiceOptions options)
    : m_engine(std::make_unique<Engine>(this, database, io, catalog, clock, std::move(options)))
{ }

RunService::~RunService() = default;

Task<Result<>> RunService::open(CancelToken token)
{
    AO_CO_CHECK(token.check());
    co_return co_await m_engine->open();
}

Task<> RunService::close()
{
    co_await m_engine->close();
}

Task<Result<RunId>> RunService::start(Document document, RunOptions options, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->start(std::move(document), std::move(options), std::move(token));
}

Task<Result<Library>> RunService::loadCalled(Document document, QString repository,
                                             CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->loadCalled(std::move(document), std::move(repository));
}

Task<Result<RunId>> RunService::rerun(RunId run, RerunRequest request, RunOptions options,
                                      CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->rerun(run, std::move(request), std::move(options),
                                       std::move(token));
}

Task<Result<RerunPlan>> RunService::planRerun(RunId run, RerunRequest request, RunOptions options,
                                              CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->planRerun(run, std::move(request), std::move(options));
}

Task<Result<>> RunService::remove(RunId run, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->remove(run);
}

Task<Result<Pruned>> RunService::prune(Retention retention, bool isDryRun, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->prune(retention, isDryRun, token);
}

Task<Result<DryRun>> RunService::dryRun(Document document, RunOptions options, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->dryRun(std::move(document), std::move(options));
}

Task<Result<>> RunService::cancel(RunId run, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->ask({0, run, {}, u"cancel"_s, {}});
}

Task<Result<>> RunService::cancelStep(RunId run, StepPath step, QString by, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->ask({0, run, step, u"cancel_step"_s, {{u"by"_s, by}}});
}

Task<Result<>> RunService::resume(RunId run, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    AO_CO_TRY(const bool isOurs, co_await m_engine->adopt(run));
    if (!isOurs) {
        co_return fail(Error(errors::kOwnedElsewhere, u"another program carries this run out"_s)
                           .with(u"run"_s, run.toString()));
    }
    co_return {};
}

Task<Result<>> RunService::decide(RunId run, StepPath step, Decision decision, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->ask({0,
                                      run,
                                      step,
                                      u"decide"_s,
                                      {{u"approved"_s, decision.isApproved},
                                       {u"by"_s, decision.by},
                                       {u"comment"_s, decision.comment}}});
}

Task<Result<>> RunService::resolve(RunId run, StepPath step, Resolution resolution, QString by,
                                   QString comment, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->ask(
        {0,
         run,
         step,
         u"resolve"_s,
         {{u"resolution"_s, int(resolution)}, {u"by"_s, by}, {u"comment"_s, comment}}});
}

Task<Result<>> RunService::setBreakpoints(RunId run, QList<Breakpoint> breakpoints,
                                          CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->ask(
        {0, run, {}, u"set_breakpoints"_s, {{u"breakpoints"_s, toJson(breakpoints)}}});
}

Task<Result<>> RunService::goOn(RunId run, StepPath step, Step how, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->ask({0, run, step, u"go_on"_s, {{u"how"_s, stepModeName(how)}}});
}

Task<Result<>> RunService::pin(RunId run, StepPath step, QJsonObject outputs, CancelToken token)
{
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const auto call, m_engine->enter());
    const Result<StepOutput> masked = m_engine->masked(StepOutput{.values = std::move(outputs)});
    co_return co_await m_engine->ask({0, run, step, u"pin"_s, {{u"outputs"_s, masked->values}}});
}

Task<Result<QList<RunSummary>>> RunService::list(int limit, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token, [limit](store::Connection &connection) { return readSummaries(connection, limit); });
}

Task<Result<RunSummary>> RunService::summary(RunId run, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token, [run](store::Connection &connection) { return readSummary(connection, run); });
}

Task<Result<RunDetail>> RunService::show(RunId run, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    const auto read =
        [run, values = m_engine->values()](
            store::Connection &connection) -> Result<std::pair<RunSummary, StoredRun>> {
        AO_TRY(const RunSummary summary, readSummary(connection, run));
        AO_TRY(const StoredRun stored, readRun(connection, values, run));
        return std::pair(summary, stored);
    };
    AO_CO_TRY(const auto found, co_await m_engine->database().read(token, read));
    const auto &[summary, stored] = found;
    AO_CO_TRY(const RunStatus status, RunStatus::fromEvents(stored.events));
    AO_CO_TRY(const Document document, parseDocument(stored.documentText).toResult());
    co_return RunDetail{status, document, stored.events, summary.waitsFor};
}

Task<Result<RunStatus>> RunService::catchUp(RunId run, RunStatus known, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->catchUp(run, std::move(known), token);
}

Task<Result<QJsonObject>> RunService::outputs(RunId run, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token,
        [run, values = m_engine->values()](store::Connection &connection) -> Result<QJsonObject> {
            AO_CHECK(readSummary(connection, run));
            AO_TRY(const auto outputs, readRunOutputs(connection, values, run));
            return outputs.value_or(QJsonObject());
        });
}

Task<Result<QSet<RunId>>> RunService::abandoned(CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->abandoned(token);
}

Task<Result<QList<LogLine>>> RunService::logs(RunId run, std::optional<StepPath> step,
                                              qint64 position, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token, [run, step, position](store::Connection &connection) -> Result<QList<LogLine>> {
            AO_CHECK(readSummary(connection, run));
            return readLog(connection, run, step, position);
        });
}

Task<Result<QList<LogLine>>> RunService::logPart(RunId run, qint64 position, qsizetype maxLength,
                                                 CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token, [run, position, maxLength](store::Connection &connection) -> Result<QList<LogLine>> {
            AO_CHECK(readSummary(connection, run));
            return readLogPart(connection, run, position, maxLength);
        });
}

Task<Result<QList<LogLine>>> RunService::logPieces(RunId run, QList<qint64> positions,
                                                   CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token, [run, positions](store::Connection &connection) -> Result<QList<LogLine>> {
            return readLogPieces(connection, run, positions);
        });
}

Task<Result<QList<RecordedEffect>>> RunService::effects(RunId run, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->database().read(
        token, [run](store::Connection &connection) -> Result<QList<RecordedEffect>> {
            AO_CHECK(readSummary(connection, run));
            return readEffects(connection, run);
        });
}

Task<Result<QStringList>> RunService::foldersInUse(CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->foldersInUse(std::move(token));
}

Task<Result<RunStatus>> RunService::waitUntilSettled(RunId run, CancelToken token)
{
    AO_CO_TRY(const auto call, m_engine->enter());
    co_return co_await m_engine->waitUntilSettled(run, token);
}

QList<RunId> RunService::activeRuns() const
{
    return m_engine->activeRuns();
}

} // namespace agentops::workflow
