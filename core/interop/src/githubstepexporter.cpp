// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubexporter.h"

#include "githubimporter.h"

#include <agentops/interop/yamlwriter.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

/// The action that does what a kind does, for a step that did not come from one.
QString actionOf(const Node &node)
{
    if (node.kind == u"tool.check") {
        static const QHash<QString, QString> kActions{{u"node"_s, u"actions/setup-node@v4"_s},
                                                      {u"python"_s, u"actions/setup-python@v5"_s},
                                                      {u"go"_s, u"actions/setup-go@v5"_s},
                                                      {u"java"_s, u"actions/setup-java@v4"_s},
                                                      {u"dotnet"_s, u"actions/setup-dotnet@v4"_s},
                                                      {u"php"_s, u"shivammathur/setup-php@v2"_s},
                                                      {u"ruby"_s, u"ruby/setup-ruby@v1"_s}};
        return kActions.value(node.parameters.value(u"tool"_s).toString());
    }
    static const QHash<QString, QString> kActions{
        {u"artifact.store"_s, u"actions/upload-artifact@v4"_s},
        {u"artifact.fetch"_s, u"actions/download-artifact@v4"_s},
        {u"cache.restore"_s, u"actions/cache/restore@v4"_s},
        {u"cache.save"_s, u"actions/cache/save@v4"_s}};
    return kActions.value(node.kind);
}

QString linesOf(const QJsonValue &list)
{
    QStringList lines;
    for (const QJsonValue &line : list.toArray())
        lines.append(line.toString());
    return lines.join(u'\n');
}

/// The inputs of that action, as templates.
QJsonObject inputsOf(const Node &node)
{
    const QJsonObject &own = node.parameters;
    if (node.kind == u"tool.check") {
        const QString version = own.value(u"version"_s).toString();
        if (version.isEmpty())
            return {};
        return {{own.value(u"tool"_s).toString() + u"-version"_s, version}};
    }
    QJsonObject with;
    for (const auto &[from, to] : {std::pair{u"name"_s, u"name"_s}, {u"key"_s, u"key"_s}}) {
        if (own.contains(from))
            with.insert(to, own.value(from));
    }
    if (own.contains(u"paths"_s))
        with.insert(u"path"_s, linesOf(own.value(u"paths"_s)));
    if (own.contains(u"to"_s))
        with.insert(u"path"_s, own.value(u"to"_s));
    if (own.contains(u"restoreKeys"_s))
        with.insert(u"restore-keys"_s, linesOf(own.value(u"restoreKeys"_s)));
    return with;
}

/// Those that count less come from the step, too, where it does not say another.
QJsonObject ownVariables(const Node &node)
{
    QJsonObject variables = node.parameters.value(u"defaultEnvironment"_s).toObject();
    const QJsonObject own = node.parameters.value(u"environment"_s).toObject();
    for (auto it = own.begin(); it != own.end(); ++it)
        variables.insert(it.key(), it.value());
    return variables;
}

} // namespace

YamlNode GithubExporter::step(const Node &node, const QJsonObject &shared)
{
    YamlNode result;
    const QString id = m_names.steps.value(node.id.text());
    bool isNumber = false;
    id.toInt(&isNumber);
    if (!isNumber && !id.isEmpty())
        addYaml(result, u"id"_s, yamlText(id));
    const QString uses =
        kept(node).value(u"uses"_s).toString(node.parameters.value(u"uses"_s).toString());
    const bool isNameTold = node.title.isEmpty() || node.title == uses
        || (node.kind == u"shell.command"
            && node.title == githubFirstLine(node.parameters.value(u"command"_s).toString()));
    if (!isNameTold)
        addYaml(result, u"name"_s, yamlText(node.title));
    addCondition(node, result);
    if (node.kind == u"shell.command")
        addRun(node, shared, result);
    else if (!addUses(node, result)) {
        tell(node, u"GitHub has no step “%1”: it is left out"_s.arg(node.kind));
        return {};
    }
    if (node.timeout.count() > 0 && node.timeout != m_jobLimit)
        addYaml(result, u"timeout-minutes"_s, yamlNumber(double(node.timeout.count()) / 60'000));
    if (node.onError == OnError::Continue)
        addYaml(result, u"continue-on-error"_s, yamlBoolean(true));
    checkRest(node);
    return result;
}

void GithubExporter::addRun(const Node &node, const QJsonObject &shared, YamlNode &step)
{
    const QJsonObject &own = node.parameters;
    addYaml(step, u"run"_s, text(own.value(u"command"_s).toString(), node));
    const QString shell = own.value(u"shell"_s).toString();
    if (!shell.isEmpty() && shell != kGithubDefaultShell)
        addYaml(step, u"shell"_s, text(shell, node));
    if (own.contains(u"directory"_s))
        addYaml(step, u"working-directory"_s, text(own.value(u"directory"_s).toString(), node));
    QJsonObject variables = ownVariables(node);
    for (auto it = shared.begin(); it != shared.end(); ++it) {
        if (variables.value(it.key()) == it.value())
            variables.remove(it.key());
    }
    addYaml(step, u"env"_s, environment(variables, node));
    if (const auto defaults = own.value(u"defaultEnvironment"_s);
        defaults.isString() && !defaults.toString().startsWith(u"{{ gh.environment("))
        tell(node,
             u"GitHub sets its own variables by default, not those of “defaultEnvironment”"_s);
    const QJsonObject programs = own.value(u"programs"_s).toObject();
    for (auto it = programs.begin(); it != programs.end(); ++it) {
        // Of a setup action, which GitHub has itself.
        if (!it.value().toString().startsWith(u"\"{{ "))
            tell(node, u"GitHub has no name “%1” for a program"_s.arg(it.key()));
    }
    for (const QString &key : own.keys()) {
        // Some of it GitHub does by itself.
        static const QStringList kKnown{u"command"_s,       u"shell"_s,
                                        u"directory"_s,     u"environment"_s,
                                        u"commandFiles"_s,  u"inheritedEnvironment"_s,
                                        u"inheritedPath"_s, u"repeatable"_s,
                                        u"programs"_s,      u"defaultEnvironment"_s};
        if (!kKnown.contains(key))
            tell(node, u"GitHub has nothing like the parameter “%1”"_s.arg(key));
    }
}

bool GithubExporter::addUses(const Node &node, YamlNode &step)
{
    const QJsonObject extra = kept(node);
    addYaml(step, u"env"_s, yamlOfJson(extra.value(u"env"_s)));
    if (extra.contains(u"uses"_s)) {
        addYaml(step, u"uses"_s, yamlText(extra.value(u"uses"_s).toString()));
        addYaml(step, u"with"_s, yamlOfJson(extra.value(u"with"_s)));
        return true;
    }
    if (node.kind == u"remote.action") {
        addYaml(step, u"uses"_s, text(node.parameters.value(u"uses"_s).toString(), node));
        addYaml(step, u"with"_s, inputsAsTheyCame(node));
        return true;
    }
    const QString action = actionOf(node);
    if (action.isEmpty())
        return false;
    addYaml(step, u"uses"_s, yamlText(action));
    addYaml(step, u"with"_s, texts(inputsOf(node), node));
    return true;
}

YamlNode GithubExporter::inputsAsTheyCame(const Node &node)
{
    YamlNode map;
    const QJsonObject with = node.parameters.value(u"with"_s).toObject();
    for (auto it = with.begin(); it != with.end(); ++it) {
        const QString written = it.value().toVariant().toString();
        const auto pieces = readTemplate(written, m_names.ids);
        const bool isPlain = pieces && std::ranges::none_of(*pieces, [](const ScriptPiece &piece) {
                                 return piece.expression.has_value();
                             });
        if (!isPlain || it.value().isObject()) {
            const YamlNode one = environment(QJsonObject{{it.key(), it.value()}}, node);
            for (const YamlEntry &entry : one.entries)
                addYaml(map, entry.key, entry.value);
            continue;
        }
        QString plain;
        for (const ScriptPiece &piece : *pieces)
            plain += piece.text;
        addYaml(map, it.key(), yamlText(plain));
    }
    return map;
}

/// What a step says beyond what GitHub has a word for.
void GithubExporter::checkRest(const Node &node)
{
    if (node.retry.maxAttempts > 1)
        tell(node, u"GitHub does not try a step again"_s);
    if (node.isMuted && !kept(node).contains(u"uses"_s))
        tell(node, u"a muted step runs on GitHub"_s);
    if (node.onError == OnError::Skip && !node.parent.isEmpty())
        tell(node, u"on GitHub the job ends when the step fails"_s);
    if (!node.idempotencyKey.isEmpty() || node.reuse)
        tell(node, u"GitHub does not know which steps may be repeated or taken over"_s);
    const bool isOfStep = !node.parent.isEmpty() && node.concurrency.has_value();
    if (isOfStep)
        tell(node, u"GitHub has concurrency for jobs, not for steps"_s);
}

} // namespace agentops::interop
