// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/breakmarks.h>
#include <agentops/ui/graph/changemarks.h>
#include <agentops/ui/graph/sceneitems.h>
#include <agentops/ui/scene/spatialgrid.h>
#include <agentops/workflow/document.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace agentops::workflow {
class NodeCatalog;
struct EditSummary;
} // namespace agentops::workflow

namespace agentops::ui::graph {

/// What lies under a point.
struct Hit
{
    enum class Kind {
        Nothing,
        Node,
        InputPort,
        OutputPort,
        Edge,
        Note,
        NoteCorner,
        Group,
        GroupSide, ///< what resizes a frame; `port` is Qt::Edges
        Fold, ///< what collapses a container, on its card; `item` is that node
        GroupFold, ///< what collapses a group, beside its title
        Body, ///< the ground of a container's frame; `item` is that node
    };

    Kind kind = Kind::Nothing;
    int item = -1;
    int port = -1;

    bool isPort() const { return kind == Kind::InputPort || kind == Kind::OutputPort; }
    /// Nothing, or where something can be put into a container.
    bool isGround() const { return item < 0 || kind == Kind::Body; }
    friend bool operator==(const Hit &, const Hit &) = default;
};

/// A document laid out for drawing and hitting: sizes, ports, curves, and an index by place.
///
/// Knows nothing of colours, fonts or zoom. Items are named by their index, which is that of the
/// document's lists; the order is the drawing order.
/// Complexity: a rebuild is linear; moving nodes touches them and their edges, changing what they
/// say touches them.
class GraphScene
{
public:
    /// Takes over a document; overlay and problems stay.
    void rebuild(const workflow::Document &document, const workflow::NodeCatalog &catalog);
    /// Follows one editing step, moving only what moved when nothing else changed.
    void update(const workflow::Document &document, const workflow::NodeCatalog &catalog,
                const workflow::EditSummary &summary);

    void setOverlay(const workflow::NodeId &node, std::optional<NodeOverlay> overlay);
    void setOverlay(const workflow::EdgeId &edge, EdgeOverlay overlay);
    void clearOverlays();
    void setBreakMarks(const BreakMarks &marks);
    void setProblems(const QList<workflow::Diagnostic> &diagnostics);
    /// They stay until others are set, whatever document is shown.
    void setMarks(ChangeMarks marks);
    const ChangeMarks &marks() const { return m_marks; }

    const BreakMarks &breakMarks() const { return m_breakMarks; }
    const std::vector<NodeItem> &nodes() const { return m_nodes; }
    const std::vector<EdgeItem> &edges() const { return m_edges; }
    const std::vector<NoteItem> &notes() const { return m_notes; }
    const std::vector<GroupItem> &groups() const { return m_groups; }
    /// -1 when there is none.
    int indexOf(const workflow::NodeId &id) const { return m_nodeIndex.value(id, -1); }
    int indexOf(const workflow::EdgeId &id) const { return m_edgeIndex.value(id, -1); }
    int indexOf(const workflow::NoteId &id) const { return m_noteIndex.value(id, -1); }
    int indexOf(const workflow::GroupId &id) const { return m_groupIndex.value(id, -1); }
    /// Edges that begin or end at a node.
    const std::vector<int> &edgesOf(int node) const { return m_nodeEdges[size_t(node)]; }

    /// Containers that are drawn with a frame, outer before inner.
    const std::vector<int> &containers() const { return m_containers; }
    /// The innermost container whose frame is at a point; -1 when there is none. Those of `without`
    /// are passed over.
    int containerAt(QPointF scenePos, const QSet<workflow::NodeId> &without = {}) const;
    bool isInside(int node, int container) const;
    /// The node itself, or the collapsed container that is drawn in its place.
    int shownNode(int node) const;
    /// With what is in containers among them.
    QSet<workflow::NodeId> withBodies(QSet<workflow::NodeId> nodes) const;
    /// What most wants a person to look, among what is in a collapsed container; nothing without a
    /// run.
    std::optional<workflow::StepState> stateInside(const NodeItem &container) const;
    std::optional<workflow::StepState> stateInside(const GroupItem &group) const;

    /// Ascending indexes of what touches `area`.
    void nodesIn(const QRectF &area, std::vector<int> &result) const;
    void edgesIn(const QRectF &area, std::vector<int> &result) const;
    /// The topmost thing at a point. Units: `tolerance` in scene units.
    Hit hitTest(QPointF scenePos, qreal tolerance) const;
    /// The port of `kind` within `reach` of the point that is nearest to it; a built-in one only
    /// where one of type `other` fits.
    Hit nearestPort(QPointF scenePos, qreal reach, Hit::Kind kind, workflow::PortType other) const;

    QRectF bounds() const;
    QRectF boundsOf(const QSet<workflow::NodeId> &nodes) const;
    bool isEmpty() const { return m_nodes.empty() && m_notes.empty() && m_groups.empty(); }
    /// Grows with every change that may change the picture, apart from what a run says.
    quint64 revision() const { return m_revision; }
    /// Grows with every change of what a run says.
    quint64 overlayRevision() const { return m_overlayRevision; }
    /// Grows when what a run says makes a card taller or lower, or has something begin or cease to
    /// move.
    quint64 activityRevision() const { return m_activityRevision; }

    const PortItem *findPort(const Hit &hit) const;
    workflow::PortRef portRef(const Hit &hit) const;
    /// The port of that name on the side of `kind`, or nothing.
    Hit portAt(const workflow::PortRef &ref, Hit::Kind kind) const;
    QPointF portPos(const Hit &port) const;

private:
    NodeItem makeNode(const workflow::Node &node, QPointF place,
                      const std::vector<const workflow::Edge *> &edges,
                      const workflow::NodeCatalog &catalog) const;
    /// Follows a step that changed only what cards say. False when it may have changed more, and
    /// nothing was done.
    bool changeCards(const workflow::Document &document, const workflow::NodeCatalog &catalog,
                     const workflow::EditSummary &summary);
    void readGroups(const workflow::Document &document);
    void nest(const workflow::Document &document);
    void hideInGroups();
    void frameAll();
    /// The collapsed thing that stands for a hidden node: its card.
    QRectF cardInPlaceOf(int node) const;
    void placeEdge(int edge);
    QPointF endOf(int node, int port, bool isOutput) const;
    std::optional<workflow::StepState> mostUrgent(const std::vector<int> &nodes) const;
    Hit hitGroup(QPointF scenePos, qreal tolerance) const;
    Hit hitFrame(QPointF scenePos, qreal tolerance) const;
    void refitNode(int node);

    std::vector<NodeItem> m_nodes;
    std::vector<EdgeItem> m_edges;
    std::vector<NoteItem> m_notes;
    std::vector<GroupItem> m_groups;
    std::vector<std::vector<int>> m_nodeEdges;
    std::vector<int> m_containers;
    QSet<workflow::NodeId> m_collapsed;
    QSet<workflow::GroupId> m_collapsedGroups;
    QHash<workflow::NodeId, int> m_nodeIndex;
    QHash<workflow::EdgeId, int> m_edgeIndex;
    QHash<workflow::NoteId, int> m_noteIndex;
    QHash<workflow::GroupId, int> m_groupIndex;
    QHash<workflow::NodeId, NodeOverlay> m_overlays;
    QHash<workflow::EdgeId, EdgeOverlay> m_edgeOverlays;
    QHash<workflow::NodeId, workflow::Diagnostic::Severity> m_nodeProblems;
    QSet<workflow::EdgeId> m_edgeProblems;
    ChangeMarks m_marks;
    BreakMarks m_breakMarks;
    scene::SpatialGrid m_nodeGrid{512};
    scene::SpatialGrid m_edgeGrid{512};
    quint64 m_revision = 0;
    quint64 m_overlayRevision = 0;
    quint64 m_activityRevision = 0;
};

} // namespace agentops::ui::graph
