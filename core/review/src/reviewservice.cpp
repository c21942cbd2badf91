// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/status.h>
#include <agentops/review/errors.h>
#include <agentops/review/reviewservice.h>

#include "placement.h"
#include "threadstore.h"

#include <QtCore/QPointer>

using namespace Qt::StringLiterals;

namespace agentops::review {

namespace {

/// The branch that work is compared with.
Result<QString> mainBranch(const git::Repository &repository)
{
    const QString configured = repository.configValue(u"init.defaultBranch"_s).value_or(QString());
    for (const QString &name : {u"origin/HEAD"_s, u"main"_s, u"master"_s, configured}) {
        if (!name.isEmpty() && repository.resolveCommit(name))
            return name;
    }
    return QString();
}

Result<RangeSpec> suggest(const git::Repository &repository, const CancelToken &token)
{
    using Kind = RangeSpec::Kind;
    AO_TRY(const git::Head head, repository.head());
    if (head.isUnborn())
        return RangeSpec{Kind::WorkingTree, {}, {}};
    AO_TRY(const QString main, mainBranch(repository));
    if (!main.isEmpty() && main != head.branch) {
        AO_TRY(const git::Oid base, repository.resolveCommit(main));
        AO_TRY(const auto fork, repository.mergeBase(base, head.commit));
        if (fork && *fork != head.commit)
            return RangeSpec{Kind::Branch, main, head.isDetached() ? u"HEAD"_s : head.branch};
    }
    if (!repository.isBare()) {
        AO_TRY(const auto changes, git::status(repository, token));
        if (!changes.isEmpty())
            return RangeSpec{Kind::WorkingTree, {}, {}};
    }
    AO_TRY(const git::Commit last, git::readCommit(repository, head.commit));
    return RangeSpec{Kind::Commits, last.parents.isEmpty() ? QString() : u"HEAD~1"_s, u"HEAD"_s};
}

Result<QString> authorOf(const git::Repository &repository, Timestamp time)
{
    auto who = repository.identity(time);
    // A review needs no identity: whoever sits here said it.
    return who ? who->name : QString();
}

QString titleOf(const RangeSpec &range)
{
    if (range.kind == RangeSpec::Kind::WorkingTree)
        return range.base.isEmpty() ? u"working tree"_s : range.base + u"..working tree"_s;
    return range.base + (range.kind == RangeSpec::Kind::Branch ? u"..."_s : u".."_s) + range.head;
}

} // namespace

store::Schema ReviewService::schema()
{
    return reviewSchema();
}

ReviewService::ReviewService(QString repositoryPath, store::Database &database, WorkerPool &pool,
                             Clock &clock, QObject *parent)
    : QObject(parent)
    , m_repositoryPath(std::move(repositoryPath))
    , m_database(database)
    , m_pool(pool)
    , m_clock(clock)
{ }

ReviewService::~ReviewService() = default;

Task<Result<QList<git::Branch>>> ReviewService::branches(CancelToken token)
{
    return onWorker(m_pool, token, [path = m_repositoryPath](CancelToken) {
        return git::Repository::open(path).and_then(
            [](const git::Repository &repository) { return git::listBranches(repository); });
    });
}

Task<Result<QList<git::Commit>>> ReviewService::recentCommits(int limit, CancelToken token)
{
    return onWorker(
        m_pool, token,
        [path = m_repositoryPath, limit](CancelToken stop) -> Result<QList<git::Commit>> {
            AO_TRY(const git::Repository repository, git::Repository::open(path));
            AO_TRY(const git::Head head, repository.head());
            if (head.isUnborn())
                return QList<git::Commit>();
            return git::log(repository,
                            {.from = head.commit, .hide = {}, .path = {}, .limit = limit}, stop);
        });
}

Task<Result<RangeSpec>> ReviewService::suggestedRange(CancelToken token)
{
    return onWorker(m_pool, token,
                    [path = m_repositoryPath](CancelToken stop) -> Result<RangeSpec> {
                        AO_TRY(const git::Repository repository, git::Repository::open(path));
                        return suggest(repository, stop);
                    });
}

Task<Result<Comparison>> ReviewService::compare(RangeSpec range, CancelToken token)
{
    return onWorker(m_pool, token,
                    [path = m_repositoryPath, range](CancelToken stop) -> Result<Comparison> {
                        AO_TRY(const git::Repository repository, git::Repository::open(path));
                        AO_TRY(ResolvedRange resolved, resolveRange(repository, range));
                        AO_TRY(QList<git::FileChange> files,
                               git::diffFiles(repository, resolved.from, resolved.to, {}, stop));
                        return Comparison{std::move(resolved), std::move(files)};
                    });
}

Task<Result<std::shared_ptr<const FileRows>>> ReviewService::fileRows(ResolvedRange range,
                                                                      git::FileChange change,
                                                                      RowOptions options,
                                                                      CancelToken token)
{
    using Rows = std::shared_ptr<const FileRows>;
    return onWorker(
        m_pool, token,
        [path = m_repositoryPath, range, change, options](CancelToken stop) -> Result<Rows> {
            if (change.isBinary)
                return std::make_shared<const FileRows>();
            AO_TRY(const git::Repository repository, git::Repository::open(path));
            AO_TRY(const QByteArray before, readSide(repository, range, change, Side::Old));
            AO_TRY(const QByteArray after, readSide(repository, range, change, Side::New));
            AO_CHECK(stop.check());
            AO_TRY(FileRows rows, buildRows(before, after, options));
            AO_CHECK(stop.check());
            rows.scopes = readScopes(change.newPath, after);
            return std::make_shared<const FileRows>(std::move(rows));
        });
}

Task<Result<Session>> ReviewService::start(RangeSpec range, QString title, CancelToken token)
{
    const QPointer<ReviewService> self(this);
    store::Database &database = m_database;
    const Timestamp now = m_clock.now();
    // A range that means nothing begins no review.
    const auto resolved = co_await onWorker(
        m_pool, token, [path = m_repositoryPath, range](CancelToken) -> Result<ResolvedRange> {
            AO_TRY(const git::Repository repository, git::Repository::open(path));
            return resolveRange(repository, range);
        });
    AO_CO_CHECK(resolved);
    // The database and the pool may end with whoever cancels.
    AO_CO_CHECK(token.check());
    if (title.isEmpty())
        title = titleOf(range);
    auto session = co_await database.write(
        token, [range, title, now](store::Connection &db) -> Result<Session> {
            AO_TRY(auto found, findOpenSession(db, range));
            if (found)
                return std::move(*found);
            const Session made{.id = SessionId::create(),
                               .title = title,
                               .range = range,
                               .createdAt = now,
                               .updatedAt = now,
                               .finishedAt = {}};
            AO_CHECK(insertSession(db, made));
            return made;
        });
    if (session && self)
        Q_EMIT self->sessionsChanged();
    co_return session;
}

Task<Result<QList<Session>>> ReviewService::sessions(CancelToken token)
{
    return m_database.read(token, [](store::Connection &db) { return readSessions(db); });
}

Task<Result<Session>> ReviewService::session(SessionId id, CancelToken token)
{
    return m_database.read(token, [id](store::Connection &db) { return readSession(db, id); });
}

Task<Result<Session>> ReviewService::finish(SessionId id, CancelToken token)
{
    const QPointer<ReviewService> self(this);
    auto session = co_await m_database.write(
        token, [id, now = m_clock.now()](store::Connection &db) -> Result<Session> {
            AO_CHECK(finishSession(db, id, now));
            return readSession(db, id);
        });
    if (session && self) {
        Q_EMIT self->threadsChanged(id);
        Q_EMIT self->sessionsChanged();
    }
    co_return session;
}

Task<Result<QList<Thread>>> ReviewService::threads(SessionId id, CancelToken token)
{
    WorkerPool &pool = m_pool;
    const QString path = m_repositoryPath;
    struct Stored
    {
        Session session;
        QList<Thread> threads;
        Origins origins;
    };
    auto stored = co_await m_database.read(token, [id](store::Connection &db) -> Result<Stored> {
        AO_TRY(Session session, readSession(db, id));
        AO_TRY(QList<Thread> threads, readThreads(db, id));
        AO_TRY(Origins origins, readOrigins(db, id));
        return Stored{std::move(session), std::move(threads), std::move(origins)};
    });
    AO_CO_CHECK(stored);
    AO_CO_CHECK(token.check());
    if (stored->threads.isEmpty())
        co_return QList<Thread>();
    co_return co_await onWorker(
        pool, token,
        [path, stored = std::move(*stored)](CancelToken stop) -> Result<QList<Thread>> {
            AO_TRY(const git::Repository repository, git::Repository::open(path));
            // What was said stays readable when a branch is gone.
            const auto range = resolveRange(repository, stored.session.range);
            return range ? placeThreads(repository, *range, stored.threads, stored.origins, stop)
                         : Result<QList<Thread>>(withoutPlaces(stored.threads));
        });
}

Task<Result<Thread>> ReviewService::comment(NewThread wanted, CancelToken token)
{
    const QPointer<ReviewService> self(this);
    store::Database &database = m_database;
    WorkerPool &pool = m_pool;
    const QString path = m_repositoryPath;
    const Timestamp now = m_clock.now();
    if (wanted.body.trimmed().isEmpty())
        co_return fail(errors::kEmptyComment, u"a comment needs text"_s);
    AO_CO_TRY(const Session session,
              co_await database.read(token, [id = wanted.session](store::Connection &db) {
                  return readSession(db, id);
              }));
    AO_CO_CHECK(token.check());
    struct Made
    {
        Thread thread;
        QByteArray content;
    };
    AO_CO_TRY(
        const Made made,
        co_await onWorker(pool, token, [path, session, wanted, now](CancelToken) -> Result<Made> {
            AO_TRY(const git::Repository repository, git::Repository::open(path));
            AO_TRY(const ResolvedRange range, resolveRange(repository, session.range));
            AO_TRY(Anchored place,
                   anchorInRange(repository, range, wanted.side, wanted.path, wanted.line));
            AO_TRY(const QString author, authorOf(repository, now));
            Position position{Position::State::Same, wanted.path, wanted.line, {}};
            Thread thread{.id = ThreadId::create(),
                          .session = session.id,
                          .anchor = std::move(place.anchor),
                          .isResolved = false,
                          .comments = {{.id = CommentId::create(),
                                        .author = author,
                                        .body = wanted.body,
                                        .createdAt = now,
                                        .editedAt = {},
                                        .isDraft = true}},
                          .position = std::move(position)};
            return Made{std::move(thread), std::move(place.content)};
        }));
    AO_CO_CHECK(token.check());
    AO_CO_CHECK(co_await database.write(token, [made, now](store::Connection &db) {
        return insertThread(db, made.thread, made.content, now);
    }));
    if (self)
        Q_EMIT self->threadsChanged(session.id);
    co_return made.thread;
}

Task<Result<Comment>> ReviewService::reply(ThreadId thread, QString body, CancelToken token)
{
    const QPointer<ReviewService> self(this);
    store::Database &database = m_database;
    const Timestamp now = m_clock.now();
    if (body.trimmed().isEmpty())
        co_return fail(errors::kEmptyComment, u"a comment needs text"_s);
    AO_CO_TRY(const QString author,
              co_await onWorker(
                  m_pool, token, [path = m_repositoryPath, now](CancelToken) -> Result<QString> {
                      AO_TRY(const git::Repository repository, git::Repository::open(path));
                      return authorOf(repository, now);
                  }));
    AO_CO_CHECK(token.check());
    const Comment comment{.id = CommentId::create(),
                          .author = author,
                          .body = body,
                          .createdAt = now,
                          .editedAt = {},
                          .isDraft = true};
    AO_CO_TRY(const SessionId session,
              co_await database.write(
                  token, [thread, comment](store::Connection &db) -> Result<SessionId> {
                      AO_CHECK(insertComment(db, thread, comment));
                      return sessionOfThread(db, thread);
                  }));
    if (self)
        Q_EMIT self->threadsChanged(session);
    co_return comment;
}

Task<Result<Comment>> ReviewService::edit(CommentId id, QString body, CancelToken token)
{
    const QPointer<ReviewService> self(this);
    if (body.trimmed().isEmpty())
        co_return fail(errors::kEmptyComment, u"a comment needs text"_s);
    using Edited = std::pair<SessionId, Comment>;
    AO_CO_TRY(const Edited edited,
              co_await m_database.write(
                  token, [id, body, now = m_clock.now()](store::Connection &db) -> Result<Edited> {
                      AO_CHECK(updateComment(db, id, body, now));
                      AO_TRY(const SessionId session, sessionOfComment(db, id));
                      AO_TRY(Comment comment, readComment(db, id));
                      return Edited(session, std::move(comment));
                  }));
    if (self)
        Q_EMIT self->threadsChanged(edited.first);
    co_return edited.second;
}

/// Runs a change of a thread and tells about it.
static Task<Result<>> changeThread(QPointer<ReviewService> self, store::Database &database,
                                   CancelToken token,
                                   std::function<Result<SessionId>(store::Connection &)> change)
{
    const auto session = co_await database.write(token, std::move(change));
    AO_CO_CHECK(session);
    if (self)
        Q_EMIT self->threadsChanged(*session);
    co_return Result<>();
}

Task<Result<>> ReviewService::setResolved(ThreadId thread, bool isResolved, CancelToken token)
{
    return changeThread(
        this, m_database, token,
        [thread, isResolved, now = m_clock.now()](store::Connection &db) -> Result<SessionId> {
            AO_CHECK(setThreadResolved(db, thread, isResolved, now));
            return sessionOfThread(db, thread);
        });
}

Task<Result<>> ReviewService::deleteComment(CommentId comment, CancelToken token)
{
    return changeThread(this, m_database, token,
                        [comment, now = m_clock.now()](store::Connection &db) -> Result<SessionId> {
                            AO_CHECK(setCommentDeleted(db, comment, now, now));
                            return sessionOfComment(db, comment);
                        });
}

Task<Result<>> ReviewService::restoreComment(CommentId comment, CancelToken token)
{
    return changeThread(this, m_database, token,
                        [comment, now = m_clock.now()](store::Connection &db) -> Result<SessionId> {
                            AO_CHECK(setCommentDeleted(db, comment, std::nullopt, now));
                            return sessionOfComment(db, comment);
                        });
}

Task<Result<QList<bool>>> ReviewService::viewed(QList<git::FileChange> files, CancelToken token)
{
    return m_database.read(token, [files](store::Connection &db) { return readViewed(db, files); });
}

Task<Result<>> ReviewService::setViewed(git::FileChange file, bool isViewed, CancelToken token)
{
    return m_database.write(token, [file, isViewed, now = m_clock.now()](store::Connection &db) {
        return writeViewed(db, file, isViewed, now);
    });
}

} // namespace agentops::review
