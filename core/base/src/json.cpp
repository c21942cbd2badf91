// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/json.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops {

namespace {

QByteArray quoted(const QString &text)
{
    // Qt's own writer knows every escape; it only writes whole arrays.
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QByteArray scalar(const QJsonValue &value)
{
    if (value.isString())
        return quoted(value.toString());
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

class Writer
{
public:
    explicit Writer(const QStringList &keyOrder) : m_keyOrder(keyOrder) { }

    QByteArray write(const QJsonValue &value)
    {
        append(value);
        m_text += '\n';
        return std::move(m_text);
    }

private:
    void append(const QJsonValue &value)
    {
        if (value.isObject())
            appendObject(value.toObject());
        else if (value.isArray())
            appendArray(value.toArray());
        else
            m_text += scalar(value);
    }

    void appendObject(const QJsonObject &object)
    {
        if (object.isEmpty()) {
            m_text += "{}";
            return;
        }
        open('{');
        bool first = true;
        for (const QString &key : sortedKeys(object)) {
            separate(first);
            m_text += quoted(key) + ": ";
            append(object.value(key));
        }
        close('}');
    }

    void appendArray(const QJsonArray &array)
    {
        if (array.isEmpty()) {
            m_text += "[]";
            return;
        }
        if (std::all_of(array.begin(), array.end(),
                        [](const QJsonValue &item) { return item.isDouble(); })) {
            QByteArrayList numbers;
            for (const QJsonValue &item : array)
                numbers.append(scalar(item));
            m_text += '[' + numbers.join(", ") + ']';
            return;
        }
        open('[');
        bool first = true;
        for (const QJsonValue &item : array) {
            separate(first);
            append(item);
        }
        close(']');
    }

    QStringList sortedKeys(const QJsonObject &object) const
    {
        QStringList keys;
        for (const QString &key : m_keyOrder) {
            if (object.contains(key))
                keys.append(key);
        }
        QStringList others;
        for (const QString &key : object.keys()) {
            if (!m_keyOrder.contains(key))
                others.append(key);
        }
        std::ranges::sort(others);
        return keys + others;
    }

    void separate(bool &first)
    {
        if (!std::exchange(first, false))
            m_text += ',';
        newLine();
    }
    void open(char bracket)
    {
        m_text += bracket;
        ++m_depth;
    }
    void close(char bracket)
    {
        --m_depth;
        newLine();
        m_text += bracket;
    }
    void newLine() { m_text += '\n' + QByteArray(2 * m_depth, ' '); }

    const QStringList &m_keyOrder;
    QByteArray m_text;
    qsizetype m_depth = 0;
};

} // namespace

Result<QJsonValue> parseJson(QByteArrayView text, const QString &sourceName)
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error != QJsonParseError::NoError) {
        // Qt gives the offset behind the byte that it could not use.
        const TextPosition place = positionOfOffset(text, error.offset - 1);
        return fail(Error(errors::kInvalidJson, u"no valid JSON: %1"_s.arg(error.errorString()))
                        .with(u"source"_s, sourceName)
                        .with(u"line"_s, QString::number(place.line))
                        .with(u"column"_s, QString::number(place.column)));
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArray writeJson(const QJsonValue &value, const QStringList &keyOrder)
{
    return Writer(keyOrder).write(value);
}

} // namespace agentops
