// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventtable.h"

#include "journaldata.h"
#include "journalrows.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>

#include <algorithm>

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

/// Whether a run and its steps stand as they do whatever the data of such an event holds.
bool isOnlyOfValues(EventKind kind)
{
    switch (kind) {
    case EventKind::StepStarted:
    case EventKind::StepSucceeded:
    case EventKind::StepFailed:
    case EventKind::StepRetryScheduled:
    case EventKind::StepTimerSet:
        return true;
    default:
        return false;
    }
}

enum class Reading { Everything, States };

Result<RunEvent> eventOf(const Row &row, const ContentFiles &values,
                         Reading reading = Reading::Everything)
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
    if (reading == Reading::Everything || !isOnlyOfValues(event.kind) || row.isNull(7)) {
        AO_TRY(event.data, dataOf(row, 6, 7, values));
    }
    return event;
}

QByteArray textOf(const RunEvent &event)
{
    return QJsonDocument(event.data).toJson(QJsonDocument::Compact);
}

/// What a text takes in JSON: at most six bytes for a character, and usually one.
qsizetype sizeIn(QStringView text)
{
    qsizetype size = 2;
    for (const QChar c : text.first(std::min(text.size(), kMaxInlineBytes)))
        size += c < u' ' || c.isSurrogate() ? 6 : c == u'"' || c == u'\\' ? 2 : c < u'\x80' ? 1 : 3;
    return size;
}

/// Takes what the value needs at most in JSON from `room`, until there is none.
void takeRoom(const QJsonValue &value, qsizetype &room)
{
    constexpr qsizetype kMaxNumberSize = 32;
    if (value.isString()) {
        room -= sizeIn(value.toString()) + 1;
    } else if (value.isArray()) {
        room -= 3;
        const QJsonArray array = value.toArray();
        for (auto it = array.begin(); it != array.end() && room >= 0; ++it)
            takeRoom(*it, room);
    } else if (value.isObject()) {
        room -= 3;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end() && room >= 0; ++it) {
            room -= sizeIn(it.key()) + 1;
            takeRoom(it.value(), room);
        }
    } else {
        room -= kMaxNumberSize;
    }
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

bool mayHaveLargeData(const QList<RunEvent> &events)
{
    return std::ranges::any_of(events, [](const RunEvent &event) {
        qsizetype room = kMaxInlineBytes;
        takeRoom(event.data, room);
        return room < 0;
    });
}

Result<SpilledData> spillData(const ContentFiles &values, const QList<RunEvent> &events)
{
    SpilledData spilled;
    for (const RunEvent &event : events) {
        const QByteArray text = textOf(event);
        if (text.size() <= kMaxInlineBytes)
            continue;
        AO_TRY(const QByteArray hash, values.store(text));
        spilled.insert(event.sequence, hash);
    }
    return spilled;
}

Result<> insertEvents(Connection &connection, const ContentFiles &values,
                      const QList<RunEvent> &events, const SpilledData &spilled,
                      const OwnerId &writer)
{
    for (const RunEvent &event : events) {
        std::optional<QByteArray> hash;
        QString text;
        if (const auto found = spilled.constFind(event.sequence); found != spilled.cend()) {
            hash = *found;
            // Only with the writer are files removed: it stays from here on.
            if (!values.contains(*hash))
                AO_CHECK(values.store(textOf(event)));
        } else {
            text = QString::fromUtf8(textOf(event));
        }
        AO_CHECK(connection.run(
            "INSERT INTO events (run, sequence, at, kind, node, attempt, data, writer, spilled) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            event.run, event.sequence, event.at, eventKindName(event.kind), event.step.text(),
            event.attempt, text, writer, hash));
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
                                   const RunId &run, qint64 after)
{
    return toList(connection.query(
        sql("SELECT", kEventColumns,
            "FROM events WHERE run = ?1 AND sequence > ?2 ORDER BY sequence"),
        [&values](const Row &row) { return eventOf(row, values); }, run, after));
}

Result<RunStatus> readStates(Connection &connection, const ContentFiles &values, const RunId &run)
{
    AO_TRY(const auto events,
           toList(connection.query(
               sql("SELECT", kEventColumns, "FROM events WHERE run = ?1 ORDER BY sequence"),
               [&values](const Row &row) { return eventOf(row, values, Reading::States); }, run)));
    return RunStatus::fromEvents(events);
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

Result<std::optional<QJsonObject>> readRunOutputs(Connection &connection,
                                                  const ContentFiles &values, const RunId &run)
{
    return connection.queryOne(
        "SELECT data, spilled FROM events WHERE run = ?1 AND kind = 'run_finished' "
        "ORDER BY sequence DESC LIMIT 1",
        [&values](const Row &row) -> Result<QJsonObject> {
            AO_TRY(const QJsonObject data, dataOf(row, 0, 1, values));
            return data.value("outputs"_L1).toObject();
        },
        run);
}

Result<std::optional<EarlierOutcome>> readEarlierOutcome(Connection &connection,
                                                         const ContentFiles &values,
                                                         const QByteArray &fingerprint)
{
    return connection.queryOne(
        "SELECT e.run, e.data, e.spilled, e.node FROM reusable r "
        "JOIN events e ON e.run = r.run AND e.sequence = r.sequence WHERE r.fingerprint = ?1",
        [&values](const Row &row) -> Result<EarlierOutcome> {
            AO_TRY(const QJsonObject data, dataOf(row, 1, 2, values));
            return EarlierOutcome{row.id<RunTag>(0), StepPath(row.text(3)), data};
        },
        fingerprint);
}

} // namespace agentops::workflow
