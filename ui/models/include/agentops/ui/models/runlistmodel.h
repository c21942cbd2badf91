// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

class ListDiff;

/// The runs of a repository, newest first, those that pass the filter.
/// It is never reset: rows are inserted, moved, removed and changed.
/// Thread: main.
class RunListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunsController.")

    /// Rows that pass the filter.
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY totalCountChanged FINAL)
    /// Part of the workflow's name or beginning of the run's id.
    Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY filterChanged FINAL)
    Q_PROPERTY(Filter filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)

public:
    enum Filter { All, Active, Waiting, Succeeded, Failed };
    Q_ENUM(Filter)

    enum Role {
        RunIdRole = Qt::UserRole + 1, ///< QString
        WorkflowNameRole, ///< QString
        StateKeyRole, ///< QString, see stateKey()
        StateTextRole, ///< QString
        StartedTextRole, ///< QString
        DurationTextRole, ///< QString; empty before it begins
        ProgressRole, ///< double, 0 to 1
        StepsTextRole, ///< QString, "4 of 9"
        IsActiveRole, ///< bool: not finished
        IsRerunRole, ///< bool: repeats an earlier run
        SummaryTextRole, ///< QString: the whole row in words, for screen readers
    };

    explicit RunListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    int totalCount() const { return int(m_all.size()); }
    /// Whatever the filter, newest first.
    const QList<workflow::RunSummary> &all() const { return m_all; }
    const QString &filterText() const { return m_filterText; }
    void setFilterText(const QString &text);
    Filter filter() const { return m_filter; }
    void setFilter(Filter filter);

    /// All runs there are, in any order.
    void setRuns(const QList<workflow::RunSummary> &runs);
    /// A run that is new or has changed.
    void update(const workflow::RunSummary &run);
    /// A run that is no longer there.
    void remove(const workflow::RunId &run);
    /// The time that ages and durations are told from.
    void setNow(Timestamp now);
    /// Runs in a state, whatever the filter.
    int countIn(workflow::RunState state) const;

    const workflow::RunSummary *findRun(const workflow::RunId &id) const;
    /// Row of a run, or -1 when it is not shown.
    Q_INVOKABLE int rowOf(const QString &runId) const;
    /// Id of the run in a row; empty when there is no such row.
    Q_INVOKABLE QString runIdAt(int row) const;

Q_SIGNALS:
    void countChanged();
    void totalCountChanged();
    void filterChanged();

private:
    friend ListDiff;
    void refresh();
    bool passes(const workflow::RunSummary &run) const;
    QString durationOf(const workflow::RunSummary &run) const;
    QString summaryOf(const workflow::RunSummary &run) const;

    QList<workflow::RunSummary> m_all;
    QList<workflow::RunSummary> m_rows;
    QString m_filterText;
    Filter m_filter = All;
    Timestamp m_now;
};

} // namespace agentops::ui
