// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "fileversions.h"
#include "text.h"

#include <agentops/base/file.h>
#include <agentops/git/tree.h>
#include <agentops/versions/documentdiff.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using versions::Side;
using versions::Version;
using versions::VersionName;
using workflow::Document;

namespace {

/// `REV:PATH` as git has it: from the top of the repository, or from here when it begins with `./`.
Result<QByteArray> readFromGit(const Context &context, const QString &name)
{
    const QString revision = name.section(u':', 0, 0);
    QString path = name.section(u':', 1);
    AO_TRY(const git::Repository repository, git::Repository::open(context.repositoryPath()));
    AO_TRY(const git::Oid commit, repository.resolveCommit(revision));
    if (path.startsWith("./"_L1) || path.startsWith("../"_L1)) {
        const QString here = QFileInfo(QDir::currentPath()).canonicalFilePath();
        path = QDir(repository.workDir()).relativeFilePath(QDir::cleanPath(here + u'/' + path));
    }
    return git::readFile(repository, commit, path);
}

Task<Result<QByteArray>> readVersion(Context context, VersionName name)
{
    AO_CO_TRY(workspace::FileHistory history, openHistory(context, name.file));
    co_return co_await history.versions().read(history.file(), name.number, context.token);
}

/// A file, `FILE@N` of its history, or `REV:PATH`.
Task<Result<Document>> readNamed(Context context, QString name)
{
    Result<QByteArray> text = QByteArray();
    if (QFileInfo::exists(name))
        text = readFile(QDir::current().absoluteFilePath(name));
    else if (const auto version = VersionName::parse(name))
        text = co_await readVersion(context, *version);
    else if (name.contains(u':'))
        text = readFromGit(context, name);
    else
        co_return fail(agentops::errors::kNotFound, u"there is no file '%1'"_s.arg(name));
    if (!text)
        co_return fail(text.error());
    Result<Document> document = workflow::parseDocument(*text).toResult();
    if (!document)
        co_return fail(Error(document.error()).with(u"path"_s, name));
    co_return document;
}

QString colored(const Console &console, const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        const QString content = line.trimmed();
        const bool isHeading = !line.isEmpty() && !line.startsWith(u' ');
        const Color color = content.startsWith("+ "_L1) ? Color::Green
            : content.startsWith("- "_L1)               ? Color::Red
            : isHeading                                 ? Color::Bold
                                                        : Color::None;
        if (color != Color::None)
            line = console.coloredOutput(color, line);
    }
    return lines.join(u'\n');
}

Task<Result<ExitCode>> diffWorkflows(Context context)
{
    AO_CO_TRY(const Document before,
              co_await readNamed(context, context.invocation.argument(u"A")));
    AO_CO_TRY(const Document after, co_await readNamed(context, context.invocation.argument(u"B")));
    const versions::DocumentDiff found = versions::diffDocuments(before, after);
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(versions::diffToJson(found)));
    else
        AO_CO_CHECK(
            console.write(colored(console, versions::diffToText(found, before, after)).toUtf8()));
    co_return found.isEmpty() ? ExitCode::Ok : ExitCode::Failed;
}

QJsonObject toJson(const Version &version)
{
    return {{u"number"_s, version.number},
            {u"at"_s, toIsoString(version.at)},
            {u"author"_s, version.author},
            {u"reason"_s, versions::reasonName(version.reason)},
            {u"message"_s, version.message},
            {u"sizeBytes"_s, version.sizeBytes},
            {u"hash"_s, QString::fromLatin1(version.hash.toHex())}};
}

Task<Result<ExitCode>> listHistory(Context context)
{
    AO_CO_TRY(workspace::FileHistory history,
              openHistory(context, context.invocation.argument(u"FILE")));
    AO_CO_TRY(const QList<Version> found,
              co_await history.versions().list(history.file(), context.token));
    if (found.isEmpty() && !QFileInfo::exists(context.invocation.argument(u"FILE")))
        co_return fail(agentops::errors::kNotFound,
                       u"there is no file '%1', and no version of it"_s.arg(history.file()));
    Console &console = *context.console;
    QJsonArray array;
    QList<QStringList> rows;
    for (const Version &version : found) {
        array.append(toJson(version));
        rows.append({u'@' + QString::number(version.number), timeText(version.at),
                     version.author.isEmpty() ? u"-"_s : version.author,
                     versions::reasonName(version.reason).replace(u'_', u' '), version.message});
    }
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"file"_s, history.file()}, {u"versions"_s, array}}));
        co_return ExitCode::Ok;
    }
    if (rows.isEmpty())
        console.message(u"%1 has no history yet."_s.arg(history.file()));
    AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

Result<VersionName> namedVersion(const Context &context)
{
    const QString text = context.invocation.argument(u"VERSION");
    const auto name = VersionName::parse(text);
    if (!name)
        return fail(agentops::errors::kInvalidArgument,
                    u"'%1' names no version: FILE@3 is the third of FILE"_s.arg(text));
    return *name;
}

Task<Result<ExitCode>> showVersion(Context context)
{
    AO_CO_TRY(const VersionName name, namedVersion(context));
    AO_CO_TRY(const QByteArray text, co_await readVersion(context, name));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"file"_s, name.file},
                                       {u"number"_s, name.number},
                                       {u"text"_s, QString::fromUtf8(text)}}));
    else
        AO_CO_CHECK(console.write(text));
    co_return ExitCode::Ok;
}

/// Writes a file as a command of a person; what it held before stays a version.
Task<Result<>> writeVersion(Context context, QString file, QByteArray text, versions::Reason reason,
                            QString message)
{
    const QString path = QDir::current().absoluteFilePath(file);
    FileVersions versions(context, path);
    co_await versions.recordPresent();
    AO_CO_CHECK(writeFile(path, text));
    co_await versions.record(text, reason, message);
    co_return {};
}

Task<Result<ExitCode>> restoreVersion(Context context)
{
    AO_CO_TRY(const VersionName name, namedVersion(context));
    AO_CO_TRY(const QByteArray text, co_await readVersion(context, name));
    const QString message = context.invocation.value(u"message", u"version %1"_s.arg(name.number));
    AO_CO_CHECK(
        co_await writeVersion(context, name.file, text, versions::Reason::Restored, message));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"file"_s, name.file}, {u"number"_s, name.number}}));
    else
        AO_CO_CHECK(console.writeLine(
            u"%1 is what it was as version %2"_s.arg(name.file).arg(name.number)));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> resolveConflicts(Context context)
{
    const QString file = context.invocation.argument(u"FILE");
    if (!QFileInfo(file).isFile()) {
        co_return fail(Error(agentops::errors::kInvalidArgument,
                             u"'%1' is no file that could be written"_s.arg(file)));
    }
    AO_CO_TRY(Document document, co_await readNamed(context, file));
    QStringList paths = context.invocation.arguments(u"CONFLICT");
    const bool isAll = paths.isEmpty();
    for (const workflow::Conflict &conflict : document.properties.conflicts) {
        if (isAll)
            paths.append(conflict.path);
    }
    const QString take = context.invocation.value(u"take", u"ours"_s);
    const Side side = take == "base"_L1 ? Side::Base
        : take == "theirs"_L1           ? Side::Theirs
                                        : Side::Ours;
    for (const QString &path : std::as_const(paths)) {
        AO_CO_TRY(Document settled, versions::settleConflict(document, path, side));
        document = std::move(settled);
    }
    AO_CO_CHECK(co_await writeVersion(
        context, file, workflow::writeDocument(document), versions::Reason::Merged,
        u"%1 decided for %2"_s.arg(counted(paths.size(), u"conflict"_s, u"conflicts"_s), take)));
    Console &console = *context.console;
    const qsizetype left = document.properties.conflicts.size();
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(
            {{u"decided"_s, QJsonArray::fromStringList(paths)}, {u"left"_s, left}}));
    else
        AO_CO_CHECK(console.writeLine(u"%1 decided, %2 left"_s.arg(paths.size()).arg(left)));
    co_return ExitCode::Ok;
}

Argument fileArgument()
{
    return {.name = u"FILE"_s, .help = u"a workflow file"_s, .type = ValueType::File};
}

Argument versionArgument()
{
    return {.name = u"VERSION"_s, .help = u"FILE@N: the version N of FILE"_s};
}

} // namespace

QList<Entry> versionCommands()
{
    const QString documentHelp =
        u"a workflow file, FILE@N of its history, or REV:PATH of the repository"_s;
    return {
        {.command =
             {.path = u"workflow diff"_s,
              .summary = u"Tell what differs between two workflows"_s,
              .description =
                  u"Steps and connections are told apart by their ids, so that a renamed step is "
                  "no new one. The exit status is 0 when there is no difference, else 1."_s,
              .arguments = {{.name = u"A"_s, .help = documentHelp},
                            {.name = u"B"_s, .help = documentHelp}},
              .options = {repositoryOption()},
              .jsonShape = u"{\"same\": bool, \"changes\": [{\"kind\": "
                           "added|removed|changed|reordered, \"section\": "
                           "document|inputs|nodes|edges|notes|groups|conflicts, \"id\", \"path\", "
                           "\"before\", \"after\"}], \"layout\": [the same]}"_s,
              .examples = {u"agentops workflow diff HEAD~1:ci.agentops.json ci.agentops.json"_s}},
         .handler = diffWorkflows},
        {.command = {.path = u"workflow history"_s,
                     .summary = u"List what a workflow file has been"_s,
                     .arguments = {fileArgument()},
                     .jsonShape =
                         u"{\"file\", \"versions\": [{\"number\", \"at\", \"author\", \"reason\": "
                         "saved|imported|merged|restored|changed_outside, \"message\", "
                         "\"sizeBytes\", \"hash\"}]}, newest first"_s},
         .handler = listHistory},
        {.command = {.path = u"workflow show"_s,
                     .summary = u"Print a version of a workflow file"_s,
                     .arguments = {versionArgument()},
                     .jsonShape = u"{\"file\", \"number\", \"text\"}"_s},
         .handler = showVersion},
        {.command = {.path = u"workflow restore"_s,
                     .summary = u"Make a workflow file what it was"_s,
                     .description = u"That is a new version: the one before can be restored too."_s,
                     .arguments = {versionArgument()},
                     .options = {{.name = u"message"_s,
                                  .help = u"what the history says about it"_s,
                                  .type = ValueType::Text,
                                  .placeholder = u"TEXT"_s}},
                     .jsonShape = u"{\"file\", \"number\"}"_s,
                     .examples = {u"agentops workflow restore ci.agentops.json@3"_s}},
         .handler = restoreVersion},
        {.command = {.path = u"workflow resolve"_s,
                     .summary = u"Decide what a merge has left open"_s,
                     .description =
                         u"'agentops validate' lists the conflicts of a workflow; without a "
                         "CONFLICT all of them are decided."_s,
                     .arguments = {fileArgument(),
                                   {.name = u"CONFLICT"_s,
                                    .help = u"such as /nodes/build/parameters/command"_s,
                                    .count = Count::ZeroOrMore}},
                     .options = {{.name = u"take"_s,
                                  .help = u"whose value it is to be"_s,
                                  .type = ValueType::Choice,
                                  .placeholder = u"SIDE"_s,
                                  .choices = {u"ours"_s, u"theirs"_s, u"base"_s},
                                  .defaultValue = u"ours"_s}},
                     .jsonShape = u"{\"decided\": [path], \"left\": number}"_s},
         .handler = resolveConflicts},
    };
}

} // namespace agentops::cli
