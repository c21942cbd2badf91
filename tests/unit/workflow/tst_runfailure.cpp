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

/// Of the class that goes without saying.
static constexpr ErrorCode kFailure{"test.no", ErrorClass::Failure};

/// What happens in a run when something fails.
class tst_RunFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void whatAFailedStepHasToShowReachesWhoeverHandlesIt()
    {
        Document document = RunFixture::document(u"a.error>b"_s);
        RunFixture::node(document, u"b"_s).parameters = {
            {u"text"_s, u"{{ a.out }}: {{ a.error.code }}, {{ a.error.class }}"_s}};
        m_fixture->scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            StepOutput made = output(u"out"_s, u"two of three"_s);
            made.failure = Error(kFailure, u"no"_s);
            co_return made;
        };
        QString seen;
        m_fixture->scripts[u"b"_s] = [&seen](StepContext context, CancelToken) {
            seen = context.text(u"text");
            return [](QString id) -> Task<Result<StepOutput>> {
                co_return output(u"out"_s, id);
            }(context.step.text());
        };

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(seen, u"two of three: test.no, failure"_s);
        QCOMPARE(status.findStep(NodeId(u"a"_s))->state, StepState::Failed);
        QCOMPARE(status.summary().state, RunState::Succeeded);
    }

    void whatIsSkippedBecauseOfAFailureSkipsWhatIsBehindIt_data()
    {
        QTest::addColumn<bool>("isFailure");
        QTest::newRow("a failure") << true;
        QTest::newRow("a condition") << false;
    }

    void whatIsSkippedBecauseOfAFailureSkipsWhatIsBehindIt()
    {
        QFETCH(bool, isFailure);
        Document document = RunFixture::document(u"a>b, b>c, c>d"_s);
        for (Edge &edge : document.edges)
            edge.from.port = u"done"_s;
        RunFixture::node(document, u"a"_s).onError = OnError::Skip;
        if (isFailure)
            m_fixture->scripts[u"a"_s] = failing;
        else
            RunFixture::node(document, u"b"_s).when = u"{{ false }}"_s;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
        for (const QString &behind : {u"c"_s, u"d"_s}) {
            QCOMPARE(status.findStep(NodeId(behind))->state,
                     isFailure ? StepState::Skipped : StepState::Succeeded);
        }
    }

    void anErrorBranchHandlesTheFailure()
    {
        const Document document = RunFixture::document(u"a>b, a.error>c, c>d"_s);
        m_fixture->scripts[u"a"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
        QCOMPARE(status.findStep(NodeId(u"d"_s))->state, StepState::Succeeded);
    }

    void anErrorBranchIsNotTakenWithoutAnError()
    {
        const Document document = RunFixture::document(u"a>b, a.error>c"_s);

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"c"_s))->state, StepState::Skipped);
        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Succeeded);
    }

    void whatCleansUpRunsAlthoughTheRunFails()
    {
        Document document = RunFixture::document(u"a>b, b>c, a>clean, f>tell, d"_s);
        RunFixture::node(document, u"clean"_s).join.policy = Join::Policy::Ended;
        document.edges.append({.id = EdgeId(u"ec"_s),
                               .from = {NodeId(u"c"_s), u"done"_s},
                               .to = {NodeId(u"clean"_s), u"in"_s}});
        RunFixture::become(document, u"f"_s, u"onfailure"_s);
        m_fixture->scripts[u"b"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Failed);
        QCOMPARE(status.summary().error.code, u"base.io"_s);
        QCOMPARE(status.findStep(NodeId(u"c"_s))->state, StepState::Skipped);
        QCOMPARE(status.findStep(NodeId(u"clean"_s))->state, StepState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"tell"_s))->state, StepState::Succeeded);
        QCOMPARE(m_fixture->calls.last(), u"tell"_s);
    }

    void theFailureBranchIsLeftOutOfARunThatSucceeds()
    {
        Document document = RunFixture::document(u"a, f>tell"_s);
        RunFixture::become(document, u"f"_s, u"onfailure"_s);

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.summary().state, RunState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"tell"_s))->state, StepState::Skipped);
        QCOMPARE(m_fixture->calls, QStringList(u"a"_s));
    }

    void theFailureBranchRunsOnceAlsoOverARestart()
    {
        Gate gate;
        Document document = RunFixture::document(u"a, f>tell"_s);
        RunFixture::become(document, u"f"_s, u"onfailure"_s);
        m_fixture->scripts[u"a"_s] = failing;
        m_fixture->scripts[u"tell"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document);
        m_fixture->settle();

        m_fixture->restart();
        m_fixture->settle();
        gate.open();
        const RunStatus status = m_fixture->settled(run);

        QCOMPARE(status.summary().state, RunState::Failed);
        QCOMPARE(status.findStep(NodeId(u"tell"_s))->attempt, 2);
        QCOMPARE(m_fixture->calls.count(u"a"_s), 1);
    }

    void stepsKnowWhetherSomethingBeforeThemHasFailed()
    {
        Document document = RunFixture::document(u"a>b, b.done>clean, x>y"_s);
        RunFixture::node(document, u"clean"_s).join.policy = Join::Policy::Ended;
        RunFixture::node(document, u"clean"_s).when = u"{{ before.failed }}"_s;
        RunFixture::node(document, u"y"_s).join.policy = Join::Policy::Ended;
        RunFixture::node(document, u"y"_s).when = u"{{ before.failed }}"_s;
        m_fixture->scripts[u"a"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"clean"_s))->state, StepState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"y"_s))->state, StepState::Skipped);
    }

    /// What has failed before a container is no failure of what is in it.
    void stepsOfAContainerKnowOfFailuresInItOnly()
    {
        Document document = RunFixture::document(u"a>m, m/x, m/p>m/q, m.result>z"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s, {{u"result"_s, u"done"_s}});
        RunFixture::node(document, u"a"_s).onError = OnError::Skip;
        RunFixture::node(document, u"p"_s).onError = OnError::Skip;
        RunFixture::node(document, u"m"_s).join.policy = Join::Policy::Ended;
        for (const QString &id : {u"x"_s, u"q"_s, u"z"_s}) {
            RunFixture::node(document, id).join.policy = Join::Policy::Ended;
            RunFixture::node(document, id).when = u"{{ before.failed }}"_s;
        }
        m_fixture->scripts[u"a"_s] = failing;
        m_fixture->scripts[u"p"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(StepPath(u"m#0/x"_s))->state, StepState::Skipped);
        QCOMPARE(status.findStep(StepPath(u"m#0/q"_s))->state, StepState::Succeeded);
        QCOMPARE(status.findStep(NodeId(u"z"_s))->state, StepState::Succeeded);
    }

    void aFailureThatItsStepGoesOnWithDoesNotCount()
    {
        Document document = RunFixture::document(u"a>b"_s);
        RunFixture::node(document, u"a"_s).onError = OnError::Continue;
        RunFixture::node(document, u"b"_s).when = u"{{ before.failed }}"_s;
        m_fixture->scripts[u"a"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Skipped);
    }

    void aContainerThatFailsShowsWhatItHad()
    {
        Document document = RunFixture::document(u"m, m/p>m/q, m/q>m/r, m.error>b"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s,
                           {{u"result"_s, u"{{ { first: p.out, last: r.out, how: r.done } }}"_s}});
        m_fixture->scripts[u"q"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        const StepStatus *container = status.findStep(NodeId(u"m"_s));
        QCOMPARE(container->state, StepState::Failed);
        QCOMPARE(container->outputs.value("result"_L1).toObject(),
                 (QJsonObject{{u"first"_s, u"m#0/p"_s},
                              {u"last"_s, QJsonValue::Null},
                              {u"how"_s, u"skipped"_s}}));
        QCOMPARE(status.findStep(NodeId(u"b"_s))->state, StepState::Succeeded);
    }

    void aMapThatFailsShowsWhatItsPassesHad()
    {
        Document document = RunFixture::document(u"m, m/p>m/q, m.error>b"_s);
        RunFixture::become(
            document, u"m"_s, u"map"_s,
            {{u"items"_s, 3}, {u"maxParallel"_s, 1}, {u"result"_s, u"{{ p.out }}"_s}});
        m_fixture->scripts[u"m#1/q"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        const QJsonObject outputs = status.findStep(NodeId(u"m"_s))->outputs;
        QCOMPARE(outputs.value("results"_L1).toArray(), (QJsonArray{u"m#0/p"_s, QJsonValue::Null}));
        const QJsonArray failures = outputs.value("failures"_L1).toArray();
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures[0]["index"_L1].toInt(), 1);
        QCOMPARE(failures[0]["result"_L1].toString(), u"m#1/p"_s);
    }

    void aResultThatCannotBeToldIsMissedByNobody()
    {
        Document document = RunFixture::document(u"m, m/p>m/q, m.error>b"_s);
        RunFixture::become(document, u"m"_s, u"scope"_s, {{u"result"_s, u"{{ q.out.size }}"_s}});
        m_fixture->scripts[u"q"_s] = failing;

        const RunStatus status = m_fixture->settled(m_fixture->start(document));

        QCOMPARE(status.findStep(NodeId(u"m"_s))->error.code, u"base.io"_s);
        QVERIFY(status.findStep(NodeId(u"m"_s))->outputs.isEmpty());
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunFailure)
#include "tst_runfailure.moc"
