// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

// The band above a frame that carries its title.
constexpr qreal kFrameTitleReach = 30;

} // namespace

void GraphPictureBuilder::buildFrames(const Pass &pass)
{
    pass.picture.frames.clear();
    paintOn(pass, pass.picture.frames);
    for (const int index : m_scene.containers()) {
        const NodeItem &container = m_scene.nodes()[size_t(index)];
        if (touches(container.frame, pass.frame.region)
            && !(pass.isLifted() && pass.view.movingNodes.contains(container.id)))
            drawBody(container, pass, pass.picture.frames);
    }
    for (const GroupItem &group : m_scene.groups()) {
        // Collapsed ones are cards.
        if (!group.isCollapsed && !group.isHidden
            && touches(group.rect.adjusted(0, -kFrameTitleReach, 0, 0), pass.frame.region)
            && !(pass.isLifted() && pass.view.movingGroups.contains(group.id)))
            drawGroup(group, pass, pass.picture.frames);
    }
}

void GraphPictureBuilder::buildNotes(const Pass &pass)
{
    pass.picture.notes.clear();
    paintOn(pass, pass.picture.notes);
    for (const NoteItem &note : m_scene.notes()) {
        if (touches(note.rect, pass.frame.region)
            && !(pass.isLifted() && pass.view.movingNotes.contains(note.id)))
            drawNote(note, pass, pass.picture.notes);
    }
}

void GraphPictureBuilder::drawGroup(const GroupItem &group, const Pass &pass, PictureLayer &layer)
{
    if (group.isCollapsed)
        return drawGroupCard(group, pass, layer);
    const QColor tint = m_style.groupColor(group.color);
    m_painter.roundedRect(group.rect, Corners::all(10), toRgba(tint, m_style.isDark ? 0.09 : 0.07));
    if (pass.detail() == DetailLevel::Dot)
        m_painter.roundedFrame(group.rect, Corners::all(10), m_painter.px(1), toRgba(tint, 0.35));
    else
        m_painter.dashedFrame(group.rect, 10, m_painter.px(1), 5, 4, toRgba(tint, 0.5));
    if (pass.detail() < DetailLevel::Title)
        return;
    const bool isLarge = pass.detail() == DetailLevel::Title;
    addText(layer, group.title, isLarge ? m_fonts.largeTitle : m_fonts.at(pass.detail()).title,
            group.rect.topLeft() + QPointF(10, isLarge ? -16 : -CardMetrics::kGroupTitle),
            group.rect.width() - (group.nodes.empty() ? 20 : 44), m_style.muted);
    if (!group.nodes.empty())
        drawGroupFold(group, layer);
}

} // namespace agentops::ui::graph
