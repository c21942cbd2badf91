// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/workflow/run.h>
#include <agentops/workflow/runservice.h>

#include <functional>

// The statements of the run journal, each on a connection that the caller has.
// Thread: that of the connection. Errors: those of the store.
namespace agentops::workflow {

struct OwnerTag;
/// One running program.
using OwnerId = Id<OwnerTag>;
/// Whether the program with this id still runs. Thread: any.
using LivenessProbe = std::function<bool(const OwnerId &)>;

struct NewRun
{
    RunSummary summary;
    QByteArray documentText;
    QJsonObject options;
    QList<RunEvent> events;
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
    OwnerId owner;
    qint64 epoch = 0;
    /// Steps whose child processes have ended.
    QList<NodeId> endedProcesses;
    /// Requests that these events answer.
    QList<qint64> answeredRequests;
};

/// Something asked of a run by a program that does not own it.
struct Request
{
    qint64 position = 0;
    RunId run;
    NodeId node;
    QString kind;
    QJsonObject data;
};

struct Lease
{
    qint64 epoch = 0;
    bool isTaken = false;
    /// Owned by a living program; `isTaken` is false then.
    bool isOwnedElsewhere = false;
};

struct StoredRun
{
    QByteArray documentText;
    QJsonObject options;
    QList<RunEvent> events;
    QList<QJsonObject> processes;
    QList<Request> requests;
};

struct ForeignEvents
{
    QList<RunEvent> events;
    qint64 lastPosition = 0;
};

Result<> insertRun(store::Connection &connection, const NewRun &run);
/// Errors: workflow.lease_lost when the owner or epoch is another by now.
Result<> appendBatch(store::Connection &connection, const Batch &batch);
/// Takes a run for `owner` when nobody has it, its lease has run out, or its owner is dead.
/// Errors: workflow.run_not_found, workflow.run_finished.
Result<Lease> takeLease(store::Connection &connection, const RunId &run, const OwnerId &owner,
                        Timestamp now, Timestamp leaseUntil, const LivenessProbe &isAlive);
Result<> extendLeases(store::Connection &connection, const OwnerId &owner, Timestamp leaseUntil);
Result<> releaseLeases(store::Connection &connection, const OwnerId &owner);
Result<> releaseLease(store::Connection &connection, const OwnerId &owner, const RunId &run);

Result<StoredRun> readRun(store::Connection &connection, const RunId &run);
Result<QList<RunEvent>> readEvents(store::Connection &connection, const RunId &run);
/// Errors: workflow.run_not_found.
Result<RunSummary> readSummary(store::Connection &connection, const RunId &run);
Result<QList<RunSummary>> readSummaries(store::Connection &connection, int limit);
/// Unfinished runs that `owner` may take, oldest first: nobody's, or with an owner that is dead or
/// has let the lease run out.
Result<QList<RunId>> readUnownedRuns(store::Connection &connection, const OwnerId &owner,
                                     Timestamp now, const LivenessProbe &isAlive);
Result<QList<Request>> readRequests(store::Connection &connection, const OwnerId &owner);
Result<ForeignEvents> readForeignEvents(store::Connection &connection, const OwnerId &writer,
                                        qint64 after);
Result<qint64> readLastPosition(store::Connection &connection);

Result<> insertRequest(store::Connection &connection, const Request &request);
Result<> insertProcess(store::Connection &connection, const RunId &run, const NodeId &node,
                       const QJsonObject &identity);
/// Fills in each line's position.
Result<> insertLog(store::Connection &connection, const RunId &run, QList<LogLine> &lines);
Result<QList<LogLine>> readLog(store::Connection &connection, const RunId &run,
                               const std::optional<NodeId> &node, qint64 after);

} // namespace agentops::workflow
