// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteerror.h"

#include <agentops/store/errors.h>

#include <sqlite3.h>

#include <cerrno>

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

} // namespace

Error sqliteError(sqlite3 *handle, int code, const QString &path, const QString &doing,
                  std::source_location place)
{
    const ErrorCode ours = codeOf(handle, code);
    if (ours == agentops::errors::kCancelled)
        return Error::cancelled(place);
    const char *text = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    return Error(ours, doing + ": "_L1 + QString::fromUtf8(text), place)
        .with(u"file"_s, path)
        .with(u"sqlite"_s, QString::number(code));
}

} // namespace agentops::store
