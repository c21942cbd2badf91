// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <memory>

/// What the program said and how it ended.
struct CliOutcome
{
    int exitCode = -1;
    bool crashed = false;
    QString out;
    QString err;

    /// The one document on standard output; empty when there is none, or more than it.
    QJsonObject json() const;
    /// Everything, for the message of a failed comparison.
    QString describe() const;
};

/// The real program with a data folder of its own.
class CliProgram
{
public:
    static QString path();

    QString dataFolder() const { return m_data.path(); }
    void setWorkingDirectory(const QString &folder) { m_workingDirectory = folder; }
    void setVariable(const QString &name, const QString &value);

    /// Runs to the end.
    CliOutcome run(const QStringList &arguments) const;
    /// Starts in the background.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    static CliOutcome finish(QProcess &process);
    /// What `sh -c script` does, with the program as $agentops.
    CliOutcome runScript(const QString &script) const;

private:
    std::unique_ptr<QProcess> prepare() const;

    QTemporaryDir m_data;
    QString m_workingDirectory;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

/// Compares exit codes and shows both streams when they differ.
#define COMPARE_EXIT(outcome, code) \
    do { \
        const CliOutcome compared = (outcome); \
        QVERIFY2(!compared.crashed && compared.exitCode == (code), \
                 qPrintable(QStringLiteral("expected %1: ").arg(code) + compared.describe())); \
    } while (false)
