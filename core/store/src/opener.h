// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/store/schema.h>

#include <chrono>
#include <memory>

namespace agentops::store {

/// Opens connections to one file and brings the file to its schema's version.
class Opener
{
public:
    Opener(QString path, Schema schema, Durability durability,
           std::chrono::milliseconds busyTimeout);

    /// The first connection: checks the file before anything is written to it, then migrates it.
    Result<std::unique_ptr<Connection>> openWriter() const;
    Result<std::unique_ptr<Connection>> openReader() const;
    /// Whether the file takes so long to check that openWriter() leaves that to later.
    bool isLarge() const;

    const QString &path() const { return m_path; }
    Durability durability() const { return m_durability; }

    /// A connection as it is: nothing is checked or set up.
    Result<std::unique_ptr<Connection>> connect() const;

private:
    /// What can be told without opening the file, and so without SQLite touching it.
    Result<> checkBeforeOpening() const;
    /// Returns the file's schema version.
    Result<int> checkIdentity(Connection &connection) const;
    Result<int> readVersion(Connection &connection) const;
    Result<> checkPages(Connection &connection) const;
    /// Returns the mode that the file is in then.
    Result<std::optional<QString>> switchToLog(Connection &connection) const;
    Result<> configureWriter(Connection &connection) const;
    Result<> migrate(Connection &connection) const;
    Result<> runMigrations(Connection &connection) const;

    QString m_path;
    Schema m_schema;
    Durability m_durability;
    std::chrono::milliseconds m_busyTimeout;
};

/// What makes the commits of a connection as durable as that.
QByteArray synchronousPragma(Durability durability);

/// Compares indexes with tables and every page with its neighbours; `pragma` is quick_check or
/// integrity_check. Errors: store.corrupt.
Result<> checkIntegrity(Connection &connection, QByteArrayView pragma, const QString &path);

} // namespace agentops::store
