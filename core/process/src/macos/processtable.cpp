// SPDX-License-Identifier: GPL-3.0-or-later
// Source: libproc.h, sysctl(3) KERN_PROCARGS2. Not compiled on the machines this was written on.
#include "../posix/processtable.h"

#include <libproc.h>
#include <sys/proc.h>
#include <sys/sysctl.h>
#include <unistd.h>

#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::process::tree {

namespace {

std::optional<proc_bsdinfo> readInfo(qint64 pid)
{
    proc_bsdinfo info{};
    const int size =
        proc_pidinfo(static_cast<pid_t>(pid), PROC_PIDTBSDINFO, 0, &info, sizeof(info));
    if (size != static_cast<int>(sizeof(info)))
        return std::nullopt;
    return info;
}

} // namespace

QString readStartTime(qint64 pid)
{
    const auto info = readInfo(pid);
    if (!info)
        return {};
    return u"%1.%2"_s.arg(info->pbi_start_tvsec).arg(info->pbi_start_tvusec);
}

bool readIsRunning(qint64 pid)
{
    const auto info = readInfo(pid);
    return info && info->pbi_status != SZOMB;
}

QList<TableEntry> readTable(const QString &)
{
    std::vector<pid_t> pids(static_cast<size_t>(qMax(proc_listallpids(nullptr, 0), 0)) + 64);
    const int count = proc_listallpids(pids.data(), static_cast<int>(pids.size() * sizeof(pid_t)));
    QList<TableEntry> table;
    for (int i = 0; i < count; ++i) {
        const pid_t pid = pids[static_cast<size_t>(i)];
        if (const auto info = readInfo(pid); info && info->pbi_status != SZOMB)
            table.append({pid, info->pbi_pgid, getsid(pid), info->pbi_uid});
    }
    return table;
}

Mark readMark(qint64 pid, const QByteArray &variable, const QByteArray &marker)
{
    int name[3] = {CTL_KERN, KERN_PROCARGS2, static_cast<int>(pid)};
    size_t size = 0;
    if (sysctl(name, 3, nullptr, &size, nullptr, 0) != 0)
        return Mark::Absent;
    QByteArray block(static_cast<qsizetype>(size), '\0');
    if (sysctl(name, 3, block.data(), &size, nullptr, 0) != 0)
        return Mark::Absent;
    // The number of arguments, the path, the arguments and the environment, ended by NUL each.
    block.truncate(static_cast<qsizetype>(size));
    for (const QByteArray &entry : block.split('\0')) {
        if (entry.startsWith(variable + '=') && entry.contains(marker))
            return Mark::Present;
    }
    return Mark::Absent;
}

} // namespace agentops::process::tree
