// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/recipe.h>
#include <agentops/workflow/validation.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr int kMaxCallDepth = 16;

QString calledBy(const Node &node)
{
    return node.parameters.value("workflow"_L1).toString();
}

Result<> requireValid(const Document &document, const NodeCatalog &catalog)
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
    return {};
}

/// Marks what only happens once the run has failed, and whether the plan has something of the kind.
void markCleanup(Plan &plan)
{
    for (size_t i = 0; i < plan.steps.size(); ++i) {
        PlannedStep &step = plan.steps[i];
        plan.hasCleanup |= step.node->join.policy == Join::Policy::Ended;
        if (step.type->start != Start::OnFailure)
            continue;
        plan.hasCleanup = true;
        for (const int behind : plan.withDescendants(int(i)))
            plan.steps[size_t(behind)].isCleanup = true;
    }
}

} // namespace

QStringList calledWorkflows(const Document &document, const NodeCatalog &catalog)
{
    QStringList names;
    for (const Node &node : document.nodes) {
        const NodeType *type = catalog.findType(node.kind);
        if (type && type->body == Body::Call && !names.contains(calledBy(node)))
            names.append(calledBy(node));
    }
    return names;
}

std::vector<int> Plan::withDescendants(int step) const
{
    std::vector<char> seen(steps.size(), 0);
    std::vector<int> found;
    std::vector<int> open{step};
    seen[size_t(step)] = 1;
    while (!open.empty()) {
        const int next = open.back();
        open.pop_back();
        found.push_back(next);
        for (const int edge : steps[size_t(next)].outgoing) {
            const int target = edges[size_t(edge)].toStep;
            if (!std::exchange(seen[size_t(target)], char(1)))
                open.push_back(target);
        }
    }
    std::ranges::sort(found);
    return found;
}

class Recipe::Builder
{
public:
    Builder(Recipe &recipe, const NodeCatalog &catalog) : m_recipe(recipe), m_catalog(catalog) { }

    /// The index of the document's plan.
    Result<int> addDocument(Document source);

private:
    Result<int> addCalled(const QString &name);

    Recipe &m_recipe;
    const NodeCatalog &m_catalog;
    /// The documents that call each other down to here.
    QStringList m_calls;
    /// The plan of a called document by its name.
    QHash<QString, int> m_called;
};

Result<int> Recipe::Builder::addDocument(Document source)
{
    AO_CHECK(requireValid(source, m_catalog));
    m_recipe.m_documents.push_back(std::make_unique<const Document>(std::move(source)));
    const Document &document = *m_recipe.m_documents.back();
    const Graph graph(document);
    const int first = int(m_recipe.m_plans.size());
    ExpressionNames names = ExpressionNames::ofDocument(document);
    names.add(u"item"_s);
    names.add(u"index"_s);
    // A plan for the top, and one for each container.
    std::vector<int> bodyOf(size_t(document.nodes.size()), -1);
    m_recipe.m_plans.push_back({&document, {}, {}, false, {}, names});
    for (size_t i = 0; i < bodyOf.size(); ++i) {
        const Body body = m_catalog.findType(document.nodes[qsizetype(i)].kind)->body;
        if (body == Body::None || body == Body::Call)
            continue;
        bodyOf[i] = int(m_recipe.m_plans.size());
        m_recipe.m_plans.push_back({&document, {}, {}, false, {}, names});
    }
    const auto planAround = [&](int node) -> Plan & {
        const int container = graph.parents[size_t(node)];
        return m_recipe.m_plans[size_t(container < 0 ? first : bodyOf[size_t(container)])];
    };
    std::vector<int> stepOf(bodyOf.size());
    for (const int index : graph.topologicalOrder()) {
        const Node &node = document.nodes[index];
        Plan &plan = planAround(index);
        stepOf[size_t(index)] = int(plan.steps.size());
        plan.index.insert(node.id, stepOf[size_t(index)]);
        plan.steps.push_back(
            {&node, m_catalog.findType(node.kind), {}, {}, bodyOf[size_t(index)], false});
    }
    for (qsizetype i = 0; i < document.edges.size(); ++i) {
        if (document.edges[i].isMuted)
            continue;
        const auto [begin, end] = graph.ends[size_t(i)];
        Plan &plan = planAround(begin);
        const int from = stepOf[size_t(begin)];
        const int to = stepOf[size_t(end)];
        const int index = int(plan.edges.size());
        plan.edges.push_back({&document.edges[i], from, to});
        plan.steps[size_t(from)].outgoing.push_back(index);
        plan.steps[size_t(to)].incoming.push_back(index);
    }
    const int end = int(m_recipe.m_plans.size());
    for (int plan = first; plan < end; ++plan) {
        markCleanup(m_recipe.m_plans[size_t(plan)]);
        for (size_t step = 0; step < m_recipe.m_plans[size_t(plan)].steps.size(); ++step) {
            const PlannedStep &planned = m_recipe.m_plans[size_t(plan)].steps[step];
            if (planned.type->body != Body::Call)
                continue;
            const QString name = calledBy(*planned.node);
            AO_TRY(const int called, addCalled(name));
            m_recipe.m_plans[size_t(plan)].steps[step].body = called;
        }
    }
    return first;
}

Result<int> Recipe::Builder::addCalled(const QString &name)
{
    if (m_calls.contains(name)) {
        return fail(Error(errors::kCycle, u"the workflow calls itself through \"%1\""_s.arg(name))
                        .with(u"workflow"_s, name));
    }
    if (m_calls.size() >= kMaxCallDepth) {
        return fail(Error(errors::kInvalidDocument,
                          u"workflows call each other more than %1 deep"_s.arg(kMaxCallDepth))
                        .with(u"workflow"_s, name));
    }
    if (const auto known = m_called.constFind(name); known != m_called.cend())
        return *known;
    const auto document = m_recipe.m_library.constFind(name);
    if (document == m_recipe.m_library.cend()) {
        return fail(
            Error(errors::kNotLoaded, u"the called workflow \"%1\" is not there"_s.arg(name))
                .with(u"workflow"_s, name));
    }
    m_calls.append(name);
    const Result<int> plan = addDocument(*document);
    m_calls.removeLast();
    if (plan)
        m_called.insert(name, *plan);
    return plan;
}

Result<std::shared_ptr<const Recipe>> Recipe::create(const Document &document,
                                                     const NodeCatalog &catalog,
                                                     const Library &library)
{
    auto recipe = std::make_shared<Recipe>();
    recipe->m_library = library;
    AO_CHECK(Builder(*recipe, catalog).addDocument(document));
    return recipe;
}

} // namespace agentops::workflow
