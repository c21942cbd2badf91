// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

Task<Result<StepOutput>> missing(StepContext, CancelToken)
{
    co_return fail(agentops::errors::kNotFound, u"there is nothing"_s);
}

Task<Result<StepOutput>> busy(StepContext, CancelToken)
{
    co_return fail(agentops::errors::kIo, u"not now"_s);
}

/// Asks, and takes silence after ten seconds for a yes.
Task<Result<StepOutput>> askingBriefly(StepContext context, CancelToken)
{
    if (context.decision)
        co_return output(u"out"_s, context.decision->isApproved ? context.decision->by : u"no"_s);
    co_return StepOutput{
        .approval = ApprovalRequest{.title = u"?"_s, .timeout = 10s, .approvesWhenDue = true}};
}

Document keyed(const QString &graph, Concurrency::OnConflict onConflict)
{
    Document document = RunFixture::document(graph);
    document.properties.concurrency =
        Concurrency{.key = u"{{ run.workflow }}"_s, .limit = 1, .onConflict = onConflict};
    return document;
}

} // namespace

/// Time, turns, slots, and how often something is tried.
class tst_RunLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void permanentFailuresAreNotTriedAgain()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry.maxAttempts = 5;
        m_fixture->scripts[u"a"_s] = missing;

        (void)m_fixture->settled(m_fixture->start(document));

        QCOMPARE(m_fixture->calls.size(), 1);
    }

    void aClassOfFailuresHasItsOwnRule()
    {
        Document document = RunFixture::document(u"a, b"_s);
        for (Node &node : document.nodes) {
            node.retry = {{.maxAttempts = 1, .firstDelay = 0ms}};
            node.retry.classes.insert(ErrorClass::Permanent, {.maxAttempts = 3});
            node.onError = OnError::Continue;
        }
        m_fixture->scripts[u"a"_s] = missing;
        m_fixture->scripts[u"b"_s] = busy;

        (void)m_fixture->settled(m_fixture->start(document));

        QCOMPARE(m_fixture->calls.count(u"a"_s), 3);
        QCOMPARE(m_fixture->calls.count(u"b"_s), 1);
    }

    void jitterShortensTheWaitAndIsTheSameAgain()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 2, .firstDelay = 1h, .maxDelay = 1h}};
        m_fixture->scripts[u"a"_s] = busy;
        QSet<Timestamp::rep> waits;
        for (int i = 0; i < 4; ++i) {
            const RunId run = m_fixture->start(document);
            m_fixture->settle();
            const auto detail = await(m_fixture->service().show(run, {}));
            const auto dueAt = detail->status.findStep(NodeId(u"a"_s))->dueAt;
            QVERIFY(dueAt);
            QVERIFY(*dueAt - m_fixture->clock().now() < 1h);
            waits.insert(dueAt->time_since_epoch().count());
        }
        QCOMPARE(waits.size(), 4);
    }

    void nothingIsTriedAgainBeyondTheOverallTimeout()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 100, .firstDelay = 10s, .factor = 1}};
        document.nodes[0].retry.hasJitter = false;
        document.nodes[0].overallTimeout = 25s;
        m_fixture->scripts[u"a"_s] = busy;
        const RunId run = m_fixture->start(document);
        for (int i = 0; i < 5; ++i) {
            m_fixture->settle();
            m_fixture->clock().advance(10s);
        }

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Failed);
        QCOMPARE(m_fixture->calls.size(), 3);
    }

    void anAttemptMayTakeNoLongerThanWhatIsLeft()
    {
        Gate gate;
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].timeout = 1h;
        document.nodes[0].overallTimeout = 5s;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        m_fixture->clock().advance(5s);

        QCOMPARE(m_fixture->settled(run).summary().error.code, u"workflow.step_timeout"_s);
    }

    void aTimeoutNamesTheLimitAndNotWhatWasLeftOfIt()
    {
        Gate gate;
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 100, .firstDelay = 10s, .factor = 1}};
        document.nodes[0].retry.hasJitter = false;
        document.nodes[0].overallTimeout = 25s;
        m_fixture->scripts[u"a"_s] = [later = waitingAt(gate)](const StepContext &context,
                                                               const CancelToken &token) {
            return context.attempt == 1 ? busy(context, token) : later(context, token);
        };
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(10s);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);

        m_fixture->clock().advance(15s);

        const RunError error = m_fixture->settled(run).summary().error;
        QCOMPARE(error.code, u"workflow.step_timeout"_s);
        QVERIFY2(error.message.contains(u"25000 ms"), qPrintable(error.message));
    }

    void aContainerMayTakeNoLongerThanItsTimeout()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/a>m/b, c"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 3}});
        RunFixture::node(document, u"m"_s).timeout = 5s;
        RunFixture::node(document, u"m"_s).onError = OnError::Skip;
        for (int i = 0; i < 3; ++i)
            m_fixture->scripts[u"m#%1/a"_s.arg(i)] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        m_fixture->clock().advance(5s);
        m_fixture->settle();

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.findStep(NodeId(u"m"_s))->error.code, u"workflow.step_timeout"_s);
        QVERIFY(status.findStep(NodeId(u"m"_s))->error.message.contains(u"5000 ms"));
        QCOMPARE(status.findStep(NodeId(u"m"_s))->state, StepState::Failed);
        QCOMPARE(status.findStep(StepPath(u"m#1/a"_s))->state, StepState::Cancelled);
        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(gate.waitingCount(), 0);
    }

    void theTimeoutOfAContainerOutlastsARestart()
    {
        Gate gate;
        Document document = RunFixture::document(u"s, s/a"_s);
        RunFixture::become(document, u"s"_s, u"scope"_s);
        RunFixture::node(document, u"s"_s).overallTimeout = 10s;
        m_fixture->scripts[u"s#0/a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(6s);
        m_fixture->restart();
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);

        m_fixture->clock().advance(4s);

        QCOMPARE(m_fixture->settled(run).summary().error.code, u"workflow.step_timeout"_s);
    }

    void whoeverIsCancelledLeavesTheLine()
    {
        Gate gate;
        Document document = RunFixture::document(u"a, b, c"_s);
        for (Node &node : document.nodes)
            node.concurrency = Concurrency{.key = u"one"_s};
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            m_fixture->scripts[id] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        QCOMPARE(m_fixture->calls.size(), 1);
        const QString second = m_fixture->calls.first() == u"a" ? u"b"_s : u"a"_s;
        AO_VERIFY_OK(
            await(m_fixture->service().cancelStep(run, StepPath(second), u"ada"_s, CancelToken())));
        m_fixture->settle();

        gate.open();
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1); // the third one has its turn
        gate.open();
        m_fixture->settled(run);
    }

    void stepsThatTakeNoTimeGiveTheirTurnBack()
    {
        Document document = RunFixture::document(u"m, m/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 3}});
        RunFixture::become(document, u"a"_s, u"instant"_s);
        RunFixture::node(document, u"a"_s).concurrency = Concurrency{.key = u"one"_s};

        QCOMPARE(m_fixture->settled(m_fixture->start(document)).summary().state,
                 RunState::Succeeded);
    }

    void aStepThatIsToBeCancelledIsNotRunAgainAfterACrash()
    {
        Gate gate;
        Document document = RunFixture::document(u"a, b"_s);
        m_fixture->scripts[u"a"_s] = [&gate](StepContext context, CancelToken) {
            return waitingAt(gate)(std::move(context), CancelToken()); // does not listen
        };
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        AO_VERIFY_OK(
            await(m_fixture->service().cancelStep(run, StepPath(u"a"_s), u"ada"_s, CancelToken())));
        m_fixture->execute("UPDATE runs SET owner = NULL");
        m_fixture->calls.clear();
        const auto other = m_fixture->createService(m_fixture->options());
        m_fixture->settle();

        const auto status = await(other->waitUntilSettled(run, CancelToken()));
        AO_VERIFY_OK(status);
        QCOMPARE(status->findStep(NodeId(u"a"_s))->state, StepState::Cancelled);
        QCOMPARE(m_fixture->calls, QStringList());
        gate.open();
        await(other->close());
    }

    void aStartWithAKnownKeyMakesNoRoom()
    {
        Gate gate;
        Document document = RunFixture::document(u"a"_s);
        document.properties.concurrency =
            Concurrency{.key = u"one"_s, .onConflict = Concurrency::OnConflict::CancelRunning};
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId first = m_fixture->start(document, {.idempotencyKey = u"k"_s});
        m_fixture->settle();
        QCOMPARE(m_fixture->start(document, {.idempotencyKey = u"k"_s}), first);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        gate.open();
        QCOMPARE(m_fixture->settled(first).summary().state, RunState::Succeeded);
    }

    void containersWaitForTheirTurn()
    {
        Gate gate;
        Document document = RunFixture::document(u"s, s/a"_s);
        RunFixture::become(document, u"s"_s, u"scope"_s);
        RunFixture::node(document, u"s"_s).concurrency = Concurrency{.key = u"one"_s};
        m_fixture->scripts[u"s#0/a"_s] = waitingAt(gate);
        const RunId first = m_fixture->start(document);
        const RunId second = m_fixture->start(document);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);

        gate.open();
        m_fixture->settled(first);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        gate.open();
        QCOMPARE(m_fixture->settled(second).summary().state, RunState::Succeeded);
    }

    void aWaitOutlastsARestartAndEndsOnce()
    {
        const auto aMinuteLater = [this](StepContext context,
                                         CancelToken) -> Task<Result<StepOutput>> {
            StepOutput waits = output(u"out"_s, context.attempt);
            waits.dueAt = m_fixture->clock().now() + 60s;
            co_return waits;
        };
        m_fixture->scripts[u"a"_s] = aMinuteLater;
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).last(), u"a timer_set 1"_s);

        m_fixture->restart();
        m_fixture->clock().advance(30s);
        m_fixture->settle();
        QVERIFY(!m_fixture->calls.contains(u"b"_s));
        m_fixture->clock().advance(31s);
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(status.findStep(NodeId(u"a"_s))->outputs.value("out"_L1).toInt(), 1);
    }

    void anApprovalIsAnsweredWhenNobodyDoes()
    {
        m_fixture->scripts[u"a"_s] = askingBriefly;
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();

        m_fixture->restart();
        m_fixture->clock().advance(10s);
        m_fixture->settle();
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->decision->by, u"timeout"_s);
    }

    void anEffectWithAnIdempotencyKeyIsNotInDoubt()
    {
        Gate gate;
        Document document = RunFixture::document(u"a"_s);
        RunFixture::become(document, u"a"_s, u"deploy"_s);
        document.nodes[0].idempotencyKey = u"{{ run.id }}"_s;
        QStringList keys;
        m_fixture->scripts[u"a"_s] = [&](StepContext context,
                                         CancelToken token) -> Task<Result<StepOutput>> {
            keys.append(context.idempotencyKey);
            return waitingAt(gate)(std::move(context), std::move(token));
        };
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        m_fixture->restart();
        m_fixture->settle();
        gate.open();

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(keys, QStringList({run.toString(), run.toString()}));
    }

    void theSameKeyStartsTheSameRun()
    {
        const Document document = RunFixture::document(u"a"_s);
        RunOptions options;
        options.idempotencyKey = u"push-42"_s;

        const RunId first = m_fixture->start(document, options);
        (void)m_fixture->settled(first);
        const RunId second = m_fixture->start(document, options);
        m_fixture->restart();
        const RunId third = m_fixture->start(document, options);
        options.idempotencyKey = u"push-43"_s;
        const RunId other = m_fixture->start(document, options);
        (void)m_fixture->settled(other);

        QCOMPARE(second, first);
        QCOMPARE(third, first);
        QVERIFY(other != first);
        QCOMPARE(m_fixture->calls.size(), 2);
    }

    void runsWithOneKeyStandInLine()
    {
        Gate gate;
        const Document document = keyed(u"a"_s, Concurrency::OnConflict::Queue);
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        QList<RunId> runs;
        for (int i = 0; i < 3; ++i) {
            runs.append(m_fixture->start(document));
            m_fixture->settle();
        }
        QCOMPARE(gate.waitingCount(), 1);

        m_fixture->restart();
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        for (const RunId &run : runs) {
            m_fixture->settle();
            QCOMPARE(gate.waitingCount(), 1);
            gate.open();
            QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        }
    }

    void aRunIsRefusedWhileAnotherHoldsTheKey()
    {
        Gate gate;
        const Document document = keyed(u"a"_s, Concurrency::OnConflict::Refuse);
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId first = m_fixture->start(document);
        m_fixture->settle();

        const auto second = await(m_fixture->service().start(document, {}, CancelToken()));
        gate.open();
        (void)m_fixture->settled(first);
        const auto third = await(m_fixture->service().start(document, {}, CancelToken()));

        QCOMPARE(codeOf(second), u"workflow.busy"_s);
        QCOMPARE(second.error().contextValue(u"run"), first.toString());
        AO_VERIFY_OK(third);
    }

    void aNewRunEndsTheOneBefore()
    {
        Gate gate;
        const Document document = keyed(u"a"_s, Concurrency::OnConflict::CancelRunning);
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId first = m_fixture->start(document);
        m_fixture->settle();

        const RunId second = m_fixture->start(document);
        m_fixture->settle();
        gate.open();

        QCOMPARE(m_fixture->settled(first).summary().state, RunState::Cancelled);
        QCOMPARE(m_fixture->settled(second).summary().state, RunState::Succeeded);
    }

    void stepsOfSeveralRunsShareAKey()
    {
        Gate gate;
        Document document = RunFixture::document(u"a, b"_s);
        for (Node &node : document.nodes)
            node.concurrency = Concurrency{.key = u"production"_s, .limit = 2};
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        m_fixture->scripts[u"b"_s] = waitingAt(gate);
        const RunId first = m_fixture->start(document);
        const RunId second = m_fixture->start(document);
        m_fixture->settle();

        QCOMPARE(gate.waitingCount(), 2);
        while (gate.waitingCount() > 0) {
            QVERIFY(gate.waitingCount() <= 2);
            gate.open();
            m_fixture->settle();
        }
        QCOMPARE(m_fixture->settled(first).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->settled(second).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls.size(), 4);
    }

    void aResourceHasItsOwnLimit()
    {
        Gate gate;
        RunServiceOptions options = m_fixture->options();
        options.limits[size_t(Resource::Cpu)] = 2;
        const auto service = m_fixture->createService(options);
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            m_fixture->scripts[id] = waitingAt(gate);
        const auto run =
            await(service->start(RunFixture::document(u"a, b, c"_s), RunOptions(), CancelToken()));
        m_fixture->settle();

        QCOMPARE(gate.waitingCount(), 2);
        gate.open();
        m_fixture->settle();
        gate.open();
        const auto status = await(service->waitUntilSettled(*run, CancelToken()));
        await(service->close());

        QCOMPARE(status->summary().state, RunState::Succeeded);
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunLimits)
#include "tst_runlimits.moc"
