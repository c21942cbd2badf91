// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/diagnostic.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <optional>

namespace agentops::workflow {

/// Takes the known fields out of a JSON object one by one, and reports those that are missing or of
/// the wrong type with their path.
class ObjectReader
{
public:
    enum class Need { Required, Optional };

    /// A value that is no object is reported and read as an empty one.
    ObjectReader(const QJsonValue &value, QString path, QList<Diagnostic> &diagnostics);

    QString text(const QString &key, Need need = Need::Optional);
    double number(const QString &key, double fallback);
    bool boolean(const QString &key, bool fallback = false);
    QJsonObject object(const QString &key);
    QJsonArray array(const QString &key);
    QJsonValue any(const QString &key) { return m_object.take(key); }
    bool contains(const QString &key) const { return m_object.contains(key); }
    /// A text that must be an id.
    QString id(const QString &key);

    /// What has not been read: keys of newer versions or of other programs.
    QJsonObject rest() const { return m_object; }
    const QString &path() const { return m_path; }
    void report(const QString &key, const QString &message, const QStringList &arguments = {});

private:
    std::optional<QJsonValue> take(const QString &key, QJsonValue::Type type,
                                   QLatin1StringView typeName, Need need);

    QJsonObject m_object;
    QString m_path;
    QList<Diagnostic> &m_diagnostics;
};

} // namespace agentops::workflow
