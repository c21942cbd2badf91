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

/// Hands on a parameter.
Task<Result<StepOutput>> saying(StepContext context, CancelToken)
{
    co_return output(u"out"_s, context.parameters.value("text"_L1));
}

} // namespace

/// Containers, joins, conditions and cancelling.
class tst_RunControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aMapRunsItsBodyOnceForEachItem()
    {
        Document document = RunFixture::document(u"m, m/a>m/b, m.results>last"_s);
        RunFixture::become(
            document, u"m"_s, u"map"_s,
            {{u"items"_s, QJsonArray{u"x"_s, u"y"_s, u"z"_s}}, {u"result"_s, u"{{ a.out }}"_s}});
        RunFixture::node(document, u"a"_s).parameters = {
            {u"text"_s, u"{{ m.index }}:{{ m.item }}"_s}};
        for (int i = 0; i < 3; ++i)
            m_fixture->scripts[u"m#%1/a"_s.arg(i)] = saying;

        const RunId run = m_fixture->start(document);
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"m"_s))->outputs.value("results"_L1).toArray(),
                 QJsonArray({u"0:x"_s, u"1:y"_s, u"2:z"_s}));
        QCOMPARE(status.findStep(StepPath(u"m#2/b"_s))->state, StepState::Succeeded);
        QCOMPARE(m_fixture->calls.last(), u"last"_s);
        QCOMPARE(status.summary().plannedCount, 8);
        QCOMPARE(status.summary().finishedCount, 8);
        // The line of a list says the same.
        const auto line = await(m_fixture->service().summary(run, {}));
        AO_VERIFY_OK(line);
        QCOMPARE(line->plannedCount, 8);
        QCOMPARE(line->finishedCount, 8);
    }

    void thePassesOfEachContainerAreFound()
    {
        Document document = RunFixture::document(u"m, m/n, n/a"_s);
        RunFixture::node(document, u"n"_s).parent = NodeId(u"m"_s);
        for (const QString &map : {u"m"_s, u"n"_s})
            RunFixture::become(document, map, u"map"_s, {{u"items"_s, 2}});

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.passes().size(), 6);
        for (const QString &path : {u"m"_s, u"m#0/n"_s, u"m#1/n"_s}) {
            const qsizetype container = status.indexOf(StepPath(path));
            QCOMPARE(status.passesOf(container).size(), 2);
            for (const int pass : {0, 1}) {
                const qsizetype place = status.indexOfPass(container, pass);
                QVERIFY(status.passesOf(container).contains(place));
                QCOMPARE(status.passes()[place].container, container);
                QCOMPARE(status.passes()[place].index, pass);
            }
            QCOMPARE(status.indexOfPass(container, 2), -1);
        }
    }

    void aMapRunsNoMorePassesAtOnceThanItMay()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 5}, {u"maxParallel"_s, 2}});
        for (int i = 0; i < 5; ++i)
            m_fixture->scripts[u"m#%1/a"_s.arg(i)] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        QCOMPARE(gate.waitingCount(), 2);
        while (gate.waitingCount() > 0) {
            gate.open();
            m_fixture->settle();
            QVERIFY(gate.waitingCount() <= 2);
        }

        QCOMPARE(m_fixture->settled(run).passes().size(), 5);
    }

    void aMapOverNothingIsDone()
    {
        Document document = RunFixture::document(u"m, m/a, m.results>b"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, QJsonArray()}});

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls, QStringList(u"b"_s));
    }

    void whatIsNoListFailsTheMap()
    {
        Document document = RunFixture::document(u"m, m/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, u"words"_s}});

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().error.code, u"workflow.wrong_type"_s);
    }

    void aFailedPassEndsTheOthers()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/a>m/b"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 4}, {u"maxParallel"_s, 3}});
        m_fixture->scripts[u"m#0/a"_s] = waitingAt(gate);
        m_fixture->scripts[u"m#1/a"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Failed);
        QCOMPARE(status.findStep(StepPath(u"m#0/a"_s))->state, StepState::Cancelled);
        QCOMPARE(status.findStep(StepPath(u"m#0/b"_s))->state, StepState::Skipped);
        QVERIFY(!status.findStep(StepPath(u"m#3/a"_s)));
        QCOMPARE(status.findStep(NodeId(u"m"_s))->error.code, u"base.io"_s);
    }

    void aMapThatCollectsGoesOnAndListsWhatFailed()
    {
        Document document = RunFixture::document(u"m, m/a, m.failures>b"_s);
        RunFixture::become(
            document, u"m"_s, u"map"_s,
            {{u"items"_s, 3}, {u"onFailure"_s, u"collect"_s}, {u"result"_s, u"{{ a.out }}"_s}});
        m_fixture->scripts[u"m#1/a"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        const QJsonObject outputs = status.findStep(NodeId(u"m"_s))->outputs;
        QCOMPARE(outputs.value("results"_L1).toArray(),
                 QJsonArray({u"m#0/a"_s, QJsonValue::Null, u"m#2/a"_s}));
        QCOMPARE(outputs.value("failures"_L1)[0]["index"_L1].toInt(), 1);
    }

    void aLoopCarriesItsStateFromPassToPass()
    {
        Document document = RunFixture::document(u"l, l/a, l.state>b"_s);
        RunFixture::become(document, u"l"_s, u"loop"_s,
                           {{u"state"_s, u"-"_s},
                            {u"next"_s, u"{{ l.state }}{{ a.out }}"_s},
                            {u"while"_s, u"{{ a.other }}"_s}});
        const auto untilTheThird = [](StepContext context,
                                      CancelToken) -> Task<Result<StepOutput>> {
            co_return StepOutput{
                .values = {{u"out"_s, u"x"_s}, {u"other"_s, context.step.pass() < 2}}};
        };
        for (int i = 0; i < 4; ++i)
            m_fixture->scripts[u"l#%1/a"_s.arg(i)] = untilTheThird;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        const QJsonObject outputs = status.findStep(NodeId(u"l"_s))->outputs;
        QCOMPARE(outputs.value("state"_L1).toString(), u"-xxx"_s);
        QCOMPARE(outputs.value("passes"_L1).toInt(), 3);
    }

    void aLoopWithoutConditionRunsAsOftenAsItMay()
    {
        Document document = RunFixture::document(u"l, l/a"_s);
        RunFixture::become(document, u"l"_s, u"loop"_s, {{u"maxPasses"_s, 3}});

        (void)m_fixture->settled(m_fixture->start(document));

        QCOMPARE(m_fixture->calls, QStringList({u"l#0/a"_s, u"l#1/a"_s, u"l#2/a"_s}));
    }

    void aLoopThatDoesNotEndFails()
    {
        Document document = RunFixture::document(u"l, l/a"_s);
        RunFixture::become(document, u"l"_s, u"loop"_s,
                           {{u"maxPasses"_s, 3}, {u"while"_s, u"{{ a.out }}"_s}});

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().error.code, u"workflow.too_many_passes"_s);
    }

    void aCalledWorkflowIsRunAsItWasWhenTheRunBegan()
    {
        Document called = RunFixture::document(u"x>y"_s);
        called.properties.inputs = {{.name = u"who"_s, .type = PortType::Text}};
        called.properties.outputs = {{u"said"_s, u"{{ x.out }}"_s}};
        RunFixture::node(called, u"x"_s).parameters = {{u"text"_s, u"Hello {{ inputs.who }}"_s}};
        RunServiceOptions options = m_fixture->options();
        options.loadWorkflow = [&called](QString, QString) -> Task<Result<Document>> {
            co_return Document(called);
        };
        const auto service = m_fixture->createService(options);
        Document document = RunFixture::document(u"a>c, c.outputs>b"_s);
        RunFixture::become(document, u"c"_s, u"call"_s,
                           {{u"workflow"_s, u"other"_s},
                            {u"inputs"_s, QJsonObject{{u"who"_s, u"{{ a.out }}"_s}}}});
        m_fixture->scripts[u"c#0/x"_s] = saying;

        const auto run =
            await(service->start(document, {.repository = u"/repository"_s}, CancelToken()));
        called.nodes.clear();
        const auto settled = await(service->waitUntilSettled(*run, CancelToken()));
        await(service->close());

        AO_VERIFY_OK(settled);
        const RunStatus &status = *settled;
        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"c"_s))->outputs.value("outputs"_L1)["said"_L1].toString(),
                 u"Hello a"_s);
    }

    void aWorkflowThatCallsItselfDoesNotStart()
    {
        Document document = RunFixture::document(u"c"_s);
        RunFixture::become(document, u"c"_s, u"call"_s, {{u"workflow"_s, u"self"_s}});
        RunServiceOptions options = m_fixture->options();
        options.loadWorkflow = [&document](QString, QString) -> Task<Result<Document>> {
            co_return Document(document);
        };
        const auto service = m_fixture->createService(options);

        const auto run = await(service->start(document, {}, CancelToken()));
        const auto without = await(m_fixture->service().start(document, {}, CancelToken()));
        await(service->close());

        QCOMPARE(codeOf(run), u"workflow.cycle"_s);
        QCOMPARE(codeOf(without), u"workflow.not_loaded"_s);
    }

    void passesThatAreRecordedAreNotRepeatedAfterARestart()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/n, n/a>n/b, m.results>last"_s);
        RunFixture::become(
            document, u"m"_s, u"map"_s,
            {{u"items"_s, 3}, {u"maxParallel"_s, 1}, {u"result"_s, u"{{ n.results }}"_s}});
        RunFixture::become(document, u"n"_s, u"map"_s,
                           {{u"items"_s, 2},
                            {u"maxParallel"_s, 1},
                            {u"result"_s, u"{{ m.index }}{{ n.index }}"_s}});
        m_fixture->scripts[u"m#1/n#1/a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        QTRY_COMPARE(gate.waitingCount(), 1);

        m_fixture->restart();
        m_fixture->settle();
        gate.open();
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls.count(u"m#1/n#0/a"_s), 1);
        QCOMPARE(m_fixture->calls.count(u"m#1/n#1/a"_s), 2);
        QCOMPARE(status.findStep(StepPath(u"m#1/n#1/a"_s))->attempt, 2);
        const QJsonArray results =
            status.findStep(NodeId(u"m"_s))->outputs.value("results"_L1).toArray();
        QCOMPARE(results[2].toArray(), QJsonArray({u"20"_s, u"21"_s}));
        QCOMPARE(results[1].toArray(), QJsonArray({u"10"_s, u"11"_s}));
    }

    void joins_data()
    {
        QTest::addColumn<Join>("join");
        QTest::addColumn<int>("openGates");
        QTest::addColumn<bool>("hasRun");

        using Policy = Join::Policy;
        QTest::newRow("all, but one is missing") << Join{Policy::All, 0} << 2 << false;
        QTest::newRow("any") << Join{Policy::Any, 0} << 1 << true;
        QTest::newRow("two of three, one is there") << Join{Policy::AtLeast, 2} << 1 << false;
        QTest::newRow("two of three") << Join{Policy::AtLeast, 2} << 2 << true;
        QTest::newRow("ended, but one is missing") << Join{Policy::Ended, 0} << 2 << false;
    }

    void joins()
    {
        QFETCH(const Join, join);
        QFETCH(const int, openGates);
        std::array<Gate, 3> gates;
        Document document = RunFixture::document(u"a>j, b>j, c>j"_s);
        RunFixture::node(document, u"j"_s).join = join;
        for (size_t i = 0; i < gates.size(); ++i)
            m_fixture->scripts[QString(QChar(u'a' + int(i)))] = waitingAt(gates[i]);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        for (size_t i = 0; i < size_t(openGates); ++i)
            gates[i].open();
        m_fixture->settle();

        QTEST(m_fixture->calls.contains(u"j"_s), "hasRun");
        for (Gate &gate : gates)
            gate.open();
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        QCOMPARE(m_fixture->calls.count(u"j"_s), 1);
    }

    void aJoinThatCannotBeMetSkipsTheStep()
    {
        Document document = RunFixture::document(u"a>j, b>j"_s);
        RunFixture::node(document, u"j"_s).join = {Join::Policy::AtLeast, 2};
        m_fixture->scripts[u"a"_s] = onlyOther;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"j"_s))->state, StepState::Skipped);
        QCOMPARE(status.summary().state, RunState::Succeeded);
    }

    void aConditionDecidesWhetherAStepRuns()
    {
        Document document = RunFixture::document(u"a>b, b.done>c"_s);
        RunFixture::node(document, u"b"_s).when = u"{{ a.other }}"_s;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
        QCOMPARE(status.findStep(NodeId(u"c"_s))->state, StepState::Succeeded);
    }

    void onlyTheTriggerThatFiredBegins()
    {
        Document document = RunFixture::document(u"h>a, e>a, e>b"_s);
        RunFixture::become(document, u"h"_s, u"byhand"_s);
        RunFixture::become(document, u"e"_s, u"byevent"_s);

        const RunStatus byHand = m_fixture->settled(m_fixture->start(document));
        RunOptions options;
        options.trigger = NodeId(u"e"_s);
        options.payload = QJsonObject{{u"ref"_s, u"main"_s}};
        const RunStatus byEvent = m_fixture->settled(m_fixture->start(document, options));

        QCOMPARE(byHand.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
        QCOMPARE(byHand.findStep(NodeId(u"a"_s))->state, StepState::Succeeded);
        QCOMPARE(byEvent.findStep(NodeId(u"h"_s))->state, StepState::Skipped);
        QCOMPARE(byEvent.findStep(NodeId(u"b"_s))->state, StepState::Succeeded);
        QCOMPARE(byEvent.findStep(NodeId(u"e"_s))->outputs.value("out"_L1)["ref"_L1].toString(),
                 u"main"_s);
    }

    void oneStepIsCancelledAndTheRunGoesOn()
    {
        Gate gate;
        const Document document = RunFixture::document(u"a>b, c>d"_s);
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().cancelStep(run, NodeId(u"a"_s), u"Ada"_s, {})));
        const RunStatus status = m_fixture->settled(run);
        const auto again =
            await(m_fixture->service().cancelStep(run, NodeId(u"a"_s), u"Ada"_s, {}));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->state, StepState::Cancelled);
        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
        QCOMPARE(status.findStep(NodeId(u"d"_s))->state, StepState::Succeeded);
        QCOMPARE(codeOf(again), u"workflow.run_finished"_s);
    }

    void cancellingAContainerEndsEverythingInIt()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/n, n/a, m.results>b, c"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}});
        RunFixture::become(document, u"n"_s, u"map"_s, {{u"items"_s, 2}});
        for (int i = 0; i < 4; ++i)
            m_fixture->scripts[u"m#%1/n#%2/a"_s.arg(i / 2).arg(i % 2)] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 4);

        AO_VERIFY_OK(await(m_fixture->service().cancelStep(run, NodeId(u"m"_s), u"Ada"_s, {})));
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(gate.waitingCount(), 0);
        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"m"_s))->state, StepState::Cancelled);
        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
    }

    void aCancelledRunEndsItsContainers()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 3}});
        for (int i = 0; i < 3; ++i)
            m_fixture->scripts[u"m#%1/a"_s.arg(i)] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        AO_VERIFY_OK(await(m_fixture->service().cancel(run, {})));
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Cancelled);
        QCOMPARE(status.findStep(StepPath(u"m#0/a"_s))->state, StepState::Cancelled);
        QCOMPARE(status.findStep(NodeId(u"m"_s))->state, StepState::Cancelled);
    }

    void anApprovalInsideALoopIsAskedInEachPass()
    {
        Document document = RunFixture::document(u"m, m/a"_s);
        RunFixture::become(document, u"m"_s, u"map"_s,
                           {{u"items"_s, 2}, {u"result"_s, u"{{ a.out }}"_s}});
        for (int i = 0; i < 2; ++i)
            m_fixture->scripts[u"m#%1/a"_s.arg(i)] = approving;
        const RunId run = m_fixture->start(document);
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Waiting);

        m_fixture->restart();
        AO_VERIFY_OK(await(
            m_fixture->service().decide(run, StepPath(u"m#1/a"_s), {true, u"Ada"_s, {}}, {})));
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Waiting);
        AO_VERIFY_OK(await(
            m_fixture->service().decide(run, StepPath(u"m#0/a"_s), {true, u"Bob"_s, {}}, {})));

        const RunStatus status = m_fixture->settled(run);
        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(StepPath(u"m#1/a"_s))->decision->by, u"Ada"_s);
    }

    void instantStepsLeaveOnlyTheirOutcome()
    {
        Document document = RunFixture::document(u"a>b, b>c"_s);
        for (const QString &id : {u"a"_s, u"b"_s})
            RunFixture::become(document, id, u"instant"_s);

        const RunId run = m_fixture->start(document);
        (void)m_fixture->settled(run);

        QCOMPARE(m_fixture->events(run),
                 QStringList({u"run_started"_s, u"a succeeded 1"_s, u"b succeeded 1"_s,
                              u"c started 1"_s, u"c succeeded 1"_s, u"run_finished succeeded"_s}));
    }

    void pathsAreTakenApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isValid");
        QTest::newRow("top") << u"a"_s << true;
        QTest::newRow("nested") << u"m#1/n#22/a-1"_s << true;
        QTest::newRow("empty") << u""_s << false;
        QTest::newRow("no pass") << u"m/a"_s << false;
        QTest::newRow("pass of a leaf") << u"m#1"_s << false;
        QTest::newRow("no number") << u"m#x/a"_s << false;
        QTest::newRow("too large") << u"m#99999999999/a"_s << false;
    }

    void pathsAreTakenApart()
    {
        QFETCH(const QString, text);
        QTEST(StepPath::isValid(text), "isValid");
        const StepPath path(u"m#1/n#22/a-1"_s);
        QCOMPARE(path.node(), NodeId(u"a-1"_s));
        QCOMPARE(path.pass(), 22);
        QCOMPARE(path.container(), StepPath(u"m#1/n"_s));
        QCOMPARE(path.container().inside(22, NodeId(u"a-1"_s)), path);
        QVERIFY(StepPath(NodeId(u"a"_s)).container().isEmpty());
        QCOMPARE(StepPath(NodeId(u"a"_s)).pass(), -1);
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunControl)
#include "tst_runcontrol.moc"
