// SPDX-License-Identifier: GPL-3.0-or-later
#include "effecttables.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

using store::Connection;
using store::Row;

namespace {

/// Whether a line about the whole run says no more than one of a step's: the same commit behind the
/// same name.
Result<bool> isTold(Connection &connection, const RunId &run, const RecordedEffect &line)
{
    const QString commit = line.effect.detail.value("commit"_L1).toString();
    if (!line.step.isEmpty() || commit.isEmpty())
        return false;
    AO_TRY(const auto told,
           connection.queryOne(
               "SELECT 1 FROM effects WHERE run = ?1 AND node <> '' AND target = ?2 "
               "AND (kind = ?3 OR (kind = 'git.commit' AND ?3 = 'git.branch')) "
               "AND detail ->> '$.commit' = ?4 LIMIT 1",
               [](const Row &) { return true; }, run, line.effect.target, line.effect.kind,
               commit));
    return told.has_value();
}

} // namespace

Result<> insertEffects(Connection &connection, const RunId &run,
                       const QList<RecordedEffect> &effects)
{
    for (const RecordedEffect &line : effects) {
        AO_TRY(const bool isKnown, isTold(connection, run, line));
        if (isKnown)
            continue;
        const StepEffect &effect = line.effect;
        const QString state = effectStateName(effect.state);
        const QString detail =
            QString::fromUtf8(QJsonDocument(effect.detail).toJson(QJsonDocument::Compact));
        if (effect.state != EffectState::Intended) {
            AO_CHECK(connection.run(
                "UPDATE effects SET state = ?1, detail = ?2, at = ?3 WHERE position = ("
                "SELECT min(position) FROM effects WHERE run = ?4 AND node = ?5 AND attempt = ?6 "
                "AND kind = ?7 AND target = ?8 AND state = 'intended')",
                state, detail, line.at, run, line.step.text(), line.attempt, effect.kind,
                effect.target));
            if (connection.changes() > 0)
                continue;
        }
        AO_CHECK(connection.run(
            "INSERT INTO effects (run, node, attempt, at, kind, target, state, detail) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            run, line.step.text(), line.attempt, line.at, effect.kind, effect.target, state,
            detail));
    }
    return {};
}

Result<QList<RecordedEffect>> readEffects(Connection &connection, const RunId &run)
{
    QList<RecordedEffect> effects;
    AO_CHECK(connection.forEach(
        "SELECT node, attempt, at, kind, target, state, detail FROM effects "
        "WHERE run = ?1 ORDER BY position",
        [&effects](const Row &row) {
            effects.append({StepPath(row.text(0)), row.integer(1), row.timestamp(2),
                            StepEffect{row.text(3), row.text(4),
                                       QJsonDocument::fromJson(row.text(6).toUtf8()).object(),
                                       effectStateFromName(row.text(5))}});
        },
        run));
    return effects;
}

} // namespace agentops::workflow
