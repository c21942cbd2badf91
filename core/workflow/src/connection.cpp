// SPDX-License-Identifier: GPL-3.0-or-later
#include "elementlookup.h"
#include "graph.h"

#include <agentops/workflow/connectioncheck.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

Error unknownNode(const NodeId &id)
{
    return Error(errors::kUnknownElement, u"there is no node \"%1\""_s.arg(id.text()))
        .with(u"node"_s, id.text());
}

Error unknownPort(const PortRef &ref)
{
    return Error(errors::kUnknownPort,
                 u"\"%1\" has no port \"%2\" on that side"_s.arg(ref.node.text(), ref.port))
        .with(u"node"_s, ref.node.text())
        .with(u"port"_s, ref.port);
}

/// What can be reached from one node without one edge, kept for the next question.
struct Reach
{
    int node = -1;
    EdgeId without;
    std::vector<char> found;

    bool isFor(int start, const EdgeId &edge) const { return node == start && without == edge; }
};

} // namespace

struct ConnectionCheck::Prepared
{
    const Document &document;
    const NodeCatalog &catalog;
    Graph graph;
    /// Indexes into Document::edges, by the node where they end.
    std::vector<std::vector<qsizetype>> incoming;
    /// Before the node where the last asked edges began, and behind the one where they ended.
    Reach before;
    Reach behind;

    Prepared(const Document &ofDocument, const NodeCatalog &ofCatalog)
        : document(ofDocument)
        , catalog(ofCatalog)
        , graph(ofDocument)
        , incoming(size_t(ofDocument.nodes.size()))
    {
        for (qsizetype i = 0; i < document.edges.size(); ++i) {
            if (const int to = graph.ends[size_t(i)].to; to >= 0)
                incoming[size_t(to)].push_back(i);
        }
    }

    /// One end of what is asked mostly stays the same; which one, the second question tells.
    bool closesCircle(int from, int to, const EdgeId &without)
    {
        if (behind.isFor(to, without))
            return behind.found[size_t(from)];
        if (before.isFor(from, without))
            return before.found[size_t(to)];
        const Graph::Ends leftOut = endsOf(without);
        before = {from, without, reach(graph.predecessors, from, {leftOut.to, leftOut.from})};
        behind = {to, without, reach(graph.successors, to, leftOut)};
        return behind.found[size_t(from)];
    }

private:
    static std::vector<char> reach(const std::vector<std::vector<int>> &next, int start,
                                   Graph::Ends leftOut)
    {
        std::vector<char> seen(next.size(), 0);
        std::vector<int> open{start};
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            for (const int other : next[size_t(node)]) {
                const bool isLeftOut = leftOut.from == node && leftOut.to == other;
                if (!isLeftOut && !std::exchange(seen[size_t(other)], char(1)))
                    open.push_back(other);
            }
        }
        return seen;
    }

    /// Of an edge that is left out; -1 where that changes nothing, as others join the same nodes.
    Graph::Ends endsOf(const EdgeId &id) const
    {
        const qsizetype index = id.isEmpty() ? -1 : indexOf(document.edges, id);
        if (index < 0 || document.edges[index].isMuted)
            return {-1, -1};
        const Graph::Ends ends = graph.ends[size_t(index)];
        const bool isAlone = ends.from >= 0 && ends.to >= 0
            && std::ranges::count(graph.successors[size_t(ends.from)], ends.to) == 1;
        return isAlone ? ends : Graph::Ends{-1, -1};
    }
};

ConnectionCheck::ConnectionCheck(const Document &document, const NodeCatalog &catalog)
    : m_prepared(std::make_unique<Prepared>(document, catalog))
{ }

ConnectionCheck::~ConnectionCheck() = default;

Result<> ConnectionCheck::check(const PortRef &from, const PortRef &to, const EdgeId &without) const
{
    const Document &document = m_prepared->document;
    const int source = m_prepared->graph.index.value(from.node, -1);
    const int target = m_prepared->graph.index.value(to.node, -1);
    if (source < 0 || target < 0)
        return fail(unknownNode(source < 0 ? from.node : to.node));
    if (source == target)
        return fail(errors::kSelfConnection, u"a step cannot wait for itself"_s);
    const Node &sourceNode = document.nodes[source];
    const Node &targetNode = document.nodes[target];
    if (sourceNode.parent != targetNode.parent)
        return fail(errors::kOtherBody, u"the steps are not in the same container"_s);
    const NodeType *fromType = m_prepared->catalog.findType(sourceNode.kind);
    const NodeType *toType = m_prepared->catalog.findType(targetNode.kind);
    const auto output = fromType ? fromType->findOutput(sourceNode, from.port) : std::nullopt;
    const auto input = toType ? toType->findInput(to.port) : std::nullopt;
    if (!output)
        return fail(unknownPort(from));
    if (!input)
        return fail(unknownPort(to));
    const auto &incoming = m_prepared->incoming[size_t(target)];
    const bool isTaken = std::ranges::any_of(incoming, [&](qsizetype index) {
        const Edge &edge = document.edges[index];
        return edge.from == from && edge.to == to && edge.id != without;
    });
    if (isTaken)
        return fail(errors::kDuplicateConnection, u"these ports are connected already"_s);
    if (!isCompatible(output->type, input->type)) {
        const QString fromName = portTypeName(output->type);
        const QString toName = portTypeName(input->type);
        return fail(Error(errors::kTypeMismatch, u"%1 does not fit into %2"_s.arg(fromName, toName))
                        .with(u"from"_s, fromName)
                        .with(u"to"_s, toName));
    }
    if (m_prepared->closesCircle(source, target, without))
        return fail(errors::kCycle, u"the steps would wait for each other in a circle"_s);
    return {};
}

Result<> canConnect(const Document &document, const NodeCatalog &catalog, const PortRef &from,
                    const PortRef &to)
{
    return ConnectionCheck(document, catalog).check(from, to);
}

} // namespace agentops::workflow
