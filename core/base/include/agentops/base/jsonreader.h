// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>

#include <initializer_list>
#include <limits>

namespace agentops {

/// A JSON value that knows its path, so that reading it wrongly says where:
/// "$.nodes[3].kind: expected a string, found a number".
/// Errors: base.invalid_json with context "pointer" (RFC 6901), from which findJsonPosition finds
/// the place in the text.
class JsonReader
{
public:
    explicit JsonReader(QJsonValue root) : m_value(std::move(root)) { }

    /// "$" for the root, then ".key" and "[index]".
    QString path() const;
    /// The same as a JSON pointer: "" for the root.
    QString pointer() const;
    const QJsonValue &value() const { return m_value; }
    /// Whether the object it was asked of has no such key.
    bool isMissing() const { return m_value.isUndefined(); }

    /// The value under `key`; it is missing when there is none or this is no object, and each typed
    /// read of it then says so.
    JsonReader at(const QString &key) const;

    Result<QString> string() const;
    Result<bool> boolean() const;
    Result<double> number() const;
    /// A whole number between the bounds, both included.
    Result<qint64> integer(qint64 min = std::numeric_limits<qint64>::min(),
                           qint64 max = std::numeric_limits<qint64>::max()) const;
    Result<QJsonObject> object() const;
    Result<QList<JsonReader>> items() const;
    Result<QStringList> strings() const;
    /// The members of an object, sorted by key.
    Result<QList<std::pair<QString, JsonReader>>> members() const;

    /// The same, with a value for when it is missing.
    Result<QString> stringOr(const QString &absent) const;
    Result<bool> booleanOr(bool absent) const;
    Result<qint64> integerOr(qint64 absent) const;

    /// Fails when an object has a key beside these: a misspelt key is told, not ignored.
    Result<> onlyKeys(std::initializer_list<QStringView> keys) const;
    /// An error about this value: `return reader.invalid(u"unknown node kind"_s);`
    std::unexpected<Error> invalid(const QString &message) const;

private:
    struct Step
    {
        QString key;
        qsizetype index = -1; // used when `key` is null
    };

    JsonReader(QJsonValue value, QList<Step> steps)
        : m_value(std::move(value))
        , m_steps(std::move(steps))
    { }
    JsonReader child(QJsonValue value, Step step) const;
    std::unexpected<Error> expected(const QString &what) const;

    QJsonValue m_value;
    QList<Step> m_steps;
};

} // namespace agentops
