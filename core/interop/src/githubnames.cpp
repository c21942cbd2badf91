// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubnames.h"

#include <agentops/interop/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

using Value = GithubScope::Value;

/// The contexts that each place may mention, in the order of GithubPlace.
QStringList contextsOf(GithubPlace place)
{
    switch (place) {
    case GithubPlace::RunName:
        return {u"github"_s, u"inputs"_s, u"vars"_s};
    case GithubPlace::WorkflowEnv:
        return {u"github"_s, u"secrets"_s, u"inputs"_s, u"vars"_s};
    case GithubPlace::JobIf:
    case GithubPlace::JobStrategy:
        return {u"github"_s, u"needs"_s, u"vars"_s, u"inputs"_s};
    case GithubPlace::Job:
        return {u"github"_s, u"needs"_s, u"strategy"_s, u"matrix"_s, u"vars"_s, u"inputs"_s};
    case GithubPlace::JobDefaults:
        return {u"github"_s, u"needs"_s, u"strategy"_s, u"matrix"_s,
                u"env"_s,    u"vars"_s,  u"inputs"_s};
    case GithubPlace::JobEnv:
    case GithubPlace::JobSecrets:
        return {u"github"_s, u"needs"_s,   u"strategy"_s, u"matrix"_s,
                u"vars"_s,   u"secrets"_s, u"inputs"_s};
    case GithubPlace::StepIf:
        return {u"github"_s, u"needs"_s, u"strategy"_s, u"matrix"_s, u"job"_s,
                u"runner"_s, u"env"_s,   u"vars"_s,     u"steps"_s,  u"inputs"_s};
    case GithubPlace::JobOutputs:
    case GithubPlace::Step:
        return {u"github"_s, u"needs"_s, u"strategy"_s, u"matrix"_s, u"job"_s,   u"runner"_s,
                u"env"_s,    u"vars"_s,  u"secrets"_s,  u"steps"_s,  u"inputs"_s};
    case GithubPlace::CallOutputs:
        return {u"github"_s, u"jobs"_s, u"vars"_s, u"inputs"_s};
    }
    Q_UNREACHABLE_RETURN({});
}

bool isPlainName(QStringView text)
{
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u'$';
    };
    return !text.isEmpty() && isLetter(text.front()) && std::ranges::all_of(text, [&](QChar c) {
        return isLetter(c) || (c >= u'0' && c <= u'9');
    });
}

/// The field of a run that has the value of a property of `github`; empty when there is none.
QString runField(const QString &property)
{
    static const QHash<QString, QString> kFields{
        {u"sha"_s, u"commit"_s}, {u"event"_s, u"payload"_s}, {u"run_id"_s, u"id"_s}};
    const QString field = kFields.value(property);
    return workflow::runFieldNames().contains(field) ? u"run."_s + field : QString();
}

QString jsonText(const QJsonValue &value)
{
    if (value.isString())
        return scriptText(value.toString());
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : u"null"_s;
}

} // namespace

QString inBrackets(const QString &script)
{
    // Operators stand between spaces; what is inside of brackets and texts holds together.
    int depth = 0;
    bool isInText = false;
    bool hasOperator = script.startsWith(u'!');
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar c = script[i];
        if (isInText && c == u'\\')
            ++i;
        else if (c == u'"')
            isInText = !isInText;
        else if (!isInText && u"([{"_s.contains(c))
            ++depth;
        else if (!isInText && u")]}"_s.contains(c))
            --depth;
        else if (!isInText && depth == 0 && c == u' ')
            hasOperator = true;
    }
    return hasOperator ? u'(' + script + u')' : script;
}

QString memberOf(const QString &base, const QString &key)
{
    return isPlainName(key) ? base + u'.' + key : base + u'[' + scriptText(key) + u']';
}

QString optionalMemberOf(const QString &base, const QString &key)
{
    return isPlainName(key) ? base + u"?."_s + key : base + u"?.["_s + scriptText(key) + u']';
}

QString jobResult(const GithubJobName &job)
{
    const QString id = job.node.text();
    if (job.isContinued)
        return u"gh.conclusion(%1.done)"_s.arg(id);
    return job.isMap ? u"gh.mapResult(%1.done, %1.error, %1.failures)"_s.arg(id)
                     : u"gh.result(%1.done, %1.error)"_s.arg(id);
}

QJsonObject secretValue(const QString &secret)
{
    return {{u"secret"_s, secret}, {u"optional"_s, true}};
}

QString secretVariable(const QString &secret)
{
    return u"SECRET_"_s + secret.toUpper().replace(u'-', u'_');
}

QString secretOf(const GithubExpression &expression, const GithubNames &names)
{
    using Kind = GithubExpression::Kind;
    if (expression.kind != Kind::Property || expression.operands[0].kind != Kind::Context)
        return {};
    const QString &context = expression.operands[0].text;
    if (context == u"secrets")
        return names.secrets.value(expression.text, expression.text);
    return context == u"github" && expression.text == u"token" ? u"GITHUB_TOKEN"_s : QString();
}

void GithubResolver::tell(ErrorCode code, Findings::Severity severity, qsizetype offset,
                          const QString &message)
{
    m_findings.add(m_names.file->path, code, severity,
                   m_names.file->yaml.positionIn(m_node, offset), message);
}

Value GithubResolver::absent(const QString &what, qsizetype used, qsizetype offset)
{
    tell(errors::kUnknownValue, Findings::Severity::Warning, offset,
         u"only GitHub knows “%1”: it is null here"_s.arg(what));
    return {u"gh.absent("_s + scriptText(what) + u')', used};
}

QString GithubResolver::project(const QString &port)
{
    // What is told before a run begins comes before every step.
    if (m_place == GithubPlace::RunName)
        return {};
    m_usesProject = true;
    return QString(kProjectStep) + u'.' + port;
}

/// The branch or tag: of the push that began the run, else the one that is checked out.
QString GithubResolver::refOf(const QString &function)
{
    const QString checkedOut = project(u"ref"_s);
    return u"gh."_s + function + u"(run.payload"_s
        + (checkedOut.isEmpty() ? u")"_s : u", "_s + checkedOut + u')');
}

Value GithubResolver::resolve(const QString &context, const QStringList &path, qsizetype offset)
{
    const QStringList allowed = contextsOf(m_place);
    if (!allowed.contains(context)) {
        tell(errors::kUnknownContext, Findings::Severity::Error, offset,
             u"“%1” is not known here, only %2"_s.arg(context, allowed.join(u", ")));
        return {u"null"_s, path.size()};
    }
    const QString first = path.value(0).toLower();
    if (context == u"github")
        return github(path, offset);
    if (context == u"runner")
        return runner(path, offset);
    if (context == u"env")
        return env(path, offset);
    if (context == u"steps")
        return steps(path, offset);
    if (context == u"needs" || context == u"jobs")
        return needs(path, offset);
    if (context == u"strategy")
        return strategy(path, offset);
    if (context == u"matrix") {
        if (m_names.matrix.isEmpty())
            return {u"null"_s, path.size()};
        const QString item = m_names.matrix.text() + u".item"_s;
        const qsizetype key = m_names.matrixKeys.indexOf(first, 0, Qt::CaseInsensitive);
        if (!path.isEmpty() && key >= 0)
            return {memberOf(item, m_names.matrixKeys[key]), 1};
        const qsizetype added = m_names.addedMatrixKeys.indexOf(first, 0, Qt::CaseInsensitive);
        if (!path.isEmpty() && added >= 0)
            return {optionalMemberOf(item, m_names.addedMatrixKeys[added]), 1};
        return {item, 0};
    }
    if (context == u"inputs") {
        if (path.isEmpty())
            return absent(u"inputs"_s, 0, offset);
        return {m_names.inputs.value(first, u"null"_s), 1};
    }
    if (context == u"vars" && !path.isEmpty()) {
        m_variables.append(path[0].toUpper());
        return {memberOf(u"inputs"_s, u"vars_"_s + path[0].toUpper()), 1};
    }
    if (context == u"job" && first == u"status")
        return {u"gh.status(before.failed, before.cancelled)"_s, 1};
    if (context == u"secrets" && !path.isEmpty()) {
        tell(errors::kSecretPlace, Findings::Severity::Warning, offset,
             u"the secret “%1” can only be the whole value of a variable: here it is null"_s.arg(
                 path[0]));
        return {u"gh.absent("_s + scriptText(u"secrets."_s + path[0]) + u')', 1};
    }
    return absent(path.isEmpty() ? context : context + u'.' + path[0],
                  std::min<qsizetype>(1, path.size()), offset);
}

Value GithubResolver::github(const QStringList &path, qsizetype offset)
{
    if (path.isEmpty())
        return absent(u"github"_s, 0, offset);
    const QString property = path[0].toLower();
    if (property == u"event" && path.value(1).toLower() == u"inputs" && path.size() > 2) {
        const QString input = m_names.inputs.value(path[2].toLower());
        return {input.isEmpty() ? u"null"_s : u"gh.text("_s + input + u')', 3};
    }
    if (property == u"workflow")
        return {scriptText(m_names.workflowName), 1};
    if (property == u"job")
        return {scriptText(m_names.jobId), 1};
    if (property == u"server_url")
        return {u"\"https://github.com\""_s, 1};
    if (property == u"api_url")
        return {u"\"https://api.github.com\""_s, 1};
    if (property == u"graphql_url")
        return {u"\"https://api.github.com/graphql\""_s, 1};
    if (property == u"event_name")
        return {m_names.eventByHand.isEmpty()
                    ? u"gh.event(run.trigger)"_s
                    : u"gh.event(run.trigger, %1)"_s.arg(scriptText(m_names.eventByHand)),
                1};
    if (property == u"run_attempt")
        return {u"\"1\""_s, 1};
    if (property == u"action_path" && !m_names.actionPath.isEmpty())
        return {m_names.workspace + u" + "_s + scriptText(u'/' + m_names.actionPath), 1};
    if (property == u"workspace")
        return {m_names.workspace, 1};
    static const QHash<QString, QString> kRefs{
        {u"ref"_s, u"ref"_s}, {u"ref_name"_s, u"refName"_s}, {u"ref_type"_s, u"refType"_s}};
    if (const QString function = kRefs.value(property); !function.isEmpty()) {
        if (m_place == GithubPlace::RunName)
            tell(errors::kUnknownValue, Findings::Severity::Hint, offset,
                 u"before a run begins, “github.%1” is only known when a push began it"_s.arg(
                     property));
        return {refOf(function), 1};
    }
    // Those of a pull request, which begins no run here.
    if (property == u"head_ref" || property == u"base_ref")
        return {u"\"\""_s, 1};
    const QString field = runField(property);
    if (!field.isEmpty())
        return {field, 1};
    static const QHash<QString, QString> kPorts{{u"sha"_s, u"commit"_s},
                                                {u"repository"_s, u"name"_s},
                                                {u"repository_owner"_s, u"owner"_s},
                                                {u"actor"_s, u"user"_s},
                                                {u"triggering_actor"_s, u"user"_s}};
    const QString port = kPorts.value(property);
    const QString value = port.isEmpty() ? QString() : project(port);
    return value.isEmpty() ? absent(u"github."_s + property, 1, offset) : Value{value, 1};
}

Value GithubResolver::runner(const QStringList &path, qsizetype offset)
{
    const QString property = path.value(0).toLower();
    if (property == u"os" && !m_names.os.isEmpty())
        return {scriptText(m_names.os), 1};
    if (property == u"arch" && !m_names.arch.isEmpty())
        return {scriptText(m_names.arch), 1};
    if (property == u"environment")
        return {u"\"self-hosted\""_s, 1};
    static const QHash<QString, QString> kPorts{{u"os"_s, u"system"_s},
                                                {u"arch"_s, u"architecture"_s},
                                                {u"temp"_s, u"temporaryFolder"_s},
                                                {u"name"_s, u"computer"_s}};
    const QString port = kPorts.value(property);
    const QString value = port.isEmpty() ? QString() : project(port);
    if (!value.isEmpty())
        return {value, 1};
    if (property == u"workspace")
        return {m_names.workspace, 1};
    return absent(path.isEmpty() ? u"runner"_s : u"runner."_s + property,
                  std::min<qsizetype>(1, path.size()), offset);
}

Value GithubResolver::env(const QStringList &path, qsizetype offset)
{
    if (path.isEmpty()) {
        QStringList members;
        for (auto it = m_names.env.begin(); it != m_names.env.end(); ++it)
            members.append(scriptText(it.key()) + u": "_s + it->script);
        return {u"({"_s + members.join(u", ") + u"})"_s, 0};
    }
    const auto found = m_names.env.constFind(path[0]);
    if (found != m_names.env.constEnd() && (found->written.isObject() || !found->secrets.isEmpty()))
        tell(errors::kSecretPlace, Findings::Severity::Warning, offset,
             u"the variable “%1” holds a secret, which expressions do not see: it is null"_s.arg(
                 path[0]));
    QStringList values;
    for (const QString &step : m_names.envSteps)
        values.append(optionalMemberOf(step + u".environment"_s, path[0]));
    if (found != m_names.env.constEnd())
        values.append(found->script);
    if (values.isEmpty())
        return {u"null"_s, 1};
    if (values.size() == 1)
        return {inBrackets(values[0]), 1};
    return {u"gh.first("_s + values.join(u", ") + u')', 1};
}

QString GithubResolver::stepOutputs(const GithubStepName &step) const
{
    return step.valuesPort.isEmpty() ? u"null"_s : step.node.text() + u'.' + step.valuesPort;
}

Value GithubResolver::steps(const QStringList &path, qsizetype offset)
{
    const auto outcome = [](const GithubStepName &step) {
        const QString id = step.node.text();
        return u"gh.result(%1.done, %1.error)"_s.arg(id);
    };
    const auto conclusion = [&outcome](const GithubStepName &step) {
        return step.isContinued ? u"gh.conclusion(%1.done)"_s.arg(step.node.text()) : outcome(step);
    };
    if (path.isEmpty()) {
        QStringList members;
        for (auto it = m_names.steps.begin(); it != m_names.steps.end(); ++it) {
            members.append(u"%1: {\"outcome\": %2, \"conclusion\": %3, \"outputs\": %4}"_s.arg(
                scriptText(it.key()), outcome(*it), conclusion(*it), stepOutputs(*it)));
        }
        return {u"({"_s + members.join(u", ") + u"})"_s, 0};
    }
    const auto found = m_names.steps.constFind(path[0].toLower());
    if (found == m_names.steps.constEnd()) {
        tell(errors::kUnknownValue, Findings::Severity::Warning, offset,
             u"there is no step “%1” before this: its values are null"_s.arg(path[0]));
        return {u"null"_s, path.size()};
    }
    const QString property = path.value(1).toLower();
    if (property == u"outputs" && path.size() > 2) {
        const QString own = found->outputs.value(path[2].toLower());
        if (!own.isEmpty())
            return {own, 3};
        if (found->valuesPort.isEmpty())
            return {u"null"_s, 3};
        return {optionalMemberOf(stepOutputs(*found), path[2]), 3};
    }
    if (property == u"outputs")
        return {stepOutputs(*found), 2};
    if (property == u"outcome")
        return {outcome(*found), 2};
    if (property == u"conclusion")
        return {conclusion(*found), 2};
    return {u"null"_s, path.size()};
}

Value GithubResolver::needs(const QStringList &path, qsizetype offset)
{
    const auto outputs = [](const GithubJobName &job) {
        return job.isMap ? u"gh.last(%1.results, %1.failures)"_s.arg(job.node.text())
                         : job.node.text() + u".result"_s;
    };
    if (path.isEmpty()) {
        QStringList members;
        for (auto it = m_names.needs.begin(); it != m_names.needs.end(); ++it) {
            members.append(u"%1: {\"result\": %2, \"outputs\": %3}"_s.arg(
                scriptText(it.key()), jobResult(*it), outputs(*it)));
        }
        return {u"({"_s + members.join(u", ") + u"})"_s, 0};
    }
    const auto found = m_names.needs.constFind(path[0].toLower());
    if (found == m_names.needs.constEnd()) {
        tell(errors::kUnknownValue, Findings::Severity::Warning, offset,
             u"this job does not need “%1”: its values are null"_s.arg(path[0]));
        return {u"null"_s, path.size()};
    }
    const QString property = path.value(1).toLower();
    if (property == u"outputs" && path.size() > 2)
        return {optionalMemberOf(outputs(*found), path[2]), 3};
    if (property == u"outputs")
        return {outputs(*found), 2};
    return {property == u"result" ? jobResult(*found) : u"null"_s,
            property == u"result" ? 2 : path.size()};
}

Value GithubResolver::strategy(const QStringList &path, qsizetype offset)
{
    const QString property = path.value(0).toLower();
    if (m_names.strategy.contains(property))
        return {jsonText(m_names.strategy.value(property)), 1};
    if (property == u"job-index" && !m_names.matrix.isEmpty())
        return {m_names.matrix.text() + u".index"_s, 1};
    return absent(u"strategy"_s + (path.isEmpty() ? QString() : u'.' + property),
                  std::min<qsizetype>(1, path.size()), offset);
}

} // namespace agentops::interop
