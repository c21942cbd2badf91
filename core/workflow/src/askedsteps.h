// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/recipe.h>

#include <QtCore/QList>

namespace agentops::workflow {

/// What of a recipe has to be carried out for some of its steps: they with all that is in them,
/// what they come after, and the containers around them.
/// Shape: plans and steps are counted as in the recipe.
class AskedSteps
{
public:
    /// Everything when there are no targets. Those that there are not are passed over.
    AskedSteps(const Recipe &recipe, const QList<NodeId> &targets);

    /// Errors: workflow.unknown_element for a target that the run's own document does not have.
    static Result<> check(const Recipe &recipe, const QList<NodeId> &targets);

    bool contains(int plan, int step) const
    {
        return m_asked.empty() || m_asked[size_t(plan)].empty()
            || m_asked[size_t(plan)][size_t(step)] != 0;
    }
    /// Whether something in a body, or in a container in it, has not.
    bool isPartial(int plan) const;

private:
    void askForTarget(const NodeId &target);
    void ask(int plan, int step);
    void askForWhole(int plan);

    const std::vector<Plan> *m_plans;
    const Document *m_document;
    /// By plan, then by step; of a plan of a called workflow nothing, it is carried out as a whole.
    std::vector<std::vector<char>> m_asked;
};

} // namespace agentops::workflow
