// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>

#include <QtCore/QList>

#include <optional>

namespace agentops::telemetry {

/// How an attempt of a step came out.
enum class Outcome {
    Running, ///< not yet
    Succeeded,
    Failed,
    Retried, ///< it failed, and another one follows
    Interrupted, ///< the program died, and another one follows
    InDoubt, ///< the program died, and a person says what follows
    Cancelled,
};

/// `running`, `succeeded`, `failed`, `retried`, `interrupted`, `in_doubt`, `cancelled`.
QString outcomeName(Outcome outcome);

/// One attempt of a step.
/// Units: times in UTC; an instant step ends when it starts.
struct Attempt
{
    int number = 0;
    /// When it began to wait for its turn.
    std::optional<Timestamp> queuedAt;
    Timestamp startedAt;
    std::optional<Timestamp> endedAt;
    Outcome outcome = Outcome::Running;
    workflow::RunError error;
    /// What happened within it: approvals asked for and given, timers, retries, resolutions.
    QList<workflow::RunEvent> moments;
};

struct StepTimeline
{
    workflow::StepPath path;
    QList<Attempt> attempts;
    /// Skipped, or cancelled before it began.
    std::optional<Timestamp> passedOverAt;
    /// Why it was skipped, as in the journal.
    QString reason;
};

struct PassTimeline
{
    workflow::StepPath container;
    int index = 0;
    Timestamp startedAt;
    std::optional<Timestamp> endedAt;
    workflow::RunError error;
};

/// When everything in a run happened, attempt by attempt.
/// Shape: in the order in which it began.
struct RunTimeline
{
    QList<StepTimeline> steps;
    QList<PassTimeline> passes;
    std::optional<Timestamp> cancelRequestedAt;
    /// When another program, or the same after a restart, went on with it.
    QList<Timestamp> resumedAt;
    Timestamp lastAt{};

    const StepTimeline *findStep(const workflow::StepPath &path) const;
};

RunTimeline timelineOf(const QList<workflow::RunEvent> &events);

} // namespace agentops::telemetry
