// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph.h"

#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <optional>

namespace agentops::workflow {

/// What can become of the steps of one body in a run that neither fails nor is cancelled, and in
/// which no person ends single steps. What is told is always possible or more than that, never
/// less. It follows Scheduler::follows() and Scheduler::isJoined().
/// Shape: sets of flags, by index of node and edge of the document.
class Outcomes
{
public:
    enum Outcome : quint8 {
        Succeeded = 1,
        Skipped = 2,
        /// Skipped because a step before it has failed: so is what is behind it.
        CutOff = 4,
        /// A failure that is handled, or that its step goes on with.
        Failed = 8,
    };
    enum Way : quint8 {
        Followed = 1,
        NotFollowed = 2,
        /// Not followed because of a failure.
        Cut = 4,
    };

    /// What is taken for given.
    struct Given
    {
        QHash<qsizetype, quint8> edges{};
        QHash<int, quint8> nodes{};
        /// Nodes whose failures count as unhandled: they do not happen.
        QSet<int> unfailing{};
        /// Only these; others are not there.
        std::optional<QSet<int>> only{};
    };

    /// All of it must outlive this.
    Outcomes(const Document &document, const NodeCatalog &catalog, const Graph &graph);

    /// Linear in nodes and edges for each way in which the run may begin.
    void tell(const Given &given);
    quint8 of(int node) const { return m_nodes[size_t(node)]; }
    quint8 wayOf(qsizetype edge) const { return m_edges[size_t(edge)]; }
    /// The same for an edge from this port without a condition.
    quint8 wayFrom(int node, const QString &port) const { return wayThrough(node, port, of(node)); }
    /// Whether the step only runs when the run has failed.
    bool isCleanup(int node) const { return m_isCleanup[size_t(node)] != 0; }
    /// Whether, however the run begins, one of the edges is followed for sure.
    bool isFedBy(const QList<qsizetype> &edges) const;

private:
    struct Told
    {
        std::vector<quint8> nodes;
        std::vector<quint8> edges;
    };

    Told tellFrom(int trigger, const Given &given) const;
    quint8 tellNode(int node, int trigger, const Given &given, const Told &told) const;
    quint8 tellEdge(qsizetype edge, quint8 source) const;
    quint8 wayThrough(int node, const QString &port, quint8 outcome) const;
    bool isHandled(int node) const;
    bool isAlwaysPut(const Node &node, const QString &port) const;
    const NodeType *typeOf(int node) const;

    const Document &m_document;
    const NodeCatalog &m_catalog;
    const Graph &m_graph;
    std::vector<int> m_order;
    std::vector<QList<qsizetype>> m_incoming;
    std::vector<QList<qsizetype>> m_outgoing;
    std::vector<char> m_isCleanup;
    QList<int> m_triggers;
    /// One for each way in which the run may begin.
    std::vector<Told> m_told;
    std::vector<quint8> m_nodes;
    std::vector<quint8> m_edges;
};

} // namespace agentops::workflow
