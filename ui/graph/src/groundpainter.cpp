// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

namespace agentops::ui::graph {

using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

constexpr qreal kNoteLineHeight = 18;
constexpr qreal kLargeNoteLineHeight = 22;
// The band above a frame that carries its title.
constexpr qreal kFrameTitleReach = 30;

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
        if (touches(group.rect.adjusted(0, -kFrameTitleReach, 0, 0), pass.frame.region)
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
            group.rect.topLeft() + QPointF(10, isLarge ? -16 : -13), group.rect.width() - 20,
            m_style.muted);
}

void GraphPictureBuilder::drawNote(const NoteItem &note, const Pass &pass, PictureLayer &layer)
{
    const QRectF &rect = note.rect;
    m_painter.roundedRect(rect, Corners::all(6), toRgba(m_style.note));
    m_painter.roundedFrame(rect, Corners::all(6), m_painter.px(1), toRgba(m_style.waiting, 0.18));
    if (pass.detail() < DetailLevel::Title)
        return;
    const auto [title, text] = partsOf(note.text);
    const bool isTitleOnly = pass.detail() == DetailLevel::Title;
    const GraphFonts::Set &fonts = m_fonts.at(pass.detail());
    const qreal lineHeight =
        pass.detail() == DetailLevel::Full ? kNoteLineHeight : kLargeNoteLineHeight;
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

} // namespace agentops::ui::graph
