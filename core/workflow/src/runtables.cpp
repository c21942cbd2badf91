// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtables.h"

#include "effecttables.h"
#include "journalrows.h"
#include "turns.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QCryptographicHash>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

using store::Connection;
using store::Row;

namespace {

constexpr const char *kSummaryColumns = "id, workflow, name, state, created_at, started_at, "
                                        "finished_at, planned, finished, error_code, "
                                        "error_message, repository, rerun_of, "
                                        // What it stands in line for itself, and who has that.
                                        "(SELECT t.key FROM turns t WHERE t.run = runs.id "
                                        "AND t.is_held = 0 AND t.node IN ('', '/') LIMIT 1), "
                                        "(SELECT h.run FROM turns t JOIN turns h "
                                        "ON h.key = t.key AND h.is_held = 1 "
                                        "WHERE t.run = runs.id AND t.is_held = 0 "
                                        "AND t.node IN ('', '/') ORDER BY h.position LIMIT 1)";

RunSummary summaryOf(const Row &row)
{
    RunSummary summary;
    summary.id = row.id<RunTag>(0);
    if (!row.isNull(1))
        summary.workflow = row.id<WorkflowTag>(1);
    summary.workflowName = row.text(2);
    summary.state = runStateFromName(row.text(3)).value_or(RunState::Failed);
    summary.createdAt = row.timestamp(4);
    summary.startedAt = row.optionalTimestamp(5);
    summary.finishedAt = row.optionalTimestamp(6);
    summary.plannedCount = row.integer(7);
    summary.finishedCount = row.integer(8);
    summary.error = {row.text(9), row.text(10)};
    summary.repository = row.text(11);
    if (!row.isNull(12))
        summary.rerunOf = row.id<RunTag>(12);
    if (!row.isNull(13))
        summary.waitsFor = {row.text(13), row.isNull(14) ? RunId() : row.id<RunTag>(14)};
    return summary;
}

Request requestOf(const Row &row)
{
    return {row.int64(0), row.id<RunTag>(1), StepPath(row.text(2)), row.text(3),
            toObject(row.text(4))};
}

LogLine logLineOf(const Row &row)
{
    return {StepPath(row.text(0)), row.integer(1), LogStream(row.integer(2)),
            row.timestamp(3),      row.text(4),    row.int64(5)};
}

Error runNotFound(const RunId &run)
{
    return Error(errors::kRunNotFound, u"there is no run %1"_s.arg(run.toString()))
        .with(u"run"_s, run.toString());
}

/// The hash that the document is stored under.
Result<QByteArray> insertDocument(Connection &connection, const QByteArray &text)
{
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    AO_CHECK(
        connection.run("INSERT OR IGNORE INTO documents (hash, text) VALUES (?1, ?2)", hash, text));
    return hash;
}

HeldLease leaseOf(const Row &row, int ownerColumn, int untilColumn)
{
    return {row.isNull(ownerColumn) ? OwnerId() : row.id<OwnerTag>(ownerColumn),
            row.optionalTimestamp(untilColumn)};
}

Error leaseLost(const RunId &run)
{
    return Error(errors::kLeaseLost, u"another program has taken this run over"_s)
        .with(u"run"_s, run.toString());
}

} // namespace

Result<std::optional<RunId>> findRunByKey(Connection &connection, const WorkflowId &workflow,
                                          const QString &key)
{
    return connection.queryOne(
        "SELECT id FROM runs WHERE workflow = ?1 AND idempotency_key = ?2",
        [](const Row &row) { return row.id<RunTag>(0); }, workflow, key);
}

Result<RunId> insertRun(Connection &connection, const ContentFiles &values, const NewRun &run)
{
    const RunSummary &summary = run.summary;
    const auto key =
        run.idempotencyKey.isEmpty() ? std::nullopt : std::optional(run.idempotencyKey);
    if (key) {
        AO_TRY(const auto known, findRunByKey(connection, summary.workflow, *key));
        if (known)
            return *known;
    }
    AO_TRY(const QByteArray hash, insertDocument(connection, run.documentText));
    const std::optional<Timestamp> lease =
        run.owner.isNull() ? std::nullopt : std::optional(run.leaseUntil);
    AO_CHECK(connection.run(
        "INSERT INTO runs (id, workflow, name, repository, document, options, state, created_at, "
        "planned, finished, error_code, error_message, rerun_of, owner, epoch, lease_until, "
        "idempotency_key) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '', '', ?11, ?12, 1, ?13, ?14)",
        summary.id, summary.workflow, summary.workflowName, summary.repository, hash,
        toText(run.options), runStateName(summary.state), summary.createdAt, summary.plannedCount,
        summary.finishedCount, summary.rerunOf, run.owner, lease, key));
    for (const auto &[name, text] : run.called.asKeyValueRange()) {
        AO_TRY(const QByteArray called, insertDocument(connection, text));
        AO_CHECK(
            connection.run("INSERT INTO called_documents (run, name, document) VALUES (?1, ?2, ?3)",
                           summary.id, name, called));
    }
    AO_CHECK(insertEvents(connection, values, run.events, run.spilled, run.writer));
    return summary.id;
}

Result<> appendBatch(Connection &connection, const ContentFiles &values, const Batch &batch)
{
    const RunSummary &summary = batch.summary;
    // A finished run is nobody's, so that leases are only looked after while there is work.
    AO_CHECK(connection.run(
        "UPDATE runs SET state = ?1, started_at = ?2, finished_at = ?3, planned = ?4, "
        "finished = ?5, error_code = ?6, error_message = ?7, "
        "owner = CASE WHEN ?3 IS NULL THEN owner END, "
        "lease_until = CASE WHEN ?3 IS NULL THEN lease_until END "
        "WHERE id = ?8 AND owner = ?9 AND epoch = ?10",
        runStateName(summary.state), summary.startedAt, summary.finishedAt, summary.plannedCount,
        summary.finishedCount, summary.error.code, summary.error.message, summary.id, batch.owner,
        batch.epoch));
    if (connection.changes() == 0)
        return fail(leaseLost(summary.id));
    for (const StepPath &step : batch.endedSteps) {
        AO_CHECK(connection.run("DELETE FROM processes WHERE run = ?1 AND node = ?2", summary.id,
                                step.text()));
        AO_CHECK(giveBackTurn(connection, summary.id, step));
    }
    if (summary.finishedAt)
        AO_CHECK(giveBackTurns(connection, summary.id));
    for (const qint64 position : batch.answeredRequests)
        AO_CHECK(connection.run("DELETE FROM requests WHERE position = ?1", position));
    if (!batch.events.isEmpty())
        AO_CHECK(requireNoGap(connection, batch.events.first()));
    AO_CHECK(insertEffects(connection, summary.id, batch.effects));
    return insertEvents(connection, values, batch.events, batch.spilled, batch.owner);
}

Result<> requireLease(Connection &connection, const RunId &run, const OwnerId &owner, qint64 epoch)
{
    AO_TRY(const auto held,
           connection.queryOne(
               "SELECT 1 FROM runs WHERE id = ?1 AND owner = ?2 AND epoch = ?3",
               [](const Row &) { return true; }, run, owner, epoch));
    return held ? Result<>() : fail(leaseLost(run));
}

Result<Lease> takeLease(Connection &connection, const RunId &run, const OwnerId &owner,
                        Timestamp leaseUntil, const LivenessProbe &isAlive,
                        const std::optional<HeldLease> &stoodStill)
{
    struct Current
    {
        HeldLease lease;
        qint64 epoch;
        bool isFinished;
    };
    AO_TRY(const auto current,
           connection.queryOne(
               "SELECT owner, lease_until, epoch, finished_at FROM runs WHERE id = ?1",
               [](const Row &row) {
                   return Current{leaseOf(row, 0, 1), row.int64(2), !row.isNull(3)};
               },
               run));
    if (!current)
        return fail(runNotFound(run));
    if (current->isFinished)
        return fail(
            Error(errors::kRunFinished, u"the run has ended"_s).with(u"run"_s, run.toString()));
    const HeldLease &before = current->lease;
    const bool isFree = before.owner.isNull() || before.owner == owner || before == stoodStill
        || !isAlive(before.owner);
    if (!isFree)
        return Lease{current->epoch, false, before};
    AO_CHECK(connection.run("UPDATE runs SET owner = ?1, epoch = epoch + 1, lease_until = ?2 "
                            "WHERE id = ?3",
                            owner, leaseUntil, run));
    return Lease{current->epoch + 1, true, before};
}

Result<> extendLeases(Connection &connection, const OwnerId &owner, const QList<RunId> &runs,
                      Timestamp leaseUntil)
{
    for (const RunId &run : runs) {
        AO_CHECK(connection.run("UPDATE runs SET lease_until = ?1 "
                                "WHERE id = ?2 AND finished_at IS NULL AND owner = ?3",
                                leaseUntil, run, owner));
    }
    return {};
}

Result<> releaseLeases(Connection &connection, const OwnerId &owner)
{
    return connection.run("UPDATE runs SET owner = NULL, lease_until = NULL "
                          "WHERE finished_at IS NULL AND owner = ?1",
                          owner);
}

Result<> releaseLease(Connection &connection, const OwnerId &owner, const RunId &run)
{
    return connection.run("UPDATE runs SET owner = NULL, lease_until = NULL "
                          "WHERE id = ?1 AND owner = ?2",
                          run, owner);
}

Result<StoredRun> readRun(Connection &connection, const ContentFiles &values, const RunId &run)
{
    StoredRun stored;
    AO_TRY(const auto head,
           connection.queryOne(
               "SELECT d.text, r.options FROM runs r "
               "JOIN documents d ON d.hash = r.document WHERE r.id = ?1",
               [](const Row &row) { return std::pair(row.blob(0), row.text(1)); }, run));
    if (!head)
        return fail(runNotFound(run));
    stored.documentText = head->first;
    stored.options = toObject(head->second);
    AO_CHECK(connection.forEach(
        "SELECT c.name, d.text FROM called_documents c JOIN documents d ON d.hash = c.document "
        "WHERE c.run = ?1",
        [&stored](const Row &row) { stored.called.insert(row.text(0), row.blob(1)); }, run));
    AO_TRY(stored.events, readEvents(connection, values, run));
    AO_TRY(stored.processes,
           toList(connection.query(
               "SELECT node, identity FROM processes WHERE run = ?1 ORDER BY position",
               [](const Row &row) {
                   return ChildProcess{StepPath(row.text(0)), toObject(row.text(1))};
               },
               run)));
    AO_TRY(stored.requests,
           toList(connection.query("SELECT position, run, node, kind, data FROM requests "
                                   "WHERE run = ?1 ORDER BY position",
                                   requestOf, run)));
    return stored;
}

Result<RunSummary> readSummary(Connection &connection, const RunId &run)
{
    AO_TRY(const auto summary,
           connection.queryOne(sql("SELECT", kSummaryColumns, "FROM runs WHERE id = ?1"), summaryOf,
                               run));
    if (!summary)
        return fail(runNotFound(run));
    return *summary;
}

Result<QList<RunSummary>> readSummaries(Connection &connection, int limit)
{
    // Ids are made in the order of time.
    return toList(connection.query(
        sql("SELECT", kSummaryColumns, "FROM runs ORDER BY id DESC LIMIT ?1"), summaryOf, limit));
}

Result<QSet<RunId>> readRunIds(Connection &connection)
{
    QSet<RunId> runs;
    AO_CHECK(connection.forEach("SELECT id FROM runs",
                                [&runs](const Row &row) { runs.insert(row.id<RunTag>(0)); }));
    return runs;
}

Result<QSet<RunId>> readRemoved(Connection &connection, const QSet<RunId> &known)
{
    AO_TRY(const auto count, connection.queryOne("SELECT count(*) FROM runs", [](const Row &row) {
        return row.int64(0);
    }));
    if (count.value_or(0) >= known.size())
        return QSet<RunId>();
    AO_TRY(const QSet<RunId> there, readRunIds(connection));
    return QSet<RunId>(known).subtract(there);
}

Result<QList<UnfinishedRun>> readUnfinishedRuns(Connection &connection, const OwnerId &owner,
                                                const LivenessProbe &isAlive)
{
    return toList(connection.query(
        "SELECT id, owner, lease_until FROM runs WHERE finished_at IS NULL "
        "AND (owner IS NULL OR owner <> ?1) ORDER BY id",
        [&isAlive](const Row &row) {
            const HeldLease lease = leaseOf(row, 1, 2);
            return UnfinishedRun{row.id<RunTag>(0), lease,
                                 !lease.owner.isNull() && isAlive(lease.owner)};
        },
        owner));
}

Result<QList<RunId>> readUnfinishedReruns(Connection &connection)
{
    return toList(connection.query(
        "SELECT id FROM runs WHERE finished_at IS NULL AND rerun_of IS NOT NULL ORDER BY id",
        [](const Row &row) { return row.id<RunTag>(0); }));
}

Result<QList<Request>> readRequests(Connection &connection, const OwnerId &owner)
{
    return toList(
        connection.query("SELECT q.position, q.run, q.node, q.kind, q.data FROM requests q "
                         "JOIN runs r ON r.id = q.run WHERE r.owner = ?1 ORDER BY q.position",
                         requestOf, owner));
}

Result<> insertRequest(Connection &connection, const Request &request)
{
    return connection.run("INSERT INTO requests (run, node, kind, data) VALUES (?1, ?2, ?3, ?4)",
                          request.run, request.step.text(), request.kind, toText(request.data));
}

Result<> insertProcess(Connection &connection, const RunId &run, const StepPath &step,
                       const QJsonObject &identity)
{
    return connection.run("INSERT INTO processes (run, node, identity) VALUES (?1, ?2, ?3)", run,
                          step.text(), toText(identity));
}

Result<> insertLog(Connection &connection, const RunId &run, QList<LogLine> &lines)
{
    for (LogLine &line : lines) {
        AO_CHECK(connection.run("INSERT INTO logs (run, node, attempt, stream, at, text) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                run, line.step.text(), line.attempt, int(line.stream), line.at,
                                line.text));
        line.position = connection.lastInsertId();
    }
    return {};
}

Result<QList<LogLine>> readLog(Connection &connection, const RunId &run,
                               const std::optional<StepPath> &step, qint64 after)
{
    return toList(connection.query(
        "SELECT node, attempt, stream, at, text, position FROM logs "
        "WHERE run = ?1 AND position > ?2 AND (?3 IS NULL OR node = ?3) ORDER BY position",
        logLineOf, run, after, step ? std::optional(step->text()) : std::nullopt));
}

Result<QList<LogLine>> readLogPart(Connection &connection, const RunId &run, qint64 after,
                                   qsizetype maxLength)
{
    // A piece may be a line or thousands of them: a few are read, and more while there is room.
    constexpr int kAtOnce = 64;
    QList<LogLine> part;
    qsizetype length = 0;
    for (;;) {
        AO_TRY(const QList<LogLine> some,
               toList(connection.query(
                   "SELECT node, attempt, stream, at, text, position FROM logs "
                   "WHERE run = ?1 AND position > ?2 ORDER BY position LIMIT ?3",
                   logLineOf, run, part.isEmpty() ? after : part.last().position, kAtOnce)));
        for (const LogLine &piece : some)
            length += piece.text.size();
        part += some;
        if (some.size() < kAtOnce || length >= maxLength)
            return part;
    }
}

Result<QList<LogLine>> readLogPieces(Connection &connection, const RunId &run,
                                     const QList<qint64> &positions)
{
    QList<LogLine> pieces;
    for (const qint64 position : positions) {
        AO_TRY(auto piece,
               connection.queryOne("SELECT node, attempt, stream, at, text, position FROM logs "
                                   "WHERE position = ?1 AND run = ?2",
                                   logLineOf, position, run));
        if (piece)
            pieces.append(*std::move(piece));
    }
    return pieces;
}

} // namespace agentops::workflow
