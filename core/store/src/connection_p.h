// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>

#include <sqlite3.h>

#include <string>
#include <unordered_map>

namespace agentops::store {

struct CloseHandle
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
struct FinalizeStatement
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

class Connection::Private
{
public:
    /// A statement leaves the cache while it runs, so that a query inside a query gets its own.
    Result<Statement> take(QByteArrayView sql);
    void giveBack(QByteArrayView sql, Statement statement);
    Result<> bind(sqlite3_stmt *statement, std::span<const Value> values) const;

    Handle handle;
    QString path;
    std::unordered_map<std::string, Statement> idle;
};

} // namespace agentops::store
