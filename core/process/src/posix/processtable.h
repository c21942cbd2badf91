// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <sys/types.h>

/// The system's table of processes: the part that POSIX does not define.
namespace agentops::process::tree {

struct TableEntry
{
    qint64 pid = 0;
    qint64 group = 0;
    qint64 session = 0;
    uid_t user = 0;
};

/// When a process started, also of a zombie; empty when there is none.
QString readStartTime(qint64 pid);
bool readIsRunning(qint64 pid);
/// The running processes that this user can see, without zombies and without those that have
/// certainly started before `since`, a start time.
QList<TableEntry> readTable(const QString &since);
enum class Mark { Absent, Present, Unknown };
/// Whether a process was started with `variable` holding `marker`; absent where its environment may
/// not be read, unknown while it is becoming another program.
Mark readMark(qint64 pid, const QByteArray &variable, const QByteArray &marker);

} // namespace agentops::process::tree
