// SPDX-License-Identifier: GPL-3.0-or-later
#include "journaldata.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/runstatus.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

Result<RunStatus> RunStatus::fromEvents(const QList<RunEvent> &events)
{
    RunStatus status;
    for (const RunEvent &event : events)
        AO_CHECK(status.apply(event));
    if (events.isEmpty())
        return fail(errors::kDamagedJournal, u"the run has no events"_s);
    return status;
}

const QString &RunStatus::folder() const
{
    return m_workspace ? m_workspace->folder : m_summary.repository;
}

const StepStatus *RunStatus::findStep(const StepPath &path) const
{
    const qsizetype index = indexOf(path);
    return index < 0 ? nullptr : &m_steps[index];
}

const PassStatus *RunStatus::passOf(qsizetype step) const
{
    const qsizetype pass = m_passOfStep[step];
    return pass < 0 ? nullptr : &m_passes[pass];
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
    const qsizetype index = indexOf(event.step);
    if (index >= 0 && m_steps[index].asksForConsent && event.kind == EventKind::StepCancelled)
        m_consent = Consent::NotAsked;
    if (index < 0)
        return damaged(u"an event of a step that was not planned"_s);
    if (event.kind == EventKind::PassStarted || event.kind == EventKind::PassFinished) {
        if (!applyToPass(index, event))
            return damaged(u"an event of a pass that does not fit"_s);
        return {};
    }
    StepStatus &step = m_steps[index];
    const bool wasHeld = step.hold.has_value();
    count(step, -1);
    applyToStep(step, event);
    count(step, +1);
    if (step.hold.has_value() != wasHeld)
        countHeld(index, wasHeld ? -1 : +1, event.at);
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
        if (data.contains("workspace"_L1))
            m_workspace = runWorkspaceFromJson(data.value("workspace"_L1).toObject());
        if (m_workspace && m_workspace->isConsented)
            m_consent = Consent::Given;
        for (const QJsonValue &target : data.value("targets"_L1).toArray())
            m_targets.append(NodeId(target.toString()));
        m_breakpoints = breakpointsFromJson(data.value("breakpoints"_L1).toArray());
        addSteps(linesOf(data.value("steps"_L1).toArray()), {}, -1);
        for (const QJsonValue &body : data.value("bodies"_L1).toArray())
            m_bodies.append(linesOf(body.toArray()));
        break;
    case EventKind::RunStarted:
        m_summary.startedAt = event.at;
        m_summary.state = RunState::Running;
        break;
    case EventKind::RunCancelRequested:
        m_isCancelRequested = true;
        break;
    case EventKind::RunBreakpointsSet:
        m_breakpoints = breakpointsFromJson(data.value("breakpoints"_L1).toArray());
        break;
    case EventKind::RunFinished:
        m_summary.finishedAt = event.at;
        m_summary.state =
            runStateFromName(data.value("state"_L1).toString()).value_or(RunState::Failed);
        m_summary.error = runErrorFromJson(data);
        if (m_workspace)
            m_workspace->result = data.value("result"_L1).toString();
        // How far a run came that did not succeed stays to be seen.
        closeSteps(0, m_steps.size(), m_summary.state == RunState::Succeeded, event.at);
        break;
    default:
        break;
    }
}

QList<RunStatus::PlannedLine> RunStatus::linesOf(const QJsonArray &steps)
{
    QList<PlannedLine> lines;
    lines.reserve(steps.size());
    for (const QJsonValue &value : steps) {
        const QJsonObject object = value.toObject();
        lines.append({NodeId(object.value("node"_L1).toString()),
                      object.value("kind"_L1).toString(), object.value("title"_L1).toString(),
                      object.value("body"_L1).toInt()});
    }
    return lines;
}

void RunStatus::addSteps(const QList<PlannedLine> &lines, const StepPath &container, int pass)
{
    const qsizetype passIndex = container.isEmpty() ? -1 : m_passes.size() - 1;
    for (const PlannedLine &line : lines) {
        StepStatus step;
        step.path = container.isEmpty() ? StepPath(line.node) : container.inside(pass, line.node);
        step.node = line.node;
        step.kind = line.kind;
        step.title = line.title;
        step.body = line.body;
        m_index.insert(step.path, m_steps.size());
        m_steps.append(std::move(step));
        m_passOfStep.append(passIndex);
    }
    m_summary.plannedCount += int(lines.size());
}

void RunStatus::closeSteps(qsizetype first, qsizetype stepCount, bool isCounted, Timestamp at)
{
    for (qsizetype i = first; i < first + stepCount; ++i) {
        if (isFinal(m_steps[i].state))
            continue;
        if (std::exchange(m_steps[i].asksForConsent, false))
            m_consent = Consent::NotAsked;
        if (m_steps[i].hold) {
            m_steps[i].hold.reset();
            m_steps[i].approval.reset();
            countHeld(i, -1, at);
        }
        count(m_steps[i], -1);
        m_steps[i].state = m_steps[i].startedAt ? StepState::Cancelled : StepState::Skipped;
        if (isCounted)
            count(m_steps[i], +1);
    }
}

Result<> RunStatus::applyToPass(qsizetype container, const RunEvent &event)
{
    const QJsonObject &data = event.data;
    const int index = data.value("pass"_L1).toInt(-1);
    const auto damaged = [] {
        return fail(errors::kDamagedJournal, u"a pass"_s);
    };
    if (event.kind == EventKind::PassStarted) {
        const int body = m_steps[container].body;
        if (body < 1 || body > m_bodies.size() || index < 0
            || m_passIndex.contains({container, index}))
            return damaged();
        const QList<PlannedLine> &lines = m_bodies[body - 1];
        m_passIndex.insert({container, index}, m_passes.size());
        m_passesOf[container].append(m_passes.size());
        m_passes.append({container,
                         index,
                         m_steps.size(),
                         lines.size(),
                         data.value("state"_L1),
                         false,
                         {},
                         {}});
        ++m_steps[container].passCount;
        addSteps(lines, event.step, index);
        return {};
    }
    const qsizetype pass = indexOfPass(container, index);
    if (pass < 0 || m_passes[pass].isFinished)
        return damaged();
    PassStatus &status = m_passes[pass];
    status.isFinished = true;
    status.result = data.value("result"_L1);
    status.error = runErrorFromJson(data);
    ++m_steps[container].finishedPassCount;
    closeSteps(status.firstStep, status.stepCount, true, event.at);
    return {};
}

void RunStatus::applyToStep(StepStatus &step, const RunEvent &event)
{
    const QJsonObject &data = event.data;
    const auto finish = [&](StepState state) {
        step.state = state;
        step.finishedAt = event.at;
    };
    // Whatever happens to a step that is held, it is not held any more then.
    const bool wasHeld = step.hold.has_value();
    if (wasHeld) {
        step.hold.reset();
        step.approval.reset();
    }
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
        step.dueAt.reset();
        step.items = data.value("items"_L1).toArray();
        break;
    case EventKind::StepSucceeded:
        finish(StepState::Succeeded);
        if (!step.startedAt)
            step.startedAt = event.at; // took no time: its start is not recorded
        step.attempt = std::max(step.attempt, event.attempt);
        step.reusedFrom = RunId::parse(data.value("reusedFrom"_L1).toString()).value_or(RunId());
        step.isPinned = data.value("pinned"_L1).toBool();
        step.outputs = data.value("outputs"_L1).toObject();
        step.workingDirectory = data.value("workingDirectory"_L1).toString();
        step.error = {};
        break;
    case EventKind::StepFailed:
        finish(StepState::Failed);
        ++step.failureCount;
        step.error = runErrorFromJson(data);
        step.outputs = data.value("outputs"_L1).toObject();
        break;
    case EventKind::StepRetryScheduled:
        step.state = StepState::WaitingForRetry;
        ++step.failureCount;
        step.error = runErrorFromJson(data);
        step.dueAt = timestampFromJson(data.value("dueAt"_L1));
        break;
    case EventKind::StepApprovalRequested:
        step.state = StepState::WaitingForApproval;
        step.approval =
            ApprovalRequest{.title = data.value("title"_L1).toString(),
                            .text = data.value("text"_L1).toString(),
                            .approvesWhenDue = data.value("approvesWhenDue"_L1).toBool()};
        if (data.contains("dueAt"_L1))
            step.dueAt = timestampFromJson(data.value("dueAt"_L1));
        step.asksForConsent = data.value("asks"_L1).toString() == "checkout"_L1;
        if (step.asksForConsent)
            m_consent = Consent::Asked;
        if (data.value("asks"_L1).toString() == "breakpoint"_L1) {
            step.hold =
                Hold{holdReasonFromName(data.value("reason"_L1).toString())
                         .value_or(Hold::Reason::Breakpoint),
                     EdgeId(data.value("edge"_L1).toString()),
                     data.value("condition"_L1).toString(), data.value("problem"_L1).toString()};
        }
        break;
    case EventKind::StepTimerSet:
        step.state = StepState::WaitingForTime;
        step.dueAt = timestampFromJson(data.value("dueAt"_L1));
        step.outputs = data.value("outputs"_L1).toObject();
        step.workingDirectory = data.value("workingDirectory"_L1).toString();
        break;
    case EventKind::StepQueued:
        step.state = StepState::WaitingForTurn;
        break;
    case EventKind::StepDecided:
        if (wasHeld) {
            step.state = StepState::Planned;
            step.isLetGo = true;
            const StepMode mode =
                stepModeFromName(data.value("goesOn"_L1).toString()).value_or(StepMode::Continue);
            m_stepping = mode == StepMode::Continue ? std::nullopt
                                                    : std::optional(Stepping{mode, step.path});
            break;
        }
        if (std::exchange(step.asksForConsent, false)) {
            // Asked for the whole run: the step has not begun, and may still ask something itself.
            m_consent = data.value("approved"_L1).toBool() ? Consent::Given : Consent::Refused;
            step.state = StepState::Planned;
            step.approval.reset();
            break;
        }
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
    case EventKind::StepCancelRequested:
        step.isCancelRequested = true;
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
        step.error = runErrorFromJson(event.data);
}

/// Counts a step that is held, or is not any more, in the containers around it.
void RunStatus::countHeld(qsizetype step, int sign, Timestamp at)
{
    m_heldCount += sign;
    for (const PassStatus *pass = passOf(step); pass; pass = passOf(pass->container)) {
        StepStatus &container = m_steps[pass->container];
        const int before = std::exchange(container.heldCount, container.heldCount + sign);
        if (before == 0) {
            container.heldSince = at;
        } else if (container.heldCount == 0) {
            // The clock may have been set back meanwhile.
            container.heldFor += std::max(at - *container.heldSince, std::chrono::milliseconds(0));
            container.heldSince.reset();
        }
    }
}

void RunStatus::count(const StepStatus &step, int sign)
{
    switch (step.state) {
    case StepState::Running:
        // A container is as active as what is in it.
        m_activeCount += step.body == 0 ? sign : 0;
        break;
    case StepState::WaitingForRetry:
    case StepState::WaitingForTime:
    case StepState::WaitingForTurn:
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
