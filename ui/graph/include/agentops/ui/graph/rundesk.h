// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/breakpointmodel.h>
#include <agentops/ui/graph/deskcommands.h>
#include <agentops/ui/graph/heldstep.h>
#include <agentops/ui/graph/planmodel.h>
#include <agentops/ui/models/operation.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace agentops::ui::graph {

class GraphSession;
class WorkflowRun;
enum class RunPart;
struct RunPlan;
struct WorkflowServices;

/// Runs parts of the open workflow: shows first what would be run, kept and done to the outside,
/// and starts when a person says so. Holds where there are breakpoints, and goes on from there.
/// Thread: main.
class RunDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(agentops::ui::graph::DeskCommands *commands READ commands CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::graph::PlanModel *plan READ plan CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::graph::BreakpointModel *breakpoints READ breakpoints CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::graph::HeldStep *held READ held CONSTANT FINAL)
    /// Making the plan.
    Q_PROPERTY(agentops::ui::Operation *planning READ planning CONSTANT FINAL)
    /// A plan is shown, or being made.
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed FINAL)
    /// What is to be run: "Run from “Tests”".
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    /// What goes before it; may be empty.
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    /// The plan is that of the workflow as it is now, and something would run.
    Q_PROPERTY(bool isReady READ isReady NOTIFY changed FINAL)
    /// Nothing can be run but to here: there is no earlier run.
    Q_PROPERTY(bool offersToHere READ offersToHere NOTIFY changed FINAL)
    /// A person fills in the inputs of the run.
    Q_PROPERTY(bool asksInputs READ asksInputs NOTIFY changed FINAL)

public:
    /// All must outlive the desk.
    RunDesk(GraphSession &session, WorkflowRun &run, const WorkflowServices &services,
            QObject *parent = nullptr);
    ~RunDesk() override;

    DeskCommands *commands() const { return m_commands.get(); }
    PlanModel *plan() { return &m_plan; }
    BreakpointModel *breakpoints() { return &m_breakpoints; }
    const BreakpointModel *breakpoints() const { return &m_breakpoints; }
    HeldStep *held() { return &m_held; }
    const HeldStep *held() const { return &m_held; }
    Operation *planning() { return &m_planning; }
    bool isShown() const { return m_isShown; }
    QString title() const;
    QString note() const;
    bool isReady() const;
    bool offersToHere() const;
    bool asksInputs() const;
    /// Whether a workflow is open.
    bool isOpen() const { return !m_workflow.isNull(); }
    /// Nothing else, such as a comparison, is on the canvas.
    bool isCanvasShown() const;
    /// One node is selected, the workflow can be run, and no run is going on.
    bool canPlan() const;

    /// Goes on with another workflow; a null id for none.
    void follow(const workflow::WorkflowId &workflow);
    void planFromHere();
    void planOnlyThis();
    void planToHere();
    /// The same with all that the step needs.
    Q_INVOKABLE void planToHereInstead();
    /// Carries the plan out. One that the workflow has outrun is made anew instead.
    Q_INVOKABLE void start();
    Q_INVOKABLE void close();
    /// Asks for the condition of the breakpoint at what is selected, which is set where there is
    /// none.
    void askForCondition();
    void askForBreakpoints() { Q_EMIT breakpointsWanted(); }
    /// Says everything anew, after the language has changed.
    void retranslate();
    /// Ends when the breakpoints are on disk.
    Task<> join() { return m_breakpoints.join(); }

Q_SIGNALS:
    void changed();
    /// A plan has begun to be made.
    void shown();
    void conditionWanted(int row);
    void breakpointsWanted();

private:
    void ask(RunPart part);
    void makeAnew();
    void show(const RunPlan &made);
    void paint();
    bool isStale() const;
    QString titleOf(const workflow::NodeId &node) const;

    GraphSession &m_session;
    WorkflowRun &m_run;
    workflow::RunService &m_service;
    Clock &m_clock;
    PlanModel m_plan;
    BreakpointModel m_breakpoints;
    HeldStep m_held;
    Operation m_planning;
    /// Some edits come one after the other.
    QTimer m_delay;
    workflow::WorkflowId m_workflow;
    RunPart m_part{};
    workflow::NodeId m_node;
    bool m_isShown = false;
    /// What the plan was made of.
    quint64 m_revision = 0;
    std::unique_ptr<RunPlan> m_made;
    std::unique_ptr<DeskCommands> m_commands;
};

} // namespace agentops::ui::graph
