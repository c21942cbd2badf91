// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <cstdint>

namespace agentops::ui {

/// A colour as a program asks its terminal for it.
struct AnsiColor
{
    enum class Kind : std::uint8_t {
        Default,
        Indexed, ///< `value` is 0 to 255: 16 named ones, a cube of 216, 24 greys
        Rgb, ///< `value` is 0xRRGGBB
    };

    Kind kind = Kind::Default;
    std::uint32_t value = 0;

    friend bool operator==(const AnsiColor &, const AnsiColor &) = default;
};

/// How a terminal draws text.
struct AnsiStyle
{
    AnsiColor foreground;
    AnsiColor background;
    bool isBold = false;
    bool isFaint = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isInverse = false;
    bool isStruck = false;

    friend bool operator==(const AnsiStyle &, const AnsiStyle &) = default;
};

/// A stretch of text that is not drawn as usual.
struct AnsiSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    AnsiStyle style;

    friend bool operator==(const AnsiSpan &, const AnsiSpan &) = default;
};

/// What a terminal would show of a line.
/// Shape: spans in order, none empty, none touching another one of the same style.
struct AnsiText
{
    QString text;
    QList<AnsiSpan> spans;
    /// How the line after it begins.
    AnsiStyle end;
};

/// Reads one line without its newline. What a program has overwritten after a carriage return, or
/// erased, is left out, as are all sequences but those of style, and control characters but tabs.
/// Complexity: linear. Source: ECMA-48 8.3.117 (SGR), ISO 8613-6 (256 and true colours).
AnsiText parseAnsi(QStringView line, const AnsiStyle &start = {});

/// The text of parseAnsi() alone.
QString plainAnsi(QStringView line);

/// How far a line that is not complete yet can be told: see LogIndex.
struct AnsiProgress
{
    /// Where the text begins that is still shown; -1 when nothing in front of it was overwritten.
    qsizetype shownFrom = -1;
    /// Whether the next text overwrites what is shown.
    bool isOverwriting = false;
    /// The style at `shownFrom`, and at the end.
    AnsiStyle shownStyle;
    AnsiStyle end;
    /// Where a sequence begins whose end has not come yet; the size of the text when none does.
    qsizetype incompleteFrom = 0;
};

/// The next piece of a line; `isOverwriting` and `start` as the piece before has left them.
AnsiProgress followAnsi(QStringView piece, bool isOverwriting, const AnsiStyle &start);

} // namespace agentops::ui
