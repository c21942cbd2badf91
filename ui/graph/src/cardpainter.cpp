// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

using M = CardMetrics;

// Cards of this height and more have room for two lines of the large title at their usual places;
// on lower ones they are closer to one another.
constexpr qreal kTwoLineTitleHeight = 76;
// What a card keeps free beside its title for the state of a run.
constexpr qreal kStateRoom = M::kStateIconSize + 6;
constexpr qreal kLargeStateRoom = 28;

bool isMarked(const NodeItem &node)
{
    return node.problem && *node.problem != workflow::Diagnostic::Severity::Hint;
}

} // namespace

void GraphPictureBuilder::drawCard(const NodeItem &node, const Pass &pass, bool isMoving,
                                   PictureLayer &layer)
{
    const QRectF body = node.bodyRect();
    if (node.isCollapsed)
        drawStack(node);
    if (pass.detail() == DetailLevel::Dot) {
        m_painter.rect(body,
                       toRgba(m_style.categoryColor(node.category),
                              node.isMuted ? GraphStyle::kMutedOpacity : 0.75));
        drawBreakpoint(node);
        return;
    }
    if (isMoving)
        m_painter.shadow(node.rect, M::kRadius, 18, {0, 6}, toRgba(m_style.shadow, 0.6));
    m_painter.roundedRect(body, Corners::all(M::kRadius), toRgba(m_style.raised));
    switch (pass.detail()) {
    case DetailLevel::Full:
    case DetailLevel::Names:
        drawFullCard(node, m_fonts.at(pass.detail()), layer);
        break;
    case DetailLevel::Title:
        drawCardTitle(node, layer);
        break;
    case DetailLevel::Block:
    case DetailLevel::Dot:
        drawCardBlock(node, layer);
        break;
    }
    if (node.isMuted)
        m_painter.dashedFrame(body, M::kRadius, m_painter.px(1), 5, 4, toRgba(outlineColor(node)));
    else
        m_painter.roundedFrame(body, Corners::all(M::kRadius), m_painter.px(1),
                               toRgba(outlineColor(node)));
    if (pass.detail() >= DetailLevel::Title) {
        if (node.isContainer)
            drawFold(node, layer);
        drawPorts(node, pass, layer);
    }
    drawBreakpoint(node);
}

QColor GraphPictureBuilder::outlineColor(const NodeItem &node) const
{
    if (node.isMuted)
        return m_style.faint;
    if (!isMarked(node))
        return m_style.line;
    QColor color = m_style.problemColor(*node.problem);
    color.setAlphaF(0.8f);
    return color;
}

void GraphPictureBuilder::drawFullCard(const NodeItem &node, const GraphFonts::Set &fonts,
                                       PictureLayer &layer)
{
    const qreal opacity = node.isMuted ? GraphStyle::kMutedOpacity : 1.0;
    const auto shade = [opacity](QColor color) {
        color.setAlphaF(color.alphaF() * float(opacity));
        return color;
    };
    const QColor tint = m_style.categoryColor(node.category);
    const QPointF corner = node.rect.topLeft();
    const qreal titleCenter = M::kHeaderHeight / 2 + 2;
    const QRectF tile(corner + QPointF(9, titleCenter - M::kTileSize / 2),
                      QSizeF(M::kTileSize, M::kTileSize));
    m_painter.roundedRect(tile, Corners::all(5),
                          toRgba(tint, opacity * (m_style.isDark ? 0.2 : 0.18)));
    addIcon(layer, node.icon, tile.center(), M::kIconSize, shade(tint));

    qreal right =
        M::kWidth - 9 - (node.overlay ? kStateRoom : 0) - (node.isContainer ? kStateRoom : 0);
    if (isMarked(node)) {
        right -= M::kStateIconSize;
        const bool isError = *node.problem == workflow::Diagnostic::Severity::Error;
        addIcon(layer, isError ? u"circle-alert"_s : u"triangle-alert"_s,
                corner + QPointF(right + M::kStateIconSize / 2, titleCenter), M::kStateIconSize,
                m_style.problemColor(*node.problem));
        right -= 6;
    }
    addText(layer, node.title, fonts.title, corner + QPointF(36, titleCenter), right - 36 - 2,
            shade(m_style.text));
    addText(layer, node.summary, fonts.code, corner + QPointF(M::kPadding, M::kSummaryCenter),
            M::kWidth - 2 * M::kPadding, shade(m_style.muted));
}

void GraphPictureBuilder::drawCardTitle(const NodeItem &node, PictureLayer &layer)
{
    const qreal opacity = node.isMuted ? GraphStyle::kMutedOpacity : 1.0;
    QColor tint = m_style.categoryColor(node.category);
    QColor ink = m_style.text;
    tint.setAlphaF(float(opacity));
    ink.setAlphaF(float(opacity));
    const QPointF corner = node.rect.topLeft();
    const QRectF tile(corner + QPointF(10, 10), QSizeF(32, 32));
    m_painter.roundedRect(tile, Corners::all(7), toRgba(tint, 0.2));
    addIcon(layer, node.icon, tile.center(), 24, tint);

    const qreal width = M::kWidth - 50 - 10 - (node.overlay ? kLargeStateRoom : 0)
        - (node.isContainer ? kStateRoom : 0);
    const QString title = node.title.trimmed();
    const QString first = m_texts.wrapped(title, m_fonts.largeTitle, width).value(0);
    if (first.size() >= title.size()) {
        addText(layer, title, m_fonts.largeTitle, corner + QPointF(50, 26), width, ink);
        return;
    }
    const bool isRoomy = node.bodyRect().height() >= kTwoLineTitleHeight;
    const QPointF place = corner + QPointF(50, isRoomy ? 26 : 17);
    addText(layer, first, m_fonts.largeTitle, place, width, ink);
    addText(layer, title.sliced(first.size()).trimmed(), m_fonts.largeTitle,
            place + QPointF(0, isRoomy ? 27 : 24), width, ink);
}

void GraphPictureBuilder::drawCardBlock(const NodeItem &node, PictureLayer &layer)
{
    const qreal opacity = node.isMuted ? GraphStyle::kMutedOpacity : 1.0;
    QColor tint = m_style.categoryColor(node.category);
    tint.setAlphaF(float(opacity));
    m_painter.roundedRect(QRectF(node.rect.topLeft(), QSizeF(M::kWidth, M::kHeaderHeight)),
                          Corners::top(M::kRadius), toRgba(tint, 0.55));
    addIcon(layer, node.icon, node.bodyRect().center() + QPointF(0, M::kHeaderHeight / 2), 40,
            tint);
}

void GraphPictureBuilder::drawPorts(const NodeItem &node, const Pass &pass, PictureLayer &layer)
{
    const qreal opacity = node.isMuted ? GraphStyle::kMutedOpacity : 1.0;
    QColor label = m_style.muted;
    label.setAlphaF(float(opacity));
    const auto draw = [&](const std::vector<PortItem> &ports, bool isInput) {
        const int rowsBeside = isInput ? node.outputRows : node.inputRows;
        for (const PortItem &port : ports) {
            if (port.isBuiltIn && !port.isConnected)
                continue; // in the live layer, when somebody is at the card
            const QPointF center = node.rect.topLeft() + port.offset;
            m_painter.shape(GraphStyle::portShape(port.type), center, M::kPortRadius,
                            toRgba(m_style.portColor(port.type), opacity));
            if (pass.detail() == DetailLevel::Title || port.row < 0)
                continue;
            const QPointF inwards(isInput ? M::kPadding : -M::kPadding, 0);
            const qreal width = port.row < rowsBeside ? 96.0 : 190.0;
            addText(layer, port.name, m_fonts.at(pass.detail()).label, center + inwards, width,
                    label, isInput ? Qt::AlignLeft : Qt::AlignRight);
        }
    };
    draw(node.inputs, true);
    draw(node.outputs, false);
}

} // namespace agentops::ui::graph
