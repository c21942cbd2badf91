// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/mappicture.h>

#include <QtCore/QHash>

#include <algorithm>

namespace agentops::ui::map {

namespace {

using codemap::Edge;
using Role = EdgeBundle::Role;

class Bundler
{
public:
    Bundler(const MapScene &scene, qreal scale) : m_scene(scene), m_scale(scale) { }

    void add(NodeIndex from, NodeIndex to, Role role)
    {
        if (from == to || m_scene.snapshot().contains(from, to)
            || m_scene.snapshot().contains(to, from))
            return;
        auto it = m_known.constFind({from, to});
        if (it == m_known.constEnd()) {
            it = m_known.insert({from, to}, m_bundles.size());
            m_bundles.push_back({from, to, 0, role});
        }
        ++m_bundles[*it].count;
    }

    // Ends on the side of the selection stay at the selection.
    NodeIndex shown(NodeIndex node, NodeIndex selected)
    {
        if (selected != kNoNode && m_scene.snapshot().contains(selected, node))
            return m_scene.representative(selected, m_scale);
        const auto it = m_shown.constFind(node);
        if (it != m_shown.constEnd())
            return *it;
        return *m_shown.insert(node, m_scene.representative(node, m_scale));
    }

    std::vector<EdgeBundle> take(int limit)
    {
        std::ranges::stable_sort(m_bundles, std::greater<>(), &EdgeBundle::count);
        if (m_bundles.size() > size_t(limit))
            m_bundles.resize(size_t(limit));
        return std::move(m_bundles);
    }

private:
    const MapScene &m_scene;
    qreal m_scale;
    QHash<std::pair<NodeIndex, NodeIndex>, size_t> m_known;
    QHash<NodeIndex, NodeIndex> m_shown;
    std::vector<EdgeBundle> m_bundles;
};

} // namespace

std::vector<EdgeBundle> bundleEdges(const MapScene &scene, const MapFocus &focus, qreal scale,
                                    int limit)
{
    const codemap::Snapshot &snapshot = scene.snapshot();
    Bundler bundler(scene, scale);
    if (focus.selected != kNoNode) {
        for (const Edge &edge : snapshot.outgoing(focus.selected))
            bundler.add(bundler.shown(edge.from, focus.selected),
                        bundler.shown(edge.to, focus.selected), Role::Outgoing);
        for (const quint32 position : snapshot.incoming(focus.selected)) {
            const Edge &edge = snapshot.edges()[position];
            bundler.add(bundler.shown(edge.from, focus.selected),
                        bundler.shown(edge.to, focus.selected), Role::Incoming);
        }
        return bundler.take(limit);
    }
    for (const Edge &edge : focus.cycles)
        bundler.add(bundler.shown(edge.from, kNoNode), bundler.shown(edge.to, kNoNode),
                    Role::Cycle);
    return bundler.take(limit);
}

} // namespace agentops::ui::map
