// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph.h"
#include "referencecheck.h"

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/nodecatalog.h>

namespace agentops::workflow {

class ReadTexts;

/// What the checks of one step need to know of the others.
struct Structure
{
    explicit Structure(const Document &document)
        : graph(document)
        , incoming(size_t(document.nodes.size()))
    { }

    Graph graph;
    /// The edges that enter a node at a port it has.
    std::vector<std::vector<qsizetype>> incoming;
};

/// Checks one document, part by part; every check returns what it finds.
class Validator
{
public:
    /// All of it must outlive the validator.
    Validator(const Document &document, const NodeCatalog &catalog, ReadTexts &texts,
              Structure &structure)
        : m_document(document)
        , m_catalog(catalog)
        , m_texts(texts)
        , m_structure(structure)
        , m_references(document, catalog, structure.graph)
    { }

    /// Comes first: it completes the structure.
    QList<Diagnostic> checkEdges();
    QList<Diagnostic> checkStep(int index);
    /// What belongs to no step alone.
    QList<Diagnostic> checkWhole();

private:
    using Severity = Diagnostic::Severity;

    Diagnostic &add(ErrorCode code, const QString &path, const QString &message,
                    const QStringList &arguments, Severity severity = Severity::Error);
    Diagnostic &addAtNode(ErrorCode code, int node, const QString &field, const QString &message,
                          const QStringList &arguments, Severity severity = Severity::Error);
    void checkEdge(qsizetype index);
    void checkNode(int index);
    void checkParent(int index);
    /// Containers are not executed themselves, so what is said about executing is lost on them.
    void checkContainer(int index);
    void checkParameters(int index, const NodeType &type);
    void checkParameterValue(int index, const Parameter &parameter, const QJsonValue &value);
    using Place = ReferenceCheck::Place;
    void checkTemplates(int index, const QString &name, const QJsonValue &value,
                        const QString &path, Place place = Place::Before);
    void checkCode(int index, const QString &parameter, const QJsonValue &value);
    void checkCondition(const Edge &edge, const QString &path);
    void checkOutputs();
    void checkConflicts();
    const NodeType *type(int node) const { return m_catalog.findType(m_document.nodes[node].kind); }

    const Document &m_document;
    const NodeCatalog &m_catalog;
    ReadTexts &m_texts;
    Structure &m_structure;
    ReferenceCheck m_references;
    QList<Diagnostic> m_found;
};

} // namespace agentops::workflow
