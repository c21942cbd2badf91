// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/run.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr std::array kRunStates{"pending"_L1,   "running"_L1, "waiting"_L1,
                                "succeeded"_L1, "failed"_L1,  "cancelled"_L1};
constexpr std::array kStepStates{
    "planned"_L1,           "running"_L1,          "waiting_for_approval"_L1,
    "waiting_for_retry"_L1, "waiting_for_time"_L1, "waiting_for_turn"_L1,
    "in_doubt"_L1,          "succeeded"_L1,        "failed"_L1,
    "cancelled"_L1,         "skipped"_L1};
constexpr std::array kEventKinds{"run_created"_L1,
                                 "run_started"_L1,
                                 "run_resumed"_L1,
                                 "run_cancel_requested"_L1,
                                 "run_breakpoints_set"_L1,
                                 "run_finished"_L1,
                                 "step_started"_L1,
                                 "step_succeeded"_L1,
                                 "step_failed"_L1,
                                 "step_retry_scheduled"_L1,
                                 "step_approval_requested"_L1,
                                 "step_decided"_L1,
                                 "step_interrupted"_L1,
                                 "step_in_doubt"_L1,
                                 "step_resolved"_L1,
                                 "step_cancel_requested"_L1,
                                 "step_cancelled"_L1,
                                 "step_skipped"_L1,
                                 "step_timer_set"_L1,
                                 "step_queued"_L1,
                                 "pass_started"_L1,
                                 "pass_finished"_L1};

} // namespace

QString runStateName(RunState state)
{
    return nameOf(kRunStates, state);
}

QString stepStateName(StepState state)
{
    return nameOf(kStepStates, state);
}

QString eventKindName(EventKind kind)
{
    return nameOf(kEventKinds, kind);
}

std::optional<RunState> runStateFromName(QStringView name)
{
    return fromName<RunState>(kRunStates, name);
}

std::optional<StepState> stepStateFromName(QStringView name)
{
    return fromName<StepState>(kStepStates, name);
}

std::optional<EventKind> eventKindFromName(QStringView name)
{
    return fromName<EventKind>(kEventKinds, name);
}

bool isFinal(RunState state)
{
    return state >= RunState::Succeeded;
}

bool isFinal(StepState state)
{
    return state >= StepState::Succeeded;
}

double RunSummary::progress() const
{
    return plannedCount == 0 ? 0.0 : double(finishedCount) / plannedCount;
}

} // namespace agentops::workflow
