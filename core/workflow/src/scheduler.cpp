// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include "journaldata.h"

#include <agentops/workflow/errors.h>

#include <utility>

using namespace Qt::StringLiterals;

// The course of a run: beginning, steps, and the end. Whether a step runs is in
// schedulerjudging.cpp, what is asked of a run in schedulerrequests.cpp, containers are in
// schedulerpasses.cpp, values in schedulervalues.cpp.
namespace agentops::workflow {

namespace {

/// Events decided in one go before others have their turn.
constexpr qsizetype kMaxEvents = 256;

} // namespace

void Decisions::append(Decisions &&next)
{
    events += next.events;
    ended += next.ended;
    wakes.insert(wakes.end(), next.wakes.begin(), next.wakes.end());
    turns.insert(turns.end(), next.turns.begin(), next.turns.end());
    cancels.insert(cancels.end(), next.cancels.begin(), next.cancels.end());
}

Scheduler::Scheduler(std::shared_ptr<const Recipe> recipe, RunStatus status, RunPolicy policy)
    : m_recipe(std::move(recipe))
    , m_status(std::move(status))
    , m_policy(std::move(policy))
    , m_asked(*m_recipe, m_status.targets())
{
    addScope(0, -1, 0, 0);
    for (const PassStatus &pass : m_status.passes())
        addScope(planned(int(pass.container)).body, int(pass.container), pass.index,
                 int(pass.firstStep));
}

void Scheduler::addScope(int plan, int container, int pass, int first)
{
    const auto &steps = m_recipe->plans()[size_t(plan)].steps;
    Scope scope{.plan = plan, .container = container, .pass = pass, .first = first};
    for (int i = 0; i < int(steps.size()); ++i) {
        scope.open += steps[size_t(i)].isCleanup ? 0 : 1;
        m_steps.push_back({.scope = int(m_scopes.size()),
                           .index = i,
                           .open = int(steps[size_t(i)].incoming.size())});
    }
    m_scopes.push_back(scope);
}

const Plan &Scheduler::planOfScope(int scope) const
{
    return m_recipe->plans()[size_t(m_scopes[size_t(scope)].plan)];
}

const PlannedStep &Scheduler::planned(int step) const
{
    return planOf(step).steps[size_t(m_steps[size_t(step)].index)];
}

void Scheduler::record(EventKind kind, int step, int attempt, QJsonObject data, Timestamp now)
{
    RunEvent event{m_status.summary().id, m_status.lastSequence() + 1, now, kind, {}, attempt,
                   std::move(data)};
    if (step >= 0)
        event.step = pathOf(step);
    const int heldBefore = m_status.heldCount();
    const Result<> applied = m_status.apply(event);
    AO_VERIFY(applied.has_value());
    if (m_status.heldCount() < heldBefore)
        wakeWhenOverdue();
    m_decisions.events.append(std::move(event));
}

void Scheduler::begin(Timestamp now, const QSet<StepPath> &stillRunning)
{
    const bool isNew = !m_status.summary().startedAt;
    record(isNew ? EventKind::RunStarted : EventKind::RunResumed, -1, 0, {}, now);
    for (size_t i = 0; i < size_t(m_status.passes().size()); ++i)
        m_scopes[i + 1].isClosed = m_status.passes()[qsizetype(i)].isFinished;
    // Inner steps first come into being after their container, and what they do to it needs it.
    for (int step = 0; step < int(m_steps.size()); ++step) {
        if (!scopeOf(step).isClosed)
            restoreStep(step, now, stillRunning);
    }
    if (m_status.isCancelRequested()) {
        m_isCancelled = true;
        stopScope(0);
    }
    continueContainers(now);
    for (int scope = 0; scope < int(m_scopes.size()); ++scope)
        m_closing.push_back(scope);
}

void Scheduler::restoreStep(int step, Timestamp now, const QSet<StepPath> &stillRunning)
{
    const StepStatus status = statusOf(step);
    const PlannedStep &plan = planned(step);
    if (status.attempt > 0 && plan.body < 0)
        markBegun(step);
    if (status.state == StepState::Running && plan.body >= 0) {
        restoreContainer(step, now);
    } else if (status.state == StepState::Running && status.isCancelRequested
               && !stillRunning.contains(status.path)) {
        m_decisions.ended.append(status.path);
        record(EventKind::StepCancelled, step, status.attempt, {}, now);
    } else if (status.state == StepState::Running) {
        const bool isStillRunning = stillRunning.contains(status.path);
        const bool isDoubtful = isStillRunning
            || (plan.type->effectOn(*plan.node) == Effect::Outside
                && plan.node->idempotencyKey.isEmpty());
        QJsonObject data;
        if (isStillRunning)
            data.insert(u"reason"_s, u"process_not_ended"_s);
        else
            m_decisions.ended.append(status.path);
        record(isDoubtful ? EventKind::StepInDoubt : EventKind::StepInterrupted, step,
               status.attempt, data, now);
    } else if (status.state == StepState::WaitingForTurn) {
        queueReady(step, now);
    } else if (status.dueAt && !isFinal(status.state)) {
        m_decisions.wakes.push_back({step, *status.dueAt});
    } else if (status.state == StepState::Failed && !isHandled(step)) {
        failScope(m_steps[size_t(step)].scope, step, status.error, now);
    }
    if (isFinal(statusOf(step).state))
        settle(step);
    else if (m_steps[size_t(step)].open == 0)
        enqueue(step);
}

Result<QString> Scheduler::tellOfRun(const QString &written) const
{
    AO_TRY(const QJsonValue value, evaluate(written, 0, 0));
    return value.toVariant().toString();
}

Decisions Scheduler::take(const SlotTaker &takeSlot, Timestamp now)
{
    const auto isFull = [this] {
        return m_decisions.events.size() >= kMaxEvents;
    };
    // Skipping a step, or a container, may bring others up; that needs no slot.
    while (!isFull() && !isFinished()) {
        if (!m_unjudged.empty()) {
            const int step = m_unjudged.front();
            m_unjudged.pop_front();
            judge(step, now);
        } else if (!m_closing.empty()) {
            const int scope = m_closing.back();
            m_closing.pop_back();
            closeIfDone(scope, now);
        } else {
            break;
        }
    }
    for (auto &byResource : m_ready) {
        for (size_t resource = 0; resource < byResource.size(); ++resource) {
            auto &ready = byResource[resource];
            while (!ready.empty() && !isFull() && !isFinished()) {
                const int step = ready.front();
                const bool isGone = scopeOf(step).isStopping || isFinal(statusOf(step).state);
                const bool isPassedBy = isGone || isLeftOut(step, now) || isHeld(step, now);
                if (!isPassedBy && !takeSlot(Resource(resource)))
                    break;
                ready.pop_front();
                if (!isPassedBy)
                    start(step, now);
            }
        }
    }
    m_decisions.hasMore = !isFinished() && (isFull() || !m_unjudged.empty() || !m_closing.empty());
    return std::exchange(m_decisions, {});
}

void Scheduler::start(int step, Timestamp now)
{
    if (planned(step).body >= 0)
        return startContainer(step, now);
    const int attempt = statusOf(step).attempt + 1;
    if (!planned(step).type->isInstant)
        record(EventKind::StepStarted, step, attempt, {}, now);
    launch(step, attempt, planned(step).type->resource);
}

void Scheduler::launch(int step, int attempt, Resource resource)
{
    m_steps[size_t(step)].isExecuting = true;
    ++scopeOf(step).active;
    ++m_executing;
    markBegun(step);
    m_decisions.launches.push_back({step, attempt, resource});
}

/// What is around a pass that has begun has begun as well.
void Scheduler::markBegun(int step)
{
    Scope *scope = &scopeOf(step);
    while (!std::exchange(scope->hasBegun, true) && scope->container >= 0)
        scope = &scopeOf(scope->container);
}

/// Whether its outcome still matters.
bool Scheduler::leaveExecution(int step)
{
    StepProgress &info = m_steps[size_t(step)];
    if (!std::exchange(info.isExecuting, false))
        return false;
    --m_executing;
    --scopeOf(step).active;
    info.hasTurn = false;
    m_closing.push_back(info.scope);
    return !isFinal(statusOf(step).state) && !isFinished();
}

void Scheduler::finishStep(int step, int attempt, const StepOutcome &outcome, Timestamp now)
{
    if (!leaveExecution(step))
        return;
    const auto &[result, artefacts, fingerprint] = outcome;
    const StepStatus before = statusOf(step);
    if (!planned(step).type->isInstant || !result)
        m_decisions.ended.append(before.path);
    const bool isUnwanted =
        scopeOf(step).isStopping || scopeOf(step).isCleaning || before.isCancelRequested;
    if (!result && result.error().isCancelled() && isUnwanted) {
        record(EventKind::StepCancelled, step, attempt, withArtefacts({}, artefacts), now);
        settle(step);
    } else if (!result || result->failure) {
        const Error error = result ? *result->failure : result.error();
        if (isUnwanted || !retryLater(step, attempt, error, artefacts, now)) {
            QJsonObject data = toJson(toRunError(error));
            if (result && !result->values.isEmpty())
                data.insert(u"outputs"_s, result->values);
            fail(step, attempt, withArtefacts(data, artefacts), now);
        }
    } else if (result->approval && !before.decision) {
        requestApproval(step, attempt, *result->approval, artefacts, now);
    } else if (result->dueAt) {
        QJsonObject data = handedOn(step, *result);
        data.insert(u"dueAt"_s, toJson(*result->dueAt));
        record(EventKind::StepTimerSet, step, attempt, withArtefacts(data, artefacts), now);
        m_decisions.wakes.push_back({step, *result->dueAt});
    } else {
        QJsonObject data = handedOn(step, *result);
        // What a person has decided stands for nothing but itself.
        if (!fingerprint.isEmpty() && !before.decision)
            data.insert(u"fingerprint"_s, QString::fromLatin1(fingerprint.toHex()));
        succeed(step, attempt, withArtefacts(data, artefacts), now);
    }
}

void Scheduler::finishAsBefore(int step, int attempt, const EarlierOutcome &earlier, Timestamp now)
{
    if (!leaveExecution(step))
        return;
    m_decisions.ended.append(pathOf(step));
    // The steps behind it work where this run does, not where the earlier one did.
    QJsonObject data = handedOn(step, {.values = earlier.data.value("outputs"_L1).toObject()});
    for (const QString &key : {u"artefacts"_s, u"fingerprint"_s}) {
        if (earlier.data.contains(key))
            data.insert(key, earlier.data.value(key));
    }
    // The run that did it, not one that took it over as well.
    data.insert(u"reusedFrom"_s,
                earlier.data.value("reusedFrom"_L1).toString(earlier.run.toString()));
    succeed(step, attempt, data, now);
}

/// The values of a step and where the steps behind it work.
QJsonObject Scheduler::handedOn(int step, const StepOutput &output) const
{
    QJsonObject data{{u"outputs"_s, output.values}};
    const QString directory =
        output.workingDirectory.isEmpty() ? workingDirectory(step) : output.workingDirectory;
    // Where a step worked is where the run began, unless it says so.
    if (directory != m_status.folder())
        data.insert(u"workingDirectory"_s, directory);
    return data;
}

void Scheduler::requestApproval(int step, int attempt, const ApprovalRequest &request,
                                const QList<Artefact> &artefacts, Timestamp now)
{
    QJsonObject data{{u"title"_s, request.title}, {u"text"_s, request.text}};
    if (request.timeout.count() > 0) {
        data.insert(u"dueAt"_s, toJson(now + request.timeout));
        data.insert(u"approvesWhenDue"_s, request.approvesWhenDue);
        m_decisions.wakes.push_back({step, now + request.timeout});
    }
    record(EventKind::StepApprovalRequested, step, attempt, withArtefacts(data, artefacts), now);
    if (!m_policy.approveAs.isEmpty())
        (void)decide(pathOf(step), {true, m_policy.approveAs, {}}, now);
}

void Scheduler::succeed(int step, int attempt, const QJsonObject &data, Timestamp now)
{
    record(EventKind::StepSucceeded, step, attempt, data, now);
    settle(step);
}

bool Scheduler::retryLater(int step, int attempt, const Error &error,
                           const QList<Artefact> &artefacts, Timestamp now)
{
    const Node &node = *planned(step).node;
    const StepStatus &status = statusOf(step);
    const RetryRule rule = node.retry.ruleFor(error.code().errorClass());
    const int failures = status.failureCount + 1;
    if (failures >= rule.maxAttempts)
        return false;
    auto delay = rule.delayAfter(failures);
    if (node.retry.hasJitter)
        delay = jittered(delay, m_status.summary().id, status.path, failures);
    delay = std::max(delay, error.retryAfter().value_or(std::chrono::milliseconds(0)));
    const Timestamp dueAt = now + delay;
    if (node.overallTimeout.count() > 0 && status.startedAt
        && dueAt >= *status.startedAt + node.overallTimeout)
        return false;
    QJsonObject data = toJson(toRunError(error));
    data.insert(u"dueAt"_s, toJson(dueAt));
    record(EventKind::StepRetryScheduled, step, attempt, withArtefacts(data, artefacts), now);
    m_decisions.wakes.push_back({step, dueAt});
    return true;
}

void Scheduler::fail(int step, int attempt, const RunError &error, Timestamp now)
{
    fail(step, attempt, toJson(error), now);
}

void Scheduler::fail(int step, int attempt, const QJsonObject &data, Timestamp now)
{
    record(EventKind::StepFailed, step, attempt, data, now);
    if (!isHandled(step))
        failScope(m_steps[size_t(step)].scope, step, runErrorFromJson(data), now);
    settle(step);
}

bool Scheduler::isHandled(int step) const
{
    const PlannedStep &plan = planned(step);
    return plan.node->onError != OnError::Stop || std::ranges::any_of(plan.outgoing, [&](int edge) {
               return planOf(step).edges[size_t(edge)].edge->from.port == kErrorPort;
           });
}

void Scheduler::failScope(int index, int step, const RunError &error, Timestamp now)
{
    Scope &scope = m_scopes[size_t(index)];
    if (scope.failure.isEmpty()) {
        scope.failure = error;
        scope.failedStep = pathOf(step);
    }
    if (scope.isStopping || scope.isCleaning)
        return;
    if (!planOfScope(index).hasCleanup)
        return stopScope(index);
    scope.isCleaning = true;
    endRunning(index);
    cancelWaiting(index, now);
    m_closing.push_back(index);
}

void Scheduler::endRunning(int scope)
{
    for (int step = stepIn(scope, 0); step < stepIn(scope, int(planOfScope(scope).steps.size()));
         ++step) {
        if (m_steps[size_t(step)].isExecuting)
            m_decisions.cancels.push_back(step);
        if (const auto container = m_containers.find(step); container != m_containers.end()) {
            container->isStopping = true;
            for (const int inner : QList<int>(container->openScopes))
                stopScope(inner);
        }
    }
}

void Scheduler::stopScope(int index)
{
    Scope &scope = m_scopes[size_t(index)];
    m_closing.push_back(index);
    if (!std::exchange(scope.isStopping, true))
        endRunning(index);
}

void Scheduler::cancelWaiting(int scope, Timestamp now)
{
    for (int step = stepIn(scope, 0); step < stepIn(scope, int(planOfScope(scope).steps.size()));
         ++step) {
        const StepState state = statusOf(step).state;
        if (state == StepState::Planned || state == StepState::Running || isFinal(state))
            continue;
        if (statusOf(step).hold) {
            (void)isLeftOut(step, now); // it has not begun; one that cleans up stays held
            continue;
        }
        record(EventKind::StepCancelled, step, statusOf(step).attempt, {}, now);
        settle(step);
    }
}

void Scheduler::finishRun(Timestamp now)
{
    const Scope &run = m_scopes.front();
    if (m_isCancelled && run.failure.isEmpty()) {
        record(EventKind::RunFinished, -1, 0, {{u"state"_s, runStateName(RunState::Cancelled)}},
               now);
        return;
    }
    RunError failure = run.failure;
    QJsonObject outputs;
    if (failure.isEmpty()) {
        const Result<QJsonObject> told = outputsOf(0);
        if (told)
            outputs = *told;
        else if (m_status.targets().isEmpty()) // else they may be of steps nobody has asked for
            failure = toRunError(told.error());
    }
    if (!failure.isEmpty()) {
        QJsonObject data = toJson(failure);
        data.insert(u"node"_s, run.failedStep.text());
        data.insert(u"state"_s, runStateName(RunState::Failed));
        record(EventKind::RunFinished, -1, 0, data, now);
        return;
    }
    QJsonObject data{{u"state"_s, runStateName(RunState::Succeeded)}};
    if (!outputs.isEmpty())
        data.insert(u"outputs"_s, outputs);
    record(EventKind::RunFinished, -1, 0, data, now);
}

} // namespace agentops::workflow
