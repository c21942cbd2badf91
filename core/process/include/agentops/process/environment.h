// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::process {

/// The variables a child process gets: only those named here, so that no secret of ours reaches it
/// by accident.
class Environment
{
public:
    /// No variable at all.
    Environment() = default;
    /// What programs need to run at all (PATH, HOME, the locale, the time zone, the temporary
    /// directory, the desktop session), and the variables named, taken from our own environment
    /// where they are set there.
    static Environment inherited(const QStringList &alsoNamed = {});

    /// For git, when nobody is there to answer a question: what it needs to reach others.
    static Environment forGit();

    void set(const QString &name, const QString &value) { m_variables.insert(name, value); }
    void remove(const QString &name) { m_variables.remove(name); }
    bool contains(const QString &name) const { return m_variables.contains(name); }
    QString value(const QString &name) const { return m_variables.value(name); }
    /// "NAME=value", sorted by name.
    QStringList toStringList() const;

    friend bool operator==(const Environment &, const Environment &) = default;

private:
    QMap<QString, QString> m_variables;
};

} // namespace agentops::process
