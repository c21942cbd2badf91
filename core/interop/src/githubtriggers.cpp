// SPDX-License-Identifier: GPL-3.0-or-later
#include "githubimporter.h"

#include <agentops/interop/errors.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

InputSpec inputOf(const YamlEntry &entry)
{
    InputSpec input{.name = entry.key};
    QJsonObject kept;
    const QString type = entry.value.find(u"type") ? entry.value.find(u"type")->text : QString();
    if (type == u"boolean")
        input.type = PortType::Boolean;
    else if (type == u"number")
        input.type = PortType::Number;
    else if (!type.isEmpty() && type != u"string")
        kept.insert(u"type"_s, type);
    if (const YamlNode *help = entry.value.find(u"description"))
        input.help = help->text;
    if (const YamlNode *required = entry.value.find(u"required"))
        input.isRequired = required->kind == YamlNode::Kind::Boolean && required->boolean();
    if (const YamlNode *value = entry.value.find(u"default")) {
        input.defaultValue =
            input.type == PortType::Text ? QJsonValue(githubText(*value)) : value->toJson();
    } else if (!input.isRequired) {
        // What nobody gives is empty there, not an error.
        input.defaultValue = input.type == PortType::Boolean ? QJsonValue(false)
            : input.type == PortType::Number                 ? QJsonValue(0)
                                                             : QJsonValue(QString());
        kept.insert(u"hasDefault"_s, false);
    }
    if (const YamlNode *options = entry.value.find(u"options"))
        kept.insert(u"options"_s, QJsonArray::fromStringList(textsOf(options)));
    if (!kept.isEmpty())
        input.unknown.insert(kGithubKey, kept);
    return input;
}

/// `!pattern` and the keys with `-ignore` as they are there: a list per filter.
QJsonObject filtersOf(const YamlNode *details)
{
    QJsonObject filters;
    if (!details || !details->isMap())
        return filters;
    for (const YamlEntry &entry : details->entries)
        filters.insert(entry.key, QJsonArray::fromStringList(textsOf(&entry.value)));
    return filters;
}

} // namespace

void GithubImporter::addVariable(const QString &name)
{
    QList<InputSpec> &inputs = m_builder.document().properties.inputs;
    const QString input = u"vars_"_s + name;
    if (std::ranges::contains(inputs, input, &InputSpec::name))
        return;
    inputs.append({.name = input,
                   .help = u"The variable %1 of the repository or organization"_s.arg(name),
                   .defaultValue = QString(),
                   .unknown = {{kGithubKey, QJsonObject{{u"variable"_s, name}}}}});
}

void GithubImporter::addInputs(const GithubTrigger &trigger)
{
    const YamlNode *inputs = trigger.details ? trigger.details->find(u"inputs") : nullptr;
    if (!inputs)
        return;
    QList<InputSpec> &list = m_builder.document().properties.inputs;
    const bool hasOtherEvents =
        std::ranges::any_of(m_workflow.triggers, [](const GithubTrigger &other) {
            return other.event == u"push" || other.event == u"schedule";
        });
    for (const YamlEntry &entry : inputs->entries) {
        if (!isValidLocalId(entry.key)) {
            m_findings.add(m_workflow.file->path, errors::kNoEquivalent,
                           Findings::Severity::Warning, entry.keyPosition,
                           u"“%1” cannot be the name of an input here"_s.arg(entry.key));
            continue;
        }
        const auto known = std::ranges::find(list, entry.key, &InputSpec::name);
        if (known == list.end())
            list.append(inputOf(entry));
        const YamlNode *value = entry.value.find(u"default");
        const QString text = value ? githubText(*value) : QString();
        if (hasOtherEvents && !text.isEmpty() && text != u"false" && text != u"0")
            m_findings.add(m_workflow.file->path, errors::kNotApplied, Findings::Severity::Hint,
                           value->position,
                           u"runs that nobody begins by hand have this default here, and nothing "
                           "on GitHub"_s);
    }
}

void GithubImporter::addTriggers(const GithubWorkflow &workflow)
{
    const GithubTrigger *byHand = workflow.findTrigger(u"workflow_dispatch");
    Node start{.id = m_builder.makeId(u"start"_s),
               .kind = u"trigger.manual"_s,
               .title = u"Started by hand"_s};
    if (!byHand)
        start.unknown.insert(kGithubKey, QJsonObject{{u"implied"_s, true}});
    m_builder.add(start);
    QJsonObject events;
    for (const GithubTrigger &trigger : workflow.triggers) {
        if (trigger.event == u"workflow_dispatch" || trigger.event == u"workflow_call") {
            addInputs(trigger);
            if (trigger.event == u"workflow_call") {
                QJsonObject &unknown = m_builder.document().properties.unknown;
                QJsonObject kept = unknown.value(kGithubKey).toObject();
                kept.insert(u"isCallable"_s, true);
                unknown.insert(kGithubKey, kept);
            }
            continue;
        }
        if (trigger.event == u"schedule") {
            for (const YamlNode &item : itemsOf(trigger.details)) {
                const YamlNode *zone = item.find(u"timezone");
                m_builder.add({.id = m_builder.makeId(u"schedule"_s),
                               .kind = u"trigger.schedule"_s,
                               .title = u"On schedule"_s,
                               .parameters = {{u"cron"_s, item.find(u"cron")->text.simplified()},
                                              {u"timeZone"_s, zone ? zone->text : u"UTC"_s}}});
            }
            continue;
        }
        const QJsonObject filters = filtersOf(trigger.details);
        if (trigger.event != u"push") {
            events.insert(trigger.event, filters);
            m_findings.add(workflow.file->path, errors::kRemoteOnly, Findings::Severity::Hint,
                           trigger.position,
                           u"only GitHub can start the workflow on “%1”"_s.arg(trigger.event));
            continue;
        }
        Node node{
            .id = m_builder.makeId(u"push"_s), .kind = u"trigger.git"_s, .title = u"On push"_s};
        static const QHash<QString, QString> kNames{{u"branches-ignore"_s, u"branchesIgnored"_s},
                                                    {u"tags-ignore"_s, u"tagsIgnored"_s},
                                                    {u"paths-ignore"_s, u"pathsIgnored"_s}};
        for (auto it = filters.begin(); it != filters.end(); ++it)
            node.parameters.insert(kNames.value(it.key(), it.key()), it.value());
        m_builder.add(node);
    }
    if (!events.isEmpty()) {
        QJsonObject &unknown = m_builder.document().properties.unknown;
        QJsonObject kept = unknown.value(kGithubKey).toObject();
        kept.insert(u"events"_s, events);
        unknown.insert(kGithubKey, kept);
    }
}

std::vector<std::pair<QString, const YamlNode *>> GithubImporter::callOutputs(
    const GithubWorkflow &workflow) const
{
    std::vector<std::pair<QString, const YamlNode *>> outputs;
    const GithubTrigger *call = workflow.findTrigger(u"workflow_call");
    const YamlNode *written = call && call->details ? call->details->find(u"outputs") : nullptr;
    for (const YamlEntry &entry : entriesOf(written)) {
        const YamlNode *value = entry.value.isMap() ? entry.value.find(u"value") : nullptr;
        if (value)
            outputs.emplace_back(entry.key, value);
    }
    return outputs;
}

QString GithubImporter::resultOf(const std::vector<std::pair<QString, const YamlNode *>> &values,
                                 const GithubNames &names, GithubPlace place)
{
    QStringList members;
    for (const auto &[key, value] : values)
        members.append(scriptText(key) + u": "_s + script(*value, names, place));
    return members.isEmpty() ? QString() : u"{{ { "_s + members.join(u", ") + u" } }}"_s;
}

void GithubImporter::addProject(const NodeId &id, const QList<NodeId> &starts)
{
    m_builder.add({.id = id,
                   .kind = u"project.info"_s,
                   .title = u"Project and machine"_s,
                   .unknown = {{kGithubKey, QJsonObject{{u"implied"_s, true}}}}});
    for (Edge &edge : m_builder.document().edges) {
        if (starts.contains(edge.from.node))
            edge.from = {id, u"done"_s};
    }
    // Of several ways from the triggers to a job one is left.
    QSet<NodeId> known;
    m_builder.document().edges.removeIf([&](const Edge &edge) {
        if (edge.from.node != id)
            return false;
        const bool isKnown = known.contains(edge.to.node);
        known.insert(edge.to.node);
        return isKnown;
    });
    for (const NodeId &start : starts)
        m_builder.connect(start, id);
}

Document GithubImporter::run()
{
    GithubNames names{.file = m_workflow.file, .workflowName = m_workflow.name};
    const NodeId project = m_builder.makeId(kProjectStep);
    addTriggers(m_workflow);
    Properties &properties = m_builder.document().properties;
    if (!m_workflow.findTrigger(u"workflow_dispatch") && !m_workflow.triggers.empty())
        names.eventByHand =
            m_workflow.findTrigger(u"push") ? u"push"_s : m_workflow.triggers.front().event;
    for (const InputSpec &input : std::as_const(properties.inputs))
        names.inputs.insert(input.name.toLower(), memberOf(u"inputs"_s, input.name));
    QList<NodeId> starts;
    for (const Node &node : m_builder.document().nodes)
        starts.append(node.id);
    properties.concurrency = concurrency(m_workflow.concurrency, names, GithubPlace::RunName);
    QJsonObject kept = properties.unknown.value(kGithubKey).toObject();
    for (const QString &key : {u"run-name"_s, u"permissions"_s}) {
        if (const YamlNode *value = m_workflow.root->find(key))
            kept.insert(key, value->toJson());
    }
    if (!kept.isEmpty())
        properties.unknown.insert(kGithubKey, kept);

    addEnv(m_workflow.env, names, GithubPlace::WorkflowEnv);
    const Jobs jobs = addJobs(m_workflow, names, {}, {}, starts);
    for (auto it = jobs.begin(); it != jobs.end(); ++it)
        names.needs.insert(it.key().toLower(), it->name());
    QJsonObject outputs;
    for (const auto &[key, value] : callOutputs(m_workflow)) {
        if (isValidLocalId(key))
            outputs.insert(key, text(value, names, GithubPlace::CallOutputs));
        else
            tell(names, errors::kNoEquivalent, value->position,
                 u"“%1” cannot be the name of an output here"_s.arg(key));
    }
    m_builder.document().properties.outputs = outputs;
    if (m_usesProject)
        addProject(project, starts);
    return m_builder.finish();
}

} // namespace agentops::interop
