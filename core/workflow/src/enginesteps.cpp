// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "stepinputs.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>

#include <algorithm>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Carrying out decisions: recording them and running steps.
namespace agentops::workflow {

namespace {

/// Values of one step; more belongs into an artefact.
constexpr qsizetype kMaxOutputBytes = 64 * 1024 * 1024;
/// How long a run may decide before the window, and other runs, have their turn; and how much goes
/// into one transaction.
constexpr auto kMaxTurn = 4ms;
constexpr qsizetype kMaxTurnEvents = 512;

} // namespace

void RunService::Engine::pumpAll()
{
    // Ids are made in the order of time.
    QList<RunId> runs = activeRuns();
    std::ranges::stable_sort(runs, std::greater(),
                             [this](const RunId &run) { return m_runs.at(run)->options.priority; });
    for (const RunId &run : runs)
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

bool RunService::Engine::takeSlot(ActiveRun &run, Resource resource)
{
    if (resource == Resource::None)
        return true;
    const int ofRun = std::accumulate(run.executing.begin(), run.executing.end(), 0);
    const int limit = m_options.limits[size_t(resource)];
    if (m_executing >= m_options.maxParallel
        || (run.options.maxParallel > 0 && ofRun >= run.options.maxParallel)
        || (limit > 0 && m_executingBy[size_t(resource)] >= limit))
        return false;
    ++m_executing;
    ++m_executingBy[size_t(resource)];
    ++run.executing[size_t(resource)];
    return true;
}

void RunService::Engine::freeSlot(ActiveRun *run, Resource resource)
{
    if (resource == Resource::None)
        return;
    --m_executing;
    --m_executingBy[size_t(resource)];
    if (run)
        --run->executing[size_t(resource)];
}

Decisions RunService::Engine::decideInOneGo(ActiveRun &run)
{
    const QDeadlineTimer deadline(kMaxTurn);
    Decisions all;
    while (true) {
        Decisions next = run.scheduler.take(
            [this, &run](Resource resource) { return takeSlot(run, resource); }, m_clock.now());
        bool hasRunInstants = false;
        for (const Launch &launch : next.launches) {
            if (run.scheduler.planned(launch.step).type->isInstant) {
                runInstant(run, launch);
                hasRunInstants = true;
            } else {
                all.launches.push_back(launch);
            }
        }
        const bool isDone = !hasRunInstants && !next.hasMore;
        all.append(std::move(next));
        all.hasMore = !isDone;
        if (isDone || all.events.size() >= kMaxTurnEvents || deadline.hasExpired())
            return all;
    }
}

/// An instant step may be done again when the program dies before its outcome is recorded: nobody
/// can tell.
void RunService::Engine::runInstant(ActiveRun &run, const Launch &launch)
{
    const PlannedStep &planned = run.scheduler.planned(launch.step);
    QStringList remarks; // an instant step has no log
    const auto secret = [this, &remarks](const SecretReference &reference) {
        return findSecret(reference, remarks);
    };
    Result<StepContext> context =
        resolveContext(run.scheduler, launch.step, launch.attempt, secret);
    NodeExecutor *executor = m_catalog.findExecutor(planned.node->kind);
    Result<StepOutput> result =
        fail(errors::kUnknownKind, u"this program cannot run such a step"_s);
    if (!context)
        result = fail(context.error());
    else if (executor)
        result = static_cast<InstantExecutor *>(executor)->evaluate(*context);
    freeSlot(&run, launch.resource);
    run.scheduler.finishStep(launch.step, launch.attempt, {masked(std::move(result)), {}, {}},
                             m_clock.now());
}

std::shared_ptr<StepSession> RunService::Engine::createSession(const RunId &run,
                                                               const Launch &launch,
                                                               const StepPath &step)
{
    StepSession::Surroundings around;
    around.run = run;
    around.step = step;
    around.attempt = launch.attempt;
    around.owner = m_lock->id();
    around.epoch = find(run)->epoch;
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
    around.progressed = [service, run, step](double fraction, const QString &text) {
        if (service)
            Q_EMIT service->progressReported(run, step, fraction, text);
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

/// The shorter of what one attempt may take and what is left for all.
AttemptLimit RunService::Engine::attemptLimit(const ActiveRun &run, int step) const
{
    const Node &node = *run.scheduler.planned(step).node;
    const auto &startedAt = run.scheduler.status().steps()[step].startedAt;
    if (node.overallTimeout.count() <= 0 || !startedAt)
        return {node.timeout, node.timeout};
    const auto left = std::max(*startedAt + node.overallTimeout - m_clock.now(), 1ms);
    if (node.timeout.count() > 0 && node.timeout <= left)
        return {node.timeout, node.timeout};
    return {left, node.overallTimeout};
}

Task<> RunService::Engine::runStep(RunId id, Launch launch)
{
    ActiveRun *run = find(id);
    if (!run || m_isClosing) {
        freeSlot(run, launch.resource);
        co_return;
    }
    const qint64 epoch = run->epoch;
    const PlannedStep &planned = run->scheduler.planned(launch.step);
    QStringList remarks;
    Result<StepContext> context =
        resolveContext(run->scheduler, launch.step, launch.attempt,
                       [this, &remarks](const SecretReference &reference) {
                           return findSecret(reference, remarks);
                       });
    // The recipe may go with the run while this waits.
    NodeExecutor *const executor = m_catalog.findExecutor(planned.node->kind);
    // Whatever is done for the attempt has to be done in its time.
    const AttemptLimit limit = attemptLimit(*run, launch.step);
    const auto attempt = std::make_shared<CancelSource>(run->steps.at(launch.step)->token());
    const auto isTimedOut = std::make_shared<bool>(false);
    CancelSource done;
    const auto ended = qScopeGuard([&done] { done.cancel(); });
    if (limit.left.count() > 0)
        m_scope.start(watchTimeout(limit.left, attempt, isTimedOut, done.token()));
    const CancelToken token = attempt->token();
    const bool needsFolder = planned.type->usesFolder() && context
        && context->workingDirectory == run->scheduler.status().folder();
    // Only now: it knows the secrets that the step has been given.
    const auto session = createSession(id, launch, run->scheduler.pathOf(launch.step));
    for (const QString &remark : std::as_const(remarks))
        session->log(LogStream::System, remark + u'\n');
    StepOutcome outcome{fail(Error::cancelled()), {}, {}};
    ReuseKeys keys;
    const bool reuses = run->scheduler.policy().reuses;
    const Result<> ready = needsFolder ? co_await prepareFolder(id, epoch, token) : Result<>();
    run = find(id, epoch);
    if (!context) {
        outcome.result = fail(context.error());
    } else if (!ready) {
        outcome.result = fail(ready.error());
    } else if (run) {
        if (auto told = co_await reuseKeysOf(run->scheduler, launch.step, token))
            keys = *std::move(told);
        else if (!told.error().isCancelled())
            session->log(LogStream::System, told.error().describe() + u'\n');
        if (!keys.anywhere.isEmpty() && reuses && !context->decision) {
            if (const auto earlier = co_await takeEarlier(id, context->step, keys)) {
                session->log(LogStream::System,
                             u"nothing has changed since run %1: its outcome stands\n"_s.arg(
                                 earlier->run.toString()));
                session->finish();
                finishAsBefore(id, epoch, launch, *earlier);
                co_return;
            }
        }
        context->services = session;
        if (!executor)
            outcome.result = fail(errors::kUnknownKind, u"this program cannot run such a step"_s);
        else if (!token.isCancelled())
            outcome.result = co_await executor->execute(std::move(*context), token);
    }
    Result<StepOutput> &result = outcome.result;
    if (*isTimedOut && !result) {
        result = fail(Error(errors::kStepTimeout,
                            u"the step took longer than %1 ms"_s.arg(limit.whole.count())));
    }
    const qsizetype sizeBytes =
        result ? QJsonDocument(result->values).toJson(QJsonDocument::Compact).size() : 0;
    if (sizeBytes > kMaxOutputBytes) {
        result = fail(
            errors::kOutputTooLarge,
            u"the step's values take %1 bytes, more than %2"_s.arg(sizeBytes).arg(kMaxOutputBytes));
    }
    if (const std::optional<Error> failure = result ? result->failure : result.error();
        failure && !failure->isCancelled())
        session->log(LogStream::System, failure->describe() + u'\n');
    // Where it says the steps behind it work is this run's.
    const bool mayStand = result && !result->failure && result->workingDirectory.isEmpty();
    run = find(id, epoch);
    if (run && mayStand && !keys.anywhere.isEmpty())
        outcome.fingerprint = co_await reuseKeyAfter(run->scheduler, launch.step, keys, token);
    session->finish();
    result = masked(std::move(result));
    outcome.artefacts = session->artefacts();
    if (ActiveRun *still = leave(id, epoch, launch)) {
        still->effects += session->effects();
        still->scheduler.finishStep(launch.step, launch.attempt, outcome, m_clock.now());
        pumpAll();
    }
}

void RunService::Engine::finishAsBefore(const RunId &id, qint64 epoch, const Launch &launch,
                                        const EarlierOutcome &earlier)
{
    if (ActiveRun *run = leave(id, epoch, launch)) {
        run->scheduler.finishAsBefore(launch.step, launch.attempt, earlier, m_clock.now());
        pumpAll();
    }
}

/// The run, if it is still to hear of the step's end.
ActiveRun *RunService::Engine::leave(const RunId &id, qint64 epoch, const Launch &launch)
{
    ActiveRun *run = find(id, epoch);
    freeSlot(run, launch.resource);
    if (!run || m_isClosing)
        return nullptr;
    run->steps.erase(launch.step);
    return run;
}

Result<QString> RunService::Engine::findSecret(const SecretReference &secret, QStringList &remarks)
{
    const auto unknown = [&secret] {
        return fail(errors::kUnknownSecret, u"there is no secret \"%1\""_s.arg(secret.name));
    };
    const Result<QString> found =
        m_options.secrets ? m_options.secrets(secret.name) : Result<QString>(unknown());
    if (found) {
        m_options.secretList->add(*found);
        const QString remark =
            u"the secret \"%1\" is too short to be masked: it may be seen here"_s.arg(secret.name);
        if (!SecretMatcher::canMask(*found) && !remarks.contains(remark))
            remarks.append(remark);
        return found;
    }
    if (!secret.isOptional || found.error().code() != errors::kUnknownSecret)
        return found;
    remarks.append(u"%1; it is empty here"_s.arg(found.error().message()));
    return QString();
}

Result<StepOutput> RunService::Engine::masked(Result<StepOutput> result) const
{
    const auto secrets = m_options.secretList->matcher();
    if (secrets->isEmpty())
        return result;
    const auto readable = [&](const Error &error) {
        Error masked(error.code(), secrets->redactText(error.describe()), error.place());
        if (const auto delay = error.retryAfter())
            return std::move(masked).withRetryAfter(*delay);
        return masked;
    };
    if (!result)
        return fail(readable(result.error()));
    result->values = withoutSecrets(result->values, *secrets);
    if (result->failure)
        result->failure = readable(*result->failure);
    return result;
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
    // The time of day may be set back, or run a little slower, while this sleeps.
    do {
        const auto delay = std::max(wake.dueAt - m_clock.now(), std::chrono::milliseconds(0));
        if (!co_await m_clock.sleep(delay, token))
            co_return;
    } while (m_clock.now() < wake.dueAt);
    if (ActiveRun *still = find(id, epoch)) {
        still->scheduler.wake(wake.step, m_clock.now());
        pump(id);
    }
}

} // namespace agentops::workflow
