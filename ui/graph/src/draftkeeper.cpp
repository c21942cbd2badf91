// SPDX-License-Identifier: GPL-3.0-or-later
#include "draftkeeper.h"

#include <QtCore/QLoggingCategory>

#include <chrono>

namespace agentops::ui::graph {

namespace {

Q_LOGGING_CATEGORY(lcDrafts, "agentops.ui.workflow.drafts")

constexpr std::chrono::milliseconds kDraftDelay{400};

} // namespace

DraftKeeper::DraftKeeper(WorkflowServices services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDraftDelay);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::due);
}

void DraftKeeper::noteEdit()
{
    m_isPending = true;
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftKeeper::forget()
{
    m_isPending = false;
    m_timer.stop();
}

void DraftKeeper::takeUp(workflow::DocumentEditor &editor, const workflow::StoredHistory &stored)
{
    const bool isItsOwn = !stored.history.steps.isEmpty() && editor.restore(stored.history);
    m_recorder = isItsOwn ? workflow::EditRecorder(stored) : workflow::EditRecorder();
}

void DraftKeeper::keep(const workflow::EditHistory &history, const QString &file,
                       const QByteArray &fileHash)
{
    m_draftOf = history.document.properties.id;
    m_operation.begin(tr("Keeping a draft of %1").arg(history.document.properties.name));
    m_writes.start(store(m_services, {history.document, file, fileHash, {}},
                         m_recorder.next(history), this, ++m_serial));
}

void DraftKeeper::settle(const workflow::EditHistory &history, const QString &file)
{
    m_writes.start(
        storeSteps(m_services, {history.document, file, {}, {}}, m_recorder.next(history), this));
}

void DraftKeeper::drop(const workflow::WorkflowId &workflow)
{
    m_writes.start(remove(m_services, workflow));
}

Task<> DraftKeeper::join()
{
    return m_writes.join();
}

Task<> DraftKeeper::store(WorkflowServices services, workflow::Draft draft,
                          workflow::EditRecord edits, QPointer<DraftKeeper> owner, quint64 serial)
{
    const Result<> stored =
        co_await services.drafts->save(std::move(draft), std::move(edits), CancelToken());
    if (!stored)
        qCWarning(lcDrafts, "cannot keep a draft: %ls", qUtf16Printable(stored.error().describe()));
    if (owner)
        owner->noteStored(serial, stored);
}

Task<> DraftKeeper::storeSteps(WorkflowServices services, workflow::Draft draft,
                               workflow::EditRecord edits, QPointer<DraftKeeper> owner)
{
    const Result<> stored =
        co_await services.drafts->settle(std::move(draft), std::move(edits), CancelToken());
    if (stored)
        co_return;
    qCWarning(lcDrafts, "cannot keep the steps of a workflow: %ls",
              qUtf16Printable(stored.error().describe()));
    if (owner)
        owner->m_recorder = workflow::EditRecorder();
}

Task<> DraftKeeper::remove(WorkflowServices services, workflow::WorkflowId workflow)
{
    const Result<> dropped = co_await services.drafts->remove(workflow, {});
    if (!dropped)
        qCWarning(lcDrafts, "cannot drop a draft: %ls",
                  qUtf16Printable(dropped.error().describe()));
}

void DraftKeeper::noteStored(quint64 serial, const Result<> &stored)
{
    if (!stored)
        m_recorder = workflow::EditRecorder(); // what is stored now is not known: all again
    // Only the newest draft counts: it holds what the ones before held.
    if (serial == m_serial)
        m_operation.finish(stored);
}

} // namespace agentops::ui::graph
