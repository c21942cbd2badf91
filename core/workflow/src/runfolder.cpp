// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfolder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

// A step works where the steps before it do that the run has followed an edge from, else where its
// run or container begins: Scheduler::workingDirectory(). Told before the run, from the plan alone.
namespace agentops::workflow {

namespace {

class FolderWalk
{
public:
    FolderWalk(const Recipe &recipe, const Plan &plan, const QJsonObject &pins)
        : m_plan(plan)
        , m_pins(plan.document == &recipe.document() ? pins : QJsonObject())
        , m_isElsewhere(plan.steps.size(), false)
        , m_isReached(plan.steps.size(), false)
    { }

    std::vector<bool> go()
    {
        const auto triggers = std::ranges::count_if(
            m_plan.steps, [](const PlannedStep &step) { return step.type->isTrigger(); });
        for (size_t i = 0; i < m_plan.steps.size(); ++i) {
            const PlannedStep &step = m_plan.steps[i];
            const auto all = [&](auto holds) {
                return std::ranges::all_of(step.incoming, [&](int edge) {
                    return (this->*holds)(m_plan.edges[size_t(edge)]);
                });
            };
            m_isReached[i] =
                all(&FolderWalk::isSurelyFollowed) && (!step.type->isTrigger() || triggers == 1);
            // What runs whatever has come of the steps before it may run although none is followed.
            m_isElsewhere[i] = !step.incoming.empty()
                && step.node->join.policy != Join::Policy::Ended
                && all(&FolderWalk::leadsElsewhere);
        }
        return m_isElsewhere;
    }

private:
    /// Whether it does what it is there for when it is reached and does not fail.
    bool isDone(const PlannedStep &step) const
    {
        return !step.node->isMuted && step.node->when.isEmpty()
            && !m_pins.contains(step.node->id.text());
    }

    bool isSurelyFollowed(const PlannedEdge &edge) const
    {
        if (!edge.edge->condition.isEmpty() || edge.edge->from.port == kErrorPort)
            return false;
        if (edge.edge->from.port == kDonePort)
            return true; // also when the step is skipped
        const PlannedStep &from = m_plan.steps[size_t(edge.fromStep)];
        return m_isReached[size_t(edge.fromStep)] && isDone(from) && !from.type->choosesPort
            && from.node->onError == OnError::Stop;
    }

    /// Whether a step works elsewhere when this edge into it is followed.
    bool leadsElsewhere(const PlannedEdge &edge) const
    {
        const size_t index = size_t(edge.fromStep);
        const PlannedStep &from = m_plan.steps[index];
        const QString &port = edge.edge->from.port;
        // Skipped without being reached, it leads back to where the run began.
        const bool mayBeUnreached =
            (port == kDonePort || from.node->isMuted) && !m_isReached[index];
        if (m_isElsewhere[index])
            return !mayBeUnreached;
        // One that has failed has set no folder.
        const bool hasSucceeded =
            port != kErrorPort && from.node->onError != OnError::Continue && !mayBeUnreached;
        return from.type->setsFolder && hasSucceeded
            && (isDone(from)
                || (port != kDonePort && !from.node->isMuted
                    && !m_pins.contains(from.node->id.text())));
    }

    const Plan &m_plan;
    QJsonObject m_pins;
    std::vector<bool> m_isElsewhere;
    /// Whether the run follows every edge into it.
    std::vector<bool> m_isReached;
};

bool usesFolder(const PlannedStep &step)
{
    return step.type->usesFolder();
}

bool changesFolder(const PlannedStep &step)
{
    return step.type->usesFolder() && step.type->effectOn(*step.node) != Effect::Pure;
}

/// Whether some step that is so may run in the folder that its container or run begins in.
bool hasStepThere(const Recipe &recipe, const Plan &plan, const QJsonObject &pins,
                  bool (*isSo)(const PlannedStep &))
{
    const std::vector<bool> isElsewhere = stepsElsewhere(recipe, plan, pins);
    for (size_t i = 0; i < plan.steps.size(); ++i) {
        const PlannedStep &step = plan.steps[i];
        const bool isPinned =
            plan.document == &recipe.document() && pins.contains(step.node->id.text());
        if (step.node->isMuted || isPinned || isElsewhere[i])
            continue;
        if (step.body >= 0 ? hasStepThere(recipe, recipe.plans()[size_t(step.body)], pins, isSo)
                           : isSo(step))
            return true;
    }
    return false;
}

} // namespace

std::vector<bool> stepsElsewhere(const Recipe &recipe, const Plan &plan, const QJsonObject &pins)
{
    return FolderWalk(recipe, plan, pins).go();
}

bool mayUseRunFolder(const Recipe &recipe, const QJsonObject &pins)
{
    return hasStepThere(recipe, recipe.root(), pins, usesFolder);
}

bool mayChangeRunFolder(const Recipe &recipe, const QJsonObject &pins)
{
    return hasStepThere(recipe, recipe.root(), pins, changesFolder);
}

} // namespace agentops::workflow
