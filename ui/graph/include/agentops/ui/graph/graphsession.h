// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphinteraction.h>
#include <agentops/ui/graph/graphscene.h>
#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/documenteditor.h>
#include <agentops/workflow/documentvalidator.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace agentops::ui::graph {

class CanvasCommands;
class ConverterOffer;

/// One open document with everything a canvas shows of it: the editor, the laid-out scene, what is
/// selected, the view, and what validation says. It works without a window.
/// Thread: GUI.
class GraphSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Sessions are offered by WorkflowController.")
    Q_MOC_INCLUDE(<agentops / ui / graph / canvascommands.h>)
    Q_MOC_INCLUDE(<agentops / ui / graph / converteroffer.h>)
    Q_PROPERTY(agentops::ui::graph::CanvasCommands *commands READ commands CONSTANT)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY historyChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY historyChanged)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY selectionChanged)
    Q_PROPERTY(bool canCopy READ canCopy NOTIFY selectionChanged)
    Q_PROPERTY(int selectedNodeCount READ selectedNodeCount NOTIFY selectionChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY documentChanged)
    Q_PROPERTY(double zoom READ zoom NOTIFY viewChanged)
    /// Why the gesture under way would be refused, and where to say so; empty otherwise.
    Q_PROPERTY(QString refusal READ refusal NOTIFY refusalShown)
    Q_PROPERTY(QPointF refusalPos READ refusalPos NOTIFY refusalShown)
    Q_PROPERTY(agentops::ui::graph::ConverterOffer *converterOffer READ converterOffer CONSTANT)
    /// Where the origin of the scene is in the view.
    Q_PROPERTY(QPointF origin READ origin NOTIFY viewChanged)
    /// What the port under the pointer is, or what the run says of the card, and where; empty
    /// otherwise.
    Q_PROPERTY(QString portHint READ portHint NOTIFY portHintChanged)
    Q_PROPERTY(QPointF portHintPos READ portHintPos NOTIFY portHintChanged)
    /// What the keyboard is on, for a screen reader: node, state, ports and connections.
    Q_PROPERTY(QString description READ description NOTIFY descriptionChanged)

public:
    explicit GraphSession(const workflow::NodeCatalog &catalog, QObject *parent = nullptr);
    ~GraphSession() override;

    workflow::DocumentEditor &editor() { return m_editor; }
    const workflow::DocumentEditor &editor() const { return m_editor; }
    const workflow::NodeCatalog &catalog() const { return m_catalog; }
    const GraphScene &scene() const { return m_scene; }
    GraphInteraction &interaction() { return m_interaction; }
    const GraphInteraction &interaction() const { return m_interaction; }
    const QList<workflow::Diagnostic> &diagnostics() const { return m_diagnostics; }
    CanvasCommands *commands() const { return m_commands.get(); }

    /// Shows another document; history and selection are forgotten.
    void open(workflow::Document document);
    void setOverlay(const workflow::NodeId &node, std::optional<NodeOverlay> overlay);
    /// Several at once; views are told once. Shape: connections that are not in `edges` have none.
    void setOverlays(const QHash<workflow::NodeId, NodeOverlay> &overlays,
                     const QHash<workflow::EdgeId, EdgeOverlay> &edges = {});
    void clearOverlays();
    /// Only to be looked at: nothing edits it, and nothing is said about what is wrong with it.
    void setReadOnly(bool isReadOnly) { m_isReadOnly = isReadOnly; }
    bool isReadOnly() const { return m_isReadOnly; }
    void setMarks(ChangeMarks marks);
    void setBreakMarks(const BreakMarks &marks);
    /// Says everything anew, after the language has changed.
    void retranslate();
    QString describe(const NodeItem &node) const;
    QString describe(const EdgeItem &edge) const;
    QString describe(const GroupItem &group) const;
    QString describe(const Hit &port) const;

    bool canUndo() const { return m_editor.canUndo(); }
    bool canRedo() const { return m_editor.canRedo(); }
    bool hasSelection() const { return m_interaction.hasSelection(); }
    bool canCopy() const { return m_interaction.canCopy(); }
    int selectedNodeCount() const { return int(m_interaction.view().selectedNodes.size()); }
    bool isEmpty() const { return m_scene.isEmpty(); }
    double zoom() const { return m_interaction.viewport().scale(); }
    QPointF origin() const { return -m_interaction.viewport().offset(); }
    const QString &refusal() const { return m_refusal; }
    QPointF refusalPos() const { return m_refusalPos; }
    ConverterOffer *converterOffer() const { return m_converterOffer.get(); }
    QString portHint() const;
    QPointF portHintPos() const;
    QString description() const;

    Q_INVOKABLE void undo() { m_editor.undo(); }
    Q_INVOKABLE void redo() { m_editor.redo(); }
    Q_INVOKABLE void zoomIn() { m_interaction.zoomBy(scene::kZoomStep); }
    Q_INVOKABLE void zoomOut() { m_interaction.zoomBy(1 / scene::kZoomStep); }
    Q_INVOKABLE void zoomToFit() { m_interaction.zoomToFit(); }
    Q_INVOKABLE void zoomToActualSize() { m_interaction.zoomTo(1); }
    Q_INVOKABLE void zoomToSelection() { m_interaction.zoomToSelection(); }
    Q_INVOKABLE void selectAll() { m_interaction.selectAll(); }
    Q_INVOKABLE void deleteSelection() { m_interaction.deleteSelection(); }
    Q_INVOKABLE void duplicateSelection() { m_interaction.duplicateSelection(); }
    Q_INVOKABLE void copySelection() { m_interaction.copySelection(); }
    Q_INVOKABLE void cutSelection() { m_interaction.cutSelection(); }
    Q_INVOKABLE void paste() { m_interaction.paste(); }
    Q_INVOKABLE void pasteAt(QPointF viewPos);
    Q_INVOKABLE void groupSelection();
    Q_INVOKABLE void toggleMuted() { m_interaction.toggleMuted(); }
    /// Adds an empty note and asks for its text.
    Q_INVOKABLE void addNote();
    /// Walks the ports that the selected node can be connected to.
    Q_INVOKABLE void connectByKeyboard();
    Q_INVOKABLE void revealNode(const QString &id);
    Q_INVOKABLE void revealEdge(const QString &id);
    /// Asks for the palette at the place where a new node would go, for one that fits where the
    /// keyboard is on a port.
    Q_INVOKABLE void requestPalette();
    void requestInspector() { Q_EMIT inspectorRequested(); }
    /// Asks for the title or the text of what is selected to be written in place.
    void requestText() { Q_EMIT textRequested(); }
    /// Asks for the search, and to go on by as many matches.
    void requestSearch(int steps) { Q_EMIT searchRequested(steps); }
    void setFound(std::optional<Selection> found);
    /// Asks for the palette, for a kind that the selected node is to become one of.
    void requestReplacement();
    bool isReplacing() const { return !m_wish.replaced.isEmpty(); }
    /// Puts the chosen node where the palette was asked for, or in the place of the one that it was
    /// asked for.
    Q_INVOKABLE void addNodeFromPalette(const QString &kind);
    /// Puts a node where one goes when nobody says where.
    void addNode(const QString &kind);
    /// Puts a node under the pointer.
    Q_INVOKABLE void dropNode(const QString &kind, QPointF viewPos);

Q_SIGNALS:
    void documentChanged();
    /// A step was taken, forwards or back.
    void edited(const agentops::workflow::EditSummary &summary);
    void diagnosticsChanged();
    void historyChanged();
    void selectionChanged();
    void viewChanged();
    void liveChanged();
    void movingChanged();
    void overlayChanged();
    void descriptionChanged();
    void refusalShown();
    void portHintChanged();
    /// `portType` is empty when any kind of node will do.
    void paletteRequested(QPointF viewPos, const QString &portType, bool fromIsOutput);
    /// A node of this kind was dragged onto the canvas.
    void nodeDropped(const QString &kind);
    void contextMenuRequested(QPointF viewPos);
    void inspectorRequested();
    /// The workflow that this node calls is to be opened.
    void calledRequested(const agentops::workflow::NodeId &node);
    void textRequested();
    void searchRequested(int steps);
    void foundChanged();

private:
    class Host;

    void showRefusal(const QString &text, QPointF viewPos);
    void askForKind(const NodeWish &wish);
    void replaceNode(const workflow::NodeId &node, const QString &kind);
    void follow(const workflow::EditSummary &summary);
    void validateNow();
    void showStart();
    QString portHelpOf(const Hit &port) const;
    /// What the run says of the card that is hit; null for nothing.
    const NodeOverlay *overlayAt(const Hit &hit) const;

    const workflow::NodeCatalog &m_catalog;
    workflow::DocumentEditor m_editor;
    workflow::DocumentValidator m_validator;
    GraphScene m_scene;
    std::unique_ptr<Host> m_host;
    GraphInteraction m_interaction;
    QList<workflow::Diagnostic> m_diagnostics;
    QString m_refusal;
    QPointF m_refusalPos;
    QTimer m_refusalTimer;
    std::unique_ptr<ConverterOffer> m_converterOffer;
    Hit m_hintedPort;
    NodeWish m_wish;
    /// Whether nobody has moved the view since the document was opened.
    bool m_isAtStart = false;
    bool m_isReadOnly = false;
    std::optional<QSizeF> m_startSize;
    std::unique_ptr<CanvasCommands> m_commands;
};

} // namespace agentops::ui::graph
