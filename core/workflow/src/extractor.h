// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "border.h"
#include "callnames.h"
#include "rewriting.h"

#include <agentops/workflow/subworkflow.h>

#include <QtCore/QMap>

namespace agentops::workflow {

/// Makes one extraction, border in hand: texts and edges on both sides of it.
class Extractor
{
public:
    Extractor(const Document &document, const NodeCatalog &catalog, const Graph &graph,
              const Border &border, const ExtractionTarget &target);

    /// Without what the call remembers.
    Result<Extraction> extract();
    /// What the call remembers when the documents do not tell it.
    Inlining inlining() const;

private:
    /// Where a text stands that stays outside, as far as it may refer to what moves.
    struct Outside
    {
        /// The step of the body that it belongs to; -1 for none.
        int step = -1;
        /// The edge whose condition it is; -1 for none.
        qsizetype edge = -1;
        /// It is told when all steps of the body have ended.
        bool isAfterBody = false;
    };

    // The called document: extractor.cpp.
    void createEntries();
    Result<> moveNodes();
    Result<> moveEdges();
    Result<QString> insideText(const QString &text, int node, bool isInBody);
    Result<std::optional<Replacement>> insideReference(const Reference &reference, bool isWhole,
                                                       int node, bool isInBody);
    Result<bool> comesFromOutside(const Reference &reference, int node, bool isInBody) const;
    QString inputFor(const QString &scope, const QString &name);
    InputSpec inputSpec(const QString &scope, const QString &name) const;
    PortType typeOfValue(const QString &scope, const QString &name) const;
    std::vector<char> endedBefore() const;

    // The caller: extractorcaller.cpp.
    void createGates();
    Result<> keepNodes();
    Result<> keepEdges();
    Result<> keepProperties();
    Result<> writeOutputs();
    Result<> writeCall();
    Result<QString> outsideText(const QString &text, const Outside &place);
    Result<std::optional<Replacement>> outsideReference(const Reference &reference, bool isWhole,
                                                        const Outside &place);
    QString outputFor(const QString &scope, const QString &name);
    int stepOfBody(int node) const;
    Result<> requireTold() const;

    // What is beside the steps: extractorlayout.cpp.
    void moveNotes();
    void moveGroups();
    void moveLayout();
    void placeBorder();

    QString idOf(int node) const { return m_document.nodes[node].id.text(); }
    const NodeType &typeOf(int node) const
    {
        return *m_catalog.findType(m_document.nodes[node].kind);
    }
    bool isReserved(const QString &scope) const { return m_reserved.contains(scope); }

    const Document &m_document;
    const NodeCatalog &m_catalog;
    const Graph &m_graph;
    const Border &m_border;
    const ExtractionTarget &m_target;
    const QSet<QString> m_reserved;
    const NodeType *m_once;
    Document m_caller;
    Document m_called;
    Node m_call;

    ExpressionNames m_namesBefore;
    ExpressionNames m_namesInside;
    ExpressionNames m_namesOutside;
    QSet<QString> m_takenIds;
    QSet<QString> m_takenEdges;
    QSet<QString> m_takenInputs;
    QSet<QString> m_takenOutputs;
    /// The value that an input or an output stands for, by its name.
    QMap<QString, std::pair<QString, QString>> m_inputs;
    QMap<QString, std::pair<QString, QString>> m_outputs;
    /// Outputs that say whether a port has a value.
    QMap<QString, std::pair<QString, QString>> m_flags;
    /// The steps that stand for an edge, by the port that it comes from.
    QMap<std::pair<QString, QString>, NodeId> m_entries;
    QMap<std::pair<QString, QString>, NodeId> m_gates;
    QList<Node> m_entryNodes;
    QList<Node> m_gateNodes;
    QList<Edge> m_gateEdges;
    std::vector<char> m_hasEnded;
    std::vector<char> m_isBehind;
    /// Texts outside that refer to what moves.
    QList<Outside> m_uses;
};

} // namespace agentops::workflow
