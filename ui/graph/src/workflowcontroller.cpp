// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowcontroller.h>

#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <chrono>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kDraftDelay{400};

/// Letters and digits of the name.
QString fileNameFor(const QString &name)
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

} // namespace

WorkflowController::WorkflowController(WorkflowServices services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_session(*m_services.catalog)
    , m_inspector(m_session)
    , m_problems(m_session)
    , m_outline(m_session)
    , m_run(m_session, *m_services.runs, *m_services.clock, m_services.repository,
            m_services.person)
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftDelay);
    connect(&m_draftTimer, &QTimer::timeout, this, &WorkflowController::keepDraft);
    connect(&m_session, &GraphSession::edited, this, &WorkflowController::noteEdit);
    connect(&m_session, &GraphSession::diagnosticsChanged, this,
            &WorkflowController::documentChanged);
    connect(&m_keeping, &Operation::stateChanged, this, &WorkflowController::documentChanged);
    reload();
}

WorkflowController::~WorkflowController() = default;

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
    const bool isOfThis = m_draftOf == m_session.editor().document().properties.id;
    if (m_isDraftPending || (isOfThis && m_keeping.isRunning()))
        return tr("editing");
    // An example that nobody has touched is no draft.
    if (!isOfThis && m_savedRevision == m_session.editor().revision())
        return tr("not saved");
    return isOfThis && m_keeping.state() == Operation::Failed ? tr("draft not kept")
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
        [this](const Listing &listing) { showListing(listing); });
}

void WorkflowController::showListing(const Listing &listing)
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
        openEntry(*wanted, false);
}

void WorkflowController::open(int row)
{
    if (row >= 0 && row < m_workflows.count())
        openEntry(m_workflows.entries().at(row), false);
}

void WorkflowController::openNamed(const QString &fileOrName)
{
    const QList<WorkflowEntry> &entries = m_workflows.entries();
    for (const WorkflowEntry &entry : entries) {
        if (entry.file == fileOrName || entry.name == fileOrName
            || entry.id.toString() == fileOrName) {
            openEntry(entry, false);
            return;
        }
    }
}

void WorkflowController::openEntry(const WorkflowEntry &entry, bool ignoresDraft)
{
    if (m_isDraftPending)
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
    m_operation.run(
        tr("Opening %1").arg(entry.name),
        [&](CancelToken token) { return readEntry(m_services, entry, ignoresDraft, token); },
        [this](Loaded loaded) { show(std::move(loaded)); });
}

void WorkflowController::show(Loaded loaded)
{
    m_file = loaded.file;
    m_fileHash = loaded.fileHash;
    m_isOpen = true;
    m_hasConflict = false;
    m_isDraftPending = false;
    m_draftTimer.stop();
    m_keeping.reset(); // what became of another one's draft
    const workflow::WorkflowId id = loaded.document.properties.id;
    m_session.open(std::move(loaded.document));
    m_savedRevision = loaded.isDraft ? std::nullopt : std::optional(m_session.editor().revision());
    m_run.follow(id);
    Q_EMIT documentChanged();
    Q_EMIT opened();
}

void WorkflowController::close()
{
    m_isOpen = false;
    m_file.clear();
    m_fileHash.clear();
    m_isDraftPending = false;
    m_draftTimer.stop();
    m_session.open({});
    m_run.dismiss();
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
    m_isDraftPending = true;
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
    Q_EMIT documentChanged();
}

void WorkflowController::keepDraft()
{
    m_draftTimer.stop();
    m_isDraftPending = false;
    const workflow::Document &document = m_session.editor().document();
    if (isDirty()) {
        m_draftOf = document.properties.id;
        m_keeping.begin(tr("Keeping a draft of %1").arg(document.properties.name));
        m_writes.start(
            storeDraft(m_services, {document, m_file, m_fileHash, {}}, this, ++m_draftSerial));
    } else {
        m_writes.start(dropDraft(m_services, document.properties.id));
    }
    Q_EMIT documentChanged();
}

void WorkflowController::draftStored(quint64 serial, const Result<> &stored)
{
    // Only the newest draft counts: it holds what the ones before held.
    if (serial == m_draftSerial)
        m_keeping.finish(stored);
}

Task<> WorkflowController::flush()
{
    if (m_isDraftPending)
        keepDraft();
    co_await m_writes.join();
}

void WorkflowController::save()
{
    if (!m_isOpen)
        return;
    if (m_file.isEmpty())
        write({kWorkflowFolder + u'/' + fileNameFor(name()), Overwrite::Never, {}});
    else
        write({m_file, Overwrite::IfUnchanged, m_fileHash});
}

QUrl WorkflowController::exportFile() const
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo::exists(folder))
        folder = QDir::homePath();
    return QUrl::fromLocalFile(QDir(folder).absoluteFilePath(fileNameFor(name())));
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
    m_run.retranslate();
    Q_EMIT documentChanged();
}

void WorkflowController::revert()
{
    if (!m_isOpen || m_file.isEmpty())
        return;
    m_isDraftPending = false;
    m_draftTimer.stop();
    m_writes.start(dropDraft(m_services, m_session.editor().document().properties.id));
    openEntry({WorkflowEntry::Source::File,
               name(),
               m_file,
               m_session.editor().document().properties.id,
               false,
               {}},
              true);
}

} // namespace agentops::ui::graph
