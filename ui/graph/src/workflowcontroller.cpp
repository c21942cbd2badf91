// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcontroller.h>

#include "draftkeeper.h"
#include "workflowfiles.h"

#include <agentops/base/clock.h>
#include <agentops/ui/graph/fieldnote.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

WorkflowController::WorkflowController(WorkflowServices services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_drafts(std::make_unique<DraftKeeper>(m_services))
    , m_session(*m_services.catalog)
    , m_inspector(m_session)
    , m_problems(m_session)
    , m_outline(m_session)
    , m_run(m_session, *m_services.runs, *m_services.clock, m_services.repository,
            m_services.person)
    , m_desk(m_session, m_run, m_services)
    , m_assistant(m_session, *m_run.view(), m_services.authoring, m_services.repository)
    , m_history(m_session, *m_services.clock)
    , m_fileVersions(m_services, m_session)
    , m_calls(m_services, m_session, *this)
    , m_conflicts(m_session)
    , m_comparison(m_session)
    , m_pictures(m_session, *m_services.files)
    , m_templates(m_services)
{
    connect(&m_history, &HistoryModel::compared, &m_comparison, &WorkflowComparison::open);
    connect(&m_fileVersions, &FileVersionModel::compared, &m_comparison, &WorkflowComparison::open);
    connect(this, &WorkflowController::opened, &m_comparison, &WorkflowComparison::close);
    connect(m_drafts.get(), &DraftKeeper::due, this, &WorkflowController::keepDraft);
    connect(&m_session, &GraphSession::edited, this, &WorkflowController::noteEdit);
    connect(&m_session, &GraphSession::diagnosticsChanged, this,
            &WorkflowController::documentChanged);
    connect(keeping(), &Operation::stateChanged, this, &WorkflowController::documentChanged);
    m_inspector.fields()->setAssistant(&m_assistant);
    connect(&m_templates, &TemplateModel::chosen, this, &WorkflowController::openAsNew);
    connect(&m_pictures, &PictureExport::saved, this,
            [this](const QString &file) { Q_EMIT exported(QFileInfo(file).fileName(), file); });
    m_inspector.setFieldNote(
        [this](const workflow::Node &node, const workflow::Parameter &parameter) {
            return fieldNote(m_services.authoring, m_services.clock->now(), node, parameter);
        });
    reload();
}

WorkflowController::~WorkflowController() = default;

Operation *WorkflowController::keeping()
{
    return m_drafts->operation();
}

QString WorkflowController::name() const
{
    return m_isOpen ? m_session.editor().document().properties.name : QString();
}

QString WorkflowController::description() const
{
    return m_isOpen ? m_session.editor().document().properties.description : QString();
}

void WorkflowController::setDescription(const QString &description)
{
    if (m_isOpen && description != this->description())
        m_session.editor().setDescription(description);
}

bool WorkflowController::isDirty() const
{
    return m_isOpen && (m_file.isEmpty() || m_savedRevision != m_session.editor().revision());
}

QString WorkflowController::saveText() const
{
    if (!m_isOpen)
        return {};
    if (!isDirty())
        return tr("saved");
    // What becomes of another one's draft is not said of this one.
    const bool isOfThis = m_drafts->isOf(m_session.editor().document().properties.id);
    const Operation &keeping = *m_drafts->operation();
    if (m_drafts->isPending() || (isOfThis && keeping.isRunning()))
        return tr("editing");
    // An example that nobody has touched is no draft.
    if (!isOfThis && m_savedRevision == m_session.editor().revision())
        return tr("not saved");
    return isOfThis && keeping.state() == Operation::Failed ? tr("draft not kept")
                                                            : tr("draft kept");
}

bool WorkflowController::canRun() const
{
    return m_isOpen && !m_session.editor().document().nodes.isEmpty()
        && !hasErrors(m_session.diagnostics());
}

void WorkflowController::reload()
{
    m_loading.run(
        tr("Looking for workflows"),
        [this](CancelToken token) { return readListing(m_services, token); },
        [this](const WorkflowListing &listing) { showListing(listing); });
}

void WorkflowController::showListing(const WorkflowListing &listing)
{
    QList<WorkflowEntry> entries = listing.files;
    for (WorkflowEntry &entry : entries) {
        if (const auto problem = listing.problems.constFind(entry.file);
            problem != listing.problems.constEnd())
            entry.problem = errorText(*problem).text;
    }
    QList<WorkflowEntry> drafts;
    for (const workflow::Draft &draft : listing.drafts) {
        const auto file = std::ranges::find(entries, draft.file, &WorkflowEntry::file);
        if (!draft.file.isEmpty() && file != entries.end()) {
            file->hasDraft = true;
            file->name = draft.document.properties.name;
        } else {
            drafts.append({WorkflowEntry::Source::Draft,
                           draft.document.properties.name,
                           {},
                           draft.document.properties.id,
                           true,
                           {}});
        }
    }
    for (const workflow::UnreadableDraft &draft : listing.unreadable) {
        drafts.append({WorkflowEntry::Source::Draft,
                       draft.file.isEmpty() ? tr("A draft") : draft.file,
                       {},
                       draft.workflow,
                       true,
                       errorText(draft.error).text});
    }
    entries += drafts;
    for (const workflow::Document &example : m_services.examples)
        entries.append({WorkflowEntry::Source::Example,
                        example.properties.name,
                        {},
                        example.properties.id,
                        false,
                        {}});
    m_workflows.setEntries(entries);
    if (m_isOpen || listing.drafts.isEmpty())
        return;
    // What a crash interrupted is what the person wants to see.
    const workflow::Draft &newest = listing.drafts.first();
    const auto wanted = std::ranges::find_if(entries, [&newest](const WorkflowEntry &entry) {
        return entry.file == newest.file
            && (!entry.file.isEmpty() || entry.id == newest.document.properties.id);
    });
    if (wanted != entries.end())
        openEntry(*wanted);
}

void WorkflowController::open(int row)
{
    if (row >= 0 && row < m_workflows.count())
        openEntry(m_workflows.entries().at(row));
}

void WorkflowController::openNamed(const QString &fileOrName)
{
    const QList<WorkflowEntry> &entries = m_workflows.entries();
    for (const WorkflowEntry &entry : entries) {
        if (entry.file == fileOrName || entry.name == fileOrName
            || entry.id.toString() == fileOrName) {
            openEntry(entry);
            return;
        }
    }
}

void WorkflowController::openEntry(const WorkflowEntry &entry)
{
    m_calls.giveUp();
    if (m_drafts->isPending())
        keepDraft();
    if (entry.source == WorkflowEntry::Source::Example) {
        const auto example =
            std::ranges::find_if(m_services.examples, [&entry](const workflow::Document &document) {
                return document.properties.id == entry.id;
            });
        workflow::Document copy = translatedExample(*example);
        copy.properties.id = workflow::WorkflowId::create();
        show({std::move(copy), {}, {}, false});
        return;
    }
    const bool isOpenNow =
        m_isOpen && entry.file == m_file && entry.id == m_session.editor().document().properties.id;
    if (isOpenNow && isDirty()) {
        Q_EMIT opened(); // nothing newer can be read
        return;
    }
    m_operation.run(
        tr("Opening %1").arg(entry.name),
        [&](CancelToken token) { return readEntry(m_services, entry, false, token); },
        [this](LoadedWorkflow loaded) { show(std::move(loaded)); });
}

void WorkflowController::show(LoadedWorkflow loaded)
{
    if (m_isOpen && m_drafts->isPending())
        keepDraft(); // what was done while this one was read
    m_imported.dismiss();
    m_file = loaded.file;
    m_fileHash = loaded.fileHash;
    m_isOpen = true;
    m_hasConflict = false;
    m_drafts->forget();
    keeping()->reset(); // what became of another one's draft
    const workflow::WorkflowId id = loaded.document.properties.id;
    m_session.open(std::move(loaded.document));
    m_drafts->takeUp(m_session.editor(), loaded.history);
    m_savedRevision = loaded.isDraft ? std::nullopt : std::optional(m_session.editor().revision());
    m_desk.follow(id);
    m_run.follow(id);
    m_fileVersions.follow(m_file);
    m_calls.arrived();
    Q_EMIT documentChanged();
    Q_EMIT opened();
}

void WorkflowController::close()
{
    m_isOpen = false;
    m_file.clear();
    m_fileHash.clear();
    m_drafts->forget();
    m_session.open({});
    m_desk.follow({});
    m_run.dismiss();
    m_fileVersions.follow({});
    m_calls.arrived();
    Q_EMIT documentChanged();
    Q_EMIT opened();
}

void WorkflowController::createNew(const QString &name)
{
    const QString title = name.trimmed().isEmpty() ? tr("New workflow") : name.trimmed();
    openAsNew(workflow::Document::create(title));
}

void WorkflowController::rename(const QString &name)
{
    if (m_isOpen && !name.trimmed().isEmpty() && name.trimmed() != this->name())
        m_session.editor().setName(name.trimmed());
}

void WorkflowController::noteEdit()
{
    if (!m_isOpen)
        return;
    m_drafts->noteEdit();
    Q_EMIT documentChanged();
}

void WorkflowController::keepDraft()
{
    m_drafts->forget();
    const workflow::EditHistory history = m_session.editor().history();
    if (isDirty())
        m_drafts->keep(history, m_file, m_fileHash);
    else
        m_drafts->settle(history, m_file);
    Q_EMIT documentChanged();
}

Task<> WorkflowController::flush()
{
    if (m_drafts->isPending())
        keepDraft();
    co_await m_drafts->join();
    co_await m_desk.join();
}

Task<> WorkflowController::keepForReturn()
{
    if (m_isOpen && (m_drafts->isPending() || m_file.isEmpty()))
        keepDraft();
    co_await m_drafts->join();
}

void WorkflowController::save()
{
    if (!m_isOpen)
        return;
    if (m_file.isEmpty())
        write({kWorkflowFolder + u'/' + workflowFileName(name()), Overwrite::Never, {}});
    else
        write({m_file, Overwrite::IfUnchanged, m_fileHash});
}

QUrl WorkflowController::exportFile() const
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo::exists(folder))
        folder = QDir::homePath();
    return QUrl::fromLocalFile(QDir(folder).absoluteFilePath(workflowFileName(name())));
}

void WorkflowController::saveAnyway()
{
    if (m_isOpen && !m_file.isEmpty())
        write({m_file, Overwrite::Always, {}});
}

void WorkflowController::retranslate()
{
    rereadRows(m_workflows);
    m_session.retranslate();
    m_inspector.retranslate();
    m_problems.retranslate();
    m_run.retranslate();
    m_desk.retranslate();
    m_imported.retranslate();
    m_history.retranslate();
    m_fileVersions.retranslate();
    m_conflicts.retranslate();
    m_comparison.retranslate();
    m_templates.retranslate();
    Q_EMIT documentChanged();
}

void WorkflowController::revert()
{
    if (!m_isOpen || m_file.isEmpty())
        return;
    const workflow::WorkflowId id = m_session.editor().document().properties.id;
    const WorkflowEntry entry{WorkflowEntry::Source::File, name(), m_file, id, false, {}};
    m_operation.run(
        tr("Opening %1").arg(name()),
        [&](CancelToken token) { return readEntry(m_services, entry, true, token); },
        [this, id](LoadedWorkflow loaded) { revertTo(std::move(loaded), id); });
}

void WorkflowController::revertTo(LoadedWorkflow loaded, const workflow::WorkflowId &id)
{
    workflow::DocumentEditor &editor = m_session.editor();
    if (editor.document().properties.id != id)
        return; // another one was opened meanwhile
    if (loaded.document.properties.id != id) {
        m_drafts->forget();
        m_drafts->drop(id);
        show(std::move(loaded));
        return;
    }
    editor.replaceDocument(loaded.document, {workflow::Edit::Restore});
    m_fileHash = loaded.fileHash;
    m_hasConflict = false;
    m_savedRevision = editor.revision();
    keepDraft();
}

void WorkflowController::write(const WriteTarget &target)
{
    if (m_operation.isRunning())
        return; // what it writes, this would take for somebody else's
    const scene::Viewport &viewport = m_session.interaction().viewport();
    m_session.editor().setViewport(viewport.toScene(QPointF()), viewport.scale());
    m_session.editor().closeStep();
    const workflow::Document document = m_session.editor().document();
    const quint64 revision = m_session.editor().revision();
    m_operation.run(
        tr("Saving %1").arg(document.properties.name),
        [&](CancelToken token) { return writeWorkflow(m_services, target, document, token); },
        [this, revision, id = document.properties.id](const WrittenFile &written) {
            if (m_session.editor().document().properties.id != id)
                return; // another one was opened meanwhile
            m_hasConflict = written.isConflict;
            if (!written.isConflict) {
                m_file = written.file;
                m_fileHash = written.hash;
                m_savedRevision = revision;
                m_fileVersions.follow(m_file);
                keepDraft();
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
            return writeWorkflow(m_services, {path.toLocalFile(), Overwrite::Always, {}},
                                 m_session.editor().document(), token);
        },
        [this, name = name()](const WrittenFile &written) {
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
    if (m_drafts->isPending())
        keepDraft();
    document.properties.id = workflow::WorkflowId::create();
    show({std::move(document), {}, {}, true});
    noteEdit();
}

void WorkflowController::openFile(const QUrl &url)
{
    if (!url.isLocalFile())
        return;
    const QString path = QFileInfo(url.toLocalFile()).absoluteFilePath();
    const QString file = QDir(m_services.repository).relativeFilePath(path);
    const QList<WorkflowEntry> &entries = m_workflows.entries();
    const auto known = std::ranges::find(entries, file, &WorkflowEntry::file);
    if (known != entries.end()) {
        openEntry(WorkflowEntry(*known));
        return;
    }
    m_operation.run(
        tr("Importing %1").arg(QFileInfo(path).fileName()),
        [&](CancelToken token) { return m_services.authoring.readWorkflow(path, token); },
        [this, name = QFileInfo(path).fileName()](const ImportedWorkflow &imported) {
            if (imported.document)
                openAsNew(*imported.document);
            m_imported.show(name, imported);
        });
}

void WorkflowController::deleteWorkflow()
{
    if (!m_isOpen)
        return;
    const auto giveUp = [this, id = m_session.editor().document().properties.id] {
        m_drafts->forget();
        m_drafts->drop(id);
        close();
        reload();
    };
    if (m_file.isEmpty()) {
        giveUp();
        return;
    }
    const QString path = QDir(m_services.repository).absoluteFilePath(m_file);
    m_operation.run(
        tr("Deleting %1").arg(name()),
        [&](CancelToken token) { return removeWorkflowFile(m_services, path, token); }, giveUp);
}

} // namespace agentops::ui::graph
