// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheduler.h"

#include "journaldata.h"

#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;

// Whether and when a step runs.
namespace agentops::workflow {

void Scheduler::settle(int step)
{
    StepProgress &info = m_steps[size_t(step)];
    if (std::exchange(info.isSettled, true))
        return;
    if (planned(step).node->concurrency)
        m_decisions.ended.append(pathOf(step)); // its turn, or its place in the line
    if (statusOf(step).asksForConsent)
        judgeHeldBack(); // somebody else has to ask
    Scope &scope = scopeOf(step);
    if (!planned(step).isCleanup || scope.hasBegunCleanup)
        --scope.open;
    // Once, in the order of the steps: asked for again it would go all the way back.
    info.isCutOff = info.hasCutEdge && statusOf(step).state == StepState::Skipped
        && !planned(step).node->isMuted && !isJoined(step).value_or(true);
    for (const int edge : planned(step).outgoing)
        countEdge(step, planOf(step).edges[size_t(edge)]);
    if (scope.open == 0 || scope.isStopping)
        m_closing.push_back(info.scope);
}

void Scheduler::countEdge(int source, const PlannedEdge &edge)
{
    const int scope = m_steps[size_t(source)].scope;
    const int target = stepIn(scope, edge.toStep);
    StepProgress &info = m_steps[size_t(target)];
    --info.open;
    const StepState state = statusOf(source).state;
    const StepProgress &before = m_steps[size_t(source)];
    const bool isFailure =
        state == StepState::Failed && planned(source).node->onError != OnError::Continue;
    info.hasFailedBefore |= isFailure || before.hasFailedBefore;
    info.hasCancelledBefore |= state == StepState::Cancelled || before.hasCancelledBefore;
    info.hasCutEdge |= before.isCutOff || state == StepState::Cancelled
        || (isFailure && edge.edge->from.port != kErrorPort);
    const Join &join = planned(target).node->join;
    if (join.policy == Join::Policy::Any || join.policy == Join::Policy::AtLeast) {
        // A condition that cannot be told counts: the step is to fail because of it.
        if (follows(scope, edge).value_or(true))
            ++info.followed;
        if (info.followed >= std::max(1, join.count))
            enqueue(target);
    }
    if (info.open == 0)
        enqueue(target);
}

void Scheduler::enqueue(int step)
{
    if (statusOf(step).state == StepState::Planned && !m_steps[size_t(step)].isJudged)
        m_unjudged.push_back(step);
}

void Scheduler::judge(int step, Timestamp now)
{
    StepProgress &info = m_steps[size_t(step)];
    if (info.isJudged || statusOf(step).state != StepState::Planned || scopeOf(step).isStopping)
        return;
    if (planned(step).isCleanup && !scopeOf(step).hasBegunCleanup)
        return;
    info.isJudged = true;
    if (isLeftOut(step, now))
        return;
    if (!m_asked.contains(scopeOf(step).plan, info.index))
        return skip(step, u"not_asked"_s, now);
    const Result<QString> obstacle = obstacleTo(step);
    if (!obstacle)
        return fail(step, 0, toRunError(obstacle.error()), now);
    if (!obstacle->isEmpty())
        return skip(step, *obstacle, now);
    if (const QJsonValue pinned = pinnedValues(step); !pinned.isUndefined())
        return succeedAsPinned(step, pinned.toObject(), now);
    if (isHeld(step, now))
        return;
    if (planned(step).body >= 0 && !planned(step).node->concurrency)
        return startContainer(step, now);
    queueReady(step, now);
}

void Scheduler::succeedAsPinned(int step, const QJsonObject &values, Timestamp now)
{
    QJsonObject data = handedOn(step, {.values = values});
    data.insert(u"pinned"_s, true);
    succeed(step, 0, data, now);
}

/// Only of the run's own document: the ids of a called one are others.
QJsonValue Scheduler::pinnedValues(int step) const
{
    if (m_policy.pins.isEmpty() || planOf(step).document != &m_recipe->document())
        return QJsonValue::Undefined;
    return m_policy.pins.value(planned(step).node->id.text());
}

bool Scheduler::isLeftOut(int step, Timestamp now)
{
    const PlannedStep &plan = planned(step);
    if (!scopeOf(step).isCleaning || plan.isCleanup
        || plan.node->join.policy == Join::Policy::Ended)
        return false;
    skip(step, u"run_failing"_s, now);
    return true;
}

/// Why the step is skipped; empty when it runs.
Result<QString> Scheduler::obstacleTo(int step) const
{
    const PlannedStep &plan = planned(step);
    if (plan.node->isMuted)
        return u"muted"_s;
    if (plan.type->isTrigger() && plan.node->id != triggerOf(m_steps[size_t(step)].scope))
        return u"other_trigger"_s;
    AO_TRY(const bool isWanted, isJoined(step));
    if (!isWanted)
        return u"branch_not_taken"_s;
    if (plan.node->when.isEmpty())
        return QString();
    AO_TRY(const bool isMet, holds(step, plan.node->when));
    return isMet ? QString() : u"condition"_s;
}

NodeId Scheduler::triggerOf(int scope) const
{
    if (scope == 0 && !m_policy.trigger.isEmpty())
        return m_policy.trigger;
    const auto &steps = planOfScope(scope).steps;
    const auto start = [&steps](Start wanted) {
        const auto it = std::ranges::find_if(
            steps, [wanted](const PlannedStep &plan) { return plan.type->start == wanted; });
        return it == steps.end() ? NodeId() : it->node->id;
    };
    const NodeId byHand = start(Start::ByHand);
    return byHand.isEmpty() ? start(Start::ByEvent) : byHand;
}

Result<bool> Scheduler::isJoined(int step) const
{
    const PlannedStep &plan = planned(step);
    const Join &join = plan.node->join;
    if (join.policy == Join::Policy::Ended)
        return true;
    int followed = 0;
    // Every connected input needs at least one edge that is followed: edges into the same port are
    // alternatives, ports are not.
    QHash<QString, bool> ports;
    for (const int index : plan.incoming) {
        const PlannedEdge &edge = planOf(step).edges[size_t(index)];
        const int source = sourceOf(step, edge);
        if (!m_steps[size_t(source)].isSettled)
            continue;
        AO_TRY(const bool isFollowed, follows(m_steps[size_t(step)].scope, edge));
        bool &isFed = ports[edge.edge->to.port];
        isFed = isFed || isFollowed;
        followed += isFollowed ? 1 : 0;
    }
    if (join.policy == Join::Policy::All)
        return std::ranges::all_of(ports, [](bool isFed) { return isFed; });
    return plan.incoming.empty() || followed >= std::max(1, join.count);
}

Result<bool> Scheduler::follows(int scope, const PlannedEdge &edge) const
{
    const int source = stepIn(scope, edge.fromStep);
    const Node &node = *planned(source).node;
    const StepStatus &status = statusOf(source);
    const QString &port = edge.edge->from.port;
    bool isOpen = node.isMuted;
    switch (status.state) {
    case StepState::Succeeded:
        isOpen = port == kDonePort || status.outputs.contains(port);
        break;
    case StepState::Failed:
        isOpen = port == kErrorPort || node.onError == OnError::Continue;
        break;
    case StepState::Skipped:
        isOpen = isOpen || (port == kDonePort && !m_steps[size_t(source)].isCutOff);
        break;
    default:
        break;
    }
    if (!isOpen || edge.edge->condition.isEmpty())
        return isOpen;
    const auto value = evaluate(edge.edge->condition, scope, stepIn(scope, edge.toStep));
    if (!value) {
        return agentops::fail(Error(value.error().code(),
                                    u"the condition of the edge from %1 cannot be told: %2"_s.arg(
                                        node.id.text(), value.error().message()))
                                  .with(u"edge"_s, edge.edge->id.text()));
    }
    return isTruthy(*value);
}

bool Scheduler::isTaken(int step, const PlannedEdge &edge) const
{
    return follows(m_steps[size_t(step)].scope, edge).value_or(false);
}

int Scheduler::sourceOf(int step, const PlannedEdge &edge) const
{
    return stepIn(m_steps[size_t(step)].scope, edge.fromStep);
}

Result<bool> Scheduler::holds(int step, const QString &condition) const
{
    const auto value = evaluate(condition, m_steps[size_t(step)].scope, step);
    if (value)
        return isTruthy(*value);
    return agentops::fail(value.error().code(),
                          u"%1: its condition cannot be told: %2"_s.arg(pathOf(step).text(),
                                                                        value.error().message()));
}

void Scheduler::queueReady(int step, Timestamp now)
{
    if (isHeldBack(step, now))
        return;
    const PlannedStep &plan = planned(step);
    const auto &concurrency = plan.node->concurrency;
    if (!concurrency || m_steps[size_t(step)].hasTurn) {
        makeReady(step);
        return;
    }
    const auto key = evaluate(concurrency->key, m_steps[size_t(step)].scope, step);
    if (!key)
        return fail(step, statusOf(step).attempt, toRunError(key.error()), now);
    const QString text = key->toVariant().toString();
    if (statusOf(step).state != StepState::WaitingForTurn) {
        record(EventKind::StepQueued, step, statusOf(step).attempt,
               {{u"key"_s, text}, {u"limit"_s, concurrency->limit}}, now);
    }
    m_decisions.turns.push_back({step, text, concurrency->limit});
}

void Scheduler::makeReady(int step)
{
    m_ready[beginsPass(step) ? 1 : 0][size_t(planned(step).type->resource)].push_back(step);
}

/// Whether the step is a first one of a pass. With few slots one pass, such as a job of several, is
/// done before the next begins; passes that have ended make room for all that wait, so that a loop
/// lets others have their turn.
bool Scheduler::beginsPass(int step) const
{
    int scope = m_steps[size_t(step)].scope;
    while (scope > 0 && !m_scopes[size_t(scope)].hasBegun) {
        const int container = m_scopes[size_t(scope)].container;
        const Body body = planned(container).type->body;
        const bool isRepeated = body == Body::Map || body == Body::Loop;
        scope = m_steps[size_t(container)].scope;
        // A container in the course of a pass that has begun goes on with that one.
        if (isRepeated || scope == 0 || planned(container).incoming.empty())
            return true;
    }
    return false;
}

void Scheduler::skip(int step, const QString &reason, Timestamp now)
{
    record(EventKind::StepSkipped, step, 0, {{u"reason"_s, reason}}, now);
    settle(step);
}

} // namespace agentops::workflow
