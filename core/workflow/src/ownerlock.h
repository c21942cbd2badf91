// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtables.h"

#include <QtCore/QLockFile>

#include <memory>

namespace agentops::workflow {

/// Shows other programs on the same data folder that this one is alive: a file that the system
/// keeps locked until the process ends, however it ends.
/// Shape: DIRECTORY/owners/ID.lock.
class OwnerLock
{
public:
    /// Errors: base.io.
    static Result<std::unique_ptr<OwnerLock>> createBlocking(const QString &directory);

    const OwnerId &id() const { return m_id; }
    /// Whether the program with this id still runs. Cleans up after one that does not.
    /// Thread: any.
    static bool isAliveBlocking(const QString &directory, const OwnerId &id);

private:
    OwnerLock(OwnerId id, const QString &path) : m_id(id), m_file(path) { }

    OwnerId m_id;
    QLockFile m_file;
};

} // namespace agentops::workflow
