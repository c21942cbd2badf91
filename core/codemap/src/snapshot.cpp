// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/snapshot.h>

#include <algorithm>
#include <numeric>

namespace agentops::codemap {

using namespace Qt::StringLiterals;

QLatin1StringView nameOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Dir:
        return "dir"_L1;
    case NodeKind::File:
        return "file"_L1;
    case NodeKind::Namespace:
        return "namespace"_L1;
    case NodeKind::Module:
        return "module"_L1;
    case NodeKind::Class:
        return "class"_L1;
    case NodeKind::Struct:
        return "struct"_L1;
    case NodeKind::Interface:
        return "interface"_L1;
    case NodeKind::Trait:
        return "trait"_L1;
    case NodeKind::Enum:
        return "enum"_L1;
    case NodeKind::Function:
        return "function"_L1;
    case NodeKind::Method:
        return "method"_L1;
    case NodeKind::Constant:
        return "constant"_L1;
    case NodeKind::TypeAlias:
        return "type_alias"_L1;
    }
    Q_UNREACHABLE_RETURN("node"_L1);
}

QLatin1StringView nameOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Imports:
        return "imports"_L1;
    case EdgeKind::Includes:
        return "includes"_L1;
    case EdgeKind::Inherits:
        return "inherits"_L1;
    case EdgeKind::Implements:
        return "implements"_L1;
    case EdgeKind::Uses:
        return "uses"_L1;
    case EdgeKind::Calls:
        return "calls"_L1;
    }
    Q_UNREACHABLE_RETURN("edge"_L1);
}

NodeKind nodeKindOf(syntax::SymbolKind kind)
{
    return NodeKind(quint8(NodeKind::Namespace) + quint8(kind));
}
static_assert(quint8(NodeKind::TypeAlias) - quint8(NodeKind::Namespace)
              == quint8(syntax::SymbolKind::TypeAlias));

Snapshot::Snapshot(std::vector<Node> nodes, std::vector<Edge> edges, Totals totals)
    : m_nodes(std::move(nodes))
    , m_edges(std::move(edges))
    , m_byTarget(m_edges.size())
    , m_totals(totals)
{
    std::iota(m_byTarget.begin(), m_byTarget.end(), 0u);
    std::ranges::stable_sort(m_byTarget, {}, [this](quint32 i) { return m_edges[i].to; });
    for (NodeIndex i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes[i].kind == NodeKind::File)
            m_paths.insert(path(i), i);
    }
}

std::span<const Edge> Snapshot::outgoing(NodeIndex index) const
{
    const auto first = std::ranges::lower_bound(m_edges, index, {}, &Edge::from);
    const auto last = std::ranges::lower_bound(m_edges, m_nodes[index].end, {}, &Edge::from);
    return {first, last};
}

std::span<const quint32> Snapshot::incoming(NodeIndex index) const
{
    const auto target = [this](quint32 i) {
        return m_edges[i].to;
    };
    const auto first = std::ranges::lower_bound(m_byTarget, index, {}, target);
    const auto last = std::ranges::lower_bound(m_byTarget, m_nodes[index].end, {}, target);
    return {first, last};
}

NodeIndex Snapshot::fileOf(NodeIndex index) const
{
    while (isSymbol(m_nodes[index].kind))
        index = m_nodes[index].parent;
    return index;
}

QString Snapshot::path(NodeIndex index) const
{
    index = fileOf(index);
    QString path = m_nodes[index].kind == NodeKind::Dir && index != 0 ? u"/"_s : QString();
    for (; index != 0; index = m_nodes[index].parent) {
        const bool isLast = path.isEmpty() || path == "/"_L1;
        path = isLast ? m_nodes[index].name + path : m_nodes[index].name + u'/' + path;
    }
    return path;
}

QString Snapshot::qualifiedName(NodeIndex index) const
{
    QString name;
    for (; isSymbol(m_nodes[index].kind); index = m_nodes[index].parent)
        name = name.isEmpty() ? m_nodes[index].name : m_nodes[index].name + u'.' + name;
    return name;
}

// How many symbols with the same parent and name come before this one.
int Snapshot::occurrence(NodeIndex index) const
{
    int count = 0;
    for (NodeIndex i = m_nodes[index].parent + 1; i < index; i = m_nodes[i].end)
        count += m_nodes[i].name == m_nodes[index].name;
    return count;
}

QString Snapshot::id(NodeIndex index) const
{
    if (!isSymbol(m_nodes[index].kind))
        return index == 0 ? u"./"_s : path(index);
    QString name;
    for (NodeIndex i = index; isSymbol(m_nodes[i].kind); i = m_nodes[i].parent) {
        const int before = occurrence(i);
        const QString own =
            before > 0 ? m_nodes[i].name + u'~' + QString::number(before + 1) : m_nodes[i].name;
        name = name.isEmpty() ? own : own + u'.' + name;
    }
    return path(index) + u'#' + name;
}

std::optional<NodeIndex> Snapshot::findFile(QStringView path) const
{
    const auto it = m_paths.constFind(path.toString());
    return it == m_paths.constEnd() ? std::nullopt : std::optional(*it);
}

std::optional<NodeIndex> Snapshot::find(QStringView id) const
{
    if (id == "./"_L1)
        return 0;
    const qsizetype hash = id.indexOf(u'#');
    if (hash < 0) {
        if (!id.endsWith(u'/'))
            return findFile(id);
        NodeIndex at = 0;
        for (const QStringView part : id.chopped(1).tokenize(u'/')) {
            NodeIndex child = at + 1;
            while (child < m_nodes[at].end
                   && !(m_nodes[child].kind == NodeKind::Dir && m_nodes[child].name == part))
                child = m_nodes[child].end;
            if (child >= m_nodes[at].end)
                return std::nullopt;
            at = child;
        }
        return at;
    }
    // Names may hold dots and tildes themselves, so ids are compared rather than taken apart.
    const auto file = findFile(id.first(hash));
    if (!file)
        return std::nullopt;
    for (NodeIndex i = *file + 1; i < m_nodes[*file].end; ++i) {
        if (id.contains(m_nodes[i].name) && this->id(i) == id)
            return i;
    }
    return std::nullopt;
}

NodeIndex Snapshot::symbolAt(NodeIndex file, int line) const
{
    NodeIndex found = file;
    for (NodeIndex i = file + 1; i < m_nodes[file].end; ++i) {
        if (m_nodes[i].line <= line && line <= m_nodes[i].endLine)
            found = i;
    }
    return found;
}

} // namespace agentops::codemap
