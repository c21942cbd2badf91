// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

/// Which of several runs goes on first.
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

private:
    std::unique_ptr<RunFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_RunPriority)
#include "tst_runpriority.moc"
