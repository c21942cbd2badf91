// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "text.h"

#include <agentops/base/closestword.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workflow::NodeType;

namespace {

/// Only the descriptions are asked for; nothing is executed.
void fill(workflow::NodeCatalog &catalog, const Context &context)
{
    nodes::NodeDependencies dependencies;
    dependencies.clock = context.clock;
    nodes::registerBuiltinNodes(catalog, dependencies);
}

QString effectName(workflow::Effect effect)
{
    switch (effect) {
    case workflow::Effect::Pure:
        return u"none"_s;
    case workflow::Effect::Files:
        return u"files"_s;
    case workflow::Effect::Outside:
        return u"outside"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonArray toJson(const QList<workflow::Port> &ports)
{
    QJsonArray array;
    for (const workflow::Port &port : ports)
        array.append(QJsonObject{{u"name"_s, port.name},
                                 {u"type"_s, workflow::portTypeName(port.type)},
                                 {u"required"_s, port.isRequired},
                                 {u"help"_s, port.help},
                                 {u"schema"_s, workflow::portSchema(port)}});
    return array;
}

QJsonArray toJson(const QList<workflow::Parameter> &parameters)
{
    QJsonArray array;
    for (const workflow::Parameter &parameter : parameters) {
        const QJsonValue otherwise = parameter.defaultValue.isUndefined()
            ? QJsonValue(QJsonValue::Null)
            : parameter.defaultValue;
        array.append(QJsonObject{{u"name"_s, parameter.name},
                                 {u"type"_s, workflow::parameterTypeName(parameter.type)},
                                 {u"title"_s, parameter.title},
                                 {u"help"_s, parameter.help},
                                 {u"required"_s, parameter.isRequired},
                                 {u"default"_s, otherwise},
                                 {u"choices"_s, QJsonArray::fromStringList(parameter.choices)},
                                 {u"editor"_s, workflow::parameterEditorName(parameter.editor)},
                                 {u"language"_s, parameter.language},
                                 {u"schema"_s, workflow::parameterSchema(parameter)}});
    }
    return array;
}

/// The step of the example as it stands in a document.
QJsonValue exampleOf(const NodeType &type)
{
    const auto example = nodes::stepExample(type.kind);
    if (!example)
        return QJsonValue::Null;
    const QByteArray text = workflow::writeDocument(example->document);
    const QJsonArray steps = QJsonDocument::fromJson(text)["nodes"_L1].toArray();
    for (const QJsonValue &step : steps) {
        if (step["id"_L1].toString() == example->step.text())
            return step;
    }
    return QJsonValue::Null;
}

QString section(const QString &title, const QList<QStringList> &rows)
{
    return rows.isEmpty() ? QString() : u'\n' + title + u":\n"_s + columns(rows);
}

/// What a schema says for people; texts to choose from where it has no words.
QString helpOf(const QJsonObject &schema)
{
    const QString help = schema.value("description"_L1).toString();
    if (!help.isEmpty())
        return help;
    QStringList choices;
    for (const QJsonValue &choice : schema.value("enum"_L1).toArray())
        choices.append(choice.toString());
    return choices.join(u" | ");
}

/// A row for each part of a value, under the name that an expression reads it by.
void addParts(QList<QStringList> &rows, const QString &name, const QJsonObject &schema)
{
    const auto add = [&rows](const QString &part, const QJsonValue &found, bool isThere) {
        const QJsonObject inner = found.toObject();
        rows.append({u"  "_s + part,
                     workflow::schema::typeName(inner) + (isThere ? QString() : u", optional"_s),
                     helpOf(inner)});
        addParts(rows, part, inner);
    };
    const QJsonArray required = schema.value("required"_L1).toArray();
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it)
        add(name + u'.' + it.key(), it.value(), required.contains(it.key()));
    if (const QJsonValue items = schema.value("items"_L1); items.isObject())
        add(name + u"[0]"_s, items, true);
    if (const QJsonValue others = schema.value("additionalProperties"_L1); others.isObject())
        add(name + u".NAME"_s, others, true);
}

QList<QStringList> rowsOf(const QList<workflow::Port> &ports)
{
    QList<QStringList> rows;
    for (const workflow::Port &port : ports) {
        const QJsonObject schema = workflow::portSchema(port);
        rows.append({u"  "_s + port.name, workflow::portTypeName(port.type), helpOf(schema)});
        addParts(rows, port.name, schema);
    }
    return rows;
}

QString textOf(const NodeType &type)
{
    QList<QStringList> parameters;
    for (const workflow::Parameter &parameter : type.parameters) {
        QString help = parameter.title;
        if (!parameter.help.isEmpty())
            help += u": "_s + parameter.help;
        if (!parameter.choices.isEmpty())
            help += u" ("_s + parameter.choices.join(u" | ") + u')';
        parameters.append({u"  "_s + parameter.name,
                           workflow::parameterTypeName(parameter.type)
                               + (parameter.isRequired ? u", required"_s : QString()),
                           help});
    }
    QList<QStringList> errors;
    for (const QString &code : type.errorCodes)
        errors.append({u"  "_s + code});
    const QJsonObject example = exampleOf(type).toObject();
    QString text = type.kind + u": "_s + type.title + u'\n' + type.help + u"\nChanges: "_s
        + effectName(type.effect) + u'\n';
    text += section(u"Parameters"_s, parameters) + section(u"Inputs"_s, rowsOf(type.inputs))
        + section(u"Outputs"_s, rowsOf(type.outputs)) + section(u"Errors"_s, errors);
    if (!example.isEmpty())
        text += u"\nExample:\n"_s + QString::fromUtf8(QJsonDocument(example).toJson());
    return text;
}

Task<Result<ExitCode>> list(Context context)
{
    workflow::NodeCatalog catalog;
    fill(catalog, context);
    QJsonArray array;
    QList<QStringList> rows;
    for (const NodeType *type : catalog.types()) {
        array.append(QJsonObject{
            {u"kind"_s, type->kind}, {u"category"_s, type->category}, {u"title"_s, type->title}});
        rows.append({type->kind, type->category, type->title});
    }
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"steps"_s, array}}));
    else
        AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> show(Context context)
{
    workflow::NodeCatalog catalog;
    fill(catalog, context);
    const QString kind = context.invocation.argument(u"KIND");
    const NodeType *type = catalog.findType(kind);
    if (!type) {
        QStringList kinds;
        for (const NodeType *other : catalog.types())
            kinds.append(other->kind);
        co_return fail(agentops::errors::kNotFound,
                       u"there is no kind of step '%1'"_s.arg(kind) + didYouMean(kind, kinds));
    }
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"kind"_s, type->kind},
                                       {u"category"_s, type->category},
                                       {u"title"_s, type->title},
                                       {u"help"_s, type->help},
                                       {u"icon"_s, type->icon},
                                       {u"effect"_s, effectName(type->effect)},
                                       {u"inputs"_s, toJson(type->inputs)},
                                       {u"outputs"_s, toJson(type->outputs)},
                                       {u"parameters"_s, toJson(type->parameters)},
                                       {u"errors"_s, QJsonArray::fromStringList(type->errorCodes)},
                                       {u"example"_s, exampleOf(*type)}}));
    } else {
        AO_CO_CHECK(console.write(textOf(*type).toUtf8()));
    }
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> stepCommands()
{
    return {
        {.command = {.path = u"steps list"_s,
                     .summary = u"List the kinds of steps that workflows are made of"_s,
                     .jsonShape = u"{\"steps\": [{\"kind\", \"category\", \"title\"}]}"_s},
         .handler = list},
        {.command = {.path = u"steps show"_s,
                     .summary = u"Show what a kind of step takes, gives and may fail with"_s,
                     .arguments = {{.name = u"KIND"_s, .help = u"such as shell.command"_s}},
                     .jsonShape =
                         u"{\"kind\", \"category\", \"title\", \"help\", \"icon\", \"effect\": "
                         "none|files|outside, \"inputs\": [port], \"outputs\": [{\"name\", "
                         "\"type\", \"required\", \"help\", \"schema\"}], \"parameters\": "
                         "[{\"name\", \"type\", \"title\", \"help\", \"required\", "
                         "\"default\", \"choices\", \"editor\", \"language\", \"schema\"}], "
                         "\"errors\": [code], "
                         "\"example\": step|null}; a schema is JSON Schema 2020-12"_s,
                     .examples = {u"agentops steps show shell.command"_s}},
         .handler = show},
    };
}

} // namespace agentops::cli
