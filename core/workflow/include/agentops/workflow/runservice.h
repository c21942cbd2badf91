// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/workflow/breakpoint.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/dryrun.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/rerunplan.h>
#include <agentops/workflow/retention.h>
#include <agentops/workflow/runlog.h>
#include <agentops/workflow/runoptions.h>
#include <agentops/workflow/runserviceoptions.h>
#include <agentops/workflow/runstatus.h>
#include <agentops/workflow/runworkspace.h>

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>

namespace agentops {
class Clock;
}

namespace agentops::store {
class Database;
}

namespace agentops::workflow {

/// What is to happen to a step that a crash left in doubt.
enum class Resolution { RunAgain, MarkSucceeded, MarkFailed };

struct RunDetail
{
    RunStatus status;
    Document document;
    QList<RunEvent> events;
    std::optional<RunTurn> waitsFor{};
};

/// Runs workflows and remembers everything about them.
/// A run is durable before start() returns. Every transition is in the journal before it is
/// announced. Runs that a dead program left unfinished continue after open(). Two programs on one
/// data folder never own the same run.
/// Thread: main; the journal is written on the io pool.
/// Errors: workflow.run_not_found, workflow.run_finished, workflow.not_waiting, and those of the
/// store; base.cancelled once close() has been called.
class RunService : public QObject
{
    Q_OBJECT

public:
    /// How a step that is held goes on.
    using Step = StepMode;

    /// The database holds the journal, see docs/formats/journal.md; `io` must have one thread.
    RunService(store::Database &database, WorkerPool &io, const NodeCatalog &catalog, Clock &clock,
               RunServiceOptions options);
    ~RunService() override;

    /// Prepares the journal, takes over unfinished runs that nobody owns, and begins to look for
    /// new ones. Call once, first.
    Task<Result<>> open(CancelToken token);
    /// Lets go of every run so that another program can go on with it; steps in flight are stopped
    /// and run again later. Done when every other call has ended too. Call before destruction.
    Task<> close();

    /// Errors: also workflow.invalid_document, workflow.missing_input, workflow.wrong_type,
    /// workflow.not_loaded for a called workflow, workflow.busy when another run of the same
    /// concurrency key keeps it from beginning.
    Task<Result<RunId>> start(Document document, RunOptions options, CancelToken token);
    /// What a run of the document would call now, by the names that are written there.
    /// Errors: workflow.not_loaded.
    Task<Result<Library>> loadCalled(Document document, QString repository, CancelToken token);
    /// Begins a new run with what is kept of another one. Where `options` give no repository or
    /// inputs, those of the other run are taken. Errors: also workflow.unknown_element for a step
    /// that the other run does not have.
    Task<Result<RunId>> rerun(RunId run, RerunRequest request, RunOptions options,
                              CancelToken token);
    /// What rerun() would keep and do again.
    Task<Result<RerunPlan>> planRerun(RunId run, RerunRequest request, RunOptions options,
                                      CancelToken token);
    /// Errors: also workflow.run_going_on.
    Task<Result<>> remove(RunId run, CancelToken token);
    /// Removes what has outlived the retention, or only tells what that is.
    /// Cancel: between runs and between files; what is gone then stays gone.
    Task<Result<Pruned>> prune(Retention retention, bool isDryRun, CancelToken token);
    /// What start() with the same would do, without doing any of it. Errors: as start().
    Task<Result<DryRun>> dryRun(Document document, RunOptions options, CancelToken token);
    Task<Result<>> cancel(RunId run, CancelToken token);
    /// Ends one step, or everything in a container; what is behind it is skipped, and the run goes
    /// on. Errors: also workflow.not_waiting when it has ended.
    Task<Result<>> cancelStep(RunId run, StepPath step, QString by, CancelToken token);
    /// Takes the run over when no living program owns it: after a crash, a detached one, or one
    /// that this program has lost. Does nothing when it is going on here already. Errors: also
    /// workflow.owned_elsewhere.
    Task<Result<>> resume(RunId run, CancelToken token);
    /// Answers a waiting approval; one that is held is let go by goOn(). The answer is durable when
    /// the task ends, also when another program owns the run; that one goes on within a second.
    Task<Result<>> decide(RunId run, StepPath step, Decision decision, CancelToken token);
    Task<Result<>> resolve(RunId run, StepPath step, Resolution resolution, QString by,
                           QString comment, CancelToken token);

    /// Where the run holds from now on, in place of what was said before. What is held already
    /// stays held. Durable when the task ends, also when another program owns the run.
    Task<Result<>> setBreakpoints(RunId run, QList<Breakpoint> breakpoints, CancelToken token);
    /// Lets a step that is held begin. Durable as a decision is.
    Task<Result<>> goOn(RunId run, StepPath step, Step how, CancelToken token);
    /// Values by output port that stand for a step that is held: it does not run. Durable as a
    /// decision is.
    Task<Result<>> pin(RunId run, StepPath step, QJsonObject outputs, CancelToken token);

    /// Newest first.
    Task<Result<QList<RunSummary>>> list(int limit, CancelToken token);
    /// As in the list: without reading what has happened in it.
    Task<Result<RunSummary>> summary(RunId run, CancelToken token);
    Task<Result<RunDetail>> show(RunId run, CancelToken token);
    /// Where a run stands now. Only what has happened since `known`, which may be empty, is read.
    Task<Result<RunStatus>> catchUp(RunId run, RunStatus known, CancelToken token);
    /// What a run has handed on; empty while it has not ended.
    Task<Result<QJsonObject>> outputs(RunId run, CancelToken token);
    /// Unfinished runs that no living program carries out: it was killed, has closed, or has not
    /// moved its lease for too long. Runs that wait for a person may be among them.
    Task<Result<QSet<RunId>>> abandoned(CancelToken token);
    /// Log of a run, or of one of its steps, after `position` (0: from the beginning).
    Task<Result<QList<LogLine>>> logs(RunId run, std::optional<StepPath> step, qint64 position,
                                      CancelToken token);
    /// The next part of a log, for one that may be too large to hold: pieces after `position`,
    /// until their texts are as long as `maxLength`, or little more. A shorter part is the end.
    Task<Result<QList<LogLine>>> logPart(RunId run, qint64 position, qsizetype maxLength,
                                         CancelToken token);
    /// Pieces whose positions are known, in their order; those that do not exist are left out.
    Task<Result<QList<LogLine>>> logPieces(RunId run, QList<qint64> positions, CancelToken token);
    /// What a run has done to the outside, in the order in which it did.
    Task<Result<QList<RecordedEffect>>> effects(RunId run, CancelToken token);
    /// Folders that unfinished runs have taken over, with steps that they keep, from other ones.
    Task<Result<QStringList>> foldersInUse(CancelToken token);
    /// Ends when the run is finished or waits for a person, with its status then; with the reason
    /// when this program has lost the run and nobody else goes on with it.
    Task<Result<RunStatus>> waitUntilSettled(RunId run, CancelToken token);

    /// Runs that are going on here.
    QList<RunId> activeRuns() const;

Q_SIGNALS:
    /// A transition has been recorded, by this program or by another one on the same data.
    void eventRecorded(const agentops::workflow::RunEvent &event);
    /// A run is new or its line in a list has changed.
    void runChanged(const agentops::workflow::RunSummary &summary);
    /// A run is no longer there: somebody has removed it here or, told within a second, in another
    /// program.
    void runRemoved(const agentops::workflow::RunId &run);
    void logAppended(const agentops::workflow::RunId &run, const agentops::workflow::LogLine &line);
    /// `fraction` is negative when unknown.
    void progressReported(const agentops::workflow::RunId &run,
                          const agentops::workflow::StepPath &step, double fraction,
                          const QString &text);
    /// This program does not work on a run any more: it cannot record it, cannot read its journal
    /// or document, or another program has taken it over. Only resume() makes it try again.
    void runLost(const agentops::workflow::RunId &run, const agentops::Error &error);

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace agentops::workflow
