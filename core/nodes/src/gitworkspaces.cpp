// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/gitworkspaces.h>

#include "filechanges.h"
#include "runcommits.h"
#include "sharedstate.h"
#include "worktreenote.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/errors.h>
#include <agentops/git/worktree.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLockFile>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

/// What to do, on a worker.
struct Job
{
    QString directory;
    git::SnapshotLimits limits;
    CancelToken token;
};

/// Where in a checkout a folder lies: the empty path for its top.
QString placeInside(const git::Repository &repository, const QString &folder)
{
    if (repository.isBare())
        return {};
    const QString place = QDir(QDir(repository.workDir()).canonicalPath())
                              .relativeFilePath(QFileInfo(folder).canonicalFilePath());
    return place == "."_L1 || place.startsWith(".."_L1) ? QString() : u'/' + place;
}

/// The same commit as the run that is repeated, or what that one has left.
Result<git::Snapshot> repeatedState(const git::Repository &repository,
                                    const WorkspaceRequest &request)
{
    const RunWorkspace &before = *request.repeated;
    const bool continues = request.continuesRepeated && !before.result.isEmpty();
    const QString &wanted = continues ? before.result : before.commit;
    const auto commit = git::Oid::fromHex(wanted);
    if (!commit)
        return fail(git::errors::kUnborn, u"the run to repeat has no commit"_s);
    Result<git::Snapshot> state = git::readSnapshot(repository, *commit);
    if (!state)
        return fail(Error(git::errors::kNotFound,
                          u"the commit of the run to repeat is gone: start a new run"_s)
                        .with(u"commit"_s, wanted)
                        .causedBy(state.error()));
    state->head.branch = before.branch;
    return state;
}

Result<git::Snapshot> stateFor(const git::Repository &repository, const WorkspaceRequest &request,
                               const Job &job)
{
    if (!request.revision.isEmpty()) {
        AO_TRY(const git::Oid commit, repository.resolveCommit(request.revision));
        return git::Snapshot{.head = {.branch = {}, .commit = commit},
                             .commit = commit,
                             .leftOut = {},
                             .ignored = {}};
    }
    if (request.repeated && !request.repeated->commit.isEmpty())
        return repeatedState(repository, request);
    if (request.isUsed)
        return git::takeSnapshot(repository, job.limits, job.token);
    AO_TRY(const git::Head head, repository.head());
    return git::Snapshot{.head = head, .commit = head.commit, .leftOut = {}, .ignored = {}};
}

/// A run that goes on where another one ended has the changes of that one to bring into the
/// checkout, as far as it has not done so itself.
Result<> keepOrigin(const git::Repository &repository, const WorkspaceRequest &request)
{
    if (!request.repeated || !request.continuesRepeated || !request.revision.isEmpty())
        return {};
    const RunId &before = request.repeatedRun;
    AO_TRY(auto origin, git::keptCommit(repository, appliedName(before.toString())));
    if (!origin) {
        AO_TRY(origin, git::keptCommit(repository, commitName(before, kOrigin)));
    }
    if (!origin)
        origin = git::Oid::fromHex(request.repeated->commit);
    return origin ? git::keepCommit(repository, commitName(request.run, kOrigin), *origin)
                  : Result<>();
}

QString hexOf(const git::Oid &oid)
{
    return oid.isNull() ? QString() : oid.toHex();
}

/// Where a run works, and the repository there, if there is one.
struct Site
{
    RunWorkspace workspace;
    std::optional<git::Repository> repository;
};

Result<Site> siteFor(const WorkspaceRequest &request)
{
    Site site{.workspace = {.kind = request.kind, .folder = request.repository}, .repository = {}};
    Result<git::Repository> repository = git::Repository::open(request.repository);
    if (!repository) {
        if (!(repository.error().code() == git::errors::kNotARepository)
            || !request.revision.isEmpty())
            return fail(repository.error());
        if (site.workspace.kind == WorkspaceKind::Worktree)
            site.workspace.reason = u"not_a_repository"_s;
        site.workspace.kind = WorkspaceKind::InPlace;
        return site;
    }
    if (site.workspace.kind == WorkspaceKind::InPlace && !request.revision.isEmpty())
        return fail(agentops::errors::kInvalidArgument,
                    u"a run in the checkout works on what is there, not on a commit"_s);
    site.repository = *std::move(repository);
    return site;
}

/// Fails where recordState() would because of what is asked for.
Result<RunWorkspace> foreseeState(const WorkspaceRequest &request)
{
    AO_TRY(const Site site, siteFor(request));
    if (site.repository && !request.revision.isEmpty())
        AO_CHECK(site.repository->resolveCommit(request.revision));
    return site.workspace;
}

Result<RunWorkspace> recordState(const WorkspaceRequest &request, const Job &job)
{
    AO_TRY(const Site site, siteFor(request));
    RunWorkspace workspace = site.workspace;
    const auto &repository = site.repository;
    if (!repository)
        return workspace;
    const bool isInPlace = workspace.kind == WorkspaceKind::InPlace;
    WorkspaceRequest wanted = request;
    if (isInPlace) // whatever an earlier run has worked on
        wanted.repeated.reset();
    Result<git::Snapshot> state = stateFor(*repository, wanted, job);
    if (!state && isInPlace && !state.error().isCancelled())
        return workspace; // nothing is copied: only what it has changed will not be told
    if (!state)
        return fail(state.error());
    workspace.commit = hexOf(state->commit);
    workspace.head = hexOf(state->head.commit);
    workspace.branch = state->head.branch;
    workspace.hasChanges = state->hasChanges;
    workspace.leftOut = state->leftOut;
    if (!isInPlace)
        workspace.folder = job.directory + u'/' + request.run.toString()
            + placeInside(*repository, request.repository);
    if (request.isUsed && !state->commit.isNull()) {
        AO_CHECK(git::keepCommit(*repository, commitName(request.run, kBase), state->commit));
        AO_CHECK(keepOrigin(*repository, wanted));
    }
    return workspace;
}

/// Two programs may both take the run for theirs for a moment: one makes its folder, and removes
/// what it cannot finish, while the other waits.
Result<> lockFolder(QLockFile &lock, const CancelToken &token)
{
    constexpr std::chrono::milliseconds kLook{100};
    lock.setStaleLockTime(0); // a large checkout takes long; the lock of a dead program still goes
    while (!lock.tryLock(kLook)) {
        AO_CHECK(token.check());
        if (lock.error() != QLockFile::LockFailedError)
            return fail(Error(agentops::errors::kIo, u"the folder of the run cannot be locked"_s)
                            .with(u"path"_s, lock.fileName()));
    }
    return {};
}

/// A worktree that is whole, and stays the same for as long as the run needs it.
Result<> prepareWorktree(const RunPlace &place, const Job &job)
{
    const RunId &run = place.run;
    AO_TRY(const git::Repository repository, git::Repository::open(place.repository));
    const QString name = run.toString();
    const QString folder = job.directory + u'/' + name;
    const auto base = git::Oid::fromHex(place.workspace.commit);
    if (!base)
        return fail(git::errors::kUnborn, u"the run has no commit to work on"_s);
    if (!QDir().mkpath(job.directory))
        return fail(Error(agentops::errors::kIo, u"the folder for worktrees cannot be made"_s)
                        .with(u"path"_s, job.directory));
    QLockFile lock(folder + u".lock"_s);
    AO_CHECK(lockFolder(lock, job.token));
    if (readNote(repository, name) && QFileInfo::exists(folder + u"/.git"_s))
        return git::keepCommit(repository, commitName(run, kWorktree), *base);
    AO_TRY(const auto had, git::keptCommit(repository, commitName(run, kWorktree)));
    if (had)
        return fail(Error(workflow::errors::kFolderLost,
                          u"the folder that the run has worked in is gone: start it again"_s)
                        .with(u"path"_s, folder));
    AO_CHECK(removeRemains(repository, name, folder));
    AO_TRY(const git::Snapshot state, git::readSnapshot(repository, *base));
    git::WorktreeRequest request{.name = name, .path = folder, .branch = {}};
    request.startPoint = state.head.commit;
    if (state.hasChanges)
        request.snapshot = state.commit;
    if (state.head.isUnborn())
        request.branch = ownBranch(run);
    AO_CHECK(git::addWorktree(repository, request, job.token));
    AO_CHECK(writeNote(repository, name, {.base = *base, .branch = {}}));
    return git::keepCommit(repository, commitName(run, kWorktree), *base);
}

/// What the first step finds: others have worked in the folder while the run waited for it. As when
/// it was accepted, what cannot be recorded is not told later.
Result<> recordFoundState(const git::Repository &repository, const RunPlace &place, const Job &job)
{
    const Result<git::Snapshot> state = git::takeSnapshot(repository, job.limits, job.token);
    if (!state)
        return state.error().isCancelled() ? fail(state.error()) : Result<>();
    return git::keepCommit(repository, commitName(place.run, kBase), state->commit);
}

Result<> prepareFolder(const RunPlace &place, const Job &job)
{
    const auto repository = git::Repository::open(place.repository);
    const bool isFirst = repository && noteSharedState(*repository, job.directory, place.run);
    if (place.workspace.kind != WorkspaceKind::InPlace)
        return prepareWorktree(place, job);
    const bool isRecorded = !place.workspace.commit.isEmpty();
    return isFirst && isRecorded ? recordFoundState(*repository, place, job) : Result<>();
}

/// The run has done its work; that the ledger cannot tell of a folder is no failure of it. What is
/// there may be all that is left of it.
void noteUnreadable(const QString &folder, const Error &error, WorkspaceResult &result)
{
    result.isChanged = true;
    result.effects.append(
        {.kind = u"files"_s, .target = folder, .detail = {{u"error"_s, error.message()}}});
}

/// What differs in one folder; nothing when that cannot be told.
Result<std::optional<git::Snapshot>> compareFolder(const QString &folder,
                                                   const Result<git::Repository> &checkout,
                                                   const git::Oid &base, const Job &job,
                                                   WorkspaceResult &result)
{
    if (!checkout) {
        noteUnreadable(folder, checkout.error(), result);
        return std::nullopt;
    }
    const Result<git::Snapshot> now = git::takeSnapshot(*checkout, job.limits, job.token);
    if (!now && !now.error().isCancelled()) {
        noteUnreadable(folder, now.error(), result);
        return std::nullopt;
    }
    AO_CHECK(now);
    AO_TRY(const QList<git::FileChange> changes,
           git::diffFiles(*checkout, git::TreeSource::ofCommit(base),
                          git::TreeSource::ofCommit(now->commit), {}, job.token));
    // Repositories in it, and changes inside submodules, are in no commit of this one.
    result.isChanged = result.isChanged || !changes.isEmpty() || !now->leftOut.isEmpty();
    // Of the person's own checkout nobody asks that.
    const QStringList ignored = isBelow(folder, job.directory) ? now->ignored : QStringList();
    if (!changes.isEmpty() || !ignored.isEmpty())
        result.effects.append(filesEffect(folder, changes, ignored));
    return *now;
}

/// The run's own folder.
Result<> summarizeOwn(const RunPlace &place, const git::Repository &repository, const Job &job,
                      WorkspaceResult &result)
{
    const RunWorkspace &workspace = place.workspace;
    const bool isInPlace = workspace.kind == WorkspaceKind::InPlace;
    const QString name = place.run.toString();
    const QString folder = isInPlace ? workspace.folder : job.directory + u'/' + name;
    auto base = git::Oid::fromHex(workspace.commit);
    if (!base || !QFileInfo::exists(folder))
        return {};
    QString head = workspace.head;
    if (isInPlace) {
        AO_TRY(const auto found, git::keptCommit(repository, commitName(place.run, kBase)));
        base = found.value_or(*base);
        AO_TRY(const git::Snapshot before, git::readSnapshot(repository, *base));
        head = hexOf(before.head.commit);
    }
    if (!isInPlace && !readNote(repository, name)) {
        AO_TRY(const auto had, git::keptCommit(repository, commitName(place.run, kWorktree)));
        if (!had)
            return {}; // cut off while it was made: what lies there is not what a step has left
    }
    AO_TRY(const auto now,
           compareFolder(folder,
                         isInPlace ? git::Repository::open(folder)
                                   : openCheckout(repository, name, folder),
                         *base, job, result));
    if (!now)
        return {};
    AO_CHECK(git::keepCommit(repository, commitName(place.run, kResult), now->commit));
    result.commit = now->commit.toHex();
    result.isChanged = result.isChanged || hexOf(now->head.commit) != head;
    return {};
}

Result<WorkspaceResult> summarizeFolders(const RunPlace &place, const QStringList &further,
                                         const Job &job)
{
    WorkspaceResult result;
    const Result<git::Repository> repository = git::Repository::open(place.repository);
    if (!repository) {
        if (!place.workspace.commit.isEmpty()) // it has not been without git all along
            noteUnreadable(place.workspace.folder, repository.error(), result);
        return result;
    }
    if (auto changes = sharedChanges(*repository, job.directory, place))
        result.effects = *std::move(changes);
    AO_CHECK(summarizeOwn(place, *repository, job, result));
    for (const QString &folder : further) {
        const Result<git::Repository> checkout = git::Repository::open(folder);
        if (!checkout || !isBelow(checkout->workDir(), job.directory))
            continue;
        const auto note = readNote(*checkout, QFileInfo(checkout->workDir()).fileName());
        if (note)
            AO_CHECK(compareFolder(checkout->workDir(), checkout, note->base, job, result));
    }
    return result;
}

} // namespace

GitWorkspaces::GitWorkspaces(WorkerPool &pool, QString directory, git::SnapshotLimits limits)
    : m_pool(pool)
    , m_directory(std::move(directory))
    , m_limits(limits)
{ }

Task<Result<RunWorkspace>> GitWorkspaces::foresee(WorkspaceRequest request, CancelToken token)
{
    return onWorker(m_pool, std::move(token),
                    [request = std::move(request)](CancelToken) { return foreseeState(request); });
}

Task<Result<RunWorkspace>> GitWorkspaces::record(WorkspaceRequest request, CancelToken token)
{
    return onWorker(m_pool, std::move(token),
                    [request = std::move(request), directory = m_directory,
                     limits = m_limits](CancelToken stop) {
                        return recordState(request, {directory, limits, stop});
                    });
}

Task<Result<>> GitWorkspaces::prepare(RunPlace place, CancelToken token)
{
    return onWorker(m_pool, std::move(token),
                    [place, directory = m_directory, limits = m_limits](CancelToken stop) {
                        return prepareFolder(place, {directory, limits, stop});
                    });
}

Task<Result<WorkspaceResult>> GitWorkspaces::summarize(RunPlace place, QStringList furtherFolders,
                                                       CancelToken token)
{
    return onWorker(
        m_pool, std::move(token),
        [place, furtherFolders, directory = m_directory, limits = m_limits](CancelToken stop) {
            return summarizeFolders(place, furtherFolders, {directory, limits, stop});
        });
}

} // namespace agentops::nodes
