// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope.h"

#include "clusters.h"
#include "flow.h"

#include <QtCore/QHash>

#include <algorithm>

namespace agentops::layout {

namespace {

/// One cluster that has been placed by itself.
struct Placed
{
    FlowLayout flow;
    /// Of the frame with its title and inset.
    QSizeF size;
    /// The corner of the flow from that of `size`.
    QPointF inset;
    /// Pieces of members and of clusters in it.
    QHash<int, int> pieceOfMember;
    QHash<int, int> pieceOfCluster;
    /// By link: its wire, and its piece at the border.
    QHash<int, int> wireOfLink;
    QHash<int, int> borderOfLink;
    QPointF corner;

    QPointF borderAt(int link) const { return flow.places[borderOfLink[link]] + inset; }
};

class ScopePlacer
{
public:
    ScopePlacer(const Scope &scope, const LayoutOptions &options, const CancelToken &token)
        : m_scope(scope)
        , m_options(options)
        , m_token(token)
    { }

    Result<ScopeLayout> run()
    {
        cluster();
        const size_t count = m_clustering.clusters.size();
        m_inner.resize(count);
        m_leaving.resize(count);
        m_entering.resize(count);
        for (int i = 0; i < int(m_scope.links.size()); ++i)
            enterLink(i);
        m_placed.resize(count);
        for (int i = int(count) - 1; i >= 0; --i)
            AO_CHECK(placeCluster(i));
        return assembled();
    }

private:
    void cluster()
    {
        std::vector<Arc> arcs;
        for (const Link &link : m_scope.links)
            arcs.push_back({link.from, link.to});
        const std::vector<bool> isBack = backArcs(int(m_scope.members.size()), arcs);
        std::vector<Arc> forward;
        for (size_t i = 0; i < arcs.size(); ++i) {
            if (!isBack[i])
                forward.push_back(arcs[i]);
        }
        m_clustering = clustersOf(int(m_scope.members.size()), forward, m_scope.groups);
    }

    void enterLink(int index)
    {
        const Link &link = m_scope.links[index];
        const int common = m_clustering.common(link.from, link.to);
        m_inner[common].push_back(index);
        for (int c = m_clustering.owner[link.from]; c != common; c = parentOf(c))
            m_leaving[c].push_back(index);
        for (int c = m_clustering.owner[link.to]; c != common; c = parentOf(c))
            m_entering[c].push_back(index);
    }

    int parentOf(int cluster) const { return m_clustering.clusters[cluster].parent; }

    /// Members and clusters right below a cluster, in the order of (first) members.
    std::vector<Piece> piecesOf(int index, Placed &placed) const
    {
        std::vector<Piece> pieces;
        for (const int member : m_clustering.clusters[index].members) {
            const int child = m_clustering.childWith(member, index);
            if (child < 0) {
                placed.pieceOfMember.insert(member, int(pieces.size()));
                pieces.push_back({.size = m_scope.members[member].size,
                                  .neighbourhood = m_clustering.neighbourhood[member]});
            } else if (!placed.pieceOfCluster.contains(child)) {
                placed.pieceOfCluster.insert(child, int(pieces.size()));
                pieces.push_back({.size = m_placed[child].size});
            }
        }
        return pieces;
    }

    /// The piece of a link's end in a cluster, and where on it.
    std::pair<int, double> endIn(int index, const Placed &placed, int link, bool isFrom) const
    {
        const Link &l = m_scope.links[link];
        const int member = isFrom ? l.from : l.to;
        const int child = m_clustering.childWith(member, index);
        if (child >= 0)
            return {placed.pieceOfCluster[child], m_placed[child].borderAt(link).y()};
        return {placed.pieceOfMember[member],
                m_scope.members[member].boxCorner.y() + (isFrom ? l.fromOffset : l.toOffset)};
    }

    Result<> placeCluster(int index)
    {
        Placed &placed = m_placed[index];
        std::vector<Piece> pieces = piecesOf(index, placed);
        std::vector<Wire> wires;
        const auto add = [&](int link, std::pair<int, double> from, std::pair<int, double> to) {
            if (from.first == to.first)
                return; // from a box to itself
            placed.wireOfLink.insert(link, int(wires.size()));
            wires.push_back({from.first, to.first, from.second, to.second});
        };
        const auto addBorder = [&](int link, Piece::End end) {
            placed.borderOfLink.insert(link, int(pieces.size()));
            pieces.push_back({.size = {0, 0}, .end = end});
            return std::pair(int(pieces.size()) - 1, 0.0);
        };
        for (const int link : m_inner[index])
            add(link, endIn(index, placed, link, true), endIn(index, placed, link, false));
        for (const int link : m_entering[index]) {
            const auto to = endIn(index, placed, link, false);
            add(link, addBorder(link, Piece::End::First), to);
        }
        for (const int link : m_leaving[index]) {
            const auto from = endIn(index, placed, link, true);
            add(link, from, addBorder(link, Piece::End::Last));
        }
        AO_TRY(placed.flow, layOutFlow(pieces, wires, m_options, m_token));
        placed.size = placed.flow.size;
        if (index > 0) {
            const double inset = m_options.groupInset;
            placed.inset = {inset, inset + m_options.groupTitle};
            placed.size += QSizeF(2 * inset, 2 * inset + m_options.groupTitle);
        }
        return {};
    }

    ScopeLayout assembled()
    {
        ScopeLayout result;
        result.places.resize(m_scope.members.size());
        result.frames.resize(m_scope.groups.size());
        result.size = m_placed.front().size;
        for (size_t i = 0; i < m_placed.size(); ++i) {
            const Placed &placed = m_placed[i];
            const QPointF corner = placed.corner + placed.inset;
            for (const auto &[member, piece] : placed.pieceOfMember.asKeyValueRange())
                result.places[member] = corner + placed.flow.places[piece];
            for (const auto &[child, piece] : placed.pieceOfCluster.asKeyValueRange())
                m_placed[child].corner = corner + placed.flow.places[piece];
            if (i > 0) {
                const QPointF title(0, m_options.groupTitle);
                result.frames[m_clustering.clusters[i].group] =
                    QRectF(placed.corner + title, placed.size - QSizeF(0, title.y()));
            }
        }
        for (int i = 0; i < int(m_scope.links.size()); ++i)
            result.lanes.push_back(lanesOf(i));
        return result;
    }

    /// Out of the clusters around where it begins, past what is between, and into those around its
    /// end.
    QList<QPointF> lanesOf(int link) const
    {
        const Link &l = m_scope.links[link];
        const int common = m_clustering.common(l.from, l.to);
        QList<QPointF> points;
        for (int c = m_clustering.owner[l.from]; c != common; c = parentOf(c)) {
            points += lanesIn(c, link);
            points.append(m_placed[c].corner + m_placed[c].borderAt(link));
        }
        points += lanesIn(common, link);
        QList<int> inwards;
        for (int c = m_clustering.owner[l.to]; c != common; c = parentOf(c))
            inwards.prepend(c);
        for (const int c : inwards) {
            points.append(m_placed[c].corner + m_placed[c].borderAt(link));
            points += lanesIn(c, link);
        }
        return points;
    }

    QList<QPointF> lanesIn(int index, int link) const
    {
        const Placed &placed = m_placed[index];
        const auto wire = placed.wireOfLink.constFind(link);
        if (wire == placed.wireOfLink.constEnd())
            return {};
        QList<QPointF> points = placed.flow.lanes[*wire];
        for (QPointF &point : points)
            point += placed.corner + placed.inset;
        return points;
    }

    const Scope &m_scope;
    const LayoutOptions &m_options;
    const CancelToken &m_token;
    Clustering m_clustering;
    /// Links by cluster: within it, out of it, into it.
    std::vector<std::vector<int>> m_inner;
    std::vector<std::vector<int>> m_leaving;
    std::vector<std::vector<int>> m_entering;
    std::vector<Placed> m_placed;
};

} // namespace

Result<ScopeLayout> layOutScope(const Scope &scope, const LayoutOptions &options,
                                const CancelToken &token)
{
    return ScopePlacer(scope, options, token).run();
}

} // namespace agentops::layout
