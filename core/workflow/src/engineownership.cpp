// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "eventtable.h"

#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Whose runs are: taking them over, keeping them, letting go of them, and watching what other
// programs do.
namespace agentops::workflow {

namespace {

Q_LOGGING_CATEGORY(lcRuns, "agentops.workflow")

constexpr auto kWatchInterval = 500ms;
/// How long a program that does not move its leases keeps its runs, and how often it moves them.
constexpr auto kLease = 15s;
constexpr auto kLeaseInterval = 4s;
/// Runs that are taken over at the same time.
constexpr qsizetype kAdoptedAtOnce = 8;

/// Failures to take a run up that will be the same next time.
bool isLasting(const Error &error)
{
    static constexpr std::array kLasting{errors::kMalformed, errors::kNewerFormat,
                                         errors::kInvalidDocument, errors::kDamagedJournal};
    return std::ranges::contains(kLasting, error.code());
}

} // namespace

/// What the journal holds that this program did not write.
struct RunService::Engine::News
{
    ForeignEvents foreign;
    QList<RunSummary> changed;
    QSet<RunId> removed;
    QList<Request> requests;
    QList<UnfinishedRun> unfinished;
};

Timestamp RunService::Engine::leaseEnd() const
{
    return m_clock.now() + kLease;
}

LivenessProbe RunService::Engine::livenessProbe() const
{
    return [directory = m_options.dataDirectory](const OwnerId &owner) {
        return OwnerLock::isAliveBlocking(directory, owner);
    };
}

bool RunService::Engine::hasStoodStill(const RunId &run, const HeldLease &lease)
{
    // Our own time: the owner's clock, or the machine's, may have jumped.
    const std::chrono::milliseconds now = m_clock.elapsed();
    const auto seen = m_sightings.constFind(run);
    if (seen == m_sightings.cend() || seen->lease != lease) {
        m_sightings.insert(run, {lease, now});
        return false;
    }
    return now - seen->since >= kLease;
}

Task<Result<QSet<RunId>>> RunService::Engine::abandoned(CancelToken token)
{
    co_return co_await m_database.read(
        token,
        [owner = m_lock->id(), isAlive = livenessProbe(),
         now = m_clock.now()](store::Connection &connection) -> Result<QSet<RunId>> {
            AO_TRY(const QList<UnfinishedRun> runs, readUnfinishedRuns(connection, owner, isAlive));
            QSet<RunId> found;
            for (const UnfinishedRun &entry : runs) {
                if (!entry.isOwnerAlive || entry.lease.until < now)
                    found.insert(entry.run);
            }
            return found;
        });
}

Task<Result<bool>> RunService::Engine::adopt(RunId run)
{
    if (find(run))
        co_return true;
    if (m_adopting.contains(run) || m_isClosing)
        co_return false;
    m_adopting.insert(run);
    const auto done = qScopeGuard([this, run] { m_adopting.remove(run); });
    std::optional<HeldLease> stoodStill;
    if (const auto seen = m_sightings.constFind(run);
        seen != m_sightings.cend() && hasStoodStill(run, seen->lease))
        stoodStill = seen->lease;
    AO_CO_TRY(const Lease lease,
              co_await m_database.write(
                  m_scope.token(),
                  [run, owner = m_lock->id(), until = leaseEnd(), isAlive = livenessProbe(),
                   stoodStill](store::Connection &connection) {
                      return takeLease(connection, run, owner, until, isAlive, stoodStill);
                  }));
    if (!lease.isTaken) {
        (void)hasStoodStill(run, lease.before);
        co_return false;
    }
    const auto adopted = co_await takeOver(run, lease.epoch);
    if (adopted)
        co_return true;
    // Somebody else may be able to go on with it: a newer program, or this one with more kinds.
    if (!find(run))
        co_await release(run);
    co_return fail(adopted.error());
}

Task<> RunService::Engine::release(RunId run)
{
    (void)co_await m_database.write(CancelToken(),
                                    [run, owner = m_lock->id()](store::Connection &connection) {
                                        return releaseLease(connection, owner, run);
                                    });
}

Task<Result<>> RunService::Engine::takeOver(RunId run, qint64 epoch)
{
    AO_CO_TRY(Recorded recorded, co_await readRecorded(run));
    const StoredRun &stored = recorded.stored;
    const QSet<StepPath> stillRunning = co_await endProcesses(stored.processes);
    AO_CO_CHECK(m_scope.token().check());

    const StoredOptions options = StoredOptions::of(stored);
    // Moved: a second holder of the status would have it copied with the first change.
    Scheduler scheduler(std::move(recorded.recipe), std::move(recorded.status), options.policy);
    m_runs[run] =
        std::make_unique<ActiveRun>(std::move(scheduler), epoch, options, m_scope.token());
    beginRun(run, stillRunning);
    for (const Request &request : stored.requests)
        (void)apply(*m_runs[run], request);
    m_refused.remove(run);
    // Whoever resumes a run sees what the requests have decided as soon as this ends.
    co_return co_await recordNow(run);
}

/// The steps of which something still runs.
Task<QSet<StepPath>> RunService::Engine::endProcesses(QList<ChildProcess> processes)
{
    QSet<StepPath> stillRunning;
    if (!m_options.endProcess)
        co_return stillRunning;
    for (const ChildProcess &child : processes) {
        if (!co_await m_options.endProcess(child.identity, m_scope.token()))
            stillRunning.insert(child.step);
    }
    co_return stillRunning;
}

void RunService::Engine::refuse(const RunId &run, const Error &error)
{
    m_refused.insert(run, error);
    wakeWaiters(run);
    Q_EMIT m_service->runLost(run, error);
}

Task<> RunService::Engine::watch()
{
    while (co_await m_clock.sleep(kWatchInterval, m_scope.token()))
        co_await watchOnce();
}

Task<> RunService::Engine::watchOnce()
{
    co_await extendLeasesWhenDue();
    // Asked for before it is looked: what is written meanwhile makes it another one.
    const Result<qint64> mark = co_await m_database.changeMark(m_scope.token());
    if (m_isClosing || (mark && m_quietMark == *mark && !isAnybodyInLine()))
        co_return;
    m_quietMark.reset();
    const Result<News> news = co_await readNews();
    if (!news || m_isClosing)
        co_return;
    const bool isNew = news->foreign.lastPosition != m_lastPosition || !news->removed.isEmpty()
        || !news->requests.isEmpty();
    m_lastPosition = news->foreign.lastPosition;
    for (const RunEvent &event : news->foreign.events) {
        m_refused.remove(event.run); // somebody else can go on with it
        announce(event);
    }
    for (const RunSummary &summary : news->changed) {
        Q_EMIT m_service->runChanged(summary);
        notifyWaiters(summary);
    }
    for (const RunId &run : news->removed)
        announceRemoval(run);
    takeTurnsOfAll();
    for (const Request &request : news->requests) {
        ActiveRun *run = find(request.run);
        if (!run || run->answered.contains(request.position))
            continue;
        (void)apply(*run, request);
        (void)co_await recordNow(request.run);
    }
    if (m_options.adoptsRuns)
        co_await adoptAbandoned(news->unfinished);
    // That a program has died is in no table: its runs are looked at again and again.
    const bool isLeftAlone =
        std::ranges::all_of(news->unfinished, [this](const UnfinishedRun &entry) {
            return m_refused.contains(entry.run);
        });
    if (mark && !isNew && isLeftAlone)
        m_quietMark = *mark;
}

bool RunService::Engine::isAnybodyInLine() const
{
    return std::ranges::any_of(m_runs,
                               [](const auto &entry) { return !entry.second->turns.empty(); });
}

Task<> RunService::Engine::extendLeasesWhenDue()
{
    const std::chrono::milliseconds now = m_clock.elapsed();
    if (m_runs.empty() || (m_leasesExtendedAt && now - *m_leasesExtendedAt < kLeaseInterval))
        co_return;
    m_leasesExtendedAt = now;
    (void)co_await m_database.write(m_scope.token(),
                                    [owner = m_lock->id(), runs = activeRuns(),
                                     until = leaseEnd()](store::Connection &connection) {
                                        return extendLeases(connection, owner, runs, until);
                                    });
}

Task<Result<RunService::Engine::News>> RunService::Engine::readNews()
{
    co_return co_await m_database.read(
        m_scope.token(),
        [owner = m_lock->id(), after = m_lastPosition, values = m_values, known = m_known,
         adopts = m_options.adoptsRuns, isAlive = livenessProbe(),
         hasRuns = !m_runs.empty()](store::Connection &connection) -> Result<News> {
            News found;
            AO_TRY(found.foreign, readForeignEvents(connection, values, owner, after));
            QSet<RunId> runs;
            for (const RunEvent &event : found.foreign.events)
                runs.insert(event.run);
            for (const RunId &run : runs) {
                if (const auto summary = readSummary(connection, run))
                    found.changed.append(*summary);
            }
            AO_TRY(found.removed, readRemoved(connection, known));
            if (hasRuns) {
                AO_TRY(found.requests, readRequests(connection, owner));
            }
            if (adopts) {
                AO_TRY(found.unfinished, readUnfinishedRuns(connection, owner, isAlive));
            }
            return found;
        });
}

Task<> RunService::Engine::adoptOne(UnfinishedRun entry)
{
    const bool isHeld = entry.isOwnerAlive && !hasStoodStill(entry.run, entry.lease);
    if (isHeld || m_refused.contains(entry.run))
        co_return;
    const Result<bool> adopted = co_await adopt(entry.run);
    if (adopted || !isLasting(adopted.error()))
        co_return;
    // Nobody has asked, and at the start nobody listens yet.
    qCWarning(lcRuns, "run %ls is left alone: %ls", qUtf16Printable(entry.run.toString()),
              qUtf16Printable(adopted.error().describe()));
    refuse(entry.run, adopted.error());
}

Task<> RunService::Engine::adoptAbandoned(QList<UnfinishedRun> runs)
{
    // While some are read, others are decided about and recorded.
    for (qsizetype first = 0; first < runs.size(); first += kAdoptedAtOnce) {
        std::vector<Task<>> going;
        for (const UnfinishedRun &entry :
             runs.sliced(first).first(std::min(kAdoptedAtOnce, runs.size() - first)))
            going.push_back(adoptOne(entry));
        for (Task<> &task : going)
            co_await std::move(task);
        if (m_isClosing)
            co_return;
    }
    m_sightings.removeIf([&runs](QHash<RunId, Sighting>::iterator seen) {
        return !std::ranges::contains(runs, seen.key(), &UnfinishedRun::run);
    });
}

} // namespace agentops::workflow
