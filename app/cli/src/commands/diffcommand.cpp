// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "difftext.h"
#include "pathchoice.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/diff.h>

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

QString lineKindName(git::DiffLine::Kind kind)
{
    switch (kind) {
    case git::DiffLine::Kind::Context:
        return u"context"_s;
    case git::DiffLine::Kind::Added:
        return u"added"_s;
    case git::DiffLine::Kind::Removed:
        return u"removed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonArray hunksToJson(const QList<git::Hunk> &hunks)
{
    QJsonArray result;
    for (const git::Hunk &hunk : hunks) {
        QJsonArray lines;
        for (const git::DiffLine &line : hunk.lines) {
            lines.append(QJsonObject{{u"kind"_s, lineKindName(line.kind)},
                                     {u"oldLine"_s, line.oldLine},
                                     {u"newLine"_s, line.newLine},
                                     {u"text"_s, QString::fromUtf8(line.text)}});
        }
        result.append(QJsonObject{{u"oldStart"_s, hunk.oldStart},
                                  {u"oldCount"_s, hunk.oldCount},
                                  {u"newStart"_s, hunk.newStart},
                                  {u"newCount"_s, hunk.newCount},
                                  {u"heading"_s, QString::fromUtf8(hunk.heading)},
                                  {u"lines"_s, lines}});
    }
    return result;
}

QJsonObject fileToJson(const git::FileDiff &file)
{
    QJsonObject object = changeToJson(file.change);
    object.insert(u"hunks"_s, hunksToJson(file.hunks));
    return object;
}

/// What the command was asked to compare.
struct Question
{
    QString repository;
    QString base;
    QString head; ///< empty: the working tree
    QStringList paths; ///< as typed
};

struct Sides
{
    git::Repository repository;
    git::TreeSource from;
    git::TreeSource to;
    git::DiffOptions options;
};

Result<Sides> openSides(const Question &question)
{
    AO_TRY(git::Repository repository, git::Repository::open(question.repository));
    AO_TRY(const git::Oid base, repository.resolveCommit(question.base));
    git::TreeSource to = git::TreeSource::workingTree();
    if (!question.head.isEmpty()) {
        AO_TRY(const git::Oid head, repository.resolveCommit(question.head));
        to = git::TreeSource::ofCommit(head);
    }
    const git::TreeSource from = git::TreeSource::ofCommit(base);
    git::DiffOptions options;
    bool isWhole = false;
    for (const QString &typed : question.paths) {
        AO_TRY(const QString path, findPath(repository, {from, to}, typed));
        isWhole = isWhole || path.isEmpty();
        options.paths.append(path);
    }
    if (isWhole)
        options.paths.clear();
    return Sides{std::move(repository), from, to, options};
}

QJsonValue commitToJson(const git::TreeSource &source)
{
    return source.kind == git::TreeSource::Kind::Commit ? QJsonValue(source.commit.toHex())
                                                        : QJsonValue(QJsonValue::Null);
}

Result<QJsonObject> documentBlocking(const Question &question, const CancelToken &token)
{
    AO_TRY(const Sides sides, openSides(question));
    QJsonArray files;
    qint64 added = 0;
    qint64 removed = 0;
    AO_CHECK(git::diffEach(
        sides.repository, sides.from, sides.to, sides.options,
        [&](const git::FileDiff &file) {
            files.append(fileToJson(file));
            added += file.change.addedLines;
            removed += file.change.removedLines;
            return true;
        },
        token));
    return QJsonObject{
        {u"base"_s, commitToJson(sides.from)},
        {u"head"_s, commitToJson(sides.to)},
        {u"files"_s, files},
        {u"totals"_s,
         QJsonObject{{u"files"_s, files.size()}, {u"added"_s, added}, {u"removed"_s, removed}}}};
}

Result<QString> summaryBlocking(const Question &question, const CancelToken &token)
{
    AO_TRY(const Sides sides, openSides(question));
    AO_TRY(const QList<git::FileChange> changes,
           git::diffFiles(sides.repository, sides.from, sides.to, sides.options, token));
    return changesText(changes);
}

Result<QByteArray> patchBlocking(const Question &question, const CancelToken &token)
{
    AO_TRY(const Sides sides, openSides(question));
    return git::patchText(sides.repository, sides.from, sides.to, sides.options, token);
}

Task<Result<ExitCode>> diff(Context context)
{
    const bool isPatch = context.invocation.hasFlag(u"patch");
    if (isPatch && context.console->isJson()) {
        co_return fail(
            Error(commandline::errors::kUsage, u"--json and --patch exclude each other"_s)
                .with(u"command"_s, u"diff"_s));
    }
    const Question question{.repository = context.repositoryPath(),
                            .base = context.invocation.argument(u"BASE"),
                            .head = context.invocation.argument(u"HEAD"),
                            .paths = context.invocation.values(u"path")};
    WorkerPool pool(u"git"_s, 1);
    Console &console = *context.console;
    if (isPatch) {
        AO_CO_TRY(const QByteArray patch,
                  co_await onWorker(pool, context.token, [question](CancelToken token) {
                      return patchBlocking(question, token);
                  }));
        AO_CO_CHECK(console.write(patch));
    } else if (console.isJson()) {
        AO_CO_TRY(const QJsonObject document,
                  co_await onWorker(pool, context.token, [question](CancelToken token) {
                      return documentBlocking(question, token);
                  }));
        AO_CO_CHECK(console.writeJson(document));
    } else {
        AO_CO_TRY(const QString text,
                  co_await onWorker(pool, context.token, [question](CancelToken token) {
                      return summaryBlocking(question, token);
                  }));
        AO_CO_CHECK(console.write(text.toUtf8()));
    }
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> diffCommands()
{
    return {
        {.command =
             {.path = u"diff"_s,
              .summary = u"Compare two commits, or a commit and the working tree"_s,
              .description =
                  u"Without options the changed files and their counts of lines are listed. "
                  "Renamed files are found. Nothing is written."_s,
              .arguments = {{.name = u"BASE"_s, .help = u"the older commit, branch or tag"_s},
                            {.name = u"HEAD"_s,
                             .help = u"the newer one; the working tree when left out"_s,
                             .count = Count::Optional}},
              .options = {repositoryOption(),
                          {.name = u"patch"_s, .help = u"print a patch that 'git apply' accepts"_s},
                          {.name = u"path"_s,
                           .help =
                               u"only this file or folder, from the current folder or the root"_s,
                           .type = ValueType::Text,
                           .placeholder = u"PATH"_s,
                           .isRepeatable = true}},
              .jsonShape =
                  u"{\"base\", \"head\": commit id, null for the working tree, \"files\": "
                  "[{\"kind\": "
                  "added|deleted|modified|renamed|copied|type_changed|conflicted, \"oldPath\", "
                  "\"newPath\", \"binary\", \"added\", \"removed\", \"similarity\", \"hunks\": "
                  "[{\"oldStart\", \"oldCount\", \"newStart\", \"newCount\", \"heading\", "
                  "\"lines\": [{\"kind\": context|added|removed, \"oldLine\", \"newLine\", "
                  "\"text\"}]}]}], \"totals\": {\"files\", \"added\", \"removed\"}}"_s,
              .examples = {u"agentops diff main HEAD"_s,
                           u"agentops diff v1.0 v1.1 --patch > release.patch"_s}},
         .handler = diff}};
}

} // namespace agentops::cli
