// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/gesturepainter.h>

#include <algorithm>

namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

using M = CardMetrics;

/// The card that a person looks at with the pointer; -1 when there is none.
int hoveredCard(const InteractionView &view)
{
    const Hit &hover = view.hover;
    const bool isOnCard =
        hover.kind == Hit::Kind::Node || hover.kind == Hit::Kind::Fold || hover.isPort();
    return isOnCard ? hover.item : -1;
}

/// The card whose ports a person walks with the keyboard; -1 when there is none.
int focusedCard(const InteractionView &view)
{
    return view.focusedPort.isPort() ? view.focusedPort.item : -1;
}

bool isPointedAt(int node, const InteractionView &view)
{
    return node == hoveredCard(view) || node == focusedCard(view);
}

} // namespace

void GraphPictureBuilder::buildLive(const Pass &pass)
{
    GraphPicture &picture = pass.picture;
    const InteractionView &view = pass.view;
    picture.flow.clear();
    picture.live.clear();
    paintOn(pass, picture.flow);
    drawFlow(pass);

    paintOn(pass, picture.live);
    drawStretchedEdges(pass);
    drawHoveredEdge(pass);
    for (const int index : m_runningNodes)
        drawActivity(m_scene.nodes()[size_t(index)], pass);
    if (view.hover.kind == Hit::Kind::Node || view.hover.kind == Hit::Kind::Fold) {
        const NodeItem &node = m_scene.nodes()[size_t(view.hover.item)];
        if (!view.selectedNodes.contains(node.id) && !view.movingNodes.contains(node.id))
            m_painter.roundedFrame(node.rect, Corners::all(M::kRadius), m_painter.px(1),
                                   toRgba(m_style.accent, 0.6));
    }
    if (view.hover.kind == Hit::Kind::Fold)
        m_painter.circle(m_scene.nodes()[size_t(view.hover.item)].foldPos(), 10,
                         toRgba(m_style.accent, 0.22));
    if (view.hover.kind == Hit::Kind::GroupFold)
        m_painter.circle(m_scene.groups()[size_t(view.hover.item)].foldPos(), 10,
                         toRgba(m_style.accent, 0.22));
    drawLivePorts(pass);
    drawGesture(m_scene, view, m_style, pass.frame.region, pass.detail(), m_painter);
    drawConnectPreview(view);
    if (view.box.isValid() && !view.box.isNull()) {
        m_painter.rect(view.box, toRgba(m_style.accent, 0.10));
        m_painter.roundedFrame(view.box, Corners::all(0), m_painter.px(1),
                               toRgba(m_style.accent, 0.8));
    }
}

void GraphPictureBuilder::drawLivePorts(const Pass &pass)
{
    const InteractionView &view = pass.view;
    if (pass.detail() >= DetailLevel::Title) {
        if (view.connectSource.isPort()) {
            for (const int index : m_shownNodes)
                drawBuiltInPorts(index, pass);
        } else {
            for (const int index : m_selectedNodes)
                drawBuiltInPorts(index, pass);
            const auto drawAt = [&](int index) {
                if (std::ranges::binary_search(m_shownNodes, index)
                    && !std::ranges::binary_search(m_selectedNodes, index))
                    drawBuiltInPorts(index, pass);
            };
            const int hovered = hoveredCard(view);
            const int focused = focusedCard(view);
            drawAt(hovered);
            if (focused != hovered)
                drawAt(focused);
        }
    }
    const auto ringPort = [&](const Hit &hit, const QColor &color) {
        const QPointF center = m_scene.portPos(hit);
        m_painter.circle(center, 11, toRgba(color, 0.22));
        m_painter.arc(center, 11, m_painter.px(1.5), 0, 360, toRgba(color));
    };
    if (view.focusedPort.isPort())
        ringPort(view.focusedPort, m_style.accent);
    if (view.hover.isPort() && !view.connectSource.isPort())
        ringPort(view.hover, m_style.portColor(m_scene.findPort(view.hover)->type));
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

void GraphPictureBuilder::drawBuiltInPorts(int index, const Pass &pass)
{
    const NodeItem &node = m_scene.nodes()[size_t(index)];
    const InteractionView &view = pass.view;
    const bool isNamed = pass.detail() >= DetailLevel::Names && !view.connectSource.isPort()
        && isPointedAt(index, view);
    const auto draw = [&](const std::vector<PortItem> &ports, Hit::Kind kind) {
        for (size_t i = 0; i < ports.size(); ++i) {
            const PortItem &port = ports[i];
            const Hit hit{kind, index, int(i)};
            if (port.row >= 0)
                continue;
            const QPointF center = node.rect.topLeft() + port.offset;
            if (port.isBuiltIn && !port.isConnected && isBuiltInPortShown(hit, view))
                m_painter.shape(GraphStyle::portShape(port.type), center, M::kPortRadius,
                                toRgba(m_style.portColor(port.type)));
            if (hit == view.connectTarget || (isNamed && !port.isConnected))
                drawPortName(port.name, center, kind == Hit::Kind::InputPort,
                             m_fonts.at(pass.detail()).label, pass.picture.live);
        }
    };
    draw(node.inputs, Hit::Kind::InputPort);
    draw(node.outputs, Hit::Kind::OutputPort);
}

void GraphPictureBuilder::drawPortName(const QString &name, QPointF portCenter, bool isInput,
                                       GraphFonts::Index font, PictureLayer &layer)
{
    // Beside the card: on it is the title.
    const scene::TextLine &line = m_texts.line(name, font, 0);
    const QPointF place = portCenter + QPointF(isInput ? -M::kPadding : M::kPadding, 0);
    const QSizeF size(line.width + 8, line.height + 2);
    m_painter.roundedRect(QRectF(QPointF(isInput ? place.x() - size.width() + 4 : place.x() - 4,
                                         place.y() - size.height() / 2),
                                 size),
                          Corners::all(4), toRgba(m_style.canvas, 0.85));
    placeLine(layer, line, place, m_style.muted, isInput ? Qt::AlignRight : Qt::AlignLeft);
}

void GraphPictureBuilder::drawConnectPreview(const InteractionView &interaction)
{
    if (!interaction.connectSource.isPort())
        return;
    const Hit &source = interaction.connectSource;
    const bool isForward = source.kind == Hit::Kind::OutputPort;
    const PortItem &port = *m_scene.findPort(source);
    const QPointF start = m_scene.portPos(source);
    const QPointF end = interaction.connectTarget.isPort()
        ? m_scene.portPos(interaction.connectTarget)
        : interaction.connectPos;
    const QColor color =
        interaction.isConnectRefused ? m_style.failed : m_style.portColor(port.type);
    m_path.lead(isForward ? start : end, {}, isForward ? end : start);
    if (interaction.isConnectRefused)
        m_painter.dashedPath(m_path.pieces(), m_painter.px(2), 6, 4, 0, toRgba(color));
    else
        m_painter.path(m_path.pieces(), m_painter.px(2.5), toRgba(color));
    m_painter.shape(GraphStyle::portShape(port.type), end, M::kPortRadius + 1, toRgba(color));
}

} // namespace agentops::ui::graph
