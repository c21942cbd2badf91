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

/// The name that git::keepCommit() keeps it under; without `what` the beginning of all of the run.
inline QString commitName(const workflow::RunId &run, QLatin1StringView what)
{
    return QStringLiteral("runs/%1/").arg(run.toString()) + what;
}

/// The name of the commit that a step asks a person about: what they agree to is what is done,
/// whatever the folder holds by then.
inline QString askedName(const workflow::RunId &run, const workflow::StepPath &step)
{
    return QStringLiteral("runs/%1/asked/%2").arg(run.toString(), step.text());
}

/// The branch of a run's own worktree, once something is committed there. Not the one that
/// `git.worktree` makes when it is not told another name.
inline QString ownBranch(const workflow::RunId &run)
{
    return QStringLiteral("agentops/run-") + run.toString();
}

} // namespace agentops::nodes
