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

QList<qint64> membersOf(const ProcessIdentity &identity, Knowledge knowledge)
{
    const QByteArray marker = identity.marker.toUtf8();
    QList<qint64> pids;
    for (const TableEntry &entry : readTable()) {
        const bool inGroup = knowledge == Knowledge::GroupIsOurs
            && (entry.group == identity.pid || entry.session == identity.pid);
        if (inGroup || carriesMarker(entry.pid, kMarkerVariable, marker))
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
