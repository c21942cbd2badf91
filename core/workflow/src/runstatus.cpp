// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/run.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

RunError errorOf(const QJsonObject &data)
{
    return {data.value("code"_L1).toString(), data.value("message"_L1).toString()};
}

Timestamp timestamp(const QJsonValue &milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds.toInteger()));
}

QList<Artefact> artefactsOf(const QJsonObject &data)
{
    QList<Artefact> artefacts;
    for (const QJsonValue &value : data.value("artefacts"_L1).toArray())
        artefacts.append(artefactFromJson(value.toObject()));
    return artefacts;
}

} // namespace

Result<RunStatus> RunStatus::fromEvents(const QList<RunEvent> &events)
{
    RunStatus status;
    for (const RunEvent &event : events)
        AO_CHECK(status.apply(event));
    if (events.isEmpty())
        return fail(errors::kDamagedJournal, u"the run has no events"_s);
    return status;
}

const StepStatus *RunStatus::findStep(const NodeId &id) const
{
    const qsizetype index = m_index.value(id, -1);
    return index < 0 ? nullptr : &m_steps[index];
}

Result<> RunStatus::apply(const RunEvent &event)
{
    const auto damaged = [&event](const QString &why) {
        return fail(Error(errors::kDamagedJournal, why)
                        .with(u"run"_s, event.run.toString())
                        .with(u"sequence"_s, QString::number(event.sequence)));
    };
    if (event.sequence != m_lastSequence + 1)
        return damaged(u"events are missing"_s);
    if ((event.kind == EventKind::RunCreated) != (event.sequence == 1))
        return damaged(u"a run begins with its creation"_s);
    m_lastSequence = event.sequence;
    if (event.kind <= EventKind::RunFinished) {
        applyToRun(event);
        return {};
    }
    const qsizetype index = m_index.value(event.node, -1);
    if (index < 0)
        return damaged(u"an event of a step that was not planned"_s);
    StepStatus &step = m_steps[index];
    count(step, -1);
    applyToStep(step, event);
    count(step, +1);
    if (!isFinal(m_summary.state))
        m_summary.state =
            m_waitingCount > 0 && m_activeCount == 0 ? RunState::Waiting : RunState::Running;
    return {};
}

void RunStatus::applyToRun(const RunEvent &event)
{
    const QJsonObject &data = event.data;
    switch (event.kind) {
    case EventKind::RunCreated:
        m_summary.id = event.run;
        m_summary.createdAt = event.at;
        m_summary.workflow =
            WorkflowId::parse(data.value("workflow"_L1).toString()).value_or(WorkflowId());
        m_summary.workflowName = data.value("name"_L1).toString();
        m_summary.repository = data.value("repository"_L1).toString();
        m_summary.rerunOf = RunId::parse(data.value("rerunOf"_L1).toString()).value_or(RunId());
        m_inputs = data.value("inputs"_L1).toObject();
        for (const QJsonValue &value : data.value("steps"_L1).toArray()) {
            const QJsonObject object = value.toObject();
            StepStatus step;
            step.node = NodeId(object.value("node"_L1).toString());
            step.kind = object.value("kind"_L1).toString();
            step.title = object.value("title"_L1).toString();
            m_index.insert(step.node, m_steps.size());
            m_steps.append(step);
        }
        m_summary.plannedCount = int(m_steps.size());
        break;
    case EventKind::RunStarted:
        m_summary.startedAt = event.at;
        m_summary.state = RunState::Running;
        break;
    case EventKind::RunCancelRequested:
        m_isCancelRequested = true;
        break;
    case EventKind::RunFinished:
        m_summary.finishedAt = event.at;
        m_summary.state =
            runStateFromName(data.value("state"_L1).toString()).value_or(RunState::Failed);
        m_summary.error = errorOf(data);
        for (StepStatus &step : m_steps) {
            if (!isFinal(step.state))
                step.state = step.startedAt ? StepState::Cancelled : StepState::Skipped;
        }
        break;
    default:
        break;
    }
}

void RunStatus::applyToStep(StepStatus &step, const RunEvent &event)
{
    const QJsonObject &data = event.data;
    const auto finish = [&](StepState state) {
        step.state = state;
        step.finishedAt = event.at;
    };
    // Each attempt leaves its own; what it left before as well is the same file.
    for (const Artefact &artefact : artefactsOf(data)) {
        if (!step.artefacts.contains(artefact))
            step.artefacts.append(artefact);
    }
    switch (event.kind) {
    case EventKind::StepStarted:
        step.state = StepState::Running;
        step.attempt = event.attempt;
        if (!step.startedAt)
            step.startedAt = event.at;
        step.retryAt.reset();
        break;
    case EventKind::StepSucceeded:
        finish(StepState::Succeeded);
        step.outputs = data.value("outputs"_L1).toObject();
        step.workingDirectory = data.value("workingDirectory"_L1).toString();
        step.error = {};
        break;
    case EventKind::StepFailed:
        finish(StepState::Failed);
        ++step.failureCount;
        step.error = errorOf(data);
        break;
    case EventKind::StepRetryScheduled:
        step.state = StepState::WaitingForRetry;
        ++step.failureCount;
        step.error = errorOf(data);
        step.retryAt = timestamp(data.value("dueAt"_L1));
        break;
    case EventKind::StepApprovalRequested:
        step.state = StepState::WaitingForApproval;
        step.approval =
            ApprovalRequest{data.value("title"_L1).toString(), data.value("text"_L1).toString()};
        break;
    case EventKind::StepDecided:
        step.state = StepState::Running;
        step.decision = Decision{data.value("approved"_L1).toBool(), data.value("by"_L1).toString(),
                                 data.value("comment"_L1).toString()};
        step.decidedAt = event.at;
        break;
    case EventKind::StepInterrupted:
        step.state = StepState::Planned;
        break;
    case EventKind::StepInDoubt:
        step.state = StepState::InDoubt;
        break;
    case EventKind::StepResolved:
        applyResolution(step, event);
        break;
    case EventKind::StepCancelled:
        finish(StepState::Cancelled);
        break;
    case EventKind::StepSkipped:
        finish(StepState::Skipped);
        break;
    default:
        break;
    }
}

void RunStatus::applyResolution(StepStatus &step, const RunEvent &event)
{
    const QString resolution = event.data.value("resolution"_L1).toString();
    if (resolution == "run_again"_L1) {
        step.state = StepState::Planned;
        return;
    }
    step.finishedAt = event.at;
    step.outputs = event.data.value("outputs"_L1).toObject();
    step.state = resolution == "succeeded"_L1 ? StepState::Succeeded : StepState::Failed;
    if (step.state == StepState::Failed)
        step.error = errorOf(event.data);
}

void RunStatus::count(const StepStatus &step, int sign)
{
    switch (step.state) {
    case StepState::Running:
    case StepState::WaitingForRetry:
        m_activeCount += sign;
        break;
    case StepState::WaitingForApproval:
    case StepState::InDoubt:
        m_waitingCount += sign;
        break;
    default:
        if (isFinal(step.state))
            m_summary.finishedCount += sign;
    }
}

} // namespace agentops::workflow
