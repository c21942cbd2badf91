// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/draftstore.h>

#include "edittables.h"

#include <agentops/store/database.h>
#include <agentops/workflow/documentcodec.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

struct Stored
{
    WorkflowId workflow;
    Result<Document> document;
    QString file;
    QByteArray fileHash;
    Timestamp changedAt;
};

/// Every draft, newest first.
Result<std::vector<Stored>> readStored(store::Connection &db)
{
    return db.query("SELECT workflow, document, file, file_hash, changed_at FROM draft "
                    "ORDER BY changed_at DESC, workflow",
                    [](const store::Row &row) {
                        return Stored{row.id<WorkflowTag>(0),
                                      parseDocument(row.text(1).toUtf8()).toResult(), row.text(2),
                                      row.blob(3), row.timestamp(4)};
                    });
}

} // namespace

store::Schema draftSchema()
{
    return {.name = u"drafts of workflows"_s,
            .applicationId = 0x414f4446, // "AODF"
            .migrations = {R"(
CREATE TABLE draft (
    workflow BLOB PRIMARY KEY,
    document TEXT NOT NULL,
    file TEXT NOT NULL,
    file_hash BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)",
                           kEditTables}};
}

DraftStore::DraftStore(store::Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
    , m_edits(database, clock)
{ }

Task<Result<>> DraftStore::save(Draft draft, EditRecord edits, CancelToken token)
{
    const Timestamp now = m_clock.now();
    co_return co_await m_database.write(
        std::move(token),
        [draft = std::move(draft), edits = std::move(edits),
         now](store::Connection &db) -> Result<> {
            const WorkflowId workflow = draft.document.properties.id;
            const QByteArray text = writeDocument(draft.document);
            AO_CHECK(db.run("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3, ?4, ?5)", workflow,
                            QString::fromUtf8(text), draft.file, draft.fileHash, now));
            return writeEdits(db, workflow, draft.file, text, Where::Draft, edits);
        });
}

Task<Result<>> DraftStore::settle(Draft draft, EditRecord edits, CancelToken token)
{
    co_return co_await m_database.write(
        std::move(token),
        [draft = std::move(draft), edits = std::move(edits)](store::Connection &db) -> Result<> {
            const WorkflowId workflow = draft.document.properties.id;
            AO_CHECK(db.run("DELETE FROM draft WHERE workflow = ?1", workflow));
            return writeEdits(db, workflow, draft.file, writeDocument(draft.document), Where::File,
                              edits);
        });
}

Task<Result<>> DraftStore::remove(WorkflowId workflow, CancelToken token)
{
    co_return co_await m_database.write(
        std::move(token), [workflow](store::Connection &db) -> Result<> {
            AO_CHECK(db.run("DELETE FROM draft WHERE workflow = ?1", workflow));
            return removeEdits(db, workflow);
        });
}

Task<Result<QList<Draft>>> DraftStore::list(CancelToken token)
{
    AO_CO_TRY(const auto stored, co_await m_database.read(std::move(token), readStored));
    QList<Draft> drafts;
    for (const Stored &draft : stored) {
        if (draft.document)
            drafts.append({*draft.document, draft.file, draft.fileHash, draft.changedAt});
    }
    co_return drafts;
}

Task<Result<QList<UnreadableDraft>>> DraftStore::listUnreadable(CancelToken token)
{
    AO_CO_TRY(const auto stored, co_await m_database.read(std::move(token), readStored));
    QList<UnreadableDraft> unreadable;
    for (const Stored &draft : stored) {
        if (!draft.document)
            unreadable.append({draft.workflow, draft.file, draft.document.error()});
    }
    co_return unreadable;
}

} // namespace agentops::workflow
