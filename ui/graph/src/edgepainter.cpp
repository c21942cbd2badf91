// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>
#include <cmath>

namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

// Far out, edges whose ends fall into the same squares of this many pixels become one line.
constexpr qreal kGatherPx = 12;
// Far out, more selected edges than this are gathered, too.
constexpr size_t kFewEdges = 64;
constexpr qreal kConditionWidth = 140;
constexpr qreal kRoutePointRadius = 4;
constexpr qreal kTrailPx = 4;
// Units: scene units a second.
constexpr double kFlowSpeed = 48;

} // namespace

void GraphPictureBuilder::buildEdges(const Pass &pass)
{
    PictureLayer &layer = pass.picture.edges;
    layer.clear();
    paintOn(pass, layer);
    m_scene.edgesIn(pass.frame.region, m_shownEdges);
    pass.picture.drawnEdges = int(m_shownEdges.size());
    if (pass.isLifted()) {
        std::erase_if(m_shownEdges,
                      [&](int edge) { return isMoving(m_scene.edges()[size_t(edge)], pass.view); });
    }
    if (pass.detail() == DetailLevel::Dot) {
        drawGatheredEdges(m_shownEdges, pass, m_style.muted, 0.35);
        return;
    }
    for (const int index : m_shownEdges) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        drawEdge(edge, edge.curve, pass, Stress::None, layer);
    }
}

bool GraphPictureBuilder::isMoving(const EdgeItem &edge, const InteractionView &interaction) const
{
    return !interaction.movingNodes.isEmpty() && !interaction.isCopying
        && (interaction.movingNodes.contains(m_scene.nodes()[size_t(edge.from)].id)
            || interaction.movingNodes.contains(m_scene.nodes()[size_t(edge.to)].id));
}

void GraphPictureBuilder::drawMovingEdges(const Pass &pass)
{
    const auto isNodeMoving = [&](int node) {
        return pass.view.movingNodes.contains(m_scene.nodes()[size_t(node)].id);
    };
    for (const workflow::NodeId &id : pass.view.movingNodes) {
        const int node = m_scene.indexOf(id);
        if (node < 0)
            continue;
        for (const int index : m_scene.edgesOf(node)) {
            const EdgeItem &edge = m_scene.edges()[size_t(index)];
            const bool isFromMoving = isNodeMoving(edge.from);
            if (edge.isHidden || (edge.from != node && isFromMoving))
                continue; // or met at the node that it begins at
            const bool isToMoving = isNodeMoving(edge.to);
            if (!isFromMoving || !isToMoving) {
                // Copies are connected among each other only.
                if (!pass.view.isCopying)
                    m_stretched.push_back({index, isFromMoving, isToMoving});
            } else if (touches(edge.curve.bounds(), pass.movingRegion())) {
                drawEdge(edge, edge.curve, pass,
                         pass.view.selectedEdges.contains(edge.id) ? Stress::Selected
                                                                   : Stress::None,
                         pass.picture.movingGround);
            }
        }
    }
}

void GraphPictureBuilder::drawStretchedEdges(const Pass &pass)
{
    for (const Stretched &stretched : m_stretched) {
        const EdgeItem &edge = m_scene.edges()[size_t(stretched.edge)];
        const QPointF none;
        m_path.lead(edge.curve.start() + (stretched.isFromMoving ? pass.view.moveOffset : none),
                    edge.route,
                    edge.curve.end() + (stretched.isToMoving ? pass.view.moveOffset : none));
        if (touches(m_path.bounds(), pass.frame.region))
            drawEdge(edge, m_path, pass,
                     pass.view.selectedEdges.contains(edge.id) ? Stress::Selected : Stress::None,
                     pass.picture.live);
    }
}

void GraphPictureBuilder::drawSelectedEdges(const Pass &pass)
{
    m_found.clear();
    for (const workflow::EdgeId &id : pass.view.selectedEdges) {
        const int index = m_scene.indexOf(id);
        if (index < 0)
            continue;
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        if (!edge.isHidden && touches(edge.curve.bounds(), pass.frame.region)
            && !isMoving(edge, pass.view))
            m_found.push_back(index);
    }
    if (pass.detail() == DetailLevel::Dot && m_found.size() > kFewEdges) {
        drawGatheredEdges(m_found, pass, m_style.accent, 0.8);
        return;
    }
    for (const int index : m_found) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        drawEdge(edge, edge.curve, pass, Stress::Selected, pass.picture.selection);
    }
}

void GraphPictureBuilder::drawHoveredEdge(const Pass &pass)
{
    const Hit &hover = pass.view.hover;
    if (hover.kind != Hit::Kind::Edge)
        return;
    const EdgeItem &edge = m_scene.edges()[size_t(hover.item)];
    if (!pass.view.selectedEdges.contains(edge.id) && !isMoving(edge, pass.view))
        drawEdge(edge, edge.curve, pass, Stress::Hovered, pass.picture.live);
}

void GraphPictureBuilder::drawEdge(const EdgeItem &edge, const EdgePath &path, const Pass &pass,
                                   Stress stress, PictureLayer &layer)
{
    const QColor color = stress == Stress::Selected ? m_style.accent
        : edge.hasProblem                           ? m_style.failed
                                                    : m_style.portColor(edge.type);
    const bool isPlain = stress == Stress::None;
    const qreal opacity = (pass.detail() == DetailLevel::Block ? 0.6 : 0.9)
        * (edge.isMuted ? GraphStyle::kMutedOpacity : 1.0);
    const scene::Rgba ink = toRgba(color, isPlain ? opacity : 1.0);
    const qreal base = pass.detail() >= DetailLevel::Names ? 2.0 : 1.5;
    const qreal width = m_painter.px(isPlain ? base : base + 1);
    if (edge.isMuted)
        m_painter.dashedPath(path.pieces(), width, std::max(6.0, m_painter.px(5)),
                             std::max(5.0, m_painter.px(4)), 0, ink);
    else
        m_painter.path(path.pieces(), width, ink);
    if (!isPlain) {
        for (const QPointF point : edge.route)
            m_painter.circle(point, std::max(kRoutePointRadius, m_painter.px(3.5)), ink);
    }
    drawBreakpoint(edge, path);
    if (pass.detail() == DetailLevel::Block || pass.detail() == DetailLevel::Dot)
        return;
    m_painter.arrowHead(path.end() - QPointF(CardMetrics::kPortRadius, 0), {1, 0}, 7, 7, ink);
    if (!edge.condition.isEmpty() && pass.detail() >= DetailLevel::Names)
        drawCondition(edge, path, pass, ink, layer);
}

void GraphPictureBuilder::drawCondition(const EdgeItem &edge, const EdgePath &path,
                                        const Pass &pass, scene::Rgba ink, PictureLayer &layer)
{
    const GraphFonts::Index font = m_fonts.at(pass.detail()).footer;
    const scene::TextLine &line = m_texts.line(edge.condition, font, kConditionWidth);
    const QPointF middle = path.at(0.5);
    const qreal half = std::max(10.0, line.height / 2 + 2);
    const QRectF pill(middle.x() - line.width / 2 - 8, middle.y() - half, line.width + 16,
                      2 * half);
    m_painter.roundedRect(pill, Corners::all(half), toRgba(m_style.raised));
    m_painter.roundedFrame(pill, Corners::all(half), m_painter.px(1), ink);
    placeLine(layer, line, middle, m_style.text, Qt::AlignHCenter);
}

void GraphPictureBuilder::drawTrail(const EdgeItem &edge, const Pass &pass)
{
    const qreal base = pass.detail() >= DetailLevel::Names ? 2.0 : 1.5;
    m_painter.path(edge.curve.pieces(), m_painter.px(base + kTrailPx),
                   toRgba(m_style.portColor(edge.type), 0.25));
}

void GraphPictureBuilder::drawFlow(const Pass &pass)
{
    // Dashes that are seen from far out, too.
    const qreal unit = std::max(1.0, m_painter.px(0.8));
    for (const int index : m_flowingEdges)
        m_painter.dashedPath(m_scene.edges()[size_t(index)].curve.pieces(), m_painter.px(2),
                             6 * unit, 12 * unit, -pass.frame.seconds * kFlowSpeed * unit,
                             toRgba(m_style.text, 0.9));
}

void GraphPictureBuilder::drawGatheredEdges(const std::vector<int> &edges, const Pass &pass,
                                            const QColor &color, qreal opacity)
{
    const qreal cell = kGatherPx / pass.frame.scale;
    const auto cellOf = [cell](QPointF pos) {
        const auto half = [cell](qreal value) {
            return quint32(qint32(std::floor(value / cell)));
        };
        return quint64(half(pos.x())) << 32 | half(pos.y());
    };
    m_gathered.clear();
    for (const int index : edges) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        const quint64 from = cellOf(edge.curve.start());
        const quint64 to = cellOf(edge.curve.end());
        if (from != to)
            m_gathered.push_back({from, to, quint64(edge.isMuted)});
    }
    std::ranges::sort(m_gathered);
    const auto center = [cell](quint64 key) {
        return QPointF((qint32(key >> 32) + 0.5) * cell, (qint32(key & 0xffffffff) + 0.5) * cell);
    };
    for (auto begin = m_gathered.begin(); begin != m_gathered.end();) {
        const auto end = std::find_if(begin, m_gathered.end(),
                                      [&](const auto &other) { return other != *begin; });
        const auto &[from, to, isMuted] = *begin;
        const qreal width = 1 + std::log2(qreal(end - begin));
        m_painter.line(center(from), center(to), m_painter.px(width),
                       toRgba(color, opacity * (isMuted ? GraphStyle::kMutedOpacity : 1.0)));
        begin = end;
    }
}

} // namespace agentops::ui::graph
