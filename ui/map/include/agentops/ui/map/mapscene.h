// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/codemap/layout.h>
#include <agentops/codemap/snapshot.h>

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>

#include <memory>
#include <vector>

namespace agentops::ui::map {

using codemap::kNoNode;
using codemap::NodeIndex;

/// How a folder is shown at a zoom.
enum class Openness : quint8 {
    Closed, ///< one block with its name; what is in it cannot be told apart
    Open, ///< a frame with its name around its contents
};

enum class Direction : quint8 { Left, Right, Up, Down };

/// A map ready to be drawn: the graph, where its parts lie, and what the drawing asks often.
/// Spaces: scene coordinates are those of codemap::Layout.
/// Thread: any; immutable.
class MapScene
{
public:
    MapScene(codemap::SnapshotPtr snapshot, std::shared_ptr<const codemap::Layout> layout);

    const codemap::Snapshot &snapshot() const { return *m_snapshot; }
    const QRectF &rect(NodeIndex node) const { return m_layout->rects[node]; }
    QRectF bounds() const { return m_layout->bounds; }
    float header(NodeIndex folder) const { return m_layout->headers[folder]; }
    const codemap::Node &node(NodeIndex index) const { return m_snapshot->node(index); }
    NodeIndex count() const { return NodeIndex(m_snapshot->nodes().size()); }

    /// The name on the map: "src/Http" for a folder that swallowed the one around it.
    QString label(NodeIndex node) const;
    int fileCount(NodeIndex folder) const { return m_fileCounts[folder]; }
    /// The language of most lines below a folder, or null.
    const syntax::Language *language(NodeIndex node) const { return m_languages[node]; }
    /// Folders inside folders, as drawn. 0 is the root.
    int depth(NodeIndex folder) const { return m_depths[folder]; }
    /// Languages with any lines, those with most first.
    const std::vector<const syntax::Language *> &languagesByLines() const { return m_ranking; }

    /// `scale`: view pixels per scene unit.
    Openness openness(NodeIndex folder, qreal scale) const;
    /// Whether the symbols in this file can be read.
    bool showsSymbols(NodeIndex file, qreal scale) const;
    /// What stands for a node at this zoom: the outermost closed folder around it, its file, or it.
    NodeIndex representative(NodeIndex node, qreal scale) const;
    /// The smallest thing drawn at a place, or kNoNode for the ground.
    NodeIndex hit(QPointF scenePos, qreal scale) const;
    /// The next node in a direction, preferring those in the same folder or file.
    NodeIndex neighbour(NodeIndex node, Direction direction) const;
    /// The first thing in a folder or file, or kNoNode.
    NodeIndex firstInside(NodeIndex node) const;
    /// The folder or file that is drawn around this one, or kNoNode at the root.
    NodeIndex around(NodeIndex node) const;

private:
    void measure();

    codemap::SnapshotPtr m_snapshot;
    std::shared_ptr<const codemap::Layout> m_layout;
    std::vector<int> m_fileCounts;
    std::vector<int> m_depths;
    std::vector<const syntax::Language *> m_languages;
    std::vector<const syntax::Language *> m_ranking;
};

} // namespace agentops::ui::map
