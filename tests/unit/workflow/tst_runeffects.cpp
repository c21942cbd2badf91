// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

namespace {

StepEffect push(const QJsonObject &detail = {})
{
    return {.kind = u"git.push"_s, .target = u"origin"_s, .detail = detail};
}

Task<Result<StepOutput>> pushing(StepContext context, CancelToken)
{
    AO_CO_CHECK(co_await context.services->announceEffect(push()));
    context.services->recordEffect({.kind = u"process"_s, .target = u"git"_s, .detail = {}});
    context.services->recordEffect(push({{u"attempt"_s, context.attempt}}));
    co_return output(u"out"_s, 1);
}

Task<Result<StepOutput>> failingPush(StepContext context, CancelToken)
{
    AO_CO_CHECK(co_await context.services->announceEffect(push()));
    StepEffect refused = push();
    refused.state = EffectState::Failed;
    context.services->recordEffect(refused);
    co_return fail(agentops::errors::kIo, u"refused"_s);
}

QStringList linesOf(RunFixture &fixture, const RunId &run)
{
    QStringList lines;
    const auto effects = await(fixture.service().effects(run, {}));
    for (const RecordedEffect &line : *effects)
        lines.append(
            u"%1 %2 %3 %4 %5"_s.arg(line.step.text())
                .arg(line.attempt)
                .arg(line.effect.kind, line.effect.target, effectStateName(line.effect.state)));
    return lines;
}

} // namespace

/// The effect ledger.
class TestRunEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOutcomeTakesThePlaceOfTheIntention();
    void whatWasTriedAndNotDoneIsTold();
    void aCrashLeavesTheIntention();
    void aRunThatAnotherProgramHasTakenOverDoesNothingMore();
    void everyAttemptHasItsOwnLines();
    void whatACutOffStepHasNotRecordedIsNotThere();
};

void TestRunEffects::theOutcomeTakesThePlaceOfTheIntention()
{
    RunFixture fixture;
    fixture.scripts[u"a"_s] = pushing;

    const RunId run = fixture.start(RunFixture::document(u"a"_s));
    (void)fixture.settled(run);

    QCOMPARE(linesOf(fixture, run),
             QStringList({u"a 1 git.push origin done"_s, u"a 1 process git done"_s}));
    QCOMPARE(await(fixture.service().effects(run, {}))->first().effect.detail,
             QJsonObject({{u"attempt"_s, 1}}));
}

void TestRunEffects::whatWasTriedAndNotDoneIsTold()
{
    RunFixture fixture;
    fixture.scripts[u"a"_s] = failingPush;

    const RunId run = fixture.start(RunFixture::document(u"a"_s));
    (void)fixture.settled(run);

    QCOMPARE(linesOf(fixture, run), QStringList({u"a 1 git.push origin failed"_s}));
}

void TestRunEffects::aCrashLeavesTheIntention()
{
    RunFixture fixture;
    Gate gate;
    fixture.scripts[u"a"_s] = [&gate](StepContext context,
                                      CancelToken token) -> Task<Result<StepOutput>> {
        AO_CO_CHECK(co_await context.services->announceEffect(push()));
        AO_CO_CHECK(co_await gate.wait(token));
        co_return output(u"out"_s, 1);
    };
    Document document = RunFixture::document(u"a"_s);
    RunFixture::node(document, u"a"_s).kind = u"deploy"_s;
    const RunId run = fixture.start(document);
    QTRY_COMPARE(gate.waitingCount(), 1);

    fixture.restart();
    const RunStatus status = fixture.settled(run);

    QCOMPARE(status.steps()[0].state, StepState::InDoubt);
    QCOMPARE(linesOf(fixture, run), QStringList({u"a 1 git.push origin intended"_s}));
}

void TestRunEffects::aRunThatAnotherProgramHasTakenOverDoesNothingMore()
{
    RunFixture fixture;
    Gate gate;
    QString code;
    fixture.scripts[u"a"_s] = [&](StepContext context,
                                  CancelToken token) -> Task<Result<StepOutput>> {
        AO_CO_CHECK(co_await gate.wait(token));
        const Result<> announced = co_await context.services->announceEffect(push());
        code = codeOf(announced);
        AO_CO_CHECK(announced);
        co_return output(u"out"_s, 1);
    };
    const RunId run = fixture.start(RunFixture::document(u"a"_s));
    QTRY_COMPARE(gate.waitingCount(), 1);

    fixture.execute("UPDATE runs SET epoch = epoch + 1");
    gate.open();
    QTRY_COMPARE(code, u"workflow.lease_lost"_s);

    QCOMPARE(linesOf(fixture, run), QStringList());
}

void TestRunEffects::everyAttemptHasItsOwnLines()
{
    RunFixture fixture;
    fixture.scripts[u"a"_s] = [](StepContext context,
                                 CancelToken token) -> Task<Result<StepOutput>> {
        if (context.attempt == 1)
            return failingPush(std::move(context), std::move(token));
        return pushing(std::move(context), std::move(token));
    };
    Document document = RunFixture::document(u"a"_s);
    RunFixture::node(document, u"a"_s).retry.maxAttempts = 2;
    RunFixture::node(document, u"a"_s).retry.hasJitter = false;
    const RunId run = fixture.start(document);
    fixture.settle();
    fixture.clock().advance(std::chrono::minutes(5));
    (void)fixture.settled(run);

    QCOMPARE(linesOf(fixture, run),
             QStringList({u"a 1 git.push origin failed"_s, u"a 2 git.push origin done"_s,
                          u"a 2 process git done"_s}));
}

void TestRunEffects::whatACutOffStepHasNotRecordedIsNotThere()
{
    RunFixture fixture;
    Gate gate;
    fixture.scripts[u"a"_s] = [&gate](StepContext context,
                                      CancelToken token) -> Task<Result<StepOutput>> {
        context.services->recordEffect(
            {.kind = u"file"_s, .target = u"a.txt"_s, .detail = {{u"n"_s, context.attempt}}});
        if (context.attempt == 1)
            AO_CO_CHECK(co_await gate.wait(token));
        co_return output(u"out"_s, 1);
    };
    const RunId run = fixture.start(RunFixture::document(u"a"_s));
    QTRY_COMPARE(gate.waitingCount(), 1);

    fixture.restart();
    (void)fixture.settled(run);

    // The step has run again: the ledger tells of what is recorded with its outcome, once.
    QCOMPARE(linesOf(fixture, run), QStringList({u"a 2 file a.txt done"_s}));
}

QTEST_GUILESS_MAIN(TestRunEffects)
#include "tst_runeffects.moc"
