// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "askedsteps.h"
#include "decisions.h"
#include "scope.h"

#include <agentops/workflow/recipe.h>
#include <agentops/workflow/runservice.h>
#include <agentops/workflow/runstatus.h>
#include <agentops/workflow/template.h>

#include <array>
#include <deque>
#include <functional>

namespace agentops::workflow {

/// Decides what a run does next, from its recipe and its events alone: no clock, no store, no
/// thread, so the same history always gives the same decisions.
/// Shape: steps are counted as in RunStatus::steps(), scopes as its passes with the run first.
class Scheduler
{
public:
    /// Takes a slot for a step, if one is free.
    using SlotTaker = std::function<bool(Resource)>;

    /// `status` is the run so far, at least its creation.
    Scheduler(std::shared_ptr<const Recipe> recipe, RunStatus status, RunPolicy policy);

    const Recipe &recipe() const { return *m_recipe; }
    const RunStatus &status() const { return m_status; }
    const RunPolicy &policy() const { return m_policy; }
    int executingCount() const { return m_executing; }
    bool isFinished() const { return isFinal(m_status.summary().state); }
    const PlannedStep &planned(int step) const;
    const Plan &planOf(int step) const { return planOfScope(m_steps[size_t(step)].scope); }
    const StepPath &pathOf(int step) const { return m_status.steps()[step].path; }

    /// Begins a run, or goes on with one whose program has ended: steps that were running are
    /// planned again, or in doubt when they may have changed something outside or something of them
    /// still runs.
    void begin(Timestamp now, const QSet<StepPath> &stillRunning = {});
    void finishStep(int step, int attempt, const StepOutcome &outcome, Timestamp now);
    /// What an earlier run has recorded stands for the step.
    void finishAsBefore(int step, int attempt, const EarlierOutcome &earlier, Timestamp now);
    /// Errors: workflow.not_waiting.
    Result<> decide(const StepPath &step, const Decision &decision, Timestamp now);
    Result<> resolve(const StepPath &step, Resolution resolution, const QString &by,
                     const QString &comment, Timestamp now);
    /// Something is due. Does nothing when the step waits for another moment by now.
    void wake(int step, Timestamp now);
    /// A step has its turn.
    void grantTurn(int step);
    bool isWaitingForTurn(int step) const;
    void cancel(Timestamp now);
    /// Ends one step; what is behind it is skipped. Errors: workflow.not_waiting when it has ended.
    Result<> cancelStep(const StepPath &step, const QString &by, Timestamp now);

    /// Lets a step that is held begin, or lets values stand for it. Errors: workflow.not_waiting.
    Result<> letGo(const StepPath &step, StepMode how, Timestamp now);
    Result<> pin(const StepPath &step, const QJsonObject &outputs, Timestamp now);
    void setBreakpoints(const QList<Breakpoint> &breakpoints, Timestamp now);

    /// Starts what can start and hands over everything decided since the last call.
    Decisions take(const SlotTaker &takeSlot, Timestamp now);

    /// Whether the run follows an edge into this step; only asked when its source has ended. An
    /// edge whose condition cannot be told is not followed; the step behind it has failed then.
    bool isTaken(int step, const PlannedEdge &edge) const;
    /// The step at the beginning of an edge into this one.
    int sourceOf(int step, const PlannedEdge &edge) const;
    /// What a text of this step comes to.
    Result<QJsonValue> tell(int step, const QJsonValue &written) const;
    /// What came out of a port.
    QJsonValue valueOf(int step, const QString &port) const;
    QString workingDirectory(int step) const;
    Result<QString> idempotencyKeyOf(int step) const;
    /// A text about the whole run.
    Result<QString> tellOfRun(const QString &written) const;

private:
    const Plan &planOfScope(int scope) const;
    int stepIn(int scope, int index) const { return m_scopes[size_t(scope)].first + index; }
    const StepStatus &statusOf(int step) const { return m_status.steps()[step]; }
    const Scope &scopeOf(int step) const { return m_scopes[size_t(m_steps[size_t(step)].scope)]; }
    Scope &scopeOf(int step) { return m_scopes[size_t(m_steps[size_t(step)].scope)]; }

    void record(EventKind kind, int step, int attempt, QJsonObject data, Timestamp now);
    void addScope(int plan, int container, int pass, int first);
    void restoreStep(int step, Timestamp now, const QSet<StepPath> &stillRunning);
    void start(int step, Timestamp now);
    void launch(int step, int attempt, Resource resource);
    void markBegun(int step);
    void requestApproval(int step, int attempt, const ApprovalRequest &request,
                         const QList<Artefact> &artefacts, Timestamp now);
    bool leaveExecution(int step);
    QJsonObject handedOn(int step, const StepOutput &output) const;
    void succeed(int step, int attempt, const QJsonObject &data, Timestamp now);
    bool retryLater(int step, int attempt, const Error &error, const QList<Artefact> &artefacts,
                    Timestamp now);
    void fail(int step, int attempt, const RunError &error, Timestamp now);
    void fail(int step, int attempt, const QJsonObject &data, Timestamp now);
    bool isHandled(int step) const;
    void failScope(int scope, int step, const RunError &error, Timestamp now);
    void endRunning(int scope);
    void stopScope(int scope);
    void cancelWaiting(int scope, Timestamp now);
    void finishRun(Timestamp now);

    // Whether and when a step runs: schedulerjudging.cpp.
    void settle(int step);
    void countEdge(int source, const PlannedEdge &edge);
    void enqueue(int step);
    void judge(int step, Timestamp now);
    QJsonValue pinnedValues(int step) const;
    void succeedAsPinned(int step, const QJsonObject &values, Timestamp now);
    bool isLeftOut(int step, Timestamp now);
    Result<QString> obstacleTo(int step) const;
    NodeId triggerOf(int scope) const;
    Result<bool> isJoined(int step) const;
    Result<bool> follows(int scope, const PlannedEdge &edge) const;
    Result<bool> holds(int step, const QString &condition) const;
    void queueReady(int step, Timestamp now);
    void makeReady(int step);
    bool beginsPass(int step) const;
    void skip(int step, const QString &reason, Timestamp now);

    // The checkout of the person: schedulerconsent.cpp.
    bool changesCheckout(int step) const;
    /// Whether the step waits until the person lets the run change their checkout.
    bool isHeldBack(int step, Timestamp now);
    void decideConsent(int step, const Decision &decision, Timestamp now);
    void judgeHeldBack();

    // Breakpoints: schedulerbreaks.cpp.
    bool isReached(int step, const Breakpoint &breakpoint) const;
    bool isSteppedTo(int step) const;
    std::optional<Hold> holdBefore(int step) const;
    bool isHeld(int step, Timestamp now);
    Result<int> heldStep(const StepPath &path) const;

    // Containers: schedulerpasses.cpp.
    Result<OpenContainer> containerOf(int step, const QJsonArray &items) const;
    void startContainer(int step, Timestamp now);
    Result<QJsonValue> firstState(int step) const;
    void beginPasses(int step, const QJsonValue &state, Timestamp now);
    void beginPass(int step, int pass, const QJsonValue &state, Timestamp now);
    void wakeWhenOverdue(int step);
    void wakeWhenOverdue();
    void endIfOverdue(int step, OpenContainer &container, Timestamp now);
    void restoreContainer(int step, Timestamp now);
    void continueContainers(Timestamp now);
    int scopeOfPass(int step, int pass) const;
    void closeIfDone(int scope, Timestamp now);
    void beginCleanup(int scope);
    void closePass(int scope, Timestamp now);
    void leaveTheLine(int scope);
    void goOn(int step, int scope, Timestamp now);
    Result<bool> goesRound(int step, int scope) const;
    Result<QJsonValue> resultOf(int scope) const;
    void finishContainer(int step, Timestamp now);
    QJsonObject containerOutputs(int step) const;

    // Values: schedulervalues.cpp.
    Result<QJsonValue> evaluate(const QJsonValue &written, int scope, int step) const;
    Result<QJsonValue> ownParameter(int step, const QString &name) const;
    QString bodyParameter(int step, const QString &name) const;
    Result<QJsonValue> lookUp(int scope, int step, const Reference &reference) const;
    Result<QJsonValue> lookUpStep(int scope, const Reference &reference) const;
    ExpressionClock clockOf(int step) const;
    QJsonValue allValuesOf(int step) const;
    QJsonObject bodyValues(int scope) const;
    QJsonValue bodyValue(int scope, QStringView name) const;
    QJsonObject inputsOf(int scope) const;
    QJsonObject runValues() const;
    Result<QJsonObject> outputsOf(int scope) const;

    std::shared_ptr<const Recipe> m_recipe;
    RunStatus m_status;
    RunPolicy m_policy;
    AskedSteps m_asked;
    std::vector<StepProgress> m_steps;
    std::vector<Scope> m_scopes;
    QHash<int, OpenContainer> m_containers;
    std::vector<int> m_restored;
    /// Steps whose predecessors have ended, before it is known that they run.
    std::deque<int> m_unjudged;
    /// Steps that run as soon as there is a slot, by the resource that they use: those that go on
    /// with a pass, then those that begin one.
    std::array<std::array<std::deque<int>, kResourceCount>, 2> m_ready;
    /// Steps that wait for the consent that another one has asked for.
    std::vector<int> m_heldBack;
    std::vector<int> m_closing;
    int m_executing = 0;
    bool m_isCancelled = false;
    Decisions m_decisions;
};

} // namespace agentops::workflow
