// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/ansi.h>

#include <algorithm>
#include <optional>

namespace agentops::ui {

namespace {

constexpr char16_t kEscape = 0x1b;
constexpr char16_t kControlSequence = 0x9b; // the same as "ESC [", in one character
constexpr char16_t kStringEnd = 0x9c;
constexpr char16_t kBell = 0x07;

bool isControl(QChar c)
{
    return (c < u' ' && c != u'\t') || (c >= u'\x7f' && c <= QChar(0x9f));
}

bool isIn(QChar c, char16_t first, char16_t last)
{
    return c >= QChar(first) && c <= QChar(last);
}

struct Token
{
    enum class Kind {
        Text,
        Style, ///< `parameters` say which
        Return, ///< what comes next overwrites the line
        Erasure, ///< of the line, from where it is being written
        FullErasure, ///< of the whole line
        Nothing, ///< of no interest
        Incomplete, ///< its end has not come
    };

    Kind kind = Kind::Nothing;
    qsizetype start = 0;
    qsizetype end = 0;
    QStringView parameters;
};

/// Takes a line apart into texts and what is between them.
class Tokens
{
public:
    explicit Tokens(QStringView line) : m_line(line) { }

    std::optional<Token> next()
    {
        if (m_at >= m_line.size())
            return std::nullopt;
        const qsizetype start = m_at;
        Token token = isControl(m_line.at(m_at)) ? control() : text();
        token.start = start;
        token.end = m_at;
        return token;
    }

private:
    using Kind = Token::Kind;

    Token text()
    {
        while (m_at < m_line.size() && !isControl(m_line.at(m_at)))
            ++m_at;
        return {.kind = Kind::Text};
    }

    Token control()
    {
        const QChar c = m_line.at(m_at++);
        if (c == u'\r')
            return {.kind = Kind::Return};
        if (c == QChar(kControlSequence))
            return sequence();
        if (c != QChar(kEscape))
            return {};
        if (m_at >= m_line.size())
            return {.kind = Kind::Incomplete};
        const QChar kind = m_line.at(m_at);
        if (kind == u'[') {
            ++m_at;
            return sequence();
        }
        if (kind == u']' || kind == u'P' || kind == u'X' || kind == u'^' || kind == u'_') {
            ++m_at;
            return string();
        }
        while (m_at < m_line.size() && isIn(m_line.at(m_at), u' ', u'/'))
            ++m_at;
        if (m_at >= m_line.size())
            return {.kind = Kind::Incomplete};
        if (isIn(m_line.at(m_at), u'0', u'~'))
            ++m_at;
        return {};
    }

    /// Behind "ESC [".
    Token sequence()
    {
        const qsizetype first = m_at;
        while (m_at < m_line.size() && isIn(m_line.at(m_at), u'0', u'?'))
            ++m_at;
        const QStringView parameters = m_line.sliced(first, m_at - first);
        const qsizetype intermediate = m_at;
        while (m_at < m_line.size() && isIn(m_line.at(m_at), u' ', u'/'))
            ++m_at;
        if (m_at >= m_line.size())
            return {.kind = Kind::Incomplete};
        const QChar final = m_line.at(m_at);
        // What cannot belong to the sequence ends it, and is text or begins another one.
        if (!isIn(final, u'@', u'~'))
            return {};
        const bool isPlain = m_at == intermediate;
        ++m_at;
        return isPlain ? meaning(final, parameters) : Token();
    }

    static Token meaning(QChar final, QStringView parameters)
    {
        switch (final.unicode()) {
        case u'm':
            return {.kind = Kind::Style, .parameters = parameters};
        case u'G': // to a column: programs use the first one, to write the line again
            return {.kind =
                        parameters.isEmpty() || parameters == u"1" ? Kind::Return : Kind::Nothing};
        case u'K':
            return {.kind = parameters == u"2"                       ? Kind::FullErasure
                        : parameters.isEmpty() || parameters == u"0" ? Kind::Erasure
                                                                     : Kind::Nothing};
        default:
            return {};
        }
    }

    /// Behind the introducer of a string, such as a title or the address of a link.
    Token string()
    {
        for (; m_at < m_line.size(); ++m_at) {
            const QChar c = m_line.at(m_at);
            if (c == QChar(kBell) || c == QChar(kStringEnd)) {
                ++m_at;
                return {};
            }
            if (c != QChar(kEscape))
                continue;
            if (m_at + 1 >= m_line.size())
                break;
            if (m_line.at(m_at + 1) == u'\\')
                m_at += 2;
            return {};
        }
        m_at = m_line.size();
        return {.kind = Kind::Incomplete};
    }

    QStringView m_line;
    qsizetype m_at = 0;
};

/// The number in front of `separator`, which is taken off too; -1 for none.
int takeNumber(QStringView &text, QChar separator)
{
    const qsizetype end = text.indexOf(separator);
    const QStringView word = end < 0 ? text : text.first(end);
    text = end < 0 ? QStringView() : text.sliced(end + 1);
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return isNumber ? number : -1;
}

/// Reads what is behind 38 or 48: "5;N", or "2;R;G;B" where ISO 8613-6 has one more number, empty
/// or not, after a 2 that colons follow.
std::optional<AnsiColor> takeColor(QStringView &rest, QChar separator)
{
    const int kind = takeNumber(rest, separator);
    const auto isByte = [](int n) {
        return n >= 0 && n <= 255;
    };
    if (kind == 5) {
        const int index = takeNumber(rest, separator);
        if (!isByte(index))
            return std::nullopt;
        return AnsiColor{AnsiColor::Kind::Indexed, std::uint32_t(index)};
    }
    if (kind != 2)
        return std::nullopt;
    if (separator == u':' && rest.count(u':') > 2)
        (void)takeNumber(rest, separator);
    const int red = takeNumber(rest, separator);
    const int green = takeNumber(rest, separator);
    const int blue = takeNumber(rest, separator);
    if (!isByte(red) || !isByte(green) || !isByte(blue))
        return std::nullopt;
    return AnsiColor{AnsiColor::Kind::Rgb,
                     std::uint32_t(red) << 16 | std::uint32_t(green) << 8 | std::uint32_t(blue)};
}

AnsiColor named(int index)
{
    return {AnsiColor::Kind::Indexed, std::uint32_t(index)};
}

void applyColor(AnsiStyle &style, int code)
{
    if (code >= 30 && code <= 37)
        style.foreground = named(code - 30);
    else if (code == 39)
        style.foreground = {};
    else if (code >= 40 && code <= 47)
        style.background = named(code - 40);
    else if (code == 49)
        style.background = {};
    else if (code >= 90 && code <= 97)
        style.foreground = named(code - 90 + 8);
    else if (code >= 100 && code <= 107)
        style.background = named(code - 100 + 8);
}

void applyCode(AnsiStyle &style, int code)
{
    switch (code) {
    case 0:
        style = {};
        break;
    case 1:
        style.isBold = true;
        break;
    case 2:
        style.isFaint = true;
        break;
    case 3:
        style.isItalic = true;
        break;
    case 4:
    case 21:
        style.isUnderlined = true;
        break;
    case 7:
        style.isInverse = true;
        break;
    case 9:
        style.isStruck = true;
        break;
    case 22:
        style.isBold = style.isFaint = false;
        break;
    case 23:
        style.isItalic = false;
        break;
    case 24:
        style.isUnderlined = false;
        break;
    case 27:
        style.isInverse = false;
        break;
    case 29:
        style.isStruck = false;
        break;
    default:
        applyColor(style, code);
    }
}

/// One parameter with its parts, such as "38:2::255:0:0" or "4:3".
void applyParts(AnsiStyle &style, QStringView parts)
{
    const int code = takeNumber(parts, u':');
    if (code == 38 || code == 48) {
        if (const auto color = takeColor(parts, u':'))
            (code == 38 ? style.foreground : style.background) = *color;
    } else if (code == 4) {
        style.isUnderlined = parts != u"0";
    }
}

void applyStyle(AnsiStyle &style, QStringView parameters)
{
    // Sequences that begin with one of these are of the terminal's makers, not of ECMA-48.
    if (!parameters.isEmpty() && isIn(parameters.front(), u'<', u'?'))
        return;
    if (parameters.isEmpty())
        style = {};
    while (!parameters.isEmpty()) {
        const qsizetype end = parameters.indexOf(u';');
        const QStringView first = end < 0 ? parameters : parameters.first(end);
        if (first.contains(u':')) {
            applyParts(style, first);
            parameters = end < 0 ? QStringView() : parameters.sliced(end + 1);
            continue;
        }
        const int code = first.isEmpty() ? 0 : first.toInt();
        parameters = end < 0 ? QStringView() : parameters.sliced(end + 1);
        if (code != 38 && code != 48 && code != 58) {
            applyCode(style, code);
        } else if (const auto color = takeColor(parameters, u';')) {
            if (code == 38)
                style.foreground = *color;
            else if (code == 48)
                style.background = *color;
        } else {
            return; // nobody can tell where the next parameter begins
        }
    }
}

void addText(AnsiText &out, QStringView text, const AnsiStyle &style)
{
    if (style != AnsiStyle()) {
        if (!out.spans.isEmpty() && out.spans.last().style == style
            && out.spans.last().start + out.spans.last().length == out.text.size())
            out.spans.last().length += text.size();
        else
            out.spans.append({out.text.size(), text.size(), style});
    }
    out.text += text;
}

} // namespace

AnsiText parseAnsi(QStringView line, const AnsiStyle &start)
{
    AnsiText out;
    out.end = start;
    bool isOverwriting = false;
    const auto forget = [&] {
        out.text.clear();
        out.spans.clear();
        isOverwriting = false;
    };
    Tokens tokens(line);
    while (const auto token = tokens.next()) {
        switch (token->kind) {
        case Token::Kind::Text:
            if (isOverwriting)
                forget();
            addText(out, line.sliced(token->start, token->end - token->start), out.end);
            break;
        case Token::Kind::Style:
            applyStyle(out.end, token->parameters);
            break;
        case Token::Kind::Return:
            isOverwriting = true;
            break;
        case Token::Kind::Erasure:
            if (isOverwriting)
                forget();
            break;
        case Token::Kind::FullErasure:
            forget();
            break;
        case Token::Kind::Nothing:
        case Token::Kind::Incomplete:
            break;
        }
    }
    return out;
}

QString plainAnsi(QStringView line)
{
    return std::ranges::none_of(line, isControl) ? line.toString() : parseAnsi(line).text;
}

AnsiProgress followAnsi(QStringView piece, bool isOverwriting, const AnsiStyle &start)
{
    AnsiProgress progress{.isOverwriting = isOverwriting, .end = start};
    progress.incompleteFrom = piece.size();
    // Most pieces are nothing but text.
    if (std::ranges::none_of(piece, isControl)) {
        progress.shownFrom = isOverwriting && !piece.isEmpty() ? 0 : -1;
        progress.isOverwriting = isOverwriting && piece.isEmpty();
        progress.shownStyle = start;
        return progress;
    }
    const auto showFrom = [&progress](qsizetype at) {
        progress.shownFrom = at;
        progress.shownStyle = progress.end;
        progress.isOverwriting = false;
    };
    Tokens tokens(piece);
    while (const auto token = tokens.next()) {
        switch (token->kind) {
        case Token::Kind::Text:
            if (progress.isOverwriting)
                showFrom(token->start);
            break;
        case Token::Kind::Style:
            applyStyle(progress.end, token->parameters);
            break;
        case Token::Kind::Return:
            progress.isOverwriting = true;
            break;
        case Token::Kind::Erasure:
            if (progress.isOverwriting)
                showFrom(token->end);
            break;
        case Token::Kind::FullErasure:
            showFrom(token->end);
            break;
        case Token::Kind::Nothing:
            break;
        case Token::Kind::Incomplete:
            progress.incompleteFrom = token->start;
            break;
        }
    }
    return progress;
}

} // namespace agentops::ui
