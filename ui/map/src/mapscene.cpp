// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/map/mapscene.h>

#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

namespace agentops::ui::map {

using namespace Qt::StringLiterals;
using codemap::NodeKind;

namespace {
/// A name needs this much room above what it names.
constexpr qreal kReadableHeaderPx = 14;
/// A row of this height holds a legible name.
constexpr qreal kReadableRowPx = 10;
} // namespace

MapScene::MapScene(codemap::SnapshotPtr snapshot, std::shared_ptr<const codemap::Layout> layout)
    : m_snapshot(std::move(snapshot))
    , m_layout(std::move(layout))
    , m_fileCounts(m_snapshot->nodes().size())
    , m_depths(m_snapshot->nodes().size())
    , m_languages(m_snapshot->nodes().size())
{
    measure();
}

void MapScene::measure()
{
    // Lines per language of every folder; folders come before what is in them, so count backwards.
    using Lines = QHash<const syntax::Language *, qint64>;
    QHash<NodeIndex, Lines> lines;
    for (NodeIndex i = count(); i-- > 0;) {
        const codemap::Node &node = m_snapshot->node(i);
        if (node.kind == NodeKind::File) {
            m_languages[i] = node.language;
            m_fileCounts[i] = 1;
            // Text and data tint a folder only when it has nothing else.
            const bool isCode = node.language && node.language->isParsed();
            lines[node.parent][node.language] += isCode ? 1 + node.lineCount : 0;
            m_fileCounts[node.parent] += 1;
        } else if (node.kind == NodeKind::Dir) {
            const Lines own = lines.take(i);
            qint64 most = -1;
            for (const auto &[language, sum] : own.asKeyValueRange()) {
                const bool isFirst =
                    sum == most && language && m_languages[i] && language->id < m_languages[i]->id;
                if (sum > most || isFirst) {
                    most = sum;
                    m_languages[i] = language;
                }
            }
            if (i == 0) {
                for (const auto &[language, sum] : own.asKeyValueRange()) {
                    if (language && sum > 0)
                        m_ranking.push_back(language);
                }
                std::ranges::sort(m_ranking, [&](const auto *a, const auto *b) {
                    return std::pair(-own[a], a->id) < std::pair(-own[b], b->id);
                });
            } else {
                m_fileCounts[node.parent] += m_fileCounts[i];
                for (const auto &[language, sum] : own.asKeyValueRange())
                    lines[node.parent][language] += sum;
            }
        }
    }
    for (NodeIndex i = 1; i < count(); ++i) {
        const NodeIndex parent = m_snapshot->node(i).parent;
        m_depths[i] = m_depths[parent] + (codemap::isChained(*m_snapshot, parent) ? 0 : 1);
    }
}

QString MapScene::label(NodeIndex node) const
{
    if (m_snapshot->node(node).kind != NodeKind::Dir)
        return m_snapshot->node(node).name;
    const NodeIndex start = codemap::chainStart(*m_snapshot, node);
    QString label = m_snapshot->node(node).name;
    for (NodeIndex i = node; i != start && i != 0;) {
        i = m_snapshot->node(i).parent;
        if (i != 0)
            label = m_snapshot->node(i).name + u'/' + label;
    }
    return label;
}

Openness MapScene::openness(NodeIndex folder, qreal scale) const
{
    // The root has no header; a swallowed folder is as open as its child.
    const bool isOpen = folder == 0 || codemap::isChained(*m_snapshot, folder)
        || qreal(header(folder)) * scale >= kReadableHeaderPx;
    return isOpen ? Openness::Open : Openness::Closed;
}

bool MapScene::showsSymbols(NodeIndex file, qreal scale) const
{
    return m_snapshot->node(file).end > file + 1
        && rect(file + 1).height() * scale >= kReadableRowPx;
}

NodeIndex MapScene::representative(NodeIndex node, qreal scale) const
{
    NodeIndex result = node;
    for (NodeIndex i = node;; i = m_snapshot->node(i).parent) {
        const NodeKind kind = m_snapshot->node(i).kind;
        const bool isClosed = kind == NodeKind::File ? !showsSymbols(i, scale)
            : kind == NodeKind::Dir                  ? openness(i, scale) == Openness::Closed
                                                     : false;
        if (isClosed)
            result = i;
        if (i == 0)
            return result;
    }
}

NodeIndex MapScene::hit(QPointF scenePos, qreal scale) const
{
    if (!bounds().contains(scenePos))
        return kNoNode;
    NodeIndex found = kNoNode;
    NodeIndex at = 0;
    for (;;) {
        const codemap::Node &node = m_snapshot->node(at);
        const bool isOpen = node.kind == NodeKind::Dir ? openness(at, scale) == Openness::Open
                                                       : showsSymbols(at, scale);
        if (!isOpen)
            return found;
        NodeIndex inner = kNoNode;
        // Symbols are rows of the file, whatever their nesting.
        const bool isFile = node.kind == NodeKind::File;
        for (NodeIndex i = at + 1; i < node.end; i = isFile ? i + 1 : m_snapshot->node(i).end) {
            if (rect(i).contains(scenePos)) {
                inner = i;
                break;
            }
        }
        if (inner == kNoNode)
            return found;
        if (!codemap::isChained(*m_snapshot, inner))
            found = inner;
        at = inner;
        if (isFile)
            return found;
    }
}

NodeIndex MapScene::around(NodeIndex node) const
{
    if (node == 0 || node == kNoNode)
        return kNoNode;
    const NodeKind kind = m_snapshot->node(node).kind;
    if (codemap::isSymbol(kind))
        return m_snapshot->fileOf(node);
    const NodeIndex start = kind == NodeKind::Dir ? codemap::chainStart(*m_snapshot, node) : node;
    const NodeIndex parent = m_snapshot->node(start).parent;
    return parent == 0 ? kNoNode : parent;
}

NodeIndex MapScene::firstInside(NodeIndex node) const
{
    const NodeIndex end = node == kNoNode ? count() : m_snapshot->node(node).end;
    NodeIndex inner = node == kNoNode ? 1 : node + 1;
    while (inner < end && codemap::isChained(*m_snapshot, inner))
        ++inner;
    return inner < end ? inner : kNoNode;
}

NodeIndex MapScene::neighbour(NodeIndex node, Direction direction) const
{
    if (node == kNoNode)
        return firstInside(kNoNode);
    const NodeIndex outer = around(node);
    const NodeIndex first = outer == kNoNode ? 1 : outer + 1;
    const NodeIndex end = outer == kNoNode ? count() : m_snapshot->node(outer).end;
    const bool isInFile = codemap::isSymbol(m_snapshot->node(node).kind);
    const QPointF from = rect(node).center();
    NodeIndex best = kNoNode;
    qreal bestCost = 0;
    const auto consider = [&](NodeIndex candidate) {
        const QPointF delta = rect(candidate).center() - from;
        const bool isHorizontal = direction == Direction::Left || direction == Direction::Right;
        const qreal along = (isHorizontal ? delta.x() : delta.y())
            * (direction == Direction::Left || direction == Direction::Up ? -1 : 1);
        const qreal aside = std::abs(isHorizontal ? delta.y() : delta.x());
        if (candidate == node || along <= 1e-6)
            return;
        const qreal cost = along + 2.5 * aside;
        if (best == kNoNode || cost < bestCost) {
            best = candidate;
            bestCost = cost;
        }
    };
    for (NodeIndex i = first; i < end;) {
        if (!isInFile && codemap::isChained(*m_snapshot, i)) {
            ++i;
            continue;
        }
        consider(i);
        i = isInFile ? i + 1 : m_snapshot->node(i).end;
    }
    return best == kNoNode ? node : best;
}

} // namespace agentops::ui::map
