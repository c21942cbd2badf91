// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/graphsession.h>

#include "builtinports.h"
#include "sessionhost.h"

#include <agentops/ui/graph/canvascommands.h>
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/converteroffer.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/validation.h>

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
    , m_host(std::make_unique<Host>(*this))
    , m_interaction(m_editor, m_scene, *m_host)
{
    connect(&m_editor, &workflow::DocumentEditor::edited, this, &GraphSession::follow);
    connect(&m_editor, &workflow::DocumentEditor::historyChanged, this,
            &GraphSession::historyChanged);
    for (const auto change : {&GraphSession::selectionChanged, &GraphSession::documentChanged,
                              &GraphSession::overlayChanged, &GraphSession::diagnosticsChanged})
        connect(this, change, this, &GraphSession::descriptionChanged);
    m_refusalTimer.setSingleShot(true);
    m_refusalTimer.setInterval(kRefusalShown);
    connect(&m_refusalTimer, &QTimer::timeout, this,
            [this] { m_host->refusalMoved(std::nullopt, {}); });
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
    m_host->viewMoved();
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

void GraphSession::askForKind(const NodeWish &wish)
{
    if (m_isReadOnly)
        return;
    m_wish = wish;
    QString type;
    if (wish.from) {
        const Hit port = m_scene.portAt(
            *wish.from, wish.isFromOutput ? Hit::Kind::OutputPort : Hit::Kind::InputPort);
        // Every kind of step can wait for another one.
        if (const PortItem *item = m_scene.findPort(port))
            type = portTypeName(isBuiltInPort(item->name) ? workflow::PortType::Any : item->type);
    }
    Q_EMIT paletteRequested(m_interaction.viewport().toView(wish.scenePos), type,
                            wish.isFromOutput);
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
        const NodeItem &item = m_scene.nodes()[size_t(m_scene.indexOf(*node))];
        askForKind({.scenePos = item.rect.topRight(), .replaced = *node});
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
        m_host->refusalMoved(lost.error(), place);
    else if (!lost->isEmpty())
        showRefusal(
            tr("What led to or from %1 fits no port of the new kind and is gone.", "names of ports")
                .arg(lost->join(QStringLiteral(", "))),
            place);
}

void GraphSession::addNodeFromPalette(const QString &kind)
{
    const NodeWish wish =
        std::exchange(m_wish, {.scenePos = m_wish.scenePos, .isFromOutput = m_wish.isFromOutput});
    if (wish.replaced.isEmpty())
        m_interaction.addNode(kind, wish.scenePos, wish.from, wish.isFromOutput);
    else
        replaceNode(wish.replaced, kind);
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
} // namespace agentops::ui::graph
