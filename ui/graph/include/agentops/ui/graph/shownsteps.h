// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runstatus.h>

namespace agentops::ui::graph {

/// Numbers of the passes, from 0, that a person has chosen to look at, by their container.
using ChosenPasses = QHash<workflow::StepPath, int>;

/// A container of a run that has begun a pass, and the pass of it that is looked at.
struct ShownContainer
{
    /// In RunStatus::steps().
    qsizetype step = 0;
    /// In RunStatus::passes(), by their numbers.
    QList<qsizetype> passes;
    /// Which of them.
    qsizetype shown = 0;
    /// The one that would be shown if nobody had chosen.
    qsizetype byItself = 0;
    /// The first that has failed; -1 for none.
    qsizetype firstFailed = -1;
};

/// What of a run the canvas, which has one card for each node, shows: of each container one pass.
struct ShownSteps
{
    /// In RunStatus::steps(), by node; nodes of bodies that no pass has begun are not in it.
    QHash<workflow::NodeId, qsizetype> steps;
    /// Outer before inner.
    QList<ShownContainer> containers;
};

/// Where nobody has chosen, the first pass that asks a person something is shown, else the newest
/// that goes on, else the first that has failed, else the last one.
/// Complexity: linear in the passes of what is shown.
ShownSteps shownSteps(const workflow::RunStatus &run, const ChosenPasses &chosen);

/// Chooses the passes that a step is in.
void choosePassesOf(const workflow::StepPath &step, ChosenPasses &chosen);

} // namespace agentops::ui::graph
