// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

// Of GraphPictureBuilder: what has become of elements, by a sign, a line of its own and a colour.
namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

using M = CardMetrics;

constexpr qreal kGhostCover = 0.6;
constexpr qreal kMovedOpacity = 0.55;
constexpr qreal kGroupRadius = 10;
constexpr qreal kNoteRadius = 6;
// A sign never covers more of a card than this.
constexpr qreal kMaxSign = 36;

bool isGone(Mark mark)
{
    return mark == Mark::Removed;
}

} // namespace

QColor GraphPictureBuilder::markColor(Mark mark) const
{
    switch (mark) {
    case Mark::Added:
        return m_style.ok;
    case Mark::Removed:
        return m_style.failed;
    case Mark::Changed:
        return m_style.waiting;
    case Mark::Conflict:
        return m_style.inDoubt;
    case Mark::Moved:
        break;
    }
    return m_style.faint;
}

void GraphPictureBuilder::drawGroundMarks(const Pass &pass)
{
    const ChangeMarks &marks = m_scene.marks();
    if (marks.isEmpty())
        return;
    paintOn(pass, pass.picture.trails);
    for (const auto &[id, mark] : marks.groups.asKeyValueRange()) {
        if (const int group = m_scene.indexOf(id); group >= 0)
            drawMarkedFrame(m_scene.groups()[size_t(group)].rect, kGroupRadius, mark, pass);
    }
    for (const auto &[id, mark] : marks.notes.asKeyValueRange()) {
        if (const int note = m_scene.indexOf(id); note >= 0)
            drawMarkedFrame(m_scene.notes()[size_t(note)].rect, kNoteRadius, mark, pass);
    }
    for (const int index : m_scene.containers()) {
        const NodeItem &container = m_scene.nodes()[size_t(index)];
        const auto mark = marks.nodes.constFind(container.id);
        if (mark != marks.nodes.constEnd() && touches(container.frame, pass.frame.region))
            outlineMarked(container.frame, M::kRadius, *mark);
    }
    for (const int index : m_shownEdges) {
        const EdgeItem &edge = m_scene.edges()[size_t(index)];
        const auto mark = marks.edges.constFind(edge.id);
        if (mark != marks.edges.constEnd() && !edge.isHidden)
            drawMarkedEdge(edge, *mark, pass);
    }
}

void GraphPictureBuilder::drawMarkedFrame(const QRectF &rect, qreal radius, Mark mark,
                                          const Pass &pass)
{
    if (!touches(rect, pass.frame.region))
        return;
    if (isGone(mark))
        m_painter.roundedRect(rect, Corners::all(radius), toRgba(m_style.canvas, kGhostCover));
    outlineMarked(rect, radius, mark);
    drawSign(rect.topLeft(), mark);
}

void GraphPictureBuilder::drawMarkedEdge(const EdgeItem &edge, Mark mark, const Pass &pass)
{
    const scene::Rgba ink = toRgba(markColor(mark), mark == Mark::Moved ? kMovedOpacity : 1.0);
    const qreal width = m_painter.px(pass.detail() >= DetailLevel::Names ? 3.0 : 2.0);
    if (isGone(mark)) {
        // What goes through it now is not to be seen through the gaps.
        m_painter.path(edge.curve.pieces(), width + m_painter.px(2), toRgba(m_style.canvas));
        m_painter.dashedPath(edge.curve.pieces(), width, std::max(6.0, m_painter.px(6)),
                             std::max(5.0, m_painter.px(5)), 0, ink);
    } else if (mark != Mark::Moved) {
        m_painter.path(edge.curve.pieces(), width, ink);
    }
    if (pass.detail() != DetailLevel::Dot)
        drawSign(edge.curve.at(0.5), mark);
}

void GraphPictureBuilder::drawMark(const NodeItem &node, Mark mark, const Pass &pass)
{
    if (pass.detail() == DetailLevel::Dot) {
        m_painter.rect(node.rect, toRgba(m_style.canvas));
        m_painter.rect(node.rect, toRgba(markColor(mark), mark == Mark::Moved ? 0.4 : 0.85));
        return;
    }
    if (isGone(mark))
        m_painter.roundedRect(node.rect, Corners::all(M::kRadius),
                              toRgba(m_style.canvas, kGhostCover));
    outlineMarked(node.rect, M::kRadius, mark);
    drawSign(node.rect.topLeft(), mark);
}

void GraphPictureBuilder::outlineMarked(const QRectF &rect, qreal radius, Mark mark)
{
    const scene::Rgba ink = toRgba(markColor(mark), mark == Mark::Moved ? kMovedOpacity : 1.0);
    if (isGone(mark))
        m_painter.dashedFrame(rect, radius, m_painter.px(2), std::max(7.0, m_painter.px(6)),
                              std::max(5.0, m_painter.px(4)), ink);
    else
        m_painter.roundedFrame(rect, Corners::all(radius),
                               m_painter.px(mark == Mark::Moved ? 1 : 2), ink);
}

void GraphPictureBuilder::drawSign(QPointF center, Mark mark)
{
    const bool isQuiet = mark == Mark::Moved;
    const qreal radius = std::min(std::max(9.0, m_painter.px(8)), kMaxSign) * (isQuiet ? 0.8 : 1.0);
    const qreal arm = radius * 0.5;
    const qreal width = radius * 0.24;
    const scene::Rgba ink = toRgba(m_style.canvas);
    m_painter.circle(center, radius + m_painter.px(1.5), ink);
    m_painter.circle(center, radius, toRgba(markColor(mark), isQuiet ? 0.8 : 1.0));
    switch (mark) {
    case Mark::Added:
        m_painter.line(center - QPointF(0, arm), center + QPointF(0, arm), width, ink);
        [[fallthrough]];
    case Mark::Removed:
        m_painter.line(center - QPointF(arm, 0), center + QPointF(arm, 0), width, ink);
        break;
    case Mark::Changed: {
        std::array<QPointF, 9> wave;
        for (size_t i = 0; i < wave.size(); ++i) {
            const qreal t = qreal(i) / qreal(wave.size() - 1);
            wave[i] = center
                + QPointF((2 * t - 1) * arm, -std::sin(2 * std::numbers::pi * t) * arm * 0.45);
        }
        m_painter.polyline(wave, width, ink);
        break;
    }
    case Mark::Moved:
        m_painter.line(center - QPointF(arm, 0), center + QPointF(arm * 0.3, 0), width, ink);
        m_painter.arrowHead(center + QPointF(arm * 1.2, 0), {1, 0}, arm, arm * 1.3, ink);
        break;
    case Mark::Conflict:
        m_painter.line(center - QPointF(0, arm), center + QPointF(0, arm * 0.25), width, ink);
        m_painter.circle(center + QPointF(0, arm * 0.85), width * 0.6, ink);
        break;
    }
}

} // namespace agentops::ui::graph
