// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cstdio>

using namespace agentops;
using namespace agentops::store;
using namespace Qt::StringLiterals;

/// Kills a program in the middle of its writes, again and again on the same file.
class TestKilledWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileHoldsWholeTransactionsAndAllThatWereTold_data();
    void theFileHoldsWholeTransactionsAndAllThatWereTold();
};

constexpr int kKills = 10;
constexpr int kRowsPerTransaction = 20;

static const Schema kSchema{u"test"_s, 0x54455354, {"CREATE TABLE t(batch INTEGER, body);"_ba}};

static Result<qint64> lastBatch(Connection &c)
{
    AO_TRY(const auto last, c.queryOne("SELECT ifnull(max(batch),0) FROM t", [](const Row &row) {
        return row.int64(0);
    }));
    return last.value_or(0);
}

static Durability durabilityOf(const QString &name)
{
    return name == u"power-loss"_s ? Durability::PowerLoss
        : name == u"cache"_s       ? Durability::Cache
                                   : Durability::ProcessCrash;
}

/// The program that gets killed: writes batch after batch and prints each number when it is told.
static int writeForEver(const QString &path, const QString &durability)
{
    const auto database = Database::open(path, kSchema, durabilityOf(durability));
    if (!database)
        return 1;
    const qint64 start = (*database)->readBlocking(lastBatch).value_or(0);
    for (qint64 batch = start + 1;; ++batch) {
        const auto written = (*database)->writeBlocking([batch](Connection &c) -> Result<> {
            for (int i = 0; i < kRowsPerTransaction; ++i)
                AO_CHECK(c.run("INSERT INTO t VALUES(?1,?2)", batch, QByteArray(500, 'x')));
            return {};
        });
        if (!written)
            return 1;
        std::printf("%lld\n", static_cast<long long>(batch));
        std::fflush(stdout);
    }
}

void TestKilledWriter::theFileHoldsWholeTransactionsAndAllThatWereTold_data()
{
    QTest::addColumn<QString>("durability");
    QTest::newRow("documents") << u"power-loss"_s;
    QTest::newRow("journal") << u"process-crash"_s;
    QTest::newRow("cache") << u"cache"_s;
}

void TestKilledWriter::theFileHoldsWholeTransactionsAndAllThatWereTold()
{
    QFETCH(const QString, durability);
    QTemporaryDir directory;
    const QString path = directory.filePath(u"test.db"_s);

    for (int kill = 0; kill < kKills; ++kill) {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"--write"_s, path, durability});
        QVERIFY(program.waitForReadyRead());
        // The moment of the kill is any.
        QTest::qWait(QRandomGenerator::global()->bounded(40));
        program.kill();
        program.waitForFinished();
        const QList<QByteArray> told = program.readAllStandardOutput().split('\n');
        const qint64 lastTold = told.size() < 2 ? 0 : told[told.size() - 2].toLongLong();

        const auto database = Database::open(path, kSchema, durabilityOf(durability));

        AO_VERIFY_OK(database);
        const auto last = (*database)->readBlocking(lastBatch);
        QVERIFY(last.value() >= lastTold);
        QVERIFY(last.value() > 0);
        const auto halves = (*database)->readBlocking([](Connection &c) {
            return c.query(
                "SELECT batch FROM t GROUP BY batch HAVING count(*)<>?1",
                [](const Row &row) { return row.int64(0); }, kRowsPerTransaction);
        });
        QCOMPARE(halves.value(), std::vector<qint64>());
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--write"_s)
        return writeForEver(arguments.value(2), arguments.value(3));
    TestKilledWriter test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedwriter.moc"
