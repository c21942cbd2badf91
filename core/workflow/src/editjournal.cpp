// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/editjournal.h>

#include "edittables.h"

#include <agentops/store/database.h>
#include <agentops/workflow/documentcodec.h>

#include <algorithm>

namespace agentops::workflow {

EditRecorder::EditRecorder(const StoredHistory &stored) : m_firstNumber(stored.firstNumber)
{
    for (qsizetype i = 0; i < stored.storedCount; ++i)
        m_stored.append(stored.history.steps[i].changes);
}

EditRecord EditRecorder::next(const EditHistory &history)
{
    const auto [stored, step] =
        std::ranges::mismatch(m_stored, history.steps, {}, {}, &HistoryStep::changes);
    const qsizetype same = step - history.steps.begin();
    // Then nothing of what is stored counts, also nothing before it.
    if (same == 0)
        m_firstNumber = 1;
    m_stored.resize(same);
    for (const HistoryStep &fresh : history.steps.sliced(same))
        m_stored.append(fresh.changes);
    return {m_firstNumber + same, history.steps.sliced(same), m_firstNumber - 1 + history.place};
}

EditJournal::EditJournal(store::Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{ }

Task<Result<StoredHistory>> EditJournal::load(Document document, QString file, CancelToken token)
{
    const Timestamp now = m_clock.now();
    co_return co_await m_database.read(
        std::move(token),
        [document = std::move(document), file = std::move(file), now](store::Connection &db) {
            return readEdits(db, document, file, now);
        });
}

Task<Result<qint64>> EditJournal::addPoint(Document document, QString name, CancelToken token)
{
    const Timestamp now = m_clock.now();
    co_return co_await m_database.write(
        std::move(token),
        [document = std::move(document), name = std::move(name),
         now](store::Connection &db) -> Result<qint64> {
            const WorkflowId workflow = document.properties.id;
            AO_TRY(const auto last,
                   db.queryOne(
                       "SELECT coalesce(max(number), 0) FROM edit_point "
                       "WHERE workflow = ?1",
                       [](const store::Row &row) { return row.int64(0); }, workflow));
            const qint64 number = last.value_or(0) + 1;
            AO_CHECK(db.run("INSERT INTO edit_point VALUES (?1, ?2, ?3, ?4, ?5)", workflow, number,
                            name, now, QString::fromUtf8(writeDocument(document))));
            return number;
        });
}

Task<Result<>> EditJournal::removePoint(WorkflowId workflow, qint64 number, CancelToken token)
{
    co_return co_await m_database.write(
        std::move(token), [workflow, number](store::Connection &db) {
            return db.run("DELETE FROM edit_point WHERE workflow = ?1 AND number = ?2", workflow,
                          number);
        });
}

Task<Result<QList<EditPoint>>> EditJournal::points(WorkflowId workflow, CancelToken token)
{
    co_return co_await m_database.read(
        std::move(token), [workflow](store::Connection &db) -> Result<QList<EditPoint>> {
            QList<EditPoint> points;
            AO_CHECK(db.forEach(
                "SELECT number, name, made_at, document FROM edit_point WHERE workflow = ?1 "
                "ORDER BY number DESC",
                [&points](const store::Row &row) {
                    if (auto document = parseDocument(row.text(3).toUtf8()).toResult()) {
                        points.append(
                            {row.int64(0), row.text(1), row.timestamp(2), std::move(*document)});
                    }
                },
                workflow));
            return points;
        });
}

} // namespace agentops::workflow
