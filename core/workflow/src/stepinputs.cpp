// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepinputs.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

std::unexpected<Error> at(const Error &error, const NodeId &node, const QString &what,
                          const QString &name)
{
    return fail(
        Error(error.code(), u"%1, %2 \"%3\": %4"_s.arg(node.text(), what, name, error.message()))
            .with(u"node"_s, node.text())
            .with(what, name));
}

/// What a resolved text stands for when the parameter is no text.
Result<QJsonValue> convertParameter(const QJsonValue &value, const Parameter &parameter)
{
    const QString text = value.toString().trimmed();
    switch (parameter.type) {
    case Parameter::Type::Number: {
        bool isNumber = value.isDouble();
        const double number = isNumber ? value.toDouble() : text.toDouble(&isNumber);
        if (isNumber)
            return QJsonValue(number);
        break;
    }
    case Parameter::Type::Boolean:
        if (value.isBool())
            return value;
        if (text == "true"_L1 || text == "false"_L1)
            return QJsonValue(text == "true"_L1);
        break;
    case Parameter::Type::Object:
        if (value.isObject())
            return value;
        break;
    case Parameter::Type::List:
        if (value.isArray())
            return value;
        break;
    case Parameter::Type::Value:
        return value;
    default:
        if (value.isString())
            return value;
        if (value.isNull())
            return QJsonValue(QString());
        return convertValue(value, PortType::Text);
    }
    return fail(errors::kWrongType, u"expected %1"_s.arg(parameterTypeName(parameter.type)));
}

/// An object such as the variables of a command, in which some values are secrets.
Result<QJsonValue> resolveObject(const Scheduler &scheduler, int step, QJsonObject written,
                                 const SecretLookup &secrets)
{
    QJsonObject found;
    for (const QString &key : written.keys()) {
        const auto reference = secretReference(written.value(key));
        if (!reference)
            continue;
        AO_TRY(const QString secret, secrets(*reference));
        found.insert(key, secret);
        written.remove(key);
    }
    AO_TRY(const QJsonValue resolved, scheduler.tell(step, written));
    QJsonObject object = resolved.toObject();
    for (auto it = found.begin(); it != found.end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonValue(object);
}

Result<QJsonValue> resolveParameter(const Scheduler &scheduler, int step,
                                    const Parameter &parameter, const QJsonValue &written,
                                    const SecretLookup &secrets)
{
    if (parameter.isCode)
        return convertParameter(written, parameter);
    if (parameter.type == Parameter::Type::Secret) {
        const QJsonObject object = written.toObject();
        AO_TRY(const QString secret,
               secrets({.name = object.value("secret"_L1).toString(),
                        .isOptional = object.value("optional"_L1).toBool()}));
        return QJsonValue(secret);
    }
    if (parameter.type == Parameter::Type::Object && written.isObject())
        return resolveObject(scheduler, step, written.toObject(), secrets);
    AO_TRY(const QJsonValue resolved, scheduler.tell(step, written));
    return convertParameter(resolved, parameter);
}

Result<QJsonObject> resolveParameters(const Scheduler &scheduler, int step,
                                      const SecretLookup &secrets)
{
    const PlannedStep &planned = scheduler.planned(step);
    QJsonObject parameters;
    for (const Parameter &parameter : planned.type->parameters) {
        QJsonValue written = planned.node->parameters.value(parameter.name);
        if (written.isUndefined() || written.isNull())
            written = parameter.defaultValue;
        if (written.isUndefined() || written.isNull())
            continue;
        const auto value = resolveParameter(scheduler, step, parameter, written, secrets);
        if (!value)
            return at(value.error(), planned.node->id, u"parameter"_s, parameter.name);
        parameters.insert(parameter.name, *value);
    }
    return parameters;
}

Result<QJsonObject> resolveInputs(const Scheduler &scheduler, int step)
{
    const PlannedStep &planned = scheduler.planned(step);
    QJsonObject inputs;
    for (const Port &port : planned.type->inputs) {
        for (const int index : planned.incoming) {
            const PlannedEdge &edge = scheduler.planOf(step).edges[size_t(index)];
            if (edge.edge->to.port != port.name || inputs.contains(port.name)
                || !scheduler.isTaken(step, edge))
                continue;
            const QJsonValue value =
                scheduler.valueOf(scheduler.sourceOf(step, edge), edge.edge->from.port);
            if (value.isNull())
                continue;
            const auto converted = convertValue(value, port.type);
            if (!converted)
                return at(converted.error(), planned.node->id, u"port"_s, port.name);
            inputs.insert(port.name, *converted);
        }
        if (port.isRequired && !inputs.contains(port.name)) {
            return at(Error(errors::kMissingInput, u"there is no value"_s), planned.node->id,
                      u"port"_s, port.name);
        }
    }
    return inputs;
}

} // namespace

Result<StepContext> resolveContext(const Scheduler &scheduler, int step, int attempt,
                                   const SecretLookup &secrets)
{
    StepContext context;
    context.run = scheduler.status().summary().id;
    context.step = scheduler.pathOf(step);
    context.attempt = attempt;
    AO_TRY(context.parameters, resolveParameters(scheduler, step, secrets));
    AO_TRY(context.inputs, resolveInputs(scheduler, step));
    AO_TRY(context.idempotencyKey, scheduler.idempotencyKeyOf(step));
    context.runInputs = scheduler.status().inputs();
    if (scheduler.planned(step).type->isTrigger())
        context.payload = scheduler.policy().payload;
    context.workingDirectory = scheduler.workingDirectory(step);
    context.repository = scheduler.status().summary().repository;
    if (const auto &workspace = scheduler.status().workspace()) {
        context.head = workspace->head;
        context.commit = workspace->commit;
    }
    context.decision = scheduler.status().steps()[step].decision;
    return context;
}

Result<QJsonObject> resolveRunInputs(const Document &document, const QJsonObject &given)
{
    QJsonObject inputs;
    for (const InputSpec &spec : document.properties.inputs) {
        QJsonValue value = given.value(spec.name);
        if (value.isUndefined())
            value = spec.defaultValue;
        if (value.isUndefined() || value.isNull()) {
            if (spec.isRequired) {
                return fail(Error(errors::kMissingInput,
                                  u"the workflow \"%1\" needs the input \"%2\""_s.arg(
                                      document.properties.name, spec.name))
                                .with(u"input"_s, spec.name));
            }
            continue;
        }
        const auto converted = convertValue(value, spec.type);
        if (!converted) {
            return fail(Error(converted.error().code(),
                              u"input \"%1\" of the workflow \"%2\": %3"_s.arg(
                                  spec.name, document.properties.name, converted.error().message()))
                            .with(u"input"_s, spec.name));
        }
        inputs.insert(spec.name, *converted);
    }
    for (const QString &name : given.keys()) {
        const auto &specs = document.properties.inputs;
        if (std::ranges::find(specs, name, &InputSpec::name) == specs.end()) {
            return fail(Error(errors::kUnknownElement,
                              u"the workflow \"%1\" has no input \"%2\""_s.arg(
                                  document.properties.name, name))
                            .with(u"input"_s, name));
        }
    }
    return inputs;
}

Result<QJsonArray> itemsOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    const double count = value.toDouble(-1);
    if (count < 0 || count > kMaxPasses)
        return fail(errors::kWrongType, u"the items are neither a list nor a count"_s);
    QJsonArray numbers;
    for (int i = 0; i < int(count); ++i)
        numbers.append(i);
    return numbers;
}

} // namespace agentops::workflow
