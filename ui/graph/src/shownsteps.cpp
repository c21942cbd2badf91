// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/shownsteps.h>

#include <algorithm>

namespace agentops::ui::graph {

using workflow::PassStatus;
using workflow::RunStatus;
using workflow::StepPath;
using workflow::StepState;

namespace {

/// Whether a step of it waits for an answer.
bool waitsForPerson(const RunStatus &run, const PassStatus &pass)
{
    for (qsizetype i = 0; i < pass.stepCount; ++i) {
        const StepState state = run.steps()[pass.firstStep + i].state;
        if (state == StepState::WaitingForApproval || state == StepState::InDoubt)
            return true;
    }
    return false;
}

ShownContainer containerOf(const RunStatus &run, qsizetype step, const ChosenPasses &chosen)
{
    const auto pass = [&run](qsizetype index) -> const PassStatus & {
        return run.passes()[index];
    };
    ShownContainer container;
    container.step = step;
    container.passes = run.passesOf(step);
    const auto number = [&pass](qsizetype index) {
        return pass(index).index;
    };
    if (!std::ranges::is_sorted(std::as_const(container.passes), {}, number))
        std::ranges::sort(container.passes, {}, number);
    // Of a container that was cut off, none goes on.
    const bool isOver = isFinal(run.steps()[step].state);
    qsizetype newest = -1;
    qsizetype asking = -1;
    const StepPath &path = run.steps()[step].path;
    const int wanted = chosen.value(path, -1);
    qsizetype found = -1;
    for (qsizetype i = 0; i < container.passes.size(); ++i) {
        const PassStatus &status = pass(container.passes[i]);
        if (!isOver && !status.isFinished) {
            // In RunStatus they are in the order in which they began.
            if (newest < 0 || container.passes[i] > container.passes[newest])
                newest = i;
            if (asking < 0 && waitsForPerson(run, status))
                asking = i;
        }
        if (container.firstFailed < 0 && !status.error.isEmpty())
            container.firstFailed = i;
        if (status.index == wanted)
            found = i;
    }
    container.byItself = container.passes.size() - 1;
    for (const qsizetype better : {container.firstFailed, newest, asking}) {
        if (better >= 0)
            container.byItself = better;
    }
    container.shown = found >= 0 ? found : container.byItself;
    return container;
}

void show(const RunStatus &run, qsizetype step, const ChosenPasses &chosen, ShownSteps &shown)
{
    shown.steps.insert(run.steps()[step].node, step);
    if (run.passesOf(step).isEmpty())
        return;
    const ShownContainer container = containerOf(run, step, chosen);
    shown.containers.append(container);
    const PassStatus &pass = run.passes()[container.passes[container.shown]];
    for (qsizetype inside = 0; inside < pass.stepCount; ++inside)
        show(run, pass.firstStep + inside, chosen, shown);
}

} // namespace

ShownSteps shownSteps(const RunStatus &run, const ChosenPasses &chosen)
{
    ShownSteps shown;
    for (qsizetype step = 0; step < run.steps().size() && !run.passOf(step); ++step)
        show(run, step, chosen, shown);
    return shown;
}

void choosePassesOf(const StepPath &step, ChosenPasses &chosen)
{
    for (StepPath at = step; at.pass() >= 0; at = at.container())
        chosen.insert(at.container(), at.pass());
}

} // namespace agentops::ui::graph
