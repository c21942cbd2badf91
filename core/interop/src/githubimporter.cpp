// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubimporter.h"

#include <agentops/interop/errors.h>
#include <agentops/interop/githubimport.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

constexpr qsizetype kMaxGithubNodes = 5000;

/// A literal piece of text inside of double quotes of a shell.
QString shellQuoted(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (u"\\\"$`"_s.contains(c))
            result.append(u'\\');
        result.append(c);
    }
    return toPlainTemplate(result);
}

bool mentionsSecrets(const GithubExpression &expression)
{
    return (expression.kind == GithubExpression::Kind::Context && expression.text == u"secrets")
        || std::ranges::any_of(expression.operands, mentionsSecrets);
}

} // namespace

QString githubText(const YamlNode &node)
{
    if (node.kind == YamlNode::Kind::Boolean)
        return node.boolean() ? u"true"_s : u"false"_s;
    if (node.kind == YamlNode::Kind::Number && std::isfinite(node.number()))
        return QString::number(node.number(), 'g', 15);
    return node.isNull() ? QString() : node.text;
}

std::chrono::milliseconds tighter(std::chrono::milliseconds a, std::chrono::milliseconds b)
{
    if (a.count() == 0 || b.count() == 0)
        return std::max(a, b);
    return std::min(a, b);
}

GithubImporter::GithubImporter(const GithubWorkflow &workflow, const ReadFile &readFile,
                               Findings &findings)
    : m_workflow(workflow)
    , m_readFile(readFile)
    , m_findings(findings)
    , m_builder(workflow.name, workflow.file->path)
{ }

void GithubImporter::tell(const GithubNames &names, ErrorCode code, TextPosition position,
                          const QString &message, Findings::Severity severity)
{
    m_findings.add(names.file->path, code, severity, position, message);
}

GithubScope GithubImporter::scopeAt(const GithubNames &names, GithubPlace place,
                                    const YamlNode &node)
{
    GithubScope scope;
    scope.resolve = [this, &names, place, &node](const QString &context, const QStringList &path,
                                                 qsizetype offset) {
        GithubResolver resolver(names, place, node, m_findings);
        GithubScope::Value value = resolver.resolve(context, path, offset);
        for (const QString &variable : resolver.variables())
            addVariable(variable);
        m_usesProject = m_usesProject || resolver.usesProject();
        return value;
    };
    if (place == GithubPlace::JobIf)
        scope.success = names.success;
    scope.hashFiles = [this, scope](const GithubExpression &call) {
        return addHash(call, scope);
    };
    return scope;
}

void GithubImporter::checkFunctions(const GithubExpression &expression, const YamlNode &node,
                                    const GithubNames &names, GithubPlace place)
{
    const bool isCondition = place == GithubPlace::StepIf || place == GithubPlace::JobIf;
    const bool isStep = place == GithubPlace::StepIf || place == GithubPlace::Step;
    if (expression.kind == GithubExpression::Kind::Call) {
        const bool isStatus = expression.text == u"success" || expression.text == u"failure"
            || expression.text == u"always" || expression.text == u"cancelled";
        if ((isStatus && !isCondition) || (expression.text == u"hashfiles" && !isStep)) {
            tell(names, errors::kBadExpression,
                 names.file->yaml.positionIn(node, expression.offset),
                 u"the function “%1” cannot be used here"_s.arg(expression.text),
                 Findings::Severity::Error);
        }
    }
    for (const GithubExpression &operand : expression.operands)
        checkFunctions(operand, node, names, place);
}

std::optional<GithubTemplate> GithubImporter::parse(const YamlNode &node, const GithubNames &names,
                                                    GithubPlace place)
{
    const auto parsed = parseGithubTemplate(node.text);
    if (!parsed) {
        tell(names, errors::kBadExpression,
             names.file->yaml.positionIn(node, parsed.error().offset), parsed.error().message,
             Findings::Severity::Error);
        return std::nullopt;
    }
    for (const GithubTemplate::Piece &piece : parsed->pieces) {
        if (piece.isExpression)
            checkFunctions(piece.expression, node, names, place);
    }
    return *parsed;
}

void GithubImporter::checkVerbatim(const YamlNode &node, const GithubNames &names)
{
    const auto parsed =
        node.kind == YamlNode::Kind::Text ? parse(node, names, GithubPlace::Step) : std::nullopt;
    if (!parsed)
        return;
    // What a value would be here does not matter; whether GitHub knows it at all does.
    Findings all;
    GithubScope scope;
    scope.resolve = [&](const QString &context, const QStringList &path, qsizetype offset) {
        return GithubResolver(names, GithubPlace::Step, node, all).resolve(context, path, offset);
    };
    scope.hashFiles = [](const GithubExpression &) {
        return u"null"_s;
    };
    toTemplate(*parsed, scope);
    for (const Finding &finding : all.take()) {
        if (finding.diagnostic.severity == Findings::Severity::Error)
            m_findings.add(finding.file, finding.diagnostic);
    }
}

QString GithubImporter::text(const YamlNode *node, const GithubNames &names, GithubPlace place)
{
    if (!node)
        return {};
    if (node->kind != YamlNode::Kind::Text)
        return githubText(*node);
    const auto parsed = parse(*node, names, place);
    return parsed ? toTemplate(*parsed, scopeAt(names, place, *node)) : QString();
}

QString GithubImporter::script(const YamlNode &node, const GithubNames &names, GithubPlace place)
{
    if (node.kind != YamlNode::Kind::Text)
        return node.isNull() ? u"null"_s : githubText(node);
    const auto parsed = parse(node, names, place);
    if (!parsed)
        return u"null"_s;
    const GithubScope scope = scopeAt(names, place, node);
    if (const GithubExpression *single = parsed->single())
        return toScript(*single, scope);
    if (parsed->isPlainText())
        return scriptText(node.text);
    QString pattern;
    QStringList values;
    for (const GithubTemplate::Piece &piece : parsed->pieces) {
        if (piece.isExpression) {
            pattern += u'{' + QString::number(values.size()) + u'}';
            values.append(toScript(piece.expression, scope));
        } else {
            pattern += QString(piece.text).replace(u'{', u"{{"_s).replace(u'}', u"}}"_s);
        }
    }
    return u"gh.format("_s + scriptText(pattern) + u", "_s + values.join(u", ") + u')';
}

GithubCondition GithubImporter::condition(const YamlNode *node, const GithubNames &names,
                                          GithubPlace place)
{
    if (!node || node->text.trimmed().isEmpty())
        return {};
    std::expected<GithubExpression, GithubExpressionError> expression =
        parseGithubExpression(node->text);
    if (node->text.contains(u"${{")) {
        const auto parsed = parse(*node, names, place);
        if (!parsed)
            return {};
        if (const GithubExpression *single = parsed->single()) {
            expression = *single;
        } else {
            tell(names, errors::kBadExpression, node->position,
                 u"with text around “${{ }}” this is always true: nothing is asked"_s);
            return {};
        }
    } else if (!expression) {
        tell(names, errors::kBadExpression,
             names.file->yaml.positionIn(*node, expression.error().offset),
             expression.error().message, Findings::Severity::Error);
        return {};
    } else {
        checkFunctions(*expression, *node, names, place);
    }
    return toCondition(*expression, scopeAt(names, place, *node));
}

void GithubImporter::applyCondition(Node &node, const YamlNode *written, const GithubNames &names,
                                    GithubPlace place)
{
    const GithubCondition found = condition(written, names, place);
    node.when = found.when;
    if (found.isAskedAlways)
        node.join.policy = Join::Policy::Ended;
}

bool GithubImporter::flag(const YamlNode *node, const GithubNames &names, bool absent,
                          const QString &what)
{
    if (!node || node->isNull())
        return absent;
    if (node->kind == YamlNode::Kind::Boolean)
        return node->boolean();
    tell(names, errors::kNotApplied, node->position,
         u"%1 cannot depend on an expression here: it is %2"_s.arg(
             what, absent ? u"true"_s : u"false"_s));
    return absent;
}

bool GithubImporter::hasRoom(const GithubNames &names, TextPosition position)
{
    if (m_builder.document().nodes.size() <= kMaxGithubNodes)
        return true;
    tell(names, errors::kTooLarge, position,
         u"the workflow has more than %1 steps"_s.arg(kMaxGithubNodes), Findings::Severity::Error);
    return false;
}

std::chrono::milliseconds GithubImporter::minutes(const YamlNode *node, const GithubNames &names)
{
    using namespace std::chrono;
    if (!node || node->isNull())
        return 0ms;
    if (node->kind == YamlNode::Kind::Number && node->number() > 0 && node->number() < 1e6)
        return milliseconds(qint64(node->number() * 60'000));
    tell(names, errors::kNotApplied, node->position,
         u"the timeout is no number of minutes: there is none here"_s);
    return 0ms;
}

std::optional<Concurrency> GithubImporter::concurrency(const YamlNode *node,
                                                       const GithubNames &names, GithubPlace place)
{
    if (!node || node->isNull())
        return std::nullopt;
    Concurrency result;
    const YamlNode *group = node->isMap() ? node->find(u"group") : node;
    result.key = text(group, names, place);
    if (node->isMap()
        && flag(node->find(u"cancel-in-progress"), names, false, u"“cancel-in-progress”"_s))
        result.onConflict = Concurrency::OnConflict::CancelRunning;
    return result;
}

GithubVariable GithubImporter::variable(const QString &name, const YamlNode &value,
                                        const GithubNames &names, GithubPlace place)
{
    const QString unknown = u"gh.absent("_s + scriptText(u"env."_s + name) + u')';
    const auto parsed =
        value.kind == YamlNode::Kind::Text ? parse(value, names, place) : std::nullopt;
    if (!parsed)
        return {githubText(value), scriptText(githubText(value))};
    if (const GithubExpression *single = parsed->single()) {
        const QString secret = secretOf(*single, names);
        if (!secret.isEmpty())
            return {secretValue(secret), unknown};
    }
    const auto secretIn = [&names](const GithubTemplate::Piece &piece) {
        return piece.isExpression ? secretOf(piece.expression, names) : QString();
    };
    QStringList secrets;
    for (const GithubTemplate::Piece &piece : parsed->pieces) {
        if (const QString secret = secretIn(piece); !secret.isEmpty())
            secrets.append(secret);
    }
    if (secrets.isEmpty()) {
        // What depends on a secret is not known to conditions, as the secret is not.
        const bool isKnown =
            std::ranges::none_of(parsed->pieces, [](const GithubTemplate::Piece &piece) {
                return piece.isExpression && mentionsSecrets(piece.expression);
            });
        return {text(&value, names, place), isKnown ? script(value, names, place) : unknown};
    }
    QString shellText;
    const GithubScope scope = scopeAt(names, place, value);
    for (const GithubTemplate::Piece &piece : parsed->pieces) {
        const QString secret = secretIn(piece);
        if (!secret.isEmpty())
            shellText += u"${"_s + secretVariable(secret) + u'}';
        else
            shellText += piece.isExpression
                ? u"{{ "_s + toScript(piece.expression, scope) + u" }}"_s
                : shellQuoted(piece.text);
    }
    return {QString(), unknown, shellText, secrets};
}

void GithubImporter::addEnv(const YamlNode *env, GithubNames &names, GithubPlace place)
{
    if (!env || env->isNull())
        return;
    if (!env->isMap()) {
        tell(names, errors::kNotApplied, env->position,
             u"variables that an expression makes are not set here"_s);
        return;
    }
    // What stands beside each other does not see each other.
    const GithubNames outside = names;
    for (const YamlEntry &entry : env->entries)
        names.env.insert(entry.key, variable(entry.key, entry.value, outside, place));
}

Imported importGithubWorkflow(const QByteArray &text, const QString &path, const ReadFile &readFile)
{
    Findings findings;
    Imported imported;
    const auto workflow = readGithubWorkflow(text, path, findings);
    if (workflow) {
        Document document = GithubImporter(*workflow, readFile, findings).run();
        if (!findings.hasErrors())
            imported.document = std::move(document);
    }
    imported.findings = findings.take();
    return imported;
}

} // namespace agentops::interop
