// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/gitworkspaces.h>

#include "runcommits.h"
#include "sharedstate.h"
#include "worktreenote.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/branch.h>
#include <agentops/git/diff.h>
#include <agentops/git/errors.h>
#include <agentops/git/worktree.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

// What runs leave in a repository, and its removal.
namespace agentops::nodes {

using namespace workflow;

namespace {

/// The run that a worktree is named by.
std::optional<RunId> runOf(const QString &worktree)
{
    constexpr qsizetype kIdLength = 36;
    return RunId::parse(worktree.first(std::min(kIdLength, worktree.size())));
}

/// Whether the worktree has submodules at other commits than at first: those are in no repository
/// but its own.
Result<bool> movesSubmodules(const git::Repository &checkout, const git::Oid &base,
                             const git::Oid &now, const CancelToken &token)
{
    AO_TRY(const QList<git::FileChange> changes,
           git::diffFiles(checkout, git::TreeSource::ofCommit(base), git::TreeSource::ofCommit(now),
                          {.detectRenames = false, .countLines = false}, token));
    return std::ranges::contains(changes, git::FileMode::Submodule, &git::FileChange::newMode);
}

enum class ResultStays { No, Yes };

/// Why a worktree stays; empty: nothing would be lost with it. Where the commit of the result
/// stays, that has what lies in the run's own one.
Result<QString> reasonToKeep(const git::Repository &repository, const git::Worktree &worktree,
                             const RunId &run, ResultStays resultStays,
                             const git::SnapshotLimits &limits, const CancelToken &token)
{
    if (worktree.isLocked)
        return u"it is locked"_s;
    const auto note = readNote(repository, worktree.name);
    if (!note || !QFileInfo::exists(worktree.path))
        return QString(); // it was never whole, or its folder is gone
    const auto checkout = openCheckout(repository, worktree.name, worktree.path);
    if (!checkout)
        return u"git cannot tell what is in it"_s;
    const Result<git::Snapshot> now = git::takeSnapshot(*checkout, limits, token);
    if (!now && now.error().isCancelled())
        return fail(now.error());
    if (!now || !now->leftOut.isEmpty())
        return u"it has changes"_s;
    if (now->commit == note->base)
        return QString();
    AO_TRY(const bool hasMoved, movesSubmodules(*checkout, note->base, now->commit, token));
    if (hasMoved)
        return u"it has changes"_s;
    if (!now->hasChanges && !worktree.branch.isEmpty())
        return QString(); // the branch has it all
    AO_TRY(const auto result, git::keptCommit(repository, commitName(run, kResult)));
    if (resultStays == ResultStays::Yes && worktree.name == run.toString() && result == now->commit)
        return QString();
    return u"it has changes"_s;
}

/// Removes the worktree of a run that has succeeded without changing it, as far as its summary
/// knows; a process that a step has left running may have changed it since.
Result<> removeUnchanged(const RunPlace &place, const git::SnapshotLimits &limits,
                         const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(place.repository));
    AO_TRY(const QList<git::Worktree> worktrees, git::listWorktrees(repository));
    const auto own = std::ranges::find(worktrees, place.run.toString(), &git::Worktree::name);
    if (own == worktrees.end())
        return {};
    AO_TRY(const QString reason,
           reasonToKeep(repository, *own, place.run, ResultStays::Yes, limits, token));
    if (!reason.isEmpty())
        return {};
    AO_CHECK(removeRemains(repository, own->name, own->path));
    AO_CHECK(git::releaseCommits(repository, commitName(place.run, kWorktree)));
    return {};
}

/// Whether the commits of a branch are on another one too.
Result<bool> isOnOtherBranch(const git::Branch &branch, const QList<git::Branch> &branches,
                             const git::Repository &repository)
{
    for (const git::Branch &other : branches) {
        if (other.name == branch.name && other.isRemote == branch.isRemote)
            continue;
        AO_TRY(const bool isThere, git::isReachableFrom(repository, branch.commit, other.commit));
        if (isThere)
            return true;
    }
    AO_TRY(const git::Head head, repository.head());
    return git::isReachableFrom(repository, branch.commit, head.commit);
}

class Cleanup
{
public:
    Cleanup(CleanRequest request, QString directory, git::SnapshotLimits limits, CancelToken token)
        : m_request(std::move(request))
        , m_directory(std::move(directory))
        , m_limits(limits)
        , m_token(std::move(token))
    { }

    Result<Cleaned> run()
    {
        AO_TRY(const git::Repository repository, git::Repository::open(m_request.repository));
        forgetSharedState(m_directory, m_request.run);
        AO_CHECK(removeWorktrees(repository));
        AO_CHECK(removeStrays(repository));
        AO_CHECK(removeBranches(repository));
        AO_CHECK(releaseCommits(repository));
        if (m_failure && m_request.forgetsCommits)
            return fail(*m_failure);
        return std::move(m_cleaned);
    }

private:
    Result<> removeWorktrees(const git::Repository &repository)
    {
        AO_TRY(const QList<git::Worktree> worktrees, git::listWorktrees(repository));
        bool keepsOwn = false;
        for (const git::Worktree &worktree : worktrees) {
            if (runOf(worktree.name) != m_request.run || !isBelow(worktree.path, m_directory))
                continue;
            AO_CHECK(m_token.check());
            m_listed.append(worktree.name);
            AO_TRY(const QString reason, reasonFor(repository, worktree));
            if (const auto note = readNote(repository, worktree.name);
                note && !note->branch.isEmpty())
                m_request.branches.append(note->branch);
            const bool isKept = !remove(repository, worktree.name, worktree.path, reason);
            keepsOwn = keepsOwn || (isKept && worktree.name == m_request.run.toString());
        }
        if (!keepsOwn)
            AO_CHECK(git::releaseCommits(repository, commitName(m_request.run, kWorktree)));
        return {};
    }

    Result<QString> reasonFor(const git::Repository &repository,
                              const git::Worktree &worktree) const
    {
        const bool isInUse =
            std::ranges::any_of(m_request.inUse, [&worktree](const QString &folder) {
                return folder == worktree.path || folder.startsWith(worktree.path + u'/');
            });
        if (isInUse)
            return u"another run works in it"_s;
        if (m_request.isForced)
            return QString();
        return reasonToKeep(repository, worktree, m_request.run,
                            m_request.forgetsCommits || m_request.isUnknown ? ResultStays::No
                                                                            : ResultStays::Yes,
                            m_limits, m_token);
    }

    /// Folders of worktrees that somebody has made git forget.
    Result<> removeStrays(const git::Repository &repository)
    {
        const QDir directory(m_directory);
        const QStringList folders = directory.entryList({m_request.run.toString() + u'*'},
                                                        QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : folders) {
            if (m_listed.contains(name))
                continue;
            AO_CHECK(m_token.check());
            const QString path = directory.filePath(name);
            const bool isEmpty = QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System
                                                    | QDir::NoDotAndDotDot);
            (void)remove(repository, name, path,
                         isEmpty || m_request.isForced ? QString()
                                                       : u"git does not know it any more"_s);
        }
        return {};
    }

    /// Whether it is gone. That it cannot be removed is a reason to keep it as well.
    bool remove(const git::Repository &repository, const QString &name, const QString &path,
                QString reason)
    {
        if (reason.isEmpty()) {
            if (const Result<> removed = removeRemains(repository, name, path); !removed) {
                m_failure = removed.error();
                reason = removed.error().message();
            }
        }
        m_keepsWorktree = m_keepsWorktree || !reason.isEmpty();
        m_cleaned.items.append({u"worktree"_s, path, reason});
        return reason.isEmpty();
    }

    Result<> releaseCommits(const git::Repository &repository)
    {
        const bool isWanted = m_request.forgetsCommits || m_request.isUnknown;
        if (!isWanted || m_keepsWorktree)
            return {};
        const QString prefix = commitName(m_request.run, {});
        // One that has worked below this folder is none of another journal.
        const bool isAnothers = m_request.isUnknown && m_listed.isEmpty() && !m_request.isForced
            && !m_request.releasesUnknown;
        AO_TRY(const QStringList names,
               isAnothers ? git::keptNames(repository, prefix)
                          : git::releaseCommits(repository, prefix));
        if (!names.isEmpty())
            m_cleaned.items.append(
                {u"commits"_s, prefix,
                 isAnothers ? u"the journal does not have the run"_s : QString()});
        return {};
    }

    Result<> removeBranches(const git::Repository &repository)
    {
        AO_TRY(QList<git::Branch> branches, git::listBranches(repository));
        AO_TRY(const QList<git::Worktree> worktrees, git::listWorktrees(repository));
        for (const git::Branch &branch : QList<git::Branch>(branches)) {
            const bool isOfRun = branch.name.contains(m_request.run.toString())
                || m_request.branches.contains(branch.name);
            if (branch.isRemote || branch.isHead || !isOfRun)
                continue;
            QString reason;
            if (std::ranges::contains(worktrees, branch.name, &git::Worktree::branch)) {
                reason = u"it is checked out in a worktree"_s;
            } else if (!m_request.isForced) {
                AO_TRY(const bool isElsewhere, isOnOtherBranch(branch, branches, repository));
                if (!isElsewhere)
                    reason = u"it has commits that are on no other branch"_s;
            }
            if (reason.isEmpty()) {
                AO_CHECK(git::deleteBranch(repository, branch.name));
                // What is gone vouches for no other one.
                branches.removeOne(branch);
            }
            m_cleaned.items.append({u"branch"_s, branch.name, reason});
        }
        return {};
    }

    CleanRequest m_request;
    QString m_directory;
    git::SnapshotLimits m_limits;
    CancelToken m_token;
    Cleaned m_cleaned;
    /// Worktrees of the run that git knows of.
    QStringList m_listed;
    bool m_keepsWorktree = false;
    std::optional<Error> m_failure;
};

} // namespace

Task<> GitWorkspaces::leave(RunPlace place, bool isNeeded)
{
    const bool isRemoved = !isNeeded && place.workspace.kind == WorkspaceKind::Worktree;
    // What cannot be removed now goes with the run's other remains.
    (void)co_await onWorker(
        m_pool, CancelToken(),
        [place, directory = m_directory, limits = m_limits, isRemoved](CancelToken stop) {
            forgetSharedState(directory, place.run);
            return isRemoved ? removeUnchanged(place, limits, stop) : Result<>();
        });
}

Task<Result<Cleaned>> GitWorkspaces::clean(CleanRequest request, CancelToken token)
{
    return onWorker(m_pool, std::move(token),
                    [request = std::move(request), directory = m_directory,
                     limits = m_limits](CancelToken stop) {
                        return Cleanup(request, directory, limits, stop).run();
                    });
}

Task<Result<>> GitWorkspaces::forget(RunPlace place, QStringList branches, QStringList inUse)
{
    const Result<Cleaned> cleaned = co_await clean({.run = place.run,
                                                    .repository = place.repository,
                                                    .branches = std::move(branches),
                                                    .inUse = std::move(inUse),
                                                    .forgetsCommits = true},
                                                   CancelToken());
    // Where there is no repository any more, nothing of the run is left.
    if (cleaned || cleaned.error().code() == git::errors::kNotARepository
        || cleaned.error().code() == agentops::errors::kNotFound)
        co_return {};
    co_return fail(cleaned.error());
}

Task<Result<QSet<RunId>>> GitWorkspaces::runsWithWorktrees(QString repository, CancelToken token)
{
    return onWorker(m_pool, std::move(token),
                    [repository, directory = m_directory](CancelToken) -> Result<QSet<RunId>> {
                        AO_TRY(const git::Repository opened, git::Repository::open(repository));
                        AO_TRY(const QList<git::Worktree> worktrees, git::listWorktrees(opened));
                        QStringList names =
                            QDir(directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
                        for (const git::Worktree &worktree : worktrees) {
                            if (isBelow(worktree.path, directory))
                                names.append(worktree.name);
                        }
                        QSet<RunId> runs;
                        for (const QString &name : names) {
                            if (const auto run = runOf(name))
                                runs.insert(*run);
                        }
                        return runs;
                    });
}

Task<Result<QSet<RunId>>> GitWorkspaces::runsWithCommits(QString repository, CancelToken token)
{
    return onWorker(m_pool, std::move(token), [repository](CancelToken) -> Result<QSet<RunId>> {
        AO_TRY(const git::Repository opened, git::Repository::open(repository));
        AO_TRY(const QStringList names, git::keptNames(opened, u"runs/"_s));
        QSet<RunId> runs;
        for (const QString &name : names) {
            if (const auto run = RunId::parse(name.section(u'/', 1, 1)))
                runs.insert(*run);
        }
        return runs;
    });
}

} // namespace agentops::nodes
