// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/validation.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

Result<std::shared_ptr<const Recipe>> Recipe::create(const Document &document,
                                                     const NodeCatalog &catalog)
{
    for (const Diagnostic &diagnostic : validate(document, catalog)) {
        if (diagnostic.severity == Diagnostic::Severity::Error) {
            return fail(Error(errors::kInvalidDocument, diagnostic.message)
                            .with(u"diagnostic"_s, diagnostic.code)
                            .with(u"node"_s, diagnostic.node.text())
                            .with(u"parameter"_s, diagnostic.parameter));
        }
    }
    if (document.nodes.isEmpty())
        return fail(errors::kInvalidDocument, u"the workflow has no steps"_s);

    auto recipe = std::make_shared<Recipe>();
    recipe->m_document = document;
    recipe->m_names = ExpressionNames::ofDocument(document);
    const Graph graph(document);
    recipe->m_steps.reserve(size_t(document.nodes.size()));
    for (const int node : graph.topologicalOrder()) {
        const Node &planned = document.nodes[node];
        recipe->m_index.insert(planned.id, int(recipe->m_steps.size()));
        recipe->m_steps.push_back({planned, *catalog.findType(planned.kind), {}, {}});
    }
    recipe->m_edges.reserve(size_t(document.edges.size()));
    for (const Edge &edge : document.edges) {
        const int from = recipe->indexOf(edge.from.node);
        const int to = recipe->indexOf(edge.to.node);
        const int index = int(recipe->m_edges.size());
        recipe->m_edges.push_back({edge, from, to});
        recipe->m_steps[size_t(from)].outgoing.push_back(index);
        recipe->m_steps[size_t(to)].incoming.push_back(index);
    }
    return recipe;
}

std::vector<int> Recipe::withDescendants(int step) const
{
    std::vector<char> seen(m_steps.size(), 0);
    std::vector<int> found;
    std::vector<int> open{step};
    seen[size_t(step)] = 1;
    while (!open.empty()) {
        const int next = open.back();
        open.pop_back();
        found.push_back(next);
        for (const int edge : m_steps[size_t(next)].outgoing) {
            const int target = m_edges[size_t(edge)].toStep;
            if (!std::exchange(seen[size_t(target)], char(1)))
                open.push_back(target);
        }
    }
    std::ranges::sort(found);
    return found;
}

} // namespace agentops::workflow
