// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workspace/authoring.h>

#include <agentops/base/file.h>
#include <agentops/git/branch.h>
#include <agentops/git/errors.h>
#include <agentops/git/merge.h>
#include <agentops/git/repository.h>
#include <agentops/git/tree.h>
#include <agentops/interop/githubimport.h>
#include <agentops/interop/n8nimport.h>
#include <agentops/triggers/cron.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace agentops::workspace {

namespace {

// Workflows are written by hand; more than this is something else.
constexpr qint64 kMaxWorkflowBytes = 16LL * 1024 * 1024;

WorkflowFormat formatOf(const QString &path, const QByteArray &text)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "yml"_L1 || ending == "yaml"_L1)
        return WorkflowFormat::GithubActions;
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const bool isN8n =
        object.value("nodes"_L1).isArray() && object.value("connections"_L1).isObject();
    return isN8n ? WorkflowFormat::N8n : WorkflowFormat::Own;
}

/// The top of the repository that the file is in, or its folder.
QDir topOf(const QString &file)
{
    if (const qsizetype at = file.lastIndexOf("/.github/workflows/"_L1); at >= 0)
        return QDir(file.first(at));
    QDir folder = QFileInfo(file).absoluteDir();
    for (QDir above = folder; !above.isRoot(); above.cdUp()) {
        if (above.exists(u".git"_s))
            return above;
    }
    return folder;
}

/// Reads files below `top` only: a workflow names what it likes.
interop::ReadFile filesBelow(const QDir &top)
{
    return [top](const QString &path) -> std::optional<QByteArray> {
        const QString whole = QFileInfo(top.filePath(path)).canonicalFilePath();
        if (!whole.startsWith(top.canonicalPath() + u'/'))
            return std::nullopt;
        const auto content = readFile(whole, kMaxWorkflowBytes);
        return content ? std::optional(*content) : std::nullopt;
    };
}

/// As git names a file of a folder.
Result<QString> pathInRepository(const git::Repository &opened, const QString &folder,
                                 const QString &file)
{
    if (opened.isBare())
        return fail(git::errors::kBare, u"a bare repository has no working tree"_s);
    const QString top = QFileInfo(opened.workDir()).canonicalFilePath();
    const QString whole = QDir(QFileInfo(folder).canonicalFilePath()).absoluteFilePath(file);
    return QDir(top).relativeFilePath(whole);
}

SourceWorkflow taken(WorkflowFormat format, interop::Imported imported)
{
    SourceWorkflow source{format, std::move(imported.document), {}};
    for (const interop::Finding &finding : imported.findings)
        source.findings.append({finding.file, finding.diagnostic});
    return source;
}

} // namespace

Result<SourceWorkflow> readSourceWorkflowBlocking(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    AO_TRY(const QByteArray text, readFile(file, kMaxWorkflowBytes));
    const WorkflowFormat format = formatOf(file, text);
    const QDir top = topOf(file);
    switch (format) {
    case WorkflowFormat::GithubActions:
        return taken(
            format,
            interop::importGithubWorkflow(text, top.relativeFilePath(file), filesBelow(top)));
    case WorkflowFormat::N8n:
        return taken(format, interop::importN8nWorkflow(text, QFileInfo(file).fileName()));
    case WorkflowFormat::Own:
        break;
    }
    workflow::ParsedDocument parsed = workflow::parseDocument(text);
    SourceWorkflow source{format, {}, {}};
    for (const workflow::Diagnostic &diagnostic : parsed.diagnostics)
        source.findings.append({QFileInfo(file).fileName(), diagnostic});
    if (Result<workflow::Document> document = parsed.toResult())
        source.document = *std::move(document);
    return source;
}

Result<QStringList> branchNamesBlocking(const QString &repository)
{
    AO_TRY(const git::Repository opened, git::Repository::open(repository));
    AO_TRY(const QList<git::Branch> branches, git::listBranches(opened));
    QStringList names;
    for (const git::Branch &branch : branches) {
        if (!branch.isRemote)
            names.append(branch.name);
    }
    return names;
}

Result<std::optional<QByteArray>> committedTextBlocking(const QString &repository,
                                                        const QString &file)
{
    AO_TRY(const git::Repository opened, git::Repository::open(repository));
    AO_TRY(const git::Head head, opened.head());
    if (head.isUnborn())
        return std::nullopt;
    AO_TRY(const QString path, pathInRepository(opened, repository, file));
    AO_TRY(const std::optional<git::TreeEntry> entry, git::findEntry(opened, head.commit, path));
    if (!entry)
        return std::nullopt;
    AO_TRY(QByteArray text, git::readBlob(opened, entry->oid));
    return text;
}

Result<std::optional<ConflictTexts>> conflictTextsBlocking(const QString &repository,
                                                           const QString &file)
{
    AO_TRY(const git::Repository opened, git::Repository::open(repository));
    AO_TRY(const QString path, pathInRepository(opened, repository, file));
    AO_TRY(const std::optional<git::ConflictStages> stages, git::conflictStages(opened, path));
    if (!stages || !stages->ours || !stages->theirs)
        return std::nullopt;
    return ConflictTexts{stages->base, *stages->ours, *stages->theirs};
}

Result<QStringList> folderEntriesBlocking(const QString &repository, const QString &folder)
{
    const QString path = QDir::cleanPath(folder);
    if (QDir::isAbsolutePath(path) || path == ".."_L1 || path.startsWith("../"_L1))
        return fail(errors::kInvalidArgument, u"\"%1\" is outside of the repository"_s.arg(folder));
    const QDir directory(QDir(repository).filePath(path));
    if (!directory.exists() || path.split(u'/').contains(".git"_L1))
        return fail(errors::kNotFound, u"there is no folder \"%1\""_s.arg(folder));
    QStringList names;
    const QFileInfoList entries =
        directory.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                QDir::DirsFirst | QDir::Name | QDir::IgnoreCase);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() != ".git"_L1)
            names.append(entry.isDir() ? entry.fileName() + u'/' : entry.fileName());
    }
    return names;
}

QStringList secretNames()
{
    constexpr QLatin1StringView kPrefix{"AGENTOPS_SECRET_"};
    QStringList names;
    for (const QString &variable : QProcessEnvironment::systemEnvironment().keys()) {
        if (variable.startsWith(kPrefix) && variable.size() > kPrefix.size())
            names.append(variable.sliced(kPrefix.size()));
    }
    names.sort();
    return names;
}

Result<QList<Timestamp>> nextScheduleDates(const QString &cron, const QString &timeZone,
                                           Timestamp after, int count)
{
    return triggers::nextDates(cron, timeZone, after, count);
}

} // namespace agentops::workspace
