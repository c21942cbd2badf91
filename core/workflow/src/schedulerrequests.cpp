// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include <agentops/workflow/errors.h>

#include <utility>

using namespace Qt::StringLiterals;

// What comes from outside: answers, moments, turns and cancelling.
namespace agentops::workflow {

namespace {

std::unexpected<Error> notWaiting(const QString &message, const RunId &run, const StepPath &step)
{
    return agentops::fail(Error(errors::kNotWaiting, message)
                              .with(u"run"_s, run.toString())
                              .with(u"step"_s, step.text()));
}

} // namespace

Result<> Scheduler::decide(const StepPath &path, const Decision &decision, Timestamp now)
{
    const int step = int(m_status.indexOf(path));
    if (step < 0 || statusOf(step).state != StepState::WaitingForApproval || statusOf(step).hold
        || scopeOf(step).isStopping) {
        return notWaiting(u"this step does not wait for an approval"_s, m_status.summary().id,
                          path);
    }
    if (statusOf(step).asksForConsent) {
        decideConsent(step, decision, now);
        return {};
    }
    const int attempt = statusOf(step).attempt;
    record(EventKind::StepDecided, step, attempt,
           {{u"approved"_s, decision.isApproved},
            {u"by"_s, decision.by},
            {u"comment"_s, decision.comment}},
           now);
    launch(step, attempt, Resource::None);
    return {};
}

Result<> Scheduler::resolve(const StepPath &path, Resolution resolution, const QString &by,
                            const QString &comment, Timestamp now)
{
    const int step = int(m_status.indexOf(path));
    if (step < 0 || statusOf(step).state != StepState::InDoubt || scopeOf(step).isStopping)
        return notWaiting(u"this step is not in doubt"_s, m_status.summary().id, path);
    const int attempt = statusOf(step).attempt;
    QJsonObject data{{u"by"_s, by}, {u"comment"_s, comment}};
    switch (resolution) {
    case Resolution::RunAgain:
        data.insert(u"resolution"_s, u"run_again"_s);
        record(EventKind::StepResolved, step, attempt, data, now);
        queueReady(step, now);
        break;
    case Resolution::MarkSucceeded: {
        // Nobody knows its values, but the steps behind it go on.
        QJsonObject outputs;
        for (const Port &port : planned(step).type->outputsOn(*planned(step).node))
            outputs.insert(port.name, QJsonValue::Null);
        data.insert(u"resolution"_s, u"succeeded"_s);
        data.insert(u"outputs"_s, outputs);
        record(EventKind::StepResolved, step, attempt, data, now);
        settle(step);
        break;
    }
    case Resolution::MarkFailed:
        data.insert(u"resolution"_s, u"failed"_s);
        record(EventKind::StepResolved, step, attempt, data, now);
        fail(step, attempt,
             RunError{QString::fromLatin1(errors::kMarkedFailed.text()),
                      u"marked as failed by "_s + by, ErrorClass::Permanent},
             now);
        break;
    }
    return {};
}

void Scheduler::wake(int step, Timestamp now)
{
    const StepStatus &status = statusOf(step);
    if (const auto container = m_containers.find(step); container != m_containers.end())
        return endIfOverdue(step, *container, now);
    if (!status.dueAt || *status.dueAt > now || scopeOf(step).isStopping)
        return;
    if (status.state == StepState::WaitingForRetry) {
        queueReady(step, now);
    } else if (status.state == StepState::WaitingForTime) {
        QJsonObject data{{u"outputs"_s, status.outputs}};
        if (!status.workingDirectory.isEmpty())
            data.insert(u"workingDirectory"_s, status.workingDirectory);
        succeed(step, status.attempt, data, now);
    } else if (status.state == StepState::WaitingForApproval) {
        (void)decide(status.path, {status.approval->approvesWhenDue, u"timeout"_s, {}}, now);
    }
}

bool Scheduler::isWaitingForTurn(int step) const
{
    return statusOf(step).state == StepState::WaitingForTurn && !scopeOf(step).isStopping;
}

void Scheduler::grantTurn(int step)
{
    m_steps[size_t(step)].hasTurn = true;
    if (statusOf(step).state == StepState::WaitingForTurn)
        makeReady(step);
}

void Scheduler::cancel(Timestamp now)
{
    if (isFinished() || std::exchange(m_isCancelled, true))
        return;
    record(EventKind::RunCancelRequested, -1, 0, {}, now);
    stopScope(0);
}

Result<> Scheduler::cancelStep(const StepPath &path, const QString &by, Timestamp now)
{
    const int step = int(m_status.indexOf(path));
    if (step < 0 || isFinal(statusOf(step).state) || scopeOf(step).isStopping)
        return notWaiting(u"this step has ended, or there is no such step"_s, m_status.summary().id,
                          path);
    const auto container = m_containers.find(step);
    const bool isExecuting = m_steps[size_t(step)].isExecuting;
    if (isExecuting || container != m_containers.end()) {
        record(EventKind::StepCancelRequested, step, statusOf(step).attempt, {{u"by"_s, by}}, now);
    }
    if (isExecuting) {
        m_decisions.cancels.push_back(step);
    } else if (container != m_containers.end()) {
        container->isStopping = true;
        for (const int inner : QList<int>(container->openScopes))
            stopScope(inner);
    } else {
        record(EventKind::StepCancelled, step, statusOf(step).attempt, {{u"by"_s, by}}, now);
        settle(step);
    }
    return {};
}

} // namespace agentops::workflow
