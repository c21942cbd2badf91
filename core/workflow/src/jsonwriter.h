// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

#include <utility>

namespace agentops::workflow {

/// Builds JSON text with keys in the order of the calls, so that files change little when documents
/// change little.
class JsonWriter
{
public:
    enum class Style { Block, Line };

    void beginObject(Style style = Style::Block) { begin('{', style); }
    void endObject() { end('}'); }
    void beginArray(Style style = Style::Block) { begin('[', style); }
    void endArray() { end(']'); }
    /// Names the next value of an object.
    void key(const QString &name);
    /// Objects inside a value have their keys in alphabetical order.
    void value(const QJsonValue &value);
    void field(const QString &name, const QJsonValue &fieldValue)
    {
        key(name);
        value(fieldValue);
    }
    void fields(const QJsonObject &object);

    /// The text, with a line break at its end.
    QByteArray take();

private:
    struct Level
    {
        Style style;
        bool isEmpty = true;
    };

    void begin(char bracket, Style style);
    void end(char bracket);
    void separate();
    void newLine();

    QByteArray m_text;
    QList<Level> m_levels;
    bool m_isAfterKey = false;
};

} // namespace agentops::workflow
