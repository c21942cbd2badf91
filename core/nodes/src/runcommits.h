// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/ids.h>
#include <agentops/workflow/steppath.h>

#include <QtCore/QString>

namespace agentops::nodes {

// What the commits kept for a run are: GitWorkspaces.
inline constexpr QLatin1StringView kBase{"base"};
inline constexpr QLatin1StringView kResult{"result"};
inline constexpr QLatin1StringView kWorktree{"worktree"};
inline constexpr QLatin1StringView kOrigin{"origin"};

/// The name that git::keepCommit() keeps it under; without `what` the beginning of all of the run.
inline QString commitName(const workflow::RunId &run, QLatin1StringView what)
{
    return QStringLiteral("runs/%1/").arg(run.toString()) + what;
}

/// The names of the commits that a step asks a person about, from one to the other: what they agree
/// to is what is done, whatever the folder holds by then.
inline QString askedName(const workflow::RunId &run, QLatin1StringView end,
                         const workflow::StepPath &step)
{
    return QStringLiteral("runs/%1/asked/%2/%3").arg(run.toString(), end, step.text());
}

/// The name of the commit up to which the changes of a worktree are in the checkout of the person.
inline QString appliedName(const QString &worktree)
{
    constexpr qsizetype kIdLength = 36; // worktrees are named by the run that has made them
    return QStringLiteral("runs/%1/applied/%2").arg(worktree.first(kIdLength), worktree);
}

/// The branch of a run's own worktree, once something is committed there. Not the one that
/// `git.worktree` makes when it is not told another name.
inline QString ownBranch(const workflow::RunId &run)
{
    return QStringLiteral("agentops/run-") + run.toString();
}

} // namespace agentops::nodes
