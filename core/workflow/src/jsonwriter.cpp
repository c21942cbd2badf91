// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonwriter.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QByteArray number(double value)
{
    if (value == std::trunc(value) && std::abs(value) < 1e15)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

void JsonWriter::key(const QString &name)
{
    separate();
    m_text += quoted(name) + ": ";
    m_isAfterKey = true;
}

void JsonWriter::value(const QJsonValue &value)
{
    const Style style = m_levels.isEmpty() ? Style::Block : m_levels.last().style;
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        beginObject(style);
        fields(object);
        endObject();
        break;
    }
    case QJsonValue::Array: {
        beginArray(style);
        for (const QJsonValue &item : value.toArray())
            this->value(item);
        endArray();
        break;
    }
    case QJsonValue::String:
        separate();
        m_text += quoted(value.toString());
        break;
    case QJsonValue::Double:
        separate();
        m_text += value.toInteger() != 0 && double(value.toInteger()) == value.toDouble()
            ? QByteArray::number(value.toInteger())
            : number(value.toDouble());
        break;
    case QJsonValue::Bool:
        separate();
        m_text += value.toBool() ? "true" : "false";
        break;
    default:
        separate();
        m_text += "null";
    }
}

void JsonWriter::fields(const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        field(it.key(), it.value());
}

QByteArray JsonWriter::take()
{
    return std::exchange(m_text, {}) + '\n';
}

void JsonWriter::begin(char bracket, Style style)
{
    separate();
    m_text += bracket;
    m_levels.append({style});
}

void JsonWriter::end(char bracket)
{
    const Level level = m_levels.takeLast();
    if (level.style == Style::Block && !level.isEmpty)
        newLine();
    m_text += bracket;
}

void JsonWriter::separate()
{
    if (std::exchange(m_isAfterKey, false) || m_levels.isEmpty())
        return;
    Level &level = m_levels.last();
    if (!std::exchange(level.isEmpty, false))
        m_text += level.style == Style::Line ? ", " : ",";
    if (level.style == Style::Block)
        newLine();
}

void JsonWriter::newLine()
{
    m_text += '\n' + QByteArray(m_levels.size() * 2, ' ');
}

} // namespace agentops::workflow
