// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/operation.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

class GraphSession;
class WorkflowRun;

/// The step of the run that is held before it begins, and ways to go on. Its rows are the
/// connections into it, with what comes over them. Of several steps that are held the first one
/// counts.
/// Thread: main. Errors are shown by operation().
class HeldStep : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunDesk.")
    Q_PROPERTY(bool isHeld READ isHeld NOTIFY changed FINAL)
    Q_PROPERTY(QString nodeId READ nodeId NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    /// Why it is held.
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    /// What is wrong with the condition, or the condition that is met; may be empty.
    Q_PROPERTY(QString detail READ detail NOTIFY changed FINAL)
    /// How many others are held beside it.
    Q_PROPERTY(int otherCount READ otherCount NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::Operation *operation READ operation CONSTANT FINAL)

public:
    enum Role {
        PortRole = Qt::UserRole + 1, ///< QString, the port that the value comes to
        FromRole, ///< QString, "A · out"
        ValueRole, ///< QString, on one line; empty: nothing has come
    };

    /// All must outlive it.
    HeldStep(GraphSession &session, WorkflowRun &run, workflow::RunService &service,
             QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isHeld() const { return !m_steps.isEmpty(); }
    bool canGoOn() const { return isHeld() && !m_operation.isRunning(); }
    QString nodeId() const;
    QString title() const;
    QString text() const;
    QString detail() const;
    int otherCount() const { return std::max(0, int(m_steps.size()) - 1); }
    Operation *operation() { return &m_operation; }

    /// Until the next breakpoint.
    Q_INVOKABLE void goOn() { let(workflow::StepMode::Continue); }
    Q_INVOKABLE void stepOver() { let(workflow::StepMode::Over); }
    Q_INVOKABLE void stepInto() { let(workflow::StepMode::Into); }
    /// What is wrong with values that are to stand for the step; empty when they can.
    Q_INVOKABLE QString problemWith(const QString &json) const;
    /// An object with the outputs of the step, to be filled in.
    Q_INVOKABLE QString outputsToEdit() const;
    /// Goes on with these values, by output port, in place of the step.
    Q_INVOKABLE void goOnWith(const QString &json);
    /// Selects the connection of a row: its data is shown then.
    Q_INVOKABLE void revealInput(int row);
    Q_INVOKABLE void reveal();
    /// Says everything anew, after the language has changed.
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    /// The data of what is selected is to be looked at.
    void dataWanted();

private:
    friend class ui::ListDiff;

    struct Row
    {
        workflow::EdgeId edge;
        QString port;
        QString from;
        QString value;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void follow();
    void let(workflow::StepMode mode);

    GraphSession &m_session;
    WorkflowRun &m_run;
    workflow::RunService &m_service;
    Operation m_operation;
    QList<workflow::StepStatus> m_steps;
    QList<Row> m_rows;
};

} // namespace agentops::ui::graph
