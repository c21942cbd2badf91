// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/migrationcheck.h>

#include <agentops/store/database.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace agentops::store;

namespace agentops::testsupport {

namespace {

/// What the tables, indexes and triggers are, whatever spaces their statements have.
Result<QStringList> describeTables(Database &database)
{
    AO_TRY(auto statements, database.readBlocking([](Connection &connection) {
        return connection.query(
            "SELECT type||' '||name||' '||ifnull(sql,'') FROM sqlite_schema ORDER BY 1",
            [](const Row &row) { return row.text(0).simplified().remove(u'"'); });
    }));
    return QStringList(statements.begin(), statements.end());
}

Result<> fillOldVersion(const QString &path, Schema schema, int version,
                        const QString &dataDirectory)
{
    QFile data(u"%1/v%2.sql"_s.arg(dataDirectory).arg(version));
    if (!data.open(QIODevice::ReadOnly))
        return fail(Error(errors::kNotFound, u"each version needs a file with rows of its time"_s)
                        .with(u"file"_s, data.fileName()));
    const QByteArray script = data.readAll();
    schema.migrations.resize(static_cast<size_t>(version));
    AO_TRY(const auto database, Database::open(path, schema, Durability::Cache));
    return database->writeBlocking(
        [&](Connection &connection) { return connection.execute(script); });
}

} // namespace

Result<> checkMigrations(const Schema &schema, const QString &dataDirectory,
                         const std::function<Result<>(Connection &, int)> &verify)
{
    QTemporaryDir directory;
    AO_TRY(const auto fresh,
           Database::open(directory.filePath(u"fresh.db"_s), schema, Durability::Cache));
    AO_TRY(const QStringList wanted, describeTables(*fresh));
    for (int version = 1; version <= schema.version(); ++version) {
        const QString path = directory.filePath(u"v%1.db"_s.arg(version));
        AO_CHECK(fillOldVersion(path, schema, version, dataDirectory));
        AO_TRY(const auto migrated, Database::open(path, schema, Durability::Cache));
        AO_TRY(const QStringList found, describeTables(*migrated));
        if (found != wanted)
            return fail(Error(errors::kInternal, u"a migrated file differs from a new one"_s)
                            .with(u"version"_s, QString::number(version))
                            .with(u"found"_s, found.join(u'\n'))
                            .with(u"wanted"_s, wanted.join(u'\n')));
        AO_CHECK(migrated->readBlocking(
            [&](Connection &connection) { return verify(connection, version); }));
    }
    return {};
}

} // namespace agentops::testsupport
