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
/// Shape: `incoming` and `outgoing` are indexes into Plan::edges.
struct PlannedStep
{
    const Node *node = nullptr;
    const NodeType *type = nullptr;
    std::vector<int> incoming;
    std::vector<int> outgoing;
    /// The plan of a container's body; -1 for other steps.
    int body = -1;
    /// Behind a step that begins when the run has failed.
    bool isCleanup = false;
};

struct PlannedEdge
{
    const Edge *edge = nullptr;
    int fromStep = 0;
    int toStep = 0;
};

/// The steps of one body, or of the whole document.
/// Shape: in an order in which every step comes after those it depends on, document order where
/// that leaves a choice; muted edges are not in it.
struct Plan
{
    const Document *document = nullptr;
    std::vector<PlannedStep> steps;
    std::vector<PlannedEdge> edges;
    /// Whether some step may run although another has failed.
    bool hasCleanup = false;
    QHash<NodeId, int> index;
    /// What expressions may refer to.
    ExpressionNames names;

    /// -1 when there is none.
    int indexOf(const NodeId &id) const { return index.value(id, -1); }
    /// The step and every step behind it.
    std::vector<int> withDescendants(int step) const;
};

/// The documents that `flow.call` steps name, by the name as it is written there.
using Library = QHash<QString, Document>;
/// The documents that a document calls, by name.
QStringList calledWorkflows(const Document &document, const NodeCatalog &catalog);

/// What a run will do: made once from a valid document, never changed afterwards.
/// Thread: any, as long as the catalogue lives.
class Recipe
{
public:
    /// Errors: workflow.invalid_document, with the first diagnostic's text; workflow.not_loaded
    /// when a called document is not in the library; workflow.cycle when one calls itself. Linear
    /// in nodes and edges.
    static Result<std::shared_ptr<const Recipe>> create(const Document &document,
                                                        const NodeCatalog &catalog,
                                                        const Library &library = {});

    const Document &document() const { return *m_documents.front(); }
    const Library &library() const { return m_library; }
    /// The first is the document itself.
    const std::vector<Plan> &plans() const { return m_plans; }
    const Plan &root() const { return m_plans.front(); }

private:
    class Builder;

    Library m_library;
    std::vector<std::unique_ptr<const Document>> m_documents;
    std::vector<Plan> m_plans;
};

} // namespace agentops::workflow
