// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflowfiles.h"

#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/versions/documentmerge.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcFiles, "agentops.ui.workflow.files")

/// Empty when there is no such file.
Result<QByteArray> hashOfFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(errors::kPermissionDenied, file.errorString()).with(u"path"_s, path));
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

/// Keeps what a file of the repository holds as a version of it. A history that cannot be kept
/// stops nobody from working.
Task<> keepVersion(WorkflowServices services, versions::NewVersion version)
{
    if (version.text.isEmpty() || QDir::isAbsolutePath(version.file))
        co_return;
    const Result<int> kept = co_await services.versions->record(std::move(version), {});
    if (!kept)
        qCWarning(lcFiles, "cannot keep a version: %ls", qUtf16Printable(kept.error().describe()));
}

/// With the steps that have led to it. That they cannot be read stops nobody from working.
Task<Result<LoadedWorkflow>> withHistory(WorkflowServices services, LoadedWorkflow loaded,
                                         CancelToken token)
{
    Result<workflow::StoredHistory> history =
        co_await services.drafts->edits().load(loaded.document, loaded.file, token);
    if (history)
        loaded.history = std::move(*history);
    else if (!token.isCancelled())
        qCWarning(lcFiles, "cannot read a history: %ls",
                  qUtf16Printable(history.error().describe()));
    co_return loaded;
}

/// What our own merge makes of a file that git could not merge, if that is what is wrong with it.
Task<std::optional<workflow::Document>> mergedFromGit(WorkflowServices services, QString file,
                                                      CancelToken token)
{
    if (!services.authoring.conflictTexts)
        co_return std::nullopt;
    const Result<std::optional<ConflictTexts>> texts =
        co_await services.authoring.conflictTexts(file, token);
    if (!texts || !*texts)
        co_return std::nullopt;
    const auto parsed = [](const QByteArray &text) {
        return workflow::parseDocument(text).toResult();
    };
    Result<workflow::Document> ours = parsed((*texts)->ours);
    Result<workflow::Document> theirs = parsed((*texts)->theirs);
    if (!ours || !theirs)
        co_return std::nullopt;
    std::optional<workflow::Document> base;
    if ((*texts)->base) {
        if (Result<workflow::Document> document = parsed(*(*texts)->base))
            base = *std::move(document);
    }
    co_return versions::mergeDocuments(base, *ours, *theirs).document;
}

/// Empty when there is none, or it cannot be read.
QByteArray textOfFile(const QString &path)
{
    return agentops::readFile(path).value_or(QByteArray());
}

struct Files
{
    QList<WorkflowEntry> entries;
    QHash<QString, Error> problems;
};

Files listFilesBlocking(const QString &repository)
{
    Files files;
    const QDir folder(QDir(repository).absoluteFilePath(kWorkflowFolder));
    const QStringList names = folder.entryList({u'*' + workflow::kDocumentSuffix},
                                               QDir::Files | QDir::Readable, QDir::Name);
    for (const QString &name : names) {
        WorkflowEntry entry;
        entry.file = kWorkflowFolder + u'/' + name;
        const Result<workflow::ParsedDocument> read =
            workflow::readDocumentFileBlocking(folder.absoluteFilePath(name));
        const Result<workflow::Document> document =
            read ? read->toResult() : Result<workflow::Document>(fail(read.error()));
        if (document) {
            entry.name = document->properties.name;
            entry.id = document->properties.id;
        } else {
            entry.name = name.chopped(workflow::kDocumentSuffix.size());
            files.problems.insert(entry.file, document.error());
        }
        files.entries.append(entry);
    }
    std::ranges::sort(files.entries, [](const WorkflowEntry &a, const WorkflowEntry &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    return files;
}

} // namespace

QString workflowFileName(const QString &name)
{
    QString stem;
    for (const QChar letter : name.toLower().normalized(QString::NormalizationForm_D)) {
        if (letter.isLetterOrNumber() && letter.unicode() < 128)
            stem.append(letter);
        else if (!stem.isEmpty() && !stem.endsWith(u'-') && !letter.isMark())
            stem.append(u'-');
    }
    while (stem.endsWith(u'-'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = u"workflow"_s;
    return stem + workflow::kDocumentSuffix;
}

QString freeFileBlocking(const QDir &repository, const QString &file)
{
    QString candidate = file;
    for (int number = 2; QFileInfo::exists(repository.absoluteFilePath(candidate)); ++number) {
        candidate = file.chopped(workflow::kDocumentSuffix.size()) + u'-' + QString::number(number)
            + workflow::kDocumentSuffix;
    }
    return candidate;
}

Task<Result<WorkflowListing>> readListing(WorkflowServices services, CancelToken token)
{
    const QString repository = services.repository;
    AO_CO_TRY(Files files,
              co_await onWorker(*services.files, token, [repository](CancelToken) -> Result<Files> {
                  return listFilesBlocking(repository);
              }));
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    for (WorkflowEntry &entry : files.entries) {
        if (!files.problems.contains(entry.file))
            continue;
        if (const auto merged = co_await mergedFromGit(services, entry.file, token)) {
            files.problems.remove(entry.file);
            entry.name = merged->properties.name;
            entry.id = merged->properties.id;
        }
        AO_CO_CHECK(token.check());
    }
    AO_CO_TRY(QList<workflow::Draft> drafts, co_await services.drafts->list(token));
    AO_CO_CHECK(token.check());
    AO_CO_TRY(QList<workflow::UnreadableDraft> unreadable,
              co_await services.drafts->listUnreadable(token));
    co_return WorkflowListing{std::move(files.entries), std::move(files.problems),
                              std::move(drafts), std::move(unreadable)};
}

Task<Result<LoadedWorkflow>> readEntry(WorkflowServices services, WorkflowEntry entry,
                                       bool ignoresDraft, CancelToken token)
{
    if (!ignoresDraft) {
        AO_CO_TRY(const QList<workflow::Draft> drafts, co_await services.drafts->list(token));
        AO_CO_CHECK(token.check());
        for (const workflow::Draft &draft : drafts) {
            const bool isIt = entry.file.isEmpty() ? draft.document.properties.id == entry.id
                                                   : draft.file == entry.file;
            if (isIt) {
                co_return co_await withHistory(
                    services, {draft.document, draft.file, draft.fileHash, true}, token);
            }
        }
    }
    const QString path = QDir(services.repository).absoluteFilePath(entry.file);
    const QString file = entry.file;
    struct Read
    {
        QByteArray text;
        QByteArray hash;
        Result<LoadedWorkflow> loaded;
    };
    AO_CO_TRY(Read read,
              co_await onWorker(*services.files, token, [path, file](CancelToken) -> Result<Read> {
                  // Before the content: a change in between is then noticed when it is saved.
                  AO_TRY(const QByteArray hash, hashOfFile(path));
                  AO_TRY(const QByteArray text, agentops::readFile(path));
                  Result<workflow::Document> document = workflow::parseDocument(text).toResult();
                  if (!document)
                      return Read{text, hash, fail(document.error())};
                  return Read{text, hash, LoadedWorkflow{std::move(*document), file, hash, false}};
              }));
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    co_await keepVersion(services,
                         {.file = file,
                          .text = std::move(read.text),
                          .author = {},
                          .reason = versions::Reason::ChangedOutside});
    AO_CO_CHECK(token.check());
    if (!read.loaded) {
        if (std::optional<workflow::Document> merged =
                co_await mergedFromGit(services, file, token))
            co_return LoadedWorkflow{std::move(*merged), file, read.hash, true};
        co_return std::move(read.loaded);
    }
    if (ignoresDraft)
        co_return std::move(read.loaded);
    co_return co_await withHistory(services, std::move(*read.loaded), token);
}

Task<Result<MergeSides>> readMergeSides(WorkflowServices services, WorkflowEntry entry,
                                        QByteArray baseHash, CancelToken token)
{
    AO_CO_TRY(LoadedWorkflow theirs, co_await readEntry(services, entry, true, token));
    MergeSides sides{std::nullopt, std::move(theirs)};
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const QList<versions::Version> kept,
              co_await services.versions->list(entry.file, token));
    const auto base = std::ranges::find(kept, baseHash, &versions::Version::hash);
    if (base == kept.end())
        co_return sides;
    AO_CO_CHECK(token.check());
    AO_CO_TRY(const QByteArray text,
              co_await services.versions->read(entry.file, base->number, token));
    if (Result<workflow::Document> document = workflow::parseDocument(text).toResult())
        sides.base = std::move(*document);
    co_return sides;
}

Task<Result<WrittenFile>> writeWorkflow(WorkflowServices services, WriteTarget target,
                                        workflow::Document document, CancelToken token)
{
    const QDir repository(services.repository);
    const bool isReplacing =
        target.overwrite == Overwrite::IfUnchanged || target.overwrite == Overwrite::Always;
    if (isReplacing) {
        // Kept before it is overwritten: a crash in between loses nothing.
        const QString path = repository.absoluteFilePath(target.file);
        AO_CO_TRY(
            QByteArray present,
            co_await onWorker(*services.files, token, [path](CancelToken) -> Result<QByteArray> {
                return textOfFile(path);
            }));
        AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
        co_await keepVersion(services,
                             {.file = target.file,
                              .text = std::move(present),
                              .author = {},
                              .reason = versions::Reason::ChangedOutside});
        AO_CO_CHECK(token.check());
    }
    AO_CO_TRY(
        const WrittenFile written,
        co_await onWorker(
            *services.files, token,
            [repository, target, document](CancelToken) -> Result<WrittenFile> {
                const QString file = target.overwrite == Overwrite::Never
                    ? freeFileBlocking(repository, target.file)
                    : target.file;
                const QString path = repository.absoluteFilePath(file);
                if (target.overwrite == Overwrite::IfUnchanged) {
                    AO_TRY(const QByteArray current, hashOfFile(path));
                    // A file that is gone is made again: nothing is lost by
                    // that.
                    if (!current.isEmpty() && current != target.expectedHash)
                        return WrittenFile{file, current, true};
                }
                if (target.overwrite == Overwrite::Refuse && QFileInfo::exists(path)) {
                    return fail(Error(errors::kInvalidArgument, u"there is such a file already"_s)
                                    .with(u"path"_s, path));
                }
                if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
                    return fail(
                        Error(errors::kIo, u"cannot make the folder"_s).with(u"path"_s, path));
                }
                AO_CHECK(workflow::writeDocumentFileBlocking(path, document));
                AO_TRY(const QByteArray hash, hashOfFile(path));
                return WrittenFile{file, hash, false};
            }));
    if (!written.isConflict && !token.isCancelled()) {
        co_await keepVersion(services,
                             {.file = written.file,
                              .text = workflow::writeDocument(document),
                              .author = services.person,
                              .reason = versions::Reason::Saved});
    }
    co_return written;
}

Task<Result<>> removeWorkflowFile(WorkflowServices services, QString path, CancelToken token)
{
    return onWorker(*services.files, token, [path](CancelToken) -> Result<> {
        QFile file(path);
        if (file.exists() && !file.remove())
            return fail(Error(errors::kIo, file.errorString()).with(u"path"_s, path));
        return {};
    });
}

} // namespace agentops::ui::graph
