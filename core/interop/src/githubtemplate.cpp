// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/githubexpression.h>

#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

using Kind = GithubExpression::Kind;

/// Where the `}}` of an expression is, or -1; one inside of quoted text does not end it.
qsizetype findEnd(QStringView text, qsizetype from)
{
    bool isInString = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == u'\'')
            isInString = !isInString;
        else if (!isInString && text[i] == u'}' && i + 1 < text.size() && text[i + 1] == u'}')
            return i;
    }
    return -1;
}

void shift(GithubExpression &expression, qsizetype by)
{
    expression.offset += by;
    for (GithubExpression &operand : expression.operands)
        shift(operand, by);
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

QString writeNumber(double number)
{
    if (std::isnan(number))
        return u"NaN"_s;
    if (std::isinf(number))
        return number < 0 ? u"-Infinity"_s : u"Infinity"_s;
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

bool isName(QStringView text)
{
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
    };
    return !text.isEmpty() && isLetter(text.front()) && std::ranges::all_of(text, [&](QChar c) {
        return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

/// Names are matched in any case; these are the customary spellings.
QString functionName(const QString &lower)
{
    for (const QString &name :
         {u"startsWith"_s, u"endsWith"_s, u"toJSON"_s, u"fromJSON"_s, u"hashFiles"_s}) {
        if (name.compare(lower, Qt::CaseInsensitive) == 0)
            return name;
    }
    return lower;
}

int strengthOf(Kind kind)
{
    switch (kind) {
    case Kind::Or:
        return 1;
    case Kind::And:
        return 2;
    case Kind::Equal:
    case Kind::NotEqual:
        return 3;
    case Kind::Less:
    case Kind::LessOrEqual:
    case Kind::Greater:
    case Kind::GreaterOrEqual:
        return 4;
    case Kind::Not:
        return 5;
    default:
        return 6;
    }
}

QLatin1StringView signOf(Kind kind)
{
    switch (kind) {
    case Kind::Or:
        return "||"_L1;
    case Kind::And:
        return "&&"_L1;
    case Kind::Equal:
        return "=="_L1;
    case Kind::NotEqual:
        return "!="_L1;
    case Kind::Less:
        return "<"_L1;
    case Kind::LessOrEqual:
        return "<="_L1;
    case Kind::Greater:
        return ">"_L1;
    default:
        return ">="_L1;
    }
}

QString writeOperand(const GithubExpression &operand, int weakest)
{
    const QString text = writeGithubExpression(operand);
    return strengthOf(operand.kind) < weakest ? u'(' + text + u')' : text;
}

QString writeBinary(const GithubExpression &expression)
{
    const int strength = strengthOf(expression.kind);
    QString text;
    for (const GithubExpression &operand : expression.operands) {
        const bool isFirst = text.isEmpty();
        if (!isFirst)
            text += u' ' + signOf(expression.kind) + u' ';
        text += writeOperand(operand, isFirst ? strength : strength + 1);
    }
    return text;
}

QString writeCall(const GithubExpression &call)
{
    QStringList arguments;
    for (const GithubExpression &operand : call.operands)
        arguments.append(writeGithubExpression(operand));
    return functionName(call.text) + u'(' + arguments.join(u", ") + u')';
}

} // namespace

bool GithubTemplate::isPlainText() const
{
    return std::ranges::none_of(pieces, &Piece::isExpression);
}

const GithubExpression *GithubTemplate::single() const
{
    return pieces.size() == 1 && pieces[0].isExpression ? &pieces[0].expression : nullptr;
}

std::expected<GithubTemplate, GithubExpressionError> parseGithubTemplate(const QString &text)
{
    GithubTemplate result;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype begin = text.indexOf(u"${{", at);
        if (begin != at)
            result.pieces.append({.text = text.mid(at, begin < 0 ? -1 : begin - at)});
        if (begin < 0)
            break;
        const qsizetype inner = begin + 3;
        const qsizetype end = findEnd(text, inner);
        if (end < 0)
            return std::unexpected(GithubExpressionError{u"“${{” is not closed"_s, begin});
        auto parsed = parseGithubExpression(QStringView(text).sliced(inner, end - inner));
        if (!parsed) {
            return std::unexpected(
                GithubExpressionError{parsed.error().message, inner + parsed.error().offset});
        }
        shift(*parsed, inner);
        result.pieces.append({.isExpression = true, .expression = std::move(*parsed)});
        at = end + 2;
    }
    return result;
}

QString writeGithubExpression(const GithubExpression &expression)
{
    switch (expression.kind) {
    case Kind::Null:
        return u"null"_s;
    case Kind::Boolean:
        return expression.number != 0 ? u"true"_s : u"false"_s;
    case Kind::Number:
        return writeNumber(expression.number);
    case Kind::String:
        return quoted(expression.text);
    case Kind::Context:
        return expression.text;
    case Kind::Property: {
        const QString of = writeOperand(expression.operands[0], 6);
        return isName(expression.text) ? of + u'.' + expression.text
                                       : of + u'[' + quoted(expression.text) + u']';
    }
    case Kind::Index:
        return writeOperand(expression.operands[0], 6) + u'['
            + writeGithubExpression(expression.operands[1]) + u']';
    case Kind::Filter:
        return writeOperand(expression.operands[0], 6) + u".*"_s;
    case Kind::Call:
        return writeCall(expression);
    case Kind::Not:
        return u'!' + writeOperand(expression.operands[0], 5);
    default:
        return writeBinary(expression);
    }
}

} // namespace agentops::interop
