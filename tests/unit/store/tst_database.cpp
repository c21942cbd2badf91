// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/store/database.h>
#include <agentops/store/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <cerrno>
#include <cstring>
#include <latch>

using namespace agentops;
using namespace agentops::store;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aWriteIsThereForTheNextRead();
    void aFailedWriteLeavesNothing();
    void anExceptionUndoesTheWrite();
    void writesThatWaitTogetherFailAlone();
    void cancelledWriteNeverRuns();
    void cancelledWriteDoesNotWaitForTheFile();
    void aReadSeesOneStateWhileOthersWrite();
    void aReadCannotWrite();
    void cancelEndsALongRead();
    void aFullDiskLosesNothingThatWasTold();
    void anotherProgramsWriteIsWaitedForAndThenToldAsLocked();
    void theChangeMarkIsAnotherOneOnlyAfterAWrite();
    void integrityOfAGoodFileIsConfirmed();
    void whatWasCapturedDiesBeforeTheResultIsTold();

private:
    qint64 count() const;

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Database> m_database;
};

static const Schema kSchema{u"test"_s, 0x54455354, {"CREATE TABLE t(x);"_ba}};

static Result<> insert(Connection &c, int x)
{
    return c.run("INSERT INTO t VALUES(?1)", x);
}

static Result<qint64> countRows(Connection &c)
{
    AO_TRY(const auto rows,
           c.queryOne("SELECT count(*) FROM t", [](const Row &row) { return row.int64(0); }));
    return rows.value_or(-1);
}

qint64 TestDatabase::count() const
{
    return m_database->readBlocking(countRows).value_or(-1);
}

void TestDatabase::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    auto database = Database::open(m_directory->filePath(u"test.db"_s), kSchema,
                                   Durability::ProcessCrash, 100ms);
    AO_VERIFY_OK(database);
    m_database = std::move(*database);
}

void TestDatabase::cleanup()
{
    m_database.reset();
}

static Task<Result<std::pair<qint64, bool>>> writeThenRead(Database &database)
{
    QThread *const here = QThread::currentThread();
    bool elsewhere = false;
    AO_CO_CHECK(co_await database.write(CancelToken(), [&elsewhere, here](Connection &c) {
        elsewhere = QThread::currentThread() != here;
        return insert(c, 1);
    }));
    AO_CO_TRY(const qint64 rows, co_await database.read(CancelToken(), countRows));
    co_return std::pair(rows, elsewhere && QThread::currentThread() == here);
}

void TestDatabase::aWriteIsThereForTheNextRead()
{
    const auto done = await(writeThenRead(*m_database));

    AO_VERIFY_OK(done);
    QCOMPARE(done->first, 1);
    QVERIFY(done->second);
}

void TestDatabase::aFailedWriteLeavesNothing()
{
    const auto done = m_database->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(insert(c, 1));
        return fail(agentops::errors::kNotFound, u"changed my mind"_s);
    });

    QVERIFY(done.error().code() == agentops::errors::kNotFound);
    QCOMPARE(count(), 0);
}

void TestDatabase::anExceptionUndoesTheWrite()
{
    const auto done = m_database->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(insert(c, 1));
        throw std::runtime_error("boom");
    });

    QVERIFY(done.error().code() == agentops::errors::kInternal);
    QCOMPARE(count(), 0);
}

void TestDatabase::writesThatWaitTogetherFailAlone()
{
    // The first write holds the writer until all the others wait behind it.
    std::latch othersWait(1);
    auto first = m_database->write(CancelToken(), [&](Connection &c) {
        othersWait.wait();
        return insert(c, 0);
    });
    std::vector<Task<Result<int>>> others;
    for (int i = 1; i <= 100; ++i) {
        others.push_back(m_database->write(CancelToken(), [i](Connection &c) -> Result<int> {
            AO_CHECK(insert(c, i));
            if (i % 10 == 0)
                return fail(agentops::errors::kNotFound, u"one of ten"_s);
            return i;
        }));
    }
    othersWait.count_down();

    AO_VERIFY_OK(await(std::move(first)));
    for (int i = 1; i <= 100; ++i) {
        const auto done = await(std::move(others[static_cast<size_t>(i - 1)]));
        QCOMPARE(done.has_value(), i % 10 != 0);
        QCOMPARE(done.value_or(i), i);
    }
    QCOMPARE(count(), 91);
}

void TestDatabase::cancelledWriteNeverRuns()
{
    CancelSource source;
    source.cancel();

    const auto done =
        await(m_database->write(source.token(), [](Connection &c) { return insert(c, 1); }));

    QVERIFY(done.error().isCancelled());
    QCOMPARE(count(), 0);
}

void TestDatabase::cancelledWriteDoesNotWaitForTheFile()
{
    auto patient = Database::open(m_database->path(), kSchema, Durability::ProcessCrash, 1h);
    AO_VERIFY_OK(patient);
    std::latch holdsTheLock(1);
    std::latch mayEnd(1);
    auto holding = m_database->write(CancelToken(), [&](Connection &c) {
        holdsTheLock.count_down();
        mayEnd.wait();
        return insert(c, 1);
    });
    holdsTheLock.wait();
    CancelSource source;
    source.cancel();

    const auto done =
        await((*patient)->write(source.token(), [](Connection &c) { return insert(c, 2); }));
    mayEnd.count_down();

    QVERIFY(done.error().isCancelled());
    AO_VERIFY_OK(await(std::move(holding)));
    QCOMPARE(count(), 1);
}

void TestDatabase::aReadSeesOneStateWhileOthersWrite()
{
    std::latch hasRead(1);
    std::latch hasWritten(1);
    auto reading =
        m_database->read(CancelToken(), [&](Connection &c) -> Result<std::pair<qint64, qint64>> {
            AO_TRY(const qint64 before, countRows(c));
            hasRead.count_down();
            hasWritten.wait();
            AO_TRY(const qint64 after, countRows(c));
            return std::pair(before, after);
        });
    hasRead.wait();
    AO_VERIFY_OK(m_database->writeBlocking([](Connection &c) { return insert(c, 1); }));
    hasWritten.count_down();

    const auto seen = await(std::move(reading));

    QCOMPARE(seen.value(), std::pair(qint64(0), qint64(0)));
    QCOMPARE(count(), 1);
}

void TestDatabase::aReadCannotWrite()
{
    const auto done = m_database->readBlocking([](Connection &c) { return insert(c, 1); });

    QVERIFY(done.error().code() == agentops::errors::kPermissionDenied);
    QCOMPARE(done.error().contextValue(u"file"), m_database->path());
}

void TestDatabase::cancelEndsALongRead()
{
    CancelSource source;
    std::latch started(1);
    auto reading = m_database->read(source.token(), [&](Connection &c) {
        started.count_down();
        return c.queryOne("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
                          "SELECT sum(i) FROM n",
                          [](const Row &row) { return row.int64(0); });
    });
    started.wait();
    source.cancel();

    QVERIFY(await(std::move(reading)).error().isCancelled());
    QCOMPARE(count(), 0); // the reader can be used again
}

void TestDatabase::aFullDiskLosesNothingThatWasTold()
{
    AO_VERIFY_OK(m_database->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(insert(c, 1));
        return c.execute("PRAGMA max_page_count=8"_ba);
    }));

    const auto tooMuch = m_database->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(insert(c, 2));
        return c.run("INSERT INTO t VALUES(?1)", QByteArray(1 << 20, 'x'));
    });

    QVERIFY(tooMuch.error().code() == agentops::errors::kDiskFull);
    QVERIFY2(tooMuch.error().message().contains(QString::fromLocal8Bit(std::strerror(ENOSPC))),
             qPrintable(tooMuch.error().message()));
    QCOMPARE(count(), 1);
    AO_VERIFY_OK(m_database->writeBlocking([](Connection &c) { return insert(c, 3); }));
    QCOMPARE(count(), 2);
}

void TestDatabase::anotherProgramsWriteIsWaitedForAndThenToldAsLocked()
{
    auto other = Database::open(m_database->path(), kSchema, Durability::ProcessCrash, 100ms);
    AO_VERIFY_OK(other);
    std::latch holdsTheLock(1);
    std::latch mayEnd(1);
    auto holding = (*other)->write(CancelToken(), [&](Connection &c) {
        const Result<> done = insert(c, 1);
        holdsTheLock.count_down();
        mayEnd.wait();
        return done;
    });
    holdsTheLock.wait();

    const auto locked = m_database->writeBlocking([](Connection &c) { return insert(c, 2); });
    mayEnd.count_down();

    QVERIFY(locked.error().code() == store::errors::kLocked);
    AO_VERIFY_OK(await(std::move(holding)));
    AO_VERIFY_OK(m_database->writeBlocking([](Connection &c) { return insert(c, 3); }));
    QCOMPARE(count(), 2);
}

void TestDatabase::theChangeMarkIsAnotherOneOnlyAfterAWrite()
{
    const auto mark = [this] {
        return await(m_database->changeMark({})).value_or(-1);
    };
    AO_VERIFY_OK(m_database->writeBlocking([](Connection &c) { return insert(c, 1); }));
    const qint64 first = mark();
    QVERIFY(first >= 0);

    QCOMPARE(count(), 1);
    QVERIFY(!m_database->writeBlocking([](Connection &c) -> Result<> {
        AO_CHECK(insert(c, 2));
        return fail(agentops::errors::kIo, u"undone"_s);
    }));
    AO_VERIFY_OK(m_database->writeBlocking(
        [](Connection &c) { return c.run("DELETE FROM t WHERE x = 7"); }));
    QCOMPARE(mark(), first);
    AO_VERIFY_OK(m_database->writeBlocking([](Connection &c) { return insert(c, 2); }));
    const qint64 second = mark();
    QVERIFY(second != first);
    auto other = Database::open(m_directory->filePath(u"test.db"_s), kSchema,
                                Durability::ProcessCrash, 100ms);
    AO_VERIFY_OK(other);
    QCOMPARE(mark(), second);
    AO_VERIFY_OK((*other)->writeBlocking([](Connection &c) { return insert(c, 3); }));
    QVERIFY(mark() != second);
}

void TestDatabase::integrityOfAGoodFileIsConfirmed()
{
    AO_VERIFY_OK(await(m_database->checkIntegrity(CancelToken())));
}

void TestDatabase::whatWasCapturedDiesBeforeTheResultIsTold()
{
    auto captured = std::make_shared<int>(7);
    const std::weak_ptr<int> watch = captured;

    const auto done = m_database->writeBlocking(
        [held = std::move(captured)](Connection &c) { return insert(c, *held); });

    AO_VERIFY_OK(done);
    QVERIFY(watch.expired());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
