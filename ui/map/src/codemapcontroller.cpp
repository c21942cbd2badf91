// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/codemapcontroller.h>

#include "nodetext.h"

#include <agentops/codemap/query.h>

namespace agentops::ui::map {

using namespace Qt::StringLiterals;
using codemap::Edge;
using codemap::NodeKind;
using codemap::Reached;

namespace {
constexpr int kMostHits = 60;
constexpr int kMostRelations = 400;
/// Cycles drawn on the map; the list has all of them.
constexpr size_t kMostDrawnCycles = 24;
/// Lines of source before and after the selected one.
constexpr int kLinesBefore = 3;
constexpr int kLinesAfter = 60;
} // namespace

CodeMapController::CodeMapController(codemap::IndexService &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
    connect(&service, &codemap::IndexService::changed, this, &CodeMapController::takeMap);
    connect(&service, &codemap::IndexService::progressChanged, this,
            &CodeMapController::showProgress);
    if (service.current().snapshot)
        takeMap();
}

CodeMapController::~CodeMapController()
{
    m_service.setWatching(false);
    if (m_previewCancel)
        m_previewCancel->cancel();
}

void CodeMapController::refresh()
{
    codemap::IndexService *service = &m_service;
    m_indexing.run(tr("Indexing the repository"),
                   [service](const CancelToken &token) { return service->index({}, token); });
}

void CodeMapController::retranslate()
{
    fillCycles();
    Q_EMIT selectionChanged();
    Q_EMIT mapChanged();
}

void CodeMapController::showProgress()
{
    if (!m_indexing.isRunning())
        return;
    const codemap::IndexProgress &progress = m_service.progress();
    using Step = codemap::IndexProgress::Step;
    if (progress.step == Step::Parsing && progress.total > 0) {
        m_indexing.setText(tr("Reading %1 of %2 files").arg(progress.done).arg(progress.total));
        m_indexing.setProgress(double(progress.done) / progress.total);
    } else if (progress.step == Step::Resolving) {
        m_indexing.setText(tr("Resolving names"));
        m_indexing.setIndeterminate();
    }
}

void CodeMapController::takeMap()
{
    const codemap::IndexedMap &map = m_service.current();
    m_scene = std::make_shared<const MapScene>(map.snapshot, map.layout);
    m_cycles.clear();
    for (std::vector<NodeIndex> &files : codemap::cycles(*map.snapshot)) {
        QList<Edge> path = codemap::shortestCycle(*map.snapshot, files);
        m_cycles.push_back({std::move(files), std::move(path)});
    }
    m_focus = {};
    for (size_t i = 0; i < std::min(m_cycles.size(), kMostDrawnCycles); ++i)
        m_focus.cycles.append(m_cycles[i].path);
    m_service.setWatching(true);
    Q_EMIT mapChanged();
    search();
    const auto node = map.snapshot->find(m_selectedId);
    m_selectedId.clear();
    selectNode(node.value_or(kNoNode));
}

int CodeMapController::fileCount() const
{
    return m_scene ? m_scene->snapshot().totals().files : 0;
}

int CodeMapController::symbolCount() const
{
    return m_scene ? m_scene->snapshot().totals().symbols : 0;
}

int CodeMapController::edgeCount() const
{
    return m_scene ? m_scene->snapshot().totals().edges : 0;
}

double CodeMapController::resolvedShare() const
{
    if (!m_scene)
        return 0;
    const codemap::Totals &totals = m_scene->snapshot().totals();
    const int all = totals.resolvedImports + totals.unresolvedImports;
    return all == 0 ? 1 : double(totals.resolvedImports) / all;
}

QStringList CodeMapController::languageIds() const
{
    QStringList ids;
    for (const syntax::Language *language :
         m_scene ? m_scene->languagesByLines() : std::vector<const syntax::Language *>())
        ids.append(QString(language->id));
    return ids;
}

QStringList CodeMapController::languageNames() const
{
    QStringList names;
    for (const QString &id : languageIds())
        names.append(QString(syntax::findLanguage(id)->name));
    return names;
}

void CodeMapController::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    Q_EMIT queryChanged();
    search();
}

void CodeMapController::search()
{
    QList<NodeRow> rows;
    if (m_service.current().search && !m_query.trimmed().isEmpty()) {
        const auto hits = m_service.current().search->search(m_query, kMostHits);
        for (const codemap::SearchHit &hit : hits)
            rows.append(rowOf(hit.node));
    }
    m_hits.setRows(std::move(rows));
}

NodeRow CodeMapController::rowOf(NodeIndex index) const
{
    const codemap::Snapshot &snapshot = m_scene->snapshot();
    const codemap::Node &node = snapshot.node(index);
    NodeRow row;
    row.nodeId = snapshot.id(index);
    row.name = codemap::isSymbol(node.kind) ? snapshot.qualifiedName(index) : node.name;
    row.detail =
        node.line > 0 ? u"%1:%2"_s.arg(snapshot.path(index)).arg(node.line) : snapshot.path(index);
    row.iconName = kindIcon(node.kind);
    const syntax::Language *language = m_scene->language(snapshot.fileOf(index));
    row.language = language ? QString(language->id) : QString();
    return row;
}

void CodeMapController::select(const QString &nodeId)
{
    const auto node =
        m_scene && !nodeId.isEmpty() ? m_scene->snapshot().find(nodeId) : std::nullopt;
    selectNode(node.value_or(kNoNode));
}

void CodeMapController::reveal(const QString &nodeId)
{
    select(nodeId);
    if (m_focus.selected != kNoNode)
        Q_EMIT revealRequested(m_focus.selected);
}

void CodeMapController::selectAround()
{
    if (m_scene && m_focus.selected != kNoNode)
        selectNode(m_scene->around(m_focus.selected));
}

void CodeMapController::selectNode(NodeIndex node)
{
    const QString id = node == kNoNode || !m_scene ? QString() : m_scene->snapshot().id(node);
    if (id == m_selectedId && m_focus.selected == node && !id.isEmpty())
        return;
    m_focus.selected = node;
    m_selectedId = id;
    fillRelations();
    fillCycles();
    fillOutline();
    Q_EMIT selectionChanged();
    loadPreview();
}

void CodeMapController::fillRelations()
{
    m_focus.related.clear();
    QList<NodeRow> outgoing, incoming;
    if (m_focus.selected != kNoNode) {
        const codemap::Snapshot &snapshot = m_scene->snapshot();
        const auto rows = [&](const QList<Reached> &reached, QList<NodeRow> &out) {
            QList<Reached> sorted = reached;
            std::ranges::stable_sort(sorted, std::greater<>(), &Reached::count);
            for (const Reached &r : std::as_const(sorted)) {
                m_focus.related.insert(snapshot.fileOf(r.node));
                if (out.size() >= kMostRelations)
                    continue;
                NodeRow row = rowOf(r.node);
                row.count = r.count;
                const Edge &edge = snapshot.edges()[r.edge];
                row.section = QString(codemap::nameOf(edge.kind));
                out.append(std::move(row));
            }
        };
        rows(codemap::dependencies(snapshot, m_focus.selected, 1, codemap::Grain::Symbol),
             outgoing);
        rows(codemap::dependents(snapshot, m_focus.selected, 1, codemap::Grain::Symbol), incoming);
    }
    m_dependencies.setRows(std::move(outgoing));
    m_dependents.setRows(std::move(incoming));
}

void CodeMapController::fillCycles()
{
    QList<NodeRow> rows;
    for (size_t i = 0; i < m_cycles.size(); ++i) {
        const auto &[files, path] = m_cycles[i];
        const bool isConcerned =
            m_focus.selected == kNoNode || std::ranges::any_of(files, [&](NodeIndex file) {
                return m_scene->snapshot().contains(m_focus.selected, file)
                    || m_scene->snapshot().contains(file, m_focus.selected);
            });
        if (!isConcerned)
            continue;
        const QString section =
            tr("cycle of %n files", nullptr, int(files.size())) + u" · "_s + QString::number(i + 1);
        for (const Edge &edge : path) {
            NodeRow row = rowOf(edge.from);
            row.section = section;
            rows.append(std::move(row));
        }
        if (rows.size() > kMostRelations)
            break;
    }
    m_cycleRows.setRows(std::move(rows));
}

void CodeMapController::fillOutline()
{
    QList<NodeRow> rows;
    if (m_scene) {
        const codemap::Snapshot &snapshot = m_scene->snapshot();
        const NodeIndex selected = m_focus.selected;
        const NodeIndex outer = selected == kNoNode      ? 0
            : snapshot.node(selected).end > selected + 1 ? selected
                                                         : snapshot.node(selected).parent;
        for (NodeIndex i = outer + 1; i < snapshot.node(outer).end; i = snapshot.node(i).end) {
            NodeRow row = rowOf(i);
            row.name = snapshot.node(i).name;
            row.count = snapshot.node(i).kind == NodeKind::Dir ? m_scene->fileCount(i) : 0;
            rows.append(std::move(row));
        }
    }
    m_outline.setRows(std::move(rows));
}

QString CodeMapController::outlineTitle() const
{
    if (!m_scene)
        return {};
    const codemap::Snapshot &snapshot = m_scene->snapshot();
    const NodeIndex selected = m_focus.selected;
    if (selected == kNoNode)
        return tr("Repository");
    const bool hasInside = snapshot.node(selected).end > selected + 1;
    const NodeIndex outer = hasInside ? selected : snapshot.node(selected).parent;
    return outer == 0 ? tr("Repository") : snapshot.node(outer).name;
}

void CodeMapController::loadPreview()
{
    if (m_previewCancel)
        m_previewCancel->cancel();
    m_previewCancel = std::make_unique<CancelSource>();
    const quint64 serial = ++m_previewSerial;
    const NodeIndex selected = m_focus.selected;
    if (selected == kNoNode || m_scene->node(selected).kind == NodeKind::Dir) {
        m_previewText.clear();
        m_previewFile.clear();
        Q_EMIT previewChanged();
        return;
    }
    const QString path = m_scene->snapshot().path(selected);
    const int line = m_scene->node(selected).line;
    QCoro::connect(m_service.readFile(path, m_previewCancel->token()), this,
                   [this, serial, path, line](Result<QByteArray> content) {
                       if (serial != m_previewSerial)
                           return;
                       const QStringList lines =
                           QString::fromUtf8(content.value_or(QByteArray())).split(u'\n');
                       const int first = std::max(1, line - kLinesBefore);
                       m_previewText = lines.mid(first - 1, kLinesBefore + kLinesAfter).join(u'\n');
                       m_previewFile = path;
                       m_previewFirstLine = first;
                       m_previewLine = line;
                       Q_EMIT previewChanged();
                   });
}

QString CodeMapController::selectedName() const
{
    if (m_focus.selected == kNoNode)
        return {};
    return m_scene->label(m_focus.selected);
}

QString CodeMapController::selectedKind() const
{
    return m_focus.selected == kNoNode
        ? QString()
        : QString(codemap::nameOf(m_scene->node(m_focus.selected).kind));
}

QString CodeMapController::selectedKindText() const
{
    return m_focus.selected == kNoNode ? QString() : kindText(m_scene->node(m_focus.selected).kind);
}

QString CodeMapController::selectedIcon() const
{
    return m_focus.selected == kNoNode ? u"map"_s : kindIcon(m_scene->node(m_focus.selected).kind);
}

QString CodeMapController::selectedLanguage() const
{
    return m_focus.selected == kNoNode ? QString() : rowOf(m_focus.selected).language;
}

QString CodeMapController::selectedPlace() const
{
    return m_focus.selected == kNoNode ? QString() : rowOf(m_focus.selected).detail;
}

int CodeMapController::selectedLines() const
{
    if (m_focus.selected == kNoNode)
        return 0;
    const codemap::Node &node = m_scene->node(m_focus.selected);
    if (codemap::isSymbol(node.kind))
        return std::max(1, node.endLine - node.line + 1);
    int lines = 0;
    for (NodeIndex i = m_focus.selected; i < node.end; ++i)
        lines += m_scene->node(i).lineCount;
    return lines;
}

int CodeMapController::selectedFiles() const
{
    return m_focus.selected == kNoNode ? 0 : m_scene->fileCount(m_focus.selected);
}

int CodeMapController::selectedSymbols() const
{
    if (m_focus.selected == kNoNode)
        return 0;
    int symbols = 0;
    for (NodeIndex i = m_focus.selected + 1; i < m_scene->node(m_focus.selected).end; ++i)
        symbols += codemap::isSymbol(m_scene->node(i).kind);
    return symbols;
}

} // namespace agentops::ui::map
