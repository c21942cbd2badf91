// SPDX-License-Identifier: GPL-3.0-or-later
#include "turns.h"

namespace agentops::workflow {

using store::Connection;
using store::Row;

namespace {

/// Those that wait before it and will go on: the others let it pass until somebody takes them up.
Result<int> countBefore(Connection &connection, const RunId &run, const StepPath &step,
                        const Alive &alive)
{
    int count = 0;
    AO_CHECK(connection.forEach(
        "SELECT br.owner FROM turns t JOIN runs r ON r.id = t.run"
        " JOIN turns b ON b.key = t.key AND b.is_held = 0 JOIN runs br ON br.id = b.run"
        " WHERE t.run = ?1 AND t.node = ?2 AND br.owner IS NOT NULL"
        " AND (-coalesce(json_extract(br.options, '$.priority'), 0), b.position)"
        "  < (-coalesce(json_extract(r.options, '$.priority'), 0), t.position)",
        [&](const Row &row) {
            const auto owner = row.id<OwnerTag>(0);
            count += owner == alive.self || alive.others(owner);
        },
        run, step.text()));
    return count;
}

} // namespace

Result<bool> takeTurn(Connection &connection, const QString &key, int limit, const RunId &run,
                      const StepPath &step, const Alive &alive)
{
    AO_CHECK(connection.run(
        "INSERT OR IGNORE INTO turns (key, run, node, is_held) SELECT ?1, id, ?3, 0 FROM runs "
        "WHERE id = ?2 AND finished_at IS NULL",
        key, run, step.text()));
    struct Place
    {
        bool isHeld;
        int held;
    };
    AO_TRY(const auto place,
           connection.queryOne(
               "SELECT t.is_held,"
               " (SELECT count(*) FROM turns h WHERE h.key = t.key AND h.is_held = 1)"
               " FROM turns t WHERE t.run = ?1 AND t.node = ?2",
               [](const Row &row) { return Place{row.boolean(0), row.integer(1)}; }, run,
               step.text()));
    if (!place || place->isHeld)
        return place.has_value();
    if (place->held >= limit)
        return false;
    AO_TRY(const int before, countBefore(connection, run, step, alive));
    if (place->held + before >= limit)
        return false;
    AO_CHECK(connection.run("UPDATE turns SET is_held = 1 WHERE run = ?1 AND node = ?2", run,
                            step.text()));
    return true;
}

Result<> giveBackTurn(Connection &connection, const RunId &run, const StepPath &step)
{
    return connection.run("DELETE FROM turns WHERE run = ?1 AND node = ?2", run, step.text());
}

Result<> giveBackTurns(Connection &connection, const RunId &run)
{
    return connection.run("DELETE FROM turns WHERE run = ?1", run);
}

Result<QList<RunId>> othersInLine(Connection &connection, const QString &key, const RunId &run)
{
    AO_TRY(const auto runs,
           connection.query(
               "SELECT DISTINCT run FROM turns WHERE key = ?1 AND run <> ?2 ORDER BY position",
               [](const Row &row) { return row.id<RunTag>(0); }, key, run));
    return QList<RunId>(runs.begin(), runs.end());
}

} // namespace agentops::workflow
