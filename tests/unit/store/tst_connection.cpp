// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/store/database.h>
#include <agentops/store/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <limits>
#include <numeric>

using namespace agentops;
using namespace agentops::store;
using namespace Qt::StringLiterals;

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void valuesComeBackAsTheyWere();
    void absentValuesAreNull();
    void emptyTextAndBlobAreNotNull();
    void queryGivesAllRowsAndQueryOneTheFirst();
    void queryInsideAQueryOfTheSameText();
    void mapperErrorEndsTheQuery();
    void wrongStatementNamesItsText();
    void wrongNumberOfArgumentsIsAnError();
    void brokenConstraintIsToldByItsCode_data();
    void brokenConstraintIsToldByItsCode();
    void changesAndLastInsertId();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Database> m_database;
};

struct ThingTag;
using ThingId = Id<ThingTag>;

static const Schema kSchema{
    u"test"_s,
    0x54455354,
    {"CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
     "CREATE TABLE child(parent INTEGER REFERENCES parent(id));"
     "CREATE TABLE thing(a, b, c, d, e, f, g);"_ba}};

void TestConnection::init()
{
    auto database = Database::open(m_directory.filePath(u"test.db"_s), kSchema, Durability::Cache);
    AO_VERIFY_OK(database);
    m_database = std::move(*database);
}

void TestConnection::cleanup()
{
    m_database.reset();
    AO_VERIFY_OK(Database::discard(m_directory.filePath(u"test.db"_s)));
}

void TestConnection::valuesComeBackAsTheyWere()
{
    const QString text = u"é漢\0x"_s;
    const QByteArray blob("\0\xff\1", 3);
    const ThingId id = ThingId::create();
    const Timestamp time(std::chrono::milliseconds(1'700'000'000'123));

    const Result<> written = m_database->writeBlocking([&](Connection &c) {
        return c.run("INSERT INTO thing VALUES(?1,?2,?3,?4,?5,?6,?7)", text, blob, id, time, 1.5,
                     true, std::numeric_limits<qint64>::min());
    });
    AO_VERIFY_OK(written);

    AO_VERIFY_OK(m_database->readBlocking([&](Connection &c) {
        return c.forEach("SELECT * FROM thing", [&](const Row &row) {
            QCOMPARE(row.columnCount(), 7);
            QCOMPARE(row.text(0), text);
            QCOMPARE(row.blob(1), blob);
            QVERIFY(row.id<ThingTag>(2) == id);
            QVERIFY(row.timestamp(3) == time);
            QCOMPARE(row.real(4), 1.5);
            QCOMPARE(row.boolean(5), true);
            QCOMPARE(row.int64(6), std::numeric_limits<qint64>::min());
        });
    }));
}

void TestConnection::absentValuesAreNull()
{
    const auto nulls = m_database->writeBlocking([](Connection &c) -> Result<std::optional<bool>> {
        AO_CHECK(c.run("INSERT INTO thing(a,b,c,d) VALUES(?1,?2,?3,?4)", nullptr,
                       std::optional<QString>(), ThingId(), std::optional<Timestamp>()));
        return c.queryOne("SELECT a,b,c,d FROM thing", [](const Row &row) {
            return row.isNull(0) && !row.optionalText(1) && row.id<ThingTag>(2).isNull()
                && row.isNull(2) && !row.optionalTimestamp(3) && !row.optionalInt64(3);
        });
    });

    AO_VERIFY_OK(nulls);
    QCOMPARE(*nulls, std::optional(true));
}

void TestConnection::emptyTextAndBlobAreNotNull()
{
    const auto present =
        m_database->writeBlocking([](Connection &c) -> Result<std::optional<bool>> {
            AO_CHECK(c.run("INSERT INTO thing(a,b) VALUES(?1,?2)", QString(), QByteArray()));
            return c.queryOne("SELECT a,b FROM thing", [](const Row &row) {
                return !row.isNull(0) && !row.isNull(1) && row.text(0).isEmpty()
                    && row.blob(1).isEmpty();
            });
        });

    AO_VERIFY_OK(present);
    QCOMPARE(*present, std::optional(true));
}

static Result<> insertThree(Connection &c)
{
    for (const QString &name : {u"ada"_s, u"bo"_s, u"cy"_s})
        AO_CHECK(c.run("INSERT INTO parent(name) VALUES(?1)", name));
    return {};
}

void TestConnection::queryGivesAllRowsAndQueryOneTheFirst()
{
    AO_VERIFY_OK(m_database->writeBlocking(insertThree));
    const auto name = [](const Row &row) {
        return row.text(0);
    };

    const auto all = m_database->readBlocking([&](Connection &c) {
        return c.query("SELECT name FROM parent WHERE name>?1 ORDER BY name", name, u"a"_s);
    });
    const auto first = m_database->readBlocking(
        [&](Connection &c) { return c.queryOne("SELECT name FROM parent ORDER BY 1 DESC", name); });
    const auto none = m_database->readBlocking(
        [&](Connection &c) { return c.queryOne("SELECT name FROM parent WHERE id=99", name); });

    AO_VERIFY_OK(all);
    QCOMPARE(*all, (std::vector{u"ada"_s, u"bo"_s, u"cy"_s}));
    QCOMPARE(first.value(), std::optional(u"cy"_s));
    QCOMPARE(none.value(), std::optional<QString>());
}

static Result<int> countPairs(Connection &c, int depth)
{
    AO_TRY(const auto counts, c.query("SELECT id FROM parent", [&](const Row &) -> Result<int> {
        return depth == 0 ? Result<int>(1) : countPairs(c, depth - 1);
    }));
    return std::accumulate(counts.begin(), counts.end(), 0);
}

void TestConnection::queryInsideAQueryOfTheSameText()
{
    AO_VERIFY_OK(m_database->writeBlocking(insertThree));

    const auto count = m_database->readBlocking([](Connection &c) { return countPairs(c, 2); });

    QCOMPARE(count.value(), 27);
}

void TestConnection::mapperErrorEndsTheQuery()
{
    AO_VERIFY_OK(m_database->writeBlocking(insertThree));
    int seen = 0;

    const auto names = m_database->readBlocking([&](Connection &c) {
        return c.query("SELECT name FROM parent", [&](const Row &row) -> Result<QString> {
            if (++seen == 2)
                return fail(agentops::errors::kInvalidJson, u"unreadable"_s);
            return row.text(0);
        });
    });

    QVERIFY(names.error().code() == agentops::errors::kInvalidJson);
    QCOMPARE(seen, 2);
}

void TestConnection::wrongStatementNamesItsText()
{
    const auto done = m_database->writeBlocking([](Connection &c) { return c.run("SELEC 1"); });

    QVERIFY(done.error().code() == agentops::errors::kInternal);
    QCOMPARE(done.error().contextValue(u"sql"), u"SELEC 1"_s);
}

void TestConnection::wrongNumberOfArgumentsIsAnError()
{
    const auto done = m_database->writeBlocking(
        [](Connection &c) { return c.run("INSERT INTO parent(id,name) VALUES(?1,?2)", 1); });

    QVERIFY(done.error().code() == agentops::errors::kInternal);
}

void TestConnection::brokenConstraintIsToldByItsCode_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("not null") << "INSERT INTO parent(name) VALUES(NULL)"_ba;
    QTest::newRow("unique") << "INSERT INTO parent(name) VALUES('x'),('x')"_ba;
    QTest::newRow("foreign key") << "INSERT INTO child VALUES(42)"_ba;
}

void TestConnection::brokenConstraintIsToldByItsCode()
{
    QFETCH(const QByteArray, sql);

    const auto done = m_database->writeBlocking([&](Connection &c) { return c.run(sql); });

    QVERIFY(done.error().code() == store::errors::kConstraint);
    QVERIFY(!done.error().contextValue(u"sqlite").isEmpty());
}

void TestConnection::changesAndLastInsertId()
{
    const auto figures =
        m_database->writeBlocking([](Connection &c) -> Result<std::pair<qint64, int>> {
            AO_CHECK(insertThree(c));
            const qint64 id = c.lastInsertId();
            AO_CHECK(c.run("UPDATE parent SET name=name||'!' WHERE id>=2"));
            return std::pair(id, c.changes());
        });

    AO_VERIFY_OK(figures);
    QCOMPARE(*figures, std::pair(qint64(3), 2));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
