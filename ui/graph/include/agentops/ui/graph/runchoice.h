// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/operation.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

namespace agentops {
class Clock;
}

namespace agentops::ui::graph {

/// The runs of the open workflow, of which one is painted on the canvas.
/// Nothing is read before somebody asks.
/// Thread: main.
class RunChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowRun.")

    /// Newest first, in words.
    Q_PROPERTY(QStringList titles READ titles NOTIFY changed FINAL)
    /// Which of them is painted; -1 for none of them.
    Q_PROPERTY(int current READ current NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT FINAL)

public:
    /// The most runs, of all workflows, that are looked through.
    static constexpr int kRunsSearched = 500;

    /// Both must outlive it.
    RunChoice(workflow::RunService &service, Clock &clock, QObject *parent = nullptr);

    QStringList titles() const;
    int current() const;
    Operation *loading() { return &m_loading; }

    void setWorkflow(const workflow::WorkflowId &workflow);
    void setCurrent(const workflow::RunId &run);

    /// Reads which there are.
    Q_INVOKABLE void look();
    Q_INVOKABLE void choose(int index);

Q_SIGNALS:
    void changed();
    void chosen(const agentops::workflow::RunId &run);

private:
    void follow(const workflow::RunSummary &run);

    workflow::RunService &m_service;
    Clock &m_clock;
    workflow::WorkflowId m_workflow;
    workflow::RunId m_current;
    QList<workflow::RunSummary> m_runs;
    bool m_isRead = false;
    Operation m_loading;
};

} // namespace agentops::ui::graph
