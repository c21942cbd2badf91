// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/errors.h>
#include <agentops/workflow/port.h>
#include <agentops/workflow/schema.h>

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

constexpr std::array kNames{"any"_L1,  "text"_L1, "number"_L1, "boolean"_L1,  "object"_L1,
                            "list"_L1, "file"_L1, "diff"_L1,   "findings"_L1, "model"_L1};

bool isScalar(PortType type)
{
    return type == PortType::Number || type == PortType::Boolean || type == PortType::File;
}

QJsonObject schemaOf(PortType type)
{
    switch (type) {
    case PortType::Any:
        break;
    case PortType::Text:
    case PortType::File:
        return schema::text();
    case PortType::Number:
        return schema::number();
    case PortType::Boolean:
        return schema::boolean();
    case PortType::Object:
    case PortType::Diff:
    case PortType::Model:
        return schema::map({});
    case PortType::List:
    case PortType::Findings:
        return schema::list({});
    }
    return {};
}

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Array:
        return u"list"_s;
    case QJsonValue::Object:
        return u"object"_s;
    default:
        return u"nothing"_s;
    }
}

} // namespace

QString portTypeName(PortType type)
{
    return kNames[size_t(type)];
}

std::optional<PortType> portTypeFromName(QStringView name)
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (name == kNames[i])
            return PortType(i);
    }
    return std::nullopt;
}

QJsonObject portSchema(const Port &port)
{
    QJsonObject schema = port.schema.isEmpty() ? schemaOf(port.type) : port.schema;
    if (!port.help.isEmpty())
        schema.insert(u"description"_s, port.help);
    return schema;
}

bool isCompatible(PortType from, PortType to)
{
    if (from == to || from == PortType::Any || to == PortType::Any)
        return true;
    if (to == PortType::Text)
        return isScalar(from);
    if (to == PortType::Object)
        return from == PortType::Diff || from == PortType::Model;
    return to == PortType::List && from == PortType::Findings;
}

Result<QJsonValue> convertValue(const QJsonValue &value, PortType to)
{
    const auto is = [&value](QJsonValue::Type type) {
        return value.type() == type;
    };
    switch (to) {
    case PortType::Any:
        return value;
    case PortType::Text:
        if (is(QJsonValue::String))
            return value;
        if (is(QJsonValue::Double) || is(QJsonValue::Bool))
            return QJsonValue(value.toVariant().toString());
        break;
    case PortType::File:
        if (is(QJsonValue::String) && !value.toString().isEmpty())
            return value;
        break;
    case PortType::Number:
        if (is(QJsonValue::Double))
            return value;
        break;
    case PortType::Boolean:
        if (is(QJsonValue::Bool))
            return value;
        break;
    case PortType::Object:
    case PortType::Diff:
    case PortType::Model:
        if (is(QJsonValue::Object))
            return value;
        break;
    case PortType::List:
    case PortType::Findings:
        if (is(QJsonValue::Array))
            return value;
        break;
    }
    return fail(
        Error(errors::kWrongType, u"expected %1, got %2"_s.arg(portTypeName(to), typeOf(value)))
            .with(u"expected"_s, portTypeName(to))
            .with(u"got"_s, typeOf(value)));
}

} // namespace agentops::workflow
