// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturepass.h"

#include <agentops/ui/graph/cardmetrics.h>

#include <algorithm>
#include <array>
#include <cmath>

// Of GraphPictureBuilder: notes.
namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using scene::Corners;
using scene::DetailLevel;
using scene::toRgba;

namespace {

constexpr qreal kInset = 10;
// Of the title alone, from farther away.
constexpr qreal kTitleCenter = 20;
constexpr qreal kTitleHeight = 34;
// A line that cannot be read, as a share of its letters.
constexpr qreal kGistHeight = 5;

} // namespace

void GraphPictureBuilder::drawNote(const NoteItem &note, const Pass &pass, PictureLayer &layer)
{
    m_painter.roundedRect(note.rect, Corners::all(6), toRgba(m_style.noteColor(note.color)));
    m_painter.roundedFrame(note.rect, Corners::all(6), m_painter.px(1),
                           toRgba(m_style.noteBorder(note.color)));
    if (pass.detail() == DetailLevel::Dot)
        return;
    if (pass.detail() >= DetailLevel::Names)
        drawNoteText(note, pass, layer);
    else
        drawNoteGist(note, pass, layer);
}

const NoteLayout &GraphPictureBuilder::layoutOf(const NoteItem &note, DetailLevel detail)
{
    const bool isFull = detail == DetailLevel::Full;
    const auto &indexes = (isFull ? m_fonts.full : m_fonts.names).note;
    NoteFonts fonts;
    std::ranges::transform(indexes, fonts.begin(),
                           [this](GraphFonts::Index index) { return m_texts.font(index); });
    return m_noteLayouts.find(note.text, note.rect.width() - 2 * kInset, isFull ? 0 : 1, fonts);
}

void GraphPictureBuilder::drawNoteText(const NoteItem &note, const Pass &pass, PictureLayer &layer)
{
    const auto &fonts = m_fonts.at(pass.detail()).note;
    const NoteLayout &layout = layoutOf(note, pass.detail());
    const QPointF corner = note.rect.topLeft() + QPointF(kInset, kInset);
    const qreal bottom = note.rect.bottom() - kInset / 2;
    // Lines that do not fit are not begun, nor are their marks.
    const auto fits = [&](const NotePiece &piece) {
        const scene::TextLine &line = m_texts.line(piece.text, fonts[size_t(piece.face)]);
        return corner.y() + piece.baseline.y() + line.height - line.ascent <= bottom;
    };
    qreal lastBaseline = 0;
    for (const NotePiece &piece : layout.pieces) {
        if (fits(piece))
            lastBaseline = std::max(lastBaseline, piece.baseline.y());
    }
    for (const NoteMark &mark : layout.marks) {
        const bool isOfLine = mark.kind == NoteMark::Kind::Bullet
            || mark.kind == NoteMark::Kind::Box || mark.kind == NoteMark::Kind::TickedBox;
        if (isOfLine && mark.rect.center().y() > lastBaseline)
            continue;
        QRectF place = mark.rect.translated(corner);
        place.setBottom(std::min(place.bottom(), bottom));
        if (place.height() > 0)
            drawNoteMark(mark, place, m_style.muted);
    }
    for (const NotePiece &piece : layout.pieces) {
        const scene::TextLine &line = m_texts.line(piece.text, fonts[size_t(piece.face)]);
        const QPointF baseline = corner + piece.baseline;
        if (!fits(piece))
            continue;
        const bool isTitle = piece.face == NoteFace::Title || piece.face == NoteFace::Heading;
        const QColor ink = piece.isLink ? m_style.accent : isTitle ? m_style.text : m_style.muted;
        placeLine(layer, line, baseline + QPointF(0, line.height / 2 - line.ascent), ink,
                  Qt::AlignLeft);
        const auto strike = [&](qreal y) {
            m_painter.line({baseline.x(), y}, {baseline.x() + piece.width, y}, m_painter.px(1),
                           toRgba(ink, 0.8));
        };
        if (piece.isLink)
            strike(baseline.y() + 2);
        if (piece.isStruck)
            strike(baseline.y() - line.ascent * 0.3);
    }
    if (corner.y() + layout.height > note.rect.bottom())
        addText(layer, u"…"_s, fonts[size_t(NoteFace::Strong)],
                note.rect.bottomRight() - QPointF(kInset, kInset), 0, m_style.muted,
                Qt::AlignRight);
}

void GraphPictureBuilder::drawNoteMark(const NoteMark &mark, const QRectF &place, const QColor &ink)
{
    const qreal thin = std::max(1.0, m_painter.px(1));
    switch (mark.kind) {
    case NoteMark::Kind::Bullet:
        m_painter.circle(place.center(), place.width() / 2, toRgba(ink));
        break;
    case NoteMark::Kind::Box:
        m_painter.roundedFrame(place, Corners::all(3), thin, toRgba(ink));
        break;
    case NoteMark::Kind::TickedBox: {
        m_painter.roundedRect(place, Corners::all(3), toRgba(m_style.accent));
        const qreal size = place.width();
        const std::array tick{place.topLeft() + QPointF(0.22, 0.52) * size,
                              place.topLeft() + QPointF(0.42, 0.72) * size,
                              place.topLeft() + QPointF(0.78, 0.3) * size};
        m_painter.polyline(tick, size * 0.13, toRgba(m_style.raised));
        break;
    }
    case NoteMark::Kind::CodeGround:
        m_painter.roundedRect(place, Corners::all(4), toRgba(m_style.text, 0.07));
        break;
    case NoteMark::Kind::QuoteBar:
        m_painter.rect(place, toRgba(ink, 0.5));
        break;
    case NoteMark::Kind::Rule:
        m_painter.rect(place, toRgba(ink, 0.4));
        break;
    }
}

void GraphPictureBuilder::drawNoteGist(const NoteItem &note, const Pass &pass, PictureLayer &layer)
{
    const QRectF &rect = note.rect;
    const NoteLayout &layout = layoutOf(note, DetailLevel::Names);
    qreal top = rect.top();
    if (pass.detail() == DetailLevel::Title && !layout.pieces.empty()) {
        // What stands in the first line.
        addText(layer, layout.pieces.front().text, m_fonts.largeTitle,
                rect.topLeft() + QPointF(kInset, kTitleCenter), rect.width() - 2 * kInset,
                m_style.text);
        top += kTitleHeight;
    }
    for (const NotePiece &piece : layout.pieces) {
        const QPointF middle =
            rect.topLeft() + QPointF(kInset, kInset - kGistHeight) + piece.baseline;
        if (middle.y() < top || middle.y() + kGistHeight > rect.bottom())
            continue;
        m_painter.rect(
            QRectF(middle - QPointF(0, kGistHeight / 2), QSizeF(piece.width, kGistHeight)),
            toRgba(m_style.muted, 0.35));
    }
}

} // namespace agentops::ui::graph
