// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcontroller.h>

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
QByteArray hashOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

QList<WorkflowEntry> listFilesBlocking(const QString &repository)
{
    QList<WorkflowEntry> entries;
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
            entry.problem = document.error().message();
        }
        entries.append(entry);
    }
    std::ranges::sort(entries, [](const WorkflowEntry &a, const WorkflowEntry &b) {
        return a.name.localeAwareCompare(b.name) < 0;
    });
    return entries;
}

} // namespace

Task<Result<WorkflowController::Listing>> WorkflowController::readListing(WorkflowServices services,
                                                                          CancelToken token)
{
    const QString repository = services.repository;
    AO_CO_TRY(QList<WorkflowEntry> files,
              co_await onWorker(*services.files, token,
                                [repository](CancelToken) -> Result<QList<WorkflowEntry>> {
                                    return listFilesBlocking(repository);
                                }));
    AO_CO_TRY(QList<workflow::Draft> drafts, co_await services.drafts->list(token));
    co_return Listing{std::move(files), std::move(drafts)};
}

Task<Result<WorkflowController::Loaded>> WorkflowController::readEntry(WorkflowServices services,
                                                                       WorkflowEntry entry,
                                                                       bool ignoresDraft,
                                                                       CancelToken token)
{
    if (!ignoresDraft) {
        AO_CO_TRY(const QList<workflow::Draft> drafts, co_await services.drafts->list(token));
        for (const workflow::Draft &draft : drafts) {
            const bool isIt = entry.file.isEmpty() ? draft.document.properties.id == entry.id
                                                   : draft.file == entry.file;
            if (isIt)
                co_return Loaded{draft.document, draft.file, draft.fileHash, true};
        }
    }
    const QString path = QDir(services.repository).absoluteFilePath(entry.file);
    const QString file = entry.file;
    co_return co_await onWorker(
        *services.files, token, [path, file](CancelToken) -> Result<Loaded> {
            AO_TRY(const workflow::ParsedDocument parsed, workflow::readDocumentFileBlocking(path));
            AO_TRY(workflow::Document document, parsed.toResult());
            return Loaded{std::move(document), file, hashOfFile(path), false};
        });
}

Task<Result<WorkflowController::Written>> WorkflowController::writeFile(WorkflowServices services,
                                                                        QString file,
                                                                        workflow::Document document,
                                                                        QByteArray expectedHash,
                                                                        CancelToken token)
{
    const QString path = QDir(services.repository).absoluteFilePath(file);
    co_return co_await onWorker(
        *services.files, token, [path, document, expectedHash](CancelToken) -> Result<Written> {
            const QByteArray current = hashOfFile(path);
            if (!expectedHash.isEmpty() && !current.isEmpty() && current != expectedHash)
                return Written{current, true};
            if (!QDir().mkpath(QFileInfo(path).absolutePath()))
                return fail(Error(errors::kIo, u"cannot make the folder"_s).with(u"path"_s, path));
            AO_CHECK(workflow::writeDocumentFileBlocking(path, document));
            return Written{hashOfFile(path), false};
        });
}

Task<> WorkflowController::storeDraft(WorkflowServices services, workflow::Draft draft)
{
    const Result<> stored = co_await services.drafts->save(std::move(draft), {});
    if (!stored)
        qCWarning(lcEditor, "cannot keep a draft: %ls", qUtf16Printable(stored.error().describe()));
}

Task<> WorkflowController::dropDraft(WorkflowServices services, workflow::WorkflowId workflow)
{
    const Result<> dropped = co_await services.drafts->remove(workflow, {});
    if (!dropped)
        qCWarning(lcEditor, "cannot drop a draft: %ls",
                  qUtf16Printable(dropped.error().describe()));
}

void WorkflowController::write(const QString &file, const QByteArray &expectedHash)
{
    const scene::Viewport &viewport = m_session.interaction().viewport();
    m_session.editor().setViewport(viewport.toScene(QPointF()), viewport.scale());
    const workflow::Document document = m_session.editor().document();
    const quint64 revision = m_session.editor().revision();
    m_operation.run(
        tr("Saving %1").arg(document.properties.name),
        [&](CancelToken token) {
            return writeFile(m_services, file, document, expectedHash, token);
        },
        [this, file, revision, id = document.properties.id](const Written &written) {
            if (m_session.editor().document().properties.id != id)
                return; // another one was opened meanwhile
            m_hasConflict = written.isConflict;
            if (!written.isConflict) {
                m_file = file;
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
    m_operation.run(tr("Exporting %1").arg(name()), [&](CancelToken token) {
        return writeFile(m_services, path.toLocalFile(), m_session.editor().document(), {}, token);
    });
}

void WorkflowController::importFrom(const QUrl &path)
{
    if (!path.isLocalFile())
        return;
    if (m_isDraftPending)
        keepDraft();
    WorkflowEntry entry;
    entry.file = path.toLocalFile();
    m_operation.run(
        tr("Importing %1").arg(QFileInfo(entry.file).fileName()),
        [&](CancelToken token) { return readEntry(m_services, entry, true, token); },
        [this](Loaded loaded) {
            // A copy of its own: it shares no runs, no file and no draft with where it came from.
            loaded.document.properties.id = workflow::WorkflowId::create();
            show({std::move(loaded.document), {}, {}, true});
            noteEdit();
        });
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
    const QString path = absolute(m_file);
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
