// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/store/schema.h>

#include <functional>

namespace agentops::testsupport {

/// Proves that a database of every released version can be opened today: makes a file of each
/// version, fills it as that version's program did, opens it with the whole schema, and compares
/// its tables with those of a new file.
/// Shape: `dataDirectory` holds v1.sql, v2.sql …, the rows that a program of that version wrote;
/// a version without such a file is an error. `verify` looks at the rows after migration.
Result<> checkMigrations(
    const store::Schema &schema, const QString &dataDirectory,
    const std::function<Result<>(store::Connection &, int fromVersion)> &verify);

} // namespace agentops::testsupport
