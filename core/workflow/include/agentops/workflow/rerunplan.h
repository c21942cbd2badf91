// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/run.h>

namespace agentops::workflow {

/// What of an earlier run is to be done again.
struct RerunRequest
{
    enum class Extent {
        Everything,
        From, ///< the steps in `from` and everything behind them, and what had not succeeded
        Unfinished, ///< what had not succeeded, and everything behind it
    };

    Extent extent = Extent::Everything;
    /// At the top, or in passes of containers.
    QList<StepPath> from;
    /// What the new run carries out; absent: what the earlier one did.
    std::optional<Document> document;
};

/// Why a step is done again, or is not.
enum class RerunReason {
    Kept, ///< nothing about it or before it is another
    Everything, ///< everything is done again
    Chosen, ///< somebody has asked for it
    Behind, ///< a step before it is done again
    Around, ///< a step in it is done again
    NotSucceeded, ///< it had not come to a good end
    Changed, ///< the document has another step of this id, or leads to it in another way
    New, ///< the earlier run had no such step
    InputChanged, ///< an input of the run that it may use is another
    FilesGone, ///< the folder in which it left its work is gone, or is not that of the new run
    NotAsked, ///< RunOptions::targets do not need it
    PassesAtOnce, ///< as many passes as may run at once go on in the middle already
};

/// `kept`, `everything`, `chosen`, …
QString rerunReasonName(RerunReason reason);

struct RerunStep
{
    StepPath path;
    QString title;
    RerunReason reason = RerunReason::Kept;
    /// Behind: the step before it. Around: the step in it.
    StepPath because;

    bool isKept() const { return reason == RerunReason::Kept; }
    friend bool operator==(const RerunStep &, const RerunStep &) = default;
};

/// What a new run would do of an earlier one, and why.
/// Shape: in the order of the document; the steps of a container's passes follow it where only a
/// part of it is done again.
struct RerunPlan
{
    RunId run;
    QList<RerunStep> steps;
    /// What the worktree of the new run holds at first: the commit that the earlier run has left,
    /// or has begun with when nothing is kept. Files that git ignores are in neither. Empty: it
    /// works in place, or on what somebody has asked for.
    QString commit;

    const RerunStep *find(const StepPath &path) const;
    friend bool operator==(const RerunPlan &, const RerunPlan &) = default;
};

} // namespace agentops::workflow
