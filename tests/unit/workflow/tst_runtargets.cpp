// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

QList<NodeId> ids(const QStringList &texts)
{
    QList<NodeId> nodes;
    for (const QString &text : texts)
        nodes.append(NodeId(text));
    return nodes;
}

/// Paths of the steps that have succeeded, in the order of the run.
QStringList doneIn(const RunStatus &status)
{
    QStringList done;
    for (const StepStatus &step : status.steps()) {
        if (step.state == StepState::Succeeded)
            done.append(step.path.text());
    }
    return done;
}

} // namespace

/// Runs of chosen steps and what these need.
class tst_RunTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void onlyWhatTheTargetsNeedIsCarriedOut_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QStringList>("targets");
        QTest::addColumn<QStringList>("done");

        QTest::newRow("nothing is chosen")
            << u"a>b, c"_s << QStringList() << QStringList({u"a"_s, u"b"_s, u"c"_s});
        QTest::newRow("a first step") << u"a>b, c"_s << QStringList(u"a"_s) << QStringList(u"a"_s);
        QTest::newRow("in the middle")
            << u"a>b, b>c, a>d"_s << QStringList(u"b"_s) << QStringList({u"a"_s, u"b"_s});
        QTest::newRow("two ways to it")
            << u"a>b, a>c, b>d, c>d.second, d>e, x>e.second"_s << QStringList(u"d"_s)
            << QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QTest::newRow("two of them") << u"a>b, c>d, e"_s << QStringList({u"b"_s, u"c"_s})
                                     << QStringList({u"a"_s, u"b"_s, u"c"_s});
        QTest::newRow("a step in a container")
            << u"a>m, m/x>m/y, m/z, m.done>b"_s << QStringList(u"x"_s)
            << QStringList({u"a"_s, u"m"_s, u"m#0/x"_s, u"m#1/x"_s});
        QTest::newRow("behind a container")
            << u"m/x>m/y, m.done>b, c"_s << QStringList(u"b"_s)
            << QStringList({u"m"_s, u"b"_s, u"m#0/x"_s, u"m#0/y"_s, u"m#1/x"_s, u"m#1/y"_s});
        QTest::newRow("in a container that another one needs")
            << u"m/x>m/y, m.done>b, c"_s << QStringList({u"x"_s, u"b"_s})
            << QStringList({u"m"_s, u"b"_s, u"m#0/x"_s, u"m#0/y"_s, u"m#1/x"_s, u"m#1/y"_s});
    }

    void onlyWhatTheTargetsNeedIsCarriedOut()
    {
        QFETCH(const QString, graph);
        QFETCH(const QStringList, targets);
        Document document = RunFixture::document(graph);
        if (document.findNode(NodeId(u"m"_s)))
            RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}});

        const RunId run = m_fixture->start(document, {.targets = ids(targets)});
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QTEST(doneIn(status), "done");
        QCOMPARE(status.targets(), ids(targets));
    }

    void theJournalSaysWhyAStepWasSkipped()
    {
        const RunId run =
            m_fixture->start(RunFixture::document(u"a>b"_s), {.targets = ids({u"a"_s})});
        (void)m_fixture->settled(run);

        QCOMPARE(m_fixture->events(run),
                 QStringList({u"run_started"_s, u"a started 1"_s, u"a succeeded 1"_s,
                              u"b skipped not_asked"_s, u"run_finished succeeded"_s}));
    }

    void theChoiceHoldsAfterARestart()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run =
            m_fixture->start(RunFixture::document(u"a>b, b>c"_s), {.targets = ids({u"b"_s})});
        m_fixture->settle();

        m_fixture->restart();
        m_fixture->settle();
        gate.open();

        QCOMPARE(doneIn(m_fixture->settled(run)), QStringList({u"a"_s, u"b"_s}));
    }

    void whatTellsOfStepsThatNobodyHasAskedForIsLeftOut()
    {
        Document document = RunFixture::document(u"l, l/x>l/y, l.state>b"_s);
        document.properties.outputs = {{u"said"_s, u"{{ b.out.length }}"_s}};
        RunFixture::become(document, u"l"_s, u"loop"_s,
                           {{u"state"_s, 0},
                            {u"next"_s, u"{{ y.out.length }}"_s},
                            {u"while"_s, u"{{ y.out.length > 0 }}"_s}});

        const RunId run = m_fixture->start(document, {.targets = ids({u"x"_s})});
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(doneIn(status), QStringList({u"l"_s, u"l#0/x"_s}));
    }

    void aLoopOfWhichAPartIsAskedForMakesOnePass()
    {
        Document document = RunFixture::document(u"l, l/x>l/y"_s);
        RunFixture::become(document, u"l"_s, u"loop"_s,
                           {{u"state"_s, 5},
                            {u"next"_s, u"{{ y.out }}"_s},
                            {u"while"_s, u"{{ !y.out }}"_s}}); // what a skipped step says is null

        const RunId run = m_fixture->start(document, {.targets = ids({u"x"_s})});
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(doneIn(status), QStringList({u"l"_s, u"l#0/x"_s}));
    }

    void aTargetThatThereIsNotIsRefused()
    {
        const Document document = RunFixture::document(u"a"_s);
        const RunOptions options{.repository = u"/repository"_s, .targets = ids({u"zz"_s})};
        RunService &service = m_fixture->service();
        const RunId before = m_fixture->start(document);
        (void)m_fixture->settled(before);

        QCOMPARE(codeOf(await(service.start(document, options, {}))),
                 u"workflow.unknown_element"_s);
        QCOMPARE(codeOf(await(service.dryRun(document, options, {}))),
                 u"workflow.unknown_element"_s);
        QCOMPARE(codeOf(await(service.planRerun(before, {}, options, {}))),
                 u"workflow.unknown_element"_s);
    }

    void aDryRunTellsWhatWouldBeSkipped()
    {
        const auto told = await(m_fixture->service().dryRun(
            RunFixture::document(u"a>b"_s),
            {.repository = u"/repository"_s, .targets = ids({u"a"_s})}, {}));

        AO_VERIFY_OK(told);
        QCOMPARE(told->steps[0].outlook, Outlook::Runs);
        QCOMPARE(told->steps[1].outlook, Outlook::Skipped);
        QCOMPARE(told->steps[1].reason, u"not_asked"_s);
    }

    void onlyOneStepRunsAgain()
    {
        const RunId first = m_fixture->start(RunFixture::document(u"a>b, b>c, d"_s));
        (void)m_fixture->settled(first);
        m_fixture->calls.clear();
        const RerunRequest request{
            .extent = RerunRequest::Extent::From, .from = {NodeId(u"b"_s)}, .document = {}};
        const RunOptions options{.targets = ids({u"b"_s})};

        const auto plan = await(m_fixture->service().planRerun(first, request, options, {}));
        AO_VERIFY_OK(plan);
        QStringList lines;
        for (const RerunStep &step : plan->steps)
            lines.append(step.path.text() + u' ' + rerunReasonName(step.reason));
        QCOMPARE(lines, QStringList({u"a kept"_s, u"b chosen"_s, u"c not_asked"_s, u"d kept"_s}));

        const auto again = await(m_fixture->service().rerun(first, request, options, {}));
        AO_VERIFY_OK(again);
        const RunStatus status = m_fixture->settled(*again);
        QCOMPARE(m_fixture->calls, QStringList(u"b"_s));
        QCOMPARE(status.findStep(NodeId(u"c"_s))->state, StepState::Skipped);
    }

    void whatWasNotAskedForIsDoneByARunThatGoesOn()
    {
        Document document = RunFixture::document(u"a>m, m/x>m/y, m.done>b"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s);
        const RunId first = m_fixture->start(document, {.targets = ids({u"x"_s})});
        (void)m_fixture->settled(first);
        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"m#0/x"_s}));

        const RerunRequest request{
            .extent = RerunRequest::Extent::Unfinished, .from = {}, .document = {}};
        const auto again = await(m_fixture->service().rerun(first, request, {}, {}));
        AO_VERIFY_OK(again);
        (void)m_fixture->settled(*again);

        QCOMPARE(m_fixture->calls, QStringList({u"a"_s, u"m#0/x"_s, u"m#0/y"_s, u"b"_s}));
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunTargets)
#include "tst_runtargets.moc"
