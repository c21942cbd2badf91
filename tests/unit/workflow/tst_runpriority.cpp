// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// Which of several runs, and of their steps, goes on first.
class tst_RunPriority : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void theMoreImportantRunGetsTheFreeSlot()
    {
        Gate gate;
        RunServiceOptions serviceOptions = m_fixture->options();
        serviceOptions.maxParallel = 1;
        const auto service = m_fixture->createService(serviceOptions);
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        const auto start = [&](const QString &graph, int priority) {
            RunOptions options;
            options.priority = priority;
            return *await(service->start(RunFixture::document(graph), options, CancelToken()));
        };
        const RunId first = start(u"a>z"_s, 0);
        (void)start(u"b"_s, 0);
        const RunId last = start(u"c"_s, 5);
        m_fixture->settle();

        gate.open();
        (void)await(service->waitUntilSettled(first, CancelToken()));
        (void)await(service->waitUntilSettled(last, CancelToken()));
        await(service->close());

        QCOMPARE(m_fixture->calls.first(2), QStringList({u"a"_s, u"c"_s}));
    }

    void theMoreImportantRunStandsInFront()
    {
        Gate gate;
        Document document = RunFixture::document(u"a"_s);
        document.properties.concurrency = Concurrency{.key = u"{{ run.workflow }}"_s};
        m_fixture->scripts[u"a"_s] = waitingAt(gate);
        QList<RunId> runs;
        for (const int priority : {0, 0, 5}) {
            RunOptions options;
            options.priority = priority;
            runs.append(*await(m_fixture->service().start(document, options, CancelToken())));
            m_fixture->settle();
        }

        gate.open();
        (void)m_fixture->settled(runs[0]);
        m_fixture->settle();
        gate.open();

        QCOMPARE(m_fixture->settled(runs[2]).summary().state, RunState::Succeeded);
        m_fixture->settle();
        QCOMPARE(gate.waitingCount(), 1);
        gate.open();
        (void)m_fixture->settled(runs[1]);
    }

    void onePassIsDoneBeforeTheNextBegins()
    {
        Document document = RunFixture::document(u"m, m/a>m/b"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 3}, {u"maxParallel"_s, 3}});

        (void)m_fixture->settled(m_fixture->start(document, {.maxParallel = 1}));

        QCOMPARE(
            m_fixture->calls,
            QStringList({u"m#0/a"_s, u"m#0/b"_s, u"m#1/a"_s, u"m#1/b"_s, u"m#2/a"_s, u"m#2/b"_s}));
    }

    void aContainerInTheCourseOfAPassGoesOnWithIt()
    {
        Document document = RunFixture::document(u"p, p/a>p/n, p/n/b, q, q/c>q/d"_s);
        for (const QString &id : {u"p"_s, u"n"_s, u"q"_s})
            RunFixture::become(document, id, u"scope"_s);

        (void)m_fixture->settled(m_fixture->start(document, {.maxParallel = 1}));

        QCOMPARE(m_fixture->calls,
                 QStringList({u"p#0/a"_s, u"p#0/n#0/b"_s, u"q#0/c"_s, u"q#0/d"_s}));
    }

    void aLoopLetsOthersHaveTheirTurn()
    {
        Document document = RunFixture::document(u"l, l/a, s, s/b>s/c"_s);
        RunFixture::become(document, u"l"_s, u"loop"_s,
                           {{u"while"_s, u"{{ l.index < 2 }}"_s}, {u"maxPasses"_s, 5}});
        RunFixture::become(document, u"s"_s, u"scope"_s);

        (void)m_fixture->settled(m_fixture->start(document, {.maxParallel = 1}));

        QCOMPARE(m_fixture->calls,
                 QStringList({u"l#0/a"_s, u"s#0/b"_s, u"s#0/c"_s, u"l#1/a"_s, u"l#2/a"_s}));
    }

    void theOrderIsTheSameAfterARestart()
    {
        Gate gate;
        Document document = RunFixture::document(u"m, m/a>m/b"_s);
        RunFixture::become(document, u"m"_s, u"map"_s, {{u"items"_s, 2}, {u"maxParallel"_s, 2}});
        m_fixture->scripts[u"m#0/b"_s] = waitingAt(gate);
        const RunId run = m_fixture->start(document, {.maxParallel = 1});
        m_fixture->settle();
        QTRY_COMPARE(gate.waitingCount(), 1);

        m_fixture->restart();
        QTRY_COMPARE(gate.waitingCount(), 1);
        m_fixture->calls.clear();
        gate.open();
        (void)m_fixture->settled(run);

        QCOMPARE(m_fixture->calls, QStringList({u"m#1/a"_s, u"m#1/b"_s}));
    }

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunPriority)
#include "tst_runpriority.moc"
