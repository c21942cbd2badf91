// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// Runs that a program cannot record, keep or take up.
class tst_RunOwnership : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void nothingOfACancelledRunKeepsTheProgramFromEnding()
    {
        m_fixture->scripts[u"a"_s] = failing;
        Document document = RunFixture::document(u"a"_s);
        document.nodes[0].retry = {{.maxAttempts = 2, .firstDelay = 1h, .maxDelay = 1h}};
        const RunId run = m_fixture->start(document);
        m_fixture->settle();
        QCOMPARE(m_fixture->clock().sleeperCount(), 2);

        AO_VERIFY_OK(await(m_fixture->service().cancel(run, {})));
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Cancelled);
        m_fixture->settle();

        QCOMPARE(m_fixture->clock().sleeperCount(), 1); // the look for other programs' work
        await(m_fixture->service().close());
    }

    void aRunThatCannotBeRecordedIsLostAndGoesOnWhenAskedFor()
    {
        m_fixture->execute(kNoSuccess);
        QSignalSpy lost(&m_fixture->service(), &RunService::runLost);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));

        const auto waited = await(m_fixture->service().waitUntilSettled(run, {}));
        const auto waitedLater = await(m_fixture->service().waitUntilSettled(run, {}));

        QVERIFY(!waited);
        QVERIFY(waited.error().describe().contains("no room"_L1));
        QCOMPARE(codeOf(waitedLater), codeOf(waited));
        QCOMPARE(lost.size(), 1);
        QVERIFY(m_fixture->service().activeRuns().isEmpty());

        m_fixture->clock().advance(1s);
        m_fixture->settle();
        QVERIFY(m_fixture->service().activeRuns().isEmpty());
        m_fixture->execute("DROP TRIGGER broken");
        AO_VERIFY_OK(await(m_fixture->service().resume(run, {})));
        m_fixture->settled(run);

        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|run_resumed|a interrupted 1|a started 2|a succeeded 2|"
                 "run_finished succeeded"_s);
    }

    void aRunThatNobodyCarriesOutIsAbandoned()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);
        QCOMPARE(await(other->abandoned({})).value(), QSet<RunId>());

        await(m_fixture->service().close());
        QCOMPARE(await(other->abandoned({})).value(), QSet<RunId>{run});
        await(other->close());
    }

    void whatFollowsALostRecordIsNotRecordedEither()
    {
        m_fixture->execute("CREATE TRIGGER broken BEFORE INSERT ON events "
                           "WHEN NEW.kind = 'step_succeeded' AND NEW.node = 'a' "
                           "BEGIN SELECT RAISE(ABORT, 'no room'); END");
        // Both steps end at once: the second record waits behind the first.
        const RunId run = m_fixture->start(RunFixture::document(u"a,b"_s));
        QVERIFY(!await(m_fixture->service().waitUntilSettled(run, {})));
        m_fixture->settle();

        QCOMPARE(m_fixture->events(run).join(u'|'), u"run_started|a started 1|b started 1"_s);
        m_fixture->execute("DROP TRIGGER broken");
        AO_VERIFY_OK(await(m_fixture->service().resume(run, {})));
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
    }

    void aLeaseThatRanOutBelongsToItsOwnerAsLongAsThatLives()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        // As after a sleep of the machine, or a jump of its clock.
        m_fixture->execute("UPDATE runs SET lease_until = 0");

        FakeClock clock;
        const auto other = m_fixture->createService(m_fixture->options(), &clock);
        clock.advance(14s);
        m_fixture->settle();
        QVERIFY(other->activeRuns().isEmpty());
        m_fixture->clock().advance(4s); // the owner shows that it lives
        m_fixture->settle();
        clock.advance(14s);
        m_fixture->settle();

        QVERIFY(other->activeRuns().isEmpty());
        gate.open();
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
        await(other->close());
    }

    void aProgramThatHangsLosesItsRunsToTheNextOne()
    {
        Gate gate;
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(RunFixture::document(u"a"_s));
        m_fixture->settle();
        QStringList lost;
        connect(&m_fixture->service(), &RunService::runLost, this,
                [&lost](const RunId &, const Error &error) {
                    lost.append(QString::fromLatin1(error.code().text()));
                });

        // Time passes for the other program only.
        FakeClock clock;
        const auto other = m_fixture->createService(m_fixture->options(), &clock);
        clock.advance(15s);
        m_fixture->settle();
        QTRY_COMPARE(other->activeRuns(), QList<RunId>{run});
        QTRY_COMPARE(gate.waitingCount(), 2); // the step of either program
        gate.open();
        AO_VERIFY_OK(await(other->waitUntilSettled(run, {})));
        m_fixture->settle();

        QCOMPARE(lost, QStringList{u"workflow.lease_lost"_s});
        QCOMPARE(m_fixture->events(run).join(u'|'),
                 u"run_started|a started 1|run_resumed|a interrupted 1|a started 2|a succeeded 2|"
                 "run_finished succeeded"_s);
        await(other->close());
    }

    void anEventThatCannotBeReadHoldsNothingUp()
    {
        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));
        m_fixture->execute("INSERT INTO events (run, sequence, at, kind, node, attempt, data, "
                           "writer) SELECT id, 99, 0, 'from_the_future', '', 0, '{}', "
                           "zeroblob(16) FROM runs");

        const RunId detached = startDetached();
        look();

        QTRY_COMPARE(stateOf(detached), RunState::Succeeded);
    }

    void aRunThatCannotBeTakenUpNowIsTriedAgain()
    {
        m_fixture->execute("CREATE TRIGGER broken BEFORE UPDATE OF owner ON runs "
                           "BEGIN SELECT RAISE(ABORT, 'busy'); END");
        const RunId run = startDetached();
        look();
        QCOMPARE(stateOf(run), RunState::Pending);

        m_fixture->execute("DROP TRIGGER broken");
        look();

        QTRY_COMPARE(stateOf(run), RunState::Succeeded);
    }

    void whatAnotherProgramLeavesIsSeenAfterAQuietTime()
    {
        m_fixture->settled(m_fixture->start(RunFixture::document(u"a"_s)));
        for (int i = 0; i < 3; ++i)
            look();
        auto file = store::Database::open(m_fixture->database().path(), journalSchema(),
                                          store::Durability::ProcessCrash);
        AO_VERIFY_OK(file);
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        RunService other(**file, m_fixture->io(), m_fixture->catalog(), m_fixture->clock(),
                         options);
        AO_VERIFY_OK(await(other.open({})));

        const auto run = await(other.start(RunFixture::document(u"a"_s), {.isDetached = true}, {}));
        await(other.close());
        AO_VERIFY_OK(run);
        look();

        QTRY_COMPARE(stateOf(*run), RunState::Succeeded);
        for (int i = 0; i < 3; ++i)
            look();
        AO_VERIFY_OK(await(m_fixture->service().remove(*run, {})));
    }

    void aRunThatCannotBeReadIsReportedOnce()
    {
        const RunId run = startDetached();
        m_fixture->execute("UPDATE documents SET text = CAST('nonsense' AS BLOB)");
        QSignalSpy lost(&m_fixture->service(), &RunService::runLost);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is left alone: not JSON"_s));

        look();
        look();

        QCOMPARE(lost.size(), 1);
        QCOMPARE(codeOf(await(m_fixture->service().waitUntilSettled(run, {}))),
                 u"workflow.malformed"_s);
        QCOMPARE(codeOf(await(m_fixture->service().resume(run, {}))), u"workflow.malformed"_s);
    }

private:
    static constexpr const char *kNoSuccess =
        "CREATE TRIGGER broken BEFORE INSERT ON events WHEN NEW.kind = 'step_succeeded' "
        "BEGIN SELECT RAISE(ABORT, 'no room'); END";

    /// Lets the program look for what others have done, until it waits for the next look.
    void look()
    {
        m_fixture->clock().advance(500ms);
        m_fixture->settle();
        QTRY_COMPARE(m_fixture->clock().sleeperCount(), 1);
    }

    /// A run that another program has left for whoever looks for work.
    RunId startDetached()
    {
        RunServiceOptions options = m_fixture->options();
        options.adoptsRuns = false;
        const auto other = m_fixture->createService(options);
        const auto run =
            await(other->start(RunFixture::document(u"a"_s), {.isDetached = true}, {}));
        await(other->close());
        return run.value_or(RunId());
    }

    RunState stateOf(const RunId &run)
    {
        const auto runs = await(m_fixture->service().list(10, {}));
        for (const RunSummary &summary : runs.value_or(QList<RunSummary>())) {
            if (summary.id == run)
                return summary.state;
        }
        return RunState::Failed;
    }

    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunOwnership)
#include "tst_runownership.moc"
