// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QFont>

#include <array>
#include <vector>

namespace agentops::ui::graph {

/// How a piece of a note is written.
enum class NoteFace { Body, Strong, Emphasis, StrongEmphasis, Code, Heading, Title };
using NoteFonts = std::array<QFont, size_t(NoteFace::Title) + 1>;

/// Text of one face on one line.
/// Units: scene units from the corner of the note's text.
struct NotePiece
{
    QString text;
    NoteFace face = NoteFace::Body;
    /// Its left end on the line that letters stand on.
    QPointF baseline;
    qreal width = 0;
    bool isLink = false;
    bool isStruck = false;
};

/// What is drawn beside the text.
struct NoteMark
{
    enum class Kind { Bullet, Box, TickedBox, CodeGround, QuoteBar, Rule };

    Kind kind = Kind::Bullet;
    QRectF rect;
};

/// A note, broken into lines.
/// Shape: from above.
struct NoteLayout
{
    std::vector<NotePiece> pieces;
    std::vector<NoteMark> marks;
    qreal height = 0;
};

/// Lays out Markdown: headings, emphasis, code, links, lists, tasks and quotes; cells of a table
/// come one below the other, of an image its name. A break within a paragraph is one, and a short
/// first line that stands above others is a title.
/// Thread: GUI (fonts).
NoteLayout layOutNote(const QString &markdown, qreal width, const NoteFonts &fonts);

/// The title of a note alone, or else its first line, without any marks.
QString noteTitle(const QString &markdown);

/// Lays out each note once and keeps it while it is shown.
/// Thread: GUI.
class NoteLayoutCache
{
public:
    /// Like layOutNote(); `size` tells fonts apart. The reference lives until nextGeneration().
    const NoteLayout &find(const QString &markdown, qreal width, int size, const NoteFonts &fonts);
    /// Begins a new picture; what the last two did not show is forgotten.
    void nextGeneration();

private:
    struct Key
    {
        QString text;
        int width = 0;
        int size = 0;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.width, key.size);
        }
    };
    struct Entry
    {
        NoteLayout layout;
        quint32 generation = 0;
    };

    QHash<Key, Entry> m_layouts;
    quint32 m_generation = 1;
};

} // namespace agentops::ui::graph
