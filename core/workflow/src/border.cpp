// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveyor.h"

#include <agentops/workflow/errors.h>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

Result<Border> Surveyor::draw(const QList<NodeId> &chosen)
{
    AO_CHECK(requireReadable());
    AO_CHECK(choose(chosen));
    AO_CHECK(requireMovable());
    AO_CHECK(sortEdges());
    AO_CHECK(requireNoCircle());
    AO_CHECK(enter());
    AO_CHECK(leave());
    AO_CHECK(handFailuresOn());
    AO_CHECK(keepFolders());
    return std::move(m_border);
}

Result<> Surveyor::requireReadable() const
{
    if (!m_document.properties.conflicts.isEmpty()) {
        return fail(Error(errors::kMergeConflict,
                          u"a merge has left something to be decided: %1"_s.arg(
                              m_document.properties.conflicts.first().path)));
    }
    for (const Node &node : m_document.nodes) {
        if (!m_catalog.findType(node.kind)) {
            return fail(Error(errors::kUnknownKind,
                              u"%1: this program knows no step of kind \"%2\""_s.arg(node.id.text(),
                                                                                     node.kind))
                            .with(u"node"_s, node.id.text()));
        }
    }
    std::vector<int> circular = m_graph.cyclicNodes();
    std::ranges::copy(m_graph.selfContained(), std::back_inserter(circular));
    if (circular.empty())
        return {};
    return fail(
        Error(errors::kCycle, u"%1: this step waits for itself"_s.arg(idOf(circular.front())))
            .with(u"node"_s, idOf(circular.front())));
}

Result<> Surveyor::choose(const QList<NodeId> &chosen)
{
    if (chosen.isEmpty())
        return fail(errors::kUnknownElement, u"no step is chosen"_s);
    std::vector<char> isChosen(m_graph.parents.size(), 0);
    for (const NodeId &id : chosen) {
        const int node = m_graph.index.value(id, -1);
        if (node < 0) {
            return fail(Error(errors::kUnknownElement, u"there is no node \"%1\""_s.arg(id.text()))
                            .with(u"node"_s, id.text()));
        }
        isChosen[size_t(node)] = 1;
    }
    m_border.moved = isChosen;
    for (int node = 0; node < int(isChosen.size()); ++node) {
        bool isInside = false;
        for (int around = m_graph.parents[size_t(node)]; around >= 0 && !isInside;
             around = m_graph.parents[size_t(around)])
            isInside = isChosen[size_t(around)] != 0;
        m_border.moved[size_t(node)] = char(isInside || isChosen[size_t(node)]);
        if (isChosen[size_t(node)] && !isInside)
            m_border.tops.append(node);
    }
    m_border.body = m_graph.parents[size_t(m_border.tops.first())];
    for (const int top : m_border.tops) {
        if (m_graph.parents[size_t(top)] == m_border.body)
            continue;
        return fail(Error(errors::kOtherBody,
                          u"\"%1\" and \"%2\" are not in the same container"_s.arg(
                              idOf(m_border.tops.first()), idOf(top)))
                        .with(u"node"_s, idOf(top)));
    }
    return {};
}

Result<> Surveyor::requireMovable() const
{
    for (const int top : m_border.tops) {
        const QStringList node{idOf(top)};
        if (typeOf(top)->isTrigger()) {
            return fail(notExtractable(
                node,
                u"\"%1\" begins runs, which nothing in a called workflow does"_s.arg(idOf(top)),
                u"trigger"_s));
        }
        if (m_outcomes.isCleanup(top)) {
            return fail(notExtractable(
                node,
                u"\"%1\" only runs when the run has failed; a call would not"_s.arg(idOf(top)),
                u"failure"_s));
        }
        if (m_document.nodes[top].join.policy == Join::Policy::Ended) {
            return fail(notExtractable(
                node,
                u"\"%1\" also runs while the run is failing; in a call it would not"_s.arg(
                    idOf(top)),
                u"failure"_s));
        }
    }
    return {};
}

Result<> Surveyor::sortEdges()
{
    for (qsizetype i = 0; i < m_document.edges.size(); ++i) {
        const int from = sourceOf(i);
        const int to = targetOf(i);
        if (!m_border.isMoved(from) && !m_border.isMoved(to))
            continue;
        if (from < 0 || to < 0) {
            return fail(
                Error(errors::kUnknownElement,
                      u"edge %1: one of its ends is not there"_s.arg(m_document.edges[i].id.text()))
                    .with(u"node"_s, idOf(std::max(from, to))));
        }
        if (m_document.edges[i].isMuted) {
            return fail(notExtractable(
                {idOf(m_border.isMoved(to) ? to : from)},
                u"edge %1 between \"%2\" and \"%3\" is muted: remove it or unmute it first"_s.arg(
                    m_document.edges[i].id.text(), idOf(from), idOf(to)),
                u"muted"_s));
        }
        if (m_graph.parents[size_t(from)] != m_graph.parents[size_t(to)]) {
            return fail(Error(errors::kOtherBody,
                              u"edge %1: \"%2\" and \"%3\" are not in the same container"_s.arg(
                                  m_document.edges[i].id.text(), idOf(from), idOf(to)))
                            .with(u"node"_s, idOf(to)));
        }
        if (m_border.isMoved(from) && m_border.isMoved(to)) {
            m_border.inner.append(i);
        } else if (m_border.isMoved(to)) {
            m_border.incoming.append(i);
        } else {
            m_border.outgoing.append(i);
            if (m_outcomes.isCleanup(to)) {
                return fail(notExtractable(
                    {idOf(to)},
                    u"\"%1\" waits for \"%2\" and only runs when the run has failed"_s.arg(
                        idOf(to), idOf(from)),
                    u"failure"_s));
            }
        }
    }
    return {};
}

Result<> Surveyor::requireNoCircle() const
{
    std::vector<char> isBehind(m_graph.parents.size(), 0);
    std::vector<int> open;
    const auto visit = [&](int node) {
        if (!m_border.isMoved(node) && !std::exchange(isBehind[size_t(node)], char(1)))
            open.push_back(node);
    };
    for (const qsizetype edge : m_border.outgoing)
        visit(targetOf(edge));
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        std::ranges::for_each(m_graph.successors[size_t(node)], visit);
    }
    for (const qsizetype edge : m_border.incoming) {
        if (!isBehind[size_t(sourceOf(edge))])
            continue;
        return fail(Error(errors::kCycle,
                          u"\"%1\" is behind the chosen steps, and \"%2\" waits for it: choose "
                          "\"%1\" as well"_s.arg(idOf(sourceOf(edge)), idOf(targetOf(edge))))
                        .with(u"node"_s, idOf(sourceOf(edge)))
                        .with(u"reason"_s, u"between"_s));
    }
    return {};
}

/// A step works in the folder of the step before it, and a call hands none on.
Result<> Surveyor::keepFolders() const
{
    for (const int top : m_border.tops) {
        for (const qsizetype edge : m_border.outgoing) {
            if (typeOf(top)->setsFolder && m_graph.isReachable(top, sourceOf(edge))) {
                return fail(notExtractable(
                    {idOf(top), idOf(targetOf(edge))},
                    u"\"%1\" works in the folder that \"%2\" makes; behind a call it would not"_s
                        .arg(idOf(targetOf(edge)), idOf(top)),
                    u"folder"_s));
            }
        }
    }
    QSet<int> folders;
    for (const qsizetype edge : m_border.incoming)
        folders.unite(foldersBefore(sourceOf(edge)));
    if (folders.isEmpty())
        return {};
    for (const int top : m_border.tops) {
        QList<int> sources;
        bool hasInner = false;
        for (const int before : m_graph.predecessors[size_t(top)]) {
            if (m_border.isMoved(before))
                hasInner = true;
            else
                sources.append(before);
        }
        const bool isElsewhere = std::ranges::any_of(
            sources, [&](int source) { return foldersBefore(source) != folders; });
        const bool isBeginning = sources.isEmpty() && !hasInner;
        const bool isAmbiguous =
            folders.size() > 1 && sourceOf(m_border.incoming.first()) != sources.value(0, -1);
        if (!isElsewhere && !isBeginning && (sources.isEmpty() || !isAmbiguous))
            continue;
        return fail(notExtractable(
            {idOf(top)},
            u"\"%1\" does not work in the same folder as the other chosen steps"_s.arg(idOf(top)),
            u"folder"_s));
    }
    return {};
}

/// The steps before this one, with it, that make a folder for what is behind them.
QSet<int> Surveyor::foldersBefore(int node) const
{
    QSet<int> seen{node};
    QList<int> open{node};
    QSet<int> found;
    while (!open.isEmpty()) {
        const int next = open.takeLast();
        if (typeOf(next)->setsFolder)
            found.insert(next);
        for (const int before : m_graph.predecessors[size_t(next)]) {
            if (!seen.contains(before)) {
                seen.insert(before);
                open.append(before);
            }
        }
    }
    return found;
}

Result<Border> drawBorder(const Document &document, const NodeCatalog &catalog, const Graph &graph,
                          const QList<NodeId> &chosen)
{
    return Surveyor(document, catalog, graph).draw(chosen);
}

Error notExtractable(const QStringList &nodes, const QString &message, const QString &reason)
{
    Error error = Error(errors::kNotExtractable, message)
                      .with(u"node"_s, nodes.value(0))
                      .with(u"nodes"_s, nodes.join(", "_L1));
    return reason.isEmpty() ? error : std::move(error).with(u"reason"_s, reason);
}

} // namespace agentops::workflow
