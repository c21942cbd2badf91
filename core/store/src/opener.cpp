// SPDX-License-Identifier: GPL-3.0-or-later
#include "opener.h"

#include "connection_p.h"
#include "sqliteerror.h"

#include <agentops/store/errors.h>
#include <agentops/store/memory.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <thread>

using namespace Qt::StringLiterals;

namespace agentops::store {

namespace {

/// Larger files are read through only once they are open: it takes about a second per GiB.
constexpr qint64 kCheckedSizeBytes = 64LL * 1024 * 1024;
/// The log is cut back to this size after a large transaction.
constexpr int kJournalLimitBytes = 16 * 1024 * 1024;
/// A page that many transactions change is moved to the file once; the log stays below its limit.
constexpr int kPagesBetweenCheckpoints = 3500;

constexpr std::chrono::milliseconds kLockPollInterval(5);

constexpr QByteArrayView kMagic("SQLite format 3\0", 16);

Result<qint64> pragmaValue(Connection &connection, QByteArrayView sql)
{
    AO_TRY(const auto value, connection.queryOne(sql, [](const Row &row) { return row.int64(0); }));
    return value.value_or(0);
}

} // namespace

QByteArray synchronousPragma(Durability durability)
{
    switch (durability) {
    case Durability::PowerLoss:
        // The second half is for macOS, where fsync() leaves data in the drive's own memory.
        return "PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON"_ba;
    case Durability::ProcessCrash:
        return "PRAGMA synchronous=NORMAL"_ba;
    case Durability::Cache:
        return "PRAGMA synchronous=OFF"_ba;
    }
    Q_UNREACHABLE_RETURN({});
}

Result<> checkIntegrity(Connection &connection, QByteArrayView pragma, const QString &path)
{
    QByteArray sql = "PRAGMA "_ba;
    sql += pragma;
    sql += "(1)";
    AO_TRY(const auto finding,
           connection.queryOne(sql, [](const Row &row) { return row.text(0); }));
    if (finding && *finding != "ok"_L1)
        return fail(Error(errors::kCorrupt, u"the database is damaged: %1"_s.arg(*finding))
                        .with(u"file"_s, path));
    return {};
}

Result<std::unique_ptr<Connection>> openInMemory()
{
    const Opener opener(u":memory:"_s, {.name = u"memory"_s}, Durability::Cache, {});
    return opener.connect();
}

Opener::Opener(QString path, Schema schema, Durability durability,
               std::chrono::milliseconds busyTimeout)
    : m_path(std::move(path))
    , m_schema(std::move(schema))
    , m_durability(durability)
    , m_busyTimeout(busyTimeout)
{ }

Result<> Opener::checkBeforeOpening() const
{
    const QFileInfo info(m_path);
    if (!info.exists()) {
        const QFileInfo directory(info.absolutePath());
        if (!directory.isDir())
            return fail(Error(agentops::errors::kNotFound,
                              u"the directory of the %1 does not exist"_s.arg(m_schema.name))
                            .with(u"file"_s, m_path));
        if (!directory.isWritable())
            return fail(Error(agentops::errors::kPermissionDenied,
                              u"the %1 cannot be made here"_s.arg(m_schema.name))
                            .with(u"file"_s, m_path));
        return {};
    }
    if (info.isDir())
        return fail(
            Error(errors::kNotADatabase, u"a directory is no database"_s).with(u"file"_s, m_path));
    QFile file(m_path);
    if (!info.isWritable() || !file.open(QIODevice::ReadOnly))
        return fail(Error(agentops::errors::kPermissionDenied,
                          u"the %1 cannot be read and written"_s.arg(m_schema.name))
                        .with(u"file"_s, m_path));
    const QByteArray start = file.read(kMagic.size());
    if (!start.isEmpty() && start != kMagic)
        return fail(
            Error(errors::kNotADatabase, u"the file is no database"_s).with(u"file"_s, m_path));
    return {};
}

Result<std::unique_ptr<Connection>> Opener::connect() const
{
    sqlite3 *raw = nullptr;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    // SQLite takes paths as UTF-8 on every system.
    const int code = sqlite3_open_v2(m_path.toUtf8().constData(), &raw, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(raw, m_path));
    if (code != SQLITE_OK)
        return fail(sqliteError(raw, code, m_path, u"opening the %1"_s.arg(m_schema.name)));
    sqlite3_busy_timeout(raw, static_cast<int>(m_busyTimeout.count()));
    return connection;
}

Result<int> Opener::readVersion(Connection &connection) const
{
    AO_TRY(const qint64 application, pragmaValue(connection, "PRAGMA application_id"));
    AO_TRY(const qint64 version, pragmaValue(connection, "PRAGMA user_version"));
    if (application != m_schema.applicationId) {
        AO_TRY(const qint64 tables, pragmaValue(connection, "SELECT count(*) FROM sqlite_schema"));
        if (application != 0 || version != 0 || tables != 0)
            return fail(Error(errors::kForeignDatabase,
                              u"the file is a database, but no %1"_s.arg(m_schema.name))
                            .with(u"file"_s, m_path));
    }
    if (version < 0)
        return fail(Error(errors::kCorrupt, u"the %1 has no valid version"_s.arg(m_schema.name))
                        .with(u"file"_s, m_path)
                        .with(u"version"_s, QString::number(version)));
    if (version > m_schema.version())
        return fail(Error(errors::kNewerVersion,
                          u"a newer version of the program wrote this %1"_s.arg(m_schema.name))
                        .with(u"file"_s, m_path)
                        .with(u"version"_s, QString::number(version))
                        .with(u"known"_s, QString::number(m_schema.version())));
    return static_cast<int>(version);
}

Result<int> Opener::checkIdentity(Connection &connection) const
{
    // One look at all of it: another program may be making the file meanwhile.
    AO_CHECK(connection.execute("BEGIN"_ba));
    Result<int> version = readVersion(connection);
    if (const Result<> ended = connection.execute("COMMIT"_ba); !ended && version)
        return fail(ended.error());
    return version;
}

Result<> Opener::checkPages(Connection &connection) const
{
    return isLarge() ? Result<>() : checkIntegrity(connection, "quick_check", m_path);
}

bool Opener::isLarge() const
{
    return QFileInfo(m_path).size() > kCheckedSizeBytes;
}

Result<std::optional<QString>> Opener::switchToLog(Connection &connection) const
{
    // SQLite does not wait for the lock of this one: two programs may open a new file at once.
    const auto patience = std::chrono::steady_clock::now() + m_busyTimeout;
    while (true) {
        auto mode = connection.queryOne("PRAGMA journal_mode=WAL",
                                        [](const Row &row) { return row.text(0); });
        if (mode || mode.error().code() != errors::kLocked
            || std::chrono::steady_clock::now() > patience)
            return mode;
        std::this_thread::sleep_for(kLockPollInterval);
    }
}

Result<> Opener::configureWriter(Connection &connection) const
{
    AO_TRY(const auto mode, switchToLog(connection));
    if (mode != u"wal"_s)
        return fail(Error(agentops::errors::kIo,
                          u"this file system cannot hold a database (no shared memory)"_s)
                        .with(u"file"_s, m_path));
    AO_CHECK(connection.execute(synchronousPragma(m_durability)));
    AO_CHECK(connection.execute("PRAGMA wal_autocheckpoint="_ba
                                + QByteArray::number(kPagesBetweenCheckpoints)));
    return connection.execute("PRAGMA journal_size_limit="_ba
                              + QByteArray::number(kJournalLimitBytes));
}

Result<> Opener::runMigrations(Connection &connection) const
{
    // Another program may have migrated the file while this one waited for the lock.
    AO_TRY(const int version, readVersion(connection));
    for (int i = version; i < m_schema.version(); ++i)
        AO_CHECK(connection.execute(m_schema.migrations[static_cast<size_t>(i)]));
    AO_TRY(const auto orphan, connection.queryOne("PRAGMA foreign_key_check", [](const Row &row) {
        return row.text(0);
    }));
    if (orphan)
        return fail(Error(errors::kConstraint,
                          u"migrating would leave rows of %1 without their parents"_s.arg(*orphan))
                        .with(u"file"_s, m_path));
    AO_CHECK(connection.execute("PRAGMA application_id="_ba
                                + QByteArray::number(m_schema.applicationId)));
    return connection.execute("PRAGMA user_version="_ba + QByteArray::number(m_schema.version()));
}

Result<> Opener::migrate(Connection &connection) const
{
    AO_CHECK(connection.execute("BEGIN IMMEDIATE"_ba));
    Result<> done = runMigrations(connection);
    if (done)
        done = connection.execute("COMMIT"_ba);
    if (!done && connection.inTransaction())
        static_cast<void>(connection.execute("ROLLBACK"_ba));
    return done;
}

Result<std::unique_ptr<Connection>> Opener::openWriter() const
{
    AO_VERIFY(m_schema.applicationId != 0);
    AO_CHECK(checkBeforeOpening());
    AO_TRY(auto connection, connect());
    // Until the file is known to be ours, closing it must not move its log into it.
    sqlite3 *handle = connection->d->handle.get();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    AO_TRY(const int version, checkIdentity(*connection));
    AO_CHECK(checkPages(*connection));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    AO_CHECK(configureWriter(*connection));
    if (version < m_schema.version() || version == 0) {
        // Scripts that rebuild a table need the keys off, which only works outside a transaction.
        AO_CHECK(connection->execute("PRAGMA foreign_keys=OFF"_ba));
        AO_CHECK(migrate(*connection));
    }
    AO_CHECK(connection->execute("PRAGMA foreign_keys=ON"_ba));
    return connection;
}

Result<std::unique_ptr<Connection>> Opener::openReader() const
{
    AO_TRY(auto connection, connect());
    AO_CHECK(connection->execute("PRAGMA query_only=ON"_ba));
    return connection;
}

} // namespace agentops::store
