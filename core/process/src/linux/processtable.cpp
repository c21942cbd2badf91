// SPDX-License-Identifier: GPL-3.0-or-later
// Source: proc(5).
#include "../posix/processtable.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>

#include <optional>

using namespace Qt::StringLiterals;

namespace agentops::process::tree {

namespace {

struct Stat
{
    char state = 0;
    qint64 group = 0;
    qint64 session = 0;
    QByteArray startTicks;
    quint64 flags = 0;
};

QByteArray readProc(qint64 pid, QLatin1StringView name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Stat> readStat(qint64 pid)
{
    const QByteArray line = readProc(pid, "stat"_L1);
    // The name stands in parentheses and may hold spaces and parentheses itself.
    const qsizetype nameEnd = line.lastIndexOf(')');
    if (nameEnd < 0)
        return std::nullopt;
    const QList<QByteArray> fields = line.sliced(nameEnd + 1).simplified().split(' ');
    if (fields.size() < 20)
        return std::nullopt;
    return Stat{.state = fields[0].at(0),
                .group = fields[2].toLongLong(),
                .session = fields[3].toLongLong(),
                .startTicks = fields[19],
                .flags = fields[6].toULongLong()};
}

bool runs(const Stat &stat)
{
    return stat.state != 'Z' && stat.state != 'X';
}

/// Whether an empty environment may be one that is not there yet: between two programs a process
/// has none for a moment. Source: exec_mmap() and create_elf_tables() of Linux.
bool mayBeBetweenPrograms(const Stat &stat)
{
    constexpr quint64 kExiting = 0x4;
    constexpr quint64 kKernelThread = 0x200000;
    return runs(stat) && (stat.flags & (kExiting | kKernelThread)) == 0;
}

/// Start times count from the start of the system, so they only mean something with its name.
const QString &bootId()
{
    static const QString id = [] {
        QFile file(u"/proc/sys/kernel/random/boot_id"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed())
                                              : QString();
    }();
    return id;
}

/// 0 when it is of another start of the system, or there is none.
quint64 ticksOf(const QString &startTime)
{
    const QString ours = bootId() + u'+';
    return startTime.startsWith(ours) ? startTime.sliced(ours.size()).toULongLong() : 0;
}

} // namespace

QString readStartTime(qint64 pid)
{
    const auto stat = readStat(pid);
    return stat ? bootId() + u'+' + QString::fromLatin1(stat->startTicks) : QString();
}

bool readIsRunning(qint64 pid)
{
    const auto stat = readStat(pid);
    return stat && runs(*stat);
}

QList<TableEntry> readTable(const QString &since)
{
    const quint64 first = ticksOf(since);
    QList<TableEntry> table;
    QDirIterator entries(u"/proc"_s, QDir::Dirs | QDir::NoDotAndDotDot);
    while (entries.hasNext()) {
        entries.next();
        bool isNumber = false;
        const qint64 pid = entries.fileName().toLongLong(&isNumber);
        if (!isNumber)
            continue;
        const auto stat = readStat(pid);
        if (stat && runs(*stat) && stat->startTicks.toULongLong() >= first)
            table.append({pid, stat->group, stat->session, entries.fileInfo().ownerId()});
    }
    return table;
}

Mark readMark(qint64 pid, const QByteArray &variable, const QByteArray &marker)
{
    const QByteArray environment = readProc(pid, "environ"_L1);
    if (environment.isEmpty()) {
        const auto stat = readStat(pid);
        return stat && mayBeBetweenPrograms(*stat) ? Mark::Unknown : Mark::Absent;
    }
    for (const QByteArray &entry : environment.split('\0')) {
        if (entry.startsWith(variable + '=') && entry.contains(marker))
            return Mark::Present;
    }
    return Mark::Absent;
}

} // namespace agentops::process::tree
