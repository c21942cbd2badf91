// SPDX-License-Identifier: GPL-3.0-or-later
#include "mergedgraph.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::versions {

namespace {

constexpr std::array kEnds{"from"_L1, "to"_L1};
constexpr QLatin1StringView kMuted{"muted"};

QStringList sortedIds(const Elements &elements)
{
    QStringList ids = elements.byId.keys();
    ids.sort();
    return ids;
}

QString parentOf(const Elements &nodes, const QString &id)
{
    return nodes.value(id).value("parent"_L1).toString();
}

bool isCrossing(const Elements &nodes, const QJsonObject &edge)
{
    const QString from = nodeOf(edge.value("from"_L1));
    const QString to = nodeOf(edge.value("to"_L1));
    return nodes.contains(from) && nodes.contains(to)
        && parentOf(nodes, from) != parentOf(nodes, to);
}

bool isMuted(const QJsonObject &edge)
{
    return edge.value(kMuted).toBool();
}

/// What comes after what.
class Successors
{
public:
    /// Muted edges do not count.
    void add(const QJsonObject &edge)
    {
        if (isMuted(edge))
            return;
        m_next[nodeOf(edge.value("from"_L1))].append(nodeOf(edge.value("to"_L1)));
    }

    bool leads(const QString &from, const QString &to) const
    {
        QSet<QString> seen{from};
        QStringList open{from};
        while (!open.isEmpty()) {
            const QString node = open.takeLast();
            if (node == to)
                return true;
            for (const QString &next : m_next.value(node)) {
                if (!seen.contains(next)) {
                    seen.insert(next);
                    open.append(next);
                }
            }
        }
        return false;
    }

    bool hasCircle() const
    {
        QHash<QString, int> waits;
        for (const auto &[node, next] : m_next.asKeyValueRange()) {
            waits[node] += 0;
            for (const QString &after : next)
                ++waits[after];
        }
        QStringList open;
        for (const auto &[node, count] : waits.asKeyValueRange()) {
            if (count == 0)
                open.append(node);
        }
        qsizetype done = 0;
        while (!open.isEmpty()) {
            ++done;
            for (const QString &next : m_next.value(open.takeLast())) {
                if (--waits[next] == 0)
                    open.append(next);
            }
        }
        return done < waits.size();
    }

private:
    QHash<QString, QStringList> m_next;
};

bool hasCircle(const Elements &edges)
{
    Successors successors;
    for (const QJsonObject &edge : edges.byId)
        successors.add(edge);
    return successors.hasCircle();
}

} // namespace

MergedGraph::MergedGraph(const DocumentTree &base, const DocumentTree &ours,
                         const DocumentTree &theirs, DocumentTree &merged, Conflicts &conflicts)
    : m_base(base)
    , m_ours(ours)
    , m_theirs(theirs)
    , m_merged(merged)
    , m_conflicts(conflicts)
    , m_names(ours.list(kNodes).order + theirs.list(kNodes).order)
{ }

void MergedGraph::repair()
{
    for (const QString &id : sortedIds(m_merged.list(kNodes))) {
        const bool isOurs = m_ours.list(kNodes).contains(id);
        if (m_base.list(kNodes).contains(id) && isOurs != m_theirs.list(kNodes).contains(id))
            m_kept.insert(id, isOurs ? Gone{&m_ours, &m_theirs} : Gone{&m_theirs, &m_ours});
    }
    qsizetype before = -1;
    while (before != m_kept.size()) {
        before = m_kept.size();
        bringBackBodies();
        needEnds();
        needParents();
        needReferences();
    }
    bringBackEdges();
    keepMembers();
    breakContainment();
    dropCrossing();
    dropCircles();
}

Versions MergedGraph::versionsOf(QLatin1StringView section, const QString &id) const
{
    const auto in = [&](const DocumentTree &tree) {
        const Elements elements = tree.list(section);
        return elements.contains(id) ? QJsonValue(elements.value(id))
                                     : QJsonValue(QJsonValue::Undefined);
    };
    return {in(m_base), in(m_ours), in(m_theirs)};
}

MergedGraph::Gone MergedGraph::goneNode(const QString &id) const
{
    const bool isOurs = m_ours.list(kNodes).contains(id);
    if (m_merged.list(kNodes).contains(id) || isOurs == m_theirs.list(kNodes).contains(id))
        return {};
    return isOurs ? Gone{&m_ours, &m_theirs} : Gone{&m_theirs, &m_ours};
}

void MergedGraph::need(const QString &id, const std::function<bool(const DocumentTree &)> &isBroken)
{
    const Gone gone = goneNode(id);
    if (!gone.owner || isBroken(*gone.deleter))
        return;
    addConflict(m_conflicts, below(u"/nodes"_s, id), versionsOf(kNodes, id));
    bringBack(id, gone);
}

void MergedGraph::bringBack(const QString &id, const Gone &gone)
{
    m_merged.list(kNodes).byId.insert(id, gone.owner->list(kNodes).value(id));
    m_kept.insert(id, gone);
}

void MergedGraph::bringBackBodies()
{
    for (const auto &[container, side] : QHash(m_kept).asKeyValueRange()) {
        const Elements nodes = side.owner->list(kNodes);
        for (const QString &id : nodes.order) {
            if (parentOf(nodes, id) == container && goneNode(id).owner)
                bringBack(id, side);
        }
    }
}

void MergedGraph::bringBackEdges()
{
    Elements &merged = m_merged.list(kEdges);
    for (const Gone &side : std::as_const(m_kept)) {
        const Elements edges = side.owner->list(kEdges);
        for (const QString &id : edges.order) {
            const QJsonObject edge = edges.value(id);
            const auto isThere = [&](QLatin1StringView end) {
                return m_merged.list(kNodes).contains(nodeOf(edge.value(end)));
            };
            const auto isKept = [&](QLatin1StringView end) {
                return m_kept.contains(nodeOf(edge.value(end)));
            };
            if (!merged.contains(id) && std::ranges::all_of(kEnds, isThere)
                && std::ranges::any_of(kEnds, isKept))
                merged.byId.insert(id, edge);
        }
    }
}

/// Groups hold the nodes that are there, and none that a side has deleted.
void MergedGraph::keepMembers()
{
    const auto lists = [](const DocumentTree &tree, const QString &group, const QString &node) {
        return tree.list(kGroups).value(group).value("nodes"_L1).toArray().contains(node);
    };
    Elements &groups = m_merged.list(kGroups);
    for (const QString &group : sortedIds(groups)) {
        QJsonObject object = groups.value(group);
        QJsonArray members;
        for (const QJsonValue &member : object.value("nodes"_L1).toArray()) {
            const QString id = member.toString();
            const Gone gone = goneNode(id);
            if (!gone.owner || lists(*gone.deleter, group, id))
                members.append(member);
        }
        QStringList kept = m_kept.keys();
        kept.sort();
        for (const QString &id : std::as_const(kept)) {
            if (lists(*m_kept.value(id).owner, group, id) && !members.contains(id))
                members.append(id);
        }
        if (members == object.value("nodes"_L1).toArray())
            continue;
        object.insert("nodes"_L1, members);
        groups.byId.insert(group, object);
    }
}

void MergedGraph::needEnds()
{
    for (const QString &id : sortedIds(m_merged.list(kEdges))) {
        for (const QLatin1StringView end : kEnds) {
            const QString node = nodeOf(m_merged.list(kEdges).value(id).value(end));
            need(node, [&](const DocumentTree &deleter) {
                return nodeOf(deleter.list(kEdges).value(id).value(end)) == node;
            });
        }
    }
}

void MergedGraph::needParents()
{
    for (const QString &id : sortedIds(m_merged.list(kNodes))) {
        const QString parent = parentOf(m_merged.list(kNodes), id);
        if (parent.isEmpty())
            continue;
        need(parent, [&](const DocumentTree &deleter) {
            return parentOf(deleter.list(kNodes), id) == parent;
        });
    }
}

void MergedGraph::needReferences()
{
    const auto isAllThere = [this](const DocumentTree &tree) {
        return std::ranges::all_of(tree.list(kNodes).order,
                                   [this](const QString &id) { return !goneNode(id).owner; });
    };
    if (isAllThere(m_ours) && isAllThere(m_theirs))
        return;
    const auto check = [this](const QJsonObject &element,
                              const std::function<QJsonObject(const DocumentTree &)> &same) {
        QStringList names = referencesOf(element, m_names).values();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            need(name, [&](const DocumentTree &deleter) {
                return referencesOf(same(deleter), m_names).contains(name);
            });
        }
    };
    for (const QLatin1StringView section : {kNodes, kEdges}) {
        const Elements elements = m_merged.list(section);
        for (const QString &id : sortedIds(elements)) {
            check(elements.value(id),
                  [&](const DocumentTree &tree) { return tree.list(section).value(id); });
        }
    }
    check(m_merged.properties, [](const DocumentTree &tree) { return tree.properties; });
}

/// Containers that contain each other: those of ours are where ours has them.
void MergedGraph::breakContainment()
{
    Elements &nodes = m_merged.list(kNodes);
    const Elements ours = m_ours.list(kNodes);
    for (const QString &start : sortedIds(nodes)) {
        QStringList above;
        QString at = start;
        while (!at.isEmpty() && nodes.contains(at) && !above.contains(at)) {
            above.append(at);
            at = parentOf(nodes, at);
        }
        if (!above.contains(at))
            continue;
        for (const QString &id : above.sliced(above.indexOf(at))) {
            const QString parent = parentOf(ours, id);
            if (!ours.contains(id) || parent == parentOf(nodes, id))
                continue;
            addConflict(m_conflicts, below(below(u"/nodes"_s, id), u"parent"_s),
                        versionsOf(kNodes, id).at(u"parent"_s));
            QJsonObject node = nodes.value(id);
            if (parent.isEmpty())
                node.remove("parent"_L1);
            else
                node.insert("parent"_L1, parent);
            nodes.byId.insert(id, node);
        }
    }
}

void MergedGraph::dropCrossing()
{
    for (const QString &id : sortedIds(m_merged.list(kEdges))) {
        const auto isBroken = [&](const DocumentTree &tree) {
            const Elements edges = tree.list(kEdges);
            return edges.contains(id) && isCrossing(tree.list(kNodes), edges.value(id));
        };
        if (isCrossing(m_merged.list(kNodes), m_merged.list(kEdges).value(id)) && !isBroken(m_ours)
            && !isBroken(m_theirs))
            dropEdge(id);
    }
}

/// Edges that only theirs has, or that are muted in ours, give way one by one.
void MergedGraph::dropCircles()
{
    if (!hasCircle(m_merged.list(kEdges)) || hasCircle(m_ours.list(kEdges))
        || hasCircle(m_theirs.list(kEdges)))
        return;
    const Elements ours = m_ours.list(kEdges);
    const Elements edges = m_merged.list(kEdges);
    const auto isBetweenTheSame = [&](const QString &id) {
        return std::ranges::all_of(kEnds, [&](QLatin1StringView end) {
            return ours.contains(id) && ours.value(id).value(end) == edges.value(id).value(end);
        });
    };
    Successors successors;
    QStringList others;
    for (const QString &id : sortedIds(edges)) {
        if (isMuted(edges.value(id)))
            continue;
        if (isBetweenTheSame(id) && !isMuted(ours.value(id)))
            successors.add(edges.value(id));
        else
            others.append(id);
    }
    for (const QString &id : std::as_const(others)) {
        const QJsonObject edge = edges.value(id);
        if (!successors.leads(nodeOf(edge.value("to"_L1)), nodeOf(edge.value("from"_L1))))
            successors.add(edge);
        else if (isBetweenTheSame(id))
            muteEdge(id);
        else
            dropEdge(id);
    }
}

/// As ours has it.
void MergedGraph::muteEdge(const QString &id)
{
    addConflict(m_conflicts, below(below(u"/edges"_s, id), kMuted),
                versionsOf(kEdges, id).at(kMuted));
    QJsonObject edge = m_merged.list(kEdges).value(id);
    edge.insert(kMuted, true);
    m_merged.list(kEdges).byId.insert(id, edge);
}

void MergedGraph::dropEdge(const QString &id)
{
    addConflict(m_conflicts, below(u"/edges"_s, id), versionsOf(kEdges, id));
    m_merged.list(kEdges).byId.remove(id);
}

} // namespace agentops::versions
