// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/nodetype.h>
#include <agentops/workflow/template.h>

#include <memory>
#include <vector>

namespace agentops::workflow {

class NodeCatalog;

/// One planned step.
/// Shape: `incoming` and `outgoing` are indexes into Recipe::edges().
struct PlannedStep
{
    Node node;
    NodeType type;
    std::vector<int> incoming;
    std::vector<int> outgoing;
};

struct PlannedEdge
{
    Edge edge;
    int fromStep = 0;
    int toStep = 0;
};

/// What a run will do: made once from a valid document, never changed afterwards.
/// Shape: steps() in an order in which every step comes after those it depends on, document order
/// where that leaves a choice.
class Recipe
{
public:
    /// Errors: workflow.invalid_document, with the first diagnostic's text. Linear in nodes and
    /// edges.
    static Result<std::shared_ptr<const Recipe>> create(const Document &document,
                                                        const NodeCatalog &catalog);

    const Document &document() const { return m_document; }
    const std::vector<PlannedStep> &steps() const { return m_steps; }
    const std::vector<PlannedEdge> &edges() const { return m_edges; }
    /// What expressions may refer to.
    const ExpressionNames &names() const { return m_names; }
    /// -1 when there is none.
    int indexOf(const NodeId &id) const { return m_index.value(id, -1); }
    /// The step and every step behind it.
    std::vector<int> withDescendants(int step) const;

private:
    Document m_document;
    std::vector<PlannedStep> m_steps;
    std::vector<PlannedEdge> m_edges;
    QHash<NodeId, int> m_index;
    ExpressionNames m_names;
};

} // namespace agentops::workflow
