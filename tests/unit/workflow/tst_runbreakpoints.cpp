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

NodeId id(const char *text)
{
    return NodeId(QString::fromLatin1(text));
}

Breakpoint at(const char *node, const QString &condition = {})
{
    return {.node = id(node), .condition = condition};
}

Breakpoint on(const char *edge)
{
    return {.edge = EdgeId(QString::fromLatin1(edge))};
}

/// The steps that are held, in the order of the run.
QStringList heldOf(const RunStatus &status)
{
    QStringList held;
    for (const StepStatus &step : status.steps()) {
        if (step.hold)
            held.append(step.path.text());
    }
    return held;
}

} // namespace

/// Runs that hold at breakpoints and go on step by step.
class tst_RunBreakpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aStepWaitsAtItsBreakpointBeforeItBegins()
    {
        const RunId run = begin(RunFixture::document(u"a>b, b>c"_s), {at("b")});

        const RunStatus held = m_fixture->settled(run);

        QCOMPARE(held.summary().state, RunState::Waiting);
        QCOMPARE(held.findStep(id("b"))->state, StepState::WaitingForApproval);
        QCOMPARE(held.findStep(id("b"))->hold->reason, Hold::Reason::Breakpoint);
        QCOMPARE(held.heldCount(), 1);
        QCOMPARE(m_fixture->calls, QStringList(u"a"_s));

        goOn(run, "b", StepMode::Continue);
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QVERIFY(!status.findStep(id("b"))->decision);
        QCOMPARE(status.heldCount(), 0);
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(m_fixture->events(run),
                 QStringList({u"run_started"_s, u"a started 1"_s, u"a succeeded 1"_s,
                              u"b approval_requested breakpoint"_s, u"b decided"_s,
                              u"b started 1"_s, u"b succeeded 1"_s, u"c started 1"_s,
                              u"c succeeded 1"_s, u"run_finished succeeded"_s}));
    }

    void whatIsBesideAHeldStepGoesOn()
    {
        const RunId run = begin(RunFixture::document(u"a>b, c>d"_s), {at("a")});

        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"a"_s));
        QCOMPARE(m_fixture->calls, QStringList({u"c"_s, u"d"_s}));
    }

    void aHeldStepTakesNoSlot()
    {
        RunOptions options{.maxParallel = 1, .breakpoints = {at("a")}};
        const RunId run = m_fixture->start(RunFixture::document(u"a, c"_s), options);

        (void)m_fixture->settled(run);

        QCOMPARE(m_fixture->calls, QStringList(u"c"_s));
    }

    void breakpoints_data()
    {
        QTest::addColumn<Breakpoint>("breakpoint");
        QTest::addColumn<QStringList>("held");

        const QStringList b{u"b"_s};
        const QStringList none;
        QTest::newRow("a condition that is met") << at("b", u"a.out === 'a'"_s) << b;
        QTest::newRow("a condition that is not") << at("b", u"a.out === 'x'"_s) << none;
        QTest::newRow("a condition with braces") << at("b", u"({x: {y: 1}}).x.y"_s) << b;
        QTest::newRow("a broken condition") << at("b", u"a.out +"_s) << b;
        QTest::newRow("a condition of what has not run yet") << at("b", u"c.out"_s) << b;
        QTest::newRow("an edge that is followed") << on("e0") << b;
        QTest::newRow("an edge that is not followed") << on("e2") << none;
        QTest::newRow("no such step") << at("zz") << none;
        QTest::newRow("no place at all") << Breakpoint() << none;
        QTest::newRow("a step that is skipped") << at("d") << none;
        QTest::newRow("one that is off") << Breakpoint{.node = id("b"), .isEnabled = false} << none;
    }

    void breakpoints()
    {
        QFETCH(const Breakpoint, breakpoint);
        const RunId run = begin(RunFixture::document(u"a>b, b>c, a.other>d"_s), {breakpoint});

        const RunStatus status = m_fixture->settled(run);

        QTEST(heldOf(status), "held");
    }

    void aConditionThatCannotBeToldHoldsAndSaysWhy()
    {
        const RunId run = begin(RunFixture::document(u"a>b"_s), {at("b", u"a.out +"_s)});

        const Hold hold = *m_fixture->settled(run).findStep(id("b"))->hold;

        QCOMPARE(hold.reason, Hold::Reason::BrokenCondition);
        QCOMPARE(hold.condition, u"a.out +"_s);
        QVERIFY(!hold.problem.isEmpty());
    }

    void aMutedEdgeHoldsNothing()
    {
        Document document = RunFixture::document(u"a>b, c>b.second"_s);
        document.edges[0].isMuted = true;
        const RunId run = begin(document, {on("e0")});

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
    }

    void retriesAreNotHeldAgain()
    {
        Document document = RunFixture::document(u"a"_s);
        RunFixture::node(document, u"a"_s).retry = {{.maxAttempts = 3, .firstDelay = 1s}};
        m_fixture->scripts[u"a"_s] = twiceFailing;
        const RunId run = begin(document, {at("a")});
        (void)m_fixture->settled(run);

        goOn(run, "a", StepMode::Continue);
        for (int i = 0; i < 4; ++i) {
            m_fixture->settle();
            m_fixture->clock().advance(1min);
        }

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
    }

    void eachPassOfAContainerHolds()
    {
        Document document = RunFixture::document(u"m, m/x>m/y"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}});
        const RunId run = begin(document, {at("y", u"m.index === 1"_s), at("x")});

        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList({u"m#0/x"_s, u"m#1/x"_s}));
        goOn(run, "m#0/x", StepMode::Continue);
        goOn(run, "m#1/x", StepMode::Continue);
        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"m#1/y"_s));
    }

    void whatIsHeldStaysHeldAfterARestart()
    {
        const RunId run = begin(RunFixture::document(u"a>b, b>c"_s), {at("b")});
        (void)m_fixture->settled(run);

        m_fixture->restart();
        m_fixture->settle();
        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"b"_s));
        goOn(run, "b", StepMode::Over);
        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"c"_s));
        m_fixture->restart();
        goOn(run, "c", StepMode::Continue);

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }

    void overPassesByWhatIsInAContainer()
    {
        Document document = RunFixture::document(u"a>m, m/x>m/y, m>b"_s);
        document.edges.last().from.port = u"done"_s;
        RunFixture::become(document, u"m"_s, u"scope"_s);
        const RunId run = begin(document, {at("a")});
        (void)m_fixture->settled(run);

        goOn(run, "a", StepMode::Over);
        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"m"_s));
        goOn(run, "m", StepMode::Over);

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(heldOf(status), QStringList(u"b"_s));
        QCOMPARE(status.findStep(id("b"))->hold->reason, Hold::Reason::Stepping);
        QVERIFY(status.stepping() == std::optional(Stepping{StepMode::Over, id("m")}));
        QVERIFY(m_fixture->calls.contains(u"m#0/y"_s));
    }

    void intoGoesIntoACalledWorkflowAndOverComesOutOfIt()
    {
        const Document called = RunFixture::document(u"x>y"_s);
        RunServiceOptions options = m_fixture->options();
        options.loadWorkflow = [called](QString, QString) {
            return [](Document document) -> Task<Result<Document>> {
                co_return document;
            }(called);
        };
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"c, c.outputs>b"_s);
        RunFixture::become(document, u"c"_s, u"call"_s, {{u"workflow"_s, u"other"_s}});
        const auto run = await(service->start(
            document, {.repository = u"/repository"_s, .breakpoints = {at("c")}}, {}));
        AO_VERIFY_OK(run);
        QStringList held;
        for (const StepMode how :
             {StepMode::Into, StepMode::Over, StepMode::Over, StepMode::Continue}) {
            const auto status = await(service->waitUntilSettled(*run, {}));
            AO_VERIFY_OK(status);
            QCOMPARE(status->heldCount(), 1);
            held += heldOf(*status);
            AO_VERIFY_OK(await(service->goOn(*run, StepPath(held.last()), how, {})));
        }
        const auto end = await(service->waitUntilSettled(*run, {}));
        await(service->close());

        QCOMPARE(held, QStringList({u"c"_s, u"c#0/x"_s, u"c#0/y"_s, u"b"_s}));
        AO_VERIFY_OK(end);
        QCOMPARE(end->summary().state, RunState::Succeeded);
    }

    void breakpointsAreSetWhileTheRunGoesOn()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = begin(RunFixture::document(u"a>b, b>c"_s), {at("b")});
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().setBreakpoints(run, {at("c")}, {})));
        m_fixture->restart(); // they are in the journal
        m_fixture->settle();
        gate.open();
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(heldOf(status), QStringList(u"c"_s));
        QCOMPARE(status.breakpoints(), QList<Breakpoint>({at("c")}));
    }

    void aStepThatWaitsForASlotIsHeldAsWell()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a, b"_s), {.maxParallel = 1});
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().setBreakpoints(run, {at("b")}, {})));
        gate.open();

        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"b"_s));
    }

    void aStepThatIsHeldKeepsNoTurn()
    {
        Gate gate;
        Document document = RunFixture::document(u"a, b, c"_s);
        for (const QString &node : {u"a"_s, u"b"_s, u"c"_s})
            RunFixture::node(document, node).concurrency = Concurrency{.key = u"one"_s};
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().setBreakpoints(run, {at("b")}, {})));
        gate.open();
        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"b"_s));
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"c"_s}));
        goOn(run, "b", StepMode::Continue);

        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
    }

    void aRunThatIsHeldIsCancelled()
    {
        const RunId run = begin(RunFixture::document(u"a>b"_s), {at("a")});
        (void)m_fixture->settled(run);

        AO_VERIFY_OK(await(m_fixture->service().cancel(run, {})));

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.summary().state, RunState::Cancelled);
        QCOMPARE(heldOf(status), QStringList());
        QCOMPARE(status.heldCount(), 0);
    }

    void aFailureLeavesOutWhatIsHeldButWhatCleansUp()
    {
        m_fixture->scripts[u"a"_s] = failing;
        Document document = RunFixture::document(u"a, p, f"_s);
        for (Node &node : document.nodes) {
            if (node.id == NodeId(u"f"_s))
                node.join.policy = Join::Policy::Ended;
        }
        const RunId run = begin(document, {at("p"), at("f")});
        const RunStatus held = m_fixture->settled(run);
        QCOMPARE(held.findStep(id("p"))->state, StepState::Skipped);
        QCOMPARE(heldOf(held), QStringList(u"f"_s));

        goOn(run, "f", StepMode::Continue);

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.summary().state, RunState::Failed);
        QCOMPARE(status.findStep(id("f"))->state, StepState::Succeeded);
    }

    void aStepThatIsHeldIsCancelled()
    {
        const RunId run = begin(RunFixture::document(u"a>b, c"_s), {at("a")});
        (void)m_fixture->settled(run);

        AO_VERIFY_OK(await(m_fixture->service().cancelStep(run, id("a"), u"Ada"_s, {})));

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(id("a"))->state, StepState::Cancelled);
        QCOMPARE(status.findStep(id("b"))->state, StepState::Skipped);
    }

    void timeDoesNotRunWhileSomethingIsHeld()
    {
        Document document = RunFixture::document(u"m, m/x>m/y"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s);
        RunFixture::node(document, u"m"_s).timeout = 10s;
        RunFixture::node(document, u"y"_s).timeout = 10s;
        Gate gate;
        m_fixture->scripts[u"m#0/y"_s] = waitingAt(gate);
        const RunId run = begin(document, {at("y")});
        (void)m_fixture->settled(run);

        m_fixture->clock().advance(1h);
        m_fixture->settle();
        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"m#0/y"_s));
        goOn(run, "m#0/y", StepMode::Continue);
        m_fixture->settle();
        m_fixture->clock().advance(5s);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        m_fixture->clock().advance(6s);

        QCOMPARE(m_fixture->settled(run).summary().error.code, u"workflow.step_timeout"_s);
    }

    void nobodyAnswersForThePersonWhoIsAskedAtABreakpoint()
    {
        RunOptions options{.approveAs = u"ada"_s, .breakpoints = {at("a")}};
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s), options);

        QCOMPARE(heldOf(m_fixture->settled(run)), QStringList(u"a"_s));
        QCOMPARE(codeOf(await(m_fixture->service().decide(run, id("a"), {true, {}, {}}, {}))),
                 u"workflow.not_waiting"_s);
    }

    void onlyWhatIsHeldGoesOn()
    {
        m_fixture->scripts[u"a"_s] = approving;
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        (void)m_fixture->settled(run);

        RunService &service = m_fixture->service();
        QCOMPARE(codeOf(await(service.goOn(run, id("a"), RunService::Step::Over, {}))),
                 u"workflow.not_waiting"_s);
        QCOMPARE(codeOf(await(service.pin(run, id("a"), {}, {}))), u"workflow.not_waiting"_s);
        AO_VERIFY_OK(await(service.decide(run, id("a"), {true, u"ada"_s, {}}, {})));
        (void)m_fixture->settled(run);
        QCOMPARE(codeOf(await(service.setBreakpoints(run, {}, {}))), u"workflow.run_finished"_s);
    }

    void valuesStandForAStepThatIsHeld()
    {
        const RunId run = begin(RunFixture::document(u"a>b, b>c"_s), {at("b")});
        (void)m_fixture->settled(run);

        AO_VERIFY_OK(await(m_fixture->service().pin(run, id("b"), {{u"out"_s, u"mine"_s}}, {})));
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QVERIFY(status.findStep(id("b"))->isPinned);
        QCOMPARE(status.findStep(id("b"))->outputs.value("out"_L1).toString(), u"mine"_s);
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"c"_s}));
    }

    void anotherProgramLetsGoOfARun()
    {
        const RunId run = begin(RunFixture::document(u"a>b"_s), {at("a")});
        (void)m_fixture->settled(run);
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);

        AO_VERIFY_OK(await(other->setBreakpoints(run, {at("b")}, {})));
        AO_VERIFY_OK(await(other->goOn(run, id("a"), RunService::Step::Continue, {})));
        for (int i = 0; i < 3; ++i) {
            m_fixture->clock().advance(1s);
            m_fixture->settle();
        }
        const RunStatus status = m_fixture->settled(run);
        await(other->close());

        QCOMPARE(heldOf(status), QStringList(u"b"_s));
    }

private:
    RunId begin(const Document &document, const QList<Breakpoint> &breakpoints)
    {
        return m_fixture->start(document, {.breakpoints = breakpoints});
    }

    void goOn(const RunId &run, const char *step, StepMode how)
    {
        AO_VERIFY_OK(
            await(m_fixture->service().goOn(run, StepPath(QLatin1StringView(step)), how, {})));
        m_fixture->settle();
    }

    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunBreakpoints)
#include "tst_runbreakpoints.moc"
