// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/node.h>

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace agentops::codemap {

/// Figures about a snapshot.
struct Totals
{
    int files = 0;
    int symbols = 0;
    int edges = 0;
    qint64 lines = 0;
    /// Imports whose target is a file of this repository.
    int resolvedImports = 0;
    /// Imports that look like this repository's but whose file was not found; imports of outside
    /// packages are in neither.
    int unresolvedImports = 0;
    /// References to names (types, functions) with one certain target, and those without.
    int resolvedReferences = 0;
    int unresolvedReferences = 0;
    int filesWithErrors = 0;

    friend bool operator==(const Totals &, const Totals &) = default;
};

/// The map of a repository at one moment; it never changes.
/// Shape: nodes in pre-order (node 0 is the root folder, every subtree is one range, children by
/// kind and name, symbols by line); edges sorted by from, to, kind, line, without duplicates.
/// Thread: any.
class Snapshot
{
public:
    Snapshot(std::vector<Node> nodes, std::vector<Edge> edges, Totals totals);

    std::span<const Node> nodes() const { return m_nodes; }
    const Node &node(NodeIndex index) const { return m_nodes[index]; }
    std::span<const Edge> edges() const { return m_edges; }
    const Totals &totals() const { return m_totals; }

    /// Edges that start at `index` or below it, some of which may also end there.
    std::span<const Edge> outgoing(NodeIndex index) const;
    /// Positions in edges() of those that end at `index` or below it.
    std::span<const quint32> incoming(NodeIndex index) const;

    /// Stable name of a node in every snapshot: "app/Http/" for a folder, "app/User.php" for a
    /// file, "app/User.php#User.save" for a symbol, with "~2" after the second of the same name.
    QString id(NodeIndex index) const;
    std::optional<NodeIndex> find(QStringView id) const;
    std::optional<NodeIndex> findFile(QStringView path) const;
    /// Repository-relative path of a folder (with a slash at its end, the root's is empty), of a
    /// file, or of a symbol's file.
    QString path(NodeIndex index) const;
    /// The file around a symbol, or the node itself.
    NodeIndex fileOf(NodeIndex index) const;
    /// Names from the file down, such as "User.save"; empty for folders and files.
    QString qualifiedName(NodeIndex index) const;
    bool contains(NodeIndex outer, NodeIndex inner) const
    {
        return inner >= outer && inner < m_nodes[outer].end;
    }
    /// The innermost symbol around a line of a file, or the file.
    NodeIndex symbolAt(NodeIndex file, int line) const;

private:
    int occurrence(NodeIndex index) const;

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<quint32> m_byTarget;
    Totals m_totals;
    QHash<QString, NodeIndex> m_paths;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace agentops::codemap
