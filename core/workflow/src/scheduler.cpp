// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include "names.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QtEndian>

#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QJsonObject withArtefacts(QJsonObject data, const QList<Artefact> &artefacts)
{
    if (artefacts.isEmpty())
        return data;
    QJsonArray list;
    for (const Artefact &artefact : artefacts)
        list.append(toJson(artefact));
    data.insert(u"artefacts"_s, list);
    return data;
}

QJsonObject errorData(const RunError &error)
{
    return {{u"code"_s, error.code}, {u"message"_s, error.message}};
}

RunError toRunError(const Error &error)
{
    return {QString::fromLatin1(error.code().text()), error.describe()};
}

/// Failures that trying again cannot mend.
bool isRetryable(const Error &error)
{
    static constexpr std::array kFinal{errors::kRejected,      errors::kMissingInput,
                                       errors::kWrongType,     errors::kNoValue,
                                       errors::kUnknownSecret, errors::kUnknownKind};
    return std::ranges::find(kFinal, error.code()) == kFinal.end();
}

} // namespace

Scheduler::Scheduler(std::shared_ptr<const Recipe> recipe, RunStatus status, QString approveAs)
    : m_recipe(std::move(recipe))
    , m_status(std::move(status))
    , m_approveAs(std::move(approveAs))
    , m_open(m_recipe->steps().size())
    , m_isExecuting(m_recipe->steps().size(), 0)
{
    for (size_t i = 0; i < m_open.size(); ++i)
        m_open[i] = int(m_recipe->steps()[i].incoming.size());
}

const StepStatus &Scheduler::statusOf(int step) const
{
    return *m_status.findStep(m_recipe->steps()[size_t(step)].node.id);
}

void Scheduler::record(EventKind kind, int step, int attempt, QJsonObject data, Timestamp now)
{
    RunEvent event{m_status.summary().id, m_status.lastSequence() + 1, now, kind, {}, attempt,
                   std::move(data)};
    if (step >= 0)
        event.node = m_recipe->steps()[size_t(step)].node.id;
    const Result<> applied = m_status.apply(event);
    AO_VERIFY(applied.has_value());
    m_decisions.events.append(std::move(event));
}

void Scheduler::begin(Timestamp now, const QSet<NodeId> &stillRunning)
{
    const bool isNew = !m_status.summary().startedAt;
    record(isNew ? EventKind::RunStarted : EventKind::RunResumed, -1, 0, {}, now);
    for (int i = 0; i < int(m_recipe->steps().size()); ++i) {
        const StepStatus step = statusOf(i);
        const PlannedStep &planned = m_recipe->steps()[size_t(i)];
        if (step.state == StepState::Running) {
            const bool isStillRunning = stillRunning.contains(step.node);
            const bool isDoubtful =
                isStillRunning || planned.type.effectOn(planned.node) == Effect::Outside;
            QJsonObject data;
            if (isStillRunning)
                data.insert(u"reason"_s, u"process_not_ended"_s);
            else
                m_decisions.ended.append(step.node);
            record(isDoubtful ? EventKind::StepInDoubt : EventKind::StepInterrupted, i,
                   step.attempt, data, now);
        } else if (step.state == StepState::WaitingForRetry) {
            m_decisions.wakes.push_back({i, step.retryAt.value_or(now)});
        } else if (step.state == StepState::Failed && planned.node.onError == OnError::Stop) {
            m_failure = step.error;
            m_failedNode = step.node;
            m_isStopping = true;
        }
        if (isFinal(step.state))
            settle(i);
        if (m_open[size_t(i)] == 0 && statusOf(i).state == StepState::Planned)
            m_unjudged.insert(i);
    }
    if (m_status.isCancelRequested())
        m_isStopping = true;
}

void Scheduler::settle(int step)
{
    for (const int edge : m_recipe->steps()[size_t(step)].outgoing) {
        const int target = m_recipe->edges()[size_t(edge)].toStep;
        if (--m_open[size_t(target)] == 0 && statusOf(target).state == StepState::Planned)
            m_unjudged.insert(target);
    }
}

void Scheduler::launch(int step, int attempt)
{
    m_isExecuting[size_t(step)] = 1;
    ++m_executing;
    m_decisions.launches.push_back({step, attempt});
}

Decisions Scheduler::take(int slots, Timestamp now)
{
    // Skipping a step may bring others up; recorded at once, it needs no slot.
    while (!m_isStopping && !m_unjudged.empty()) {
        const int step = *m_unjudged.begin();
        m_unjudged.erase(m_unjudged.begin());
        const bool isMuted = m_recipe->steps()[size_t(step)].node.isMuted;
        const Result<bool> wanted = isMuted ? Result<bool>(false) : isWanted(step);
        if (!wanted) {
            fail(step, 0, toRunError(wanted.error()), {}, now);
        } else if (!*wanted) {
            record(EventKind::StepSkipped, step, 0,
                   {{u"reason"_s, isMuted ? u"muted"_s : u"branch_not_taken"_s}}, now);
            settle(step);
        } else {
            m_ready.insert(step);
        }
    }
    for (; !m_isStopping && slots > 0 && !m_ready.empty(); --slots) {
        const int step = *m_ready.begin();
        m_ready.erase(m_ready.begin());
        const int attempt = statusOf(step).attempt + 1;
        record(EventKind::StepStarted, step, attempt, {}, now);
        launch(step, attempt);
    }
    finishIfDone(now);
    return std::exchange(m_decisions, {});
}

Result<bool> Scheduler::isWanted(int step) const
{
    // Every connected input needs at least one edge that is followed: edges into the same port are
    // alternatives, ports are not.
    QHash<QString, bool> ports;
    for (const int index : m_recipe->steps()[size_t(step)].incoming) {
        const PlannedEdge &edge = m_recipe->edges()[size_t(index)];
        AO_TRY(const bool isFollowed, follows(edge));
        bool &isFed = ports[edge.edge.to.port];
        isFed = isFed || isFollowed;
    }
    return std::ranges::all_of(ports, [](bool isFed) { return isFed; });
}

Result<bool> Scheduler::follows(const PlannedEdge &edge) const
{
    const StepStatus &source = statusOf(edge.fromStep);
    const Node &node = m_recipe->steps()[size_t(edge.fromStep)].node;
    switch (source.state) {
    case StepState::Succeeded:
        if (!source.outputs.contains(edge.edge.from.port))
            return false;
        break;
    case StepState::Failed:
        if (node.onError != OnError::Continue)
            return false;
        break;
    default:
        if (!node.isMuted)
            return false;
    }
    if (edge.edge.condition.isEmpty())
        return true;
    AO_TRY(const Template condition, Template::parse(edge.edge.condition, m_recipe->names()));
    const auto value = condition.evaluate(
        [this](const Reference &reference) { return lookUp(reference); }, clockOf(edge.toStep));
    if (!value) {
        return agentops::fail(Error(value.error().code(),
                                    u"the condition of the edge from %1 cannot be told: %2"_s.arg(
                                        edge.edge.from.node.text(), value.error().message()))
                                  .with(u"edge"_s, edge.edge.id.text()));
    }
    return isTruthy(*value);
}

ExpressionClock Scheduler::clockOf(int step) const
{
    const RunSummary &run = m_status.summary();
    const StepStatus &status = statusOf(step);
    const Timestamp at = status.startedAt.value_or(run.startedAt.value_or(run.createdAt));
    // The same on every machine: a run may be carried on by another program.
    const QByteArray hash =
        QCryptographicHash::hash(QString(run.id.toString() + u'/' + status.node.text()).toUtf8(),
                                 QCryptographicHash::Sha256);
    return {qint64(at.time_since_epoch().count()), qFromLittleEndian<quint64>(hash.constData())};
}

Result<QJsonValue> Scheduler::lookUp(const Reference &reference) const
{
    const bool isWhole = reference.name.isEmpty();
    const RunSummary &run = m_status.summary();
    const auto orNothing = [](const QJsonValue &value) {
        return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
    };
    if (reference.scope == "inputs"_L1)
        return isWhole ? QJsonValue(m_status.inputs())
                       : orNothing(m_status.inputs().value(reference.name));
    if (reference.scope == "run"_L1) {
        const QJsonObject fields{
            {u"id"_s, run.id.toString()},
            {u"workflow"_s, run.workflowName},
            {u"repository"_s, run.repository},
            {u"startedAt"_s, toIsoString(run.startedAt.value_or(run.createdAt))}};
        return isWhole ? QJsonValue(fields) : orNothing(fields.value(reference.name));
    }
    const StepStatus *step = m_status.findStep(NodeId(reference.scope));
    if (!step || !isFinal(step->state)) {
        return agentops::fail(errors::kNoValue,
                              u"step \"%1\" has not run yet"_s.arg(reference.scope));
    }
    if (isWhole) {
        QJsonObject whole = step->outputs;
        if (!step->error.isEmpty())
            whole.insert(u"error"_s, errorData(step->error));
        return whole;
    }
    if (reference.name == "error"_L1)
        return step->error.isEmpty() ? QJsonValue() : QJsonValue(errorData(step->error));
    // A field of nothing is nothing: reports mention steps that were skipped.
    return orNothing(step->outputs.value(reference.name));
}

QString Scheduler::workingDirectory(int step) const
{
    for (const int index : m_recipe->steps()[size_t(step)].incoming) {
        const PlannedEdge &edge = m_recipe->edges()[size_t(index)];
        if (!isTaken(edge))
            continue;
        const StepStatus &source = statusOf(edge.fromStep);
        const QString directory = source.state == StepState::Succeeded
            ? source.workingDirectory
            : workingDirectory(edge.fromStep);
        if (!directory.isEmpty() && directory != m_status.summary().repository)
            return directory;
    }
    return m_status.summary().repository;
}

void Scheduler::finishStep(int step, int attempt, const Result<StepOutput> &result,
                           const QList<Artefact> &artefacts, Timestamp now)
{
    const StepStatus before = statusOf(step);
    if (!std::exchange(m_isExecuting[size_t(step)], char(0)))
        return;
    --m_executing;
    if (before.state != StepState::Running || before.attempt != attempt || isFinished())
        return;
    m_decisions.ended.append(before.node);
    if (!result && (result.error().isCancelled() && m_isStopping)) {
        record(EventKind::StepCancelled, step, attempt, withArtefacts({}, artefacts), now);
    } else if (!result) {
        const Error &error = result.error();
        const RunError failure = toRunError(error);
        const RetryPolicy &retry = m_recipe->steps()[size_t(step)].node.retry;
        const int failures = before.failureCount + 1;
        if (!m_isStopping && failures < retry.maxAttempts && isRetryable(error)) {
            const auto delay = std::max(retry.delayAfter(failures),
                                        error.retryAfter().value_or(std::chrono::milliseconds(0)));
            QJsonObject data = errorData(failure);
            data.insert(u"dueAt"_s, qint64((now + delay).time_since_epoch().count()));
            record(EventKind::StepRetryScheduled, step, attempt, withArtefacts(data, artefacts),
                   now);
            m_decisions.wakes.push_back({step, now + delay});
        } else {
            fail(step, attempt, failure, artefacts, now);
        }
    } else if (result->approval && !before.decision) {
        record(EventKind::StepApprovalRequested, step, attempt,
               withArtefacts(
                   {{u"title"_s, result->approval->title}, {u"text"_s, result->approval->text}},
                   artefacts),
               now);
        if (!m_approveAs.isEmpty())
            (void)decide(before.node, {true, m_approveAs, {}}, now);
    } else {
        const QString directory =
            result->workingDirectory.isEmpty() ? workingDirectory(step) : result->workingDirectory;
        record(EventKind::StepSucceeded, step, attempt,
               withArtefacts({{u"outputs"_s, result->values}, {u"workingDirectory"_s, directory}},
                             artefacts),
               now);
        settle(step);
    }
}

void Scheduler::fail(int step, int attempt, const RunError &error, const QList<Artefact> &artefacts,
                     Timestamp now)
{
    record(EventKind::StepFailed, step, attempt, withArtefacts(errorData(error), artefacts), now);
    const Node &node = m_recipe->steps()[size_t(step)].node;
    if (node.onError != OnError::Stop)
        return settle(step);
    if (m_failure.isEmpty()) {
        m_failure = error;
        m_failedNode = node.id;
    }
    stop();
}

void Scheduler::stop()
{
    m_isStopping = true;
    for (size_t i = 0; i < m_isExecuting.size(); ++i) {
        if (m_isExecuting[i])
            m_decisions.cancels.push_back(int(i));
    }
}

Result<> Scheduler::decide(const NodeId &node, const Decision &decision, Timestamp now)
{
    const StepStatus *step = m_status.findStep(node);
    if (!step || step->state != StepState::WaitingForApproval || m_isStopping) {
        return agentops::fail(
            Error(errors::kNotWaiting, u"this step does not wait for an approval"_s)
                .with(u"run"_s, m_status.summary().id.toString())
                .with(u"node"_s, node.text()));
    }
    const int attempt = step->attempt;
    record(EventKind::StepDecided, indexOf(node), attempt,
           {{u"approved"_s, decision.isApproved},
            {u"by"_s, decision.by},
            {u"comment"_s, decision.comment}},
           now);
    launch(indexOf(node), attempt);
    return {};
}

Result<> Scheduler::resolve(const NodeId &node, Resolution resolution, const QString &by,
                            const QString &comment, Timestamp now)
{
    const StepStatus *step = m_status.findStep(node);
    if (!step || step->state != StepState::InDoubt || m_isStopping) {
        return agentops::fail(Error(errors::kNotWaiting, u"this step is not in doubt"_s)
                                  .with(u"run"_s, m_status.summary().id.toString())
                                  .with(u"node"_s, node.text()));
    }
    const int index = indexOf(node);
    const int attempt = step->attempt;
    QJsonObject data{{u"by"_s, by}, {u"comment"_s, comment}};
    switch (resolution) {
    case Resolution::RunAgain:
        data.insert(u"resolution"_s, u"run_again"_s);
        record(EventKind::StepResolved, index, attempt, data, now);
        m_ready.insert(index);
        break;
    case Resolution::MarkSucceeded: {
        // Nobody knows its values, but the steps behind it go on.
        QJsonObject outputs;
        for (const Port &port : m_recipe->steps()[size_t(index)].type.outputs)
            outputs.insert(port.name, QJsonValue::Null);
        data.insert(u"resolution"_s, u"succeeded"_s);
        data.insert(u"outputs"_s, outputs);
        record(EventKind::StepResolved, index, attempt, data, now);
        settle(index);
        break;
    }
    case Resolution::MarkFailed:
        data.insert(u"resolution"_s, u"failed"_s);
        record(EventKind::StepResolved, index, attempt, data, now);
        fail(index, attempt,
             {QString::fromLatin1(errors::kMarkedFailed.text()), u"marked as failed by "_s + by},
             {}, now);
        break;
    }
    return {};
}

void Scheduler::wake(int step)
{
    if (statusOf(step).state == StepState::WaitingForRetry)
        m_ready.insert(step);
}

void Scheduler::cancel(Timestamp now)
{
    if (isFinished() || m_status.isCancelRequested())
        return;
    record(EventKind::RunCancelRequested, -1, 0, {}, now);
    stop();
}

void Scheduler::finishIfDone(Timestamp now)
{
    if (isFinished() || m_executing > 0)
        return;
    const RunSummary &summary = m_status.summary();
    if (m_isStopping) {
        const bool isCancelled = m_status.isCancelRequested() && m_failure.isEmpty();
        QJsonObject data = isCancelled ? QJsonObject() : errorData(m_failure);
        if (!isCancelled)
            data.insert(u"node"_s, m_failedNode.text());
        data.insert(u"state"_s, runStateName(isCancelled ? RunState::Cancelled : RunState::Failed));
        record(EventKind::RunFinished, -1, 0, data, now);
    } else if (summary.finishedCount == summary.plannedCount) {
        record(EventKind::RunFinished, -1, 0, {{u"state"_s, runStateName(RunState::Succeeded)}},
               now);
    }
}

} // namespace agentops::workflow
