// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/nodes/errors.h>
#include <agentops/workflow/template.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType conditionType()
{
    return {.kind = u"condition"_s,
            .category = u"flow"_s,
            .title = u"Condition"_s,
            .help = u"Lets the run go on through one of two ports, depending on the value that "
                    "comes in. The value goes through unchanged."_s,
            .icon = u"split"_s,
            .summaryParameter = u"test"_s,
            .inputs = {{.name = u"value"_s, .isRequired = true}},
            .outputs = {{.name = u"true"_s}, {.name = u"false"_s}},
            .parameters = {{.name = u"test"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"Test"_s,
                            .defaultValue = u"is true"_s,
                            .choices = {u"is true"_s, u"is empty"_s, u"equals"_s, u"contains"_s,
                                        u"matches"_s, u"is greater than"_s, u"is less than"_s}},
                           {.name = u"operand"_s,
                            .title = u"Compare with"_s,
                            .help = u"What the value is compared with; a regular expression for "
                                    "“matches”, a number for “is greater than”."_s}},
            .resource = Resource::None,
            .isInstant = true,
            .choosesPort = true,
            .errorCodes = {u"nodes.bad_parameter"_s}};
}

QString asText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    default:
        return value.toVariant().toString();
    }
}

bool isEmptyValue(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

Error badOperand(const QString &message)
{
    return Error(errors::kBadParameter, message).with(u"parameter"_s, u"operand"_s);
}

Result<double> toNumber(const QJsonValue &value, const QString &what)
{
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : asText(value).toDouble(&isNumber);
    if (!isNumber)
        return fail(
            badOperand(what + u" is not a number: "_s
                       + asText(value).first(std::min<qsizetype>(asText(value).size(), 80))));
    return number;
}

Result<bool> holds(const QString &test, const QJsonValue &value, const QString &operand)
{
    if (test == "is true"_L1)
        return isTruthy(value);
    if (test == "is empty"_L1)
        return isEmptyValue(value);
    if (test == "equals"_L1)
        return asText(value) == operand;
    if (test == "contains"_L1) {
        if (value.isArray())
            return value.toArray().contains(QJsonValue(operand));
        return asText(value).contains(operand);
    }
    if (test == "matches"_L1) {
        const QRegularExpression pattern(operand);
        if (!pattern.isValid())
            return fail(badOperand(u"not a regular expression: "_s + pattern.errorString()));
        return pattern.match(asText(value)).hasMatch();
    }
    AO_TRY(const double left, toNumber(value, u"the value"_s));
    AO_TRY(const double right, toNumber(operand, u"the operand"_s));
    return test == "is greater than"_L1 ? left > right : left < right;
}

class Condition final : public InstantExecutor
{
public:
    Result<StepOutput> evaluate(const StepContext &context) override
    {
        const QJsonValue value = context.inputs.value("value"_L1);
        AO_TRY(const bool isTrue, holds(context.text(u"test"), value, context.text(u"operand")));
        return StepOutput{.values = {{isTrue ? u"true"_s : u"false"_s, value}}};
    }
};

} // namespace

void addCondition(NodeCatalog &catalog)
{
    catalog.add(conditionType(), std::make_unique<Condition>());
}

} // namespace agentops::nodes
