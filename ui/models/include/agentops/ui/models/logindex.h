// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/ansi.h>
#include <agentops/workflow/runlog.h>

#include <QtCore/QHash>
#include <QtCore/QList>

#include <cstdint>
#include <limits>
#include <utility>

namespace agentops::ui {

/// A part of a line: characters of a piece of the log.
/// Units: UTF-16 units.
struct LogPart
{
    qint64 position = 0;
    std::uint32_t start = 0;
    std::uint32_t length = 0;
    /// Whose it is; the parts of a line follow one another.
    int line = 0;
};

/// Where the lines of a log are in its pieces, without their texts: 16 bytes a line and 24 a piece.
/// Lines are in the order in which they began; a step that goes on with its line while others
/// write does not move it. Of a line that a program has overwritten, the last text is meant.
/// Thread: one at a time.
class LogIndex
{
public:
    void clear();
    /// Takes the next pieces; their positions grow. Returns the lines from before that go on, in no
    /// order.
    QList<int> append(const QList<workflow::LogLine> &pieces);

    int count() const { return int(m_lines.size()); }
    /// The position of the newest piece; 0 for none.
    qint64 lastPosition() const { return m_pieces.isEmpty() ? 0 : m_pieces.last().position; }
    const workflow::StepPath &step(int line) const { return sourceOf(line).step; }
    workflow::LogStream stream(int line) const { return sourceOf(line).stream; }
    /// When its shown text was written.
    Timestamp at(int line) const { return m_pieces.at(m_lines.at(line).piece).at; }
    /// How its text begins to be drawn.
    AnsiStyle style(int line) const { return m_styles.value(m_lines.at(line).style); }
    /// Whether its newline is still to come.
    bool isOpen(int line) const { return sourceOf(line).openLine == line; }

    /// The piece in which the line begins, and how long that is altogether.
    qint64 piece(int line) const { return m_pieces.at(m_lines.at(line).piece).position; }
    qsizetype pieceLength(int line) const { return m_pieces.at(m_lines.at(line).piece).length; }
    /// Adds the parts of a line, of at most `maxLength` characters, as parts of `name`.
    void appendParts(int line, int name, QList<LogPart> &parts,
                     qsizetype maxLength = std::numeric_limits<qsizetype>::max()) const;
    /// Steps and streams that have lines; sourceIndex() counts them from 0.
    const workflow::StepPath &sourceStep(int source) const { return m_sources.at(source).step; }
    int sourceCount() const { return int(m_sources.size()); }
    int sourceIndex(int line) const { return int(m_pieces.at(m_lines.at(line).piece).source); }

private:
    struct Extent
    {
        std::uint32_t piece = 0;
        std::uint32_t start = 0;
        std::uint32_t length = 0;
    };
    struct Line : Extent
    {
        std::uint32_t style = 0;
    };
    struct Piece
    {
        qint64 position = 0;
        Timestamp at;
        std::uint32_t source = 0;
        std::uint32_t length = 0;
    };
    struct Source
    {
        workflow::StepPath step;
        workflow::LogStream stream = workflow::LogStream::Output;
        int openLine = -1;
        bool isOverwriting = false;
        AnsiStyle style;
        /// The beginning of a sequence that goes on in the next piece.
        QString tail;
    };

    const Source &sourceOf(int line) const { return m_sources.at(sourceIndex(line)); }
    std::uint32_t sourceNumber(const workflow::LogLine &piece);
    std::uint32_t styleNumber(const AnsiStyle &style);
    void appendStretch(Source &source, QStringView text, Extent extent);
    void extend(int line, Extent extent);

    QList<Line> m_lines;
    /// What lines have beyond their first extent.
    QHash<int, QList<Extent>> m_more;
    QList<Piece> m_pieces;
    QList<Source> m_sources;
    QHash<std::pair<QString, int>, std::uint32_t> m_sourceNumbers;
    QList<AnsiStyle> m_styles{AnsiStyle()};
};

} // namespace agentops::ui
