// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/jsonreader.h>

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops {

namespace {

QString kindOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"a boolean"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::String:
        return u"a string"_s;
    case QJsonValue::Array:
        return u"an array"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Undefined:
        break;
    }
    return u"nothing"_s;
}

} // namespace

QString JsonReader::path() const
{
    QString text = u"$"_s;
    for (const Step &step : m_steps)
        text += step.key.isNull() ? u"[%1]"_s.arg(step.index) : u'.' + step.key;
    return text;
}

QString JsonReader::pointer() const
{
    QString text;
    for (const Step &step : m_steps) {
        QString token = step.key.isNull() ? QString::number(step.index) : step.key;
        text += u'/' + token.replace("~"_L1, "~0"_L1).replace("/"_L1, "~1"_L1);
    }
    return text;
}

JsonReader JsonReader::child(QJsonValue value, Step step) const
{
    QList<Step> steps = m_steps;
    steps.append(std::move(step));
    return JsonReader(std::move(value), std::move(steps));
}

JsonReader JsonReader::at(const QString &key) const
{
    const QString name = key.isNull() ? u""_s : key;
    return child(m_value.isObject() ? m_value.toObject().value(key)
                                    : QJsonValue(QJsonValue::Undefined),
                 Step{name});
}

Result<QString> JsonReader::string() const
{
    if (!m_value.isString())
        return expected(u"a string"_s);
    return m_value.toString();
}

Result<bool> JsonReader::boolean() const
{
    if (!m_value.isBool())
        return expected(u"true or false"_s);
    return m_value.toBool();
}

Result<double> JsonReader::number() const
{
    if (!m_value.isDouble())
        return expected(u"a number"_s);
    return m_value.toDouble();
}

Result<qint64> JsonReader::integer(qint64 min, qint64 max) const
{
    if (!m_value.isDouble())
        return expected(u"a whole number"_s);
    // toInteger gives back its default for what is no whole number; two defaults tell it apart.
    const qint64 whole = m_value.toInteger(0);
    if (whole == 0 && m_value.toInteger(1) != 0)
        return expected(u"a whole number"_s);
    if (whole < min || whole > max)
        return invalid(u"expected a number from %1 to %2, found %3"_s.arg(min).arg(max).arg(whole));
    return whole;
}

Result<QJsonObject> JsonReader::object() const
{
    if (!m_value.isObject())
        return expected(u"an object"_s);
    return m_value.toObject();
}

Result<QList<JsonReader>> JsonReader::items() const
{
    if (!m_value.isArray())
        return expected(u"an array"_s);
    QList<JsonReader> readers;
    const QJsonArray array = m_value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        readers.append(child(array.at(i), Step{QString(), i}));
    return readers;
}

Result<QStringList> JsonReader::strings() const
{
    AO_TRY(const auto readers, items());
    QStringList texts;
    for (const JsonReader &reader : readers) {
        AO_TRY(const QString text, reader.string());
        texts.append(text);
    }
    return texts;
}

Result<QList<std::pair<QString, JsonReader>>> JsonReader::members() const
{
    AO_TRY(const QJsonObject values, object());
    QList<std::pair<QString, JsonReader>> readers;
    for (auto it = values.begin(); it != values.end(); ++it)
        readers.emplace_back(it.key(), at(it.key()));
    return readers;
}

Result<QString> JsonReader::stringOr(const QString &absent) const
{
    return isMissing() ? Result<QString>(absent) : string();
}

Result<bool> JsonReader::booleanOr(bool absent) const
{
    return isMissing() ? Result<bool>(absent) : boolean();
}

Result<qint64> JsonReader::integerOr(qint64 absent) const
{
    return isMissing() ? Result<qint64>(absent) : integer();
}

Result<> JsonReader::onlyKeys(std::initializer_list<QStringView> keys) const
{
    AO_TRY(const QJsonObject values, object());
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (std::ranges::find(keys, QStringView(it.key())) == keys.end())
            return at(it.key()).invalid(u"unknown key"_s);
    }
    return {};
}

std::unexpected<Error> JsonReader::invalid(const QString &message) const
{
    return fail(
        Error(errors::kInvalidJson, path() + ": "_L1 + message).with(u"pointer"_s, pointer()));
}

std::unexpected<Error> JsonReader::expected(const QString &what) const
{
    if (isMissing())
        return invalid(u"is missing, expected %1"_s.arg(what));
    return invalid(u"expected %1, found %2"_s.arg(what, kindOf(m_value)));
}

} // namespace agentops
