// SPDX-License-Identifier: GPL-3.0-or-later
#include "objectreader.h"

#include <agentops/workflow/errors.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

ObjectReader::ObjectReader(const QJsonValue &value, QString path, QList<Diagnostic> &diagnostics)
    : m_object(value.toObject())
    , m_path(std::move(path))
    , m_diagnostics(diagnostics)
{
    if (!value.isObject())
        report({}, u"expected an object"_s);
}

QString ObjectReader::text(const QString &key, Need need)
{
    const auto value = take(key, QJsonValue::String, "text"_L1, need);
    return value ? value->toString() : QString();
}

double ObjectReader::number(const QString &key, double fallback)
{
    const auto value = take(key, QJsonValue::Double, "a number"_L1, Need::Optional);
    return value ? value->toDouble() : fallback;
}

bool ObjectReader::boolean(const QString &key, bool fallback)
{
    const auto value = take(key, QJsonValue::Bool, "true or false"_L1, Need::Optional);
    return value ? value->toBool() : fallback;
}

QJsonObject ObjectReader::object(const QString &key)
{
    const auto value = take(key, QJsonValue::Object, "an object"_L1, Need::Optional);
    return value ? value->toObject() : QJsonObject();
}

QJsonArray ObjectReader::array(const QString &key)
{
    const auto value = take(key, QJsonValue::Array, "a list"_L1, Need::Optional);
    return value ? value->toArray() : QJsonArray();
}

QString ObjectReader::id(const QString &key)
{
    const auto value = take(key, QJsonValue::String, "text"_L1, Need::Required);
    if (!value)
        return {};
    if (!isValidLocalId(value->toString())) {
        report(key,
               u"\"%1\" is not an id: a letter, then up to 63 letters, digits, - or _"_s.arg(
                   value->toString()),
               {value->toString()});
    }
    return value->toString();
}

void ObjectReader::report(const QString &key, const QString &message, const QStringList &arguments)
{
    Diagnostic diagnostic;
    diagnostic.code = QString::fromLatin1(errors::kInvalidDocument.text());
    diagnostic.path = key.isEmpty() ? m_path : m_path + u'.' + key;
    diagnostic.message = u"%1: %2"_s.arg(diagnostic.path, message);
    diagnostic.arguments = arguments;
    m_diagnostics.append(diagnostic);
}

std::optional<QJsonValue> ObjectReader::take(const QString &key, QJsonValue::Type type,
                                             QLatin1StringView typeName, Need need)
{
    QJsonValue value = m_object.take(key);
    if (value.isUndefined()) {
        if (need == Need::Required)
            report({}, u"\"%1\" is missing"_s.arg(key), {key});
        return std::nullopt;
    }
    if (value.type() != type) {
        report(key, u"expected %1"_s.arg(typeName), {QString(typeName)});
        return std::nullopt;
    }
    return value;
}

} // namespace agentops::workflow
