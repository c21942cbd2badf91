// SPDX-License-Identifier: GPL-3.0-or-later
#include "threadstore.h"

#include <agentops/review/errors.h>

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace agentops::review {

namespace {

store::Value oidValue(const git::Oid &oid)
{
    if (oid.isNull())
        return nullptr;
    return QByteArray(reinterpret_cast<const char *>(oid.bytes().data()), git::Oid::kByteCount);
}

git::Oid readOid(const store::Row &row, int column)
{
    const QByteArray bytes = row.blob(column);
    return bytes.size() == git::Oid::kByteCount ? git::Oid::fromBytes(bytes.constData())
                                                : git::Oid();
}

QString toJson(const QStringList &list)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList fromJson(const QString &text)
{
    QStringList list;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array)
        list.append(value.toString());
    return list;
}

template<typename T>
QList<T> toList(std::vector<T> items)
{
    return QList<T>(std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

template<typename T>
Result<T> required(Result<std::optional<T>> found, const QString &what)
{
    if (!found)
        return fail(std::move(found).error());
    if (!*found)
        return fail(errors::kNotFound, what);
    return std::move(**found);
}

constexpr QByteArrayView kSessionColumns = R"sql(
SELECT s.id, s.title, s.range_kind, s.base, s.head, s.created_at, s.updated_at, s.finished_at,
  (SELECT count(DISTINCT t.id) FROM threads t JOIN comments c ON c.thread_id = t.id
     WHERE t.session_id = s.id AND c.deleted_at IS NULL AND NOT t.is_resolved),
  (SELECT count(DISTINCT t.id) FROM threads t JOIN comments c ON c.thread_id = t.id
     WHERE t.session_id = s.id AND c.deleted_at IS NULL),
  (SELECT count(*) FROM threads t JOIN comments c ON c.thread_id = t.id
     WHERE t.session_id = s.id AND c.deleted_at IS NULL AND c.is_draft)
FROM sessions s )sql";

Session toSession(const store::Row &row)
{
    return {.id = row.id<SessionTag>(0),
            .title = row.text(1),
            .range = {static_cast<RangeSpec::Kind>(row.integer(2)), row.text(3), row.text(4)},
            .createdAt = row.timestamp(5),
            .updatedAt = row.timestamp(6),
            .finishedAt = row.optionalTimestamp(7),
            .openThreadCount = row.integer(8),
            .threadCount = row.integer(9),
            .draftCount = row.integer(10)};
}

constexpr QByteArrayView kCommentColumns =
    "SELECT c.id, c.author, c.body, c.created_at, c.edited_at, c.is_draft, c.thread_id "
    "FROM comments c ";

Comment toComment(const store::Row &row)
{
    return {.id = row.id<CommentTag>(0),
            .author = row.text(1),
            .body = row.text(2),
            .createdAt = row.timestamp(3),
            .editedAt = row.optionalTimestamp(4),
            .isDraft = row.boolean(5)};
}

Thread toThread(const store::Row &row)
{
    return {.id = row.id<ThreadTag>(0),
            .session = row.id<SessionTag>(1),
            .anchor = {.baseCommit = readOid(row, 4),
                       .headCommit = readOid(row, 5),
                       .side = static_cast<Side>(row.integer(2)),
                       .path = row.text(3),
                       .blob = readOid(row, 6),
                       .line = row.integer(7),
                       .text = row.text(8),
                       .normalizedHash = row.blob(9),
                       .prefix = fromJson(row.text(10)),
                       .suffix = fromJson(row.text(11))},
            .isResolved = row.boolean(12),
            .comments = {},
            .position = {}};
}

Result<> touchSession(store::Connection &db, SessionId id, Timestamp time)
{
    return db.run("UPDATE sessions SET updated_at = ?2 WHERE id = ?1", id, time);
}

} // namespace

Result<> insertSession(store::Connection &db, const Session &session)
{
    return db.run("INSERT INTO sessions (id, title, range_kind, base, head, created_at, updated_at)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
                  session.id, session.title, static_cast<int>(session.range.kind),
                  session.range.base, session.range.head, session.createdAt);
}

Result<Session> readSession(store::Connection &db, SessionId id)
{
    return required(db.queryOne(kSessionColumns.toByteArray() + "WHERE s.id = ?1", toSession, id),
                    u"no review session "_s + id.toString());
}

Result<std::optional<Session>> findOpenSession(store::Connection &db, const RangeSpec &range)
{
    return db.queryOne(kSessionColumns.toByteArray()
                           + "WHERE s.finished_at IS NULL AND s.range_kind = ?1 AND s.base = ?2 "
                             "AND s.head = ?3 ORDER BY s.id DESC",
                       toSession, static_cast<int>(range.kind), range.base, range.head);
}

Result<QList<Session>> readSessions(store::Connection &db)
{
    AO_TRY(auto sessions,
           db.query(kSessionColumns.toByteArray() + "ORDER BY s.updated_at DESC, s.id DESC",
                    toSession));
    return toList(std::move(sessions));
}

Result<> finishSession(store::Connection &db, SessionId id, Timestamp time)
{
    AO_CHECK(readSession(db, id));
    AO_CHECK(db.run("UPDATE comments SET is_draft = 0 WHERE is_draft AND thread_id IN "
                    "(SELECT id FROM threads WHERE session_id = ?1)",
                    id));
    return db.run("UPDATE sessions SET finished_at = ?2, updated_at = ?2 WHERE id = ?1", id, time);
}

Result<QList<Thread>> readThreads(store::Connection &db, SessionId session)
{
    AO_TRY(auto found,
           db.query("SELECT id, session_id, side, path, origin_base, origin_head, blob, line, text,"
                    " hash, prefix, suffix, is_resolved FROM threads WHERE session_id = ?1 "
                    "ORDER BY id",
                    toThread, session));
    QHash<ThreadId, QList<Comment>> comments;
    AO_CHECK(db.forEach(
        kCommentColumns.toByteArray()
            + "JOIN threads t ON t.id = c.thread_id WHERE t.session_id = ?1 "
              "AND c.deleted_at IS NULL ORDER BY c.id",
        [&](const store::Row &row) { comments[row.id<ThreadTag>(6)].append(toComment(row)); },
        session));
    QList<Thread> threads;
    for (Thread &thread : found) {
        thread.comments = comments.value(thread.id);
        if (!thread.comments.isEmpty())
            threads.append(std::move(thread));
    }
    return threads;
}

Result<SessionId> sessionOfThread(store::Connection &db, ThreadId thread)
{
    return required(db.queryOne(
                        "SELECT session_id FROM threads WHERE id = ?1",
                        [](const store::Row &row) { return row.id<SessionTag>(0); }, thread),
                    u"no thread "_s + thread.toString());
}

Result<SessionId> sessionOfComment(store::Connection &db, CommentId comment)
{
    return required(db.queryOne(
                        "SELECT t.session_id FROM threads t JOIN comments c ON c.thread_id = t.id "
                        "WHERE c.id = ?1",
                        [](const store::Row &row) { return row.id<SessionTag>(0); }, comment),
                    u"no comment "_s + comment.toString());
}

Result<Origins> readOrigins(store::Connection &db, SessionId session)
{
    Origins origins;
    AO_CHECK(db.forEach(
        "SELECT blob, content FROM origins WHERE blob IN "
        "(SELECT blob FROM threads WHERE session_id = ?1)",
        [&](const store::Row &row) { origins.insert(readOid(row, 0), row.blob(1)); }, session));
    return origins;
}

Result<> insertThread(store::Connection &db, const Thread &thread, const QByteArray &content,
                      Timestamp time)
{
    const Anchor &anchor = thread.anchor;
    AO_CHECK(db.run("INSERT OR IGNORE INTO origins (blob, content) VALUES (?1, ?2)",
                    oidValue(anchor.blob), content.isNull() ? QByteArray("") : content));
    AO_CHECK(db.run("INSERT INTO threads (id, session_id, side, path, origin_base, origin_head, "
                    "blob, line, text, hash, prefix, suffix, created_at) VALUES (?1, ?2, ?3, ?4, "
                    "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                    thread.id, thread.session, static_cast<int>(anchor.side), anchor.path,
                    oidValue(anchor.baseCommit), oidValue(anchor.headCommit), oidValue(anchor.blob),
                    anchor.line, anchor.text.isNull() ? u""_s : anchor.text,
                    anchor.normalizedHash.isNull() ? QByteArray("") : anchor.normalizedHash,
                    toJson(anchor.prefix), toJson(anchor.suffix), time));
    for (const Comment &comment : thread.comments)
        AO_CHECK(insertComment(db, thread.id, comment));
    return {};
}

Result<> setThreadResolved(store::Connection &db, ThreadId thread, bool isResolved, Timestamp time)
{
    AO_TRY(const SessionId session, sessionOfThread(db, thread));
    AO_CHECK(db.run("UPDATE threads SET is_resolved = ?2 WHERE id = ?1", thread, isResolved));
    return touchSession(db, session, time);
}

Result<> insertComment(store::Connection &db, ThreadId thread, const Comment &comment)
{
    AO_TRY(const SessionId session, sessionOfThread(db, thread));
    AO_CHECK(db.run("INSERT INTO comments (id, thread_id, author, body, created_at, is_draft) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    comment.id, thread, comment.author, comment.body, comment.createdAt,
                    comment.isDraft));
    return touchSession(db, session, comment.createdAt);
}

Result<Comment> readComment(store::Connection &db, CommentId id)
{
    return required(
        db.queryOne(kCommentColumns.toByteArray() + "WHERE c.id = ?1 AND c.deleted_at IS NULL",
                    toComment, id),
        u"no comment "_s + id.toString());
}

Result<> updateComment(store::Connection &db, CommentId id, const QString &body, Timestamp time)
{
    AO_TRY(const SessionId session, sessionOfComment(db, id));
    AO_CHECK(db.run("UPDATE comments SET body = ?2, edited_at = ?3 WHERE id = ?1", id, body, time));
    return touchSession(db, session, time);
}

Result<> setCommentDeleted(store::Connection &db, CommentId id, std::optional<Timestamp> time,
                           Timestamp now)
{
    AO_TRY(const SessionId session, sessionOfComment(db, id));
    AO_CHECK(db.run("UPDATE comments SET deleted_at = ?2 WHERE id = ?1", id, time));
    return touchSession(db, session, now);
}

Result<QList<bool>> readViewed(store::Connection &db, const QList<git::FileChange> &files)
{
    QList<bool> viewed;
    for (const git::FileChange &file : files) {
        AO_TRY(const auto found,
               db.queryOne(
                   "SELECT 1 FROM viewed WHERE old_blob = coalesce(?1, zeroblob(20)) AND "
                   "new_blob = coalesce(?2, zeroblob(20))",
                   [](const store::Row &) { return true; }, oidValue(file.oldBlob),
                   oidValue(file.newBlob)));
        viewed.append(found.has_value());
    }
    return viewed;
}

Result<> writeViewed(store::Connection &db, const git::FileChange &file, bool isViewed,
                     Timestamp time)
{
    if (isViewed) {
        return db.run("INSERT OR REPLACE INTO viewed (old_blob, new_blob, viewed_at) VALUES "
                      "(coalesce(?1, zeroblob(20)), coalesce(?2, zeroblob(20)), ?3)",
                      oidValue(file.oldBlob), oidValue(file.newBlob), time);
    }
    return db.run("DELETE FROM viewed WHERE old_blob = coalesce(?1, zeroblob(20)) AND "
                  "new_blob = coalesce(?2, zeroblob(20))",
                  oidValue(file.oldBlob), oidValue(file.newBlob));
}

} // namespace agentops::review
