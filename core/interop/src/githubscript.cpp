// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/githubscript.h>

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

using Kind = GithubExpression::Kind;

// How tightly a piece of JavaScript holds together.
enum Strength { Conditional = 1, Or, And, Unary, Whole };

struct Script
{
    QString text;
    Strength strength = Whole;
};

class ScriptWriter
{
public:
    explicit ScriptWriter(const GithubScope &scope) : m_scope(scope) { }

    Script write(const GithubExpression &expression) const;

private:
    QString part(const GithubExpression &expression, Strength weakest) const;
    Script writeChain(const GithubExpression &expression) const;
    Script writeAccess(const GithubExpression &expression) const;
    Script writeCall(const GithubExpression &call) const;
    Script writeCase(const GithubExpression &call) const;
    Script call(QLatin1StringView function, const std::vector<GithubExpression> &arguments) const;

    const GithubScope &m_scope;
};

QString numberText(double number)
{
    if (std::isnan(number))
        return u"NaN"_s;
    if (std::isinf(number))
        return number < 0 ? u"-Infinity"_s : u"Infinity"_s;
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString ScriptWriter::part(const GithubExpression &expression, Strength weakest) const
{
    const Script script = write(expression);
    return script.strength < weakest ? u'(' + script.text + u')' : script.text;
}

Script ScriptWriter::call(QLatin1StringView function,
                          const std::vector<GithubExpression> &arguments) const
{
    QStringList texts;
    for (const GithubExpression &argument : arguments)
        texts.append(part(argument, Conditional));
    return {u"gh."_s + function + u'(' + texts.join(u", ") + u')'};
}

Script ScriptWriter::write(const GithubExpression &expression) const
{
    switch (expression.kind) {
    case Kind::Null:
        return {u"null"_s};
    case Kind::Boolean:
        return {expression.number != 0 ? u"true"_s : u"false"_s};
    case Kind::Number:
        return {numberText(expression.number)};
    case Kind::String:
        return {scriptText(expression.text)};
    case Kind::Context:
    case Kind::Property:
    case Kind::Index:
    case Kind::Filter:
        return writeAccess(expression);
    case Kind::Call:
        return writeCall(expression);
    case Kind::Not:
        return {u'!' + part(expression.operands[0], Unary), Unary};
    case Kind::And:
    case Kind::Or:
        return writeChain(expression);
    case Kind::Equal:
        return call("eq"_L1, expression.operands);
    case Kind::NotEqual:
        return {u'!' + call("eq"_L1, expression.operands).text, Unary};
    case Kind::Less:
        return call("lt"_L1, expression.operands);
    case Kind::LessOrEqual:
        return call("le"_L1, expression.operands);
    case Kind::Greater:
        return call("gt"_L1, expression.operands);
    case Kind::GreaterOrEqual:
        return call("ge"_L1, expression.operands);
    }
    Q_UNREACHABLE_RETURN({});
}

Script ScriptWriter::writeChain(const GithubExpression &expression) const
{
    const bool isAnd = expression.kind == Kind::And;
    const Strength strength = isAnd ? And : Or;
    QStringList parts;
    for (const GithubExpression &operand : expression.operands)
        parts.append(part(operand, strength));
    return {parts.join(isAnd ? " && "_L1 : " || "_L1), strength};
}

/// `a.b.c[0].*.d`: as much as the scope knows of it, then one `gh.get` for each row of keys.
Script ScriptWriter::writeAccess(const GithubExpression &expression) const
{
    std::vector<const GithubExpression *> steps;
    const GithubExpression *base = &expression;
    while (base->kind == Kind::Property || base->kind == Kind::Index
           || base->kind == Kind::Filter) {
        steps.push_back(base);
        base = &base->operands[0];
    }
    std::ranges::reverse(steps);
    size_t next = 0;
    QString text;
    if (base->kind == Kind::Context) {
        QStringList path;
        for (const GithubExpression *step : steps) {
            if (step->kind != Kind::Property)
                break;
            path.append(step->text);
        }
        const GithubScope::Value value = m_scope.resolve(base->text, path, base->offset);
        text = value.script;
        next = size_t(value.used);
    } else {
        text = part(*base, Conditional);
    }
    QStringList keys;
    const auto flush = [&] {
        if (!keys.isEmpty())
            text = u"gh.get("_s + text + u", "_s + keys.join(u", ") + u')';
        keys.clear();
    };
    for (; next < steps.size(); ++next) {
        const GithubExpression &step = *steps[next];
        if (step.kind == Kind::Property) {
            keys.append(scriptText(step.text));
        } else if (step.kind == Kind::Index) {
            keys.append(part(step.operands[1], Conditional));
        } else {
            flush();
            text = u"gh.all("_s + text + u')';
        }
    }
    flush();
    return {text};
}

Script ScriptWriter::writeCall(const GithubExpression &expression) const
{
    if (expression.text == u"success" && !m_scope.success.isEmpty())
        return {m_scope.success};
    if (expression.text == u"success")
        return {u"!before.failed && !before.cancelled"_s, And};
    if (expression.text == u"failure")
        return {u"before.failed"_s};
    if (expression.text == u"cancelled")
        return {u"before.cancelled"_s};
    if (expression.text == u"always")
        return {u"true"_s};
    if (expression.text == u"case")
        return writeCase(expression);
    if (expression.text == u"hashfiles")
        return {m_scope.hashFiles(expression)};
    static const QHash<QString, QLatin1StringView> kNames{
        {u"contains"_s, "contains"_L1}, {u"startswith"_s, "startsWith"_L1},
        {u"endswith"_s, "endsWith"_L1}, {u"format"_s, "format"_L1},
        {u"join"_s, "join"_L1},         {u"tojson"_s, "toJSON"_L1},
        {u"fromjson"_s, "fromJSON"_L1},
    };
    return call(kNames.value(expression.text), expression.operands);
}

bool isSurelyBoolean(const GithubExpression &expression)
{
    switch (expression.kind) {
    case Kind::Boolean:
    case Kind::Not:
    case Kind::Equal:
    case Kind::NotEqual:
    case Kind::Less:
    case Kind::LessOrEqual:
    case Kind::Greater:
    case Kind::GreaterOrEqual:
        return true;
    case Kind::Call:
        return expression.text == u"contains" || expression.text == u"startswith"
            || expression.text == u"endswith" || expression.text == u"success"
            || expression.text == u"failure" || expression.text == u"cancelled"
            || expression.text == u"always";
    case Kind::And:
    case Kind::Or:
        return std::ranges::all_of(expression.operands, isSurelyBoolean);
    default:
        return false;
    }
}

Script ScriptWriter::writeCase(const GithubExpression &expression) const
{
    QString text;
    for (size_t i = 0; i + 1 < expression.operands.size(); i += 2) {
        const GithubExpression &condition = expression.operands[i];
        const QString asked = isSurelyBoolean(condition)
            ? part(condition, Or)
            : u"gh.test("_s + part(condition, Conditional) + u')';
        text += asked + u" ? "_s + part(expression.operands[i + 1], Or) + u" : "_s;
    }
    return {text + part(expression.operands.back(), Or), Conditional};
}

bool isStatusCall(const GithubExpression &expression, QStringView name)
{
    return expression.kind == Kind::Call && expression.text == name;
}

bool asksForStatus(const GithubExpression &expression)
{
    return callsFunction(expression, u"success") || callsFunction(expression, u"failure")
        || callsFunction(expression, u"cancelled") || callsFunction(expression, u"always");
}

/// The condition without operands of its top conjunction that are calls of `name`, which say
/// nothing more; empty when nothing is left.
std::vector<GithubExpression> withoutCall(const GithubExpression &expression, QStringView name)
{
    std::vector<GithubExpression> operands =
        expression.kind == Kind::And ? expression.operands : std::vector{expression};
    std::erase_if(operands,
                  [name](const GithubExpression &operand) { return isStatusCall(operand, name); });
    return operands;
}

QString whenOf(const std::vector<GithubExpression> &operands, const GithubScope &scope)
{
    if (operands.empty())
        return {};
    GithubExpression all = operands[0];
    if (operands.size() > 1)
        all = {.kind = Kind::And, .operands = operands, .offset = operands[0].offset};
    return u"{{ "_s + toScript(all, scope) + u" }}"_s;
}

} // namespace

QString scriptText(const QString &text)
{
    // Qt writes a list most compactly: the text stands between its brackets.
    QString json =
        QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return json.sliced(1, json.size() - 2);
}

QString toScript(const GithubExpression &expression, const GithubScope &scope)
{
    return ScriptWriter(scope).write(expression).text;
}

QString toPlainTemplate(QString text)
{
    return text.replace(u"{{"_s, u"{{{{"_s);
}

QString toTemplate(const GithubTemplate &text, const GithubScope &scope)
{
    QString result;
    for (const GithubTemplate::Piece &piece : text.pieces) {
        result += piece.isExpression ? u"{{ "_s + toScript(piece.expression, scope) + u" }}"_s
                                     : toPlainTemplate(piece.text);
    }
    return result;
}

GithubCondition toCondition(const GithubExpression &expression, const GithubScope &scope)
{
    // What only wants that nothing failed before needs not ask: such a step does not come to run.
    const auto besideSuccess = withoutCall(expression, u"success");
    if (std::ranges::none_of(besideSuccess, asksForStatus))
        return {.when = whenOf(besideSuccess, scope)};
    return {.when = whenOf(withoutCall(expression, u"always"), scope), .isAskedAlways = true};
}

} // namespace agentops::interop
