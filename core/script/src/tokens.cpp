// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens.h"

#include <agentops/script/errors.h>

#include <QtCore/QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::script {

namespace {

using Kind = Token::Kind;

// Longest first.
constexpr std::array kSigns{">>>="_L1, "..."_L1, "**="_L1, "<<="_L1,  ">>="_L1, ">>>"_L1, "==="_L1,
                            "!=="_L1,  "&&="_L1, "||="_L1, "?\?="_L1, "=>"_L1,  "?."_L1,  "??"_L1,
                            "&&"_L1,   "||"_L1,  "++"_L1,  "--"_L1,   "**"_L1,  "=="_L1,  "!="_L1,
                            "<="_L1,   ">="_L1,  "<<"_L1,  ">>"_L1,   "+="_L1,  "-="_L1,  "*="_L1,
                            "/="_L1,   "%="_L1,  "&="_L1,  "|="_L1,   "^="_L1};

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$' || c == u'\\' || c == u'#' || c.isSurrogate();
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || c.isDigit() || c.category() == QChar::Punctuation_Connector
        || c.isMark() || c == u'\u200c' || c == u'\u200d';
}

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\u2028' || c == u'\u2029';
}

class Reader
{
public:
    Reader(QStringView text, qsizetype start, bool untilBraces, const LongName &longName)
        : m_text(text)
        , m_at(start)
        , m_untilBraces(untilBraces)
        , m_longName(longName)
    { }

    Result<Tokens> read();

private:
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    bool isAt(QLatin1StringView sign) const { return m_text.sliced(m_at).startsWith(sign); }
    QStringView textOf(const Token &token) const
    {
        return m_text.sliced(token.start, token.length);
    }
    bool isSign(int token, QChar c) const
    {
        return token >= 0 && m_tokens[size_t(token)].kind == Kind::Sign
            && textOf(m_tokens[size_t(token)]) == c;
    }
    std::unexpected<Error> fail(const QString &message, qsizetype offset) const
    {
        return agentops::fail(
            Error(errors::kSyntax, message).with(u"offset"_s, QString::number(offset)));
    }
    void add(Kind kind, qsizetype length);
    Result<> skipBlank();
    Result<> readString();
    Result<> readTemplate();
    Result<> readRegex();
    void readName();
    void readNumber();
    Result<> readSign();
    Result<> close(QChar c);
    bool isOperandBefore() const;
    bool opensBlock() const;
    bool isHeadKeyword(int token) const;

    QStringView m_text;
    qsizetype m_at;
    bool m_untilBraces;
    const LongName &m_longName;
    std::vector<Token> m_tokens;
    /// Opening brackets that wait for their other one.
    std::vector<int> m_open;
    /// How deep the brackets are where a `${` of a template began.
    std::vector<size_t> m_templates;
    bool m_isAfterLineBreak = false;
};

void Reader::add(Kind kind, qsizetype length)
{
    m_tokens.push_back({.kind = kind,
                        .start = m_at,
                        .length = length,
                        .isAfterLineBreak = std::exchange(m_isAfterLineBreak, false)});
    m_at += length;
}

Result<> Reader::skipBlank()
{
    while (m_at < m_text.size()) {
        const QChar c = peek();
        if (c.isSpace() || c == u'\ufeff') {
            m_isAfterLineBreak = m_isAfterLineBreak || isLineBreak(c);
            ++m_at;
        } else if (isAt("//"_L1)) {
            while (m_at < m_text.size() && !isLineBreak(peek()))
                ++m_at;
        } else if (isAt("/*"_L1)) {
            const qsizetype end = m_text.indexOf("*/"_L1, m_at + 2);
            if (end < 0)
                return fail(u"a comment does not end"_s, m_at);
            m_isAfterLineBreak = m_isAfterLineBreak
                || std::ranges::any_of(m_text.sliced(m_at, end - m_at), isLineBreak);
            m_at = end + 2;
        } else {
            break;
        }
    }
    return {};
}

/// Whether what stands before ends an operand, so that `/` divides and no regular expression
/// begins.
bool Reader::isOperandBefore() const
{
    if (m_tokens.empty())
        return false;
    static const QSet<QString> kOperators{
        u"return"_s, u"typeof"_s, u"case"_s, u"in"_s,         u"of"_s,    u"delete"_s, u"void"_s,
        u"new"_s,    u"do"_s,     u"else"_s, u"instanceof"_s, u"throw"_s, u"yield"_s,  u"await"_s};
    const int last = int(m_tokens.size()) - 1;
    const Token &token = m_tokens.back();
    switch (token.kind) {
    case Kind::Name:
        return isSign(last - 1, u'.') || !kOperators.contains(textOf(token).toString());
    case Kind::Sign:
        if (isSign(last, u')'))
            return !isHeadKeyword(token.match - 1);
        if (isSign(last, u'}'))
            return token.match >= 0 && !m_tokens[size_t(token.match)].isBlock;
        return isSign(last, u']') || textOf(token) == "++"_L1 || textOf(token) == "--"_L1;
    default:
        return true;
    }
}

bool Reader::isHeadKeyword(int token) const
{
    if (token < 0 || m_tokens[size_t(token)].kind != Kind::Name || isSign(token - 1, u'.'))
        return false;
    const QStringView word = textOf(m_tokens[size_t(token)]);
    return word == "if"_L1 || word == "while"_L1 || word == "for"_L1 || word == "with"_L1;
}

/// Whether a brace that stands here begins statements.
bool Reader::opensBlock() const
{
    const int last = int(m_tokens.size()) - 1;
    if (last < 0)
        return !m_untilBraces;
    const Token &token = m_tokens.back();
    const QStringView word = textOf(token);
    if (token.kind == Kind::Name) {
        return !isSign(last - 1, u'.')
            && (word == "else"_L1 || word == "do"_L1 || word == "try"_L1 || word == "finally"_L1);
    }
    if (token.kind != Kind::Sign)
        return false;
    const bool isInBlock =
        m_open.empty() ? !m_untilBraces : m_tokens[size_t(m_open.back())].isBlock;
    if (word == "=>"_L1 || word == ")"_L1)
        return true;
    return isInBlock && (word == ";"_L1 || word == "{"_L1 || word == "}"_L1 || word == ":"_L1);
}

Result<> Reader::readString()
{
    const QChar quote = peek();
    qsizetype length = 1;
    while (true) {
        const QChar c = peek(length);
        if (m_at + length >= m_text.size() || c == u'\n' || c == u'\r')
            return fail(u"a string does not end"_s, m_at);
        length += c == u'\\' ? 2 : 1;
        if (c == quote)
            break;
    }
    add(Kind::String, std::min(length, m_text.size() - m_at));
    return {};
}

/// From a backtick, or from the brace that ends a `${}`, to the next `${` or the backtick.
Result<> Reader::readTemplate()
{
    qsizetype length = 1;
    while (true) {
        if (m_at + length >= m_text.size())
            return fail(u"a template literal does not end"_s, m_at);
        const QChar c = peek(length);
        if (c == u'`') {
            add(Kind::String, length + 1);
            return {};
        }
        if (c == u'$' && peek(length + 1) == u'{') {
            add(Kind::String, length);
            m_open.push_back(int(m_tokens.size()));
            m_templates.push_back(m_open.size());
            add(Kind::Sign, 2);
            return {};
        }
        length += c == u'\\' ? 2 : 1;
    }
}

Result<> Reader::readRegex()
{
    qsizetype length = 1;
    bool isInClass = false;
    while (true) {
        const QChar c = peek(length);
        if (m_at + length >= m_text.size() || isLineBreak(c))
            return fail(u"a regular expression does not end"_s, m_at);
        if (c == u'[')
            isInClass = true;
        else if (c == u']')
            isInClass = false;
        else if (c == u'/' && !isInClass)
            break;
        length += c == u'\\' ? 2 : 1;
    }
    ++length;
    while (m_at + length < m_text.size() && isNamePart(peek(length)))
        ++length;
    add(Kind::Regex, std::min(length, m_text.size() - m_at));
    return {};
}

void Reader::readName()
{
    const int last = int(m_tokens.size()) - 1;
    const bool isMember = last >= 0 && (isSign(last, u'.') || textOf(m_tokens.back()) == "?."_L1);
    if (const qsizetype length = m_longName && !isMember ? m_longName(m_text.sliced(m_at)) : 0)
        return add(Kind::Name, length);
    qsizetype length = 1;
    while (m_at + length < m_text.size() && isNamePart(peek(length)))
        ++length;
    add(Kind::Name, length);
}

void Reader::readNumber()
{
    qsizetype length = 1;
    while (m_at + length < m_text.size()) {
        const QChar c = peek(length);
        const QChar before = peek(length - 1).toLower();
        const bool isExponent = (c == u'+' || c == u'-') && before == u'e'
            && !m_text.sliced(m_at).startsWith("0x"_L1, Qt::CaseInsensitive);
        if (!isNamePart(c) && c != u'.' && !isExponent)
            break;
        ++length;
    }
    add(Kind::Number, length);
}

Result<> Reader::close(QChar c)
{
    if (m_open.empty())
        return fail(u"there is no bracket that \"%1\" closes"_s.arg(c), m_at);
    const int open = m_open.back();
    const QChar opening = m_text[m_tokens[size_t(open)].start];
    if ((c == u')' && opening != u'(') || (c == u']' && opening != u'[')
        || (c == u'}' && opening != u'{'))
        return fail(u"\"%1\" does not close \"%2\""_s.arg(c).arg(opening), m_at);
    m_open.pop_back();
    m_tokens[size_t(open)].match = int(m_tokens.size());
    add(Kind::Sign, 1);
    m_tokens.back().match = open;
    return {};
}

Result<> Reader::readSign()
{
    const QChar c = peek();
    if (c == u'(' || c == u'[' || c == u'{') {
        const bool isBlock = c == u'{' && opensBlock();
        m_open.push_back(int(m_tokens.size()));
        add(Kind::Sign, 1);
        m_tokens.back().isBlock = isBlock;
        return {};
    }
    if (c == u'}' && !m_templates.empty() && m_templates.back() == m_open.size()) {
        // The end of a `${}`: a bracket of no width, then the template goes on.
        const int open = m_open.back();
        m_open.pop_back();
        m_templates.pop_back();
        m_tokens[size_t(open)].match = int(m_tokens.size());
        add(Kind::Sign, 0);
        m_tokens.back().match = open;
        return readTemplate();
    }
    if (c == u')' || c == u']' || c == u'}')
        return close(c);
    // `a ?.5 : 1` is a condition.
    const bool isQuestion = isAt("?."_L1) && peek(2).isDigit();
    for (const QLatin1StringView sign : kSigns) {
        if (!isQuestion && isAt(sign)) {
            add(Kind::Sign, sign.size());
            return {};
        }
    }
    add(Kind::Sign, 1);
    return {};
}

Result<Tokens> Reader::read()
{
    while (true) {
        AO_CHECK(skipBlank());
        if (m_at >= m_text.size() || (m_untilBraces && m_open.empty() && isAt("}}"_L1)))
            break;
        const QChar c = peek();
        if (c == u'"' || c == u'\'') {
            AO_CHECK(readString());
        } else if (c == u'`') {
            AO_CHECK(readTemplate());
        } else if (c.isDigit() || (c == u'.' && peek(1).isDigit())) {
            readNumber();
        } else if (isNameStart(c)) {
            readName();
        } else if (c == u'/' && !isOperandBefore()) {
            AO_CHECK(readRegex());
        } else {
            AO_CHECK(readSign());
        }
    }
    if (!m_open.empty()) {
        const Token &open = m_tokens[size_t(m_open.back())];
        return fail(u"\"%1\" is not closed"_s.arg(textOf(open)), open.start);
    }
    if (m_untilBraces && m_at >= m_text.size())
        return fail(u"\"{{\" without \"}}\""_s, m_at);
    return Tokens{std::move(m_tokens), m_at};
}

} // namespace

Result<Tokens> readTokens(QStringView text, qsizetype start, bool untilBraces,
                          const LongName &longName)
{
    return Reader(text, start, untilBraces, longName).read();
}

} // namespace agentops::script
