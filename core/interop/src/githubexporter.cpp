// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubexporter.h"

#include "githubimporter.h"
#include "githubsetups.h"

#include <agentops/interop/errors.h>
#include <agentops/interop/yamlwriter.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

GithubExporter::GithubExporter(const Document &document) : m_document(document)
{
    for (const Node &node : document.nodes) {
        m_names.ids.append(node.id.text());
        m_nodes.insert(node.id, &node);
    }
}

void GithubExporter::tell(const Node &node, const QString &message)
{
    m_diagnostics.append({.severity = Diagnostic::Severity::Warning,
                          .code = QString::fromLatin1(errors::kNoEquivalent.text()),
                          .message = u"“%1”: %2"_s.arg(node.id.text(), message),
                          .node = node.id});
}

QJsonObject GithubExporter::kept(const Node &node)
{
    return node.unknown.value(kGithubKey).toObject();
}

bool GithubExporter::isImplied(const Node &node)
{
    return kept(node).value(u"implied"_s).toBool();
}

QList<const Node *> GithubExporter::bodyOf(const NodeId &parent) const
{
    QList<const Node *> open;
    for (const Node &node : m_document.nodes) {
        if (node.parent == parent)
            open.append(&node);
    }
    QList<const Node *> ordered;
    QSet<NodeId> waiting;
    for (const Node *node : std::as_const(open))
        waiting.insert(node->id);
    while (!open.isEmpty()) {
        const qsizetype before = open.size();
        for (qsizetype i = 0; i < open.size();) {
            const bool waits = std::ranges::any_of(m_document.edges, [&](const Edge &edge) {
                return edge.to.node == open[i]->id && waiting.contains(edge.from.node);
            });
            if (waits) {
                ++i;
                continue;
            }
            waiting.remove(open[i]->id);
            ordered.append(open.takeAt(i));
        }
        if (open.size() == before)
            return ordered + open; // a circle: the document is not valid
    }
    return ordered;
}

YamlNode GithubExporter::text(const QString &text, const Node &node)
{
    if (const auto written = toGithubText(text, m_names))
        return yamlText(*written);
    tell(node, u"GitHub's expressions cannot say “%1”"_s.arg(text.left(200)));
    return yamlText(text);
}

YamlNode GithubExporter::texts(const QJsonObject &values, const Node &node)
{
    YamlNode map;
    for (auto it = values.begin(); it != values.end(); ++it)
        addYaml(map, it.key(), text(it.value().toVariant().toString(), node));
    return map;
}

YamlNode GithubExporter::environment(const QJsonObject &values, const Node &node)
{
    YamlNode map;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const QString secret = it.value().toObject().value(u"secret"_s).toString();
        addYaml(map, it.key(),
                secret.isEmpty() ? text(it.value().toVariant().toString(), node)
                                 : yamlText(u"${{ secrets.%1 }}"_s.arg(secret)));
    }
    return map;
}

YamlNode GithubExporter::concurrency(const Concurrency &concurrency, const Node &node)
{
    YamlNode map;
    addYaml(map, u"group"_s, text(concurrency.key, node));
    if (concurrency.limit != 1)
        tell(node, u"GitHub lets one of a group run, not %1"_s.arg(concurrency.limit));
    if (concurrency.onConflict == Concurrency::OnConflict::CancelRunning)
        addYaml(map, u"cancel-in-progress"_s, yamlBoolean(true));
    return map;
}

/// A step is called by the end of its id, and by nothing when that is only its number.
void GithubExporter::nameSteps(const NodeId &parent)
{
    m_names.steps.clear();
    m_names.hashes.clear();
    m_names.checkouts.clear();
    m_names.outputs.clear();
    const QString prefix = parent.text() + u'-';
    for (const Node *node : bodyOf(parent)) {
        const QString id = node->id.text();
        if (isImplied(*node) && node->kind == u"files.hash") {
            QStringList patterns;
            for (const QJsonValue &pattern : node->parameters.value(u"paths"_s).toArray())
                patterns.append(pattern.toString());
            m_names.hashes.insert(id, patterns);
            continue;
        }
        if (node->kind == u"git.worktree" && kept(*node).contains(u"uses"_s)) {
            m_names.checkouts.append(id);
            m_names.outputs.insert(id + u".commit"_s, u"commit"_s);
        }
        if (const GithubSetup *setup = findGithubSetup(kept(*node).value(u"uses"_s).toString())) {
            m_names.outputs.insert(id + u".version"_s, setup->versionOutput);
            m_names.outputs.insert(id + u".path"_s, setup->pathOutput);
        }
        const bool hasPrefix = !parent.isEmpty() && id.startsWith(prefix);
        m_names.steps.insert(id, hasPrefix ? id.sliced(prefix.size()) : id);
    }
}

YamlNode GithubExporter::inputs()
{
    YamlNode map;
    for (const InputSpec &input : m_document.properties.inputs) {
        const QJsonObject extra = input.unknown.value(kGithubKey).toObject();
        if (extra.contains(u"variable"_s))
            continue;
        YamlNode spec{.kind = YamlNode::Kind::Map};
        if (!input.help.isEmpty())
            addYaml(spec, u"description"_s, yamlText(input.help));
        const QString type =
            extra.value(u"type"_s).toString(input.type == PortType::Boolean      ? u"boolean"_s
                                                : input.type == PortType::Number ? u"number"_s
                                                                                 : u"string"_s);
        addYaml(spec, u"type"_s, yamlText(type));
        if (input.isRequired)
            addYaml(spec, u"required"_s, yamlBoolean(true));
        if (extra.value(u"hasDefault"_s).toBool(true) && !input.defaultValue.isNull()
            && !input.defaultValue.isUndefined())
            addYaml(spec, u"default"_s, yamlOfJson(input.defaultValue));
        if (extra.contains(u"options"_s))
            addYaml(spec, u"options"_s, yamlOfJson(extra.value(u"options"_s)));
        addYaml(map, input.name, std::move(spec));
    }
    return map;
}

YamlNode GithubExporter::callOutputs()
{
    YamlNode map;
    const QJsonObject &outputs = m_document.properties.outputs;
    for (auto it = outputs.begin(); it != outputs.end(); ++it) {
        Node nowhere{.id = NodeId(u"outputs"_s)};
        YamlNode value = text(it.value().toString(), nowhere);
        // What a job gives is called `needs` inside, and `jobs` here.
        value.text.replace(u"needs."_s, u"jobs."_s);
        addYaml(map, it.key(), yamlMap({{u"value"_s, std::move(value)}}));
    }
    return map;
}

void GithubExporter::addTrigger(const Node &node, YamlNode &on)
{
    if (node.isMuted || isImplied(node))
        return;
    const QJsonObject &parameters = node.parameters;
    const auto put = [&on](const QString &event, YamlNode details) {
        on.kind = YamlNode::Kind::Map;
        on.entries.push_back({event, {}, std::move(details)});
    };
    if (node.kind == u"trigger.manual") {
        YamlNode details;
        addYaml(details, u"inputs"_s, inputs());
        put(u"workflow_dispatch"_s, details.entries.empty() ? YamlNode() : std::move(details));
    } else if (node.kind == u"trigger.schedule") {
        YamlNode item = yamlMap({{u"cron"_s, yamlText(parameters.value(u"cron"_s).toString())}});
        const QString zone = parameters.value(u"timeZone"_s).toString();
        if (!zone.isEmpty() && zone != u"UTC")
            addYaml(item, u"timezone"_s, yamlText(zone));
        const auto known = std::ranges::find(on.entries, u"schedule"_s, &YamlEntry::key);
        if (known != on.entries.end())
            known->value.items.push_back(std::move(item));
        else
            put(u"schedule"_s, yamlList({std::move(item)}));
    } else if (node.kind == u"trigger.git") {
        YamlNode details;
        for (auto it = parameters.begin(); it != parameters.end(); ++it) {
            QString key = it.key();
            if (key.endsWith(u"Ignored"))
                key = key.chopped(7) + u"-ignore"_s;
            addYaml(details, key, yamlOfJson(it.value()));
        }
        put(u"push"_s, std::move(details));
    } else {
        tell(node, u"GitHub has no such trigger"_s);
    }
}

YamlNode GithubExporter::triggers()
{
    YamlNode on{.kind = YamlNode::Kind::Map};
    for (const Node &node : m_document.nodes) {
        if (node.kind.startsWith(u"trigger."))
            addTrigger(node, on);
    }
    const QJsonObject kept = m_document.properties.unknown.value(kGithubKey).toObject();
    const QJsonObject events = kept.value(u"events"_s).toObject();
    for (auto it = events.begin(); it != events.end(); ++it) {
        YamlNode filters = yamlOfJson(it.value());
        on.entries.push_back({it.key(), {}, filters.entries.empty() ? YamlNode() : filters});
    }
    if (kept.value(u"isCallable"_s).toBool()) {
        YamlNode call;
        addYaml(call, u"inputs"_s, inputs());
        addYaml(call, u"outputs"_s, callOutputs());
        on.entries.push_back({u"workflow_call"_s, {}, std::move(call)});
    }
    if (on.entries.empty())
        on.entries.push_back({u"workflow_dispatch"_s, {}, {}});
    return on;
}

Exported GithubExporter::run()
{
    for (const Node &node : m_document.nodes) {
        const QString job = kept(node).value(u"job"_s).toString();
        if (node.parent.isEmpty() && (node.kind == u"flow.scope" || node.kind == u"flow.map"))
            m_names.jobs.insert(node.id.text(), job.isEmpty() ? node.id.text() : job);
    }
    const Properties &properties = m_document.properties;
    const QJsonObject kept = properties.unknown.value(kGithubKey).toObject();
    YamlNode root{.kind = YamlNode::Kind::Map};
    addYaml(root, u"name"_s, yamlText(properties.name));
    addYaml(root, u"run-name"_s, yamlOfJson(kept.value(u"run-name"_s)));
    addYaml(root, u"on"_s, triggers());
    addYaml(root, u"permissions"_s, yamlOfJson(kept.value(u"permissions"_s)));
    if (properties.concurrency && !kept.contains(u"concurrencyOfJob"_s))
        addYaml(root, u"concurrency"_s,
                concurrency(*properties.concurrency, Node{.id = NodeId(u"concurrency"_s)}));
    addYaml(root, u"jobs"_s, jobs());
    return {writeYaml(root), std::move(m_diagnostics)};
}

Exported exportGithubWorkflow(const Document &document)
{
    Document followed = document;
    followed.edges.removeIf([](const Edge &edge) { return edge.isMuted; });
    Exported exported = GithubExporter(followed).run();
    for (const Edge &edge : document.edges) {
        if (edge.isMuted) {
            exported.diagnostics.append(
                {.severity = Diagnostic::Severity::Warning,
                 .code = QString::fromLatin1(errors::kNoEquivalent.text()),
                 .message = u"the muted edge “%1” is left out"_s.arg(edge.id.text()),
                 .edge = edge.id});
        }
    }
    return exported;
}

} // namespace agentops::interop
