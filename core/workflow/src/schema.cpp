// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/port.h>
#include <agentops/workflow/schema.h>
#include <agentops/workflow/steppolicy.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::workflow::schema {

namespace {

QJsonObject ofType(const QString &type)
{
    return {{u"type"_s, type}};
}

} // namespace

QJsonObject text()
{
    return ofType(u"string"_s);
}

QJsonObject choice(const QStringList &choices)
{
    QJsonObject schema = text();
    schema.insert(u"enum"_s, QJsonArray::fromStringList(choices));
    return schema;
}

QJsonObject number()
{
    return ofType(u"number"_s);
}

QJsonObject boolean()
{
    return ofType(u"boolean"_s);
}

QJsonObject list(const QJsonObject &items)
{
    QJsonObject schema = ofType(u"array"_s);
    schema.insert(u"items"_s, items);
    return schema;
}

QJsonObject object(const QList<Field> &fields)
{
    QJsonObject properties;
    QJsonArray required;
    for (const Field &field : fields) {
        QJsonObject property = field.schema;
        if (!field.help.isEmpty())
            property.insert(u"description"_s, field.help);
        properties.insert(field.name, property);
        if (!field.isOptional)
            required.append(field.name);
    }
    QJsonObject schema = ofType(u"object"_s);
    schema.insert(u"properties"_s, properties);
    schema.insert(u"required"_s, required);
    schema.insert(u"additionalProperties"_s, false);
    return schema;
}

QJsonObject map(const QJsonObject &values)
{
    QJsonObject schema = ofType(u"object"_s);
    schema.insert(u"additionalProperties"_s, values);
    return schema;
}

QList<Field> errorFields()
{
    QStringList classes;
    for (const ErrorClass each : {ErrorClass::Failure, ErrorClass::Transient, ErrorClass::Limited,
                                  ErrorClass::Timeout, ErrorClass::Permanent})
        classes.append(errorClassName(each));
    return {{.name = u"code"_s, .schema = text(), .help = u"Such as nodes.command_failed."_s},
            {.name = u"message"_s, .schema = text()},
            {.name = u"class"_s,
             .schema = choice(classes),
             .help = u"What can be expected of trying again."_s}};
}

QString typeName(const QJsonObject &schema)
{
    const QString type = schema.value("type"_L1).toString();
    if (type == "string"_L1)
        return portTypeName(PortType::Text);
    if (type == "array"_L1)
        return portTypeName(PortType::List);
    return type.isEmpty() ? portTypeName(PortType::Any) : type;
}

std::optional<QJsonObject> member(const QJsonObject &schema, const QString &key)
{
    if (const QJsonValue known = schema.value("properties"_L1)[key]; known.isObject())
        return known.toObject();
    bool isIndex = false;
    key.toUInt(&isIndex);
    if (isIndex && schema.contains("items"_L1))
        return schema.value("items"_L1).toObject();
    const QJsonValue others = schema.value("additionalProperties"_L1);
    const bool isClosed = others.isBool() && !others.toBool();
    return isClosed ? std::nullopt : std::optional(others.toObject());
}

} // namespace agentops::workflow::schema
