// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/base/task.h>

#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace agentops::process {

/// Names a process that we started, and all it started, so that a later start of the program can
/// find them: ids of processes are used again by the system, this is not. Before the start only the
/// marker is known.
struct ProcessIdentity
{
    qint64 pid = 0;
    /// When the process started, in the system's own terms; compared, never computed with.
    QString startTime;
    /// What the process and its descendants carry in their environment (AGENTOPS_PROCESS).
    QString marker;

    /// One line without spaces, for a journal.
    QString toString() const;
    static std::optional<ProcessIdentity> parse(const QString &text);

    friend bool operator==(const ProcessIdentity &, const ProcessIdentity &) = default;
};

/// A new ProcessIdentity::marker.
QString createMarker();

/// Whether the process itself still runs (a zombie does not).
/// Thread: any.
bool isAlive(const ProcessIdentity &identity);

/// Ends everything that is left of a process: asks, and after `grace` forces. Returns how many
/// processes there were.
/// Errors: process.not_ended. Cancel: forces at once. Thread: one with an event loop.
Task<Result<int>> endOrphanGroup(ProcessIdentity identity, std::chrono::milliseconds grace,
                                 CancelToken token);

} // namespace agentops::process
