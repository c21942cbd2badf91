// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/shownsteps.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QRectF>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

class GraphSession;

/// The containers on the canvas of which a pass is shown, and where cards stand that the run wants
/// something said at.
/// Shape: one row for each container that has begun a pass and is drawn with a frame, outer before
/// inner.
/// Units: rectangles in scene coordinates.
/// Thread: main.
class PassModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowRun.")

    Q_PROPERTY(int count READ count NOTIFY shownChanged FINAL)
    /// Path of the container whose passes keys go through: the selected one, or the innermost one
    /// around what is selected, else the first. Empty without any.
    Q_PROPERTY(QString current READ current NOTIFY shownChanged FINAL)
    /// Grows whenever cardOf() and pathOf() may say something else.
    Q_PROPERTY(int revision READ revision NOTIFY shownChanged FINAL)

public:
    enum Role {
        PathRole = Qt::UserRole + 1, ///< QString, of the container
        TitleRole, ///< QString, of the container
        TextRole, ///< QString: "pass 3 of 12"
        NumberRole, ///< int, from 1 in the order of the passes
        PassCountRole, ///< int
        FailedNumberRole, ///< int, of the first that failed; 0 for none
        StateKeyRole, ///< QString, of the pass that is shown, see stateKey()
        FrameRole, ///< QRectF
        CardRole, ///< QRectF
    };

    /// `session` must outlive it.
    explicit PassModel(GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    QString current() const;
    int revision() const { return m_revision; }
    /// Of each node of the run the step that is shown.
    const QHash<workflow::NodeId, workflow::StepPath> &paths() const { return m_paths; }

    /// Of which every container has a row.
    void show(const workflow::RunStatus &run, const ShownSteps &shown);
    void clear();
    /// The pass that a node is shown in, as the path of its step; the node itself when the run has
    /// none of it.
    Q_INVOKABLE QString pathOf(const QString &nodeId) const;
    /// Whether a card shows this step, and no other pass of its node.
    Q_INVOKABLE bool isShown(const QString &path) const;
    /// Where the card of a step's node is, or what is drawn in its place; null when it is in the
    /// document no more.
    Q_INVOKABLE QRectF cardOf(const QString &path) const;
    /// To the next pass for 1, to the one before for -1.
    Q_INVOKABLE void go(const QString &container, int by);
    Q_INVOKABLE void goToFailed(const QString &container);

Q_SIGNALS:
    void shownChanged();
    void chosen(const QString &container, int pass);

private:
    friend ListDiff;
    struct Row
    {
        workflow::StepPath container;
        /// Of the passes, in their order.
        QList<int> numbers;
        qsizetype shown = 0;
        qsizetype failed = -1;
        QString stateKey;
        QString title;
        QRectF frame;
        QRectF card;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    const Row *findRow(const QString &container) const;
    void choose(const Row &row, qsizetype place);

    GraphSession &m_session;
    QList<Row> m_rows;
    /// Of every container of the run that has begun a pass, drawn or not.
    QList<Row> m_all;
    QHash<workflow::NodeId, workflow::StepPath> m_paths;
    int m_revision = 0;
};

} // namespace agentops::ui::graph
