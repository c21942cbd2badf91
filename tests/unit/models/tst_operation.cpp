// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/ui/models/operation.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsIdleAndWithoutText();
    void showsTheProgressOfItsWork();
    void endsWithTheValueOfItsTask();
    void showsAFailureInThePersonsWords();
    void cancelStopsTheWorkAndIsNoFailure();
    void newWorkGivesUpTheFormerOne();
    void destructionCancelsTheWork();
    void resultAfterCancelIsIgnored();
    void unknownCodeStillHasATextAndItsDetail();
    void resetForgetsAnError();
};

namespace {

Task<Result<int>> answer(int value)
{
    co_return value;
}

Task<Result<>> failing()
{
    co_return fail(Error(errors::kDiskFull, u"no space left"_s).with(u"path"_s, u"/x"_s));
}

Task<Result<int>> answerAfter(Clock *clock, int value, CancelToken token)
{
    AO_CO_CHECK(co_await clock->sleep(1h, token));
    co_return value;
}

} // namespace

void TestOperation::startsIdleAndWithoutText()
{
    const Operation operation;

    QCOMPARE(operation.state(), Operation::Idle);
    QVERIFY(operation.text().isEmpty());
    QVERIFY(operation.errorText().isEmpty());
}

void TestOperation::showsTheProgressOfItsWork()
{
    Operation operation;
    QSignalSpy progressed(&operation, &Operation::progressChanged);

    operation.begin(u"Indexing"_s);
    QVERIFY(operation.isIndeterminate());
    operation.setProgress(0.5);
    operation.setProgress(0.5);
    operation.setProgress(7);

    QCOMPARE(operation.progress(), 1.0);
    QCOMPARE(operation.text(), u"Indexing"_s);
    QCOMPARE(progressed.count(), 2);
}

void TestOperation::endsWithTheValueOfItsTask()
{
    Operation operation;
    int value = 0;

    operation.run(
        u"Asking"_s, [](CancelToken) { return answer(42); }, [&value](int v) { value = v; });

    QTRY_COMPARE(operation.state(), Operation::Succeeded);
    QCOMPARE(value, 42);
}

void TestOperation::showsAFailureInThePersonsWords()
{
    Operation operation;

    operation.run(u"Writing"_s, [](CancelToken) { return failing(); });

    QTRY_COMPARE(operation.state(), Operation::Failed);
    QVERIFY(operation.errorText().contains(u"disk is full"_s));
    QCOMPARE(operation.errorDetail(), u"no space left (path=/x)"_s);
    QCOMPARE(operation.errorAction(), u"retry"_s);
    QCOMPARE(operation.errorActionText(), u"Try again"_s);
}

void TestOperation::cancelStopsTheWorkAndIsNoFailure()
{
    FakeClock clock;
    Operation operation;
    CancelToken seen;
    operation.run(u"Waiting"_s, [&](CancelToken token) {
        seen = token;
        return answerAfter(&clock, 1, token);
    });
    QVERIFY(operation.isRunning());

    operation.cancel();

    QVERIFY(seen.isCancelled());
    QCOMPARE(operation.state(), Operation::Cancelled);
    QVERIFY(operation.errorText().isEmpty());
}

void TestOperation::newWorkGivesUpTheFormerOne()
{
    FakeClock clock;
    Operation operation;
    QList<int> values;
    CancelToken first;
    const auto keep = [&values](int v) {
        values.append(v);
    };
    operation.run(
        u"First"_s,
        [&](CancelToken token) {
            first = token;
            return answerAfter(&clock, 1, token);
        },
        keep);

    operation.run(u"Second"_s, [](CancelToken) { return answer(2); }, keep);

    QTRY_COMPARE(operation.state(), Operation::Succeeded);
    QVERIFY(first.isCancelled());
    QCOMPARE(values, QList<int>({2}));
}

void TestOperation::destructionCancelsTheWork()
{
    CancelToken token;
    {
        Operation operation;
        token = operation.begin(u"Work"_s);
        QVERIFY(!token.isCancelled());
    }

    QVERIFY(token.isCancelled());
}

void TestOperation::resultAfterCancelIsIgnored()
{
    Operation operation;
    operation.begin(u"Work"_s);
    operation.cancel();

    operation.succeed();
    operation.fail(Error(errors::kIo, u"late"_s));

    QCOMPARE(operation.state(), Operation::Cancelled);
}

void TestOperation::unknownCodeStillHasATextAndItsDetail()
{
    static constexpr ErrorCode kUnknown{"martian.no_air"};
    static constexpr ErrorCode kNewInGit{"git.made_up"};

    const ErrorText unknown = errorText(Error(kUnknown, u"no air"_s));
    const ErrorText ofModule = errorText(Error(kNewInGit, u"odd"_s));

    QVERIFY(!unknown.text.isEmpty());
    QCOMPARE(unknown.detail, u"no air"_s);
    QVERIFY(ofModule.text.contains(u"Git"_s));
    QVERIFY(!hasErrorText("git.made_up"));
}

void TestOperation::resetForgetsAnError()
{
    Operation operation;
    operation.begin(u"Work"_s);
    operation.fail(Error(errors::kIo, u"broken"_s));

    operation.reset();

    QCOMPARE(operation.state(), Operation::Idle);
    QVERIFY(operation.errorText().isEmpty());
}

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
