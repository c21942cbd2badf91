// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "eventtable.h"

#include <agentops/store/connection.h>
#include <agentops/workflow/run.h>
#include <agentops/workflow/runservice.h>

// The statements of the run journal, each on a connection that the caller has; those about events
// are in eventtable.h.
// Thread: that of the connection. Errors: those of the store.
namespace agentops::workflow {

struct NewRun
{
    RunSummary summary;
    QByteArray documentText;
    /// The documents that it calls, by name.
    QHash<QString, QByteArray> called;
    QJsonObject options;
    /// Empty: none.
    QString idempotencyKey;
    QList<RunEvent> events;
    SpilledData spilled;
    /// Null: nobody's yet.
    OwnerId owner;
    OwnerId writer;
    Timestamp leaseUntil;
};

/// What one program wants recorded about a run it owns.
struct Batch
{
    RunSummary summary;
    QList<RunEvent> events;
    SpilledData spilled;
    OwnerId owner;
    qint64 epoch = 0;
    /// Whether the commit waits until the disk has it.
    bool isSynced = false;
    /// Steps whose child processes have ended, and that give back their turn.
    QList<StepPath> endedSteps;
    /// Requests that these events answer.
    QList<qint64> answeredRequests;
    QList<RecordedEffect> effects;
};

/// Something asked of a run by a program that does not own it.
struct Request
{
    qint64 position = 0;
    RunId run;
    StepPath step;
    QString kind;
    QJsonObject data;
};

/// Who carries a run out, and how far it has moved its lease; null and absent when nobody.
struct HeldLease
{
    OwnerId owner;
    std::optional<Timestamp> until;

    friend bool operator==(const HeldLease &, const HeldLease &) = default;
};

struct Lease
{
    qint64 epoch = 0;
    bool isTaken = false;
    /// What it was before.
    HeldLease before;
};

struct UnfinishedRun
{
    RunId run;
    HeldLease lease;
    bool isOwnerAlive = false;
};

struct ChildProcess
{
    StepPath step;
    QJsonObject identity;
};

struct StoredRun
{
    QByteArray documentText;
    QHash<QString, QByteArray> called;
    QJsonObject options;
    QList<RunEvent> events;
    QList<ChildProcess> processes;
    QList<Request> requests;
};

Result<std::optional<RunId>> findRunByKey(store::Connection &connection, const WorkflowId &workflow,
                                          const QString &key);
/// The run, or the earlier one with the same workflow and idempotency key; nothing is written then.
Result<RunId> insertRun(store::Connection &connection, const ContentFiles &values,
                        const NewRun &run);
/// Errors: workflow.lease_lost when the owner or epoch is another by now, workflow.not_recorded
/// when an event before these is missing.
Result<> appendBatch(store::Connection &connection, const ContentFiles &values, const Batch &batch);
/// Errors: workflow.lease_lost when the owner or epoch is another by now.
Result<> requireLease(store::Connection &connection, const RunId &run, const OwnerId &owner,
                      qint64 epoch);
/// Takes a run for `owner`, which does not carry it out now, when nobody else has it: it has no
/// owner, its owner is dead, or the lease is the one that the caller knows to have stood still.
/// Errors: workflow.run_not_found, workflow.run_finished.
Result<Lease> takeLease(store::Connection &connection, const RunId &run, const OwnerId &owner,
                        Timestamp leaseUntil, const LivenessProbe &isAlive,
                        const std::optional<HeldLease> &stoodStill);
Result<> extendLeases(store::Connection &connection, const OwnerId &owner, const QList<RunId> &runs,
                      Timestamp leaseUntil);
Result<> releaseLeases(store::Connection &connection, const OwnerId &owner);
Result<> releaseLease(store::Connection &connection, const OwnerId &owner, const RunId &run);

Result<StoredRun> readRun(store::Connection &connection, const ContentFiles &values,
                          const RunId &run);
/// Errors: workflow.run_not_found.
Result<RunSummary> readSummary(store::Connection &connection, const RunId &run);
Result<QList<RunSummary>> readSummaries(store::Connection &connection, int limit);
Result<QSet<RunId>> readRunIds(store::Connection &connection);
/// Those of them that are gone; no more than a count when there are none.
Result<QSet<RunId>> readRemoved(store::Connection &connection, const QSet<RunId> &known);
/// Runs that `owner` does not own, oldest first.
Result<QList<UnfinishedRun>> readUnfinishedRuns(store::Connection &connection, const OwnerId &owner,
                                                const LivenessProbe &isAlive);
/// Unfinished ones that have begun with what is kept of another run.
Result<QList<RunId>> readUnfinishedReruns(store::Connection &connection);
Result<QList<Request>> readRequests(store::Connection &connection, const OwnerId &owner);

Result<> insertRequest(store::Connection &connection, const Request &request);
Result<> insertProcess(store::Connection &connection, const RunId &run, const StepPath &step,
                       const QJsonObject &identity);
/// Fills in each line's position.
Result<> insertLog(store::Connection &connection, const RunId &run, QList<LogLine> &lines);
Result<QList<LogLine>> readLog(store::Connection &connection, const RunId &run,
                               const std::optional<StepPath> &step, qint64 after);
/// See RunService::logPart().
Result<QList<LogLine>> readLogPart(store::Connection &connection, const RunId &run, qint64 after,
                                   qsizetype maxLength);
Result<QList<LogLine>> readLogPieces(store::Connection &connection, const RunId &run,
                                     const QList<qint64> &positions);

} // namespace agentops::workflow
