// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/nodeexecutor.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <optional>

namespace agentops::workflow {

enum class RunState {
    Pending, ///< recorded, not yet begun
    Running,
    Waiting, ///< nothing can go on before a person decides
    Succeeded,
    Failed,
    Cancelled,
};

enum class StepState {
    Planned,
    Running,
    WaitingForApproval,
    WaitingForRetry,
    InDoubt, ///< cut off by a crash after it may have changed something outside
    Succeeded,
    Failed,
    Cancelled,
    Skipped,
};

/// Names used in the journal, in JSON and on the command line: `waiting_for_approval`, …
QString runStateName(RunState state);
QString stepStateName(StepState state);
std::optional<RunState> runStateFromName(QStringView name);
std::optional<StepState> stepStateFromName(QStringView name);
bool isFinal(RunState state);
bool isFinal(StepState state);

/// The kinds of journal rows. Source: docs/formats/journal.md.
enum class EventKind {
    RunCreated,
    RunStarted,
    RunResumed,
    RunCancelRequested,
    RunFinished,
    StepStarted,
    StepSucceeded,
    StepFailed,
    StepRetryScheduled,
    StepApprovalRequested,
    StepDecided,
    StepInterrupted,
    StepInDoubt,
    StepResolved,
    StepCancelled,
    StepSkipped,
};

QString eventKindName(EventKind kind);
std::optional<EventKind> eventKindFromName(QStringView name);

/// One recorded transition of a run.
/// Shape: `sequence` counts from 1 without gaps within a run; `node` is empty for events of the
/// run.
struct RunEvent
{
    RunId run;
    qint64 sequence = 0;
    Timestamp at;
    EventKind kind = EventKind::RunCreated;
    NodeId node;
    int attempt = 0;
    /// Fields by kind: docs/formats/journal.md.
    QJsonObject data;

    friend bool operator==(const RunEvent &, const RunEvent &) = default;
};

/// An error as the journal keeps it.
struct RunError
{
    QString code;
    QString message;

    bool isEmpty() const { return code.isEmpty(); }
    friend bool operator==(const RunError &, const RunError &) = default;
};

/// Where one step stands.
/// Units: times in UTC; absent when it has not come to that.
struct StepStatus
{
    NodeId node;
    QString kind;
    QString title;
    StepState state = StepState::Planned;
    int attempt = 0;
    /// Attempts that failed by themselves; crashes do not count.
    int failureCount = 0;
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> finishedAt;
    /// When the next attempt is due.
    std::optional<Timestamp> retryAt;
    RunError error;
    QJsonObject outputs;
    QString workingDirectory;
    QList<Artefact> artefacts;
    std::optional<ApprovalRequest> approval;
    std::optional<Decision> decision;
    std::optional<Timestamp> decidedAt;

    friend bool operator==(const StepStatus &, const StepStatus &) = default;
};

/// One line of a list of runs.
struct RunSummary
{
    RunId id;
    WorkflowId workflow;
    QString workflowName;
    RunState state = RunState::Pending;
    Timestamp createdAt;
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> finishedAt;
    int plannedCount = 0;
    int finishedCount = 0;
    RunError error;
    /// Absolute folder the run began in.
    QString repository;
    /// The run this one repeats; null when it repeats none.
    RunId rerunOf;

    /// Finished of planned, 0 to 1.
    double progress() const;
    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

/// Everything the journal says about a run: the fold of its events.
/// Thread: a plain value; any.
class RunStatus
{
public:
    /// Moves on by one event. Errors: workflow.damaged_journal when it cannot follow.
    Result<> apply(const RunEvent &event);
    static Result<RunStatus> fromEvents(const QList<RunEvent> &events);

    const RunSummary &summary() const { return m_summary; }
    const QJsonObject &inputs() const { return m_inputs; }
    /// In the recipe's order.
    const QList<StepStatus> &steps() const { return m_steps; }
    const StepStatus *findStep(const NodeId &id) const;
    qint64 lastSequence() const { return m_lastSequence; }
    bool isCancelRequested() const { return m_isCancelRequested; }

private:
    void applyToRun(const RunEvent &event);
    void applyToStep(StepStatus &step, const RunEvent &event);
    static void applyResolution(StepStatus &step, const RunEvent &event);
    void count(const StepStatus &step, int sign);

    RunSummary m_summary;
    QJsonObject m_inputs;
    QList<StepStatus> m_steps;
    QHash<NodeId, qsizetype> m_index;
    qint64 m_lastSequence = 0;
    /// Steps that run or will by themselves, and those that wait for a person.
    int m_activeCount = 0;
    int m_waitingCount = 0;
    bool m_isCancelRequested = false;
};

} // namespace agentops::workflow

Q_DECLARE_METATYPE(agentops::workflow::RunEvent)
Q_DECLARE_METATYPE(agentops::workflow::RunSummary)
