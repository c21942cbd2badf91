// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/nodetext.h>

// Of GraphPictureBuilder: the frames of containers, and what a container shows on its card.
namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

using M = CardMetrics;

constexpr QPointF kStackOffset(5, 5);

} // namespace

void GraphPictureBuilder::drawBody(const NodeItem &container, const Pass &pass, PictureLayer &layer)
{
    const QColor tint = m_style.categoryColor(container.category);
    const qreal opacity = container.isMuted ? GraphStyle::kMutedOpacity : 1.0;
    const Corners corners = Corners::all(M::kRadius);
    m_painter.roundedRect(container.frame, corners,
                          toRgba(tint, opacity * (m_style.isDark ? 0.10 : 0.08)));
    m_painter.roundedFrame(container.frame, corners, m_painter.px(1), toRgba(tint, opacity * 0.5));
    if (!container.held.empty() || pass.detail() < DetailLevel::Names)
        return;
    const QRectF room(QPointF(container.frame.left(), container.bodyRect().bottom()),
                      container.frame.bottomRight());
    m_painter.dashedFrame(room.adjusted(10, 10, -10, -10), 6, m_painter.px(1), 5, 4,
                          toRgba(tint, opacity * 0.5));
    addText(layer, emptyBodyText(), m_fonts.at(pass.detail()).label, room.center(),
            room.width() - 2 * M::kPadding - 10, m_style.muted, Qt::AlignHCenter);
}

void GraphPictureBuilder::drawStack(const NodeItem &node)
{
    const QRectF below = node.bodyRect().translated(kStackOffset);
    m_painter.roundedRect(below, Corners::all(M::kRadius), toRgba(m_style.raised));
    m_painter.roundedFrame(below, Corners::all(M::kRadius), m_painter.px(1), toRgba(m_style.line));
}

void GraphPictureBuilder::drawFold(const NodeItem &node, PictureLayer &layer)
{
    addIcon(layer, node.isCollapsed ? u"chevron-right"_s : u"chevron-down"_s, node.foldPos(),
            M::kStateIconSize, m_style.muted);
}

void GraphPictureBuilder::drawStateInside(const NodeItem &container, const Pass &pass,
                                          PictureLayer &layer)
{
    const std::optional<workflow::StepState> state = m_scene.stateInside(container);
    if (!state || *state == workflow::StepState::Planned || pass.detail() < DetailLevel::Title)
        return;
    addIcon(layer, GraphStyle::stateIcon(*state),
            container.rect.topRight() + QPointF(-M::kFold, M::kSummaryCenter), M::kIconSize,
            m_style.stateColor(*state));
}

} // namespace agentops::ui::graph
