// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/recipe.h>
#include <agentops/workflow/run.h>
#include <agentops/workflow/runservice.h>
#include <agentops/workflow/template.h>

#include <set>

namespace agentops::workflow {

/// A step to begin once its start is recorded.
struct Launch
{
    int step = 0;
    int attempt = 0;
};

/// A step to try again at some time.
struct Wake
{
    int step = 0;
    Timestamp dueAt;
};

/// What follows from what has happened: first the events are recorded, then the rest is done.
struct Decisions
{
    QList<RunEvent> events;
    std::vector<Launch> launches;
    std::vector<Wake> wakes;
    /// Running steps nobody wants any more; these need not wait for the record.
    std::vector<int> cancels;
    /// Steps whose child processes have ended.
    QList<NodeId> ended;

    bool isEmpty() const { return events.isEmpty() && cancels.empty(); }
};

/// Decides what a run does next, from its recipe and its events alone: no clock, no store, no
/// thread, so the same history always gives the same decisions.
class Scheduler
{
public:
    /// `status` is the run so far, at least its creation.
    Scheduler(std::shared_ptr<const Recipe> recipe, RunStatus status, QString approveAs);

    const Recipe &recipe() const { return *m_recipe; }
    const RunStatus &status() const { return m_status; }
    int executingCount() const { return m_executing; }
    bool isFinished() const { return isFinal(m_status.summary().state); }

    /// Begins a run, or goes on with one whose program has ended: steps that were running are
    /// planned again, or in doubt when they may have changed something outside or something of them
    /// still runs.
    void begin(Timestamp now, const QSet<NodeId> &stillRunning = {});
    void finishStep(int step, int attempt, const Result<StepOutput> &result,
                    const QList<Artefact> &artefacts, Timestamp now);
    /// Errors: workflow.not_waiting.
    Result<> decide(const NodeId &node, const Decision &decision, Timestamp now);
    Result<> resolve(const NodeId &node, Resolution resolution, const QString &by,
                     const QString &comment, Timestamp now);
    void wake(int step);
    void cancel(Timestamp now);

    /// Starts what can start within `slots` and hands over everything decided since the last call.
    Decisions take(int slots, Timestamp now);

    /// Whether the run follows this edge; only asked when its source has ended. An edge whose
    /// condition cannot be told is not followed; the step behind it has failed then.
    bool isTaken(const PlannedEdge &edge) const { return follows(edge).value_or(false); }
    /// The value that an expression refers to; null for a step that has given none.
    Result<QJsonValue> lookUp(const Reference &reference) const;
    /// What expressions of a step know about time and chance: its recorded start (before it, that
    /// of the run), and a seed of run and step.
    ExpressionClock clockOf(int step) const;
    QString workingDirectory(int step) const;

private:
    const StepStatus &statusOf(int step) const;
    void record(EventKind kind, int step, int attempt, QJsonObject data, Timestamp now);
    void settle(int step);
    void launch(int step, int attempt);
    void fail(int step, int attempt, const RunError &error, const QList<Artefact> &artefacts,
              Timestamp now);
    void stop();
    /// Whether a step runs, now that everything before it has ended.
    /// Errors: those of a condition that cannot be told.
    Result<bool> isWanted(int step) const;
    Result<bool> follows(const PlannedEdge &edge) const;
    void finishIfDone(Timestamp now);
    int indexOf(const NodeId &node) const { return m_recipe->indexOf(node); }

    std::shared_ptr<const Recipe> m_recipe;
    RunStatus m_status;
    QString m_approveAs;
    /// Incoming edges whose source has not ended, by step.
    std::vector<int> m_open;
    /// Steps whose predecessors have ended, before and after it is known that they run.
    std::set<int> m_unjudged;
    std::set<int> m_ready;
    std::vector<char> m_isExecuting;
    int m_executing = 0;
    bool m_isStopping = false;
    RunError m_failure;
    NodeId m_failedNode;
    Decisions m_decisions;
};

} // namespace agentops::workflow
