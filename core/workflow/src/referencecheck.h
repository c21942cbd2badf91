// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph.h"

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/template.h>

namespace agentops::workflow {

/// What is wrong with a reference.
struct ReferenceProblem
{
    QString text;
    /// What the text mentions beyond the reference.
    QStringList arguments{};
    ErrorCode code = errors::kBadExpression;
    Diagnostic::Severity severity = Diagnostic::Severity::Error;
};

/// Tells whether a text may refer to something where it stands.
class ReferenceCheck
{
public:
    /// Where a text of a node is told: before the node runs, or after a pass of its body.
    enum class Place { Before, InBody };

    /// All of it must outlive the check.
    ReferenceCheck(const Document &document, const NodeCatalog &catalog, const Graph &graph)
        : m_document(document)
        , m_catalog(catalog)
        , m_graph(graph)
        , m_ancestors(graph)
    { }

    /// With a reference in a text of this node, or with -1 of the document.
    std::optional<ReferenceProblem> problemWith(const Reference &reference, int index,
                                                Place place = Place::Before);

private:
    /// Empty when the reference means something.
    QString errorIn(const Reference &reference, int index, Place place);
    /// A field that no value of the output can have: what reads it gets nothing.
    std::optional<ReferenceProblem> missingField(const Reference &reference) const;
    QString problemWithField(const Reference &reference, const QStringList &known,
                             const QString &what) const;
    QString problemWithNode(const Reference &reference, int index, int source, Place place);
    /// With a name that containers give to what is inside of them.
    QString problemWithBodyValue(const Reference &reference, int container) const;
    QString problemWithInnermost(const QString &name, int index, Place place) const;
    Body bodyOf(int node) const;

    const Document &m_document;
    const NodeCatalog &m_catalog;
    const Graph &m_graph;
    AncestorSearch m_ancestors;
};

} // namespace agentops::workflow
