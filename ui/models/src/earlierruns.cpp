// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/earlierruns.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

namespace agentops::ui {

namespace {

/// Newest runs, of all workflows, that are looked through.
constexpr int kRunsSearched = 500;

} // namespace

EarlierRuns::EarlierRuns(QObject *parent) : QObject(parent) { }

QStringList EarlierRuns::titles() const
{
    QStringList titles;
    for (const workflow::RunSummary &run : m_runs) {
        //: when a run was made, and how it ended
        titles.append(tr("%1 · %2").arg(momentText(run.createdAt, m_now), stateText(run.state)));
    }
    return titles;
}

void EarlierRuns::setService(workflow::RunService &service)
{
    m_service = &service;
}

void EarlierRuns::setCurrent(const workflow::RunSummary &run, Timestamp now)
{
    m_now = now;
    if (run.id == m_current.id)
        return;
    clear();
    m_current = run;
    Q_EMIT changed();
}

void EarlierRuns::clear()
{
    if (m_current.id.isNull())
        return;
    m_loading.cancel();
    m_loading.reset();
    m_current = {};
    m_runs.clear();
    m_chosen = -1;
    m_status.reset();
    Q_EMIT changed();
}

void EarlierRuns::look()
{
    if (!isAvailable())
        return;
    m_loading.run(
        tr("Looking for earlier runs"),
        [this](CancelToken token) { return m_service->list(kRunsSearched, token); },
        [this](const QList<workflow::RunSummary> &runs) { show(runs); });
}

void EarlierRuns::show(const QList<workflow::RunSummary> &runs)
{
    m_runs.clear();
    bool isEarlier = false;
    for (const workflow::RunSummary &run : runs) {
        if (isEarlier && run.workflow == m_current.workflow)
            m_runs.append(run);
        isEarlier = isEarlier || run.id == m_current.id;
    }
    Q_EMIT changed();
    choose(0);
}

void EarlierRuns::choose(int index)
{
    if (index < 0 || index >= m_runs.size() || !isAvailable())
        return;
    m_chosen = index;
    m_status.reset();
    Q_EMIT changed();
    const workflow::RunId run = m_runs.at(index).id;
    m_loading.run(
        tr("Reading the earlier run"),
        [this, run](CancelToken token) { return m_service->show(run, token); },
        [this](const workflow::RunDetail &detail) {
            m_status = detail.status;
            Q_EMIT changed();
        });
}

void EarlierRuns::stop()
{
    m_loading.cancel();
    m_loading.reset();
    m_chosen = -1;
    m_status.reset();
    Q_EMIT changed();
}

} // namespace agentops::ui
