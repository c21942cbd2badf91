// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/jsonschema.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::testsupport {

namespace {

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == "integer"_L1)
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    static const QHash<QString, QJsonValue::Type> types{
        {u"object"_s, QJsonValue::Object}, {u"array"_s, QJsonValue::Array},
        {u"string"_s, QJsonValue::String}, {u"number"_s, QJsonValue::Double},
        {u"boolean"_s, QJsonValue::Bool},  {u"null"_s, QJsonValue::Null}};
    return types.contains(type) && types.value(type) == value.type();
}

/// Keywords that say nothing about the value, or that check() follows itself.
bool isElsewhere(const QString &keyword)
{
    static const QStringList keywords{u"$comment"_s,
                                      u"$schema"_s,
                                      u"$id"_s,
                                      u"$defs"_s,
                                      u"$ref"_s,
                                      u"title"_s,
                                      u"description"_s,
                                      u"items"_s,
                                      u"oneOf"_s,
                                      u"propertyNames"_s,
                                      u"contentMediaType"_s,
                                      u"properties"_s,
                                      u"required"_s,
                                      u"additionalProperties"_s};
    return keywords.contains(keyword);
}

} // namespace

QStringList JsonSchema::problems(const QJsonValue &value) const
{
    QStringList found;
    check(value, m_root, u"$"_s, found);
    return found;
}

void JsonSchema::check(const QJsonValue &value, const QJsonObject &schema, const QString &path,
                       QStringList &problems) const
{
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        const QString problem =
            isElsewhere(it.key()) ? QString() : problemWith(value, it.key(), it.value());
        if (!problem.isEmpty())
            problems.append(path + u": "_s + problem);
    }
    if (const QString reference = schema.value("$ref"_L1).toString(); !reference.isEmpty()) {
        const QString name = reference.sliced(reference.lastIndexOf(u'/') + 1);
        check(value, m_root.value("$defs"_L1).toObject().value(name).toObject(), path, problems);
    }
    if (const QJsonArray choices = schema.value("oneOf"_L1).toArray(); !choices.isEmpty()) {
        const auto fits = [&](const QJsonValue &choice) {
            QStringList found;
            check(value, choice.toObject(), path, found);
            return found.isEmpty();
        };
        if (std::ranges::count_if(choices, fits) != 1)
            problems.append(path + u": does not fit exactly one of oneOf"_s);
    }
    if (value.isObject())
        checkObject(value.toObject(), schema, path, problems);
    if (value.isArray() && schema.contains("items"_L1)) {
        qsizetype index = 0;
        for (const QJsonValue &item : value.toArray()) {
            check(item, schema.value("items"_L1).toObject(), u"%1[%2]"_s.arg(path).arg(index++),
                  problems);
        }
    }
}

void JsonSchema::checkObject(const QJsonObject &object, const QJsonObject &schema,
                             const QString &path, QStringList &problems) const
{
    for (const QJsonValue &name : schema.value("required"_L1).toArray()) {
        if (!object.contains(name.toString()))
            problems.append(path + u": "_s + name.toString() + u" is missing"_s);
    }
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonValue others = schema.value("additionalProperties"_L1);
    for (auto it = object.begin(); it != object.end(); ++it) {
        check(it.key(), schema.value("propertyNames"_L1).toObject(), path, problems);
        const QJsonValue known = properties.value(it.key());
        const QJsonValue rule = known.isUndefined() ? others : known;
        if (rule.isBool() && !rule.toBool())
            problems.append(path + u": "_s + it.key() + u" may not be there"_s);
        check(it.value(), rule.toObject(), path + u'.' + it.key(), problems);
    }
}

QString JsonSchema::problemWith(const QJsonValue &value, const QString &keyword,
                                const QJsonValue &rule)
{
    const QString wrong = u"does not fit "_s + keyword;
    const auto unless = [&wrong](bool fits) {
        return fits ? QString() : wrong;
    };
    if (keyword == "type"_L1)
        return unless(hasType(value, rule.toString()));
    if (keyword == "const"_L1)
        return unless(value == rule);
    if (keyword == "enum"_L1)
        return unless(rule.toArray().contains(value));
    if (keyword == "pattern"_L1) {
        const QRegularExpression pattern(rule.toString());
        return unless(!value.isString() || pattern.match(value.toString()).hasMatch());
    }
    if (keyword == "format"_L1 && rule == "uuid"_L1)
        return unless(!value.isString() || !QUuid::fromString(value.toString()).isNull());
    if (keyword == "minimum"_L1)
        return unless(!value.isDouble() || value.toDouble() >= rule.toDouble());
    if (keyword == "maximum"_L1)
        return unless(!value.isDouble() || value.toDouble() <= rule.toDouble());
    if (keyword == "minItems"_L1)
        return unless(!value.isArray() || value.toArray().size() >= rule.toInt());
    if (keyword == "maxItems"_L1)
        return unless(!value.isArray() || value.toArray().size() <= rule.toInt());
    if (keyword == "exclusiveMinimum"_L1)
        return unless(!value.isDouble() || value.toDouble() > rule.toDouble());
    return u"the schema says \"%1\", which is not checked"_s.arg(keyword);
}

} // namespace agentops::testsupport
