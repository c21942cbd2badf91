// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/artefactpreview.h>
#include <agentops/ui/models/operation.h>
#include <agentops/ui/models/runlistmodel.h>
#include <agentops/ui/models/runview.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

namespace agentops {
class Clock;
}

namespace agentops::ui {

/// What the page of runs shows and can do: the list, the run in view, and the commands on it.
/// Thread: main.
class RunsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the window.")

    Q_PROPERTY(agentops::ui::RunListModel *runs READ runs CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::RunView *view READ view CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::ArtefactPreview *preview READ preview CONSTANT FINAL)
    /// Reading the list.
    Q_PROPERTY(agentops::ui::Operation *loading READ loading CONSTANT FINAL)
    /// Reading the selected run.
    Q_PROPERTY(agentops::ui::Operation *opening READ opening CONSTANT FINAL)
    /// The last command on a run.
    Q_PROPERTY(agentops::ui::Operation *acting READ acting CONSTANT FINAL)
    /// Id of the run to look at; empty for none.
    Q_PROPERTY(QString selectedRun READ selectedRun WRITE select NOTIFY selectedRunChanged FINAL)
    /// Runs that wait for a person.
    Q_PROPERTY(int waitingCount READ waitingCount NOTIFY countsChanged FINAL)
    /// Runs that are not finished.
    Q_PROPERTY(int activeCount READ activeCount NOTIFY countsChanged FINAL)

public:
    /// How to go on with a step that a crash left in doubt.
    enum Answer { RunAgain, ItHappened, ItFailed };
    Q_ENUM(Answer)

    /// The most runs that the list shows.
    static constexpr int kListLimit = 500;

    /// `person` signs decisions. All references must outlive the controller.
    RunsController(workflow::RunService &service, WorkerPool &files, Clock &clock, QString person,
                   QObject *parent = nullptr);

    RunListModel *runs() { return &m_runs; }
    RunView *view() { return &m_view; }
    ArtefactPreview *preview() { return &m_preview; }
    Operation *loading() { return &m_loading; }
    Operation *opening() { return &m_opening; }
    Operation *acting() { return &m_acting; }
    QString selectedRun() const;
    int waitingCount() const;
    int activeCount() const;

    /// Reads the list anew.
    Q_INVOKABLE void reload();
    Q_INVOKABLE void select(const QString &runId);
    /// Reads the selected run anew.
    Q_INVOKABLE void reopen();
    /// Says everything anew, after the language has changed.
    void retranslate();

    /// Lets a step that is held begin.
    Q_INVOKABLE void goOn(const QString &nodeId);
    Q_INVOKABLE void approve(const QString &nodeId, const QString &comment);
    Q_INVOKABLE void reject(const QString &nodeId, const QString &comment);
    Q_INVOKABLE void answer(const QString &nodeId, Answer answer, const QString &comment);
    Q_INVOKABLE void cancelRun();
    Q_INVOKABLE void resumeRun();
    /// Runs the selected run's document again and selects the new run.
    Q_INVOKABLE void rerun();
    /// The same, keeping what succeeded and does not come after the step.
    Q_INVOKABLE void rerunFrom(const QString &nodeId);

Q_SIGNALS:
    void selectedRunChanged();
    void countsChanged();

private:
    void onEventRecorded(const workflow::RunEvent &event);
    void onRunChanged(const workflow::RunSummary &run);
    void onRunRemoved(const workflow::RunId &run);
    void decide(const QString &text, const QString &nodeId, bool isApproved,
                const QString &comment);
    void rerun(const QString &text, workflow::RerunRequest request);
    void tick();
    void updateCounts();

    workflow::RunService &m_service;
    Clock &m_clock;
    const QString m_person;
    RunListModel m_runs;
    RunView m_view;
    ArtefactPreview m_preview;
    Operation m_loading;
    Operation m_opening;
    Operation m_acting;
    workflow::RunId m_selected;
    /// Announced while the selected run is being read.
    QList<workflow::RunEvent> m_earlyEvents;
    QTimer m_clockTimer;
    int m_waitingCount = 0;
    int m_activeCount = 0;
};

} // namespace agentops::ui
