// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/runwatch.h>

#include <agentops/ui/models/errortext.h>
#include <agentops/ui/shell/notifications.h>
#include <agentops/workflow/errors.h>

#include <algorithm>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;
using workflow::RunState;
using workflow::RunSummary;

namespace {

/// Unfinished runs are among the newest, or nobody cares for them any more.
constexpr int kMostRuns = 200;

} // namespace

RunWatch::RunWatch(Notifications &notifications, QObject *parent)
    : QObject(parent)
    , m_notifications(notifications)
{ }

void RunWatch::follow(workflow::RunService *service)
{
    if (m_service)
        m_service->disconnect(this);
    m_service = service;
    m_active.clear();
    if (service) {
        connect(service, &workflow::RunService::runChanged, this, &RunWatch::onRunChanged);
        connect(service, &workflow::RunService::runLost, this, &RunWatch::onRunLost);
        QCoro::connect(service->list(kMostRuns, CancelToken()), this,
                       [this, service](const Result<QList<RunSummary>> &runs) {
                           if (runs && m_service == service)
                               takeUnfinished(*runs);
                       });
    }
    Q_EMIT changed();
}

void RunWatch::takeUnfinished(const QList<RunSummary> &runs)
{
    for (const RunSummary &run : runs) {
        if (isFinal(run.state) || m_active.contains(run.id))
            continue;
        m_active.insert(run.id, run);
        if (run.state == RunState::Waiting)
            tell(run);
    }
    Q_EMIT changed();
}

void RunWatch::cancel()
{
    if (!m_service || !isCancellable())
        return;
    QCoro::connect(m_service->cancel(m_active.cbegin().key(), CancelToken()), this,
                   [this](const Result<> &cancelled) {
                       if (!cancelled)
                           m_notifications.post({.tone = u"failed"_s,
                                                 .title = tr("The run could not be cancelled"),
                                                 .text = errorText(cancelled.error()).text,
                                                 .actionId = u"page.runs"_s,
                                                 .actionText = tr("Show runs")});
                   });
}

double RunWatch::progress() const
{
    int finished = 0;
    int planned = 0;
    for (const RunSummary &run : m_active) {
        finished += run.finishedCount;
        planned += run.plannedCount;
    }
    return planned > 0 ? double(finished) / planned : 0;
}

void RunWatch::onRunChanged(const RunSummary &run)
{
    const auto known = m_active.constFind(run.id);
    const bool isNews = known != m_active.constEnd() && known->state != run.state;
    if (isFinal(run.state))
        m_active.remove(run.id);
    else
        m_active.insert(run.id, run);
    // A run that was already over when the window opened is no news.
    if (isNews)
        tell(run);
    Q_EMIT changed();
}

void RunWatch::onRunLost(const workflow::RunId &run, const Error &error)
{
    const QString name = m_active.value(run).workflowName;
    m_active.remove(run);
    // A run that another program has taken over goes on there.
    if (error.code() != workflow::errors::kLeaseLost) {
        m_notifications.post({.tone = u"failed"_s,
                              .title = name.isEmpty() ? tr("A run has stopped here")
                                                      : tr("%1 has stopped here").arg(name),
                              .text = errorText(error).text,
                              .actionId = u"page.runs"_s,
                              .actionText = tr("Show runs")});
    }
    Q_EMIT changed();
}

void RunWatch::tell(const RunSummary &run)
{
    Notifications::Message message{
        .tone = {},
        .title = {},
        .text = tr("%1 of %2 steps").arg(run.finishedCount).arg(run.plannedCount),
        .actionId = u"page.runs"_s,
        .actionText = tr("Show runs")};
    switch (run.state) {
    case RunState::Succeeded:
        message.tone = u"ok"_s;
        message.title = tr("%1 succeeded").arg(run.workflowName);
        break;
    case RunState::Failed:
        message.tone = u"failed"_s;
        message.title = tr("%1 failed").arg(run.workflowName);
        message.text = errorText(run.error).text;
        break;
    case RunState::Waiting:
        message.tone = u"waiting"_s;
        message.title = tr("%1 waits for your decision").arg(run.workflowName);
        break;
    case RunState::Pending:
    case RunState::Running:
    case RunState::Cancelled:
        return;
    }
    m_notifications.post(message);
}

QString RunWatch::state() const
{
    if (m_active.isEmpty())
        return {};
    const bool runs = std::ranges::any_of(
        m_active, [](const RunSummary &run) { return run.state != RunState::Waiting; });
    return runs ? u"running"_s : u"waiting"_s;
}

QString RunWatch::text() const
{
    if (m_active.isEmpty())
        return {};
    if (m_active.size() > 1)
        return tr("%n run(s)", nullptr, static_cast<int>(m_active.size()));
    const RunSummary &run = *m_active.cbegin();
    return tr("%1 · %2 of %3", "workflow, finished steps, all steps")
        .arg(run.workflowName)
        .arg(run.finishedCount)
        .arg(run.plannedCount);
}

} // namespace agentops::ui::shell
