// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodetype.h>
#include <agentops/workflow/run.h>

#include <vector>

namespace agentops::workflow {

/// A step to begin once its start is recorded.
/// Shape: `step` is an index into RunStatus::steps().
struct Launch
{
    int step = 0;
    int attempt = 0;
    /// What it holds until it has ended.
    Resource resource = Resource::None;
};

/// A step to look at again at some time.
struct Wake
{
    int step = 0;
    Timestamp dueAt;
};

/// A step that waits until at most `limit` hold its key.
struct TurnRequest
{
    int step = 0;
    QString key;
    int limit = 1;
};

/// How an attempt has ended.
struct StepOutcome
{
    Result<StepOutput> result;
    QList<Artefact> artefacts;
    /// By which a later run recognizes that it would come to the same; empty: it never does.
    QByteArray fingerprint;
};

/// What the journal holds of a step of another run that has succeeded.
struct EarlierOutcome
{
    RunId run;
    StepPath step;
    QJsonObject data;
};

/// What follows from what has happened: first the events are recorded, then the rest is done.
struct Decisions
{
    QList<RunEvent> events;
    std::vector<Launch> launches;
    std::vector<Wake> wakes;
    std::vector<TurnRequest> turns;
    /// Running steps nobody wants any more; these need not wait for the record.
    std::vector<int> cancels;
    /// Steps whose child processes have ended, and that give back their turn.
    QList<StepPath> ended;
    /// take() stopped in the middle to let others work.
    bool hasMore = false;

    bool isEmpty() const { return events.isEmpty() && cancels.empty() && !hasMore; }
    /// Takes everything over but the launches.
    void append(Decisions &&next);
};

/// How a run is carried out, as recorded with it.
struct RunPolicy
{
    /// Approvals are given at once in this name; empty: a person is asked.
    QString approveAs;
    /// The trigger that began the run; empty: the first one.
    NodeId trigger;
    QJsonValue payload;
    /// Values that stand for what steps of the document hand on, by node: they do not run.
    QJsonObject pins;
    /// Whether outcomes of earlier runs may stand for steps that allow it.
    bool reuses = true;
};

} // namespace agentops::workflow
