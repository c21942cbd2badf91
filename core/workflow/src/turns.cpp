// SPDX-License-Identifier: GPL-3.0-or-later
#include "turns.h"

namespace agentops::workflow {

using store::Connection;
using store::Row;

Result<bool> takeTurn(Connection &connection, const QString &key, int limit, const RunId &run,
                      const StepPath &step)
{
    AO_CHECK(connection.run(
        "INSERT OR IGNORE INTO turns (key, run, node, is_held) VALUES (?1, ?2, ?3, 0)", key, run,
        step.text()));
    struct Place
    {
        bool isHeld;
        int before;
        int held;
    };
    AO_TRY(const auto place,
           connection.queryOne(
               "SELECT t.is_held,"
               " (SELECT count(*) FROM turns b JOIN runs br ON br.id = b.run"
               "  WHERE b.key = t.key AND b.is_held = 0"
               "  AND (-coalesce(json_extract(br.options, '$.priority'), 0), b.position)"
               "   < (-coalesce(json_extract(r.options, '$.priority'), 0), t.position)),"
               " (SELECT count(*) FROM turns h WHERE h.key = t.key AND h.is_held = 1)"
               " FROM turns t JOIN runs r ON r.id = t.run WHERE t.run = ?1 AND t.node = ?2",
               [](const Row &row) { return Place{row.boolean(0), row.integer(1), row.integer(2)}; },
               run, step.text()));
    if (!place || place->isHeld)
        return place.has_value();
    if (place->held + place->before >= limit)
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
