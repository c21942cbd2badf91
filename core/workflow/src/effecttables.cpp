// SPDX-License-Identifier: GPL-3.0-or-later
#include "effecttables.h"

#include <QtCore/QJsonDocument>

namespace agentops::workflow {

using store::Connection;
using store::Row;

Result<> insertEffects(Connection &connection, const RunId &run,
                       const QList<RecordedEffect> &effects)
{
    for (const RecordedEffect &line : effects) {
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
