// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QThread>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workerRunsElsewhereAndResumesHere();
    void workerReportsAnException();
    void cancelledWorkNeverStarts();
    void scopeCancelsAndJoinsItsTasks();
    void scopeIsJoinedAfterATaskThrew();
    void joinWaitsForWhatAnotherJoinerStarts();
    void childSourceIsCancelledWithItsParent();
    void sleepEndsWhenItShould_data();
    void sleepEndsWhenItShould();
};

static Task<bool> onOtherThread(WorkerPool &pool)
{
    QThread *const here = QThread::currentThread();
    const Result<QThread *> there =
        co_await onWorker(pool, CancelToken(), [](CancelToken) -> Result<QThread *> {
            return QThread::currentThread();
        });
    co_return there.value() != here &&QThread::currentThread() == here;
}

void TestTask::workerRunsElsewhereAndResumesHere()
{
    WorkerPool pool(u"test"_s, 1);

    QVERIFY(await(onOtherThread(pool)));
}

void TestTask::workerReportsAnException()
{
    WorkerPool pool(u"test"_s, 1);

    const Result<int> result = await(onWorker(
        pool, CancelToken(), [](CancelToken) -> Result<int> { throw std::runtime_error("boom"); }));

    QVERIFY(result.error().code() == errors::kInternal);
    QCOMPARE(result.error().message(), u"boom"_s);
}

void TestTask::cancelledWorkNeverStarts()
{
    WorkerPool pool(u"test"_s, 1);
    CancelSource source;
    source.cancel();
    bool ran = false;

    const Result<> result = await(onWorker(pool, source.token(), [&ran](CancelToken) -> Result<> {
        ran = true;
        return {};
    }));

    QVERIFY(result.error().isCancelled());
    QVERIFY(!ran);
}

static Task<> sleeper(Clock &clock, CancelToken token, QStringList &log)
{
    const Result<> slept = co_await clock.sleep(1h, token);
    log.append(slept ? u"slept"_s : u"cancelled"_s);
}

void TestTask::scopeCancelsAndJoinsItsTasks()
{
    FakeClock clock;
    TaskScope scope;
    QStringList log;
    scope.start(sleeper(clock, scope.token(), log));
    scope.start(sleeper(clock, scope.token(), log));
    QCOMPARE(scope.runningCount(), 2);

    scope.cancel();
    QCoro::waitFor(scope.join());

    QCOMPARE(log, QStringList({u"cancelled"_s, u"cancelled"_s}));
    QCOMPARE(scope.runningCount(), 0);
}

static Task<> thrower(Clock &clock, CancelToken token)
{
    std::ignore = co_await clock.sleep(1h, token);
    throw std::runtime_error("boom");
}

void TestTask::scopeIsJoinedAfterATaskThrew()
{
    FakeClock clock;
    TaskScope scope;
    scope.start(thrower(clock, scope.token()));
    QTest::ignoreMessage(QtCriticalMsg, "a task ended with an exception: boom");

    scope.cancel();
    QCoro::waitFor(scope.join());

    QCOMPARE(scope.runningCount(), 0);
}

static Task<> joinThen(TaskScope &scope, std::function<void()> then)
{
    co_await scope.join();
    then();
}

void TestTask::joinWaitsForWhatAnotherJoinerStarts()
{
    FakeClock clock;
    TaskScope scope;
    QStringList log;
    int runningAfterJoin = -1;
    scope.start(sleeper(clock, scope.token(), log));
    auto first = joinThen(scope, [&] { scope.start(sleeper(clock, CancelToken(), log)); });
    auto second = joinThen(scope, [&] { runningAfterJoin = scope.runningCount(); });

    clock.advance(1h);
    QCoro::waitFor(std::move(first));
    QCOMPARE(scope.runningCount(), 1);
    clock.advance(1h);
    QCoro::waitFor(std::move(second));

    QCOMPARE(runningAfterJoin, 0);
}

void TestTask::childSourceIsCancelledWithItsParent()
{
    CancelSource parent;
    const CancelSource child(parent.token());

    parent.cancel();

    QVERIFY(child.isCancelled());
}

void TestTask::sleepEndsWhenItShould_data()
{
    QTest::addColumn<bool>("isFake");
    QTest::addColumn<std::chrono::milliseconds>("duration");
    QTest::addColumn<bool>("isLong");
    for (const bool isFake : {false, true}) {
        const auto row = [isFake](const char *name, std::chrono::milliseconds duration,
                                  bool isLong) {
            QTest::addRow("%s clock, %s", isFake ? "fake" : "system", name)
                << isFake << duration << isLong;
        };
        row("no time", 0ms, false);
        row("less than no time", -1ms, false);
        row("an hour", 1h, true);
        row("more milliseconds than an int holds", 24h * 50, true);
        row("for ever", std::chrono::milliseconds::max(), true);
    }
}

void TestTask::sleepEndsWhenItShould()
{
    QFETCH(const bool, isFake);
    QFETCH(const std::chrono::milliseconds, duration);
    QFETCH(const bool, isLong);
    FakeClock fake;
    SystemClock system;
    Clock &clock = isFake ? static_cast<Clock &>(fake) : system;
    CancelSource source;
    auto sleeping = clock.sleep(duration, source.token());
    if (isLong) {
        fake.advance(59min);
        QCoreApplication::processEvents();
        QVERIFY(!sleeping.isReady());
        source.cancel();
    }

    const Result<> slept = await(std::move(sleeping));

    QCOMPARE(slept.has_value(), !isLong);
    QVERIFY(slept || slept.error().isCancelled());
    QCOMPARE(fake.sleeperCount(), 0);
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
