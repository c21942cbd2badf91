// SPDX-License-Identifier: GPL-3.0-or-later
#include "runeventtext.h"

#include <agentops/ui/models/runtext.h>

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace agentops::ui::graph {

using workflow::EventKind;
using workflow::RunEvent;

namespace {

struct RunEventText
{
    Q_DECLARE_TR_FUNCTIONS(RunEventText)
};

int passNumber(const RunEvent &event)
{
    return event.data.value("pass"_L1).toInt() + 1;
}

QString endOfRun(const RunEvent &event)
{
    const auto state = workflow::runStateFromName(event.data.value("state"_L1).toString());
    return RunEventText::tr("The run ended: %1", "its state follows")
        .arg(stateText(state.value_or(workflow::RunState::Failed)));
}

QString successText(const RunEvent &event, const QString &title)
{
    if (event.data.value("pinned"_L1).toBool())
        return RunEventText::tr("%1 took its pinned values").arg(title);
    if (event.data.contains("reusedFrom"_L1))
        return RunEventText::tr("%1 took over what an earlier run came to").arg(title);
    return RunEventText::tr("%1 succeeded").arg(title);
}

QString runText(const RunEvent &event)
{
    switch (event.kind) {
    case EventKind::RunCreated:
        return RunEventText::tr("The run was made");
    case EventKind::RunStarted:
        return RunEventText::tr("The run began");
    case EventKind::RunResumed:
        return RunEventText::tr("The run went on");
    case EventKind::RunCancelRequested:
        return RunEventText::tr("Somebody cancelled the run");
    default:
        return endOfRun(event);
    }
}

} // namespace

QString runEventText(const RunEvent &event, const QString &title)
{
    switch (event.kind) {
    case EventKind::StepStarted:
        return event.attempt > 1
            ? RunEventText::tr("%1 began attempt %2").arg(title).arg(event.attempt)
            : RunEventText::tr("%1 began").arg(title);
    case EventKind::StepSucceeded:
        return successText(event, title);
    case EventKind::StepFailed:
        return RunEventText::tr("%1 failed").arg(title);
    case EventKind::StepRetryScheduled:
        return RunEventText::tr("%1 failed and will be tried again").arg(title);
    case EventKind::StepApprovalRequested:
        return RunEventText::tr("%1 asked for approval").arg(title);
    case EventKind::StepDecided:
        return event.data.value("approved"_L1).toBool()
            ? RunEventText::tr("%1 was approved").arg(title)
            : RunEventText::tr("%1 was rejected").arg(title);
    case EventKind::StepInterrupted:
        return RunEventText::tr("%1 was cut off and will begin again").arg(title);
    case EventKind::StepInDoubt:
        return RunEventText::tr("%1 was cut off; it may have happened").arg(title);
    case EventKind::StepResolved:
        return RunEventText::tr("Somebody said what became of %1").arg(title);
    case EventKind::StepCancelRequested:
        return RunEventText::tr("Somebody cancelled %1").arg(title);
    case EventKind::StepCancelled:
        return RunEventText::tr("%1 was cancelled").arg(title);
    case EventKind::StepSkipped:
        return RunEventText::tr("%1 was skipped").arg(title);
    case EventKind::StepTimerSet:
        return RunEventText::tr("%1 waits for its time").arg(title);
    case EventKind::StepQueued:
        return RunEventText::tr("%1 waits for its turn").arg(title);
    case EventKind::PassStarted:
        return RunEventText::tr("%1 began pass %2").arg(title).arg(passNumber(event));
    case EventKind::PassFinished:
        return event.data.contains("code"_L1)
            ? RunEventText::tr("Pass %2 of %1 failed").arg(title).arg(passNumber(event))
            : RunEventText::tr("%1 ended pass %2").arg(title).arg(passNumber(event));
    default:
        return runText(event);
    }
}

bool isFailure(const RunEvent &event)
{
    switch (event.kind) {
    case EventKind::StepFailed:
    case EventKind::StepInDoubt:
        return true;
    case EventKind::RunFinished:
        return event.data.value("state"_L1).toString() == "failed"_L1;
    default:
        return false;
    }
}

} // namespace agentops::ui::graph
