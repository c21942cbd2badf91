// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "fileversions.h"
#include "terminal.h"
#include "text.h"

#include <agentops/base/file.h>
#include <agentops/git/localconfig.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <iostream>
#include <string>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using versions::MergedDocument;
using workflow::Document;

namespace {

constexpr QLatin1StringView kNameKey{"merge.agentops.name"};
constexpr QLatin1StringView kDriverKey{"merge.agentops.driver"};
constexpr QLatin1StringView kAttribute{"*.agentops.json merge=agentops"};

/// What is wrong in a document, whatever its place in the text.
QSet<QString> problemsOf(const Document &document, const workflow::NodeCatalog &catalog)
{
    QSet<QString> problems;
    for (const workflow::Diagnostic &found : workflow::validate(document, catalog)) {
        if (found.severity == workflow::Diagnostic::Severity::Error
            && found.code != "workflow.merge_conflict"_L1)
            problems.insert(found.message);
    }
    return problems;
}

/// Each side may be right, and the two together wrong.
QStringList newProblems(const Context &context, const Document &ours, const Document &theirs,
                        const Document &merged)
{
    workflow::NodeCatalog catalog;
    nodes::NodeDependencies dependencies;
    dependencies.clock = context.clock;
    nodes::registerBuiltinNodes(catalog, dependencies);
    QStringList problems =
        (problemsOf(merged, catalog) - problemsOf(ours, catalog) - problemsOf(theirs, catalog))
            .values();
    problems.sort();
    return problems;
}

/// Theirs is no document: ours stays, with the text of theirs beside it.
MergedDocument withForeignText(const Document &ours, const QByteArray &theirs)
{
    const workflow::Conflict whole{{},
                                   QJsonValue::Undefined,
                                   QJsonDocument::fromJson(workflow::writeDocument(ours)).object(),
                                   QString::fromUtf8(theirs)};
    MergedDocument merged{ours, {whole}, {}};
    QList<workflow::Conflict> &all = merged.document.properties.conflicts;
    all.removeIf([](const workflow::Conflict &conflict) { return conflict.path.isEmpty(); });
    all.append(whole);
    return merged;
}

Task<Result<ExitCode>> mergeFiles(Context context)
{
    const auto fileOf = [&context](QStringView argument) {
        return QDir::current().absoluteFilePath(context.invocation.argument(argument));
    };
    const QString path = context.invocation.argument(u"PATH");
    AO_CO_TRY(const QByteArray baseText, readFile(fileOf(u"BASE")));
    AO_CO_TRY(const QByteArray oursText, readFile(fileOf(u"OURS")));
    AO_CO_TRY(const QByteArray theirsText, readFile(fileOf(u"THEIRS")));
    const auto ours = workflow::parseDocument(oursText).toResult();
    if (!ours)
        co_return fail(Error(ours.error()).with(u"path"_s, path));
    const auto theirs = workflow::parseDocument(theirsText).toResult();
    // Git gives an empty file where the two have none in common.
    const std::optional<Document> base = workflow::parseDocument(baseText).document;
    const MergedDocument merged = theirs ? versions::mergeDocuments(base, *ours, *theirs)
                                         : withForeignText(*ours, theirsText);
    const QStringList problems = theirs
        ? newProblems(context, *ours, *theirs, merged.document)
        : QStringList{u"theirs cannot be read: "_s + theirs.error().message()};
    const QByteArray text = workflow::writeDocument(merged.document);
    AO_CO_CHECK(writeFile(fileOf(u"OURS"), text));
    FileVersions versions(context, QDir::current().absoluteFilePath(path));
    co_await versions.record(text, versions::Reason::Merged);

    Console &console = *context.console;
    QStringList conflicts;
    for (const workflow::Conflict &conflict : merged.conflicts) {
        conflicts.append(conflict.path);
        console.message(u"%1: conflict at %2"_s.arg(
            path, conflict.path.isEmpty() ? u"the whole document"_s : conflict.path));
    }
    QJsonArray renamed;
    for (const versions::Renamed &one : merged.renamed) {
        renamed.append(
            QJsonObject{{u"section"_s, one.section}, {u"from"_s, one.from}, {u"to"_s, one.to}});
        console.message(
            u"%1: their %2 is %3 now: both had added that id"_s.arg(path, one.from, one.to));
    }
    for (const QString &problem : problems)
        console.message(u"%1: %2"_s.arg(path, problem));
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"conflicts"_s, QJsonArray::fromStringList(conflicts)},
                                       {u"renamed"_s, renamed},
                                       {u"problems"_s, QJsonArray::fromStringList(problems)}}));
    }
    co_return conflicts.isEmpty() && problems.isEmpty() ? ExitCode::Ok : ExitCode::Failed;
}

/// One place that installing or removing changes.
struct Setting
{
    /// A key of the configuration; empty for the line of .gitattributes.
    QString key;
    std::optional<QString> before;
    std::optional<QString> after;
};

QString attributesFile(const git::Repository &repository)
{
    return repository.isBare() ? repository.gitDir() + u"/info/attributes"_s
                               : repository.workDir() + u"/.gitattributes"_s;
}

Result<QByteArray> attributesOf(const QString &file)
{
    return QFileInfo::exists(file) ? readFile(file) : Result<QByteArray>(QByteArray());
}

/// Where our line begins and how long it is with its end; -1 when there is none.
std::pair<qsizetype, qsizetype> attributeIn(const QByteArray &text)
{
    const QByteArray wanted(kAttribute.data(), kAttribute.size());
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        if (text.sliced(begin, end - begin).trimmed() == wanted)
            return {begin, end - begin};
        begin = end;
    }
    return {-1, 0};
}

/// As git hands it to a shell: it replaces what begins with %.
QString driverCommand()
{
    QString program = QCoreApplication::applicationFilePath();
    program.replace(u'\'', "'\\''"_L1).replace(u'%', "%%"_L1);
    return u'\'' + program + u"' merge-driver %O %A %B %P"_s;
}

Result<QList<Setting>> settingsFor(const git::Repository &repository, bool isInstalled)
{
    const auto wanted = [isInstalled](const QString &value) {
        return isInstalled ? std::optional(value) : std::nullopt;
    };
    AO_TRY(const QByteArray attributes, attributesOf(attributesFile(repository)));
    const bool hasLine = attributeIn(attributes).first >= 0;
    QList<Setting> settings{
        {kNameKey, git::localConfigValue(repository, kNameKey),
         wanted(u"workflows of AgentOps Workbench"_s)},
        {kDriverKey, git::localConfigValue(repository, kDriverKey), wanted(driverCommand())},
        {{}, hasLine ? std::optional<QString>(kAttribute) : std::nullopt, wanted(kAttribute)}};
    settings.removeIf([](const Setting &setting) { return setting.before == setting.after; });
    return settings;
}

/// Everything else in the file stays byte for byte.
Result<> writeAttribute(const QString &file, bool isWanted)
{
    AO_TRY(QByteArray text, attributesOf(file));
    if (const auto [begin, length] = attributeIn(text); !isWanted && begin >= 0)
        text.remove(begin, length);
    if (isWanted) {
        const QByteArray newline = text.contains("\r\n") ? "\r\n" : "\n";
        if (!text.isEmpty() && !text.endsWith('\n'))
            text += newline;
        text += QByteArray(kAttribute.data(), kAttribute.size()) + newline;
    }
    if (!text.isEmpty())
        return writeFile(file, text);
    if (!QFile::remove(file))
        return fail(
            Error(agentops::errors::kIo, u"cannot remove the file"_s).with(u"file"_s, file));
    return {};
}

Result<> applySettings(const git::Repository &repository, const QList<Setting> &settings)
{
    for (const Setting &setting : settings) {
        if (setting.key.isEmpty())
            AO_CHECK(writeAttribute(attributesFile(repository), setting.after.has_value()));
        else
            AO_CHECK(git::setLocalConfigValue(repository, setting.key, setting.after));
    }
    return {};
}

enum class Answer { Yes, No, NobodyToAsk };

Answer confirmation(const Context &context)
{
    if (context.invocation.hasFlag(u"yes"))
        return Answer::Yes;
    if (context.console->isJson() || !isInputTerminal())
        return Answer::NobodyToAsk;
    context.console->message(u"Change this? [y/N]"_s);
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes" ? Answer::Yes : Answer::No;
}

/// What setUp() ends with.
QString endText(const QList<Setting> &settings, Answer answer, const QString &command)
{
    if (settings.isEmpty())
        return u"Nothing is to be changed."_s;
    switch (answer) {
    case Answer::Yes:
        return u"Done."_s;
    case Answer::No:
        return u"Nothing was changed."_s;
    case Answer::NobodyToAsk:
        break;
    }
    return u"Nothing was changed: there is no terminal to ask on. 'agentops %1 --yes' makes the "
           "%2 above (- what is there, + what would be)."_s.arg(
               command, counted(settings.size(), u"change"_s, u"changes"_s));
}

Task<Result<ExitCode>> setUp(Context context, bool isInstalled)
{
    AO_CO_TRY(const git::Repository repository, git::Repository::open(context.repositoryPath()));
    AO_CO_TRY(const QList<Setting> settings, settingsFor(repository, isInstalled));
    Console &console = *context.console;
    QJsonArray changes;
    for (const Setting &setting : settings) {
        const QString where =
            setting.key.isEmpty() ? attributesFile(repository) : u"git config "_s + setting.key;
        changes.append(QJsonObject{{u"where"_s, where},
                                   {u"before"_s, setting.before.value_or(QString())},
                                   {u"after"_s, setting.after.value_or(QString())}});
        if (setting.before)
            console.message(u"- %1: %2"_s.arg(where, *setting.before));
        if (setting.after)
            console.message(u"+ %1: %2"_s.arg(where, *setting.after));
    }
    const Answer answer = settings.isEmpty() ? Answer::Yes : confirmation(context);
    const bool isApplied = answer == Answer::Yes;
    if (isApplied)
        AO_CO_CHECK(applySettings(repository, settings));
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"changes"_s, changes}, {u"applied"_s, isApplied}}));
    else
        AO_CO_CHECK(console.writeLine(endText(settings, answer, context.invocation.path())));
    co_return isApplied ? ExitCode::Ok : ExitCode::Failed;
}

Task<Result<ExitCode>> installDriver(Context context)
{
    return setUp(std::move(context), true);
}

Task<Result<ExitCode>> removeDriver(Context context)
{
    return setUp(std::move(context), false);
}

} // namespace

QList<Entry> mergeDriverCommands()
{
    const auto file = [](const QString &name, const QString &help) {
        return Argument{.name = name, .help = help, .type = ValueType::File};
    };
    const QList<Option> options{repositoryOption(), {.name = u"yes"_s, .help = u"do not ask"_s}};
    const QString shape =
        u"{\"changes\": [{\"where\", \"before\", \"after\"}], \"applied\": bool}"_s;
    return {
        {.command =
             {.path = u"merge-driver"_s,
              .summary = u"Merge two versions of a workflow, for git"_s,
              .description =
                  u"Writes the merged workflow over OURS. It can always be read; what both have "
                  "changed is listed in it as a conflict, and 'agentops workflow resolve' decides "
                  "it. The exit status is 1 when there are conflicts."_s,
              .arguments = {file(u"BASE"_s, u"%O, what both come from; may be empty"_s),
                            file(u"OURS"_s, u"%A"_s),
                            file(u"THEIRS"_s, u"%B"_s),
                            {.name = u"PATH"_s, .help = u"%P, the file in the repository"_s}},
              .jsonShape = u"{\"conflicts\": [path], \"renamed\": [{\"section\", \"from\", "
                           "\"to\"}], \"problems\": [text]}"_s},
         .handler = mergeFiles},
        {.command = {.path = u"merge-driver install"_s,
                     .summary = u"Have git merge workflows of this repository with this program"_s,
                     .description =
                         u"Shows what it changes in the repository's configuration and in "
                         ".gitattributes, and asks. Where it cannot ask, without a terminal or "
                         "with --json, it changes nothing unless --yes is given."_s,
                     .options = options,
                     .jsonShape = shape},
         .handler = installDriver},
        {.command = {.path = u"merge-driver remove"_s,
                     .summary = u"Take that back"_s,
                     .options = options,
                     .jsonShape = shape},
         .handler = removeDriver},
    };
}

} // namespace agentops::cli
