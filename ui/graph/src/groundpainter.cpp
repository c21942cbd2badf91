// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphpicture.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::MeshPainter;
using scene::toRgba;

namespace {

// Far out, edges whose ends fall into the same squares of this many pixels become one line.
constexpr qreal kGatherPx = 12;
constexpr qreal kNoteLineHeight = 18;
constexpr qreal kLargeNoteLineHeight = 21;

/// Title and text of a note: a heading, or a first line that stands alone, is the title.
std::pair<QString, QString> partsOf(const QString &note)
{
    QString title;
    QString text = note.trimmed();
    const qsizetype firstBreak = text.indexOf(u'\n');
    if (text.startsWith(u'#') || firstBreak > 0) {
        title = text.left(firstBreak < 0 ? text.size() : firstBreak);
        while (title.startsWith(u'#'))
            title.removeFirst();
        title = title.remove(QStringLiteral("**")).trimmed();
        text = firstBreak < 0 ? QString() : text.mid(firstBreak + 1).trimmed();
    }
    return {title, text.remove(QStringLiteral("**")).remove(u'`')};
}

} // namespace

void GraphPictureBuilder::buildGround(const Frame &frame, const InteractionView &interaction,
                                      GraphPicture &picture)
{
    PictureLayer &ground = picture.ground;
    ground.clear();
    MeshPainter painter(ground.shapes, m_anchor, frame.scale, frame.devicePixelRatio);
    for (const GroupItem &group : m_scene.groups()) {
        if (group.rect.adjusted(0, -30, 0, 0).intersects(frame.region)
            && !interaction.movingGroups.contains(group.id))
            drawGroup(group, frame, interaction, {}, ground, painter);
    }
    for (const NoteItem &note : m_scene.notes()) {
        if (note.rect.intersects(frame.region) && !interaction.movingNotes.contains(note.id))
            drawNote(note, frame, interaction.selectedNotes.contains(note.id), {}, ground, painter);
    }
    m_scene.edgesIn(frame.region, m_visible);
    picture.drawnEdges = int(m_visible.size());
    if (frame.detail == DetailLevel::Dot) {
        drawGatheredEdges(m_visible, frame, painter);
        return;
    }
    for (const int index : m_visible) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        if (!isMoving(edge, interaction))
            drawEdge(edge, edge.curve, frame, Stress::None, ground, painter);
    }
}

bool GraphPictureBuilder::isMoving(const EdgeItem &edge, const InteractionView &interaction) const
{
    return !interaction.movingNodes.isEmpty()
        && (interaction.movingNodes.contains(m_scene.nodes()[size_t(edge.from)].id)
            || interaction.movingNodes.contains(m_scene.nodes()[size_t(edge.to)].id));
}

void GraphPictureBuilder::drawMovingEdges(const Frame &frame, const InteractionView &interaction,
                                          PictureLayer &layer, MeshPainter &painter)
{
    const auto isNodeMoving = [&](int node) {
        return interaction.movingNodes.contains(m_scene.nodes()[size_t(node)].id);
    };
    for (const workflow::NodeId &id : interaction.movingNodes) {
        const int node = m_scene.indexOf(id);
        if (node < 0)
            continue;
        for (const int index : m_scene.edgesOf(node)) {
            const EdgeItem &edge = m_scene.edges()[size_t(index)];
            const bool isFromMoving = isNodeMoving(edge.from);
            if (edge.from != node && isFromMoving)
                continue; // drawn with the node that it begins at
            const QPointF none;
            const scene::Cubic curve = GraphScene::edgeCurve(
                edge.curve.start + (isFromMoving ? interaction.moveOffset : none),
                edge.curve.end + (isNodeMoving(edge.to) ? interaction.moveOffset : none));
            if (curve.bounds().intersects(frame.region.adjusted(-1, -1, 1, 1)))
                drawEdge(edge, curve, frame,
                         interaction.selectedEdges.contains(edge.id) ? Stress::Selected
                                                                     : Stress::None,
                         layer, painter);
        }
    }
}

void GraphPictureBuilder::drawStressedEdges(const Frame &frame, const InteractionView &interaction,
                                            PictureLayer &layer, MeshPainter &painter)
{
    const auto draw = [&](int index, Stress stress) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        if (edge.curve.bounds().intersects(frame.region) && !isMoving(edge, interaction))
            drawEdge(edge, edge.curve, frame, stress, layer, painter);
    };
    for (const workflow::EdgeId &id : interaction.selectedEdges) {
        if (const int index = m_scene.indexOf(id); index >= 0)
            draw(index, Stress::Selected);
    }
    const Hit &hover = interaction.hover;
    if (hover.kind == Hit::Kind::Edge
        && !interaction.selectedEdges.contains(m_scene.edges()[size_t(hover.item)].id))
        draw(hover.item, Stress::Hovered);
}

void GraphPictureBuilder::drawGroup(const GroupItem &group, const Frame &frame,
                                    const InteractionView &interaction, QPointF offset,
                                    PictureLayer &layer, MeshPainter &painter)
{
    const QRectF rect = group.rect.translated(offset);
    const bool isSelected = interaction.selectedGroups.contains(group.id);
    painter.roundedRect(rect, Corners::all(10),
                        toRgba(m_style.accent, m_style.isDark ? 0.09 : 0.07));
    if (frame.detail == DetailLevel::Dot || isSelected)
        painter.roundedFrame(rect, Corners::all(10), painter.px(isSelected ? 2 : 1),
                             toRgba(m_style.accent, isSelected ? 1.0 : 0.35));
    else
        painter.dashedFrame(rect, 10, painter.px(1), 5, 4, toRgba(m_style.accent, 0.5));
    if (frame.detail < DetailLevel::Title)
        return;
    const bool isLarge = frame.detail == DetailLevel::Title;
    addText(layer, group.title, isLarge ? m_fonts.largeTitle : m_fonts.at(frame.detail).title,
            rect.topLeft() + QPointF(10, isLarge ? -16 : -13), rect.width() - 20, m_style.muted);
}

void GraphPictureBuilder::drawNote(const NoteItem &note, const Frame &frame, bool isSelected,
                                   QPointF offset, PictureLayer &layer, MeshPainter &painter)
{
    const QRectF rect = note.rect.translated(offset);
    painter.roundedRect(rect, Corners::all(6), toRgba(m_style.note));
    painter.roundedFrame(rect, Corners::all(6), painter.px(isSelected ? 2 : 1),
                         isSelected ? toRgba(m_style.accent) : toRgba(m_style.waiting, 0.18));
    if (frame.detail < DetailLevel::Title)
        return;
    const auto [title, text] = partsOf(note.text);
    const bool isTitleOnly = frame.detail == DetailLevel::Title;
    const GraphFonts::Set &fonts = m_fonts.at(frame.detail);
    const qreal lineHeight =
        frame.detail == DetailLevel::Full ? kNoteLineHeight : kLargeNoteLineHeight;
    const qreal width = rect.width() - 2 * CardMetrics::kPadding;
    QPointF place = rect.topLeft() + QPointF(CardMetrics::kPadding, 20);
    if (!title.isEmpty() || isTitleOnly) {
        addText(layer, title.isEmpty() ? text : title,
                isTitleOnly ? m_fonts.largeTitle : fonts.title, place, width, m_style.text);
        place.ry() += lineHeight + 4;
    }
    if (isTitleOnly)
        return;
    for (const QString &line : m_texts.wrapped(text, fonts.label, width)) {
        if (place.y() + lineHeight / 2 > rect.bottom())
            break;
        addText(layer, line, fonts.label, place, width, m_style.muted);
        place.ry() += lineHeight;
    }
}

void GraphPictureBuilder::drawEdge(const EdgeItem &edge, const scene::Cubic &curve,
                                   const Frame &frame, Stress stress, PictureLayer &layer,
                                   MeshPainter &painter)
{
    const QColor color = stress == Stress::Selected ? m_style.accent
        : edge.hasProblem                           ? m_style.failed
                                                    : m_style.portColor(edge.type);
    const qreal base = frame.detail >= DetailLevel::Names ? 2.0 : 1.5;
    const qreal opacity = frame.detail == DetailLevel::Block ? 0.6 : 0.9;
    const bool isPlain = stress == Stress::None;
    const scene::Rgba ink = toRgba(color, isPlain ? opacity : 1.0);
    painter.cubic(curve, painter.px(isPlain ? base : base + 1), ink);
    if (frame.detail == DetailLevel::Block || frame.detail == DetailLevel::Dot)
        return;
    painter.arrowHead(curve.end - QPointF(CardMetrics::kPortRadius, 0), {1, 0}, 7, 7, ink);
    if (edge.condition.isEmpty() || frame.detail < DetailLevel::Names)
        return;
    const GraphFonts::Index font = m_fonts.at(frame.detail).footer;
    const scene::TextLine line = m_texts.line(edge.condition, font, 140);
    const QPointF middle = curve.at(0.5);
    const qreal half = std::max(10.0, line.height / 2 + 2);
    const QRectF pill(middle.x() - line.width / 2 - 8, middle.y() - half, line.width + 16,
                      2 * half);
    painter.roundedRect(pill, Corners::all(half), toRgba(m_style.raised));
    painter.roundedFrame(pill, Corners::all(half), painter.px(1), ink);
    addText(layer, edge.condition, font, middle, 140, m_style.text, Qt::AlignHCenter);
}

void GraphPictureBuilder::drawGatheredEdges(const std::vector<int> &edges, const Frame &frame,
                                            MeshPainter &painter)
{
    const qreal cell = kGatherPx / frame.scale;
    const auto cellOf = [cell](QPointF pos) {
        const auto half = [cell](qreal value) {
            return quint32(qint32(std::floor(value / cell)));
        };
        return quint64(half(pos.x())) << 32 | half(pos.y());
    };
    m_gathered.clear();
    for (const int index : edges) {
        const scene::Cubic &curve = m_scene.edges()[size_t(index)].curve;
        const quint64 from = cellOf(curve.start);
        const quint64 to = cellOf(curve.end);
        if (from != to)
            ++m_gathered[{from, to}];
    }
    const auto center = [cell](quint64 key) {
        return QPointF((qint32(key >> 32) + 0.5) * cell, (qint32(key & 0xffffffff) + 0.5) * cell);
    };
    for (const auto &[places, count] : m_gathered.asKeyValueRange()) {
        const qreal width = 1 + std::log2(qreal(count));
        painter.line(center(places.first), center(places.second), painter.px(width),
                     toRgba(m_style.muted, 0.35));
    }
}

} // namespace agentops::ui::graph
