// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcontroller.h>

#include <agentops/base/file.h>
#include <agentops/base/workerpool.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcEditor, "agentops.ui.workflow")

namespace {

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
        qCWarning(lcEditor, "cannot keep a version: %ls", qUtf16Printable(kept.error().describe()));
}

/// Empty when there is none, or it cannot be read.
QByteArray textOfFile(const QString &path)
{
    return agentops::readFile(path).value_or(QByteArray());
}

/// The name itself, or with the first number that makes it new.
QString freeFileBlocking(const QDir &repository, const QString &file)
{
    QString candidate = file;
    for (int number = 2; QFileInfo::exists(repository.absoluteFilePath(candidate)); ++number) {
        candidate = file.chopped(workflow::kDocumentSuffix.size()) + u'-' + QString::number(number)
            + workflow::kDocumentSuffix;
    }
    return candidate;
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

Task<Result<WorkflowController::Listing>> WorkflowController::readListing(WorkflowServices services,
                                                                          CancelToken token)
{
    const QString repository = services.repository;
    AO_CO_TRY(Files files,
              co_await onWorker(*services.files, token, [repository](CancelToken) -> Result<Files> {
                  return listFilesBlocking(repository);
              }));
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    AO_CO_TRY(QList<workflow::Draft> drafts, co_await services.drafts->list(token));
    AO_CO_CHECK(token.check());
    AO_CO_TRY(QList<workflow::UnreadableDraft> unreadable,
              co_await services.drafts->listUnreadable(token));
    co_return Listing{std::move(files.entries), std::move(files.problems), std::move(drafts),
                      std::move(unreadable)};
}

Task<Result<WorkflowController::Loaded>> WorkflowController::readEntry(WorkflowServices services,
                                                                       WorkflowEntry entry,
                                                                       bool ignoresDraft,
                                                                       CancelToken token)
{
    if (!ignoresDraft) {
        AO_CO_TRY(const QList<workflow::Draft> drafts, co_await services.drafts->list(token));
        AO_CO_CHECK(token.check());
        for (const workflow::Draft &draft : drafts) {
            const bool isIt = entry.file.isEmpty() ? draft.document.properties.id == entry.id
                                                   : draft.file == entry.file;
            if (isIt)
                co_return Loaded{draft.document, draft.file, draft.fileHash, true};
        }
    }
    const QString path = QDir(services.repository).absoluteFilePath(entry.file);
    const QString file = entry.file;
    struct Read
    {
        QByteArray text;
        Result<Loaded> loaded;
    };
    AO_CO_TRY(Read read,
              co_await onWorker(*services.files, token, [path, file](CancelToken) -> Result<Read> {
                  // Before the content: a change in between is then noticed when it is saved.
                  AO_TRY(const QByteArray hash, hashOfFile(path));
                  AO_TRY(const QByteArray text, agentops::readFile(path));
                  Result<workflow::Document> document = workflow::parseDocument(text).toResult();
                  if (!document)
                      return Read{text, fail(document.error())};
                  return Read{text, Loaded{std::move(*document), file, hash, false}};
              }));
    AO_CO_CHECK(token.check()); // the services may be gone with whoever has cancelled this
    co_await keepVersion(services,
                         {.file = file,
                          .text = std::move(read.text),
                          .author = {},
                          .reason = versions::Reason::ChangedOutside});
    co_return std::move(read.loaded);
}

Task<Result<WorkflowController::Written>> WorkflowController::writeFile(WorkflowServices services,
                                                                        Target target,
                                                                        workflow::Document document,
                                                                        CancelToken token)
{
    const QDir repository(services.repository);
    if (target.overwrite != Overwrite::Never) {
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
        const Written written,
        co_await onWorker(
            *services.files, token, [repository, target, document](CancelToken) -> Result<Written> {
                const QString file = target.overwrite == Overwrite::Never
                    ? freeFileBlocking(repository, target.file)
                    : target.file;
                const QString path = repository.absoluteFilePath(file);
                if (target.overwrite == Overwrite::IfUnchanged) {
                    AO_TRY(const QByteArray current, hashOfFile(path));
                    // A file that is gone is made again: nothing is lost by that.
                    if (!current.isEmpty() && current != target.expectedHash)
                        return Written{file, current, true};
                }
                if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
                    return fail(
                        Error(errors::kIo, u"cannot make the folder"_s).with(u"path"_s, path));
                }
                AO_CHECK(workflow::writeDocumentFileBlocking(path, document));
                AO_TRY(const QByteArray hash, hashOfFile(path));
                return Written{file, hash, false};
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

Task<> WorkflowController::storeDraft(WorkflowServices services, workflow::Draft draft,
                                      QPointer<WorkflowController> owner, quint64 serial)
{
    const Result<> stored = co_await services.drafts->save(std::move(draft), {});
    if (!stored)
        qCWarning(lcEditor, "cannot keep a draft: %ls", qUtf16Printable(stored.error().describe()));
    if (owner)
        owner->draftStored(serial, stored);
}

Task<> WorkflowController::dropDraft(WorkflowServices services, workflow::WorkflowId workflow)
{
    const Result<> dropped = co_await services.drafts->remove(workflow, {});
    if (!dropped)
        qCWarning(lcEditor, "cannot drop a draft: %ls",
                  qUtf16Printable(dropped.error().describe()));
}

void WorkflowController::write(const Target &target)
{
    const scene::Viewport &viewport = m_session.interaction().viewport();
    m_session.editor().setViewport(viewport.toScene(QPointF()), viewport.scale());
    const workflow::Document document = m_session.editor().document();
    const quint64 revision = m_session.editor().revision();
    m_operation.run(
        tr("Saving %1").arg(document.properties.name),
        [&](CancelToken token) { return writeFile(m_services, target, document, token); },
        [this, revision, id = document.properties.id](const Written &written) {
            if (m_session.editor().document().properties.id != id)
                return; // another one was opened meanwhile
            m_hasConflict = written.isConflict;
            if (!written.isConflict) {
                m_file = written.file;
                m_fileHash = written.hash;
                m_savedRevision = revision;
                m_writes.start(dropDraft(m_services, id));
                if (m_session.editor().revision() != revision)
                    noteEdit();
                reload();
            }
            Q_EMIT documentChanged();
        });
}

void WorkflowController::exportTo(const QUrl &path)
{
    if (!m_isOpen || !path.isLocalFile())
        return;
    m_operation.run(
        tr("Exporting %1").arg(name()),
        [&](CancelToken token) {
            return writeFile(m_services, {path.toLocalFile(), Overwrite::Always, {}},
                             m_session.editor().document(), token);
        },
        [this, name = name()](const Written &written) {
            Q_EMIT exported(name, QDir::toNativeSeparators(written.file));
        });
}

void WorkflowController::duplicate()
{
    if (!m_isOpen)
        return;
    workflow::Document copy = m_session.editor().document();
    copy.properties.name = tr("%1 (copy)", "name of a workflow").arg(copy.properties.name);
    openAsNew(std::move(copy));
}

void WorkflowController::openAsNew(workflow::Document document)
{
    if (m_isDraftPending)
        keepDraft();
    document.properties.id = workflow::WorkflowId::create();
    show({std::move(document), {}, {}, true});
    noteEdit();
}

void WorkflowController::importFrom(const QUrl &path)
{
    if (!path.isLocalFile())
        return;
    WorkflowEntry entry;
    entry.file = path.toLocalFile();
    m_operation.run(
        tr("Importing %1").arg(QFileInfo(entry.file).fileName()),
        [&](CancelToken token) { return readEntry(m_services, entry, true, token); },
        [this](Loaded loaded) { openAsNew(std::move(loaded.document)); });
}

void WorkflowController::deleteWorkflow()
{
    if (!m_isOpen)
        return;
    const workflow::WorkflowId id = m_session.editor().document().properties.id;
    m_writes.start(dropDraft(m_services, id));
    if (m_file.isEmpty()) {
        close();
        reload();
        return;
    }
    const QString path = QDir(m_services.repository).absoluteFilePath(m_file);
    m_operation.run(
        tr("Deleting %1").arg(name()),
        [&](CancelToken token) {
            return onWorker(*m_services.files, token, [path](CancelToken) -> Result<> {
                QFile file(path);
                if (file.exists() && !file.remove())
                    return fail(Error(errors::kIo, file.errorString()).with(u"path"_s, path));
                return {};
            });
        },
        [this] {
            close();
            reload();
        });
}

} // namespace agentops::ui::graph
