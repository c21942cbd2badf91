// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/timeline.h>
#include <agentops/workflow/runstatus.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

class ListDiff;

/// The steps of one run in the recipe's order, with the bars of their timeline.
/// Thread: main.
class RunStepModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunView.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// Milliseconds from the beginning of the run to its end or to now; at least 1.
    Q_PROPERTY(double lengthMs READ lengthMs NOTIFY lengthChanged FINAL)
    /// Milliseconds between two marks of the time axis.
    Q_PROPERTY(double axisStepMs READ axisStepMs NOTIFY lengthChanged FINAL)
    /// "All steps", then the title of each: the choices of a filter.
    Q_PROPERTY(QStringList filterTitles READ filterTitles NOTIFY countChanged FINAL)
    Q_PROPERTY(int axisMarkCount READ axisMarkCount NOTIFY lengthChanged FINAL)

public:
    enum Role {
        NodeIdRole = Qt::UserRole + 1, ///< QString
        TitleRole, ///< QString
        KindRole, ///< QString, such as "shell.command"
        StateKeyRole, ///< QString, see stateKey()
        StateTextRole, ///< QString
        AttemptRole, ///< int, 0 before the first
        AttemptTextRole, ///< QString; empty for a first attempt
        StartedTextRole, ///< QString, time since the run began; empty before
        DurationTextRole, ///< QString, time at work; empty before
        WaitTextRole, ///< QString, time waiting for a person or a retry; empty for none
        SegmentsRole, ///< QVariantList of timelineSegment
        ProgressRole, ///< double, 0 to 1, negative when unknown
        ProgressTextRole, ///< QString; empty unless running
        ErrorTextRole, ///< QString; empty unless failed
        ErrorDetailRole, ///< QString, the developer's message; empty unless failed
        ArtefactCountRole, ///< int
        IsFinalRole, ///< bool
        SummaryTextRole, ///< QString: the whole row in words, for screen readers
    };

    explicit RunStepModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    double lengthMs() const { return double(m_lengthMs); }
    double axisStepMs() const;
    int axisMarkCount() const;
    QStringList filterTitles() const;
    /// Words at a mark of the time axis.
    Q_INVOKABLE QString axisText(int mark) const;
    /// The row to look at first: what failed, waits, runs, or came last; -1 without steps.
    Q_INVOKABLE int telltaleRow() const;
    Q_INVOKABLE int rowOf(const QString &nodeId) const;
    Q_INVOKABLE QString nodeIdAt(int row) const;
    Q_INVOKABLE QString titleOf(const QString &nodeId) const;

    void setSteps(const QList<workflow::StepStatus> &steps, const Timeline &timeline);
    /// What a running step says about itself; forgotten when its state changes.
    void setProgress(const workflow::StepPath &node, double fraction, const QString &text);

Q_SIGNALS:
    void countChanged();
    void lengthChanged();

private:
    friend ListDiff;
    struct Row
    {
        workflow::StepStatus step;
        QList<TimelineSegment> segments;
        double progress = -1;
        QString progressText;

        friend bool operator==(const Row &, const Row &) = default;
    };

    static QString keyOf(const Row &row) { return row.step.path.text(); }
    static QString durationOf(const Row &row, bool waiting);
    static QString summaryOf(const Row &row);

    QList<Row> m_rows;
    qint64 m_lengthMs = 1;
};

} // namespace agentops::ui
