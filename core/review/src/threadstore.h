// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "placement.h"

#include <agentops/review/session.h>
#include <agentops/store/connection.h>
#include <agentops/store/schema.h>

namespace agentops::review {

store::Schema reviewSchema();

// Rows of review.db as values. Thread: the database's.

Result<> insertSession(store::Connection &db, const Session &session);
Result<Session> readSession(store::Connection &db, SessionId id);
/// The unfinished session of a range, newest first.
Result<std::optional<Session>> findOpenSession(store::Connection &db, const RangeSpec &range);
/// Newest first.
Result<QList<Session>> readSessions(store::Connection &db);
Result<> finishSession(store::Connection &db, SessionId id, Timestamp time);

/// Threads that have a comment, without their places in the range of today.
Result<QList<Thread>> readThreads(store::Connection &db, SessionId session);
Result<SessionId> sessionOfThread(store::Connection &db, ThreadId thread);
Result<SessionId> sessionOfComment(store::Connection &db, CommentId comment);
/// `content` is the file that the thread is about.
Result<> insertThread(store::Connection &db, const Thread &thread, const QByteArray &content,
                      Timestamp time);
/// The files that the threads of a session are about, where they are kept.
Result<Origins> readOrigins(store::Connection &db, SessionId session);
Result<> setThreadResolved(store::Connection &db, ThreadId thread, bool isResolved, Timestamp time);

Result<> insertComment(store::Connection &db, ThreadId thread, const Comment &comment);
Result<Comment> readComment(store::Connection &db, CommentId id);
Result<> updateComment(store::Connection &db, CommentId id, const QString &body, Timestamp time);
/// A time deletes the comment, nothing restores it.
Result<> setCommentDeleted(store::Connection &db, CommentId id, std::optional<Timestamp> time,
                           Timestamp now);

Result<QList<bool>> readViewed(store::Connection &db, const QList<git::FileChange> &files);
Result<> writeViewed(store::Connection &db, const git::FileChange &file, bool isViewed,
                     Timestamp time);

} // namespace agentops::review
