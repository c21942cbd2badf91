// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "stepinputs.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>

using namespace Qt::StringLiterals;

// Carrying out decisions: recording them and running steps.
namespace agentops::workflow {

namespace {

/// Values of one step; more belongs into an artefact.
constexpr qsizetype kMaxOutputBytes = 4 * 1024 * 1024;

} // namespace

void RunService::Engine::pumpAll()
{
    for (const RunId &run : activeRuns())
        pump(run);
}

void RunService::Engine::pump(const RunId &id)
{
    if (ActiveRun *run = find(id); run && !m_isClosing) {
        auto [batch, decisions] = decideNext(*run);
        if (!decisions.isEmpty())
            m_scope.start(recordLater(id, std::move(batch), std::move(decisions)));
    }
}

std::pair<Batch, Decisions> RunService::Engine::decideNext(ActiveRun &run)
{
    Scheduler &scheduler = run.scheduler;
    int slots = m_options.maxParallel - m_executing;
    if (run.maxParallel > 0)
        slots = std::min(slots, run.maxParallel - scheduler.executingCount());
    Decisions decisions = scheduler.take(std::max(0, slots), m_clock.now());
    // Before its start is recorded: a cancellation may come while that is being written.
    for (const Launch &launch : decisions.launches)
        run.steps[launch.step] = std::make_shared<CancelSource>(run.cancel.token());
    for (const int step : decisions.cancels) {
        if (const auto it = run.steps.find(step); it != run.steps.end())
            it->second->cancel();
    }
    m_executing += int(decisions.launches.size());
    Batch batch;
    batch.summary = scheduler.status().summary();
    batch.events = decisions.events;
    batch.owner = m_lock->id();
    batch.epoch = run.epoch;
    batch.endedProcesses = decisions.ended;
    batch.answeredRequests = std::exchange(run.answered, {});
    return {std::move(batch), std::move(decisions)};
}

Task<> RunService::Engine::recordLater(RunId id, Batch batch, Decisions decisions)
{
    (void)co_await record(id, std::move(batch), std::move(decisions));
}

Task<Result<>> RunService::Engine::recordNow(RunId id)
{
    ActiveRun *run = find(id);
    if (!run || m_isClosing)
        co_return {};
    auto [batch, decisions] = decideNext(*run);
    co_return co_await record(id, std::move(batch), std::move(decisions));
}

Task<Result<>> RunService::Engine::record(RunId id, Batch batch, Decisions decisions)
{
    const Result<> recorded =
        co_await m_database.write(CancelToken(), [batch](store::Connection &connection) {
            return appendBatch(connection, batch);
        });
    ActiveRun *run = find(id, batch.epoch);
    if (!recorded || !run || m_isClosing) {
        m_executing -= int(decisions.launches.size());
        if (!recorded && run) {
            lose(id, recorded.error());
            co_await release(id);
        }
        co_return recorded;
    }
    if (isFinal(batch.summary.state))
        retire(id);
    announce(batch.events, batch.summary);
    for (const Launch &launch : decisions.launches)
        m_scope.start(runStep(id, launch));
    for (const Wake &wake : decisions.wakes)
        m_scope.start(wakeLater(id, wake));
    co_return {};
}

void RunService::Engine::announce(const QList<RunEvent> &events, const RunSummary &summary)
{
    for (const RunEvent &event : events)
        Q_EMIT m_service->eventRecorded(event);
    Q_EMIT m_service->runChanged(summary);
    notifyWaiters(summary);
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

std::shared_ptr<StepSession> RunService::Engine::createSession(const RunId &run,
                                                               const Launch &launch,
                                                               const NodeId &node)
{
    StepSession::Surroundings around;
    around.run = run;
    around.node = node;
    around.attempt = launch.attempt;
    around.database = &m_database;
    around.io = &m_io;
    around.clock = &m_clock;
    around.artefactDirectory = m_options.dataDirectory + u"/artefacts"_s;
    around.home = m_service;
    around.secrets = m_options.secretList->matcher();
    const QPointer<RunService> service(m_service);
    around.logged = [service, run](const LogLine &line) {
        if (service)
            Q_EMIT service->logAppended(run, line);
    };
    around.progressed = [service, run, node](double fraction, const QString &text) {
        if (service)
            Q_EMIT service->progressReported(run, node, fraction, text);
    };
    // A smaller outcome might still fit on a full disk: nobody would know that the log has a hole.
    around.notStored = [this, service, run, epoch = find(run)->epoch](const Error &error) {
        if (!service || m_isClosing || !find(run, epoch))
            return;
        lose(run, error);
        m_scope.start(release(run));
    };
    return std::make_shared<StepSession>(std::move(around));
}

Task<> RunService::Engine::runStep(RunId id, Launch launch)
{
    ActiveRun *run = find(id);
    if (!run || m_isClosing) {
        --m_executing;
        co_return;
    }
    const qint64 epoch = run->epoch;
    const PlannedStep &planned = run->scheduler.recipe().steps()[size_t(launch.step)];
    const std::shared_ptr<CancelSource> cancel = run->steps.at(launch.step);
    Result<StepContext> context =
        resolveContext(run->scheduler, launch.step, launch.attempt,
                       [this](const QString &name) { return findSecret(name); });
    // Only now: it knows the secrets that the step has been given.
    const auto session = createSession(id, launch, planned.node.id);
    Result<StepOutput> result = fail(Error::cancelled());
    if (!context) {
        result = fail(context.error());
    } else {
        context->services = session;
        result = co_await execute(m_catalog.findExecutor(planned.node.kind), std::move(*context),
                                  planned.node.timeout, cancel->token());
    }
    const qsizetype sizeBytes =
        result ? QJsonDocument(result->values).toJson(QJsonDocument::Compact).size() : 0;
    if (sizeBytes > kMaxOutputBytes) {
        result = fail(
            errors::kOutputTooLarge,
            u"the step's values take %1 bytes, more than %2"_s.arg(sizeBytes).arg(kMaxOutputBytes));
    }
    if (!result && !result.error().isCancelled())
        session->log(LogStream::System, result.error().describe() + u'\n');
    session->finish();
    result = withoutSecrets(std::move(result), *session);
    --m_executing;
    run = find(id, epoch);
    if (!run || m_isClosing)
        co_return;
    run->steps.erase(launch.step);
    run->scheduler.finishStep(launch.step, launch.attempt, result, session->artefacts(),
                              m_clock.now());
    pump(id);
    pumpAll();
}

Result<QString> RunService::Engine::findSecret(const QString &name)
{
    if (!m_options.secrets)
        return fail(errors::kUnknownSecret, u"there is no secret \"%1\""_s.arg(name));
    AO_TRY(const QString secret, m_options.secrets(name));
    m_options.secretList->add(secret);
    return secret;
}

Result<StepOutput> RunService::Engine::withoutSecrets(Result<StepOutput> result,
                                                      const StepSession &session)
{
    const auto secrets = m_options.secretList->matcher();
    if (secrets->isEmpty())
        return result;
    if (result) {
        result->values = session.masked(result->values);
        return result;
    }
    const Error &error = result.error();
    Error masked(error.code(), secrets->redactText(error.describe()), error.place());
    if (const auto delay = error.retryAfter())
        return fail(std::move(masked).withRetryAfter(*delay));
    return fail(std::move(masked));
}

Task<Result<StepOutput>> RunService::Engine::execute(NodeExecutor *executor, StepContext context,
                                                     std::chrono::milliseconds timeout,
                                                     CancelToken token)
{
    if (!executor)
        co_return fail(errors::kUnknownKind, u"this program cannot run such a step"_s);
    if (timeout.count() <= 0)
        co_return co_await executor->execute(std::move(context), token);
    const auto attempt = std::make_shared<CancelSource>(token);
    const auto isTimedOut = std::make_shared<bool>(false);
    CancelSource done;
    m_scope.start(watchTimeout(timeout, attempt, isTimedOut, done.token()));
    Result<StepOutput> result = co_await executor->execute(std::move(context), attempt->token());
    done.cancel();
    if (*isTimedOut && !result) {
        co_return fail(
            Error(errors::kStepTimeout, u"the step took longer than %1 ms"_s.arg(timeout.count())));
    }
    co_return result;
}

Task<> RunService::Engine::watchTimeout(std::chrono::milliseconds timeout,
                                        std::shared_ptr<CancelSource> attempt,
                                        std::shared_ptr<bool> isTimedOut, CancelToken done)
{
    if (!co_await m_clock.sleep(timeout, done))
        co_return;
    *isTimedOut = true;
    attempt->cancel();
}

Task<> RunService::Engine::wakeLater(RunId id, Wake wake)
{
    const ActiveRun *run = find(id);
    if (!run)
        co_return;
    const qint64 epoch = run->epoch;
    const CancelToken token = run->cancel.token();
    const auto delay = std::max(wake.dueAt - m_clock.now(), std::chrono::milliseconds(0));
    if (!co_await m_clock.sleep(delay, token))
        co_return;
    if (ActiveRun *still = find(id, epoch)) {
        still->scheduler.wake(wake.step);
        pump(id);
    }
}

} // namespace agentops::workflow
