// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/edgedata.h>
#include <agentops/ui/graph/fieldmodel.h>
#include <agentops/ui/graph/passmodel.h>
#include <agentops/ui/graph/runchoice.h>
#include <agentops/ui/graph/runhistoryview.h>
#include <agentops/ui/graph/runoverlay.h>
#include <agentops/ui/models/operation.h>
#include <agentops/ui/models/runscontroller.h>
#include <agentops/ui/models/runview.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>

namespace agentops {
class Clock;
}

namespace agentops::ui::graph {

class GraphSession;

/// A run of the open document, the newest one unless a person chooses another: starts it, follows
/// it, paints it over the canvas, at any moment of it, and answers what it asks.
/// Thread: main.
class WorkflowRun : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    Q_PROPERTY(bool hasRun READ hasRun NOTIFY changed)
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    /// See stateKey().
    Q_PROPERTY(QString stateKey READ stateKeyText NOTIFY changed)
    /// "step 4 of 9", or how long it took.
    Q_PROPERTY(QString stepText READ stepText NOTIFY changed)
    /// Whether the run was made from the document as it is now.
    Q_PROPERTY(bool upToDate READ isUpToDate NOTIFY changed)
    Q_PROPERTY(agentops::ui::RunView *view READ view CONSTANT)
    /// The run at the moment that is looked at: view() unless that is past.
    Q_PROPERTY(agentops::ui::RunView *moment READ moment NOTIFY momentChanged)
    Q_PROPERTY(agentops::ui::graph::RunHistoryView *history READ history CONSTANT)
    /// Of which passes of containers are shown.
    Q_PROPERTY(agentops::ui::graph::PassModel *passes READ passes CONSTANT)
    /// Which run is painted.
    Q_PROPERTY(agentops::ui::graph::RunChoice *choice READ choice CONSTANT)
    /// What the run has moved through what is selected.
    Q_PROPERTY(agentops::ui::graph::EdgeData *edgeData READ edgeData CONSTANT)
    /// What a person has to fill in before the run can start.
    Q_PROPERTY(agentops::ui::graph::FieldModel *inputs READ inputs CONSTANT)
    Q_PROPERTY(agentops::ui::Operation *operation READ operation CONSTANT)
    /// Finding and reading the run.
    Q_PROPERTY(agentops::ui::Operation *opening READ opening CONSTANT)
    /// Telling the run where to hold.
    Q_PROPERTY(agentops::ui::Operation *breaking READ breaking CONSTANT)

public:
    /// `person` signs decisions. Everything must outlive the run.
    WorkflowRun(GraphSession &session, workflow::RunService &service, Clock &clock,
                QString repository, QString person, QObject *parent = nullptr);

    bool hasRun() const { return m_run.has_value(); }
    bool isActive() const;
    QString stateKeyText() const;
    QString stepText() const;
    bool isUpToDate() const;
    RunView *view() { return &m_view; }
    RunView *moment() { return m_history.isPast() ? &m_pastView : &m_view; }
    RunHistoryView *history() { return &m_history; }
    PassModel *passes() { return &m_passes; }
    RunChoice *choice() { return &m_choice; }
    EdgeData *edgeData() { return &m_edgeData; }
    FieldModel *inputs() { return &m_inputs; }
    Operation *operation() { return &m_operation; }
    Operation *opening() { return &m_opening; }
    Operation *breaking() { return &m_breaking; }

    /// Follows the newest run of this workflow, if there is one.
    void follow(workflow::WorkflowId workflow);
    /// Whether a person has to be asked for inputs() before start().
    Q_INVOKABLE bool prepareInputs();
    /// Runs the document as it is on the canvas, saved or not.
    Q_INVOKABLE void start();
    /// What a run from the beginning is given: the inputs as they were filled in.
    workflow::RunOptions startOptions();
    using Starter = std::function<Task<Result<workflow::RunId>>(CancelToken token)>;
    /// Begins a run of the document as it is now, and follows it.
    void begin(const QString &text, const Starter &starter);
    /// Where runs that are started hold.
    void setBreakpoints(const QList<workflow::Breakpoint> &breakpoints);
    /// The run that is going on holds there, too.
    void sendBreakpoints();
    /// Absent while no run is followed, and until it is read.
    const std::optional<workflow::RunStatus> &status() const { return m_status; }
    const std::optional<workflow::RunId> &runId() const { return m_run; }
    /// While something else is shown on the canvas, the run is not.
    void setCovered(bool isCovered);
    Q_INVOKABLE void cancel();
    /// Goes on with a run that was left unfinished.
    Q_INVOKABLE void resume();
    Q_INVOKABLE void approve(const QString &nodeId, const QString &comment);
    Q_INVOKABLE void reject(const QString &nodeId, const QString &comment);
    /// Says what became of a step in doubt.
    Q_INVOKABLE void answer(const QString &nodeId, agentops::ui::RunsController::Answer answer,
                            const QString &comment);
    /// Shows the pass that a step is in, and brings its card into view.
    Q_INVOKABLE void reveal(const QString &path);
    /// Takes the colours of the run off the canvas.
    Q_INVOKABLE void dismiss();
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void changed();
    void started();
    void momentChanged();
    /// A person has filled in one of inputs().
    void inputsEdited();

private:
    void show(const workflow::RunDetail &run);
    void open(workflow::RunId run);
    /// False after a gap: the run is being read again, or has been by now.
    bool onEvent(const workflow::RunEvent &event);
    void onProgress(const workflow::RunId &run, const workflow::StepPath &step, double fraction,
                    const QString &text);
    void decide(const QString &nodeId, bool isApproved, const QString &comment);
    void choosePass(const QString &container, int pass);
    void showPassOf(const workflow::StepPath &step);
    /// Forgets the choice of passes that would be shown by themselves: whoever goes back to one of
    /// them wants to see the newest again.
    void followAgain();
    void paint();
    /// After the moment that is looked at has changed.
    void moveTo();
    /// Fills what lists and values of the past are read from.
    void showPast();
    void paintCanvas();

    GraphSession &m_session;
    workflow::RunService &m_service;
    Clock &m_clock;
    const QString m_repository;
    const QString m_person;
    RunView m_view;
    RunView m_pastView;
    RunHistoryView m_history;
    EdgeData m_edgeData;
    PassModel m_passes;
    RunChoice m_choice;
    FieldModel m_inputs;
    QJsonObject m_inputValues;
    Operation m_operation;
    Operation m_opening;
    Operation m_breaking;
    QList<workflow::Breakpoint> m_breakpoints;
    bool m_isCovered = false;
    workflow::WorkflowId m_workflow;
    std::optional<workflow::RunId> m_run;
    std::optional<workflow::RunStatus> m_status;
    quint64 m_revision = 0;
    bool m_isOfThisRevision = false;
    RunFacts m_facts;
    ChosenPasses m_chosenPasses;
    QHash<workflow::StepPath, StepProgress> m_progress;
    QList<workflow::RunEvent> m_early;
    QTimer m_clockTimer;
    /// Until a person has stopped moving through the past.
    QTimer m_pastTimer;
    bool m_wasPast = false;
    /// The moment that was moved to last.
    int m_movedTo = 0;
};

} // namespace agentops::ui::graph
