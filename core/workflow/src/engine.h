// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "activerun.h"
#include "ownerlock.h"
#include "secretreference.h"
#include "stepsession.h"

#include <agentops/base/clock.h>
#include <agentops/workflow/runservice.h>

#include <QtCore/QPromise>
#include <QtCore/QSet>

#include <map>
#include <memory>

namespace agentops::workflow {

/// The moving part of RunService: carries out what schedulers decide.
/// Every change goes the same way: scheduler decides → pump() → record() → announce and launch.
class RunService::Engine
{
public:
    Engine(RunService *service, store::Database &database, WorkerPool &io,
           const NodeCatalog &catalog, Clock &clock, RunServiceOptions options);

    Task<Result<>> open();
    Task<> close();
    /// Counts a call of the service until what this returns is let go of; close() waits for it.
    /// Errors: base.cancelled when closing, base.internal when not open.
    Result<std::shared_ptr<void>> enter();
    Task<Result<RunId>> start(Document document, RunOptions options, CancelToken token);
    Task<Result<Library>> loadCalled(Document document, QString repository);
    Task<Result<DryRun>> dryRun(Document document, RunOptions options);
    Task<Result<RunId>> rerun(RunId run, RerunRequest request, RunOptions options,
                              CancelToken token);
    Task<Result<RerunPlan>> planRerun(RunId run, RerunRequest request, RunOptions options);
    Task<Result<>> remove(RunId run);
    Task<Result<Pruned>> prune(Retention retention, bool isDryRun, CancelToken token);
    Task<Result<QStringList>> foldersInUse(CancelToken token);
    /// Whether the run is this program's now.
    Task<Result<bool>> adopt(RunId run);
    /// Carries out a request on a run that may be anybody's.
    Task<Result<>> ask(Request request);
    Task<Result<QSet<RunId>>> abandoned(CancelToken token);
    Task<Result<RunStatus>> catchUp(RunId run, RunStatus known, CancelToken token);
    Task<Result<RunStatus>> waitUntilSettled(RunId run, CancelToken token);

    /// Without the texts of secrets.
    Result<StepOutput> masked(Result<StepOutput> result) const;
    store::Database &database() { return m_database; }
    const ContentFiles &values() const { return m_values; }
    QList<RunId> activeRuns() const;

private:
    struct News;
    struct Repetition;
    /// What the journal says of a run, and what this program makes of it.
    struct Recorded
    {
        StoredRun stored;
        RunStatus status;
        std::shared_ptr<const Recipe> recipe;
    };

    std::shared_ptr<void> holdOpen();
    Task<Result<RunId>> create(std::shared_ptr<const Recipe> recipe, RunOptions options,
                               RunId rerunOf, QList<RunEvent> reused,
                               std::optional<RunWorkspace> repeated, CancelToken token);
    Task<Result<std::shared_ptr<const Recipe>>> plan(Document document, Library library,
                                                     CancelToken token);
    Task<Result<std::optional<RunId>>> findByKey(WorkflowId workflow, QString key);
    Task<Result<Recorded>> readRecorded(RunId run);
    /// Reads the earlier run and decides what is kept of it; fills in the options from it.
    Task<Result<Repetition>> repeat(RunId run, RerunRequest request, RunOptions options);
    Task<Result<ReuseKeys>> reuseKeysOf(const Scheduler &scheduler, int step, CancelToken token);
    /// The key that an outcome is recorded under; empty: none.
    Task<QByteArray> reuseKeyAfter(const Scheduler &scheduler, int step, ReuseKeys before,
                                   CancelToken token);
    /// An outcome that stands for a step of this run; what else it left is the run's then, too.
    Task<std::optional<EarlierOutcome>> takeEarlier(RunId run, StepPath step, ReuseKeys keys);
    Task<Result<>> takeOverLeftovers(TakenOver taken);
    Task<Result<>> forget(RunId run);
    Task<Result<>> sweep(bool isDryRun, Pruned &pruned, CancelToken token);
    ActiveRun *find(const RunId &run) const;
    /// The run as long as nobody, not even this program, has taken it over since.
    ActiveRun *find(const RunId &run, qint64 epoch) const;
    /// Ends whatever still belongs to a run and forgets it.
    void retire(const RunId &run);
    Task<Result<>> takeOver(RunId run, qint64 epoch);
    Task<QSet<StepPath>> endProcesses(QList<ChildProcess> processes);
    Task<> release(RunId run);
    /// Applies a request to a run of this program's.
    Result<> apply(ActiveRun &run, const Request &request);
    void pumpAll();
    void pump(const RunId &run);
    std::pair<Batch, Decisions> decideNext(ActiveRun &run);
    /// Begins a run, or lets it stand in line first.
    void beginRun(const RunId &run, const QSet<StepPath> &stillRunning);
    /// Everything that follows at once, with the outcomes of instant steps.
    Decisions decideInOneGo(ActiveRun &run);
    void runInstant(ActiveRun &run, const Launch &launch);
    bool takeSlot(ActiveRun &run, Resource resource);
    void freeSlot(ActiveRun *run, Resource resource);
    /// Whether the record of these decisions has to wait for the disk.
    bool isOutside(const ActiveRun &run, const Decisions &decisions) const;
    /// Asks for the turns that a run waits for.
    Task<> takeTurns(RunId run);
    void takeTurnsOfAll();
    /// Refuses the run, or ends what is in its way, as its document says.
    Task<Result<>> makeRoom(RunId run, Concurrency concurrency, QString key);
    /// Records what was decided, then announces it and begins what it starts.
    Task<Result<>> record(RunId run, Batch batch, Decisions decisions);
    Task<Result<>> append(RunId run, Batch *batch);
    Task<Result<SpilledData>> spill(QList<RunEvent> events);
    /// Announces what is recorded, and begins what follows from it.
    void carryOut(const RunId &run, const Batch &batch, const Decisions &decisions);
    Task<> recordLater(RunId run, Batch batch, Decisions decisions);
    Task<Result<>> recordNow(RunId run);
    void announce(const QList<RunEvent> &events, const RunSummary &summary);
    void announce(const RunEvent &event);
    void announceRemoval(const RunId &run);
    void lose(const RunId &run, const Error &error);
    /// Leaves a run alone until somebody asks for it, and tells why.
    void refuse(const RunId &run, const Error &error);
    Task<> runStep(RunId run, Launch launch);
    ActiveRun *leave(const RunId &run, qint64 epoch, const Launch &launch);
    void finishAsBefore(const RunId &run, qint64 epoch, const Launch &launch,
                        const EarlierOutcome &earlier);
    Task<Result<std::optional<RunWorkspace>>> recordWorkspace(
        RunId run, std::shared_ptr<const Recipe> recipe, RunOptions options, RunId rerunOf,
        std::optional<RunWorkspace> repeated, bool continuesRepeated, CancelToken token);
    Task<> forgetWorkspace(RunPlace place);
    Task<QStringList> branchesOf(RunId run);
    Task<Result<>> prepareFolder(RunId id, qint64 epoch, CancelToken token);
    Task<> makeFolder(RunId id, qint64 epoch, std::shared_ptr<FolderInMaking> making);
    Task<Result<>> summarize(RunId id, Batch *batch);
    Task<> leaveFolder(RunPlace place, bool isNeeded);
    AttemptLimit attemptLimit(const ActiveRun &run, int step) const;
    Task<> watchTimeout(std::chrono::milliseconds timeout, std::shared_ptr<CancelSource> attempt,
                        std::shared_ptr<bool> isTimedOut, CancelToken done);
    /// An optional one that is not there is empty, which the remarks tell.
    Result<QString> findSecret(const SecretReference &secret, QStringList &remarks);
    Task<> wakeLater(RunId run, Wake wake);
    std::shared_ptr<StepSession> createSession(const RunId &run, const Launch &launch,
                                               const StepPath &step);
    /// Looks for what other programs have done or left, twice a second; it reads only when somebody
    /// has written since, or somebody may have died.
    Task<> watch();
    Task<> watchOnce();
    bool isAnybodyInLine() const;
    Task<> extendLeasesWhenDue();
    Task<Result<News>> readNews();
    Task<> adoptAbandoned(QList<UnfinishedRun> runs);
    Task<> adoptOne(UnfinishedRun entry);
    /// Whether a lease has not moved for as long as a living program never lets one stand; notes it
    /// for the next look.
    bool hasStoodStill(const RunId &run, const HeldLease &lease);
    void notifyWaiters(const RunSummary &summary);
    void wakeWaiters(const RunId &run);
    Timestamp leaseEnd() const;
    LivenessProbe livenessProbe() const;

    RunService *m_service;
    store::Database &m_database;
    WorkerPool &m_io;
    const NodeCatalog &m_catalog;
    Clock &m_clock;
    RunServiceOptions m_options;
    /// Large values of the journal.
    ContentFiles m_values;
    std::unique_ptr<OwnerLock> m_lock;
    std::map<RunId, std::unique_ptr<ActiveRun>> m_runs;
    QSet<RunId> m_adopting;
    /// Runs that this program has lost, or cannot read or run, and why.
    QHash<RunId, Error> m_refused;
    QHash<RunId, Sighting> m_sightings;
    /// Runs that are in the journal, as far as this program has heard of them.
    QSet<RunId> m_known;
    /// Steps that are executing and use a slot, in all and by resource.
    int m_executing = 0;
    std::array<int, kResourceCount> m_executingBy{};
    bool m_isClosing = false;
    qint64 m_lastPosition = 0;
    /// The state of the database in which there was nothing to see or do.
    std::optional<qint64> m_quietMark;
    std::optional<std::chrono::milliseconds> m_leasesExtendedAt;
    std::multimap<RunId, std::shared_ptr<QPromise<void>>> m_waiters;
    /// Runs that have ended and whose folder is being left.
    QSet<RunId> m_leaving;
    int m_callCount = 0;
    /// Finished when the last call ends; only there while close() waits.
    std::optional<QPromise<void>> m_allCallsEnded;
    TaskScope m_scope;
};

} // namespace agentops::workflow
