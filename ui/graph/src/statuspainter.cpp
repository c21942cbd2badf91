// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;
using workflow::StepState;

namespace {

using M = CardMetrics;

constexpr int kCornerSegments = 6;
/// The icon before the footer of a step that has not run itself.
constexpr qreal kBadgeWidth = M::kIconSize + 5;

QString originIcon(StepOrigin origin)
{
    switch (origin) {
    case StepOrigin::Ran:
        return {};
    case StepOrigin::Kept:
        return u"history"_s;
    case StepOrigin::Cached:
        return u"database"_s;
    case StepOrigin::Pinned:
        return u"pin"_s;
    }
    Q_UNREACHABLE_RETURN({});
}
// What lies over a pale card: it can still be read.
constexpr qreal kVeil = 0.6;

QColor shaded(QColor color, const NodeItem &node)
{
    if (node.isMuted)
        color.setAlphaF(color.alphaF() * float(GraphStyle::kMutedOpacity));
    return color;
}

} // namespace

void GraphPictureBuilder::buildStatus(const Pass &pass)
{
    GraphPicture &picture = pass.picture;
    m_runTexts.nextGeneration();
    picture.trails.clear();
    picture.movingStatus.clear();
    for (PictureLayer &layer : picture.status)
        layer.clear();
    if (picture.status.size() < picture.cards.size())
        picture.status.resize(picture.cards.size());
    m_runningNodes.clear();
    m_flowingEdges.clear();

    if (pass.detail() != DetailLevel::Dot) {
        paintOn(pass, picture.trails);
        for (const int index : m_shownEdges) {
            const EdgeItem &edge = m_scene.edges()[size_t(index)];
            if (edge.overlay != EdgeOverlay::None)
                drawTrail(edge, pass);
            if (edge.overlay == EdgeOverlay::Running)
                m_flowingEdges.push_back(index);
        }
    }
    drawGroundMarks(pass);
    const auto draw = [&](int index, PictureLayer &layer) {
        const NodeItem &node = m_scene.nodes()[size_t(index)];
        if (const auto mark = m_scene.marks().nodes.constFind(node.id);
            mark != m_scene.marks().nodes.constEnd()) {
            paintOn(pass, layer);
            drawMark(node, *mark, pass);
        }
        if (node.isCollapsed)
            drawStateInside(node, pass, layer);
        if (!node.overlay)
            return;
        paintOn(pass, layer);
        drawStatus(node, pass, layer);
        if (node.overlay->state == StepState::Running)
            m_runningNodes.push_back(index);
    };
    for (size_t i = 0; i < m_shownNodes.size(); ++i)
        draw(m_shownNodes[i], picture.status[m_layerOfShown[i]]);
    for (const int index : m_movingNodes)
        draw(index, picture.movingStatus);
    drawGroupStatus(pass);
    picture.isAnimated = !m_runningNodes.empty() || !m_flowingEdges.empty();
}

void GraphPictureBuilder::drawStatus(const NodeItem &node, const Pass &pass, PictureLayer &layer)
{
    const StepState state = node.overlay->state;
    if (node.overlay->isPale)
        m_painter.roundedRect(node.bodyRect(), Corners::all(M::kRadius),
                              toRgba(m_style.canvas, kVeil));
    if (pass.detail() == DetailLevel::Dot) {
        if (state != StepState::Planned) {
            // The tint of the kind must not shine through.
            m_painter.rect(node.rect, toRgba(m_style.canvas));
            m_painter.rect(node.rect, toRgba(shaded(m_style.stateColor(state), node), 0.75));
        }
    } else {
        if (node.hasFooter())
            drawFooter(node, pass, layer);
        if (state != StepState::Planned && state != StepState::Running)
            drawStateIcon(node, pass, layer);
    }
    if (state == StepState::Running)
        drawProgress(node, pass);
}

void GraphPictureBuilder::drawFooter(const NodeItem &node, const Pass &pass, PictureLayer &layer)
{
    // The card ends above it with a frame and round corners: they are covered, and the frame goes
    // on around the footer.
    const QRectF body = node.bodyRect();
    const QRectF &rect = node.rect;
    const scene::Rgba fill = toRgba(m_style.raised);
    const qreal hairline = m_painter.px(1);
    const QSizeF corner(M::kRadius, M::kRadius);
    m_painter.rect(QRectF(body.bottomLeft() - QPointF(0, M::kRadius), corner), fill);
    m_painter.rect(QRectF(body.bottomRight() - QPointF(M::kRadius, M::kRadius), corner), fill);
    const qreal top = body.bottom() - 1.5 * hairline;
    m_painter.roundedRect(QRectF(QPointF(rect.left(), top), rect.bottomRight()),
                          Corners::bottom(M::kRadius), fill);

    const qreal inset = hairline / 2;
    const qreal radius = M::kRadius - inset;
    m_outline.clear();
    m_outline.push_back({rect.left() + inset, body.bottom() - M::kRadius});
    const auto turn = [&](QPointF center, qreal startDegrees) {
        for (int i = 0; i <= kCornerSegments; ++i) {
            const qreal angle =
                (startDegrees - 90.0 * i / kCornerSegments) * std::numbers::pi / 180;
            m_outline.push_back(center + QPointF(std::cos(angle), std::sin(angle)) * radius);
        }
    };
    turn(rect.bottomLeft() + QPointF(M::kRadius, -M::kRadius), 180);
    turn(rect.bottomRight() - QPointF(M::kRadius, M::kRadius), 90);
    m_outline.push_back({rect.right() - inset, body.bottom() - M::kRadius});
    m_painter.polyline(m_outline, hairline, toRgba(outlineColor(node)));

    if (pass.detail() < DetailLevel::Names)
        return;
    m_painter.rect(
        QRectF(rect.left() + hairline, body.bottom(), rect.width() - 2 * hairline, hairline),
        toRgba(m_style.line));
    QPointF place(rect.left() + M::kPadding, body.bottom() + M::kFooterHeight / 2);
    qreal room = M::kWidth - 2 * M::kPadding;
    if (node.overlay->origin != StepOrigin::Ran) {
        addIcon(layer, originIcon(node.overlay->origin), place + QPointF(M::kIconSize / 2, 0),
                M::kIconSize, shaded(m_style.muted, node));
        place.rx() += kBadgeWidth;
        room -= kBadgeWidth;
    }
    placeLine(layer, m_runTexts.line(node.overlay->footer, m_fonts.at(pass.detail()).footer, room),
              place, shaded(m_style.faint, node), Qt::AlignLeft);
}

void GraphPictureBuilder::drawStateIcon(const NodeItem &node, const Pass &pass, PictureLayer &layer)
{
    const StepState state = node.overlay->state;
    const QPointF corner = node.rect.topLeft();
    QPointF center;
    qreal size = 0;
    switch (pass.detail()) {
    case DetailLevel::Full:
    case DetailLevel::Names:
        center = corner + QPointF(M::kWidth - 9 - M::kStateIconSize / 2, M::kHeaderHeight / 2 + 2);
        size = M::kStateIconSize;
        break;
    case DetailLevel::Title:
        center = corner + QPointF(M::kWidth - 22, 26);
        size = 24;
        break;
    case DetailLevel::Block:
    case DetailLevel::Dot:
        center = node.bodyRect().center() + QPointF(62, M::kHeaderHeight / 2);
        size = 40;
        break;
    }
    addIcon(layer, GraphStyle::stateIcon(state), center, size,
            shaded(m_style.stateColor(state), node));
}

QRectF GraphPictureBuilder::progressTrack(const NodeItem &node, const Pass &pass) const
{
    const qreal thickness = pass.detail() == DetailLevel::Full ? 3 : std::max(3.0, m_painter.px(3));
    return {node.rect.left() + 6, node.rect.top(), node.rect.width() - 12, thickness};
}

void GraphPictureBuilder::drawProgress(const NodeItem &node, const Pass &pass)
{
    const QRectF track = progressTrack(node, pass);
    const Corners corners = Corners::all(track.height() / 2);
    m_painter.roundedRect(track, corners, toRgba(m_style.running, 0.22));
    if (node.overlay->progress < 0)
        return; // nobody knows how long: the live layer has something run through
    const qreal width = track.width() * std::clamp(node.overlay->progress, 0.02, 1.0);
    m_painter.roundedRect(QRectF(track.topLeft(), QSizeF(width, track.height())), corners,
                          toRgba(m_style.running));
}

void GraphPictureBuilder::drawActivity(const NodeItem &node, const Pass &pass)
{
    const QPointF offset =
        pass.view.movingNodes.contains(node.id) ? pass.view.moveOffset : QPointF();
    const double seconds = pass.frame.seconds;
    if (node.overlay->progress < 0) {
        const QRectF track = progressTrack(node, pass).translated(offset);
        const qreal t = std::fmod(seconds / 1.6, 1.0) * 1.4 - 0.2;
        const qreal left = std::clamp(t - 0.17, 0.0, 1.0);
        const qreal right = std::clamp(t + 0.17, 0.0, 1.0);
        if (right > left)
            m_painter.roundedRect(QRectF(track.left() + left * track.width(), track.top(),
                                         (right - left) * track.width(), track.height()),
                                  Corners::all(track.height() / 2), toRgba(m_style.running));
    }
    if (pass.detail() < DetailLevel::Title)
        return;
    constexpr int kSpokes = 8;
    const QPointF center = node.rect.topRight() + offset + QPointF(-17, M::kHeaderHeight / 2 + 2);
    const int bright = int(std::fmod(seconds * 10, kSpokes));
    for (int i = 0; i < kSpokes; ++i) {
        const qreal angle = i * std::numbers::pi / 4;
        const QPointF out(std::cos(angle), std::sin(angle));
        const qreal strength = 1.0 - ((bright - i + kSpokes) % kSpokes) / qreal(kSpokes) * 0.8;
        m_painter.line(center + out * 3.5, center + out * 7, 1.5,
                       toRgba(m_style.running, strength));
    }
}

} // namespace agentops::ui::graph
