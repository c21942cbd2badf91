// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/process/processidentity.h>

#include <QtCore/QList>

#include <memory>

class QProcess;

/// What differs between systems: starting a process as the head of a tree of its own, and finding
/// and ending that tree. Thread: any.
namespace agentops::process::tree {

/// The variable that every process of a tree inherits; its value lists the markers of the trees it
/// is in, the innermost last.
inline constexpr char kMarkerVariable[] = "AGENTOPS_PROCESS";

/// How far the number of the process still stands for the tree.
enum class Knowledge {
    /// The process is ours, and so is its group for as long as its number is not given away.
    GroupIsOurs,
    /// Only what carries the marker is surely ours.
    MarkerOnly,
};

enum class Ending { Ask, Force };

/// Makes the process start as the head of a tree; the tree can be found and ended as long as what
/// this returns is kept.
std::shared_ptr<void> prepare(QProcess &process, const QString &marker);

/// When a process started; empty when there is none. A process that has ended still has one until
/// its parent has taken note, so that short programs have an identity too.
QString startTimeOf(qint64 pid);
/// Whether a process exists and has not ended.
bool isRunning(qint64 pid);
struct Members
{
    QList<qint64> pids;
    /// False when a process cannot be asked whose it is, because it is just becoming another
    /// program.
    bool areAll = true;
};

/// The running processes of the tree, also those that left the group; zombies do not run.
/// Without a number, only the marker tells.
Members membersOf(const ProcessIdentity &identity, Knowledge knowledge);
void end(const ProcessIdentity &identity, Knowledge knowledge, Ending ending);

} // namespace agentops::process::tree
