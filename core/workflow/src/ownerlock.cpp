// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownerlock.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

QString pathOf(const QString &directory, const OwnerId &id)
{
    return directory + u"/owners/"_s + id.toString() + u".lock"_s;
}

} // namespace

Result<std::unique_ptr<OwnerLock>> OwnerLock::createBlocking(const QString &directory)
{
    const OwnerId id = OwnerId::create();
    const QString path = pathOf(directory, id);
    auto lock = std::unique_ptr<OwnerLock>(new OwnerLock(id, path));
    lock->m_file.setStaleLockTime(0);
    if (!QDir().mkpath(directory + u"/owners"_s) || !lock->m_file.tryLock(0)) {
        return fail(
            Error(agentops::errors::kIo, u"the lock file cannot be made"_s).with(u"path"_s, path));
    }
    return lock;
}

bool OwnerLock::isAliveBlocking(const QString &directory, const OwnerId &id)
{
    const QString path = pathOf(directory, id);
    if (!QFile::exists(path))
        return false;
    // Process ids are no evidence, they are used again; the system's own lock on the file is. Qt
    // removes the file only when it gets that lock, which a living owner holds.
    QLockFile probe(path);
    return !probe.removeStaleLockFile();
}

} // namespace agentops::workflow
