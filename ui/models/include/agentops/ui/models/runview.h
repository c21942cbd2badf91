// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/artefactmodel.h>
#include <agentops/ui/models/questionmodel.h>
#include <agentops/ui/models/runlogmodel.h>
#include <agentops/ui/models/runstepmodel.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui {

/// The run a person looks at, kept up to date event by event.
/// Thread: main.
class RunView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunsController.")

    /// Empty while no run is shown.
    Q_PROPERTY(QString runId READ runIdText NOTIFY runIdChanged FINAL)
    Q_PROPERTY(QString shortId READ shortId NOTIFY changed FINAL)
    Q_PROPERTY(QString workflowName READ workflowName NOTIFY changed FINAL)
    Q_PROPERTY(QString stateKey READ stateKey NOTIFY changed FINAL)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(QString startedText READ startedText NOTIFY timeChanged FINAL)
    Q_PROPERTY(QString durationText READ durationText NOTIFY timeChanged FINAL)
    Q_PROPERTY(QString stepsText READ stepsText NOTIFY changed FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    /// The developer's message behind errorText.
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed FINAL)
    Q_PROPERTY(QString rerunOf READ rerunOf NOTIFY changed FINAL)
    /// The commit that it works on, shortened; with " +" when changes in no commit come with it.
    Q_PROPERTY(QString commitText READ commitText NOTIFY changed FINAL)
    Q_PROPERTY(bool active READ isActive NOTIFY changed FINAL)
    Q_PROPERTY(bool cancelling READ isCancelling NOTIFY changed FINAL)
    /// Unfinished, not waiting for a person, and not worked on by this program.
    Q_PROPERTY(bool resumable READ isResumable NOTIFY changed FINAL)
    /// Markdown; see runReport().
    Q_PROPERTY(QString report READ report NOTIFY reportChanged FINAL)

    Q_PROPERTY(agentops::ui::RunStepModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::RunLogModel *log READ log CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::ArtefactModel *artefacts READ artefacts CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::QuestionModel *questions READ questions CONSTANT FINAL)

public:
    explicit RunView(QObject *parent = nullptr);

    bool isEmpty() const { return !m_run.has_value(); }
    workflow::RunId runId() const;
    QString runIdText() const;
    QString shortId() const;
    QString workflowName() const;
    QString stateKey() const;
    QString stateText() const;
    QString startedText() const;
    QString durationText() const;
    QString stepsText() const;
    double progress() const;
    QString errorText() const;
    QString errorDetail() const;
    QString rerunOf() const;
    QString commitText() const;
    bool isActive() const;
    bool isCancelling() const;
    bool isResumable() const;
    QString report() const;

    RunStepModel *steps() { return &m_steps; }
    RunLogModel *log() { return &m_log; }
    ArtefactModel *artefacts() { return &m_artefacts; }
    QuestionModel *questions() { return &m_questions; }

    /// Shows a run, and its log, which goes on where it was when it is the same run again.
    void show(const workflow::RunDetail &run, const std::shared_ptr<LogReader> &log, Timestamp now);
    void clear();
    /// False when events are missing in between: the run has to be shown anew.
    [[nodiscard]] bool apply(const workflow::RunEvent &event, Timestamp now);
    /// A step of the run has written something.
    void readLogOn() { m_log.goOn(); }
    void setProgress(const workflow::StepPath &node, double fraction, const QString &text);
    void setRunningHere(bool running);
    void setWaitsFor(const std::optional<workflow::RunTurn> &turn);
    void setNow(Timestamp now);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    /// Another run is shown; its models are filled.
    void runIdChanged();
    void changed();
    void timeChanged();
    void reportChanged();

private:
    const workflow::RunSummary &summary() const { return m_run->status.summary(); }
    /// With titles in the person's language.
    QList<workflow::StepStatus> shownSteps() const;
    void refresh();
    void setShown(const workflow::RunId &id);

    std::optional<workflow::RunDetail> m_run;
    Timestamp m_now;
    bool m_isRunningHere = false;
    workflow::RunId m_shown;
    RunStepModel m_steps;
    RunLogModel m_log;
    ArtefactModel m_artefacts;
    QuestionModel m_questions;
};

} // namespace agentops::ui
