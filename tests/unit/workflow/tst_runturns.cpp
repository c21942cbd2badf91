// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// Runs that change a folder in place have it one after the other.
class tst_RunTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<RunFixture>();
        m_gate = std::make_unique<Gate>();
        m_fixture->scripts[u"a"_s] = waitingAt(*m_gate);
        if (!m_fixture->begin(options()))
            qFatal("the runs cannot be opened");
    }
    void cleanup()
    {
        m_fixture.reset();
        m_gate.reset();
    }

    void whoChangesAFolderInPlaceHasItAlone_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<RunOptions>("first");
        QTest::addColumn<RunOptions>("second");
        QTest::addColumn<bool>("waits");
        const RunOptions inPlace = place(u"/repository"_s);
        QTest::newRow("both in place") << u"make"_s << inPlace << inPlace << true;
        QTest::newRow("the folder in other words")
            << u"make"_s << inPlace << place(u"/repository/"_s) << true;
        QTest::newRow("in place, and changing nothing") << u"step"_s << inPlace << inPlace << false;
        QTest::newRow("in other folders") << u"make"_s << inPlace << place(u"/other"_s) << false;
        QTest::newRow("in worktrees") << u"make"_s << RunOptions() << RunOptions() << false;
        QTest::newRow("one of them in a worktree") << u"make"_s << inPlace << RunOptions() << false;
        RunOptions pinned = inPlace;
        pinned.pins = {{u"a"_s, QJsonObject{{u"out"_s, 1}}}};
        QTest::newRow("what would change it is pinned") << u"make"_s << inPlace << pinned << false;
    }

    void whoChangesAFolderInPlaceHasItAlone()
    {
        QFETCH(const QString, kind);
        QFETCH(const RunOptions, first);
        QFETCH(const RunOptions, second);
        QFETCH(const bool, waits);
        const RunId before = m_fixture->start(changing(kind), first);
        QTRY_COMPARE(m_gate->waitingCount(), 1);
        QList<std::optional<RunTurn>> told;
        connect(&m_fixture->service(), &RunService::runChanged, this,
                [&told, before](const RunSummary &run) {
                    if (run.id != before)
                        told.append(run.waitsFor);
                });

        const RunId after = m_fixture->start(changing(kind), second);
        m_fixture->settle();

        const RunSummary summary = summaryOf(after);
        if (!waits) {
            QVERIFY(summary.state != RunState::Pending);
            QVERIFY(!summary.waitsFor);
        } else {
            const RunTurn turn{u"folder:/repository"_s, before};
            QCOMPARE(summary.state, RunState::Pending);
            QVERIFY(summary.waitsFor == turn);
            QVERIFY(await(m_fixture->service().show(after, {}))->waitsFor == turn);
            QVERIFY(told.contains(std::optional(turn)));
        }
        m_gate->open();
        QCOMPARE(m_fixture->settled(before).summary().state, RunState::Succeeded);
        endsWhenOpened(after);
        QVERIFY(!summaryOf(after).waitsFor);
    }

    void theFolderIsHeldAcrossPrograms()
    {
        const RunId first = m_fixture->start(changing(), place());
        QTRY_COMPARE(m_gate->waitingCount(), 1);
        FakeClock clock;
        const auto other = m_fixture->createService(options(), &clock);
        const auto second = await(other->start(changing(), place(), {}));
        AO_VERIFY_OK(second);
        m_fixture->settle();
        QCOMPARE(summaryOf(*second).state, RunState::Pending);

        m_gate->open();
        m_fixture->settled(first);
        clock.advance(500ms);
        QTRY_COMPARE(m_gate->waitingCount(), 1);
        m_gate->open();

        const auto status = await(other->waitUntilSettled(*second, {}));
        AO_VERIFY_OK(status);
        QCOMPARE(status->summary().state, RunState::Succeeded);
        await(other->close());
    }

    void itIsHeldAfterARestart()
    {
        RunServiceOptions adopting = options();
        adopting.adoptsRuns = true;
        const RunId first = m_fixture->start(changing(), place());
        QTRY_COMPARE(m_gate->waitingCount(), 1);
        AO_VERIFY_OK(m_fixture->begin(adopting));
        QTRY_COMPARE(m_gate->waitingCount(), 1);

        const RunId second = m_fixture->start(changing(), place());
        m_fixture->settle();

        QCOMPARE(summaryOf(second).state, RunState::Pending);
        m_gate->open();
        QCOMPARE(m_fixture->settled(first).summary().state, RunState::Succeeded);
        endsWhenOpened(second);
    }

    void whoeverIsCancelledLeavesTheLine()
    {
        const RunId first = m_fixture->start(changing(), place());
        const RunId second = m_fixture->start(changing(), place());
        const RunId third = m_fixture->start(changing(), place());
        QTRY_COMPARE(m_gate->waitingCount(), 1);

        AO_VERIFY_OK(await(m_fixture->service().cancel(second, {})));
        QCOMPARE(m_fixture->settled(second).summary().state, RunState::Cancelled);
        m_gate->open();
        m_fixture->settled(first);

        endsWhenOpened(third);
        QCOMPARE(rowCount(), 0);
    }

    void whoeverHasDiedInLineLetsTheOthersPass()
    {
        const RunId first = m_fixture->start(changing(), place());
        QTRY_COMPARE(m_gate->waitingCount(), 1);
        const auto other = m_fixture->createService(options());
        const auto dead = await(other->start(changing(), place(), {}));
        AO_VERIFY_OK(dead);
        m_fixture->settle();
        await(other->close());
        const RunId third = m_fixture->start(changing(), place());
        m_fixture->settle();
        QCOMPARE(summaryOf(third).state, RunState::Pending);

        m_gate->open();
        m_fixture->settled(first);
        endsWhenOpened(third);

        AO_VERIFY_OK(await(m_fixture->service().resume(*dead, {})));
        endsWhenOpened(*dead);
    }

    void itsOwnTurnComesBeforeTheFolder()
    {
        Document document = changing();
        document.properties.concurrency = Concurrency{.key = u"one"_s};
        const RunId first = m_fixture->start(changing(), place());
        QTRY_COMPARE(m_gate->waitingCount(), 1);
        const RunId second = m_fixture->start(document, place());
        const RunId third = m_fixture->start(document, {});
        m_fixture->settle();

        QVERIFY(summaryOf(second).waitsFor == RunTurn(u"folder:/repository"_s, first));
        QVERIFY(summaryOf(third).waitsFor == RunTurn(u"one"_s, second));
        m_gate->open();
        m_fixture->settled(first);
        endsWhenOpened(second);
        endsWhenOpened(third);
        QCOMPARE(rowCount(), 0);
    }

private:
    RunServiceOptions options() const
    {
        RunServiceOptions options = m_fixture->options();
        options.workspaces = std::make_shared<FakeWorkspaces>();
        options.adoptsRuns = false;
        return options;
    }
    static Document changing(const QString &kind = u"make"_s)
    {
        Document document = RunFixture::document(u"a"_s);
        RunFixture::become(document, u"a"_s, kind);
        return document;
    }
    static RunOptions place(const QString &folder = u"/repository"_s)
    {
        return {.repository = folder, .workspace = WorkspaceKind::InPlace};
    }
    RunSummary summaryOf(const RunId &run)
    {
        return await(m_fixture->service().summary(run, {})).value_or(RunSummary());
    }
    /// The run comes to its step, unless that is pinned, and to its end.
    void endsWhenOpened(const RunId &run)
    {
        m_fixture->settle();
        const auto isOver = [&] {
            m_gate->open();
            return isFinal(summaryOf(run).state);
        };
        QTRY_VERIFY(isOver());
        QCOMPARE(m_fixture->settled(run).summary().state, RunState::Succeeded);
    }
    int rowCount()
    {
        const auto count = m_fixture->database().readBlocking([](store::Connection &db) {
            return db.queryOne("SELECT count(*) FROM turns",
                               [](const store::Row &row) { return row.integer(0); });
        });
        return count ? count->value_or(-1) : -1;
    }

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<Gate> m_gate;
};

QTEST_GUILESS_MAIN(tst_RunTurns)
#include "tst_runturns.moc"
