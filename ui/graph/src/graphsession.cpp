// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphsession.h>

#include "builtinports.h"
#include "calledfile.h"

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/converteroffer.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/ui/graph/runoverlay.h>
#include <agentops/ui/models/errortext.h>
#include <agentops/ui/models/runtext.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <chrono>

namespace agentops::ui::graph {

namespace {

constexpr std::chrono::seconds kRefusalShown{4};
constexpr QSizeF kNewNote{220, 100};

} // namespace

GraphSession::GraphSession(const workflow::NodeCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_editor(catalog)
    , m_validator(catalog)
    , m_interaction(m_editor, m_scene, *this)
{
    connect(&m_editor, &workflow::DocumentEditor::edited, this, &GraphSession::follow);
    connect(&m_editor, &workflow::DocumentEditor::historyChanged, this,
            &GraphSession::historyChanged);
    for (const auto change : {&GraphSession::selectionChanged, &GraphSession::documentChanged,
                              &GraphSession::overlayChanged, &GraphSession::diagnosticsChanged})
        connect(this, change, this, &GraphSession::descriptionChanged);
    m_refusalTimer.setSingleShot(true);
    m_refusalTimer.setInterval(kRefusalShown);
    connect(&m_refusalTimer, &QTimer::timeout, this, [this] { refusalMoved(std::nullopt, {}); });
    m_converterOffer = std::make_unique<ConverterOffer>(*this);
    connect(m_converterOffer.get(), &ConverterOffer::accepted, this,
            [this] { showRefusal({}, {}); });
    m_commands = std::make_unique<CanvasCommands>(*this);
}

GraphSession::~GraphSession() = default;

void GraphSession::open(workflow::Document document)
{
    // Ids of the former document may mean something in this one.
    m_interaction.cancelGesture();
    m_interaction.clearSelection();
    m_scene.clearOverlays();
    m_editor.reset(std::move(document));
    m_scene.rebuild(m_editor.document(), m_catalog);
    m_interaction.documentChanged();
    validateNow();
    m_isAtStart = true;
    m_startSize.reset();
    viewMoved();
    Q_EMIT documentChanged();
    Q_EMIT selectionChanged();
}

void GraphSession::showStart()
{
    const workflow::Layout &layout = m_editor.document().layout;
    if (layout.viewportOrigin.isNull() && layout.viewportZoom == 1.0) {
        m_interaction.zoomToFit();
        return;
    }
    scene::Viewport viewport = m_interaction.viewport();
    viewport.setScaleAbout({}, layout.viewportZoom);
    viewport.panBy(viewport.offset() - layout.viewportOrigin * viewport.scale());
    m_interaction.setViewport(viewport);
}

void GraphSession::follow(const workflow::EditSummary &summary)
{
    m_scene.update(m_editor.document(), m_catalog, summary);
    m_interaction.documentChanged();
    if (!summary.isLayoutOnly)
        validateNow();
    Q_EMIT edited(summary);
    Q_EMIT documentChanged();
}

void GraphSession::validateNow()
{
    if (m_isReadOnly)
        return;
    QList<workflow::Diagnostic> diagnostics = m_validator.validate(m_editor.document());
    if (diagnostics == m_diagnostics)
        return;
    m_diagnostics = std::move(diagnostics);
    m_scene.setProblems(m_diagnostics);
    Q_EMIT diagnosticsChanged();
}

void GraphSession::setOverlay(const workflow::NodeId &node, std::optional<NodeOverlay> overlay)
{
    const quint64 before = m_scene.overlayRevision();
    m_scene.setOverlay(node, std::move(overlay));
    if (m_scene.overlayRevision() != before)
        Q_EMIT overlayChanged();
}

void GraphSession::setOverlays(const QHash<workflow::NodeId, NodeOverlay> &overlays,
                               const QHash<workflow::EdgeId, EdgeOverlay> &edges)
{
    const quint64 before = m_scene.overlayRevision();
    for (const auto &[node, overlay] : overlays.asKeyValueRange())
        m_scene.setOverlay(node, overlay);
    for (const EdgeItem &edge : m_scene.edges())
        m_scene.setOverlay(edge.id, edges.value(edge.id));
    if (m_scene.overlayRevision() != before)
        Q_EMIT overlayChanged();
}

void GraphSession::clearOverlays()
{
    const quint64 before = m_scene.overlayRevision();
    m_scene.clearOverlays();
    if (m_scene.overlayRevision() != before)
        Q_EMIT overlayChanged();
}

void GraphSession::setMarks(ChangeMarks marks)
{
    const quint64 before = m_scene.overlayRevision();
    m_scene.setMarks(std::move(marks));
    if (m_scene.overlayRevision() != before)
        Q_EMIT overlayChanged();
}

void GraphSession::setBreakMarks(const BreakMarks &marks)
{
    const quint64 before = m_scene.revision();
    m_scene.setBreakMarks(marks);
    if (m_scene.revision() != before)
        Q_EMIT overlayChanged();
}

void GraphSession::retranslate()
{
    m_scene.rebuild(m_editor.document(), m_catalog);
    m_interaction.documentChanged();
    Q_EMIT documentChanged();
    Q_EMIT diagnosticsChanged();
    Q_EMIT selectionChanged();
}

void GraphSession::viewMoved()
{
    // A document is shown as it was left, or else whole, whatever size the canvas gets, until a
    // person moves the view.
    const QSizeF size = m_interaction.viewport().viewSize();
    if (m_isAtStart && size != m_startSize) {
        m_startSize = size;
        showStart();
        m_isAtStart = true;
    } else {
        m_isAtStart = false;
    }
    Q_EMIT viewChanged();
}

void GraphSession::liveMoved()
{
    const InteractionView &view = m_interaction.view();
    const bool isIdle = !view.connectSource.isPort() && view.movingNodes.isEmpty();
    const bool hasHint = isIdle && (view.hover.isPort() || overlayAt(view.hover));
    const Hit hinted = hasHint ? view.hover : Hit();
    if (hinted != m_hintedPort) {
        m_hintedPort = hinted;
        Q_EMIT portHintChanged();
    }
    Q_EMIT liveChanged();
}

const NodeOverlay *GraphSession::overlayAt(const Hit &hit) const
{
    if (hit.kind != Hit::Kind::Node || hit.item < 0 || hit.item >= int(m_scene.nodes().size()))
        return nullptr;
    const std::optional<NodeOverlay> &overlay = m_scene.nodes()[size_t(hit.item)].overlay;
    if (!overlay)
        return nullptr;
    switch (overlay->state) {
    case workflow::StepState::Planned:
    case workflow::StepState::WaitingForApproval: // below these is the button for the answer
    case workflow::StepState::InDoubt:
        return nullptr;
    default:
        return &*overlay;
    }
}

QString GraphSession::portHint() const
{
    if (const NodeOverlay *overlay = overlayAt(m_hintedPort))
        return overlayText(*overlay);
    const PortItem *port = m_scene.findPort(m_hintedPort);
    if (!port)
        return {};
    const QString type = portTypeText(portTypeName(port->type));
    const QString help = portHelpOf(m_hintedPort);
    return help.isEmpty()
        ? tr("%1 · %2", "name and type of a port").arg(port->name, type)
        : tr("%1 · %2\n%3", "name, type and help of a port").arg(port->name, type, help);
}

QPointF GraphSession::portHintPos() const
{
    if (overlayAt(m_hintedPort)) {
        const QRectF &card = m_scene.nodes()[size_t(m_hintedPort.item)].rect;
        return m_interaction.viewport().toView(QPointF(card.center().x(), card.bottom()));
    }
    return m_hintedPort.isPort() ? m_interaction.viewport().toView(m_scene.portPos(m_hintedPort))
                                 : QPointF();
}

QString GraphSession::portHelpOf(const Hit &port) const
{
    const workflow::PortRef ref = m_scene.portRef(port);
    const workflow::Node *node = m_editor.document().findNode(ref.node);
    const workflow::NodeType *type = node ? m_catalog.findType(node->kind) : nullptr;
    if (!type)
        return {};
    const auto found = port.kind == Hit::Kind::InputPort ? type->findInput(ref.port)
                                                         : type->findOutput(*node, ref.port);
    return found ? portHelp(*found) : QString();
}

void GraphSession::refusalMoved(const std::optional<Error> &reason, QPointF viewPos)
{
    showRefusal(reason ? errorText(*reason).text : QString(), viewPos);
}

void GraphSession::showRefusal(const QString &text, QPointF viewPos)
{
    if (text == m_refusal && text.isEmpty())
        return;
    m_refusal = text;
    m_refusalPos = viewPos;
    m_converterOffer->withdraw();
    if (!text.isEmpty())
        m_refusalTimer.start();
    Q_EMIT refusalShown();
}

void GraphSession::connectionRefused(const Error &reason, QPointF viewPos,
                                     const WantedConnection &wanted)
{
    refusalMoved(reason, viewPos);
    if (reason.code() == workflow::errors::kTypeMismatch && m_converterOffer->offer(wanted))
        m_refusalTimer.stop(); // an offer stays until something else is done
}

void GraphSession::paletteWanted(QPointF scenePos, const std::optional<workflow::PortRef> &from,
                                 bool fromIsOutput)
{
    m_replaced = {};
    askForKind(scenePos, from, fromIsOutput);
}

void GraphSession::askForKind(QPointF scenePos, const std::optional<workflow::PortRef> &from,
                              bool fromIsOutput)
{
    if (m_isReadOnly)
        return;
    m_palettePos = scenePos;
    m_paletteFrom = from;
    m_paletteFromIsOutput = fromIsOutput;
    QString type;
    if (from) {
        const Hit port =
            m_scene.portAt(*from, fromIsOutput ? Hit::Kind::OutputPort : Hit::Kind::InputPort);
        // Every kind of step can wait for another one.
        if (const PortItem *item = m_scene.findPort(port))
            type = portTypeName(isBuiltInPort(item->name) ? workflow::PortType::Any : item->type);
    }
    Q_EMIT paletteRequested(m_interaction.viewport().toView(scenePos), type, fromIsOutput);
}

bool GraphSession::calledWanted(const workflow::NodeId &node)
{
    const workflow::Node *source = m_editor.document().findNode(node);
    const bool isCall = !m_isReadOnly && source && !calledName(*source, m_catalog).isEmpty();
    if (isCall)
        Q_EMIT calledRequested(node);
    return isCall;
}

void GraphSession::contextMenuWanted(QPointF viewPos)
{
    if (!m_isReadOnly)
        Q_EMIT contextMenuRequested(viewPos);
}

void GraphSession::inspectorWanted()
{
    if (!m_isReadOnly)
        Q_EMIT inspectorRequested();
}

void GraphSession::textWanted()
{
    if (!m_isReadOnly)
        Q_EMIT textRequested();
}

bool GraphSession::keyWanted(QKeyCombination pressed)
{
    return m_commands->performKey(pressed);
}

QByteArray GraphSession::clipboardText() const
{
    return QGuiApplication::clipboard()->text().toUtf8();
}

void GraphSession::setClipboardText(const QByteArray &text)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

void GraphSession::pasteAt(QPointF viewPos)
{
    m_interaction.paste(m_interaction.viewport().toScene(viewPos));
}

void GraphSession::groupSelection()
{
    m_interaction.groupSelection(tr("Group"));
}

void GraphSession::connectByKeyboard()
{
    m_interaction.beginKeyConnect();
}

void GraphSession::addNote()
{
    const QPointF center = m_interaction.viewport().visibleSceneRect().center();
    const QPointF corner =
        CardMetrics::snapped(center - QPointF(kNewNote.width(), kNewNote.height()) / 2);
    m_interaction.selectNotes({m_editor.addNote({}, QRectF(corner, kNewNote))});
    Q_EMIT textRequested();
}

void GraphSession::setFound(std::optional<Selection> found)
{
    m_interaction.setFound(std::move(found));
    Q_EMIT foundChanged();
}

void GraphSession::revealNode(const QString &id)
{
    const workflow::NodeId node(id);
    if (m_scene.indexOf(node) < 0)
        return;
    m_interaction.uncover(node);
    m_interaction.selectNodes({node});
    m_interaction.revealSelection();
}

void GraphSession::revealEdge(const QString &id)
{
    const int edge = m_scene.indexOf(workflow::EdgeId(id));
    if (edge < 0)
        return;
    if (m_scene.edges()[size_t(edge)].isHidden)
        m_interaction.uncover(m_scene.nodes()[size_t(m_scene.edges()[size_t(edge)].from)].id);
    m_interaction.selectEdge(m_scene.edges()[size_t(edge)].id);
    scene::Viewport viewport = m_interaction.viewport();
    viewport.ensureVisible(m_scene.edges()[size_t(edge)].curve.bounds(), 32);
    m_interaction.setViewport(viewport);
}

void GraphSession::requestPalette()
{
    m_interaction.askForNode();
}

void GraphSession::requestReplacement()
{
    if (const std::optional<workflow::NodeId> node = m_interaction.currentNode()) {
        m_replaced = *node;
        askForKind(m_scene.nodes()[size_t(m_scene.indexOf(*node))].rect.topRight(), {}, true);
    }
}

void GraphSession::replaceNode(const workflow::NodeId &node, const QString &kind)
{
    const Result<QStringList> lost = m_editor.replaceKind(node, kind);
    const int index = m_scene.indexOf(node);
    const QPointF place = index < 0
        ? QPointF()
        : m_interaction.viewport().toView(m_scene.nodes()[size_t(index)].rect.topRight());
    if (!lost)
        refusalMoved(lost.error(), place);
    else if (!lost->isEmpty())
        showRefusal(
            tr("What led to or from %1 fits no port of the new kind and is gone.", "names of ports")
                .arg(lost->join(QStringLiteral(", "))),
            place);
}

void GraphSession::addNodeFromPalette(const QString &kind)
{
    if (isReplacing()) {
        replaceNode(std::exchange(m_replaced, {}), kind);
        return;
    }
    m_interaction.addNode(kind, m_palettePos, m_paletteFrom, m_paletteFromIsOutput);
    m_paletteFrom.reset();
}

void GraphSession::dropNode(const QString &kind, QPointF viewPos)
{
    m_interaction.addNode(kind, m_interaction.viewport().toScene(viewPos));
    Q_EMIT nodeDropped(kind);
}

void GraphSession::addNode(const QString &kind)
{
    m_interaction.addNode(kind, m_interaction.placeForNode());
}

QString GraphSession::describe(const NodeItem &node) const
{
    QStringList parts{node.title};
    if (const workflow::Node *source = m_editor.document().findNode(node.id)) {
        if (const workflow::NodeType *type = m_catalog.findType(source->kind);
            type && nodeTitle(*type) != node.title)
            parts.append(nodeTitle(*type));
    }
    if (const auto mark = m_scene.marks().nodes.constFind(node.id);
        mark != m_scene.marks().nodes.constEnd())
        parts.append(markText(*mark));
    if (node.overlay)
        parts.append(spokenOverlay(*node.overlay));
    if (m_scene.breakMarks().nodes.contains(node.id))
        parts.append(tr("has a breakpoint"));
    if (node.problem)
        parts.append(*node.problem == workflow::Diagnostic::Severity::Error ? tr("has an error")
                                                                            : tr("has a warning"));
    if (node.isMuted)
        parts.append(tr("muted"));
    if (node.parent >= 0)
        parts.append(
            tr("in %1", "the container of a node").arg(m_scene.nodes()[size_t(node.parent)].title));
    if (node.isContainer)
        parts.append(stepsInsideText(node.held.size()));
    if (node.isCollapsed)
        parts.append(tr("collapsed"));
    const int index = m_scene.indexOf(node.id);
    QStringList incoming;
    QStringList outgoing;
    for (const int edge : m_scene.edgesOf(index)) {
        const EdgeItem &item = m_scene.edges()[size_t(edge)];
        if (item.to == index)
            incoming.append(m_scene.nodes()[size_t(item.from)].title);
        else
            outgoing.append(m_scene.nodes()[size_t(item.to)].title);
    }
    if (!incoming.isEmpty())
        parts.append(tr("from %1").arg(incoming.join(QStringLiteral(", "))));
    if (!outgoing.isEmpty())
        parts.append(tr("to %1").arg(outgoing.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral(" · "));
}

QString GraphSession::describe(const GroupItem &group) const
{
    QStringList parts{tr("Frame %1").arg(group.title), stepsInsideText(group.nodes.size())};
    if (group.isCollapsed)
        parts.append(tr("collapsed"));
    return parts.join(QStringLiteral(" · "));
}

QString GraphSession::describe(const Hit &port) const
{
    const PortItem *item = m_scene.findPort(port);
    if (!item)
        return {};
    const QString &node = m_scene.nodes()[size_t(port.item)].title;
    return port.kind == Hit::Kind::InputPort ? tr("Input %1 of %2").arg(item->name, node)
                                             : tr("Output %1 of %2").arg(item->name, node);
}

QString GraphSession::describe(const EdgeItem &edge) const
{
    const NodeItem &from = m_scene.nodes()[size_t(edge.from)];
    const NodeItem &to = m_scene.nodes()[size_t(edge.to)];
    QStringList parts{tr("Connection from %1 of %2 to %3 of %4")
                          .arg(from.outputs[size_t(edge.fromPort)].name, from.title,
                               to.inputs[size_t(edge.toPort)].name, to.title)};
    if (const auto mark = m_scene.marks().edges.constFind(edge.id);
        mark != m_scene.marks().edges.constEnd())
        parts.append(markText(*mark));
    else if (edge.isMuted)
        parts.append(tr("muted"));
    if (m_scene.breakMarks().edges.contains(edge.id))
        parts.append(tr("has a breakpoint"));
    return parts.join(QStringLiteral(" · "));
}

QString GraphSession::description() const
{
    const InteractionView &view = m_interaction.view();
    if (m_interaction.isConnecting() && view.connectTarget.isPort())
        return tr("%1, to be connected to %2")
            .arg(describe(view.connectTarget), describe(view.connectSource));
    if (const int container = m_scene.indexOf(view.dropBody); container >= 0)
        return tr("Into %1", "a container").arg(m_scene.nodes()[size_t(container)].title);
    if (view.focusedPort.isPort()) {
        const QString help = portHelpOf(view.focusedPort);
        return help.isEmpty() ? describe(view.focusedPort)
                              : describe(view.focusedPort) + QStringLiteral(" · ") + help;
    }
    if (const std::optional<workflow::NodeId> current = m_interaction.currentNode()) {
        if (const int index = m_scene.indexOf(*current); index >= 0)
            return describe(m_scene.nodes()[size_t(index)]);
    }
    if (view.selectedNodes.size() > 1)
        return tr("%n nodes selected", nullptr, int(view.selectedNodes.size()));
    if (view.selectedNodes.isEmpty() && view.selectedEdges.size() == 1)
        return describe(m_scene.edges()[size_t(m_scene.indexOf(*view.selectedEdges.begin()))]);
    if (view.selectedNodes.isEmpty() && view.selectedNotes.size() == 1) {
        const int note = m_scene.indexOf(*view.selectedNotes.begin());
        return tr("Note: %1").arg(m_scene.notes()[size_t(note)].text);
    }
    if (view.selectedNodes.isEmpty() && view.selectedGroups.size() == 1) {
        const int frame = m_scene.indexOf(*view.selectedGroups.begin());
        return describe(m_scene.groups()[size_t(frame)]);
    }
    return tr("%n nodes", nullptr, int(m_scene.nodes().size()));
}

} // namespace agentops::ui::graph
