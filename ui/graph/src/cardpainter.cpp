// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/graphpicture.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using scene::Corners;
using scene::DetailLevel;
using scene::MeshPainter;
using scene::toRgba;

namespace {

using M = CardMetrics;

constexpr qreal kMutedOpacity = 0.45;
// Cards of this height and more have room for a second line of the large title.
constexpr qreal kTwoLineTitleHeight = 76;

/// Whether a person looks at that one card, with the pointer or with the keyboard.
bool isPointedAt(int node, const InteractionView &interaction)
{
    const Hit &hover = interaction.hover;
    return (hover.item == node && (hover.kind == Hit::Kind::Node || hover.isPort()))
        || (interaction.focusedPort.isPort() && interaction.focusedPort.item == node);
}

} // namespace

void GraphPictureBuilder::drawCard(const NodeItem &node, const Frame &frame, bool isMoving,
                                   PictureLayer &layer, MeshPainter &painter)
{
    const QColor tint = m_style.categoryColor(node.category);
    if (frame.detail == DetailLevel::Dot) {
        const bool isActive = node.overlay && node.overlay->state != workflow::StepState::Planned;
        const QColor color = isActive ? m_style.stateColor(node.overlay->state) : tint;
        painter.rect(node.rect, toRgba(color, node.isMuted ? kMutedOpacity : 0.75));
        return;
    }
    if (isMoving)
        painter.shadow(node.rect, M::kRadius, 18, {0, 6}, toRgba(m_style.shadow, 0.6));
    painter.roundedRect(node.rect, Corners::all(M::kRadius), toRgba(m_style.raised));
    switch (frame.detail) {
    case DetailLevel::Full:
    case DetailLevel::Names:
        drawFullCard(node, m_fonts.at(frame.detail), layer, painter);
        break;
    case DetailLevel::Title:
        drawCardTitle(node, layer, painter);
        break;
    case DetailLevel::Block:
    case DetailLevel::Dot:
        drawCardBlock(node, layer, painter);
        break;
    }
    if (node.isMuted)
        painter.dashedFrame(node.rect, M::kRadius, painter.px(1), 5, 4, toRgba(m_style.faint));
    else if (node.problem && *node.problem != workflow::Diagnostic::Severity::Hint)
        painter.roundedFrame(node.rect, Corners::all(M::kRadius), painter.px(1),
                             toRgba(m_style.problemColor(*node.problem), 0.8));
    else
        painter.roundedFrame(node.rect, Corners::all(M::kRadius), painter.px(1),
                             toRgba(m_style.line));
    if (frame.detail >= DetailLevel::Title)
        drawPorts(node, frame, layer, painter);
}

void GraphPictureBuilder::drawFullCard(const NodeItem &node, const GraphFonts::Set &fonts,
                                       PictureLayer &layer, MeshPainter &painter)
{
    const qreal opacity = node.isMuted ? kMutedOpacity : 1.0;
    const auto shade = [opacity](QColor color) {
        color.setAlphaF(color.alphaF() * float(opacity));
        return color;
    };
    const QColor tint = m_style.categoryColor(node.category);
    const QPointF corner = node.rect.topLeft();
    const qreal titleCenter = M::kHeaderHeight / 2 + 2;
    const QRectF tile(corner + QPointF(9, titleCenter - M::kTileSize / 2),
                      QSizeF(M::kTileSize, M::kTileSize));
    painter.roundedRect(tile, Corners::all(5),
                        toRgba(tint, opacity * (m_style.isDark ? 0.2 : 0.18)));
    addIcon(layer, node.icon, tile.center(), M::kIconSize, shade(tint));

    qreal right = M::kWidth - 9;
    const QPointF iconCenter(M::kStateIconSize / 2, titleCenter);
    if (node.overlay) {
        if (node.overlay->state != workflow::StepState::Planned) {
            right -= M::kStateIconSize;
            addIcon(layer, GraphStyle::stateIcon(node.overlay->state),
                    corner + QPointF(right, 0) + iconCenter, M::kStateIconSize,
                    shade(m_style.stateColor(node.overlay->state)));
            right -= 6;
        }
    }
    if (node.problem && *node.problem != workflow::Diagnostic::Severity::Hint) {
        right -= M::kStateIconSize;
        const bool isError = *node.problem == workflow::Diagnostic::Severity::Error;
        addIcon(layer, isError ? u"circle-alert"_s : u"triangle-alert"_s,
                corner + QPointF(right, 0) + iconCenter, M::kStateIconSize,
                m_style.problemColor(*node.problem));
        right -= 6;
    }
    addText(layer, node.title, fonts.title, corner + QPointF(36, titleCenter), right - 36 - 2,
            shade(m_style.text));
    addText(layer, node.summary, fonts.code, corner + QPointF(M::kPadding, M::kSummaryCenter),
            M::kWidth - 2 * M::kPadding, shade(m_style.muted));
    if (!node.hasFooter())
        return;
    const qreal footerTop = node.rect.bottom() - M::kFooterHeight;
    painter.rect(QRectF(node.rect.left() + painter.px(1), footerTop,
                        node.rect.width() - painter.px(2), painter.px(1)),
                 toRgba(m_style.line));
    addText(layer, node.overlay->footer, fonts.footer,
            QPointF(node.rect.left() + M::kPadding, footerTop + M::kFooterHeight / 2),
            M::kWidth - 2 * M::kPadding, shade(m_style.faint));
}

void GraphPictureBuilder::drawCardTitle(const NodeItem &node, PictureLayer &layer,
                                        MeshPainter &painter)
{
    const QColor tint = m_style.categoryColor(node.category);
    const QPointF corner = node.rect.topLeft();
    const QRectF tile(corner + QPointF(10, 10), QSizeF(32, 32));
    painter.roundedRect(tile, Corners::all(7), toRgba(tint, 0.2));
    addIcon(layer, node.icon, tile.center(), 24, tint);
    qreal width = M::kWidth - 50 - 10;
    if (node.overlay && node.overlay->state != workflow::StepState::Planned) {
        addIcon(layer, GraphStyle::stateIcon(node.overlay->state),
                corner + QPointF(M::kWidth - 22, 26), 24, m_style.stateColor(node.overlay->state));
        width -= 28;
    }
    const QPointF place = corner + QPointF(50, 26);
    const QString title = node.title.trimmed();
    const QString first = m_texts.wrapped(title, m_fonts.largeTitle, width).value(0);
    if (first.size() >= title.size() || node.rect.height() < kTwoLineTitleHeight) {
        addText(layer, title, m_fonts.largeTitle, place, width, m_style.text);
        return;
    }
    addText(layer, first, m_fonts.largeTitle, place, width, m_style.text);
    addText(layer, title.sliced(first.size()).trimmed(), m_fonts.largeTitle, place + QPointF(0, 27),
            width, m_style.text);
}

void GraphPictureBuilder::drawCardBlock(const NodeItem &node, PictureLayer &layer,
                                        MeshPainter &painter)
{
    const QColor tint = m_style.categoryColor(node.category);
    painter.roundedRect(QRectF(node.rect.topLeft(), QSizeF(M::kWidth, M::kHeaderHeight)),
                        Corners::top(M::kRadius), toRgba(tint, 0.55));
    const QPointF middle = node.rect.center() + QPointF(0, M::kHeaderHeight / 2);
    const bool isActive = node.overlay && node.overlay->state != workflow::StepState::Planned
        && node.overlay->state != workflow::StepState::Running;
    if (isActive) {
        const QColor state = m_style.stateColor(node.overlay->state);
        addIcon(layer, node.icon, middle - QPointF(30, 0), 40, tint);
        addIcon(layer, GraphStyle::stateIcon(node.overlay->state), middle + QPointF(30, 0), 40,
                state);
    } else {
        addIcon(layer, node.icon, middle, 40, tint);
    }
}

void GraphPictureBuilder::drawPorts(const NodeItem &node, const Frame &frame, PictureLayer &layer,
                                    MeshPainter &painter)
{
    const qreal opacity = node.isMuted ? kMutedOpacity : 1.0;
    QColor label = m_style.muted;
    label.setAlphaF(float(opacity));
    const auto draw = [&](const std::vector<PortItem> &ports, bool isInput) {
        const int rowsBeside = isInput ? node.outputRows : node.inputRows;
        for (const PortItem &port : ports) {
            if (port.isBuiltIn && !port.isConnected)
                continue; // in the live layer, when somebody is at the card
            const QPointF center = node.rect.topLeft() + port.offset;
            painter.shape(GraphStyle::portShape(port.type), center, M::kPortRadius,
                          toRgba(m_style.portColor(port.type), opacity));
            if (frame.detail == DetailLevel::Title || port.row < 0)
                continue;
            const QPointF inwards(isInput ? M::kPadding : -M::kPadding, 0);
            const qreal width = port.row < rowsBeside ? 96.0 : 190.0;
            addText(layer, port.name, m_fonts.at(frame.detail).label, center + inwards, width,
                    label, isInput ? Qt::AlignLeft : Qt::AlignRight);
        }
    };
    draw(node.inputs, true);
    draw(node.outputs, false);
}

bool GraphPictureBuilder::isBuiltInPortShown(const Hit &hit,
                                             const InteractionView &interaction) const
{
    const Hit &source = interaction.connectSource;
    if (!source.isPort())
        return isPointedAt(hit.item, interaction)
            || interaction.selectedNodes.contains(m_scene.nodes()[size_t(hit.item)].id);
    if (hit.item == source.item || hit.kind == source.kind)
        return hit == source;
    const workflow::PortType from = m_scene.findPort(source)->type;
    const workflow::PortType to = m_scene.findPort(hit)->type;
    return source.kind == Hit::Kind::OutputPort ? isCompatible(from, to) : isCompatible(to, from);
}

void GraphPictureBuilder::drawBuiltInPorts(int index, QPointF shift, const Frame &frame,
                                           const InteractionView &interaction, PictureLayer &layer,
                                           MeshPainter &painter)
{
    const NodeItem &node = m_scene.nodes()[size_t(index)];
    const bool isNamed = frame.detail >= DetailLevel::Names && !interaction.connectSource.isPort()
        && isPointedAt(index, interaction);
    const auto draw = [&](const std::vector<PortItem> &ports, Hit::Kind kind) {
        for (size_t i = 0; i < ports.size(); ++i) {
            const PortItem &port = ports[i];
            const Hit hit{kind, index, int(i)};
            if (port.row >= 0)
                continue;
            const QPointF center = node.rect.topLeft() + shift + port.offset;
            if (port.isBuiltIn && !port.isConnected && isBuiltInPortShown(hit, interaction))
                painter.shape(GraphStyle::portShape(port.type), center, M::kPortRadius,
                              toRgba(m_style.portColor(port.type)));
            if (hit == interaction.connectTarget || (isNamed && !port.isConnected))
                drawPortName(port.name, center, kind == Hit::Kind::InputPort,
                             m_fonts.at(frame.detail).label, layer, painter);
        }
    };
    draw(node.inputs, Hit::Kind::InputPort);
    draw(node.outputs, Hit::Kind::OutputPort);
}

void GraphPictureBuilder::drawPortName(const QString &name, QPointF portCenter, bool isInput,
                                       GraphFonts::Index font, PictureLayer &layer,
                                       MeshPainter &painter)
{
    // Beside the card: on it is the title.
    const scene::TextLine &line = m_texts.line(name, font, 0);
    const QPointF place = portCenter + QPointF(isInput ? -M::kPadding : M::kPadding, 0);
    const QSizeF size(line.width + 8, line.height + 2);
    painter.roundedRect(QRectF(QPointF(isInput ? place.x() - size.width() + 4 : place.x() - 4,
                                       place.y() - size.height() / 2),
                               size),
                        Corners::all(4), toRgba(m_style.canvas, 0.85));
    addText(layer, name, font, place, 0, m_style.muted, isInput ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace agentops::ui::graph
