// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggertables.h"

#include <agentops/triggers/errors.h>

#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

using store::Connection;
using store::Row;
using workflow::NodeId;
using workflow::RunId;
using workflow::RunTag;
using workflow::WorkflowId;
using workflow::WorkflowTag;

namespace {

/// Firings that stand in line, and how long their text may be for another one.
constexpr int kMostPending = 100;
constexpr int kMostPendingLength = 16 * 1024 * 1024;

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject fromText(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

/// Columns next_due, last_fired, state, revision.
TriggerProgress progressOf(const Row &row, int first)
{
    return {.nextDue = row.optionalTimestamp(first),
            .lastFired = row.optionalTimestamp(first + 1),
            .state = fromText(row.text(first + 2)),
            .revision = row.int64(first + 3)};
}

PendingFiring firingOf(const TriggerRef &ref, const QString &text)
{
    const QJsonObject pending = fromText(text);
    return {.ref = ref,
            .key = pending.value("key"_L1).toString(),
            .payload = pending.value("payload"_L1).toObject()};
}

/// A trigger that was armed before.
struct Known
{
    NodeId node;
    QString kind;
    QJsonObject parameters;
    TriggerProgress progress;
    std::optional<QString> pending;
    std::optional<QByteArray> lastRun;
};

Result<std::vector<Known>> readKnown(Connection &db, const WorkflowId &workflow)
{
    return db.query(
        "SELECT node, kind, parameters, next_due, last_fired, state, revision, pending, last_run "
        "FROM triggers WHERE workflow = ?1",
        [](const Row &row) {
            return Known{
                NodeId(row.text(0)),   row.text(1),
                fromText(row.text(2)), progressOf(row, 3),
                row.optionalText(7),   row.isNull(8) ? std::nullopt : std::optional(row.blob(8))};
        },
        workflow);
}

} // namespace

Result<> writeArmed(Connection &db, const ArmedWorkflow &workflow,
                    const QList<ArmedTrigger> &triggers)
{
    AO_TRY(const auto known, readKnown(db, workflow.workflow));
    AO_CHECK(db.run("DELETE FROM triggers WHERE workflow = ?1", workflow.workflow));
    AO_CHECK(db.run("DELETE FROM armed_calls WHERE workflow = ?1", workflow.workflow));
    AO_CHECK(db.run("INSERT OR REPLACE INTO armed_workflows (workflow, name, file, document, text, "
                    "armed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    workflow.workflow, workflow.name, workflow.file, workflow.hash, workflow.text,
                    workflow.armedAt));
    for (const auto &[name, text] : workflow.called.asKeyValueRange()) {
        AO_CHECK(db.run("INSERT INTO armed_calls (workflow, name, text) VALUES (?1, ?2, ?3)",
                        workflow.workflow, name, text));
    }
    int place = 0;
    for (const ArmedTrigger &trigger : triggers) {
        const auto before = std::ranges::find(known, trigger.ref.node, &Known::node);
        const bool isSame = before != known.end() && before->kind == trigger.kind;
        const bool isKept = isSame && before->parameters == trigger.parameters;
        const TriggerProgress &progress = isKept ? before->progress : trigger.progress;
        // A program that still has an earlier one in mind must not write over it.
        const qint64 revision = std::max(before == known.end() ? 0 : before->progress.revision + 1,
                                         qint64(workflow.armedAt.time_since_epoch().count()));
        AO_CHECK(db.run("INSERT INTO triggers (workflow, node, place, document, kind, parameters, "
                        "next_due, last_fired, last_run, error, state, revision, pending) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12)",
                        workflow.workflow, trigger.ref.node.text(), place++, workflow.hash,
                        trigger.kind, toText(trigger.parameters), progress.nextDue,
                        progress.lastFired, isSame ? before->lastRun : std::nullopt,
                        toText(progress.state), revision, isSame ? before->pending : std::nullopt));
    }
    return {};
}

Result<bool> removeArmed(Connection &db, const WorkflowId &workflow)
{
    AO_CHECK(db.run("DELETE FROM triggers WHERE workflow = ?1", workflow));
    AO_CHECK(db.run("DELETE FROM armed_calls WHERE workflow = ?1", workflow));
    AO_CHECK(db.run("DELETE FROM armed_workflows WHERE workflow = ?1", workflow));
    return db.changes() > 0;
}

Result<std::optional<ArmedWorkflow>> readArmed(Connection &db, const WorkflowId &workflow)
{
    AO_TRY(auto armed,
           db.queryOne(
               "SELECT name, file, document, text, armed_at FROM armed_workflows "
               "WHERE workflow = ?1",
               [workflow](const Row &row) {
                   return ArmedWorkflow{workflow,    row.text(0), row.text(1),     row.blob(2),
                                        row.blob(3), {},          row.timestamp(4)};
               },
               workflow));
    if (armed) {
        AO_CHECK(db.forEach(
            "SELECT name, text FROM armed_calls WHERE workflow = ?1",
            [&armed](const Row &row) { armed->called.insert(row.text(0), row.blob(1)); },
            workflow));
    }
    return armed;
}

Result<QList<TriggerStatus>> readTriggers(Connection &db)
{
    AO_TRY(const auto rows,
           db.query("SELECT w.workflow, w.name, w.file, w.armed_at, t.node, t.kind, t.parameters, "
                    "t.last_run, t.error, t.next_due, t.last_fired, t.state, t.revision "
                    "FROM triggers t JOIN armed_workflows w ON w.workflow = t.workflow "
                    "ORDER BY w.name, w.workflow, t.place",
                    [](const Row &row) {
                        TriggerStatus status;
                        status.trigger = {.ref = {row.id<WorkflowTag>(0), NodeId(row.text(4))},
                                          .workflowName = row.text(1),
                                          .kind = row.text(5),
                                          .parameters = fromText(row.text(6)),
                                          .progress = progressOf(row, 9)};
                        status.file = row.text(2);
                        status.armedAt = row.timestamp(3);
                        if (!row.isNull(7))
                            status.lastRun = row.id<RunTag>(7);
                        status.error = row.text(8);
                        return status;
                    }));
    return QList<TriggerStatus>(rows.begin(), rows.end());
}

Result<WrittenProgress> writeProgress(Connection &db, const TriggerRef &ref,
                                      const TriggerProgress &progress,
                                      const std::optional<PendingFiring> &firing)
{
    std::optional<QString> pending;
    if (firing)
        pending = toText({{u"key"_s, firing->key}, {u"payload"_s, firing->payload}});
    const bool mayQueue = firing && firing->mayQueue;
    AO_CHECK(
        db.run("UPDATE triggers SET next_due = ?1, last_fired = ?2, state = ?3, pending = CASE "
               "WHEN ?4 IS NULL THEN pending WHEN pending IS NULL THEN ?4 ELSE json_set("
               "json_insert(pending, '$.later', json('[]')), '$.later[#]', json(?4)) END, "
               "revision = revision + 1 WHERE workflow = ?5 AND node = ?6 AND revision = ?7 "
               "AND (?4 IS NULL OR pending IS NULL OR (?8 AND length(pending) < ?9 "
               "AND coalesce(json_array_length(pending, '$.later'), 0) < ?10))",
               progress.nextDue, progress.lastFired, toText(progress.state), pending, ref.workflow,
               ref.node.text(), progress.revision, mayQueue, kMostPendingLength, kMostPending));
    const bool isOurs = db.changes() > 0;
    AO_TRY(const auto now,
           db.queryOne(
               "SELECT next_due, last_fired, state, revision FROM triggers "
               "WHERE workflow = ?1 AND node = ?2",
               [](const Row &row) { return progressOf(row, 0); }, ref.workflow, ref.node.text()));
    if (!now) {
        return fail(Error(errors::kNotArmed, u"the trigger is not armed any more"_s)
                        .with(u"workflow"_s, ref.workflow.toString())
                        .with(u"node"_s, ref.node.text()));
    }
    return WrittenProgress{isOurs, *now};
}

Result<WrittenProgress> writeRefusal(Connection &db, const TriggerRef &ref,
                                     const TriggerProgress &progress, const QString &why)
{
    AO_TRY(const WrittenProgress written, writeProgress(db, ref, progress, {}));
    if (written.isOurs) {
        AO_CHECK(db.run("UPDATE triggers SET error = ?1 WHERE workflow = ?2 AND node = ?3", why,
                        ref.workflow, ref.node.text()));
    }
    return written;
}

Result<QList<PendingFiring>> readPending(Connection &db)
{
    AO_TRY(const auto rows,
           db.query("SELECT workflow, node, pending FROM triggers WHERE pending IS NOT NULL",
                    [](const Row &row) {
                        return firingOf({row.id<WorkflowTag>(0), NodeId(row.text(1))}, row.text(2));
                    }));
    return QList<PendingFiring>(rows.begin(), rows.end());
}

Result<std::optional<PendingFiring>> readPendingOf(Connection &db, const TriggerRef &ref)
{
    return db.queryOne(
        "SELECT pending FROM triggers WHERE workflow = ?1 AND node = ?2 AND pending IS NOT NULL",
        [&ref](const Row &row) { return firingOf(ref, row.text(0)); }, ref.workflow,
        ref.node.text());
}

Result<> settlePending(Connection &db, const PendingFiring &firing, const RunId &run,
                       const QString &error)
{
    return db.run("UPDATE triggers SET pending = CASE "
                  "WHEN coalesce(json_array_length(pending, '$.later'), 0) > 0 THEN json_set("
                  "json_extract(pending, '$.later[0]'), '$.later', "
                  "json_remove(json_extract(pending, '$.later'), '$[0]')) END, "
                  "last_run = coalesce(?1, last_run), error = ?2 "
                  "WHERE workflow = ?3 AND node = ?4 AND pending ->> 'key' = ?5",
                  run, error, firing.ref.workflow, firing.ref.node.text(), firing.key);
}

Result<bool> writeTrouble(Connection &db, const PendingFiring &firing, const QString &error)
{
    AO_CHECK(db.run("UPDATE triggers SET error = ?1 WHERE workflow = ?2 AND node = ?3 "
                    "AND pending ->> 'key' = ?4 AND error <> ?1",
                    error, firing.ref.workflow, firing.ref.node.text(), firing.key));
    return db.changes() > 0;
}

Result<std::optional<QString>> readSetting(Connection &db, const QString &name)
{
    return db.queryOne(
        "SELECT value FROM trigger_settings WHERE name = ?1",
        [](const Row &row) { return row.text(0); }, name);
}

Result<QString> claimSetting(Connection &db, const QString &name, const QString &value)
{
    AO_CHECK(db.run("INSERT OR IGNORE INTO trigger_settings (name, value) VALUES (?1, ?2)", name,
                    value));
    AO_TRY(const auto kept, readSetting(db, name));
    return kept.value_or(value);
}

Result<> writeSetting(Connection &db, const QString &name, const QString &value)
{
    return db.run("INSERT OR REPLACE INTO trigger_settings (name, value) VALUES (?1, ?2)", name,
                  value);
}

Result<QList<EndedRun>> readEndedRuns(Connection &db, qint64 after, qint64 upTo, int limit)
{
    AO_TRY(const auto rows,
           db.query(
               "SELECT e.position, r.id, r.workflow, r.name, r.options, e.data, r.state, "
               "e.spilled IS NOT NULL FROM events e JOIN runs r ON r.id = e.run "
               "WHERE e.position > ?1 AND e.position <= ?2 AND e.kind = 'run_finished' "
               "ORDER BY e.position LIMIT ?3",
               [](const Row &row) {
                   const QJsonObject data = fromText(row.text(5));
                   EndedRun ended;
                   ended.position = row.int64(0);
                   ended.run = row.id<RunTag>(1);
                   if (!row.isNull(2))
                       ended.workflow = row.id<WorkflowTag>(2);
                   ended.workflowName = row.text(3);
                   ended.state = row.text(6);
                   ended.outputs = data.value("outputs"_L1).toObject();
                   ended.hasLargeOutputs = row.boolean(7);
                   ended.payload = fromText(row.text(4)).value("payload"_L1).toObject();
                   return ended;
               },
               after, upTo, limit));
    return QList<EndedRun>(rows.begin(), rows.end());
}

Result<qint64> readLastPosition(Connection &db)
{
    AO_TRY(const auto last, db.queryOne("SELECT max(position) FROM events", [](const Row &row) {
        return row.int64(0);
    }));
    return last.value_or(0);
}

} // namespace agentops::triggers
