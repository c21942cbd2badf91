// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/workflow/ids.h>

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace agentops::triggers {

/// A trigger node of an armed workflow.
struct TriggerRef
{
    workflow::WorkflowId workflow;
    workflow::NodeId node;

    friend bool operator==(const TriggerRef &, const TriggerRef &) = default;
};

/// How far a trigger has come; every program on the data sees the same.
struct TriggerProgress
{
    /// Schedules only.
    std::optional<Timestamp> nextDue;
    std::optional<Timestamp> lastFired;
    /// What its source remembers, such as the commits that branches had.
    QJsonObject state;
    /// Grows with every change; who has seen an older one writes nothing.
    qint64 revision = 0;

    friend bool operator==(const TriggerProgress &, const TriggerProgress &) = default;
};

/// A trigger that waits for something to happen.
struct ArmedTrigger
{
    TriggerRef ref;
    QString workflowName;
    QString kind;
    /// As written, with defaults filled in; secrets are references.
    QJsonObject parameters;
    TriggerProgress progress;

    friend bool operator==(const ArmedTrigger &, const ArmedTrigger &) = default;
};

/// Something that has happened.
struct Firing
{
    /// Unique among the firings of the trigger: it begins one run.
    QString key;
    /// What the trigger node hands on; `run.payload` in expressions.
    QJsonObject payload;
    /// What is remembered with it; the revision is the one that this was judged by.
    TriggerProgress after;
    /// Whether it may be taken while one before it could not be started yet. What can be seen again
    /// later need not be.
    bool mayQueue = false;
};

/// What came of it.
struct Fired
{
    /// Whether the firing was taken. Otherwise another program was quicker, or one before it cannot
    /// be started yet: judge again by `progress`.
    bool isTaken = false;
    /// Null also while it cannot be started: the service keeps trying, or has recorded why not.
    workflow::RunId run;
    TriggerProgress progress;
};

/// An armed trigger for people.
struct TriggerStatus
{
    ArmedTrigger trigger;
    /// Relative to the repository.
    QString file;
    Timestamp armedAt;
    workflow::RunId lastRun;
    /// Why what happened last started no run, or none yet; empty when it did.
    QString error;
    /// Where to post to; webhooks only, empty while no program has ever listened.
    QString address;
    /// The file, or one of a workflow that it calls, says something else now than the text that was
    /// armed, or is gone.
    bool isFileChanged = false;
};

} // namespace agentops::triggers

Q_DECLARE_METATYPE(agentops::triggers::TriggerRef)
