// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/historymodel.h>

#include <agentops/ui/graph/edittext.h>
#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/timetext.h>

#include <algorithm>
#include <chrono>

namespace agentops::ui::graph {

HistoryModel::HistoryModel(GraphSession &session, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_clock(clock)
{
    connect(&session, &GraphSession::historyChanged, this, &HistoryModel::refresh);
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (stepCount() > 0)
            Q_EMIT dataChanged(index(0), index(stepCount() - 1), {TimeRole});
    });
    m_minute.start();
    refresh();
}

void HistoryModel::refresh()
{
    const QList<workflow::EditStep> steps = m_session.editor().steps();
    const qsizetype place = m_session.editor().place();
    QList<Row> rows;
    rows.reserve(steps.size() + 1);
    for (qsizetype i = steps.size(); i > 0; --i)
        rows.append({i, steps[i - 1], i <= place, i == place});
    rows.append({.isCurrent = place == 0});
    ListDiff::apply(this, m_rows, rows, [](const Row &row) { return row.place; });
    Q_EMIT changed();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HistoryModel::currentRow() const
{
    return int(std::ranges::find_if(m_rows, &Row::isCurrent) - m_rows.begin());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return row.place == 0 ? tr("Before these edits") : editText(row.step.label);
    case TimeRole:
        return row.place == 0 ? QString() : momentText(row.step.at, m_clock.now());
    case IsDoneRole:
        return row.isDone;
    case IsCurrentRole:
        return row.isCurrent;
    default:
        return {};
    }
}

QHash<int, QByteArray> HistoryModel::roleNames() const
{
    return {{TextRole, "stepText"},
            {TimeRole, "time"},
            {IsDoneRole, "isDone"},
            {IsCurrentRole, "isCurrent"}};
}

void HistoryModel::goTo(int row)
{
    if (row >= 0 && row < rowCount())
        std::ignore = m_session.editor().goTo(m_rows.at(row).place);
}

void HistoryModel::compare(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const Result<workflow::Document> then = m_session.editor().documentAt(m_rows.at(row).place);
    if (!then)
        return; // a gesture is under way
    const QString text = data(index(row), TextRole).toString();
    Q_EMIT compared(*then,
                    m_rows.at(row).place == 0 ? tr("what it was before these edits")
                                              : tr("what it was after “%1”", "an edit").arg(text));
}

void HistoryModel::retranslate()
{
    rereadRows(*this);
}

} // namespace agentops::ui::graph
