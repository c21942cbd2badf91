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

QList<qint64> membersOf(const ProcessIdentity &identity, Knowledge knowledge)
{
    // Group 0 and session 0 are those of the kernel, or of everything around us.
    const bool groupIsOurs =
        knowledge == Knowledge::GroupIsOurs && identity.pid > 0 && !numberIsGivenAway(identity);
    const QByteArray marker = identity.marker.toUtf8();
    AO_VERIFY(!marker.isEmpty());
    const uid_t us = geteuid();
    QList<qint64> pids;
    for (const TableEntry &entry : readTable()) {
        const bool inGroup =
            groupIsOurs && (entry.group == identity.pid || entry.session == identity.pid);
        // Other users' environments cannot be read, or are none of our business.
        if (inGroup || (entry.user == us && carriesMarker(entry.pid, kMarkerVariable, marker)))
            pids.append(entry.pid);
    }
    return pids;
}

void end(const ProcessIdentity &identity, Knowledge knowledge, Ending ending)
{
    const int signal = ending == Ending::Ask ? SIGTERM : SIGKILL;
    for (const qint64 pid : membersOf(identity, knowledge)) {
        if (pid != getpid())
            ::kill(static_cast<pid_t>(pid), signal);
    }
}

} // namespace agentops::process::tree
