// SPDX-License-Identifier: GPL-3.0-or-later
#include "edittables.h"

#include "change.h"

#include <agentops/store/connection.h>
#include <agentops/workflow/changecodec.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

const char *const kEditTables = R"(
CREATE TABLE edit (
    workflow BLOB NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (workflow, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE edit_place (
    workflow BLOB PRIMARY KEY,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,
    document_hash BLOB NOT NULL,
    document TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE edit_point (
    workflow BLOB NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (workflow, number)
) STRICT, WITHOUT ROWID;
)";

namespace {

Q_LOGGING_CATEGORY(lcEdits, "agentops.workflow.edits")

QByteArray textHash(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

/// Drops the oldest steps of a workflow that has too many.
Result<> dropOldest(store::Connection &db, const WorkflowId &workflow)
{
    AO_CHECK(db.run("DELETE FROM edit WHERE workflow = ?1 AND number <= "
                    "(SELECT max(number) FROM edit WHERE workflow = ?1) - ?2",
                    workflow, kMostSteps));
    return db.run("DELETE FROM edit WHERE workflow = ?1 AND number <= (SELECT max(number) FROM "
                  "(SELECT number, sum(size) OVER (ORDER BY number DESC) AS total FROM edit "
                  "WHERE workflow = ?1) WHERE total > ?2)",
                  workflow, kMostStepBytes);
}

/// Where a document was when its history was stored.
struct KnownPlace
{
    qint64 number = 0;
    QString file;
    Document document;
};

/// Nothing when the document is not known any more.
Result<std::optional<KnownPlace>> readPlace(store::Connection &db, const WorkflowId &workflow)
{
    struct Row
    {
        qint64 number;
        QString file;
        QByteArray hash;
        QByteArray text;
    };
    AO_TRY(const auto row,
           db.queryOne(
               "SELECT p.number, p.file, p.document_hash, coalesce(p.document, d.document) "
               "FROM edit_place p LEFT JOIN draft d ON d.workflow = p.workflow "
               "WHERE p.workflow = ?1",
               [](const store::Row &found) {
                   return Row{found.int64(0), found.text(1), found.blob(2), found.text(3).toUtf8()};
               },
               workflow));
    if (!row || textHash(row->text) != row->hash)
        return std::nullopt;
    Result<Document> document = parseDocument(row->text).toResult();
    if (!document)
        return std::nullopt;
    return KnownPlace{row->number, row->file, std::move(*document)};
}

struct StepRow
{
    qint64 number;
    QByteArray text;
};

/// Adds the steps of rows that follow each other from `number` on, as long as they can be read and
/// fit what the ones before have made of `document`.
void addFitting(const std::vector<StepRow> &rows, qint64 number, Document document,
                Direction direction, QList<HistoryStep> &steps)
{
    const bool isForwards = direction == Direction::Forwards;
    for (const StepRow &row : rows) {
        const Result<HistoryStep> step = parseStep(row.text);
        bool isFitting = row.number == number && step;
        const auto change = [&](const Change &next) {
            isFitting = isFitting && fits(document, next, direction);
            if (isFitting)
                apply(document, next, direction);
        };
        if (isFitting && isForwards)
            std::ranges::for_each(step->changes->changes, change);
        else if (isFitting)
            std::ranges::for_each(step->changes->changes | std::views::reverse, change);
        if (!isFitting) {
            const QString reason = step ? u"it does not fit"_s : step.error().describe();
            qCWarning(lcEdits, "step %lld of a history cannot be used: %ls", row.number,
                      qUtf16Printable(reason));
            return;
        }
        steps.append(*step);
        number += isForwards ? 1 : -1;
    }
}

} // namespace

Result<> writeEdits(store::Connection &db, const WorkflowId &workflow, const QString &file,
                    const QByteArray &text, Where where, const EditRecord &record)
{
    AO_CHECK(db.run("DELETE FROM edit WHERE workflow = ?1 AND number >= ?2", workflow,
                    record.firstNumber));
    qint64 number = record.firstNumber;
    for (const HistoryStep &step : record.steps) {
        const QByteArray stored = writeStep(step);
        AO_CHECK(db.run("INSERT INTO edit VALUES (?1, ?2, ?3, ?4)", workflow, number++,
                        stored.size(), QString::fromUtf8(stored)));
    }
    AO_CHECK(dropOldest(db, workflow));
    std::optional<QString> document;
    if (where == Where::File)
        document = QString::fromUtf8(text);
    return db.run("INSERT OR REPLACE INTO edit_place VALUES (?1, ?2, ?3, ?4, ?5)", workflow,
                  record.place, file, textHash(text), document);
}

Result<> removeEdits(store::Connection &db, const WorkflowId &workflow)
{
    AO_CHECK(db.run("DELETE FROM edit WHERE workflow = ?1", workflow));
    AO_CHECK(db.run("DELETE FROM edit_place WHERE workflow = ?1", workflow));
    return db.run("DELETE FROM edit_point WHERE workflow = ?1", workflow);
}

Result<StoredHistory> readEdits(store::Connection &db, const Document &document,
                                const QString &file, Timestamp now)
{
    const WorkflowId workflow = document.properties.id;
    StoredHistory stored{.history = {.document = document}};
    AO_TRY(const std::optional<KnownPlace> place, readPlace(db, workflow));
    if (!place)
        return stored;
    std::vector<Change> outside = changesBetween(place->document, document);
    const bool isOtherFile = !place->file.isEmpty() && place->file != file;
    if (!outside.empty() && isOtherFile)
        return stored;

    const auto toRow = [](const store::Row &row) {
        return StepRow{row.int64(0), row.text(1).toUtf8()};
    };
    AO_TRY(const std::vector<StepRow> done,
           db.query("SELECT number, step FROM edit WHERE workflow = ?1 AND number <= ?2 "
                    "ORDER BY number DESC",
                    toRow, workflow, place->number));
    QList<HistoryStep> &steps = stored.history.steps;
    addFitting(done, place->number, place->document, Direction::Backwards, steps);
    std::ranges::reverse(steps);
    stored.history.place = steps.size();
    stored.firstNumber = place->number - steps.size() + 1;
    if (!outside.empty()) {
        stored.storedCount = steps.size();
        const EditLabel label{.kind = Edit::ChangeOutside};
        steps.append(
            {{label, now}, std::make_shared<const StepChanges>(StepChanges{std::move(outside)})});
        stored.history.place = steps.size();
        return stored;
    }
    AO_TRY(const std::vector<StepRow> undone,
           db.query("SELECT number, step FROM edit WHERE workflow = ?1 AND number > ?2 "
                    "ORDER BY number",
                    toRow, workflow, place->number));
    addFitting(undone, place->number + 1, place->document, Direction::Forwards, steps);
    stored.storedCount = steps.size();
    return stored;
}

} // namespace agentops::workflow
