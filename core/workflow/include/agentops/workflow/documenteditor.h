// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <functional>
#include <memory>

namespace agentops::workflow {

class NodeCatalog;

/// What one step of editing touched, so that a view can update just that.
struct EditSummary
{
    QSet<NodeId> nodes;
    QSet<EdgeId> edges;
    QSet<NoteId> notes;
    QSet<GroupId> groups;
    bool isPropertiesChanged = false;
    /// Nothing but what the layout says changed.
    bool isLayoutOnly = false;
};

/// What a step of editing has added.
struct AddedElements
{
    QSet<NodeId> nodes;
    QSet<NoteId> notes;
};

/// Edits one document and remembers how to take every step back.
/// One call is one undo step; calls between beginGesture() and endGesture() are one together, of
/// which views hear once, at its end. Calls with the same merge key that follow each other (typing)
/// are one step as well.
/// Thread: main. Errors of every edit: workflow.unknown_element when an id is not there; the
/// document is then unchanged.
class DocumentEditor : public QObject
{
    Q_OBJECT

public:
    /// `catalog` must outlive the editor.
    explicit DocumentEditor(const NodeCatalog &catalog, Document document = {});
    ~DocumentEditor() override;

    const Document &document() const;
    const NodeCatalog &catalog() const;
    /// Replaces everything and forgets the history. That is no edit: edited() is not sent.
    void reset(Document document);

    /// A node with the kind's default parameters. Errors: workflow.unknown_kind.
    Result<NodeId> addNode(const QString &kind, QPointF scenePos);
    /// Adds a node and, as part of the same step, an edge. Errors: also those of canConnect().
    Result<NodeId> addConnectedNode(const QString &kind, QPointF scenePos, const PortRef &from,
                                    const QString &toPort);
    /// Puts a node of this kind into an edge, through the first ports that fit.
    Result<NodeId> insertNodeOnEdge(const QString &kind, QPointF scenePos, const EdgeId &edge);
    /// Errors: those of canConnect().
    Result<EdgeId> connectPorts(const PortRef &from, const PortRef &to);
    Result<> disconnect(const EdgeId &edge);
    Result<> setEdgeCondition(const EdgeId &edge, const QString &condition);
    /// Without points it goes straight.
    Result<> setEdgeRoute(const EdgeId &edge, const QList<QPointF> &scenePoints);
    Result<> setEdgesMuted(const QSet<EdgeId> &edges, bool isMuted);

    Result<> setTitle(const NodeId &node, const QString &title);
    /// Undefined removes the parameter. Changes of one parameter that follow each other merge.
    Result<> setParameter(const NodeId &node, const QString &name, const QJsonValue &value);
    Result<> setRetry(const NodeId &node, const RetryPolicy &retry);
    Result<> setTimeout(const NodeId &node, std::chrono::milliseconds timeout);
    Result<> setOnError(const NodeId &node, OnError onError);
    Result<> setMuted(const QSet<NodeId> &nodes, bool isMuted);

    NoteId addNote(const QString &text, QRectF sceneRect);
    Result<> setNoteText(const NoteId &note, const QString &text);
    Result<> setNoteRect(const NoteId &note, QRectF sceneRect);
    GroupId addGroup(const QString &title, const QSet<NodeId> &nodes, QRectF sceneRect);
    Result<> setGroupTitle(const GroupId &group, const QString &title);
    Result<> setGroupColor(const GroupId &group, const QString &color);
    Result<> setGroupRect(const GroupId &group, QRectF sceneRect);
    Result<> setCollapsed(const QSet<NodeId> &nodes, const QSet<GroupId> &groups, bool isCollapsed);

    /// One step for any number of nodes.
    Result<> moveNodes(const QHash<NodeId, QPointF> &scenePositions);
    /// Removes the elements, what is in removed containers, and the edges of removed nodes.
    Result<> remove(const QSet<NodeId> &nodes, const QSet<EdgeId> &edges,
                    const QSet<NoteId> &notes = {}, const QSet<GroupId> &groups = {});

    void setName(const QString &name);
    void setDescription(const QString &description);
    void setInputs(const QList<InputSpec> &inputs);
    /// Makes the document another one, in one step: for edits that are functions of documents, such
    /// as extractSubworkflow(). The view stays where it is, and so do unknown keys of the layout.
    void replace(const Document &after);
    /// The view's scroll position: stored in the document, but no undo step.
    void setViewport(QPointF sceneOrigin, double zoom);

    /// The elements and the edges between them as text for a clipboard; secrets are references, so
    /// none can leave with it.
    QByteArray copy(const QSet<NodeId> &nodes, const QSet<NoteId> &notes = {}) const;
    /// Adds copied elements under new ids, their top left corner at `scenePos`.
    /// Errors: workflow.nothing_to_paste when the text is not from copy().
    Result<AddedElements> paste(const QByteArray &text, QPointF scenePos);
    /// Adds copies of elements, `sceneOffset` away from them.
    Result<AddedElements> duplicate(const QSet<NodeId> &nodes, const QSet<NoteId> &notes,
                                    QPointF sceneOffset);

    void beginGesture();
    void endGesture();

    bool canUndo() const;
    bool canRedo() const;
    void undo();
    void redo();
    /// Grows with every change and goes back with undo: equal numbers mean equal documents.
    quint64 revision() const;

Q_SIGNALS:
    void edited(const agentops::workflow::EditSummary &summary);
    /// canUndo() or canRedo() may have changed.
    void historyChanged();

private:
    class History;

    Document partOf(const QSet<NodeId> &nodes, const QSet<NoteId> &notes) const;
    AddedElements addPart(const Document &part, QPointF sceneOffset);
    Result<> changeNode(const NodeId &id, const QString &mergeKey,
                        const std::function<void(Node &)> &change);
    void changeProperties(const QString &mergeKey, const std::function<void(Properties &)> &change);

    std::unique_ptr<History> m_history;
};

} // namespace agentops::workflow
