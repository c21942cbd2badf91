// SPDX-License-Identifier: GPL-3.0-or-later
#include "killedprogram.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

KilledProgram::KilledProgram(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    QStringList{u"--program"_s} + arguments);
}

bool KilledProgram::killAfter(int eventCount, int milliseconds)
{
    if (!m_process.waitForStarted())
        return false;
    for (readLines(); m_lines.count(u"event"_s) < eventCount; readLines()) {
        if (!m_process.waitForReadyRead())
            return false;
    }
    if (m_process.waitForFinished(milliseconds))
        return false;
    m_process.kill();
    const bool isKilled =
        m_process.waitForFinished() && m_process.exitStatus() == QProcess::CrashExit;
    readLines();
    return isKilled;
}

int KilledProgram::finish()
{
    constexpr int kLimit = 120'000;
    const bool hasEnded = m_process.waitForFinished(kLimit);
    readLines();
    return hasEnded && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void KilledProgram::readLines()
{
    while (m_process.canReadLine())
        m_lines.append(QString::fromUtf8(m_process.readLine()).trimmed());
}

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}
