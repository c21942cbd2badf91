// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>

struct sqlite3;

namespace agentops::store {

/// The one place where SQLite's result codes become errors of ours.
/// Source: sqlite.org/rescode.html. `handle` may be null; `doing` says what failed.
Error sqliteError(sqlite3 *handle, int code, const QString &path, const QString &doing,
                  std::source_location place = std::source_location::current());

} // namespace agentops::store
