// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

/// Codes of core/store. It also returns base.disk_full, base.permission_denied, base.not_found
/// (directory missing), base.cancelled and base.io; the raw SQLite code is in context "sqlite", the
/// file in "file".
namespace agentops::store::errors {
/// The file is damaged; it is left as it is.
inline constexpr ErrorCode kCorrupt{"store.corrupt", ErrorClass::Permanent};
/// A newer version of the program wrote the file; it is left as it is.
inline constexpr ErrorCode kNewerVersion{"store.newer_version", ErrorClass::Permanent};
/// The file is something else than a database.
inline constexpr ErrorCode kNotADatabase{"store.not_a_database", ErrorClass::Permanent};
/// The file is a database of another program or of another part of this one.
inline constexpr ErrorCode kForeignDatabase{"store.foreign_database", ErrorClass::Permanent};
/// Another program holds the file for longer than the busy timeout.
inline constexpr ErrorCode kLocked{"store.locked", ErrorClass::Transient};
/// A row would break a constraint: unique, foreign key, not null or check.
inline constexpr ErrorCode kConstraint{"store.constraint", ErrorClass::Permanent};
} // namespace agentops::store::errors
