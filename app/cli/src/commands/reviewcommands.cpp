// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "idchoice.h"
#include "pathchoice.h"
#include "reviewtext.h"
#include "session.h"
#include "text.h"

#include <agentops/base/workerpool.h>
#include <agentops/commandline/parser.h>
#include <agentops/review/errors.h>
#include <agentops/review/reviewservice.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using review::RangeSpec;
using review::ReviewService;
using workspace::Workspace;

namespace {

/// The session that SESSION names: its id, an end or beginning of it, or "last".
Task<Result<review::Session>> findSession(ReviewService *service, QString name, CancelToken token)
{
    AO_CO_TRY(const QList<review::Session> sessions, co_await service->sessions(token));
    if (name == "last"_L1 && !sessions.isEmpty())
        co_return sessions.first();
    QStringList ids;
    for (const review::Session &session : sessions)
        ids.append(session.id.toString());
    AO_CO_TRY(const qsizetype found, chooseId(ids, name, u"review"_s, review::errors::kNotFound));
    co_return sessions[found];
}

Task<Result<RangeSpec>> wantedRange(Context context, ReviewService *service)
{
    const QString base = context.invocation.argument(u"BASE");
    const QString head = context.invocation.argument(u"HEAD");
    if (base.isEmpty())
        return service->suggestedRange(context.token);
    const auto given = [](RangeSpec range) -> Task<Result<RangeSpec>> {
        co_return range;
    };
    if (head.isEmpty())
        return given({.kind = RangeSpec::Kind::WorkingTree, .base = base, .head = {}});
    const bool isExact = context.invocation.hasFlag(u"exact");
    return given({.kind = isExact ? RangeSpec::Kind::Commits : RangeSpec::Kind::Branch,
                  .base = base,
                  .head = head});
}

Task<Result<ExitCode>> startIn(Context context, Workspace *workspace)
{
    ReviewService &service = workspace->review();
    AO_CO_TRY(const RangeSpec range, co_await wantedRange(context, &service));
    AO_CO_TRY(const review::Comparison comparison, co_await service.compare(range, context.token));
    AO_CO_TRY(const review::Session session,
              co_await service.start(range, context.invocation.value(u"title", rangeText(range)),
                                     context.token));
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson(reviewToJson(session, comparison)));
        co_return ExitCode::Ok;
    }
    AO_CO_CHECK(console.writeLine(session.id.toString()));
    console.step(u"%1: %2"_s.arg(
        session.title, counted(comparison.files.size(), u"changed file"_s, u"changed files"_s)));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> listReviewsIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const QList<review::Session> sessions,
              co_await workspace->review().sessions(context.token));
    Console &console = *context.console;
    QJsonArray array;
    QList<QStringList> rows;
    for (const review::Session &session : sessions) {
        array.append(reviewToJson(session));
        rows.append({session.id.toString(), timeText(session.updatedAt),
                     u"%1 of %2 open"_s.arg(session.openThreadCount).arg(session.threadCount),
                     session.finishedAt ? u"finished"_s : u"unfinished"_s, session.title});
    }
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"reviews"_s, array}}));
    else
        AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> showReviewIn(Context context, Workspace *workspace)
{
    ReviewService &service = workspace->review();
    AO_CO_TRY(
        const review::Session session,
        co_await findSession(&service, context.invocation.argument(u"REVIEW"), context.token));
    AO_CO_TRY(const review::Comparison comparison,
              co_await service.compare(session.range, context.token));
    AO_CO_TRY(const QList<review::Thread> threads,
              co_await service.threads(session.id, context.token));
    Console &console = *context.console;
    if (console.isJson()) {
        QJsonArray array;
        for (const review::Thread &thread : threads)
            array.append(threadToJson(thread));
        QJsonObject document = reviewToJson(session, comparison);
        document.insert(u"threads"_s, array);
        AO_CO_CHECK(console.writeJson(document));
    } else {
        AO_CO_CHECK(console.write(reviewText(session, comparison, threads).toUtf8()));
    }
    co_return ExitCode::Ok;
}

/// FILE:LINE, or FILE for the whole file.
std::pair<QString, int> splitPlace(const QString &place)
{
    const qsizetype colon = place.lastIndexOf(u':');
    bool isNumber = false;
    const int line = colon < 0 ? 0 : place.sliced(colon + 1).toInt(&isNumber);
    return isNumber ? std::pair(place.left(colon), line) : std::pair(place, 0);
}

/// The path that `typed` is on one side of the range.
Result<QString> pathOnSideBlocking(const QString &root, const RangeSpec &range, review::Side side,
                                   const QString &typed)
{
    AO_TRY(const git::Repository repository, git::Repository::open(root));
    AO_TRY(const review::ResolvedRange resolved, review::resolveRange(repository, range));
    return findPath(repository, {side == review::Side::Old ? resolved.from : resolved.to}, typed);
}

Task<Result<ExitCode>> commentIn(Context context, Workspace *workspace)
{
    ReviewService &service = workspace->review();
    AO_CO_TRY(
        const review::Session session,
        co_await findSession(&service, context.invocation.argument(u"REVIEW"), context.token));
    const auto side = context.invocation.hasFlag(u"old") ? review::Side::Old : review::Side::New;
    const std::pair<QString, int> place = splitPlace(context.invocation.argument(u"PLACE"));
    AO_CO_TRY(const QString path,
              co_await onWorker(workspace->cpuPool(), context.token,
                                [root = workspace->repository().path, range = session.range, side,
                                 typed = place.first](CancelToken) {
                                    return pathOnSideBlocking(root, range, side, typed);
                                }));
    const review::NewThread request{.session = session.id,
                                    .side = side,
                                    .path = path,
                                    .line = place.second,
                                    .body = context.invocation.argument(u"TEXT")};
    AO_CO_TRY(const review::Thread thread, co_await service.comment(request, context.token));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(threadToJson(thread)));
    else
        AO_CO_CHECK(console.writeLine(thread.id.toString()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> finishReviewIn(Context context, Workspace *workspace)
{
    ReviewService &service = workspace->review();
    AO_CO_TRY(
        const review::Session session,
        co_await findSession(&service, context.invocation.argument(u"REVIEW"), context.token));
    if (session.finishedAt)
        co_return fail(agentops::errors::kInvalidArgument,
                       u"review %1 is finished already"_s.arg(session.id.toString()));
    AO_CO_TRY(const review::Session finished, co_await service.finish(session.id, context.token));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(reviewToJson(finished)));
    else
        console.step(u"Finished %1: %2"_s.arg(
            finished.title, counted(session.draftCount, u"comment"_s, u"comments"_s)));
    co_return ExitCode::Ok;
}

/// The thread whose id is `name` or begins or ends with it, among all reviews.
Task<Result<review::Thread>> findThread(ReviewService *service, QString name, CancelToken token)
{
    AO_CO_TRY(const QList<review::Session> sessions, co_await service->sessions(token));
    QList<review::Thread> threads;
    QStringList ids;
    for (const review::Session &session : sessions) {
        AO_CO_TRY(const QList<review::Thread> more, co_await service->threads(session.id, token));
        threads += more;
        for (const review::Thread &thread : more)
            ids.append(thread.id.toString());
    }
    AO_CO_TRY(const qsizetype found, chooseId(ids, name, u"thread"_s, review::errors::kNotFound));
    co_return threads[found];
}

Task<Result<ExitCode>> resolveCommentIn(Context context, Workspace *workspace)
{
    ReviewService &service = workspace->review();
    AO_CO_TRY(review::Thread thread,
              co_await findThread(&service, context.invocation.argument(u"THREAD"), context.token));
    thread.isResolved = !context.invocation.hasFlag(u"reopen");
    AO_CO_CHECK(co_await service.setResolved(thread.id, thread.isResolved, context.token));
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson(threadToJson(thread)));
    else
        context.console->step(thread.isResolved ? u"Resolved"_s : u"Opened again"_s);
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> reviewCommands()
{
    const Argument session{.name = u"REVIEW"_s,
                           .help = u"the id of a review, a beginning or end of it, or 'last'"_s};
    return {
        {.command =
             {.path = u"review start"_s,
              .summary = u"Begin a review, or find the unfinished one of the same range"_s,
              .description =
                  u"With two commits, what HEAD changed since it left BASE; with one, the "
                  "working tree against BASE; with none, the range that is most likely "
                  "meant. The id of the review is printed."_s,
              .arguments = {{.name = u"BASE"_s,
                             .help = u"a commit, branch or tag"_s,
                             .count = Count::Optional},
                            {.name = u"HEAD"_s,
                             .help = u"a commit, branch or tag"_s,
                             .count = Count::Optional}},
              .options = {repositoryOption(),
                          {.name = u"exact"_s,
                           .help =
                               u"compare the two commits themselves, not their common ancestor"_s},
                          {.name = u"title"_s,
                           .help = u"what the review is called"_s,
                           .type = ValueType::Text,
                           .placeholder = u"TEXT"_s}},
              .jsonShape = reviewJsonShape(),
              .examples = {u"agentops review start main feature"_s}},
         .handler = onWorkspace(startIn)},
        {.command = {.path = u"review list"_s,
                     .summary = u"List the reviews of the repository"_s,
                     .options = {repositoryOption()},
                     .jsonShape = u"{\"reviews\": [as 'agentops review start' prints it, without "
                                  "base, head and files]}"_s},
         .handler = onWorkspace(listReviewsIn)},
        {.command = {.path = u"review show"_s,
                     .summary = u"Show the changed files and the threads of a review"_s,
                     .arguments = {session},
                     .options = {repositoryOption()},
                     .jsonShape = u"as 'agentops review start', and \"threads\": ["_s
                         + threadJsonShape() + u']'},
         .handler = onWorkspace(showReviewIn)},
        {.command =
             {.path = u"review comment"_s,
              .summary = u"Comment on a line"_s,
              .description =
                  u"The comment is kept on this machine and finds its line again when the "
                  "range moves on. The id of its thread is printed."_s,
              .arguments =
                  {session,
                   {.name = u"PLACE"_s,
                    .help = u"FILE:LINE, or FILE for the whole file, from the current folder or "
                            "the root"_s,
                    .type = ValueType::File},
                   {.name = u"TEXT"_s, .help = u"the comment, in Markdown"_s}},
              .options = {repositoryOption(),
                          {.name = u"old"_s, .help = u"the line is one of the older version"_s}},
              .jsonShape = threadJsonShape(),
              .examples = {u"agentops review comment last src/main.cpp:12 'Why twice?'"_s}},
         .handler = onWorkspace(commentIn)},
        {.command = {.path = u"review finish"_s,
                     .summary = u"Hand in the draft comments of a review"_s,
                     .description =
                         u"Comments are drafts until their review is finished. A finished review "
                         "is still listed; 'agentops review start' on its range begins another."_s,
                     .arguments = {session},
                     .options = {repositoryOption()},
                     .jsonShape = u"as an entry of 'agentops review list'"_s},
         .handler = onWorkspace(finishReviewIn)},
        {.command = {.path = u"review resolve"_s,
                     .summary = u"Mark a thread as resolved"_s,
                     .arguments = {{.name = u"THREAD"_s,
                                    .help = u"the id of a thread, a beginning or end of it"_s}},
                     .options = {repositoryOption(),
                                 {.name = u"reopen"_s, .help = u"mark it as open again"_s}},
                     .jsonShape = threadJsonShape()},
         .handler = onWorkspace(resolveCommentIn)},
    };
}

} // namespace agentops::cli
