// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptreader.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

using Kind = ScriptExpression::Kind;
using Read = std::optional<ScriptExpression>;

constexpr int kMaxDepth = 100;

bool isNameStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

struct Operator
{
    QStringView sign;
    int strength;
};

// The longer ones first.
constexpr std::array kOperators{
    Operator{u"===", 3}, Operator{u"!==", 3}, Operator{u"||", 1}, Operator{u"&&", 2},
    Operator{u"==", 3},  Operator{u"!=", 3},  Operator{u"<=", 4}, Operator{u">=", 4},
    Operator{u"<", 4},   Operator{u">", 4},   Operator{u"+", 5},
};

class ScriptParser
{
public:
    ScriptParser(QStringView text, const QStringList &ids) : m_text(text), m_ids(ids) { }

    Read run();
    /// Reads one expression and tells where it ended.
    Read runUntilBraces(qsizetype &end);

private:
    void skipSpace();
    bool take(QStringView sign);
    QStringView rest() const { return m_text.sliced(m_at); }
    Read parseConditional();
    Read parseBinary(int weakest);
    Read parseUnary();
    Read parsePostfix();
    Read parsePrimary();
    Read parseString();
    Read parseNumber();
    Read parseName();
    bool parseItems(QStringView close, std::vector<ScriptExpression> &items);
    Read parseObject();

    QStringView m_text;
    const QStringList &m_ids;
    qsizetype m_at = 0;
    int m_depth = 0;
};

void ScriptParser::skipSpace()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
}

bool ScriptParser::take(QStringView sign)
{
    skipSpace();
    if (!rest().startsWith(sign))
        return false;
    m_at += sign.size();
    return true;
}

Read ScriptParser::run()
{
    Read read = parseConditional();
    skipSpace();
    return m_at == m_text.size() ? read : std::nullopt;
}

Read ScriptParser::runUntilBraces(qsizetype &end)
{
    Read read = parseConditional();
    if (!read || !take(u"}}"))
        return std::nullopt;
    end = m_at;
    return read;
}

Read ScriptParser::parseConditional()
{
    if (++m_depth > kMaxDepth)
        return std::nullopt;
    Read condition = parseBinary(1);
    skipSpace();
    const bool isConditional =
        condition && rest().startsWith(u'?') && !rest().startsWith(u"?.") && take(u"?");
    if (isConditional) {
        Read yes = parseConditional();
        Read no = yes && take(u":") ? parseConditional() : std::nullopt;
        if (!no)
            return std::nullopt;
        condition =
            ScriptExpression{.kind = Kind::Conditional, .operands = {*condition, *yes, *no}};
    }
    --m_depth;
    return condition;
}

Read ScriptParser::parseBinary(int weakest)
{
    Read left = parseUnary();
    while (left) {
        skipSpace();
        const auto found = std::ranges::find_if(
            kOperators, [this](const Operator &o) { return rest().startsWith(o.sign); });
        if (found == kOperators.end() || found->strength < weakest)
            break;
        m_at += found->sign.size();
        Read right = parseBinary(found->strength + 1);
        if (!right)
            return std::nullopt;
        left = ScriptExpression{
            .kind = Kind::Binary, .text = found->sign.toString(), .operands = {*left, *right}};
    }
    return left;
}

Read ScriptParser::parseUnary()
{
    skipSpace();
    if (!rest().startsWith(u'!') || rest().startsWith(u"!="))
        return parsePostfix();
    ++m_at;
    if (++m_depth > kMaxDepth)
        return std::nullopt;
    Read operand = parseUnary();
    --m_depth;
    if (!operand)
        return std::nullopt;
    return ScriptExpression{.kind = Kind::Not, .operands = {*operand}};
}

Read ScriptParser::parsePostfix()
{
    Read value = parsePrimary();
    while (value) {
        skipSpace();
        const bool isOptional = rest().startsWith(u"?.");
        if (isOptional)
            m_at += 2;
        if (take(u"[")) {
            Read index = parseConditional();
            if (!index || !take(u"]"))
                return std::nullopt;
            if (index->kind == Kind::String)
                value = ScriptExpression{
                    .kind = Kind::Member, .text = index->text, .operands = {*value}};
            else
                value = ScriptExpression{.kind = Kind::Index, .operands = {*value, *index}};
        } else if (!isOptional && take(u"(")) {
            ScriptExpression call{.kind = Kind::Call, .operands = {*value}};
            if (!parseItems(u")", call.operands))
                return std::nullopt;
            value = std::move(call);
        } else if (isOptional || take(u".")) {
            qsizetype end = m_at;
            while (end < m_text.size()
                   && (isNameStart(m_text[end]) || (end > m_at && m_text[end].isDigit())))
                ++end;
            if (end == m_at)
                return std::nullopt;
            value = ScriptExpression{.kind = Kind::Member,
                                     .text = m_text.sliced(m_at, end - m_at).toString(),
                                     .operands = {*value}};
            m_at = end;
        } else {
            break;
        }
    }
    return value;
}

bool ScriptParser::parseItems(QStringView close, std::vector<ScriptExpression> &items)
{
    for (bool isFirst = true; !take(close); isFirst = false) {
        if (!isFirst && !take(u","))
            return false;
        Read item = parseConditional();
        if (!item)
            return false;
        items.push_back(std::move(*item));
    }
    return true;
}

Read ScriptParser::parseObject()
{
    ScriptExpression object{.kind = Kind::Object};
    for (bool isFirst = true; !take(u"}"); isFirst = false) {
        if (!isFirst && !take(u","))
            return std::nullopt;
        skipSpace();
        Read key = parseString();
        Read value = key && take(u":") ? parseConditional() : std::nullopt;
        if (!value)
            return std::nullopt;
        object.keys.append(key->text);
        object.operands.push_back(std::move(*value));
    }
    return object;
}

Read ScriptParser::parsePrimary()
{
    skipSpace();
    if (m_at >= m_text.size())
        return std::nullopt;
    const QChar c = m_text[m_at];
    if (c == u'"' || c == u'\'')
        return parseString();
    if (c.isDigit() || c == u'-' || c == u'.')
        return parseNumber();
    if (take(u"(")) {
        Read inner = parseConditional();
        return inner && take(u")") ? inner : std::nullopt;
    }
    if (take(u"[")) {
        ScriptExpression list{.kind = Kind::List};
        return parseItems(u"]", list.operands) ? Read(list) : std::nullopt;
    }
    if (take(u"{"))
        return parseObject();
    return parseName();
}

Read ScriptParser::parseString()
{
    if (m_at >= m_text.size() || (m_text[m_at] != u'"' && m_text[m_at] != u'\''))
        return std::nullopt;
    const QChar quote = m_text[m_at++];
    ScriptExpression value{.kind = Kind::String};
    for (; m_at < m_text.size(); ++m_at) {
        QChar c = m_text[m_at];
        if (c == quote) {
            ++m_at;
            return value;
        }
        if (c == u'\\') {
            if (++m_at == m_text.size())
                return std::nullopt;
            c = m_text[m_at];
            static const QString kLetters = u"nrtbf"_s;
            static const QString kMeanings = u"\n\r\t\b\f"_s;
            if (c == u'u') {
                bool isGood = false;
                c = QChar(char16_t(m_text.mid(m_at + 1, 4).toUShort(&isGood, 16)));
                if (!isGood)
                    return std::nullopt;
                m_at += 4;
            } else if (const qsizetype at = kLetters.indexOf(c); at >= 0) {
                c = kMeanings[at];
            }
        }
        value.text.append(c);
    }
    return std::nullopt;
}

Read ScriptParser::parseNumber()
{
    if (rest().startsWith(u"-Infinity")) {
        m_at += 9;
        return ScriptExpression{.kind = Kind::Number,
                                .number = -std::numeric_limits<double>::infinity()};
    }
    qsizetype end = m_at + 1;
    while (end < m_text.size()
           && (m_text[end].isDigit() || m_text[end] == u'.' || m_text[end] == u'e'
               || ((m_text[end] == u'+' || m_text[end] == u'-') && m_text[end - 1] == u'e')))
        ++end;
    bool isGood = false;
    const double number = m_text.sliced(m_at, end - m_at).toDouble(&isGood);
    m_at = end;
    return isGood ? Read(ScriptExpression{.kind = Kind::Number, .number = number}) : std::nullopt;
}

Read ScriptParser::parseName()
{
    qsizetype size = 0;
    while (size < rest().size()
           && (isNameStart(rest()[size]) || (size > 0 && rest()[size].isDigit())))
        ++size;
    for (const QString &id : m_ids) {
        const bool isLonger = id.size() > size && rest().startsWith(id);
        const bool ends = isLonger
            && (id.size() == rest().size()
                || !(isNameStart(rest()[id.size()]) || rest()[id.size()].isDigit()
                     || rest()[id.size()] == u'-'));
        if (ends)
            size = id.size();
    }
    if (size == 0)
        return std::nullopt;
    const QString name = rest().first(size).toString();
    m_at += size;
    if (name == u"null" || name == u"undefined")
        return ScriptExpression{};
    if (name == u"true" || name == u"false")
        return ScriptExpression{.kind = Kind::Boolean, .number = name == u"true" ? 1.0 : 0.0};
    if (name == u"NaN" || name == u"Infinity")
        return ScriptExpression{.kind = Kind::Number,
                                .number = name == u"NaN" ? std::numeric_limits<double>::quiet_NaN()
                                                         : std::numeric_limits<double>::infinity()};
    return ScriptExpression{.kind = Kind::Name, .text = name};
}

} // namespace

bool ScriptExpression::isGhCall(QStringView name) const
{
    return kind == Kind::Call && operands[0].kind == Kind::Member && operands[0].text == name
        && operands[0].operands[0].isName(u"gh");
}

std::optional<ScriptExpression> readScript(QStringView text, const QStringList &ids)
{
    return ScriptParser(text, ids).run();
}

std::optional<QList<ScriptPiece>> readTemplate(const QString &text, const QStringList &ids)
{
    QList<ScriptPiece> pieces;
    QString literal;
    for (qsizetype at = 0; at < text.size();) {
        const QStringView rest = QStringView(text).sliced(at);
        if (rest.startsWith(u"{{{{")) {
            literal += u"{{"_s;
            at += 4;
        } else if (rest.startsWith(u"{{")) {
            if (!literal.isEmpty())
                pieces.append({std::exchange(literal, {}), std::nullopt});
            qsizetype end = 0;
            auto expression = ScriptParser(rest.sliced(2), ids).runUntilBraces(end);
            if (!expression)
                return std::nullopt;
            pieces.append({QString(), std::move(expression)});
            at += 2 + end;
        } else {
            literal += text[at++];
        }
    }
    if (!literal.isEmpty())
        pieces.append({literal, std::nullopt});
    return pieces;
}

} // namespace agentops::interop
