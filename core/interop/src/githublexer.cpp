// SPDX-License-Identifier: GPL-3.0-or-later
#include "githublexer.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

bool isNameStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || isDigit(c) || c == u'-';
}

class GithubLexer
{
public:
    explicit GithubLexer(QStringView text) : m_text(text) { }

    std::expected<QList<GithubToken>, GithubExpressionError> run();

private:
    using Outcome = std::expected<void, GithubExpressionError>;
    QChar at(qsizetype offset) const { return offset < m_text.size() ? m_text[offset] : QChar(); }
    Outcome readToken();
    Outcome readString();
    Outcome readNumber();
    void readName();
    Outcome readSign();
    bool isOperandExpected() const;
    void add(GithubToken::Kind kind, QString text, qsizetype size, double number = 0);

    QStringView m_text;
    qsizetype m_at = 0;
    QList<GithubToken> m_tokens;
};

void GithubLexer::add(GithubToken::Kind kind, QString text, qsizetype size, double number)
{
    m_tokens.append({kind, std::move(text), number, m_at});
    m_at += size;
}

std::expected<QList<GithubToken>, GithubExpressionError> GithubLexer::run()
{
    for (;;) {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at == m_text.size())
            break;
        if (const Outcome outcome = readToken(); !outcome)
            return std::unexpected(outcome.error());
    }
    add(GithubToken::Kind::End, {}, 0);
    return std::move(m_tokens);
}

GithubLexer::Outcome GithubLexer::readToken()
{
    const QChar c = m_text[m_at];
    if (c == u'\'')
        return readString();
    if (isNameStart(c)) {
        readName();
        return {};
    }
    if (isDigit(c) || c == u'+' || c == u'-' || (c == u'.' && isOperandExpected()))
        return readNumber();
    return readSign();
}

/// A point begins a number only where no value stands before it.
bool GithubLexer::isOperandExpected() const
{
    if (m_tokens.isEmpty())
        return true;
    const GithubToken &last = m_tokens.last();
    return last.kind == GithubToken::Kind::Sign && !last.isSign(u")") && !last.isSign(u"]")
        && !last.isSign(u"*");
}

GithubLexer::Outcome GithubLexer::readString()
{
    QString value;
    for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
        if (m_text[i] != u'\'') {
            value.append(m_text[i]);
        } else if (at(i + 1) == u'\'') {
            value.append(u'\'');
            ++i;
        } else {
            add(GithubToken::Kind::String, value, i + 1 - m_at);
            return {};
        }
    }
    return std::unexpected(
        GithubExpressionError{u"the text that begins here has no closing “'”"_s, m_at});
}

void GithubLexer::readName()
{
    qsizetype end = m_at;
    while (isNamePart(at(end)))
        ++end;
    add(GithubToken::Kind::Name, m_text.sliced(m_at, end - m_at).toString(), end - m_at);
}

GithubLexer::Outcome GithubLexer::readNumber()
{
    qsizetype end = m_at;
    // Whatever is not a separator belongs to it, so that `1x` is a wrong number, not two tokens.
    while (end < m_text.size() && !m_text[end].isSpace()
           && !u"()[],=!<>&|'"_s.contains(m_text[end]))
        ++end;
    const QStringView word = m_text.sliced(m_at, end - m_at);
    bool isGood = false;
    double value = 0;
    if (word.startsWith(u"0x") || word.startsWith(u"0o")) {
        const QStringView digits = word.sliced(2);
        // 32 bits with a sign, as there.
        value = qint32(digits.toUInt(&isGood, word[1] == u'x' ? 16 : 8));
        isGood = isGood && isNamePart(digits.front()) && digits.front() != u'-';
    } else if (word == u"+Infinity" || word == u"-Infinity") {
        isGood = true;
        value = (word[0] == u'-' ? -1 : 1) * std::numeric_limits<double>::infinity();
    } else {
        const bool isDecimal =
            std::ranges::all_of(word, [](QChar c) { return isDigit(c) || u"+-.eE"_s.contains(c); });
        value = word.toDouble(&isGood);
        isGood = isGood && isDecimal;
    }
    if (!isGood)
        return std::unexpected(GithubExpressionError{u"“%1” is not a number"_s.arg(word), m_at});
    add(GithubToken::Kind::Number, word.toString(), end - m_at, value);
    return {};
}

GithubLexer::Outcome GithubLexer::readSign()
{
    const QStringView rest = m_text.sliced(m_at);
    for (const QStringView sign : {u"&&", u"||", u"==", u"!=", u"<=", u">="}) {
        if (rest.startsWith(sign)) {
            add(GithubToken::Kind::Sign, sign.toString(), 2);
            return {};
        }
    }
    if (u"()[].,*!<>"_s.contains(rest[0])) {
        add(GithubToken::Kind::Sign, rest.first(1).toString(), 1);
        return {};
    }
    QString message = u"“%1” has no meaning here"_s.arg(rest[0]);
    if (rest[0] == u'"')
        message = u"text stands in single quotes, not in double ones"_s;
    return std::unexpected(GithubExpressionError{message, m_at});
}

} // namespace

std::expected<QList<GithubToken>, GithubExpressionError> lexGithubExpression(QStringView text)
{
    return GithubLexer(text).run();
}

} // namespace agentops::interop
