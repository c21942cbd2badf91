// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/result.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/nodeexecutor.h>
#include <agentops/workflow/steppath.h>

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
    WaitingForTime, ///< has done its work and goes on at a recorded moment
    WaitingForTurn, ///< others hold what its concurrency limit allows
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
    RunBreakpointsSet,
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
    StepCancelRequested,
    StepCancelled,
    StepSkipped,
    StepTimerSet,
    StepQueued,
    PassStarted,
    PassFinished,
};

QString eventKindName(EventKind kind);
std::optional<EventKind> eventKindFromName(QStringView name);

/// One recorded transition of a run.
/// Shape: `sequence` counts from 1 without gaps within a run; `step` is empty for events of the
/// run, and the container for events of a pass.
struct RunEvent
{
    RunId run;
    qint64 sequence = 0;
    Timestamp at;
    EventKind kind = EventKind::RunCreated;
    StepPath step;
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
    ErrorClass errorClass = ErrorClass::Failure;

    bool isEmpty() const { return code.isEmpty(); }
    friend bool operator==(const RunError &, const RunError &) = default;
};

/// What a run stands in line for before it begins.
struct RunTurn
{
    /// As its document says, or kFolderKey and the folder that it works in, in place.
    QString key;
    /// The run that has the turn; null: one that stands in line before it.
    RunId heldBy;

    friend bool operator==(const RunTurn &, const RunTurn &) = default;
};

/// Of two runs that change the same folder in place, one waits until the other has ended.
inline constexpr QLatin1StringView kFolderKey{"folder:"};

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
    /// Absent when it stands in no line, or nobody has looked.
    std::optional<RunTurn> waitsFor;

    /// Finished of planned, 0 to 1.
    double progress() const;
    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

} // namespace agentops::workflow

Q_DECLARE_METATYPE(agentops::workflow::RunEvent)
Q_DECLARE_METATYPE(agentops::workflow::RunSummary)
