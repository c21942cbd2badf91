// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/runlistmodel.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

using workflow::RunId;
using workflow::RunState;
using workflow::RunSummary;

namespace {

bool isNewer(const RunSummary &a, const RunSummary &b)
{
    if (a.createdAt != b.createdAt)
        return a.createdAt > b.createdAt;
    return b.id < a.id;
}

RunId keyOf(const RunSummary &run)
{
    return run.id;
}

} // namespace

RunListModel::RunListModel(QObject *parent) : QAbstractListModel(parent) { }

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> RunListModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {RunIdRole, "runId"},
        {WorkflowNameRole, "workflowName"},
        {StateKeyRole, "stateKey"},
        {StateTextRole, "stateText"},
        {StartedTextRole, "startedText"},
        {DurationTextRole, "durationText"},
        {ProgressRole, "progress"},
        {StepsTextRole, "stepsText"},
        {IsActiveRole, "isActive"},
        {IsRerunRole, "isRerun"},
        {SummaryTextRole, "summaryText"},
    };
    return names;
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunSummary &run = m_rows.at(index.row());
    switch (role) {
    case RunIdRole:
        return run.id.toString();
    case Qt::DisplayRole:
    case WorkflowNameRole:
        return run.workflowName;
    case StateKeyRole:
        return stateKey(run.state);
    case StateTextRole:
        return stateText(run.state, run.waitsFor);
    case StartedTextRole:
        return momentText(run.createdAt, m_now);
    case DurationTextRole:
        return durationOf(run);
    case ProgressRole:
        return run.progress();
    case StepsTextRole:
        //: Finished and planned steps of a run
        return tr("%1 of %2").arg(run.finishedCount).arg(run.plannedCount);
    case IsActiveRole:
        return !isFinal(run.state);
    case IsRerunRole:
        return !run.rerunOf.isNull();
    case SummaryTextRole:
        return summaryOf(run);
    default:
        return {};
    }
}

QString RunListModel::durationOf(const RunSummary &run) const
{
    if (!run.startedAt)
        return {};
    return durationText(run.finishedAt.value_or(m_now) - *run.startedAt);
}

QString RunListModel::summaryOf(const RunSummary &run) const
{
    //: Workflow, state, when it began, finished and planned steps
    return tr("%1, %2, %3, %4 of %5 steps")
        .arg(run.workflowName, stateText(run.state, run.waitsFor), momentText(run.createdAt, m_now))
        .arg(run.finishedCount)
        .arg(run.plannedCount);
}

void RunListModel::setFilterText(const QString &text)
{
    if (m_filterText == text)
        return;
    m_filterText = text;
    Q_EMIT filterChanged();
    refresh();
}

void RunListModel::setFilter(Filter filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    refresh();
}

void RunListModel::setRuns(const QList<RunSummary> &runs)
{
    const bool isOther = m_all.size() != runs.size();
    m_all = runs;
    std::ranges::sort(m_all, isNewer);
    if (isOther)
        Q_EMIT totalCountChanged();
    refresh();
}

void RunListModel::update(const RunSummary &run)
{
    const auto known = std::ranges::find(m_all, run.id, keyOf);
    if (known != m_all.end()) {
        *known = run;
    } else {
        m_all.insert(std::ranges::lower_bound(m_all, run, isNewer), run);
        Q_EMIT totalCountChanged();
    }
    refresh();
}

void RunListModel::remove(const RunId &run)
{
    if (m_all.removeIf([&run](const RunSummary &entry) { return entry.id == run; }) == 0)
        return;
    Q_EMIT totalCountChanged();
    refresh();
}

void RunListModel::setNow(Timestamp now)
{
    m_now = now;
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1),
                           {StartedTextRole, DurationTextRole, SummaryTextRole});
    }
}

int RunListModel::countIn(RunState state) const
{
    return int(std::ranges::count(m_all, state, &RunSummary::state));
}

const RunSummary *RunListModel::findRun(const RunId &id) const
{
    const auto run = std::ranges::find(m_all, id, keyOf);
    return run != m_all.end() ? &*run : nullptr;
}

int RunListModel::rowOf(const QString &runId) const
{
    const std::optional<RunId> id = RunId::parse(runId);
    const auto run = std::ranges::find(m_rows, id.value_or(RunId()), keyOf);
    return run != m_rows.end() ? int(run - m_rows.begin()) : -1;
}

QString RunListModel::runIdAt(int row) const
{
    return row >= 0 && row < count() ? m_rows.at(row).id.toString() : QString();
}

bool RunListModel::passes(const RunSummary &run) const
{
    switch (m_filter) {
    case All:
        break;
    case Active:
        if (isFinal(run.state))
            return false;
        break;
    case Waiting:
        if (run.state != RunState::Waiting)
            return false;
        break;
    case Succeeded:
        if (run.state != RunState::Succeeded)
            return false;
        break;
    case Failed:
        if (run.state != RunState::Failed)
            return false;
        break;
    }
    return m_filterText.isEmpty() || run.workflowName.contains(m_filterText, Qt::CaseInsensitive)
        || run.id.toString().startsWith(m_filterText, Qt::CaseInsensitive);
}

void RunListModel::refresh()
{
    QList<RunSummary> target;
    target.reserve(m_all.size());
    std::ranges::copy_if(m_all, std::back_inserter(target),
                         [this](const RunSummary &run) { return passes(run); });
    const int before = count();
    ListDiff::apply(this, m_rows, target, keyOf);
    if (count() != before)
        Q_EMIT countChanged();
}

} // namespace agentops::ui
