// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

QJsonObject CliOutcome::json() const
{
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

QString CliOutcome::describe() const
{
    return u"exit code %1%2\nstdout: %3\nstderr: %4"_s.arg(exitCode).arg(
        crashed ? u" (crashed)"_s : QString(), out, err);
}

QString CliProgram::path()
{
    return QStringLiteral(AO_BINARY_DIR "/bin/agentops");
}

void CliProgram::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

std::unique_ptr<QProcess> CliProgram::prepare() const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = m_environment;
    environment.insert(u"AGENTOPS_DATA_DIR"_s, m_data.path());
    environment.insert(u"agentops"_s, path());
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_workingDirectory.isEmpty() ? m_data.path() : m_workingDirectory);
    return process;
}

CliOutcome CliProgram::finish(QProcess &process)
{
    process.closeWriteChannel();
    const bool finished =
        process.state() == QProcess::NotRunning || process.waitForFinished(kPatienceMs);
    if (!finished)
        process.kill();
    return {.exitCode = finished ? process.exitCode() : -1,
            .crashed = !finished || process.exitStatus() == QProcess::CrashExit,
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

CliOutcome CliProgram::run(const QStringList &arguments) const
{
    const auto process = start(arguments);
    return finish(*process);
}

std::unique_ptr<QProcess> CliProgram::start(const QStringList &arguments) const
{
    auto process = prepare();
    process->start(path(), arguments);
    process->waitForStarted();
    return process;
}

CliOutcome CliProgram::runScript(const QString &script) const
{
    const auto process = prepare();
    process->start(u"sh"_s, {u"-c"_s, script});
    return finish(*process);
}
