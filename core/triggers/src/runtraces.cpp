// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtraces.h"

#include <agentops/triggers/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

using store::Connection;
using store::Row;
using workflow::RunId;
using workflow::RunTag;
using workflow::WorkflowId;
using workflow::WorkflowTag;

Result<std::optional<MakerRun>> readMaker(Connection &db, const RunId &run)
{
    return db.queryOne(
        "SELECT workflow, options -> '$.payload' FROM runs "
        "WHERE id = ?1 AND workflow IS NOT NULL",
        [](const Row &row) {
            const QByteArray payload = row.text(1).toUtf8();
            return MakerRun{row.id<WorkflowTag>(0), QJsonDocument::fromJson(payload).object()};
        },
        run);
}

Result<RunId> readTagMaker(Connection &db, const QString &tag, const QString &commit)
{
    AO_TRY(const auto run,
           db.queryOne(
               // What was different at the end of a run, anybody may have done.
               "SELECT run FROM effects WHERE kind = 'git.tag' AND target = ?1 AND node <> '' "
               "AND detail ->> '$.commit' = ?2 ORDER BY position DESC LIMIT 1",
               [](const Row &row) { return row.id<RunTag>(0); }, tag, commit));
    return run.value_or(RunId());
}

QStringList chainOf(const QJsonObject &payload, const WorkflowId &workflow)
{
    QStringList chain;
    for (const QJsonValue &before : payload.value("chain"_L1).toArray())
        chain.append(before.toString());
    chain.append(workflow.toString());
    return chain;
}

Result<int> readRound(Connection &db, const QString &repository, Timestamp since)
{
    // An event that takes much room is in a file: whoever cannot tell where a run works takes it
    // for one in the checkout.
    AO_TRY(const auto round,
           db.queryOne(
               "SELECT max(coalesce(r.options ->> '$.payload.round', 0)) + 1 FROM runs r "
               "JOIN events e ON e.run = r.id AND e.sequence = 1 "
               "WHERE (r.repository = ?1 OR substr(r.repository, 1, length(?1) + 1) = ?1 || '/') "
               "AND r.state <> 'waiting' AND (r.finished_at IS NULL OR r.finished_at >= ?2) "
               "AND iif(e.spilled IS NULL, coalesce(e.data ->> '$.workspace.kind', 'inPlace'), "
               "'inPlace') = 'inPlace'",
               [](const Row &row) { return row.isNull(0) ? 0 : row.integer(0); }, repository,
               since));
    return round.value_or(0);
}

Result<QList<ApartRun>> readApartRuns(Connection &db, Timestamp since)
{
    AO_TRY(
        const auto runs,
        db.query(
            "SELECT w ->> '$.folder', coalesce(w ->> '$.head', ''), coalesce((SELECT f.data ->> "
            "'$.result' FROM events f WHERE f.run = id AND f.kind = 'run_finished' "
            "AND f.spilled IS NULL), ''), coalesce(options ->> '$.payload.round', 0) "
            "FROM (SELECT r.id, r.options, iif(e.spilled IS NULL, e.data -> '$.workspace', NULL) "
            "AS w FROM runs r JOIN events e ON e.run = r.id AND e.sequence = 1 "
            "WHERE r.finished_at IS NULL OR r.finished_at >= ?1) "
            "WHERE w ->> '$.kind' = 'worktree' ORDER BY id DESC LIMIT 100",
            [](const Row &row) {
                return ApartRun{row.text(0), row.text(1), row.text(2), row.integer(3)};
            },
            since));
    return QList<ApartRun>(runs.begin(), runs.end());
}

int roundOf(const QJsonObject &payload)
{
    return payload.value("round"_L1).toInt();
}

QJsonObject withTraces(QJsonObject payload, const QStringList &chain, int round)
{
    if (!chain.isEmpty())
        payload.insert(u"chain"_s, QJsonArray::fromStringList(chain));
    if (round > 0)
        payload.insert(u"round"_s, round);
    return payload;
}

Error tooManyRounds()
{
    return Error(errors::kGoesInCircles,
                 u"%1 runs one after the other have each changed, or may have, what the trigger "
                 "waits for: it stops, and begins again with a change while none is going on"_s.arg(
                     kMostRounds));
}

} // namespace agentops::triggers
