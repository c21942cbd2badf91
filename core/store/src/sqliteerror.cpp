// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteerror.h"

#include <agentops/store/errors.h>

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace agentops::store {

namespace {

ErrorCode codeOfSystemError(int systemError)
{
    switch (systemError) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
    case EFBIG:
        return agentops::errors::kDiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
        return agentops::errors::kPermissionDenied;
    default:
        return agentops::errors::kIo;
    }
}

ErrorCode codeOf(sqlite3 *handle, int code)
{
    switch (code & 0xff) { // extended codes carry the primary one in their low byte
    case SQLITE_CORRUPT:
        return errors::kCorrupt;
    case SQLITE_NOTADB:
        return errors::kNotADatabase;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return errors::kLocked;
    case SQLITE_CONSTRAINT:
        return errors::kConstraint;
    case SQLITE_FULL:
        return agentops::errors::kDiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return agentops::errors::kPermissionDenied;
    case SQLITE_INTERRUPT:
        return agentops::errors::kCancelled;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return codeOfSystemError(handle ? sqlite3_system_errno(handle) : 0);
    case SQLITE_TOOBIG:
        return agentops::errors::kInvalidArgument;
    default:
        return agentops::errors::kInternal;
    }
}

/// What the system said, where the library only says that the disk did not do as asked.
QString reasonOf(sqlite3 *handle, int code)
{
    const int primary = code & 0xff;
    if (primary == SQLITE_FULL)
        return QString::fromLocal8Bit(std::strerror(ENOSPC));
    const QString text = QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    const bool isOfSystem = primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN;
    const int systemError = isOfSystem && handle ? sqlite3_system_errno(handle) : 0;
    return systemError == 0 ? text
                            : text + ": "_L1 + QString::fromLocal8Bit(std::strerror(systemError));
}

} // namespace

Error sqliteError(sqlite3 *handle, int code, const QString &path, const QString &doing,
                  std::source_location place)
{
    const ErrorCode ours = codeOf(handle, code);
    if (ours == agentops::errors::kCancelled)
        return Error::cancelled(place);
    return Error(ours, doing + ": "_L1 + reasonOf(handle, code), place)
        .with(u"file"_s, path)
        .with(u"sqlite"_s, QString::number(code));
}

} // namespace agentops::store
