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

void DraftKeeper::keep(const workflow::Document &document, const QString &file,
                       const QByteArray &fileHash)
{
    m_draftOf = document.properties.id;
    m_operation.begin(tr("Keeping a draft of %1").arg(document.properties.name));
    m_writes.start(store(m_services, {document, file, fileHash, {}}, this, ++m_serial));
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
                          QPointer<DraftKeeper> owner, quint64 serial)
{
    const Result<> stored = co_await services.drafts->save(std::move(draft), {});
    if (!stored)
        qCWarning(lcDrafts, "cannot keep a draft: %ls", qUtf16Printable(stored.error().describe()));
    if (owner)
        owner->noteStored(serial, stored);
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
    // Only the newest draft counts: it holds what the ones before held.
    if (serial == m_serial)
        m_operation.finish(stored);
}

} // namespace agentops::ui::graph
