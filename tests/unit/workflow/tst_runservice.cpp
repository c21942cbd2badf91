// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// What a run does, as the order of its events.
class tst_RunService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void runsFollowTheGraph_data()
    {
        using Scripts = std::map<QString, Script>;
        QTest::addColumn<Document>("document");
        QTest::addColumn<Scripts>("scripts");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Document &document, const Scripts &scripts,
                            const QString &expected) {
            QTest::newRow(name) << document << scripts << expected;
        };
        const auto graph = &RunFixture::document;
        const auto with = [&](const QString &text, const QString &id, auto change) {
            Document document = graph(text);
            for (Node &node : document.nodes) {
                if (node.id.text() == id)
                    change(node);
            }
            return document;
        };
        row("one step", graph(u"a"_s), {},
            u"run_started|a started 1|a succeeded 1|run_finished succeeded"_s);
        row("a chain goes in order", graph(u"a>b"_s), {},
            u"run_started|a started 1|a succeeded 1|b started 1|b succeeded 1|run_finished succeeded"_s);
        row("a failure stops the run", graph(u"a>b"_s), {{u"a"_s, failing}},
            u"run_started|a started 1|a failed 1 base.io|run_finished failed base.io"_s);
        row("a failure that is skipped over",
            with(u"a>b,c"_s, u"a"_s, [](Node &n) { n.onError = OnError::Skip; }),
            {{u"a"_s, failing}},
            u"run_started|a started 1|c started 1|a failed 1 base.io|b skipped branch_not_taken|"
            "c succeeded 1|run_finished succeeded"_s);
        row("a failure that the next step deals with",
            with(u"a>b"_s, u"a"_s, [](Node &n) { n.onError = OnError::Continue; }),
            {{u"a"_s, failing}},
            u"run_started|a started 1|a failed 1 base.io|b started 1|b succeeded 1|"
            "run_finished succeeded"_s);
        row("a branch that is not taken", graph(u"a.other>b, a.out>c, c>d"_s),
            {{u"a"_s, onlyOther}},
            u"run_started|a started 1|a succeeded 1|c skipped branch_not_taken|"
            "d skipped branch_not_taken|b started 1|b succeeded 1|run_finished succeeded"_s);
        row("branches join again at one port", graph(u"a.other>b, a.out>c, b>d, c>d"_s),
            {{u"a"_s, onlyOther}},
            u"run_started|a started 1|a succeeded 1|c skipped branch_not_taken|b started 1|"
            "b succeeded 1|d started 1|d succeeded 1|run_finished succeeded"_s);
        row("a step that needs both ports is skipped when one branch is",
            graph(u"a.other>d.in, a.out>d.second"_s), {{u"a"_s, onlyOther}},
            u"run_started|a started 1|a succeeded 1|d skipped branch_not_taken|"
            "run_finished succeeded"_s);
        row("a muted step lets the next one run",
            with(u"a>b>c"_s.replace(u"b>c"_s, u"b, b>c"_s), u"b"_s,
                 [](Node &n) { n.isMuted = true; }),
            {},
            u"run_started|a started 1|a succeeded 1|b skipped muted|c started 1|c succeeded 1|"
            "run_finished succeeded"_s);
        Document conditional = graph(u"a>b"_s);
        conditional.edges[0].condition = u"{{ a.other }}"_s;
        row("an edge condition that is not met", conditional, {},
            u"run_started|a started 1|a succeeded 1|b skipped branch_not_taken|"
            "run_finished succeeded"_s);
        Document muted = with(u"a>b"_s, u"a"_s, [](Node &n) { n.onError = OnError::Skip; });
        muted.edges[0].isMuted = true;
        row("a muted edge is as if it were not there", muted, {{u"a"_s, failing}},
            u"run_started|a started 1|b started 1|a failed 1 base.io|b succeeded 1|"
            "run_finished succeeded"_s);
        Document undecided = graph(u"a>b,b>c"_s);
        undecided.edges[0].condition = u"{{ a.out.size }}"_s;
        row("an edge condition that cannot be told", undecided, {},
            u"run_started|a started 1|a succeeded 1|b failed workflow.no_value|"
            "run_finished failed workflow.no_value"_s);
        row("a missing secret",
            with(
                u"a"_s, u"a"_s,
                [](Node &n) { n.parameters = {{u"token"_s, QJsonObject{{u"secret"_s, u"t"_s}}}}; }),
            {},
            u"run_started|a started 1|a failed 1 workflow.unknown_secret|"
            "run_finished failed workflow.unknown_secret"_s);
        row("a parameter of the wrong type",
            with(u"b>a"_s, u"a"_s,
                 [](Node &n) { n.parameters = {{u"count"_s, u"{{ b.out }}"_s}}; }),
            {},
            u"run_started|b started 1|b succeeded 1|a started 1|a failed 1 workflow.wrong_type|"
            "run_finished failed workflow.wrong_type"_s);
    }

    void runsFollowTheGraph()
    {
        using Scripts = std::map<QString, Script>;
        QFETCH(Document, document);
        QFETCH(Scripts, scripts);
        QFETCH(QString, expected);
        m_fixture->scripts = scripts;

        const RunId run = m_fixture->start(document);
        m_fixture->settled(run);

        QCOMPARE(m_fixture->events(run).join(u'|'), expected);
        QTRY_VERIFY(m_fixture->service().activeRuns().isEmpty());
    }

    void eventsAreInTheJournalBeforeTheyAreAnnounced()
    {
        int checked = 0;
        int missing = 0;
        connect(&m_fixture->service(), &RunService::eventRecorded, this,
                [&](const RunEvent &event) {
                    const auto rows =
                        m_fixture->database().readBlocking([&event](store::Connection &connection) {
                            return connection.queryOne(
                                "SELECT kind FROM events WHERE run = ?1 AND sequence = ?2",
                                [](const store::Row &row) { return row.text(0); }, event.run,
                                event.sequence);
                        });
                    ++checked;
                    missing += rows && *rows == eventKindName(event.kind) ? 0 : 1;
                });

        m_fixture->run(u"a>b,b>c"_s);

        QCOMPARE(checked, 9);
        QCOMPARE(missing, 0);
    }

    void stepsRunAtTheSameTimeUpToTheLimit()
    {
        Gate gate;
        for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
            m_fixture->scripts[id] = waitingAt(gate);

        const RunId run = m_fixture->start(RunFixture::document(u"a,b,c"_s), {.maxParallel = 2});
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 2);
        gate.open();
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        gate.open();

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->settled(run).summary().progress(), 1.0);
    }

    void failedStepsAreTriedAgainAfterGrowingDelays()
    {
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 3, .firstDelay = 1s, .factor = 10}};
        document.nodes[0].retry.hasJitter = false;
        m_fixture->scripts[u"a"_s] = twiceFailing;

        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(999ms);
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).size(), 3);
        m_fixture->clock().advance(1ms);
        m_fixture->settle();
        QCOMPARE(m_fixture->events(run).size(), 5);
        m_fixture->clock().advance(10s);

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|a retry_scheduled 1 base.io|a started 2|"
                 "a retry_scheduled 2 base.io|a started 3|a succeeded 3|run_finished succeeded"_s);
    }

    void aStepThatTakesTooLongIsEnded()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].timeout = 5s;

        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        m_fixture->clock().advance(5s);

        QCOMPARE(m_fixture->settled(run).summary().error.code, u"workflow.step_timeout"_s);
        QCOMPARE(gate.waitingCount(), 0);
    }

    void cancellingEndsRunningStepsAndTheRun()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().cancel(run, CancelToken())));

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Cancelled);
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|run_cancel_requested|a cancelled 1|"
                 "run_finished cancelled"_s);
        QCOMPARE(codeOf(await(m_fixture->service().cancel(run, CancelToken()))),
                 u"workflow.run_finished"_s);
    }

    void cancellingEndsAStepWhoseStartIsBeingRecorded()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a>b"_s));

        AO_VERIFY_OK(await(m_fixture->service().cancel(run, CancelToken())));

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Cancelled);
        QCOMPARE(gate.waitingCount(), 0);
    }

    void aFailureEndsTheOtherSteps()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        m_fixture->scripts[u"b"_s] = failing;

        QCOMPARE(m_fixture->run(u"a,b"_s).join(u'|'),
                 u"run_started|a started 1|b started 1|b failed 1 base.io|a cancelled 1|"
                 "run_finished failed base.io"_s);
    }

    void theLogSaysWhyAStepFailed()
    {
        m_fixture->scripts[u"a"_s] = failing;
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(run);

        const auto lines = await(m_fixture->service().logs(run, NodeId(u"a"_s), 0, {}));

        AO_VERIFY_OK(lines);
        QCOMPARE(lines->size(), 1);
        QCOMPARE(lines->at(0).stream, LogStream::System);
        QCOMPARE(lines->at(0).text, u"broken\n"_s);
    }

    void aRejectedApprovalFailsTheRunWithoutRetry()
    {
        m_fixture->scripts[u"a"_s] = approving;
        Document document = RunFixture::document(u"a>b"_s);
        document.nodes[0].retry.maxAttempts = 5;
        const RunId run = m_fixture->start(document);
        m_fixture->settled(run);

        AO_VERIFY_OK(await(m_fixture->service().decide(run, NodeId(u"a"_s),
                                                       {false, u"ada"_s, u"too early"_s}, {})));

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.summary().error.code, u"workflow.rejected"_s);
        QVERIFY(status.summary().error.message.contains(u"too early"));
    }

    void approvalsCanBeGivenBeforehand()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run =
            m_fixture->start(RunFixture::document(u"a>b"_s), {.approveAs = u"script"_s});

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QVERIFY(m_fixture->events(run).contains(u"a decided 1"_s));
    }

    void rerunFromAStepKeepsWhatCameBefore()
    {
        int runsOfA = 0;
        m_fixture->scripts[u"a"_s] = [&runsOfA](StepContext,
                                                CancelToken) -> Task<Result<StepOutput>> {
            ++runsOfA;
            return [](int n) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, n);
            }(runsOfA);
        };
        const RunId first = m_fixture->start(RunFixture::document(u"a>b,b>c"_s));
        m_fixture->settled(first);

        const auto second = await(m_fixture->service().rerun(
            first,
            {.extent = RerunRequest::Extent::From, .from = {StepPath(u"b"_s)}, .document = {}}, {},
            CancelToken()));
        AO_VERIFY_OK(second);
        const RunStatus status = m_fixture->settled(*second);

        QCOMPARE(runsOfA, 1);
        QCOMPARE(status.summary().rerunOf, first);
        QCOMPARE(status.summary().repository, u"/repository"_s);
        QCOMPARE(m_fixture->events(*second).join(u'|'),
                 u"a succeeded 1|run_started|b started 1|b succeeded 1|c started 1|c succeeded 1|"
                 "run_finished succeeded"_s);
    }

    void unknownRunsAreReported()
    {
        const RunId nobody = RunId::create();
        RunService &service = m_fixture->service();

        QCOMPARE(codeOf(await(service.show(nobody, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.cancel(nobody, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.resume(nobody, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.logs(nobody, {}, 0, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.rerun(nobody, {}, {}, {}))), u"workflow.run_not_found"_s);
        QCOMPARE(codeOf(await(service.waitUntilSettled(nobody, {}))), u"workflow.run_not_found"_s);
    }

    void runsAreListedNewestFirst()
    {
        const RunId first = m_fixture->start(RunFixture::document(u"a"_s));
        const RunId second = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settled(first);
        m_fixture->settled(second);

        const auto runs = await(m_fixture->service().list(10, {}));

        AO_VERIFY_OK(runs);
        QCOMPARE(runs->size(), 2);
        QCOMPARE(runs->first().id, second);
        QCOMPARE(runs->first().finishedCount, 1);
        QCOMPARE(runs->first().workflowName, u"Test"_s);
    }

    /// And keeps no other step from the folder.
    void makingTheFolderTakesOfTheTimeOfTheStep()
    {
        Gate gate;
        RunServiceOptions options = m_fixture->options();
        const auto workspaces = std::make_shared<FakeWorkspaces>();
        workspaces->gate = &gate;
        options.workspaces = workspaces;
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"a, b"_s);
        document.nodes[0].timeout = 5s;
        document.nodes[0].onError = OnError::Continue;
        const auto run =
            await(service->start(document, {.repository = u"/repository"_s}, CancelToken()));
        AO_VERIFY_OK(run);
        QTRY_COMPARE(gate.waitingCount(), 1);

        m_fixture->clock().advance(5s);
        m_fixture->settle();
        const auto before = await(service->catchUp(*run, {}, CancelToken()));
        AO_VERIFY_OK(before);
        QCOMPARE(before->findStep(NodeId(u"a"_s))->error.code, u"workflow.step_timeout"_s);
        QCOMPARE(before->findStep(NodeId(u"b"_s))->state, StepState::Running);
        gate.open();

        const auto status = await(service->waitUntilSettled(*run, CancelToken()));
        AO_VERIFY_OK(status);
        QCOMPARE(status->findStep(NodeId(u"b"_s))->state, StepState::Succeeded);
        QCOMPARE(m_fixture->calls, QStringList({u"b"_s}));
        await(service->close());
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunService)
#include "tst_runservice.moc"
