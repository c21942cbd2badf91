// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcomes.h"

#include <QtCore/QMap>

#include <algorithm>

namespace agentops::workflow {

namespace {

/// What a step can come to when some of the edges into it are followed and others are not.
struct Joining
{
    bool mayRun = false;
    bool mayBeSkipped = false;
};

Joining joinAll(const QList<std::pair<QString, quint8>> &ways)
{
    // Edges into one port are alternatives; ports are not.
    QMap<QString, std::pair<bool, bool>> ports;
    for (const auto &[port, way] : ways) {
        auto &[mayBeFed, isFed] = ports[port];
        mayBeFed = mayBeFed || (way & Outcomes::Followed) != 0;
        isFed = isFed || way == Outcomes::Followed;
    }
    Joining joining{.mayRun = true, .mayBeSkipped = false};
    for (const auto &[mayBeFed, isFed] : std::as_const(ports)) {
        joining.mayRun = joining.mayRun && mayBeFed;
        joining.mayBeSkipped = joining.mayBeSkipped || !isFed;
    }
    return joining;
}

Joining joinCounted(const QList<std::pair<QString, quint8>> &ways, int wanted)
{
    const auto most = std::ranges::count_if(
        ways, [](const auto &way) { return (way.second & Outcomes::Followed) != 0; });
    const auto least = std::ranges::count_if(
        ways, [](const auto &way) { return way.second == Outcomes::Followed; });
    return {.mayRun = most >= wanted, .mayBeSkipped = least < wanted};
}

} // namespace

Outcomes::Outcomes(const Document &document, const NodeCatalog &catalog, const Graph &graph)
    : m_document(document)
    , m_catalog(catalog)
    , m_graph(graph)
    , m_order(graph.topologicalOrder())
    , m_incoming(size_t(document.nodes.size()))
    , m_outgoing(size_t(document.nodes.size()))
    , m_isCleanup(size_t(document.nodes.size()), 0)
{
    for (qsizetype i = 0; i < document.edges.size(); ++i) {
        const auto [from, to] = graph.ends[size_t(i)];
        if (document.edges[i].isMuted || from < 0 || to < 0)
            continue;
        m_outgoing[size_t(from)].append(i);
        m_incoming[size_t(to)].append(i);
    }
    for (const int node : m_order) {
        const NodeType *type = typeOf(node);
        m_isCleanup[size_t(node)] =
            char((type && type->start == Start::OnFailure)
                 || std::ranges::any_of(graph.predecessors[size_t(node)],
                                        [this](int before) { return isCleanup(before); }));
        if (type && type->isTrigger())
            m_triggers.append(node);
    }
}

void Outcomes::tell(const Given &given)
{
    m_told.clear();
    // With several triggers one of them begins the run and the others are skipped.
    for (const int trigger : m_triggers.size() < 2 ? QList<int>{-1} : m_triggers)
        m_told.push_back(tellFrom(trigger, given));
    m_nodes.assign(size_t(m_document.nodes.size()), 0);
    m_edges.assign(size_t(m_document.edges.size()), 0);
    for (const Told &told : m_told) {
        for (size_t i = 0; i < m_nodes.size(); ++i)
            m_nodes[i] |= told.nodes[i];
        for (size_t i = 0; i < m_edges.size(); ++i)
            m_edges[i] |= told.edges[i];
    }
}

bool Outcomes::isFedBy(const QList<qsizetype> &edges) const
{
    return std::ranges::all_of(m_told, [&edges](const Told &told) {
        return std::ranges::any_of(
            edges, [&told](qsizetype edge) { return told.edges[size_t(edge)] == Followed; });
    });
}

Outcomes::Told Outcomes::tellFrom(int trigger, const Given &given) const
{
    Told told{std::vector<quint8>(size_t(m_document.nodes.size()), 0),
              std::vector<quint8>(size_t(m_document.edges.size()), 0)};
    for (const auto &[edge, way] : given.edges.asKeyValueRange())
        told.edges[size_t(edge)] = way;
    for (const int node : m_order) {
        if (given.only && !given.only->contains(node))
            continue;
        told.nodes[size_t(node)] = tellNode(node, trigger, given, told);
        for (const qsizetype edge : m_outgoing[size_t(node)]) {
            if (!given.edges.contains(edge))
                told.edges[size_t(edge)] = tellEdge(edge, told.nodes[size_t(node)]);
        }
    }
    return told;
}

quint8 Outcomes::tellNode(int index, int trigger, const Given &given, const Told &told) const
{
    if (const auto known = given.nodes.constFind(index); known != given.nodes.cend())
        return *known;
    if (isCleanup(index))
        return 0;
    const Node &node = m_document.nodes[index];
    if (node.isMuted)
        return Skipped;
    const NodeType *type = typeOf(index);
    if (type && type->isTrigger() && trigger >= 0 && trigger != index)
        return Skipped;
    QList<std::pair<QString, quint8>> ways;
    bool hasCondition = false;
    bool hasUncut = true;
    bool hasCut = false;
    for (const qsizetype edge : m_incoming[size_t(index)]) {
        const quint8 way = told.edges[size_t(edge)];
        if (way == 0) // from a step that is not there
            continue;
        ways.append({m_document.edges[edge].to.port, way});
        hasUncut = hasUncut && way != Cut;
        hasCut = hasCut || (way & Cut) != 0;
        hasCondition =
            hasCondition || ((way & Followed) != 0 && !m_document.edges[edge].condition.isEmpty());
    }
    Joining joining{.mayRun = true, .mayBeSkipped = false};
    if (node.join.policy == Join::Policy::All)
        joining = joinAll(ways);
    else if (node.join.policy != Join::Policy::Ended && !ways.isEmpty())
        joining = joinCounted(ways, std::max(1, node.join.count));
    quint8 outcome = 0;
    if (joining.mayRun)
        outcome |= node.when.isEmpty() ? Succeeded : Succeeded | Skipped;
    // A condition that cannot be told is a failure of the step behind its edge.
    if ((joining.mayRun || hasCondition) && isHandled(index) && !given.unfailing.contains(index))
        outcome |= Failed;
    if (joining.mayBeSkipped && hasUncut)
        outcome |= Skipped;
    if (joining.mayBeSkipped && hasCut)
        outcome |= CutOff;
    return outcome;
}

bool Outcomes::isHandled(int node) const
{
    return m_document.nodes[node].onError != OnError::Stop
        || std::ranges::any_of(m_outgoing[size_t(node)], [this](qsizetype edge) {
               return m_document.edges[edge].from.port == kErrorPort;
           });
}

quint8 Outcomes::tellEdge(qsizetype index, quint8 source) const
{
    const Edge &edge = m_document.edges[index];
    const quint8 way = wayThrough(m_graph.index.value(edge.from.node), edge.from.port, source);
    const bool isAsked = !edge.condition.isEmpty() && (way & Followed) != 0;
    return isAsked ? quint8(way | NotFollowed) : way;
}

quint8 Outcomes::wayThrough(int index, const QString &port, quint8 outcome) const
{
    const Node &node = m_document.nodes[index];
    if (node.isMuted)
        return outcome == 0 ? 0 : Followed;
    quint8 way = 0;
    if (outcome & Succeeded) {
        way |= port == kErrorPort ? NotFollowed : Followed;
        if (port != kErrorPort && !isAlwaysPut(node, port))
            way |= NotFollowed;
    }
    if (outcome & Failed)
        way |= port == kErrorPort || node.onError == OnError::Continue ? Followed : Cut;
    if (outcome & Skipped)
        way |= port == kDonePort ? Followed : NotFollowed;
    if (outcome & CutOff)
        way |= Cut;
    return way;
}

bool Outcomes::isAlwaysPut(const Node &node, const QString &port) const
{
    if (port == kDonePort)
        return true;
    const NodeType *type = m_catalog.findType(node.kind);
    const auto output = type ? type->findOutput(node, port) : std::nullopt;
    return output && !type->choosesPort && !output->isOptional;
}

const NodeType *Outcomes::typeOf(int node) const
{
    return m_catalog.findType(m_document.nodes[node].kind);
}

} // namespace agentops::workflow
