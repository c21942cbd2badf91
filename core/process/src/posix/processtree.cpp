// SPDX-License-Identifier: GPL-3.0-or-later
// POSIX: the process leads a session of its own; descendants that left it are found by the marker
// that they inherit.
#include "../processtree.h"

#include "processtable.h"

#include <QtCore/QProcess>

#include <csignal>
#include <unistd.h>

namespace agentops::process::tree {

std::shared_ptr<void> prepare(QProcess &process, const QString &)
{
    QProcess::UnixProcessParameters parameters;
    parameters.flags = QProcess::UnixProcessFlag::CreateNewSession
        | QProcess::UnixProcessFlag::CloseFileDescriptors
        | QProcess::UnixProcessFlag::ResetSignalHandlers;
    process.setUnixProcessParameters(parameters);
    return nullptr;
}

QString startTimeOf(qint64 pid)
{
    return readStartTime(pid);
}

bool isRunning(qint64 pid)
{
    return readIsRunning(pid);
}

/// The system gives the number of a process away once nothing of its group is left; what has it
/// then started at another time.
static bool numberIsGivenAway(const ProcessIdentity &identity)
{
    const QString startTime = readStartTime(identity.pid);
    return !startTime.isEmpty() && startTime != identity.startTime;
}

Members membersOf(const ProcessIdentity &identity, Knowledge knowledge)
{
    // Group 0 and session 0 are those of the kernel, or of everything around us.
    const bool groupIsOurs =
        knowledge == Knowledge::GroupIsOurs && identity.pid > 0 && !numberIsGivenAway(identity);
    const QByteArray marker = identity.marker.toUtf8();
    AO_VERIFY(!marker.isEmpty());
    const uid_t us = geteuid();
    Members members;
    // Whatever descends from a process has started after it.
    for (const TableEntry &entry : readTable(identity.startTime)) {
        const bool inGroup =
            groupIsOurs && (entry.group == identity.pid || entry.session == identity.pid);
        // Other users' environments cannot be read, or are none of our business.
        const Mark mark = inGroup ? Mark::Present
            : entry.user == us    ? readMark(entry.pid, kMarkerVariable, marker)
                                  : Mark::Absent;
        if (mark == Mark::Present)
            members.pids.append(entry.pid);
        members.areAll = members.areAll && mark != Mark::Unknown;
    }
    return members;
}

void end(const ProcessIdentity &identity, Knowledge knowledge, Ending ending)
{
    const int signal = ending == Ending::Ask ? SIGTERM : SIGKILL;
    for (const qint64 pid : membersOf(identity, knowledge).pids) {
        if (pid != getpid())
            ::kill(static_cast<pid_t>(pid), signal);
    }
}

} // namespace agentops::process::tree
