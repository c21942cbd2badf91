// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/breakpoint.h>
#include <agentops/workflow/run.h>
#include <agentops/workflow/runworkspace.h>

#include <QtCore/QHash>
#include <QtCore/QJsonArray>

namespace agentops::workflow {

/// Where one step stands.
/// Units: times in UTC; absent when it has not come to that.
struct StepStatus
{
    StepPath path;
    NodeId node;
    QString kind;
    QString title;
    StepState state = StepState::Planned;
    int attempt = 0;
    /// Attempts that failed by themselves; crashes do not count.
    int failureCount = 0;
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> finishedAt;
    /// When the next attempt, the end of a wait, or the answer for want of one is due.
    std::optional<Timestamp> dueAt;
    RunError error;
    QJsonObject outputs;
    QString workingDirectory;
    QList<Artefact> artefacts;
    /// The run whose recorded outcome stands for the step; null: it has run itself.
    RunId reusedFrom;
    /// Somebody wants it to end; it is cancelled as soon as it has.
    bool isCancelRequested = false;
    /// Values that somebody has pinned stand for the step.
    bool isPinned = false;
    std::optional<ApprovalRequest> approval;
    /// Whether that asks for the consent to change the checkout.
    bool asksForConsent = false;
    /// Set while it is held before it begins, its state is WaitingForApproval then; absent else.
    std::optional<Hold> hold;
    /// It was held, and somebody has let it go: it is not held again.
    bool isLetGo = false;
    std::optional<Decision> decision;
    std::optional<Timestamp> decidedAt;
    /// Containers: the body in the recipe's numbering, and how many passes have begun and ended.
    int body = 0;
    int passCount = 0;
    int finishedPassCount = 0;
    /// How many steps in it are held, since when one is, and for how long one was before: its time
    /// limits do not run meanwhile.
    int heldCount = 0;
    std::optional<Timestamp> heldSince;
    std::chrono::milliseconds heldFor{0};
    /// Of a container over a list.
    QJsonArray items;

    friend bool operator==(const StepStatus &, const StepStatus &) = default;
};

/// One pass through the body of a container.
/// Shape: its steps are `stepCount` of RunStatus::steps() from `firstStep` on, in the recipe's
/// order.
struct PassStatus
{
    qsizetype container = 0;
    int index = 0;
    qsizetype firstStep = 0;
    qsizetype stepCount = 0;
    /// What a loop has carried into it.
    QJsonValue state;
    bool isFinished = false;
    QJsonValue result;
    RunError error;

    friend bool operator==(const PassStatus &, const PassStatus &) = default;
};

/// Of the person whose checkout a run works in.
enum class Consent { NotAsked, Asked, Given, Refused };

/// Somebody goes on step by step, from this one.
struct Stepping
{
    StepMode mode = StepMode::Over;
    StepPath from;

    friend bool operator==(const Stepping &, const Stepping &) = default;
};

/// Everything the journal says about a run: the fold of its events.
/// Thread: a plain value; any.
class RunStatus
{
public:
    /// Moves on by one event. Errors: workflow.damaged_journal when it cannot follow.
    Result<> apply(const RunEvent &event);
    static Result<RunStatus> fromEvents(const QList<RunEvent> &events);

    const RunSummary &summary() const { return m_summary; }
    const QJsonObject &inputs() const { return m_inputs; }
    /// What it works on; absent when it works in the repository as that is.
    const std::optional<RunWorkspace> &workspace() const { return m_workspace; }
    /// Where its first steps work. Absolute.
    const QString &folder() const;
    /// Whether the person lets it change their checkout, once it has asked.
    Consent consent() const { return m_consent; }
    /// What it was asked to carry out; empty: everything.
    const QList<NodeId> &targets() const { return m_targets; }
    /// Where it holds now.
    const QList<Breakpoint> &breakpoints() const { return m_breakpoints; }
    /// Absent: it holds at breakpoints only.
    const std::optional<Stepping> &stepping() const { return m_stepping; }
    /// The steps at the top in the recipe's order, then those of each pass as it began.
    const QList<StepStatus> &steps() const { return m_steps; }
    const QList<PassStatus> &passes() const { return m_passes; }
    /// Where in passes() those of a container are, in the order in which they began.
    QList<qsizetype> passesOf(qsizetype container) const { return m_passesOf.value(container); }
    /// Where in passes() one is; -1 when it has not begun.
    qsizetype indexOfPass(qsizetype container, int pass) const
    {
        return m_passIndex.value({container, pass}, -1);
    }
    const StepStatus *findStep(const StepPath &path) const;
    /// -1 when there is none.
    qsizetype indexOf(const StepPath &path) const { return m_index.value(path, -1); }
    /// The pass that a step is in; null at the top.
    const PassStatus *passOf(qsizetype step) const;
    /// How many steps are held.
    int heldCount() const { return m_heldCount; }
    qint64 lastSequence() const { return m_lastSequence; }
    bool isCancelRequested() const { return m_isCancelRequested; }

private:
    /// What is known of a step before it is instantiated.
    struct PlannedLine
    {
        NodeId node;
        QString kind;
        QString title;
        int body = 0;
    };

    void applyToRun(const RunEvent &event);
    Result<> applyToPass(qsizetype container, const RunEvent &event);
    void applyToStep(StepStatus &step, const RunEvent &event);
    static void applyResolution(StepStatus &step, const RunEvent &event);
    static QList<PlannedLine> linesOf(const QJsonArray &steps);
    void addSteps(const QList<PlannedLine> &lines, const StepPath &container, int pass);
    /// Steps that will not go on any more.
    void closeSteps(qsizetype first, qsizetype stepCount, bool isCounted, Timestamp at);
    void countHeld(qsizetype step, int sign, Timestamp at);
    void count(const StepStatus &step, int sign);

    RunSummary m_summary;
    QJsonObject m_inputs;
    std::optional<RunWorkspace> m_workspace;
    Consent m_consent = Consent::NotAsked;
    QList<NodeId> m_targets;
    QList<Breakpoint> m_breakpoints;
    std::optional<Stepping> m_stepping;
    QList<StepStatus> m_steps;
    QList<PassStatus> m_passes;
    /// From the body's number on.
    QList<QList<PlannedLine>> m_bodies;
    QHash<StepPath, qsizetype> m_index;
    /// The pass of each step; -1 at the top.
    QList<qsizetype> m_passOfStep;
    /// The pass by container and index.
    QHash<std::pair<qsizetype, int>, qsizetype> m_passIndex;
    QHash<qsizetype, QList<qsizetype>> m_passesOf;
    qint64 m_lastSequence = 0;
    /// Steps that run or will by themselves, and those that wait for a person.
    int m_activeCount = 0;
    int m_waitingCount = 0;
    int m_heldCount = 0;
    bool m_isCancelRequested = false;
};

} // namespace agentops::workflow
