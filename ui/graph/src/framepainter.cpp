// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>
#include <agentops/ui/graph/nodetext.h>

#include <algorithm>

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

void GraphPictureBuilder::drawGroupFold(const GroupItem &group, PictureLayer &layer)
{
    addIcon(layer, group.isCollapsed ? u"chevron-right"_s : u"chevron-down"_s, group.foldPos(),
            M::kStateIconSize, m_style.muted);
}

bool GraphPictureBuilder::isGroupCardShown(const GroupItem &group, const Pass &pass) const
{
    return group.isCollapsed && !group.isHidden && touches(group.rect, pass.frame.region)
        && !(pass.isLifted() && pass.view.movingGroups.contains(group.id));
}

void GraphPictureBuilder::drawGroupCards(const Pass &pass)
{
    GraphPicture &picture = pass.picture;
    for (const GroupItem &group : m_scene.groups()) {
        if (!isGroupCardShown(group, pass))
            continue;
        if (picture.cards.empty())
            picture.cards.resize(1);
        picture.cardLayers = std::max<size_t>(picture.cardLayers, 1);
        paintOn(pass, picture.cards.front());
        drawGroupCard(group, pass, picture.cards.front());
    }
}

void GraphPictureBuilder::drawGroupCard(const GroupItem &group, const Pass &pass,
                                        PictureLayer &layer)
{
    const QColor tint = m_style.groupColor(group.color);
    if (pass.detail() == DetailLevel::Dot) {
        m_painter.rect(group.rect, toRgba(tint, 0.75));
        return;
    }
    const Corners corners = Corners::all(M::kRadius);
    const QRectF below = group.rect.translated(kStackOffset);
    m_painter.roundedRect(below, corners, toRgba(m_style.raised));
    m_painter.roundedFrame(below, corners, m_painter.px(1), toRgba(tint, 0.4));
    m_painter.roundedRect(group.rect, corners, toRgba(m_style.raised));
    m_painter.roundedRect(group.rect, corners, toRgba(tint, m_style.isDark ? 0.14 : 0.1));
    m_painter.roundedFrame(group.rect, corners, m_painter.px(1), toRgba(tint, 0.6));
    if (pass.detail() < DetailLevel::Title)
        return;
    drawGroupFold(group, layer);
    const QPointF corner = group.rect.topLeft();
    const qreal width = M::kWidth - M::kPadding - 2 * M::kFold;
    if (pass.detail() == DetailLevel::Title) {
        addText(layer, group.title, m_fonts.largeTitle,
                corner + QPointF(M::kPadding, M::kGroupHeight / 2), width, m_style.text);
        return;
    }
    const GraphFonts::Set &fonts = m_fonts.at(pass.detail());
    addText(layer, group.title, fonts.title,
            corner + QPointF(M::kPadding, M::kHeaderHeight / 2 + 2), width, m_style.text);
    addText(layer, stepsInsideText(group.nodes.size()), fonts.label,
            corner + QPointF(M::kPadding, M::kSummaryCenter), M::kWidth - 2 * M::kPadding,
            m_style.muted);
}

void GraphPictureBuilder::drawGroupStatus(const Pass &pass)
{
    if (pass.detail() < DetailLevel::Title || pass.picture.status.empty())
        return;
    for (const GroupItem &group : m_scene.groups()) {
        if (!isGroupCardShown(group, pass))
            continue;
        const std::optional<workflow::StepState> state = m_scene.stateInside(group);
        if (state && *state != workflow::StepState::Planned)
            addIcon(pass.picture.status.front(), GraphStyle::stateIcon(*state),
                    group.rect.topRight() + QPointF(-M::kFold, M::kSummaryCenter), M::kIconSize,
                    m_style.stateColor(*state));
    }
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
