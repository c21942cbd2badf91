// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "border.h"
#include "outcomes.h"

#include <QtCore/QMap>

namespace agentops::workflow {

/// Draws one border; every step asks for one thing that must be so.
class Surveyor
{
public:
    Surveyor(const Document &document, const NodeCatalog &catalog, const Graph &graph)
        : m_document(document)
        , m_catalog(catalog)
        , m_graph(graph)
        , m_outcomes(document, catalog, graph)
    { }

    Result<Border> draw(const QList<NodeId> &chosen);

private:
    /// The edges into one port.
    using Targets = QMap<std::pair<int, QString>, QList<qsizetype>>;

    Result<> requireReadable() const;
    Result<> choose(const QList<NodeId> &chosen);
    Result<> requireMovable() const;
    Result<> sortEdges();
    Result<> requireNoCircle() const;
    // Whether they begin as they did.
    Result<> enter();
    bool isFed(const QList<qsizetype> &edges, int node) const;
    bool isOneDoor() const;
    bool isOnlyEntry(const Targets &targets) const;
    Result<> requireSafeValues() const;
    Result<> requireNothingRuns(Outcomes::Way way);
    void tellBegun();
    Result<> requireSameCut(qsizetype edge) const;
    void chooseEntries(const Targets &targets);
    // Whether what is behind goes on as it did.
    Result<> leave();
    Result<> leaveBy(qsizetype edge);
    Result<> handFailuresOn();
    Result<> requireSameHandling(const QList<int> &raising) const;
    Result<> requireNothingGoesOn(int failing, const QList<int> &raising);
    // Whether they work where they did.
    Result<> keepFolders() const;
    QSet<int> foldersBefore(int node) const;

    Outcomes::Given inside(quint8 incoming) const;
    const NodeType *typeOf(int node) const
    {
        return m_catalog.findType(m_document.nodes[node].kind);
    }
    QString idOf(int node) const { return m_document.nodes[node].id.text(); }
    int sourceOf(qsizetype edge) const
    {
        return m_graph.index.value(m_document.edges[edge].from.node, -1);
    }
    int targetOf(qsizetype edge) const
    {
        return m_graph.index.value(m_document.edges[edge].to.node, -1);
    }
    const QString &portIn(qsizetype edge) const { return m_document.edges[edge].to.port; }
    const QString &portOut(qsizetype edge) const { return m_document.edges[edge].from.port; }
    /// The chosen steps whose failures are handled outside.
    QList<int> raisingTops() const;
    bool isHandledInside(int node) const;

    const Document &m_document;
    const NodeCatalog &m_catalog;
    const Graph &m_graph;
    Outcomes m_outcomes;
    Border m_border;
};

} // namespace agentops::workflow
