// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/draftstore.h>

#include <agentops/store/database.h>
#include <agentops/workflow/documentcodec.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

Result<Draft> draftFromRow(const store::Row &row)
{
    AO_TRY(Document document, parseDocument(row.text(0).toUtf8()).toResult());
    return Draft{.document = std::move(document),
                 .file = row.text(1),
                 .fileHash = row.blob(2),
                 .changedAt = row.timestamp(3)};
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
)"}};
}

DraftStore::DraftStore(store::Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{ }

Task<Result<>> DraftStore::save(Draft draft, CancelToken token)
{
    const Timestamp now = m_clock.now();
    co_return co_await m_database.write(
        std::move(token), [draft = std::move(draft), now](store::Connection &db) {
            return db.run("INSERT OR REPLACE INTO draft VALUES (?1, ?2, ?3, ?4, ?5)",
                          draft.document.properties.id,
                          QString::fromUtf8(writeDocument(draft.document)), draft.file,
                          draft.fileHash, now);
        });
}

Task<Result<>> DraftStore::remove(WorkflowId workflow, CancelToken token)
{
    co_return co_await m_database.write(std::move(token), [workflow](store::Connection &db) {
        return db.run("DELETE FROM draft WHERE workflow = ?1", workflow);
    });
}

Task<Result<QList<Draft>>> DraftStore::list(CancelToken token)
{
    AO_CO_TRY(auto drafts, co_await m_database.read(std::move(token), [](store::Connection &db) {
        return db.query("SELECT document, file, file_hash, changed_at FROM draft "
                        "ORDER BY changed_at DESC, workflow",
                        draftFromRow);
    }));
    co_return QList<Draft>(std::make_move_iterator(drafts.begin()),
                           std::make_move_iterator(drafts.end()));
}

} // namespace agentops::workflow
