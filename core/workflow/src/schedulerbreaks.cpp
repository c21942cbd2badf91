// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include <agentops/workflow/errors.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

// Breakpoints: a step that is held asks a person as an approval does, before it has taken a slot, a
// turn or any time of its own; what is beside it goes on.
namespace agentops::workflow {

namespace {

QString titleOf(Hold::Reason reason)
{
    switch (reason) {
    case Hold::Reason::Stepping:
        return u"Held after a step"_s;
    case Hold::Reason::BrokenCondition:
        return u"Held: the condition of the breakpoint cannot be told"_s;
    case Hold::Reason::Breakpoint:
        break;
    }
    return u"Held at a breakpoint"_s;
}

QJsonObject dataOf(const Hold &hold)
{
    QJsonObject data{{u"asks"_s, u"breakpoint"_s},
                     {u"reason"_s, holdReasonName(hold.reason)},
                     {u"title"_s, titleOf(hold.reason)},
                     {u"text"_s, hold.problem.isEmpty() ? hold.condition : hold.problem}};
    if (!hold.edge.isEmpty())
        data.insert(u"edge"_s, hold.edge.text());
    if (!hold.condition.isEmpty())
        data.insert(u"condition"_s, hold.condition);
    if (!hold.problem.isEmpty())
        data.insert(u"problem"_s, hold.problem);
    return data;
}

} // namespace

bool Scheduler::isReached(int step, const Breakpoint &breakpoint) const
{
    if (!breakpoint.isEnabled)
        return false;
    if (!breakpoint.node.isEmpty())
        return planned(step).node->id == breakpoint.node;
    return std::ranges::any_of(planned(step).incoming, [&](int index) {
        const PlannedEdge &edge = planOf(step).edges[size_t(index)];
        return edge.edge->id == breakpoint.edge && m_steps[size_t(sourceOf(step, edge))].isSettled
            && isTaken(step, edge);
    });
}

/// Whether somebody who goes on step by step comes to this one next.
bool Scheduler::isSteppedTo(int step) const
{
    const auto &stepping = m_status.stepping();
    if (!stepping || stepping->mode == StepMode::Into)
        return stepping.has_value();
    const int own = m_steps[size_t(step)].scope;
    int scope = m_steps[size_t(m_status.indexOf(stepping->from))].scope;
    // When the pass has ended, the others of its container come next, then what is around that.
    while (own != scope) {
        const int container = m_scopes[size_t(scope)].container;
        if (!m_scopes[size_t(scope)].isClosed || container < 0)
            return false;
        if (m_scopes[size_t(own)].container == container)
            return true;
        scope = m_steps[size_t(container)].scope;
    }
    return true;
}

std::optional<Hold> Scheduler::holdBefore(int step) const
{
    if (statusOf(step).attempt > 0 || statusOf(step).isLetGo)
        return std::nullopt;
    for (const Breakpoint &breakpoint : m_status.breakpoints()) {
        if (!isReached(step, breakpoint))
            continue;
        const EdgeId edge = breakpoint.node.isEmpty() ? breakpoint.edge : EdgeId();
        if (breakpoint.condition.isEmpty())
            return Hold{Hold::Reason::Breakpoint, edge, {}, {}};
        const Result<QJsonValue> value = tell(step, u"{{ "_s + breakpoint.condition + u" }}"_s);
        if (!value)
            return Hold{Hold::Reason::BrokenCondition, edge, breakpoint.condition,
                        value.error().message()};
        if (isTruthy(*value))
            return Hold{Hold::Reason::Breakpoint, edge, breakpoint.condition, {}};
    }
    return isSteppedTo(step) ? std::optional(Hold{Hold::Reason::Stepping, {}, {}, {}})
                             : std::nullopt;
}

bool Scheduler::isHeld(int step, Timestamp now)
{
    const std::optional<Hold> hold = holdBefore(step);
    if (!hold)
        return false;
    // Others may have the turn that it would keep from them.
    if (std::exchange(m_steps[size_t(step)].hasTurn, false))
        m_decisions.ended.append(pathOf(step));
    record(EventKind::StepApprovalRequested, step, 0, dataOf(*hold), now);
    return true;
}

Result<int> Scheduler::heldStep(const StepPath &path) const
{
    const int step = int(m_status.indexOf(path));
    if (step >= 0 && statusOf(step).hold && !scopeOf(step).isStopping)
        return step;
    return agentops::fail(Error(errors::kNotWaiting, u"this step is not held"_s)
                              .with(u"run"_s, m_status.summary().id.toString())
                              .with(u"step"_s, path.text()));
}

Result<> Scheduler::letGo(const StepPath &path, StepMode how, Timestamp now)
{
    AO_TRY(const int step, heldStep(path));
    record(EventKind::StepDecided, step, 0,
           {{u"approved"_s, true}, {u"goesOn"_s, stepModeName(how)}}, now);
    m_steps[size_t(step)].isJudged = false;
    enqueue(step);
    return {};
}

Result<> Scheduler::pin(const StepPath &path, const QJsonObject &outputs, Timestamp now)
{
    AO_TRY(const int step, heldStep(path));
    succeedAsPinned(step, outputs, now);
    return {};
}

void Scheduler::setBreakpoints(const QList<Breakpoint> &breakpoints, Timestamp now)
{
    record(EventKind::RunBreakpointsSet, -1, 0, {{u"breakpoints"_s, toJson(breakpoints)}}, now);
}

} // namespace agentops::workflow
