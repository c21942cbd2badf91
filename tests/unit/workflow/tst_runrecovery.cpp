// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

/// Says that it has a child process, then waits at the gate.
Script recordingItsProcess(Gate &gate)
{
    return [&gate](StepContext context, CancelToken token) {
        return [](Gate *at, StepContext step, CancelToken stop) -> Task<Result<StepOutput>> {
            AO_CO_CHECK(co_await step.services->recordProcess({{u"pid"_s, 42}}));
            AO_CO_CHECK(co_await at->wait(stop));
            co_return StepOutput();
        }(&gate, std::move(context), std::move(token));
    };
}

} // namespace

/// Runs whose program ends, or is not the only one.
class tst_RunRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void retriesSurviveARestartAndAreDueAtTheSameTime()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 3, .firstDelay = 10s, .factor = 1}};
        document.nodes[0].retry.hasJitter = false;
        m_fixture->scripts[u"a"_s] = twiceFailing;
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(4s);

        m_fixture->restart();
        m_fixture->clock().advance(5s);
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).last(), u"run_resumed"_s);
        m_fixture->clock().advance(1s);
        m_fixture->settle();

        QCOMPARE(m_fixture->events(run).last(), u"a retry_scheduled 2 base.io"_s);
    }

    void anApprovalWaitsThroughRestartsAndRecordsWhoAndWhy()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        const RunStatus waiting = m_fixture->settled(run);
        QCOMPARE(waiting.summary().state, RunState::Waiting);
        QCOMPARE(waiting.findStep(NodeId(u"a"_s))->approval->title, u"Ship it?"_s);

        m_fixture->restart();
        AO_VERIFY_OK(await(
            m_fixture->service().decide(run, NodeId(u"a"_s), {true, u"ada"_s, u"fine"_s}, {})));
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        const StepStatus step = *status.findStep(NodeId(u"a"_s));
        QCOMPARE(step.decision, Decision(true, u"ada"_s, u"fine"_s));
        QCOMPARE(step.outputs.value(u"out").toString(), u"ada"_s);
        QCOMPARE(codeOf(await(m_fixture->service().decide(run, NodeId(u"a"_s), {}, {}))),
                 u"workflow.run_finished"_s);
    }

    void finishedStepsAreNotRepeatedAndInterruptedOnesAre()
    {
        Gate gate;
        m_fixture->scripts[u"b"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settle();

        m_fixture->restart();
        m_fixture->settle();
        gate.open();

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|a succeeded 1|b started 1|run_resumed|b interrupted 1|"
                 "b started 2|b succeeded 2|run_finished succeeded"_s);
        QCOMPARE(status.findStep(NodeId(u"b"_s))->outputs.value(u"out").toInt(), 2);
    }

    void aStepWithAnEffectOutsideIsInDoubtAfterACrash_data()
    {
        QTest::addColumn<Resolution>("resolution");
        QTest::addColumn<QString>("expected");
        QTest::newRow("run again")
            << Resolution::RunAgain
            << u"a resolved 1|a started 2|a succeeded 2|b started 1|b succeeded 1|run_finished succeeded"_s;
        QTest::newRow("it did happen")
            << Resolution::MarkSucceeded
            << u"a resolved 1|b started 1|b succeeded 1|run_finished succeeded"_s;
        QTest::newRow("it did not") << Resolution::MarkFailed
                                    << u"a resolved 1|a failed 1 workflow.marked_failed|"
                                       "run_finished failed workflow.marked_failed"_s;
    }

    void aStepWithAnEffectOutsideIsInDoubtAfterACrash()
    {
        QFETCH(Resolution, resolution);
        QFETCH(QString, expected);
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        Document document = RunFixture::document(u"a>b"_s);
        document.nodes[0].kind = u"deploy"_s;
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->restart();
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Waiting);
        m_fixture->scripts.clear();

        AO_VERIFY_OK(
            await(m_fixture->service().resolve(run, NodeId(u"a"_s), resolution, u"ada"_s, {}, {})));
        m_fixture->settled(run);

        const QStringList events = m_fixture->events(run);
        QCOMPARE(events.mid(4).join(u'|').replace(u"out 2"_s, u""_s), expected);
        QCOMPARE(events.mid(0, 4).join(u'|'),
                 u"run_started|a started 1|run_resumed|a in_doubt 1"_s);
    }

    void aRunGoesOnWithTheDocumentItStartedWith()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        Document document = RunFixture::document(u"a>b"_s);
        const RunId run = m_fixture->start(document);
        document.nodes.removeLast();
        document.edges.clear();
        m_fixture->start(document); // the journal knows both versions
        m_fixture->settle();
        m_fixture->restart();
        m_fixture->settle();
        gate.open();
        m_fixture->settled(run);

        QVERIFY(m_fixture->events(run).contains(u"b succeeded 1"_s));
        QCOMPARE(await(m_fixture->service().show(run, {}))->document.nodes.size(), 2);
    }

    void childProcessesOfADeadProgramAreEndedFirst()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = recordingItsProcess(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        await(m_fixture->service().close());
        QList<QJsonObject> ended;
        RunServiceOptions options = m_fixture->options();
        options.endProcess = [&ended](QJsonObject process, CancelToken) -> Task<Result<>> {
            ended.append(process);
            return []() -> Task<Result<>> {
                co_return Result<>();
            }();
        };

        const auto service = m_fixture->createService(options);
        QCOMPARE(ended, QList<QJsonObject>({{{u"pid"_s, 42}}}));
        m_fixture->settle();
        gate.open();
        AO_VERIFY_OK(await(service->waitUntilSettled(run, {})));
        await(service->close());
        const auto left = m_fixture->database().readBlocking([](store::Connection &connection) {
            return connection.queryOne("SELECT count(*) FROM processes",
                                       [](const store::Row &row) { return row.integer(0); });
        });
        QCOMPARE(*left, std::optional(0));
    }

    void aStepOfWhichSomethingStillRunsIsInDoubt()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = recordingItsProcess(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        await(m_fixture->service().close());
        RunServiceOptions options = m_fixture->options();
        options.endProcess = [](QJsonObject, CancelToken) -> Task<Result<>> {
            co_return fail(agentops::errors::kIo, u"it hangs"_s);
        };

        const auto service = m_fixture->createService(options);
        const auto waiting = await(service->waitUntilSettled(run, {}));
        AO_VERIFY_OK(waiting);
        QCOMPARE(waiting->findStep(NodeId(u"a"_s))->state, StepState::InDoubt);
        AO_VERIFY_OK(await(
            service->resolve(run, NodeId(u"a"_s), Resolution::MarkSucceeded, u"ada"_s, {}, {})));
        AO_VERIFY_OK(await(service->waitUntilSettled(run, {})));
        await(service->close());

        m_fixture->restart();
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|run_resumed|a in_doubt 1 process_not_ended|a resolved 1|"
                 "run_finished succeeded"_s);
    }

    void closingWaitsForCallsThatAreGoingOn()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = recordingItsProcess(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        await(m_fixture->service().close());
        Gate ending;
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        options.endProcess = [&ending](QJsonObject, CancelToken) {
            return ending.wait(CancelToken()); // whatever the token says
        };
        const auto service = m_fixture->createService(options);

        const auto resuming = service->resume(run, {});
        m_fixture->settle();
        const auto closing = service->close();
        m_fixture->settle();
        QVERIFY(!closing.isReady());
        QCOMPARE(codeOf(await(service->list(1, {}))), u"base.cancelled"_s);

        ending.open();
        QTRY_VERIFY(closing.isReady());
        QVERIFY(resuming.isReady());
    }

    void onlyOneOfTwoProgramsOwnsARun()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();

        const auto other = m_fixture->createService(m_fixture->options());

        QVERIFY(other->activeRuns().isEmpty());
        QCOMPARE(codeOf(await(other->resume(run, {}))), u"workflow.owned_elsewhere"_s);
        QCOMPARE(gate.waitingCount(), 1);
        await(other->close());
    }

    void anAnswerGivenByAnotherProgramArrives()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);

        AO_VERIFY_OK(await(other->decide(run, NodeId(u"a"_s), {true, u"cli"_s, {}}, {})));
        QCOMPARE(codeOf(await(other->decide(run, NodeId(u"b"_s), {true, u"cli"_s, {}}, {}))),
                 u"workflow.not_waiting"_s);
        QSignalSpy heard(other.get(), &RunService::runChanged);
        const auto look = [&] {
            m_fixture->clock().advance(500ms);
            m_fixture->settle();
            return m_fixture->settled(run).summary().state;
        };

        QTRY_COMPARE(look(), RunState::Succeeded);
        QTRY_VERIFY(!heard.isEmpty());
        await(other->close());
    }

    void aDetachedRunIsCarriedOutByWhoeverLooksForWork()
    {
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);

        const auto run =
            await(other->start(RunFixture::document(u"a"_s), {.isDetached = true}, {}));
        AO_VERIFY_OK(run);
        QCOMPARE(await(other->show(*run, {}))->status.summary().state, RunState::Pending);
        m_fixture->clock().advance(500ms);

        QCOMPARE(m_fixture->settled(*run).summary().state, RunState::Succeeded);
        await(other->close());
    }

    void aDamagedJournalIsReported()
    {
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);
        AO_VERIFY_OK(m_fixture->database().writeBlocking([](store::Connection &connection) {
            return connection.run("DELETE FROM events WHERE sequence = 2");
        }));

        QCOMPARE(codeOf(await(m_fixture->service().show(run, {}))), u"workflow.damaged_journal"_s);
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunRecovery)
#include "tst_runrecovery.moc"
