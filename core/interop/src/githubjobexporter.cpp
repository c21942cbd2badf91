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

bool isContainer(const Node &node)
{
    return node.kind == u"flow.scope" || node.kind == u"flow.map";
}

bool isTrigger(const Node &node)
{
    return node.kind.startsWith(u"trigger.");
}

} // namespace

YamlNode GithubExporter::jobs()
{
    YamlNode map{.kind = YamlNode::Kind::Map};
    QList<const Node *> loose;
    for (const Node *node : bodyOf({})) {
        if (isTrigger(*node) || isImplied(*node))
            continue;
        if (isContainer(*node))
            map.entries.push_back({m_names.jobs.value(node->id.text()), {}, job(*node)});
        else
            loose.append(node);
    }
    if (!loose.isEmpty())
        map.entries.push_back({u"steps"_s, {}, looseJob(loose)});
    return map;
}

/// Steps that are in no container make one job, one behind the other.
YamlNode GithubExporter::looseJob(const QList<const Node *> &nodes)
{
    nameSteps({});
    m_names.matrix.clear();
    YamlNode result = yamlMap({{u"runs-on"_s, yamlText(u"ubuntu-latest"_s)}});
    YamlNode list = steps(nodes, {});
    // Such a workflow works in the repository, which GitHub only has when it is told.
    list.items.insert(list.items.begin(),
                      yamlMap({{u"uses"_s, yamlText(u"actions/checkout@v4"_s)}}));
    addYaml(result, u"steps"_s, std::move(list));
    return result;
}

/// The members of the object that the container gives; another value has no place there.
YamlNode GithubExporter::outputsOf(const Node &container)
{
    const QString result = container.parameters.value(u"result"_s).toString();
    const auto pieces = readTemplate(result, m_names.ids);
    YamlNode outputs;
    if (result.isEmpty())
        return outputs;
    const bool isObject = pieces && pieces->size() == 1 && pieces->front().expression
        && pieces->front().expression->kind == ScriptExpression::Kind::Object;
    const ScriptExpression object = isObject
        ? *pieces->front().expression
        : ScriptExpression{.kind = ScriptExpression::Kind::Object};
    bool isWhole = isObject;
    for (size_t i = 0; i < object.operands.size(); ++i) {
        auto value = valueOf(object.operands[i], container);
        if (value && value->isNull())
            value = yamlText(u"${{ null }}"_s);
        isWhole = isWhole && value && value->isScalar();
        if (value && value->isScalar())
            addYaml(outputs, object.keys[qsizetype(i)], std::move(*value));
    }
    if (!isWhole)
        tell(container, u"GitHub's jobs give texts by name, not “%1”"_s.arg(result.left(200)));
    return outputs;
}

YamlNode GithubExporter::needsOf(const Node &container) const
{
    YamlNode needs;
    for (const Edge &edge : m_document.edges) {
        if (edge.to.node != container.id)
            continue;
        // What comes behind the verdict on a matrix comes behind the matrix.
        NodeId before = edge.from.node;
        if (const Node *node = m_nodes.value(before);
            node && isImplied(*node) && !isTrigger(*node)) {
            const auto way = std::ranges::find_if(
                m_document.edges, [&before](const Edge &other) { return other.to.node == before; });
            if (way != m_document.edges.end())
                before = way->from.node;
        }
        if (m_names.jobs.contains(before.text())) {
            needs.kind = YamlNode::Kind::List;
            needs.items.push_back(yamlText(m_names.jobs.value(before.text())));
        }
    }
    return needs;
}

void GithubExporter::addCondition(const Node &node, YamlNode &target)
{
    const bool isAskedAlways = node.join.policy == Join::Policy::Ended;
    // On GitHub a job says in other words which machine it is for.
    const bool isMachine = node.when.startsWith(u"{{ gh.runsHere(") && !node.when.contains(u"&&");
    if (node.when.isEmpty() || isMachine) {
        if (isAskedAlways)
            addYaml(target, u"if"_s, yamlText(u"always()"_s));
        return;
    }
    YamlNode written = text(node.when, node);
    const auto parsed = parseGithubTemplate(written.text);
    const GithubExpression *single = parsed ? parsed->single() : nullptr;
    if (!single) {
        addYaml(target, u"if"_s, std::move(written));
        return;
    }
    const bool asksForStatus = callsFunction(*single, u"failure")
        || callsFunction(*single, u"success") || callsFunction(*single, u"cancelled");
    GithubExpression condition = *single;
    if (isAskedAlways && !asksForStatus) {
        condition = {
            .kind = GithubExpression::Kind::And,
            .operands = {{.kind = GithubExpression::Kind::Call, .text = u"always"_s}, *single}};
    }
    // In brackets of its own: a condition may begin with `!`, which means something in YAML.
    addYaml(target, u"if"_s, yamlText(u"${{ "_s + writeGithubExpression(condition) + u" }}"_s));
}

/// A part of a matrix as YAML; what only is known in a run becomes an expression.
std::optional<YamlNode> GithubExporter::valueOf(const ScriptExpression &script, const Node &node)
{
    using Kind = ScriptExpression::Kind;
    if (script.kind == Kind::Object || script.kind == Kind::List) {
        YamlNode value{.kind =
                           script.kind == Kind::List ? YamlNode::Kind::List : YamlNode::Kind::Map};
        for (size_t i = 0; i < script.operands.size(); ++i) {
            auto part = valueOf(script.operands[i], node);
            if (!part)
                return std::nullopt;
            if (script.kind == Kind::List)
                value.items.push_back(std::move(*part));
            else
                value.entries.push_back({script.keys[qsizetype(i)], {}, std::move(*part)});
        }
        return value;
    }
    if (script.kind == Kind::String)
        return yamlText(script.text);
    if (script.kind == Kind::Number)
        return yamlNumber(script.number);
    if (script.kind == Kind::Boolean)
        return yamlBoolean(script.number != 0);
    if (script.kind == Kind::Null)
        return YamlNode{};
    const auto expression = toGithub(script, m_names);
    if (!expression)
        return std::nullopt;
    return yamlText(u"${{ "_s + writeGithubExpression(*expression) + u" }}"_s);
}

void GithubExporter::addMatrix(const Node &container, YamlNode &job)
{
    m_names.matrix.clear();
    if (container.kind != u"flow.map")
        return;
    const QJsonValue items = container.parameters.value(u"items"_s);
    std::optional<YamlNode> matrix;
    m_names.isItemAValue = true;
    if (items.isArray()) {
        matrix = yamlMap({{u"item"_s, yamlOfJson(items)}});
    } else if (const auto pieces = readTemplate(items.toString(), m_names.ids);
               pieces && pieces->size() == 1 && pieces->front().expression) {
        const ScriptExpression &script = *pieces->front().expression;
        const bool isMatrix = script.isGhCall(u"matrix") && script.operands.size() >= 2;
        m_names.isItemAValue = !isMatrix;
        if (auto value = valueOf(isMatrix ? script.operands[1] : script, container))
            matrix = isMatrix ? std::move(*value) : yamlMap({{u"item"_s, std::move(*value)}});
    }
    m_names.matrix = container.id.text();
    if (!matrix) {
        tell(container, u"GitHub cannot make a matrix of its items"_s);
        return;
    }
    YamlNode strategy = yamlMap({{u"matrix"_s, std::move(*matrix)}});
    if (container.parameters.value(u"onFailure"_s).toString() == u"collect")
        addYaml(strategy, u"fail-fast"_s, yamlBoolean(false));
    const int most = container.parameters.value(u"maxParallel"_s).toInt();
    if (most > 0)
        addYaml(strategy, u"max-parallel"_s, yamlNumber(most));
    addYaml(job, u"strategy"_s, std::move(strategy));
}

YamlNode GithubExporter::job(const Node &container)
{
    const QJsonObject extra = kept(container);
    YamlNode result{.kind = YamlNode::Kind::Map};
    nameSteps(container.id);
    m_names.matrix.clear();
    if (!container.title.isEmpty() && container.title != m_names.jobs.value(container.id.text()))
        addYaml(result, u"name"_s, yamlText(container.title));
    YamlNode needs = needsOf(container);
    addYaml(result, u"needs"_s, std::move(needs));
    addCondition(container, result);
    const bool isCall = extra.contains(u"uses"_s);
    if (!isCall)
        addYaml(result, u"runs-on"_s,
                extra.contains(u"runs-on"_s) ? yamlOfJson(extra.value(u"runs-on"_s))
                                             : yamlText(u"ubuntu-latest"_s));
    for (const QString &key :
         {u"permissions"_s, u"environment"_s, u"container"_s, u"services"_s, u"timeout-minutes"_s,
          u"cancel-timeout-minutes"_s, u"snapshot"_s, u"concurrency"_s})
        addYaml(result, key, yamlOfJson(extra.value(key)));
    addMatrix(container, result);
    if (container.overallTimeout.count() > 0 && !extra.contains(u"timeout-minutes"_s))
        addYaml(result, u"timeout-minutes"_s,
                yamlNumber(double(container.overallTimeout.count()) / 60'000));
    if (container.concurrency && !extra.contains(u"concurrency"_s))
        addYaml(result, u"concurrency"_s, concurrency(*container.concurrency, container));
    m_jobLimit = std::chrono::milliseconds(
        container.kind == u"flow.map"
            ? qint64(extra.value(u"timeout-minutes"_s).toDouble() * 60'000)
            : 0);
    if (container.onError == OnError::Continue)
        addYaml(result, u"continue-on-error"_s, yamlBoolean(true));
    if (isCall) {
        for (const QString &key : {u"uses"_s, u"with"_s, u"secrets"_s})
            addYaml(result, key, yamlOfJson(extra.value(key)));
        return result;
    }
    addYaml(result, u"outputs"_s, outputsOf(container));
    const QJsonObject shared = extra.value(u"env"_s).toObject();
    addYaml(result, u"env"_s, environment(shared, container));
    addYaml(result, u"steps"_s, steps(bodyOf(container.id), shared));
    checkRest(container);
    return result;
}

YamlNode GithubExporter::steps(const QList<const Node *> &nodes, const QJsonObject &shared)
{
    YamlNode list{.kind = YamlNode::Kind::List};
    const Node *before = nullptr;
    for (const Node *node : nodes) {
        if (isImplied(*node)) {
            before = node;
            continue;
        }
        const bool isChained =
            !before || std::ranges::any_of(m_document.edges, [&](const Edge &edge) {
                return edge.from.node == before->id && edge.to.node == node->id;
            });
        if (!isChained)
            tell(*node,
                 u"the steps of a job run one behind the other: this one comes behind “%1”"_s.arg(
                     before->id.text()));
        before = node;
        YamlNode written = step(*node, shared);
        if (!written.isNull())
            list.items.push_back(std::move(written));
    }
    return list;
}

} // namespace agentops::interop
