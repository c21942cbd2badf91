// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace agentops::testsupport {

/// As much of JSON Schema as our own schemas use. A keyword that it does not know is a problem, so
/// that no schema promises what nobody checks.
/// Source: JSON Schema 2020-12.
class JsonSchema
{
public:
    explicit JsonSchema(QJsonObject schema) : m_root(std::move(schema)) { }

    /// What does not fit, each with its place; empty when everything does.
    QStringList problems(const QJsonValue &value) const;

private:
    void check(const QJsonValue &value, const QJsonObject &schema, const QString &path,
               QStringList &problems) const;
    void checkObject(const QJsonObject &object, const QJsonObject &schema, const QString &path,
                     QStringList &problems) const;
    static QString problemWith(const QJsonValue &value, const QString &keyword,
                               const QJsonValue &rule);

    QJsonObject m_root;
};

} // namespace agentops::testsupport
