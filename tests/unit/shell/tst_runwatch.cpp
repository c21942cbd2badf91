// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <agentops/testsupport/await.h>
#include <agentops/ui/shell/notifications.h>
#include <agentops/ui/shell/runwatch.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testing;
using namespace agentops::ui::shell;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the status bar tells about the runs of a real service.
class TestRunWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<RunsFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aRunThatWaitedBeforeIsTold()
    {
        m_fixture->scripts[u"ask"_s] = m_fixture->asking(u"Go on?"_s, {});
        m_fixture->run(RunsFixture::chain(u"Ship"_s, {u"build"_s, u"ask"_s}));
        Notifications notifications;
        RunWatch watch(notifications);

        watch.follow(&m_fixture->service());

        QTRY_COMPARE(watch.state(), u"waiting"_s);
        QCOMPARE(watch.progress(), 0.5);
        QCOMPARE(notifications.count(), 1);
    }

    void aRunThatEndedBeforeIsNoNews()
    {
        m_fixture->scripts[u"ask"_s] = m_fixture->asking(u"Go on?"_s, {});
        m_fixture->run(RunsFixture::chain(u"Ship"_s, {u"build"_s}));
        m_fixture->run(RunsFixture::chain(u"Ask"_s, {u"ask"_s}));
        Notifications notifications;
        RunWatch watch(notifications);

        watch.follow(&m_fixture->service());

        // The run that waits shows that the list has been read.
        QTRY_COMPARE(watch.state(), u"waiting"_s);
        QCOMPARE(notifications.count(), 1);
    }

    void cancelEndsTheRunThatIsShown()
    {
        m_fixture->scripts[u"build"_s] = m_fixture->hanging();
        Notifications notifications;
        RunWatch watch(notifications);
        watch.follow(&m_fixture->service());
        const RunId run = m_fixture->start(RunsFixture::chain(u"Ship"_s, {u"build"_s}));
        QTRY_VERIFY(watch.isCancellable());

        watch.cancel();

        QTRY_COMPARE(watch.state(), QString());
        const auto detail = testsupport::await(m_fixture->service().show(run, {}));
        AO_VERIFY_OK(detail);
        QCOMPARE(detail->status.summary().state, RunState::Cancelled);
    }

    void aFailureIsToldWithItsReason()
    {
        m_fixture->scripts[u"build"_s] = m_fixture->failing(1s, u"exit code 2"_s);
        Notifications notifications;
        RunWatch watch(notifications);
        watch.follow(&m_fixture->service());

        m_fixture->run(RunsFixture::chain(u"Ship"_s, {u"build"_s}));

        QTRY_COMPARE(notifications.count(), 1);
        QCOMPARE(notifications.index(0).data(Notifications::TextRole).toString(),
                 u"Reading or writing failed."_s);
    }

private:
    std::unique_ptr<RunsFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestRunWatch)
#include "tst_runwatch.moc"
