// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldtext.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <optional>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Parameter;

namespace {

QString jsonText(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

std::optional<QJsonValue> jsonValue(const QString &text)
{
    const QJsonArray array = QJsonDocument::fromJson('[' + text.toUtf8() + ']').array();
    return array.size() == 1 ? std::optional(array.first()) : std::nullopt;
}

bool isBareScalar(const QJsonValue &value)
{
    return value.isDouble() || value.isBool() || value.isNull();
}

/// One entry of a list or an object; `before` is what stood in its place.
QJsonValue entryValue(const QString &text,
                      const QJsonValue &before = QJsonValue(QJsonValue::Undefined))
{
    const QString trimmed = text.trimmed();
    const bool isMarked =
        trimmed.startsWith(u'{') || trimmed.startsWith(u'[') || trimmed.startsWith(u'"');
    if (!isMarked && !isBareScalar(before))
        return text;
    const std::optional<QJsonValue> json = jsonValue(trimmed);
    return json && (isMarked || json->type() == before.type()) ? *json : QJsonValue(text);
}

QString entryText(const QJsonValue &value)
{
    if (!value.isString())
        return jsonText(value);
    const QString text = value.toString();
    const bool isOneLine = !text.contains(u'\n') && !text.contains(u'\r');
    return isOneLine && entryValue(text) == value ? text : jsonText(value);
}

QString listText(const QJsonArray &list)
{
    QStringList lines;
    for (const QJsonValue &entry : list) {
        const QString line = entryText(entry);
        lines.append(line.isEmpty() ? u"\"\""_s : line); // empty lines are none
    }
    return lines.join(u'\n');
}

QJsonArray listValue(const QString &text, const QJsonArray &before)
{
    QHash<QString, QList<qsizetype>> known;
    for (qsizetype i = before.size(); i-- > 0;)
        known[entryText(before.at(i))].append(i);
    QJsonArray list;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto same = known.find(line);
        if (same != known.end() && !same->isEmpty())
            list.append(before.at(same->takeLast()));
        else
            list.append(entryValue(line, before.at(list.size())));
    }
    return list;
}

/// The name in front of the colon, in quotes where it could not be found again otherwise.
QString nameText(const QString &name)
{
    const bool isPlain = !name.isEmpty() && name == name.trimmed() && !name.startsWith(u'"')
        && !name.contains(u':') && !name.contains(u'\n') && !name.contains(u'\r');
    return isPlain ? name : jsonText(name);
}

QString objectText(const QJsonObject &object)
{
    QStringList lines;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QString text = entryText(entry.value());
        lines.append(nameText(entry.key()) + u": "_s
                     + (text == text.trimmed() ? text : jsonText(entry.value())));
    }
    return lines.join(u'\n');
}

/// Where the text behind a quoted beginning goes on; 0 when it does not begin with a quoted text.
qsizetype endOfQuoted(const QString &text)
{
    if (!text.startsWith(u'"'))
        return 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i + 1;
    }
    return 0;
}

/// Nothing when a line is no `name: value`.
std::optional<QJsonObject> objectValue(const QString &text, const QJsonObject &before)
{
    QJsonObject object;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString entry = line.trimmed();
        const qsizetype quoted = endOfQuoted(entry);
        const qsizetype colon = entry.indexOf(u':', quoted);
        if (colon <= 0)
            return std::nullopt;
        QString name = entry.left(colon).trimmed();
        if (name.size() == quoted)
            name = jsonValue(name).value_or(name).toString();
        const QString written = entry.mid(colon + 1).trimmed();
        const QJsonValue present = before.value(name);
        const bool isSame = !present.isUndefined() && entryText(present) == written;
        object.insert(name, isSame ? present : entryValue(written, present));
    }
    return object;
}

/// Whether the whole value is one expression, as it was before.
bool staysExpression(const QString &text, const QJsonValue &before)
{
    const QString trimmed = text.trimmed();
    return before.isString() && trimmed.startsWith("{{"_L1) && trimmed.endsWith("}}"_L1)
        && !trimmed.contains(u'\n');
}

QString plainText(const Parameter &parameter, const QJsonValue &value)
{
    // A text that is JSON would be read back as that.
    const bool isMistakable = isWrittenAsJson(parameter) && jsonValue(value.toString());
    return isMistakable ? jsonText(value) : value.toString();
}

QString anyText(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
    return value.isUndefined() ? QString() : jsonText(value);
}

} // namespace

bool isWrittenAsJson(const Parameter &parameter)
{
    return parameter.type == Parameter::Type::Value
        || (parameter.type == Parameter::Type::Object
            && parameter.editor == Parameter::Editor::Json);
}

QString fieldText(const Parameter &parameter, const QJsonValue &value)
{
    if (value.isString())
        return plainText(parameter, value);
    if (isWrittenAsJson(parameter))
        return anyText(value);
    switch (parameter.type) {
    case Parameter::Type::Number:
        return value.isDouble() ? QLocale::c().toString(value.toDouble(), 'g', 15) : QString();
    case Parameter::Type::Boolean:
        return value.toBool() ? u"true"_s : u"false"_s;
    case Parameter::Type::List:
        return listText(value.toArray());
    case Parameter::Type::Object:
        return objectText(value.toObject());
    case Parameter::Type::Secret:
        return value.toObject().value("secret"_L1).toString();
    default:
        return {};
    }
}

QJsonValue fieldValue(const Parameter &parameter, const QString &text, const QJsonValue &before)
{
    if (isWrittenAsJson(parameter)) {
        const bool isEmptied =
            parameter.type == Parameter::Type::Object && text.trimmed().isEmpty();
        // Text that is JSON stands for that; everything else for itself.
        return isEmptied ? QJsonValue(QJsonValue::Undefined)
                         : jsonValue(text).value_or(QJsonValue(text));
    }
    switch (parameter.type) {
    case Parameter::Type::Number: {
        if (text.trimmed().isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        bool isNumber = false;
        const double number = QLocale::c().toDouble(text.trimmed(), &isNumber);
        return isNumber ? QJsonValue(number) : QJsonValue(text);
    }
    case Parameter::Type::Boolean:
        return QJsonValue(text == "true"_L1);
    case Parameter::Type::List:
        return staysExpression(text, before) ? QJsonValue(text)
                                             : QJsonValue(listValue(text, before.toArray()));
    case Parameter::Type::Object: {
        const auto object =
            staysExpression(text, before) ? std::nullopt : objectValue(text, before.toObject());
        return object ? QJsonValue(*object) : QJsonValue(text);
    }
    case Parameter::Type::Secret: {
        if (text.trimmed().isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        QJsonObject secret = before.toObject(); // whether it may be missing stays as it was
        secret.insert(u"secret"_s, text.trimmed());
        return QJsonValue(secret);
    }
    default:
        return QJsonValue(text);
    }
}

} // namespace agentops::ui::graph
