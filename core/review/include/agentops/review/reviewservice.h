// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/git/branch.h>
#include <agentops/git/history.h>
#include <agentops/review/session.h>
#include <agentops/store/database.h>
#include <agentops/store/schema.h>

#include <QtCore/QObject>

#include <memory>

namespace agentops::review {

/// Reviews of one repository: what changed, and the sessions, threads and comments about it, kept
/// on this machine.
/// Thread: main. Cancel: at every worker boundary; a write that was begun ends. Errors:
/// review/errors.h, git/errors.h, store/errors.h. The pool and the database outlive the service;
/// its tasks are joined before it is destroyed.
class ReviewService : public QObject
{
    Q_OBJECT

public:
    /// The tables of review.db; open it with store::Durability::PowerLoss.
    static store::Schema schema();

    ReviewService(QString repositoryPath, store::Database &database, WorkerPool &pool, Clock &clock,
                  QObject *parent = nullptr);
    ~ReviewService() override;

    const QString &repositoryPath() const { return m_repositoryPath; }

    // What there is to review
    Task<Result<QList<git::Branch>>> branches(CancelToken token);
    Task<Result<QList<git::Commit>>> recentCommits(int limit, CancelToken token);
    /// The range that is most likely meant: the branch checked out against the main branch, or the
    /// working tree when they are the same.
    Task<Result<RangeSpec>> suggestedRange(CancelToken token);
    Task<Result<Comparison>> compare(RangeSpec range, CancelToken token);
    /// Both versions of a changed file side by side; binary files give no rows.
    Task<Result<std::shared_ptr<const FileRows>>> fileRows(ResolvedRange range,
                                                           git::FileChange change,
                                                           RowOptions options, CancelToken token);

    // Sessions
    /// Begins a review, or returns the unfinished one of the same range.
    Task<Result<Session>> start(RangeSpec range, QString title, CancelToken token);
    /// Shape: newest first.
    Task<Result<QList<Session>>> sessions(CancelToken token);
    Task<Result<Session>> session(SessionId id, CancelToken token);
    /// Hands in the drafts: they are comments from then on.
    Task<Result<Session>> finish(SessionId id, CancelToken token);

    // Threads
    /// The threads with their places in the range as it is now.
    /// Shape: in the order of their making.
    Task<Result<QList<Thread>>> threads(SessionId id, CancelToken token);
    /// Errors: review.bad_position, review.empty_comment.
    Task<Result<Thread>> comment(NewThread thread, CancelToken token);
    Task<Result<Comment>> reply(ThreadId thread, QString body, CancelToken token);
    Task<Result<Comment>> edit(CommentId comment, QString body, CancelToken token);
    Task<Result<>> setResolved(ThreadId thread, bool isResolved, CancelToken token);
    /// Deleted comments can be restored; a thread without any is not listed.
    Task<Result<>> deleteComment(CommentId comment, CancelToken token);
    Task<Result<>> restoreComment(CommentId comment, CancelToken token);

    // What has been looked at, by content: it stays viewed when it comes back in another commit
    /// Which of the files have been viewed as they are.
    /// Shape: as long as `files`.
    Task<Result<QList<bool>>> viewed(QList<git::FileChange> files, CancelToken token);
    Task<Result<>> setViewed(git::FileChange file, bool isViewed, CancelToken token);

Q_SIGNALS:
    /// A thread of the session was made, changed or removed by this service.
    void threadsChanged(agentops::review::SessionId session);
    void sessionsChanged();

private:
    QString m_repositoryPath;
    store::Database &m_database;
    WorkerPool &m_pool;
    Clock &m_clock;
};

} // namespace agentops::review
