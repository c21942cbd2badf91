// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>

/// This test program, started as the program that gets killed: `--program` and its arguments. It
/// says a line for every event that it records.
class KilledProgram
{
public:
    explicit KilledProgram(const QStringList &arguments);

    /// Lets it record so many events, then a random moment pass, and ends it with kill -9.
    /// Returns whether it was still at work.
    bool killAfter(int eventCount, int milliseconds);
    /// Lets it work to its end; its exit code, or -1.
    int finish();
    /// Every line that it has said.
    const QStringList &lines() const { return m_lines; }

private:
    void readLines();

    QProcess m_process;
    QStringList m_lines;
};

/// Says a line where the test hears it at once.
void say(const QString &line);
