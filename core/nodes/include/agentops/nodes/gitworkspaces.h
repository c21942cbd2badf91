// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/git/snapshot.h>
#include <agentops/workflow/runworkspace.h>

#include <QtCore/QSet>

namespace agentops {
class WorkerPool;
}

namespace agentops::nodes {

/// What of a run may be removed.
struct CleanRequest
{
    workflow::RunId run;
    /// The folder that the run began in.
    QString repository;
    /// Branches of its worktrees under names of their own, from its ledger.
    QStringList branches;
    /// Folders that unfinished runs work in.
    QStringList inUse{};
    /// Also worktrees with changes and branches with commits that are nowhere else.
    bool isForced = false;
    /// The run itself goes, so its commits are not needed any more.
    bool forgetsCommits = false;
    /// The journal does not have the run. Perhaps another one does, so its commits go only when
    /// that is asked for, or forced.
    bool isUnknown = false;
    bool releasesUnknown = false;
};

/// How much of what is left goes.
enum class Cleaning {
    Careful, ///< what nobody would miss
    Unknown, ///< also the commits of a run that the journal does not have
    Forced, ///< also what would be lost with it
};

/// What a clean-up has removed and what it has left alone, and why; in words for people.
struct Cleaned
{
    /// A worktree or branch.
    struct Item
    {
        /// `worktree`, `branch` or `commits`.
        QString kind;
        QString name;
        /// Why it is kept; empty: removed.
        QString reason;

        friend bool operator==(const Item &, const Item &) = default;
    };

    QList<Item> items;
};

/// Runs in worktrees of git, below one folder: a worktree named by the run, on no branch, with what
/// the checkout held when the run began. Commits are kept below `refs/agentops/runs/RUN/`: `base`
/// what the run began with, `result` what its folder held at the end, `worktree` while it has one,
/// `origin` what the first of the runs that it goes on with began with, `asked/` and `applied/`
/// what `git.apply` asks about and has done.
/// Thread: main; git works on the pool. Errors: those of core/git; workflow.folder_lost when a
/// folder that steps have worked in is gone.
class GitWorkspaces final : public workflow::RunWorkspaces
{
public:
    GitWorkspaces(WorkerPool &pool, QString directory, git::SnapshotLimits limits = {});

    Task<Result<workflow::RunWorkspace>> foresee(workflow::WorkspaceRequest request,
                                                 CancelToken token) override;
    Task<Result<workflow::RunWorkspace>> record(workflow::WorkspaceRequest request,
                                                CancelToken token) override;
    Task<Result<>> prepare(workflow::RunPlace place, CancelToken token) override;
    Task<Result<workflow::WorkspaceResult>> summarize(workflow::RunPlace place,
                                                      QStringList furtherFolders,
                                                      CancelToken token) override;
    Task<> leave(workflow::RunPlace place, bool isNeeded) override;
    Task<Result<>> forget(workflow::RunPlace place, QStringList branches,
                          QStringList inUse) override;

    /// Removes what a run that has ended leaves in the repository: its worktrees and those of its
    /// `git.worktree` steps, and its branches. What would be lost is kept unless forced.
    Task<Result<Cleaned>> clean(CleanRequest request, CancelToken token);
    /// The runs that have worktrees below the folder, or what is left of them.
    Task<Result<QSet<workflow::RunId>>> runsWithWorktrees(QString repository, CancelToken token);
    /// The runs that commits of the repository are kept for, whether or not they are in the
    /// journal.
    Task<Result<QSet<workflow::RunId>>> runsWithCommits(QString repository, CancelToken token);

private:
    WorkerPool &m_pool;
    QString m_directory;
    git::SnapshotLimits m_limits;
};

} // namespace agentops::nodes
