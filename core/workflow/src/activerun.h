// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtables.h"
#include "scheduler.h"

#include <agentops/base/cancel.h>

#include <QtCore/QPromise>

#include <map>
#include <memory>

namespace agentops::workflow {

/// How a run is to be carried out, as it is recorded.
struct StoredOptions
{
    int maxParallel = 0;
    int priority = 0;
    RunPolicy policy;

    static StoredOptions of(const StoredRun &run);
    /// Without the pins: they may be large, and stand in the run's first event.
    QJsonObject toJson() const;
};

/// A lease of another program, and since when this one has seen it unchanged.
/// Units: Clock::elapsed().
struct Sighting
{
    HeldLease lease;
    std::chrono::milliseconds since{};
};

/// A turn that a step waits for, or the run before it begins.
struct AwaitedTurn
{
    /// For what the document says of its runs, and for the folder that the run changes in place.
    static constexpr int kRun = -1;
    static constexpr int kFolder = -2;

    int step = kRun;
    QString key;
    int limit = 1;
};

/// How long an attempt may take; zero: as long as it likes.
struct AttemptLimit
{
    std::chrono::milliseconds left{0};
    /// What the step says; of the limit for all attempts those before may have used a part.
    std::chrono::milliseconds whole{0};
};

/// What the outcome of a step is found by when a later one would come to the same.
struct ReuseKeys
{
    /// Empty: it stands for nothing.
    QByteArray anywhere;
    /// Of a step that may leave files behind: where they are, in this folder only.
    QByteArray here;
    /// Of the same, what is in a folder that no other run works in; empty: not known.
    QByteArray folderState;
};

/// The folder of a run while it is being made.
struct FolderInMaking
{
    /// Absent until it is there, or could not be made.
    std::optional<Result<>> outcome;
    /// Finished then; of each step that waits for it.
    std::vector<std::shared_ptr<QPromise<void>>> waiting;
};

/// One run that this program owns.
struct ActiveRun
{
    ActiveRun(Scheduler plan, qint64 leaseEpoch, StoredOptions recorded, const CancelToken &program)
        : scheduler(std::move(plan))
        , epoch(leaseEpoch)
        , options(std::move(recorded))
        , announced(scheduler.status().lastSequence())
        , cancel(program)
    { }

    Scheduler scheduler;
    qint64 epoch;
    StoredOptions options;
    /// The last event that has been announced, and what is written and comes after one that is not.
    qint64 announced;
    std::map<qint64, std::pair<Batch, Decisions>> written{};
    /// Finished when the last batch stands in line to be written; only there while one before it,
    /// or itself, waits for its files.
    std::shared_ptr<QPromise<void>> appending{};
    /// Steps that are executing and use a slot, by resource.
    std::array<int, kResourceCount> executing{};
    /// Ends everything of the run: it has ended, it is lost, or the program goes.
    CancelSource cancel;
    std::map<int, std::shared_ptr<CancelSource>> steps;
    /// Requests answered by the decisions that are recorded next.
    QList<qint64> answered;
    std::vector<AwaitedTurn> turns;
    bool isTakingTurns = false;
    /// As it has been told.
    std::optional<RunTurn> waitsFor{};
    /// What steps have done to the outside, recorded with the decisions that follow.
    QList<RecordedEffect> effects;
    bool isFolderReady = false;
    /// Whether its folders differ from what it began with; not before it ends can anybody say no.
    bool isFolderChanged = true;
    /// Only there meanwhile.
    std::shared_ptr<FolderInMaking> folder;
    /// Its end is about to be recorded: nothing else is any more.
    bool isEnding = false;
};

} // namespace agentops::workflow
