// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/edit.h>
#include <agentops/workflow/edithistory.h>
#include <agentops/workflow/selection.h>

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace agentops::workflow {

class NodeCatalog;

/// Edits one document and remembers how to take every step back.
/// One call is one undo step; calls between beginGesture() and endGesture() are one together, of
/// which views hear once, at its end. Calls with the same merge key that follow each other (typing)
/// are one step as well. What comes to nothing is no step.
/// Thread: main. Errors of every edit: workflow.unknown_element when an id is not there; whatever
/// the error, the document is then unchanged.
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
    /// Puts a node that is there into an edge. Errors: those of canConnect().
    Result<> insertOnEdge(const NodeId &node, const EdgeId &edge, QPointF scenePos);
    /// Takes nodes out of what they are connected with, and connects what was before them with what
    /// was behind them where the ports fit. Edges between the nodes stay.
    Result<> detach(const QSet<NodeId> &nodes);
    /// Makes a node one of another kind, keeping its id, its settings, the parameters that both
    /// have, and the edges that fit. Gives the ports that have lost an edge, or what came by it.
    /// Errors: workflow.unknown_kind; workflow.not_a_container when it holds others and the kind
    /// cannot.
    Result<QStringList> replaceKind(const NodeId &node, const QString &kind);
    Result<> setTitle(const NodeId &node, const QString &title);
    /// Undefined removes the parameter. Changes of one parameter that follow each other merge.
    Result<> setParameter(const NodeId &node, const QString &name, const QJsonValue &value);
    /// Changes of one setting that follow each other merge.
    Result<> setNode(const NodeId &node, const NodeSettings &settings);
    Result<> setMuted(const QSet<NodeId> &nodes, bool isMuted);
    /// Puts nodes into the body of a container; with an empty `parent` at the top.
    /// Errors: workflow.not_a_container, also when it would be in itself; workflow.other_body for
    /// edges that would cross its border.
    Result<> setParent(const QSet<NodeId> &nodes, const NodeId &parent,
                       CrossingEdges crossing = CrossingEdges::Refuse);

    /// Why an edge between these ports is refused, or nothing when it may be drawn; as if `without`
    /// were not there. Cheap to ask again and again between edits. Errors: those of canConnect().
    Result<> canConnect(const PortRef &from, const PortRef &to, const EdgeId &without = {}) const;
    Result<EdgeId> connectPorts(const PortRef &from, const PortRef &to);
    /// Leads an edge to other ports; it stays the same edge. Errors: those of canConnect().
    Result<> reconnect(const EdgeId &edge, const PortRef &from, const PortRef &to);
    Result<> disconnect(const EdgeId &edge);
    Result<> setEdgeCondition(const EdgeId &edge, const QString &condition);
    /// Without points it goes straight.
    Result<> setEdgeRoute(const EdgeId &edge, const QList<QPointF> &scenePoints);
    Result<> setEdgesMuted(const QSet<EdgeId> &edges, bool isMuted);

    NoteId addNote(const QString &text, QRectF sceneRect);
    Result<> setNoteText(const NoteId &note, const QString &text);
    Result<> setNoteColor(const NoteId &note, const QString &color);
    Result<> setNoteRect(const NoteId &note, QRectF sceneRect);
    GroupId addGroup(const QString &title, const QSet<NodeId> &nodes, QRectF sceneRect);
    Result<> setGroupTitle(const GroupId &group, const QString &title);
    Result<> setGroupColor(const GroupId &group, const QString &color);
    Result<> setGroupRect(const GroupId &group, QRectF sceneRect);
    Result<> setGroupNodes(const GroupId &group, const QSet<NodeId> &nodes);
    Result<> setCollapsed(const QSet<NodeId> &nodes, const QSet<GroupId> &groups, bool isCollapsed);

    Result<> moveNodes(const QHash<NodeId, QPointF> &scenePositions);
    /// One step for any number of elements; what `places` does not hold stays where it is.
    Result<> arrange(const Places &places, Edit kind = Edit::Move);
    /// Removes the elements, what is in removed containers, and the edges of removed nodes.
    Result<> remove(const Elements &elements);

    void setName(const QString &name);
    void setDescription(const QString &description);
    void setInputs(const QList<InputSpec> &inputs);
    void setOutputs(const QJsonObject &outputs);
    void setWorkspace(WorkspaceKind workspace);
    void setConcurrency(const std::optional<Concurrency> &concurrency);
    /// Makes the document another one, in one step that keeps what is the same: for edits that are
    /// functions of documents, such as extractSubworkflow(). The view stays where it is.
    void replaceDocument(const Document &after, const EditLabel &label);
    /// The view's scroll position: stored in the document, but no undo step.
    void setViewport(QPointF sceneOrigin, double zoom);

    /// The elements as text for a clipboard; secrets are references, so none can leave with it.
    /// Nodes come with what is in them and with the edges to them, groups with their nodes.
    QByteArray copy(const Elements &elements) const;
    /// Adds copied elements under new ids, their top left corner at `scenePos`, into the body of
    /// `parent`. Expressions follow the new ids. Gives what was added, without the edges.
    /// Errors: workflow.nothing_to_paste when the text is not from copy();
    /// workflow.not_a_container.
    Result<Elements> paste(const QByteArray &text, QPointF scenePos,
                           PasteLinks links = PasteLinks::None, const NodeId &parent = {});
    /// Adds copies of elements beside them, `sceneOffset` away and in the same containers.
    Result<Elements> duplicate(const Elements &elements, QPointF sceneOffset,
                               PasteLinks links = PasteLinks::None);

    /// Without a label the gesture is called like the first edit in it.
    void beginGesture(const EditLabel &label = {});
    void endGesture();
    /// Takes back what was done since beginGesture(), of which nobody has heard.
    void abandonGesture();
    /// What follows is a step of its own, whatever came before: when the document is saved, or when
    /// a field is left.
    void closeStep();

    bool canUndo() const;
    bool canRedo() const;
    void undo();
    void redo();
    /// Those done, then those undone.
    QList<EditStep> steps() const;
    /// How many of steps() are done.
    qsizetype place() const;
    /// Undoes or redoes until `place` steps are done; views hear once.
    /// Errors: base.invalid_argument when there are not as many, or during a gesture.
    Result<> goTo(qsizetype place);
    /// The document as it is when `place` steps are done. Errors: those of goTo().
    Result<Document> documentAt(qsizetype place) const;
    /// What there is to store, without what an open gesture has done so far.
    EditHistory history() const;
    /// Goes on with the steps of an earlier time, in place of those that there are; no edit.
    /// Errors: base.invalid_argument when they have not made document(), or during a gesture.
    Result<> restore(const EditHistory &history);
    /// Grows with every change and goes back with undo: equal numbers mean equal documents.
    quint64 revision() const;

Q_SIGNALS:
    void edited(const agentops::workflow::EditSummary &summary);
    /// canUndo(), canRedo(), steps() or place() may have changed.
    void historyChanged();

private:
    class History;

    Result<> checkPlace(qsizetype place) const;
    Result<> changeNode(const NodeId &id, const EditLabel &label, const QString &mergeKey,
                        const std::function<void(Node &)> &change);
    bool fitEdge(const EdgeId &id, const NodeId &node);
    Result<> leadThrough(const Edge &edge, const NodeId &node);
    void bridge(const Edge &before, const Edge &behind);
    Result<> checkHolds(const NodeId &container, const QSet<NodeId> &nodes) const;
    Result<> changeNote(const NoteId &id, Edit kind, const QString &mergeKey,
                        const std::function<void(Note &)> &change);
    Result<> changeGroup(const GroupId &id, Edit kind, const QString &mergeKey,
                         const std::function<void(Group &)> &change);
    Elements addPart(const Document &part, PasteLinks links, Edit kind);
    void changeProperties(Edit kind, const QString &mergeKey,
                          const std::function<void(Properties &)> &change);

    std::unique_ptr<History> m_history;
};

} // namespace agentops::workflow
