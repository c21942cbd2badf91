// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/log.h>
#include <agentops/store/database.h>
#include <agentops/store/errors.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/migrationcheck.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace agentops;
using namespace agentops::store;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewFileHasAllTables();
    void aFileOpensAgainWithItsRows();
    void everyVersionMigrates();
    void aMigrationThatFailsLeavesTheOldVersion();
    void aMigrationThatWouldOrphanRowsIsRefused();
    void anEmptyFileIsANewOne();
    void aNewFileIsMadeByOneOfManyWhoOpenIt();
    void anUnusableFileIsToldAndLeftAlone_data();
    void anUnusableFileIsToldAndLeftAlone();
    void aLargeFileIsCheckedOnceItIsOpen();
    void aMissingDirectoryIsTold();
    void aDirectoryIsNoDatabase();
    void discardRemovesAllItsFiles();

private:
    Result<std::unique_ptr<Database>> open(const Schema &schema) const
    {
        return Database::open(m_path, schema, Durability::PowerLoss);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

/// Three versions: a table, a column more, and a table rebuilt under a foreign key.
static Schema schemaOfVersion(size_t version)
{
    Schema schema{u"test file"_s,
                  0x54455354,
                  {"CREATE TABLE author(id INTEGER PRIMARY KEY, name TEXT);"
                   "CREATE TABLE book(id INTEGER PRIMARY KEY, author INTEGER REFERENCES author(id),"
                   " title TEXT);"_ba,
                   "ALTER TABLE book ADD COLUMN year INTEGER;"_ba,
                   "CREATE TABLE author2(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                   "INSERT INTO author2 SELECT id, ifnull(name,'?') FROM author;"
                   "DROP TABLE author; ALTER TABLE author2 RENAME TO author;"_ba}};
    schema.migrations.resize(version);
    return schema;
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestOpening::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(u"test.db"_s);
}

void TestOpening::aNewFileHasAllTables()
{
    const auto database = open(schemaOfVersion(3));

    AO_VERIFY_OK(database);
    AO_VERIFY_OK((*database)->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(c.run("INSERT INTO author VALUES(1,'Ada')"));
        return c.run("INSERT INTO book VALUES(1,1,'Notes',1843)");
    }));
}

void TestOpening::aFileOpensAgainWithItsRows()
{
    AO_VERIFY_OK((*open(schemaOfVersion(3)))->writeBlocking([](Connection &c) {
        return c.run("INSERT INTO author VALUES(1,'Ada')");
    }));

    const auto name = (*open(schemaOfVersion(3)))->readBlocking([](Connection &c) {
        return c.queryOne("SELECT name FROM author", [](const Row &row) { return row.text(0); });
    });

    QCOMPARE(name.value(), std::optional(u"Ada"_s));
}

void TestOpening::everyVersionMigrates()
{
    const auto verify = [](Connection &c, int fromVersion) -> Result<> {
        AO_TRY(const auto rows,
               c.query("SELECT title, name, year FROM book JOIN author ON author.id=book.author",
                       [](const Row &row) {
                           return row.text(0) + u'/' + row.text(1) + u'/' + row.text(2);
                       }));
        const QString year = fromVersion == 1 ? u""_s : u"1843"_s;
        if (rows != std::vector{u"Notes/Ada/"_s + year})
            return fail(agentops::errors::kInternal, u"rows were lost"_s);
        return {};
    };

    AO_VERIFY_OK(checkMigrations(schemaOfVersion(3), QFINDTESTDATA("data"), verify));
}

void TestOpening::aMigrationThatFailsLeavesTheOldVersion()
{
    AO_VERIFY_OK((*open(schemaOfVersion(1)))->writeBlocking([](Connection &c) {
        return c.run("INSERT INTO author VALUES(1,'Ada')");
    }));
    Schema broken = schemaOfVersion(1);
    broken.migrations.push_back("UPDATE author SET name='Eve'; SELECT no_such_function();"_ba);

    const auto failed = open(broken);

    QVERIFY(!failed);
    const auto name = (*open(schemaOfVersion(1)))->readBlocking([](Connection &c) {
        return c.queryOne("SELECT name FROM author", [](const Row &row) { return row.text(0); });
    });
    QCOMPARE(name.value(), std::optional(u"Ada"_s));
}

void TestOpening::aMigrationThatWouldOrphanRowsIsRefused()
{
    AO_VERIFY_OK((*open(schemaOfVersion(1)))->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(c.run("INSERT INTO author VALUES(1,'Ada')"));
        return c.run("INSERT INTO book VALUES(1,1,'Notes')");
    }));
    Schema careless = schemaOfVersion(1);
    careless.migrations.push_back("DELETE FROM author;"_ba);

    QVERIFY(open(careless).error().code() == store::errors::kConstraint);
    AO_VERIFY_OK(open(schemaOfVersion(1)));
}

void TestOpening::anEmptyFileIsANewOne()
{
    writeFile(m_path, QByteArray());

    AO_VERIFY_OK(open(schemaOfVersion(3)));
}

void TestOpening::aNewFileIsMadeByOneOfManyWhoOpenIt()
{
    for (int round = 0; round < 30; ++round) {
        m_path = m_directory->filePath(u"%1.db"_s.arg(round));
        std::vector<Result<std::unique_ptr<Database>>> opened(4);
        {
            std::latch together(static_cast<std::ptrdiff_t>(opened.size()));
            std::vector<std::jthread> threads;
            for (auto &database : opened)
                threads.emplace_back([&] {
                    together.arrive_and_wait();
                    database = open(schemaOfVersion(3));
                });
        }
        for (const auto &database : opened)
            AO_VERIFY_OK(database);
    }
}

void TestOpening::anUnusableFileIsToldAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QString>("code");
    QTest::newRow("a text file") << "text"_ba << u"store.not_a_database"_s;
    QTest::newRow("a damaged page") << "page"_ba << u"store.corrupt"_s;
    QTest::newRow("cut short") << "cut"_ba << u"store.corrupt"_s;
    QTest::newRow("of a negative version") << "negative"_ba << u"store.corrupt"_s;
    QTest::newRow("of a newer version") << "newer"_ba << u"store.newer_version"_s;
    QTest::newRow("of another program") << "foreign"_ba << u"store.foreign_database"_s;
}

void TestOpening::anUnusableFileIsToldAndLeftAlone()
{
    QFETCH(const QByteArray, damage);
    {
        Schema schema = schemaOfVersion(3);
        if (damage == "newer")
            schema.migrations.push_back("CREATE TABLE future(x);"_ba);
        if (damage == "foreign")
            schema.applicationId = 1;
        const auto database = open(schema);
        AO_VERIFY_OK((*database)->writeBlocking([](Connection &c) -> Result<> {
            for (int i = 1; i < 500; ++i)
                AO_CHECK(c.run("INSERT INTO author VALUES(?1,?2)", i, QString(60, u'x')));
            return {};
        }));
        if (damage == "negative")
            AO_VERIFY_OK((*database)->writeBlocking(
                [](Connection &c) { return c.execute("PRAGMA user_version=-1"_ba); }));
    }
    QByteArray content = contentOf(m_path);
    if (damage == "text")
        content = "Dear diary, this is no database but text of some length."_ba;
    if (damage == "page")
        content.replace(content.size() - 4096, 4096, QByteArray(4096, '\x5a'));
    if (damage == "cut")
        content.truncate(content.size() - 3 * 4096);
    writeFile(m_path, content);

    const auto failed = open(schemaOfVersion(3));

    QVERIFY(!failed);
    QTEST(QString::fromUtf8(failed.error().code().text().data()), "code");
    QCOMPARE(failed.error().contextValue(u"file"), m_path);
    QCOMPARE(contentOf(m_path), content);
}

void TestOpening::aLargeFileIsCheckedOnceItIsOpen()
{
    AO_VERIFY_OK((*open(schemaOfVersion(3)))->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(c.execute("INSERT INTO author VALUES(0,zeroblob(70*1024*1024))"_ba));
        for (int i = 1; i < 500; ++i)
            AO_CHECK(c.run("INSERT INTO author VALUES(?1,?2)", i, QString(60, u'x')));
        return {};
    }));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 4096));
    QCOMPARE(file.write(QByteArray(4096, '\x5a')), 4096);
    file.close();
    std::atomic<bool> isTold = false;
    installLogHandler(std::make_shared<SecretList>(), [&](const QString &line) {
        isTold = isTold || (line.contains(m_path) && line.contains("critical agentops.store"_L1));
    });

    const auto database = open(schemaOfVersion(3));

    AO_VERIFY_OK(database);
    QTRY_VERIFY(isTold);
    removeLogHandler();
}

void TestOpening::aMissingDirectoryIsTold()
{
    m_path = m_directory->filePath(u"none/test.db"_s);

    QVERIFY(open(schemaOfVersion(1)).error().code() == agentops::errors::kNotFound);
}

void TestOpening::aDirectoryIsNoDatabase()
{
    m_path = m_directory->path();

    QVERIFY(open(schemaOfVersion(1)).error().code() == store::errors::kNotADatabase);
}

void TestOpening::discardRemovesAllItsFiles()
{
    AO_VERIFY_OK(open(schemaOfVersion(1)));

    AO_VERIFY_OK(Database::discard(m_path));

    QVERIFY(QDir(m_directory->path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
