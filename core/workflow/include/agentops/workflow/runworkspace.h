// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>
#include <agentops/workflow/effect.h>
#include <agentops/workflow/ids.h>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>

namespace agentops::workflow {

/// Where the steps of a run work.
enum class WorkspaceKind {
    Worktree, ///< a checkout of the run's own, of the commit that is recorded with it
    InPlace, ///< the checkout of the person, who is asked before the first step changes it
};

/// `worktree`, `inPlace`.
QString workspaceKindName(WorkspaceKind kind);
std::optional<WorkspaceKind> workspaceKindFromName(QStringView name);

/// The state of the repository that a run works on, recorded when it begins.
/// Shape: commits in 40 hexadecimal digits; empty when there is none, or no git.
struct RunWorkspace
{
    WorkspaceKind kind = WorkspaceKind::Worktree;
    /// What the folder holds at first, changes that were in no commit included.
    QString commit;
    /// HEAD then.
    QString head;
    /// The branch that was checked out.
    QString branch;
    /// Whether `commit` holds more than `head`.
    bool hasChanges = false;
    /// Where the first steps work. Absolute; a worktree is made when the first step needs it.
    QString folder;
    /// In place: whether the person has agreed when they began it, so that it does not ask.
    bool isConsented = false;
    /// Why it is in place although nobody wanted that: `not_a_repository`; else empty.
    QString reason;
    /// What of the checkout is not in it, such as other repositories in its folders.
    QStringList leftOut;
    /// What the folder held when the run ended; empty when no step had worked there.
    QString result;

    friend bool operator==(const RunWorkspace &, const RunWorkspace &) = default;
};

QJsonObject toJson(const RunWorkspace &workspace);
RunWorkspace runWorkspaceFromJson(const QJsonObject &object);

/// What a run that is about to begin asks for.
struct WorkspaceRequest
{
    RunId run;
    /// Absolute folder.
    QString repository;
    WorkspaceKind kind = WorkspaceKind::Worktree;
    /// The commit to work on; empty: what the checkout holds now.
    QString revision;
    /// Whether a step may work in the folder; otherwise only the commit of HEAD is of interest.
    bool isUsed = true;
    /// The workspace of the run that this one repeats: the same commit again.
    std::optional<RunWorkspace> repeated;
    RunId repeatedRun;
    /// It goes on where that one ended, if that is known.
    bool continuesRepeated = false;
};

/// A run and where it works.
struct RunPlace
{
    RunId run;
    /// The folder that it began in. Absolute.
    QString repository;
    RunWorkspace workspace;
};

/// What became of the folders that a run worked in.
struct WorkspaceResult
{
    /// RunWorkspace::result.
    QString commit;
    bool isChanged = false;
    /// Branches, tags and configuration that differ, then the files, by folder.
    QList<StepEffect> effects;
};

/// Keeps runs apart from the checkout of the person: records what they work on, makes the folders
/// that they work in, and removes those.
/// Thread: main.
class RunWorkspaces
{
public:
    virtual ~RunWorkspaces() = default;

    /// Where a run would work: kind and reason; nothing is recorded.
    virtual Task<Result<RunWorkspace>> foresee(WorkspaceRequest request, CancelToken token) = 0;
    /// Records the state of the repository for a run that is recorded next.
    virtual Task<Result<RunWorkspace>> record(WorkspaceRequest request, CancelToken token) = 0;
    /// Makes the folder of a run, if it is not there: the same one before and after a crash. Called
    /// once by each program that goes on with the run.
    virtual Task<Result<>> prepare(RunPlace place, CancelToken token) = 0;
    /// Records what the folder holds now and what is different in this and further folders of the
    /// run. The run is about to end.
    virtual Task<Result<WorkspaceResult>> summarize(RunPlace place, QStringList furtherFolders,
                                                    CancelToken token) = 0;
    /// The run has ended. The folder is not needed any more when it has succeeded and nothing in it
    /// differs from the recorded commit.
    virtual Task<> leave(RunPlace place, bool isNeeded) = 0;
    /// The run itself goes, or was not recorded after all: its commits are let go of, and so are
    /// its folders and branches (`branches`: those of its worktrees, by its ledger), unless
    /// something would be lost with them, or another run works in them (`inUse`: where others do).
    virtual Task<Result<>> forget(RunPlace place, QStringList branches, QStringList inUse) = 0;
};

} // namespace agentops::workflow
