// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/base/workerpool.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>

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
    void childSourceIsCancelledWithItsParent();
    void systemClockSleepIsCutShortByCancel();
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

void TestTask::childSourceIsCancelledWithItsParent()
{
    CancelSource parent;
    const CancelSource child(parent.token());

    parent.cancel();

    QVERIFY(child.isCancelled());
}

void TestTask::systemClockSleepIsCutShortByCancel()
{
    SystemClock clock;
    CancelSource source;
    QMetaObject::invokeMethod(this, [&source] { source.cancel(); }, Qt::QueuedConnection);

    const Result<> slept = await(clock.sleep(1h, source.token()));

    QVERIFY(slept.error().isCancelled());
}

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
