// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubfromscript.h"

#include "githubnames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

using Kind = GithubExpression::Kind;
using From = ScriptExpression::Kind;
using Result = std::optional<GithubExpression>;

GithubExpression context(const QString &name, const QStringList &path)
{
    GithubExpression value{.kind = Kind::Context, .text = name};
    for (const QString &key : path) {
        GithubExpression member{.kind = Kind::Property, .text = key};
        member.operands.push_back(std::move(value));
        value = std::move(member);
    }
    return value;
}

GithubExpression call(const QString &name, std::vector<GithubExpression> arguments = {})
{
    return {.kind = Kind::Call, .text = name, .operands = std::move(arguments)};
}

bool isMemberOf(const ScriptExpression &script, QStringView base, QStringView key)
{
    return script.kind == From::Member && script.text == key && script.operands[0].isName(base);
}

/// `X.port` as X, when the port is that one.
QString ownerOf(const ScriptExpression &script, QStringView port)
{
    const bool isPort =
        script.kind == From::Member && script.text == port && script.operands[0].kind == From::Name;
    return isPort ? script.operands[0].text : QString();
}

class BackTranslator
{
public:
    explicit BackTranslator(const GithubNamesBack &names) : m_names(names) { }

    Result translate(const ScriptExpression &script) const;

private:
    using Operands = std::optional<std::vector<GithubExpression>>;

    Operands all(std::vector<ScriptExpression>::const_iterator begin,
                 std::vector<ScriptExpression>::const_iterator end) const;
    Result translateBinary(const ScriptExpression &script) const;
    Result translateMember(const ScriptExpression &script) const;
    Result translateCall(const ScriptExpression &script) const;
    Result translateCase(const ScriptExpression &script) const;
    Result translateObject(const ScriptExpression &script) const;
    Result outputs(const ScriptExpression &script) const;
    static Result project(const QString &port);
    Result hash(const ScriptExpression &script) const;
    Result statusOf(const QString &node, QLatin1StringView ofStep) const;

    const GithubNamesBack &m_names;
};

BackTranslator::Operands BackTranslator::all(
    std::vector<ScriptExpression>::const_iterator begin,
    std::vector<ScriptExpression>::const_iterator end) const
{
    std::vector<GithubExpression> result;
    for (; begin != end; ++begin) {
        Result operand = translate(*begin);
        if (!operand)
            return std::nullopt;
        result.push_back(std::move(*operand));
    }
    return result;
}

Result BackTranslator::translate(const ScriptExpression &script) const
{
    switch (script.kind) {
    case From::Null:
        return GithubExpression{};
    case From::Boolean:
        return GithubExpression{.kind = Kind::Boolean, .number = script.number};
    case From::Number:
        return GithubExpression{.kind = Kind::Number, .number = script.number};
    case From::String:
        return GithubExpression{.kind = Kind::String, .text = script.text};
    case From::Not: {
        if (script.operands[0].isGhCall(u"eq")) {
            Result equal = translate(script.operands[0]);
            if (equal)
                equal->kind = Kind::NotEqual;
            return equal;
        }
        Result operand = translate(script.operands[0]);
        if (!operand)
            return std::nullopt;
        GithubExpression negated{.kind = Kind::Not};
        negated.operands.push_back(std::move(*operand));
        return negated;
    }
    case From::Binary:
        return translateBinary(script);
    case From::Conditional:
        return translateCase(script);
    case From::Member:
        return translateMember(script);
    case From::Index: {
        auto operands = all(script.operands.begin(), script.operands.end());
        if (!operands)
            return std::nullopt;
        return GithubExpression{.kind = Kind::Index, .operands = std::move(*operands)};
    }
    case From::Call:
        return translateCall(script);
    case From::Object:
        return translateObject(script);
    case From::Name:
    case From::List:
        return std::nullopt;
    }
    Q_UNREACHABLE_RETURN(std::nullopt);
}

Result BackTranslator::translateBinary(const ScriptExpression &script) const
{
    const auto isNot = [](const ScriptExpression &part, QStringView field) {
        return part.kind == From::Not && isMemberOf(part.operands[0], u"before", field);
    };
    const ScriptExpression &left = script.operands[0];
    const ScriptExpression &right = script.operands[1];
    if (script.text == u"&&") {
        // GitHub chooses the machine by other means.
        if (left.isGhCall(u"runsHere"))
            return translate(right);
        if (isNot(left, u"failed") && isNot(right, u"cancelled"))
            return call(u"success"_s);
        // `a && !before.failed && !before.cancelled` leans to the left.
        const bool isLater = isNot(right, u"cancelled") && left.kind == From::Binary
            && left.text == u"&&" && isNot(left.operands[1], u"failed");
        if (isLater) {
            Result first = translate(left.operands[0]);
            if (!first)
                return std::nullopt;
            return GithubExpression{.kind = Kind::And,
                                    .operands = {std::move(*first), call(u"success"_s)}};
        }
    }
    static const QHash<QString, Kind> kKinds{
        {u"&&"_s, Kind::And},           {u"||"_s, Kind::Or},          {u"==="_s, Kind::Equal},
        {u"=="_s, Kind::Equal},         {u"!=="_s, Kind::NotEqual},   {u"!="_s, Kind::NotEqual},
        {u"<"_s, Kind::Less},           {u"<="_s, Kind::LessOrEqual}, {u">"_s, Kind::Greater},
        {u">="_s, Kind::GreaterOrEqual}};
    if (!kKinds.contains(script.text))
        return std::nullopt;
    auto operands = all(script.operands.begin(), script.operands.end());
    if (!operands)
        return std::nullopt;
    return GithubExpression{.kind = kKinds.value(script.text), .operands = std::move(*operands)};
}

Result BackTranslator::translateCase(const ScriptExpression &script) const
{
    std::vector<GithubExpression> arguments;
    const ScriptExpression *rest = &script;
    while (rest->kind == From::Conditional) {
        const ScriptExpression &condition = rest->operands[0];
        Result asked = translate(condition.isGhCall(u"test") && condition.operands.size() == 2
                                     ? condition.operands[1]
                                     : condition);
        Result value = translate(rest->operands[1]);
        if (!asked || !value)
            return std::nullopt;
        arguments.push_back(std::move(*asked));
        arguments.push_back(std::move(*value));
        rest = &rest->operands[2];
    }
    Result otherwise = translate(*rest);
    if (!otherwise)
        return std::nullopt;
    arguments.push_back(std::move(*otherwise));
    return call(u"case"_s, std::move(arguments));
}

/// The objects that stand for `needs` and `steps` as a whole.
Result BackTranslator::translateObject(const ScriptExpression &script) const
{
    const auto has = [&script](const QString &key) {
        return !script.operands.empty()
            && std::ranges::all_of(script.operands, [&key](const ScriptExpression &member) {
                   return member.kind == From::Object && member.keys.contains(key);
               });
    };
    if (has(u"result"_s))
        return context(u"needs"_s, {});
    return has(u"outcome"_s) ? Result(context(u"steps"_s, {})) : std::nullopt;
}

Result BackTranslator::hash(const ScriptExpression &script) const
{
    const auto found = m_names.hashes.constFind(ownerOf(script, u"hash"));
    if (found == m_names.hashes.constEnd())
        return std::nullopt;
    std::vector<GithubExpression> patterns;
    for (const QString &text : *found) {
        const auto pieces = readTemplate(text, m_names.ids);
        if (!pieces || pieces->size() != 1)
            return std::nullopt;
        Result pattern = GithubExpression{.kind = Kind::String, .text = pieces->front().text};
        if (pieces->front().expression)
            pattern = translate(*pieces->front().expression);
        if (!pattern)
            return std::nullopt;
        patterns.push_back(std::move(*pattern));
    }
    return call(u"hashfiles"_s, std::move(patterns));
}

/// The object of the outputs of a step or job.
Result BackTranslator::outputs(const ScriptExpression &script) const
{
    for (const QStringView port : {u"values", u"result"}) {
        const QString node = ownerOf(script, port);
        if (m_names.steps.contains(node))
            return context(u"steps"_s, {m_names.steps.value(node), u"outputs"_s});
        if (port == u"result" && m_names.jobs.contains(node))
            return context(u"needs"_s, {m_names.jobs.value(node), u"outputs"_s});
    }
    if (script.isGhCall(u"last") && script.operands.size() >= 2) {
        const QString node = ownerOf(script.operands[1], u"results");
        if (m_names.jobs.contains(node))
            return context(u"needs"_s, {m_names.jobs.value(node), u"outputs"_s});
    }
    return std::nullopt;
}

Result BackTranslator::translateMember(const ScriptExpression &script) const
{
    const ScriptExpression &base = script.operands[0];
    if (base.isName(u"before"))
        return script.text == u"failed"   ? Result(call(u"failure"_s))
            : script.text == u"cancelled" ? Result(call(u"cancelled"_s))
                                          : std::nullopt;
    if (base.isName(u"inputs")) {
        if (script.text.startsWith(u"vars_"))
            return context(u"vars"_s, {script.text.sliced(5)});
        return context(u"inputs"_s, {script.text});
    }
    if (base.isName(u"run")) {
        static const QHash<QString, QString> kProperties{{u"commit"_s, u"sha"_s},
                                                         {u"payload"_s, u"event"_s},
                                                         {u"id"_s, u"run_id"_s},
                                                         {u"folder"_s, u"workspace"_s},
                                                         {u"workflow"_s, u"workflow"_s}};
        const QString property = kProperties.value(script.text);
        return property.isEmpty() ? std::nullopt : Result(context(u"github"_s, {property}));
    }
    if (base.isName(QString(kProjectStep)))
        return project(script.text);
    if (m_names.checkouts.contains(ownerOf(script, u"path")))
        return context(u"github"_s, {u"workspace"_s});
    if (!m_names.matrix.isEmpty() && base.isName(m_names.matrix)) {
        if (script.text == u"item")
            return context(u"matrix"_s,
                           m_names.isItemAValue ? QStringList{u"item"_s} : QStringList());
        return script.text == u"index" ? Result(context(u"strategy"_s, {u"job-index"_s}))
                                       : std::nullopt;
    }
    if (Result found = hash(script))
        return found;
    const QString output =
        base.kind == From::Name ? m_names.outputs.value(base.text + u'.' + script.text) : QString();
    if (!output.isEmpty())
        return context(u"steps"_s, {m_names.steps.value(base.text), u"outputs"_s, output});
    if (base.kind == From::Member && base.text == u"environment"
        && m_names.steps.contains(ownerOf(base, u"environment")))
        return context(u"env"_s, {script.text});
    if (Result found = outputs(script))
        return found;
    Result of = outputs(base);
    if (!of)
        of = translate(base);
    if (!of)
        return std::nullopt;
    GithubExpression member{.kind = Kind::Property, .text = script.text};
    member.operands.push_back(std::move(*of));
    return member;
}

/// What the step that tells about the project is called there.
Result BackTranslator::project(const QString &port)
{
    static const QHash<QString, QStringList> kNames{
        {u"commit"_s, {u"github"_s, u"sha"_s}},
        {u"ref"_s, {u"github"_s, u"ref"_s}},
        {u"branch"_s, {u"github"_s, u"ref_name"_s}},
        {u"name"_s, {u"github"_s, u"repository"_s}},
        {u"owner"_s, {u"github"_s, u"repository_owner"_s}},
        {u"system"_s, {u"runner"_s, u"os"_s}},
        {u"architecture"_s, {u"runner"_s, u"arch"_s}},
        {u"temporaryFolder"_s, {u"runner"_s, u"temp"_s}},
        {u"computer"_s, {u"runner"_s, u"name"_s}},
        {u"user"_s, {u"github"_s, u"actor"_s}}};
    const QStringList name = kNames.value(port);
    return name.isEmpty() ? std::nullopt : Result(context(name[0], {name[1]}));
}

Result BackTranslator::statusOf(const QString &node, QLatin1StringView ofStep) const
{
    if (m_names.steps.contains(node))
        return context(u"steps"_s, {m_names.steps.value(node), ofStep});
    if (m_names.jobs.contains(node))
        return context(u"needs"_s, {m_names.jobs.value(node), u"result"_s});
    return std::nullopt;
}

Result BackTranslator::translateCall(const ScriptExpression &script) const
{
    const ScriptExpression &callee = script.operands[0];
    if (callee.kind != From::Member || !callee.operands[0].isName(u"gh")
        || script.operands.size() < 2)
        return std::nullopt;
    const QString &name = callee.text;
    const ScriptExpression &first = script.operands[1];
    if (name == u"absent") {
        const auto parsed = parseGithubExpression(first.text);
        return parsed ? Result(*parsed) : std::nullopt;
    }
    if (name == u"result" || name == u"mapResult")
        return statusOf(ownerOf(first, u"done"), "outcome"_L1);
    if (name == u"conclusion")
        return statusOf(ownerOf(first, u"done"), "conclusion"_L1);
    if (name == u"event")
        return context(u"github"_s, {u"event_name"_s});
    static const QHash<QString, QString> kRefs{
        {u"ref"_s, u"ref"_s}, {u"refName"_s, u"ref_name"_s}, {u"refType"_s, u"ref_type"_s}};
    if (kRefs.contains(name))
        return context(u"github"_s, {kRefs.value(name)});
    if (name == u"status")
        return context(u"job"_s, {u"status"_s});
    if (name == u"first" || name == u"toolVersion")
        return translate(first);
    if (name == u"succeeded")
        return call(u"success"_s);
    if (name == u"cacheHit" && script.operands.size() == 3) {
        // Of actions/cache it is the one, of an action that sets a tool up the other.
        for (const QString &node :
             {ownerOf(first, u"hit"), ownerOf(script.operands[2], u"version")}) {
            if (m_names.steps.contains(node))
                return context(u"steps"_s,
                               {m_names.steps.value(node), u"outputs"_s, u"cache-hit"_s});
        }
    }
    if (name == u"text") {
        if (first.kind == From::Member && first.operands[0].isName(u"inputs"))
            return context(u"github"_s, {u"event"_s, u"inputs"_s, first.text});
    }
    auto arguments = all(script.operands.begin() + 1, script.operands.end());
    if (!arguments)
        return std::nullopt;
    static const QHash<QString, Kind> kOperators{
        {u"eq"_s, Kind::Equal},   {u"lt"_s, Kind::Less},           {u"le"_s, Kind::LessOrEqual},
        {u"gt"_s, Kind::Greater}, {u"ge"_s, Kind::GreaterOrEqual}, {u"all"_s, Kind::Filter}};
    if (const auto found = kOperators.constFind(name); found != kOperators.constEnd())
        return GithubExpression{.kind = *found, .operands = std::move(*arguments)};
    if (name == u"get") {
        GithubExpression value = arguments->front();
        for (size_t i = 1; i < arguments->size(); ++i) {
            GithubExpression &key = (*arguments)[i];
            GithubExpression access{.kind = Kind::Property, .text = key.text};
            access.operands.push_back(std::move(value));
            if (key.kind != Kind::String) {
                access = {.kind = Kind::Index, .operands = std::move(access.operands)};
                access.operands.push_back(std::move(key));
            }
            value = std::move(access);
        }
        return value;
    }
    if (name == u"text")
        return call(u"format"_s, {{.kind = Kind::String, .text = u"{0}"_s}, arguments->front()});
    static const QStringList kFunctions{u"contains"_s, u"startsWith"_s, u"endsWith"_s, u"format"_s,
                                        u"join"_s,     u"toJSON"_s,     u"fromJSON"_s};
    if (!kFunctions.contains(name))
        return std::nullopt;
    return call(name.toLower(), std::move(*arguments));
}

} // namespace

std::optional<GithubExpression> toGithub(const ScriptExpression &script,
                                         const GithubNamesBack &names)
{
    return BackTranslator(names).translate(script);
}

std::optional<QString> toGithubText(const QString &text, const GithubNamesBack &names)
{
    const auto pieces = readTemplate(text, names.ids);
    if (!pieces)
        return std::nullopt;
    QString result;
    for (const ScriptPiece &piece : *pieces) {
        if (!piece.expression) {
            result += QString(piece.text).replace(u"${{"_s, u"${{ '${{' }}"_s);
            continue;
        }
        const auto expression = toGithub(*piece.expression, names);
        if (!expression)
            return std::nullopt;
        result += u"${{ "_s + writeGithubExpression(*expression) + u" }}"_s;
    }
    return result;
}

} // namespace agentops::interop
