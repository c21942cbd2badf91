// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/base/clock.h>
#include <agentops/nodes/errors.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/schema.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

// Kinds that say how a run goes. Containers have no executor: the engine runs what is in them.
namespace agentops::nodes {

using namespace workflow;

namespace {

constexpr double kMaxWaitSeconds = 10.0 * 366 * 24 * 3600;

NodeType scopeType()
{
    return {
        .kind = u"flow.scope"_s,
        .category = u"flow"_s,
        .title = u"Steps together"_s,
        .help = u"Runs the steps in it as one: when one of them fails, this step has failed."_s,
        .icon = u"box"_s,
        .outputs = {{.name = u"result"_s}},
        .parameters = {{.name = u"result"_s,
                        .title = u"Result"_s,
                        .help = u"What comes out, such as {{ tests.exitCode }} of a step in it."_s,
                        .isOfBody = true,
                        .editor = Parameter::Editor::Expression}},
        .body = Body::Once,
        .resource = Resource::None};
}

QList<schema::Field> failureFields()
{
    return schema::errorFields()
        + QList<schema::Field>{
            {.name = u"index"_s, .schema = schema::number(), .help = u"Of the pass, from 0."_s},
            {.name = u"result"_s,
             .help = u"What the pass had to show all the same."_s,
             .isOptional = true}};
}

/// What can be told before the run: a text without expressions stays a text.
QList<ParameterFault> faultsOfMap(const Node &node)
{
    const QJsonValue items = node.parameters.value("items"_L1);
    const QString text = items.toString();
    const auto parsed = Template::parse(text);
    const bool isConstantText = !text.trimmed().isEmpty() && parsed && parsed->isPlainText();
    if (!isConstantText && !items.isObject() && !items.isBool() && items.toDouble() >= 0)
        return {};
    return {{workflow::errors::kWrongType, u"items"_s,
             u"\"items\" must be a list, a number of passes, or an expression that gives one"_s}};
}

NodeType mapType()
{
    return {
        .kind = u"flow.map"_s,
        .category = u"flow"_s,
        .title = u"For each"_s,
        .help = u"Runs the steps in it once for each item of a list, several at the same time. "
                "They use {{ item }} and {{ index }}."_s,
        .icon = u"repeat"_s,
        .summaryParameter = u"items"_s,
        .outputs = {{.name = u"results"_s, .type = PortType::List, .schema = schema::list({})},
                    {.name = u"failures"_s,
                     .type = PortType::List,
                     .schema = schema::list(schema::object(failureFields()))}},
        .parameters = {{.name = u"items"_s,
                        .type = Parameter::Type::Value,
                        .title = u"Items"_s,
                        .help = u"A list, such as {{ files.paths }}, or a number of passes."_s,
                        .isRequired = true,
                        .editor = Parameter::Editor::Expression},
                       {.name = u"result"_s,
                        .title = u"Result of a pass"_s,
                        .help =
                            u"What a pass adds to the results, told when its steps have ended."_s,
                        .isOfBody = true,
                        .editor = Parameter::Editor::Expression},
                       {.name = u"maxParallel"_s,
                        .type = Parameter::Type::Number,
                        .title = u"Passes at the same time"_s,
                        .defaultValue = 4},
                       {.name = u"onFailure"_s,
                        .type = Parameter::Type::Choice,
                        .title = u"When a pass fails"_s,
                        .help = u"“stop” ends the other passes and fails; “collect” goes on and "
                                "lists what failed."_s,
                        .defaultValue = u"stop"_s,
                        .choices = {u"stop"_s, u"collect"_s}}},
        .body = Body::Map,
        .resource = Resource::None,
        .check = faultsOfMap,
        .errorCodes = {u"workflow.wrong_type"_s}};
}

NodeType loopType()
{
    return {.kind = u"flow.loop"_s,
            .category = u"flow"_s,
            .title = u"Repeat"_s,
            .help = u"Runs the steps in it again and again, carrying a state from pass to pass, as "
                    "long as a condition holds. They use {{ index }} and {{ ID.state }}."_s,
            .icon = u"refresh-cw"_s,
            .summaryParameter = u"while"_s,
            .outputs = {{.name = u"state"_s}, {.name = u"passes"_s, .type = PortType::Number}},
            .parameters = {{.name = u"while"_s,
                            .title = u"Go on while"_s,
                            .help = u"Told after each pass; empty: until the last allowed pass."_s,
                            .isOfBody = true,
                            .editor = Parameter::Editor::Expression},
                           {.name = u"state"_s,
                            .type = Parameter::Type::Value,
                            .title = u"State at first"_s,
                            .editor = Parameter::Editor::Json},
                           {.name = u"next"_s,
                            .title = u"State after a pass"_s,
                            .help = u"Empty: it stays as it is."_s,
                            .isOfBody = true,
                            .editor = Parameter::Editor::Expression},
                           {.name = u"maxPasses"_s,
                            .type = Parameter::Type::Number,
                            .title = u"Passes at most"_s,
                            .defaultValue = 1000}},
            .body = Body::Loop,
            .resource = Resource::None,
            .errorCodes = {u"workflow.too_many_passes"_s}};
}

Port callOutputs()
{
    return {.name = u"outputs"_s, .type = PortType::Object, .schema = schema::map({})};
}

NodeType callType()
{
    return {.kind = u"flow.call"_s,
            .category = u"flow"_s,
            .title = u"Call workflow"_s,
            .help =
                u"Runs another workflow as one step. The run keeps the text that it began with."_s,
            .icon = u"workflow"_s,
            .summaryParameter = u"workflow"_s,
            .outputs = {callOutputs()},
            .parameters = {{.name = u"workflow"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Workflow"_s,
                            .help = u"A file of the repository, relative to its root."_s,
                            .isRequired = true,
                            .placeholder = u"workflows/check.agentops.json"_s,
                            .editor = Parameter::Editor::Workflow},
                           {.name = u"inputs"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Inputs"_s}},
            .body = Body::Call,
            .resource = Resource::None,
            .errorCodes = {u"workflow.not_loaded"_s, u"workflow.missing_input"_s}};
}

NodeType failureTriggerType()
{
    return {.kind = u"trigger.failure"_s,
            .category = u"trigger"_s,
            .title = u"When the run fails"_s,
            .help =
                u"What comes behind runs only when a step has failed and nothing else goes on: to "
                "clean up, or to tell somebody."_s,
            .icon = u"octagon-alert"_s,
            .outputs = {{.name = u"failed"_s, .type = PortType::Boolean}},
            .start = Start::OnFailure,
            .resource = Resource::None,
            .isInstant = true};
}

class FailureTrigger final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &) override
    {
        return StepOutput{.values = {{u"failed"_s, true}}};
    }
};

QList<Port> setOutputs(const QJsonObject &values)
{
    return {{.name = u"values"_s, .type = PortType::Object, .schema = values},
            {.name = u"value"_s}};
}

/// The names are known where the values are written one by one.
QList<Port> outputsOfSet(const Node &node)
{
    const QJsonValue written = node.parameters.value("values"_L1);
    if (!written.isObject())
        return setOutputs(schema::map({}));
    QList<schema::Field> fields;
    for (const QString &name : written.toObject().keys())
        fields.append({.name = name});
    return setOutputs(schema::object(fields));
}

NodeType setType()
{
    return {.kind = u"flow.set"_s,
            .category = u"flow"_s,
            .title = u"Set values"_s,
            .help = u"Puts values together for the steps behind."_s,
            .icon = u"braces"_s,
            .inputs = {{.name = u"value"_s, .help = u"Handed on as it is."_s}},
            .outputs = setOutputs(schema::map({})),
            .outputsOf = outputsOfSet,
            .parameters = {{.name = u"values"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Values"_s}},
            .resource = Resource::None,
            .isInstant = true};
}

class SetValues final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &context) override
    {
        QJsonObject values{{u"values"_s, context.parameters.value("values"_L1).toObject()}};
        values.insert(u"value"_s,
                      context.inputs.value("value"_L1).isUndefined()
                          ? QJsonValue(QJsonValue::Null)
                          : context.inputs.value("value"_L1));
        return StepOutput{.values = values};
    }
};

NodeType waitType()
{
    return {
        .kind = u"flow.wait"_s,
        .category = u"flow"_s,
        .title = u"Wait"_s,
        .help = u"Goes on after some time, or at a moment; also when the program was closed "
                "meanwhile."_s,
        .icon = u"hourglass"_s,
        .summaryParameter = u"seconds"_s,
        .inputs = {{.name = u"value"_s, .help = u"Handed on as it is."_s}},
        .outputs = {{.name = u"value"_s}},
        .parameters = {{.name = u"seconds"_s,
                        .type = Parameter::Type::Number,
                        .title = u"Seconds"_s,
                        .defaultValue = 0},
                       {.name = u"until"_s,
                        .title = u"Until"_s,
                        .help = u"A moment such as 2026-12-01T09:00:00Z; then the seconds count "
                                "from there."_s}},
        .resource = Resource::None,
        .worksInFolder = false,
        .errorCodes = {u"nodes.bad_parameter"_s}};
}

class Wait final : public NodeExecutor
{
public:
    explicit Wait(const Clock *clock) : m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken) override
    {
        Timestamp from = m_clock->now();
        if (const QString until = context.text(u"until").trimmed(); !until.isEmpty()) {
            const auto moment = fromIsoString(until);
            if (!moment) {
                co_return fail(
                    Error(errors::kBadParameter,
                          u"\"%1\" is no moment such as 2026-12-01T09:00:00Z"_s.arg(until))
                        .with(u"parameter"_s, u"until"_s));
            }
            from = *moment;
        }
        const double seconds = std::clamp(context.number(u"seconds"), 0.0, kMaxWaitSeconds);
        const QJsonValue value = context.inputs.value("value"_L1);
        co_return StepOutput{
            .values = {{u"value"_s, value.isUndefined() ? QJsonValue(QJsonValue::Null) : value}},
            .dueAt = from + std::chrono::milliseconds(qint64(seconds * 1000))};
    }

private:
    const Clock *m_clock;
};

} // namespace

void addFlow(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(scopeType(), nullptr);
    catalog.add(mapType(), nullptr);
    catalog.add(loopType(), nullptr);
    catalog.add(callType(), nullptr);
    catalog.add(failureTriggerType(), std::make_unique<FailureTrigger>());
    catalog.add(setType(), std::make_unique<SetValues>());
    catalog.add(waitType(), std::make_unique<Wait>(dependencies.clock));
}

} // namespace agentops::nodes
