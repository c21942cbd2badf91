// SPDX-License-Identifier: GPL-3.0-or-later
#include "askedsteps.h"

#include <agentops/workflow/errors.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

AskedSteps::AskedSteps(const Recipe &recipe, const QList<NodeId> &targets)
    : m_plans(&recipe.plans())
    , m_document(&recipe.document())
{
    if (targets.isEmpty())
        return;
    m_asked.resize(m_plans->size());
    for (size_t plan = 0; plan < m_plans->size(); ++plan) {
        if ((*m_plans)[plan].document == m_document)
            m_asked[plan].resize((*m_plans)[plan].steps.size(), 0);
    }
    for (const NodeId &target : targets)
        askForTarget(target);
}

Result<> AskedSteps::check(const Recipe &recipe, const QList<NodeId> &targets)
{
    for (const NodeId &target : targets) {
        const bool isThere = std::ranges::any_of(recipe.plans(), [&](const Plan &plan) {
            return plan.document == &recipe.document() && plan.indexOf(target) >= 0;
        });
        if (!isThere) {
            return fail(Error(errors::kUnknownElement,
                              u"the workflow has no step \"%1\""_s.arg(target.text()))
                            .with(u"step"_s, target.text()));
        }
    }
    return {};
}

bool AskedSteps::isPartial(int plan) const
{
    if (m_asked.empty() || m_asked[size_t(plan)].empty())
        return false;
    return std::ranges::contains(m_asked[size_t(plan)], char(0))
        || std::ranges::any_of((*m_plans)[size_t(plan)].steps, [this](const PlannedStep &step) {
               return step.body >= 0 && isPartial(step.body);
           });
}

void AskedSteps::askForTarget(const NodeId &target)
{
    for (int plan = 0; plan < int(m_plans->size()); ++plan) {
        const int step = (*m_plans)[size_t(plan)].document == m_document
            ? (*m_plans)[size_t(plan)].indexOf(target)
            : -1;
        if (step < 0)
            continue;
        ask(plan, step);
        if (const int body = (*m_plans)[size_t(plan)].steps[size_t(step)].body; body >= 0)
            askForWhole(body);
    }
}

/// A step, what it comes after, and the containers around it with what those come after.
void AskedSteps::ask(int plan, int step)
{
    std::vector<int> open{step};
    std::vector<char> seen((*m_plans)[size_t(plan)].steps.size(), 0);
    while (!open.empty()) {
        const int next = open.back();
        open.pop_back();
        if (std::exchange(seen[size_t(next)], char(1)))
            continue;
        const PlannedStep &planned = (*m_plans)[size_t(plan)].steps[size_t(next)];
        // What it comes after needs all that is in it; it may have been asked for in part before.
        if (next != step && planned.body >= 0)
            askForWhole(planned.body);
        m_asked[size_t(plan)][size_t(next)] = 1;
        for (const int edge : planned.incoming)
            open.push_back((*m_plans)[size_t(plan)].edges[size_t(edge)].fromStep);
    }
    for (int outer = 0; outer < int(m_plans->size()); ++outer) {
        const auto &steps = (*m_plans)[size_t(outer)].steps;
        const auto container = std::ranges::find(steps, plan, &PlannedStep::body);
        if (container != steps.end() && (*m_plans)[size_t(outer)].document == m_document)
            return ask(outer, int(container - steps.begin()));
    }
}

void AskedSteps::askForWhole(int plan)
{
    std::ranges::fill(m_asked[size_t(plan)], char(1));
    if (m_asked[size_t(plan)].empty())
        return;
    for (const PlannedStep &step : (*m_plans)[size_t(plan)].steps) {
        if (step.body >= 0)
            askForWhole(step.body);
    }
}

} // namespace agentops::workflow
