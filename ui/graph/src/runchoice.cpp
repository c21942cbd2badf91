// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/ui/graph/runchoice.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>

namespace agentops::ui::graph {

using workflow::RunId;
using workflow::RunSummary;

RunChoice::RunChoice(workflow::RunService &service, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_clock(clock)
{
    connect(&service, &workflow::RunService::runChanged, this, &RunChoice::follow);
    connect(&service, &workflow::RunService::runRemoved, this, [this](const RunId &run) {
        if (m_runs.removeIf([&run](const RunSummary &summary) { return summary.id == run; }) > 0)
            Q_EMIT changed();
    });
}

QStringList RunChoice::titles() const
{
    QStringList titles;
    for (const RunSummary &run : m_runs) {
        //: when a run was made, and how it stands
        titles.append(
            tr("%1 · %2").arg(momentText(run.createdAt, m_clock.now()), stateText(run.state)));
    }
    return titles;
}

int RunChoice::current() const
{
    const auto run = std::ranges::find(m_runs, m_current, &RunSummary::id);
    return run == m_runs.end() ? -1 : int(run - m_runs.begin());
}

void RunChoice::setWorkflow(const workflow::WorkflowId &workflow)
{
    if (m_workflow == workflow)
        return;
    m_workflow = workflow;
    m_runs.clear();
    m_isRead = false;
    m_loading.cancel();
    m_loading.reset();
    Q_EMIT changed();
}

void RunChoice::setCurrent(const RunId &run)
{
    if (m_current == run)
        return;
    m_current = run;
    Q_EMIT changed();
}

void RunChoice::look()
{
    m_loading.run(
        tr("Looking for runs of the workflow"),
        [this](CancelToken token) { return m_service.list(kRunsSearched, token); },
        [this](const QList<RunSummary> &runs) {
            m_runs.clear();
            std::ranges::copy_if(runs, std::back_inserter(m_runs), [this](const RunSummary &run) {
                return run.workflow == m_workflow;
            });
            m_isRead = true;
            Q_EMIT changed();
        });
}

void RunChoice::choose(int index)
{
    if (index >= 0 && index < m_runs.size() && m_runs.at(index).id != m_current)
        Q_EMIT chosen(m_runs.at(index).id);
}

void RunChoice::follow(const RunSummary &run)
{
    if (!m_isRead || run.workflow != m_workflow)
        return;
    const auto known = std::ranges::find(m_runs, run.id, &RunSummary::id);
    if (known == m_runs.end())
        m_runs.prepend(run);
    else
        *known = run;
    Q_EMIT changed();
}

} // namespace agentops::ui::graph
