// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventtable.h"

#include "journaldata.h"
#include "journalrows.h"

#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

using store::Connection;
using store::Row;

namespace {

constexpr int kMaxForeignEvents = 2000;
/// Longer data is in a file, so that the database stays small.
constexpr qsizetype kMaxInlineBytes = 32 * 1024;

constexpr const char *kEventColumns = "run, sequence, at, kind, node, attempt, data, spilled";

Result<QJsonObject> dataOf(const Row &row, int textColumn, int hashColumn,
                           const ContentFiles &values)
{
    if (row.isNull(hashColumn))
        return toObject(row.text(textColumn));
    AO_TRY(const QByteArray text, values.load(row.blob(hashColumn)));
    return QJsonDocument::fromJson(text).object();
}

Result<RunEvent> eventOf(const Row &row, const ContentFiles &values)
{
    RunEvent event;
    event.run = row.id<RunTag>(0);
    event.sequence = row.int64(1);
    event.at = row.timestamp(2);
    const auto kind = eventKindFromName(row.text(3));
    if (!kind) {
        return fail(Error(errors::kDamagedJournal, u"an event of unknown kind"_s)
                        .with(u"kind"_s, row.text(3))
                        .with(u"run"_s, event.run.toString()));
    }
    event.kind = *kind;
    event.step = StepPath(row.text(4));
    event.attempt = row.integer(5);
    AO_TRY(event.data, dataOf(row, 6, 7, values));
    return event;
}

/// What is looked for by other things than the run.
Result<> insertFinds(Connection &connection, const RunEvent &event)
{
    for (const Artefact &artefact : artefactsOf(event.data)) {
        AO_CHECK(nameArtefact(connection, event.run, ContentFiles::hashInPath(artefact.path)));
    }
    const QString fingerprint = event.data.value("fingerprint"_L1).toString();
    if (fingerprint.isEmpty())
        return {};
    return connection.run(
        "INSERT OR REPLACE INTO reusable (fingerprint, run, sequence) VALUES (?1, ?2, ?3)",
        QByteArray::fromHex(fingerprint.toLatin1()), event.run, event.sequence);
}

} // namespace

Result<> nameArtefact(Connection &connection, const RunId &run, const QByteArray &hash)
{
    return connection.run("INSERT OR IGNORE INTO artefacts (run, hash) VALUES (?1, ?2)", run, hash);
}

Result<> insertEvents(Connection &connection, const ContentFiles &values,
                      const QList<RunEvent> &events, const OwnerId &writer)
{
    for (const RunEvent &event : events) {
        QByteArray text = QJsonDocument(event.data).toJson(QJsonDocument::Compact);
        std::optional<QByteArray> spilled;
        if (text.size() > kMaxInlineBytes) {
            AO_TRY(spilled, values.store(text));
            text.clear();
        }
        AO_CHECK(connection.run(
            "INSERT INTO events (run, sequence, at, kind, node, attempt, data, writer, spilled) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            event.run, event.sequence, event.at, eventKindName(event.kind), event.step.text(),
            event.attempt, QString::fromUtf8(text), writer, spilled));
        AO_CHECK(insertFinds(connection, event));
    }
    return {};
}

Result<> requireNoGap(Connection &connection, const RunEvent &first)
{
    AO_TRY(const auto last,
           connection.queryOne(
               "SELECT max(sequence) FROM events WHERE run = ?1",
               [](const Row &row) { return row.int64(0); }, first.run));
    if (last.value_or(0) == first.sequence - 1)
        return {};
    return fail(Error(errors::kNotRecorded, u"what came before in this run was not recorded"_s)
                    .with(u"run"_s, first.run.toString())
                    .with(u"sequence"_s, QString::number(first.sequence)));
}

Result<QList<RunEvent>> readEvents(Connection &connection, const ContentFiles &values,
                                   const RunId &run)
{
    return toList(connection.query(
        sql("SELECT", kEventColumns, "FROM events WHERE run = ?1 ORDER BY sequence"),
        [&values](const Row &row) { return eventOf(row, values); }, run));
}

Result<ForeignEvents> readForeignEvents(Connection &connection, const ContentFiles &values,
                                        const OwnerId &writer, qint64 after)
{
    ForeignEvents found{{}, after};
    AO_CHECK(connection.forEach(
        sql("SELECT", kEventColumns,
            ", position, writer <> ?1 FROM events WHERE position > ?2 "
            "ORDER BY position LIMIT ?3"),
        [&found, &values](const Row &row) {
            found.lastPosition = row.int64(8);
            if (!row.boolean(9))
                return;
            if (const Result<RunEvent> event = eventOf(row, values))
                found.events.append(*event);
        },
        writer, after, kMaxForeignEvents));
    return found;
}

Result<qint64> readLastPosition(Connection &connection)
{
    AO_TRY(const auto last,
           connection.queryOne("SELECT max(position) FROM events",
                               [](const Row &row) { return row.int64(0); }));
    return last.value_or(0);
}

Result<std::optional<EarlierOutcome>> readEarlierOutcome(Connection &connection,
                                                         const ContentFiles &values,
                                                         const QByteArray &fingerprint)
{
    return connection.queryOne(
        "SELECT e.run, e.data, e.spilled FROM reusable r "
        "JOIN events e ON e.run = r.run AND e.sequence = r.sequence WHERE r.fingerprint = ?1",
        [&values](const Row &row) -> Result<EarlierOutcome> {
            AO_TRY(const QJsonObject data, dataOf(row, 1, 2, values));
            return EarlierOutcome{row.id<RunTag>(0), data};
        },
        fingerprint);
}

} // namespace agentops::workflow
