// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/triggerkinds.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

/// Runs that cannot be started for a reason that passes.
class tst_Trouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<TriggerFixture>();
        m_workspaces = std::make_shared<UnreadyWorkspaces>();
        m_fixture->stop();
        m_fixture->workspaces = m_workspaces;
        m_fixture->start();
    }
    void cleanup() { m_fixture.reset(); }

    void itIsToldOnceAndTriedAgain();
    void theNextOneComesAsSoonAsTheOneBeforeCanBeStarted();
    void aScheduleMakesUpForWhatItCouldNotStart();

private:
    QString error() { return await(m_fixture->service().list({}))->first().error; }

    std::unique_ptr<TriggerFixture> m_fixture;
    std::shared_ptr<UnreadyWorkspaces> m_workspaces;
};

void tst_Trouble::itIsToldOnceAndTriedAgain()
{
    QSignalSpy failed(&m_fixture->service(), &TriggerService::failed);
    m_fixture->arm(TriggerFixture::document(kGitKind, {}));
    m_workspaces->isBusy = true;

    m_fixture->repo().write(u"a.txt"_s, "by a person\n");
    m_fixture->repo().commit(u"by a person"_s);
    m_fixture->pass(5min);

    QCOMPARE(m_fixture->payloads().size(), 0);
    QCOMPARE(failed.size(), 1);
    QVERIFY2(error().contains(u"the disk is busy"_s), qPrintable(error()));
    m_workspaces->isBusy = false;
    m_fixture->pass(1min);

    QCOMPARE(m_fixture->payloads().size(), 1);
    QCOMPARE(error(), QString());
}

void tst_Trouble::theNextOneComesAsSoonAsTheOneBeforeCanBeStarted()
{
    m_fixture->arm(TriggerFixture::document(kRunKind, {{u"workflow"_s, u"Build"_s}}, u"After"_s));
    const Document build = TriggerFixture::document(u"step"_s, {}, u"Build"_s);
    m_fixture->act = [this](const RunId &) {
        m_workspaces->isBusy = true;
    };
    const RunId first = m_fixture->run(build);
    m_fixture->act = {};
    QTRY_VERIFY(!error().isEmpty());
    QCOMPARE(m_fixture->payloads().size(), 1);

    m_workspaces->isBusy = false;
    const RunId second = m_fixture->run(build);

    // No time has passed.
    QTRY_COMPARE(m_fixture->payloads().size(), 4);
    QCOMPARE(m_fixture->said(u"run"_s).last(2), QStringList({first.toString(), second.toString()}));
    QTRY_COMPARE(error(), QString());
}

void tst_Trouble::aScheduleMakesUpForWhatItCouldNotStart()
{
    m_fixture->arm(TriggerFixture::document(
        kScheduleKind,
        {{u"cron"_s, u"*/10 * * * *"_s}, {u"timeZone"_s, u"UTC"_s}, {u"missed"_s, u"once"_s}}));
    m_workspaces->isBusy = true;
    m_fixture->pass(35min);
    QCOMPARE(m_fixture->payloads().size(), 0);

    m_workspaces->isBusy = false;
    m_fixture->pass(2min);

    // The one that was taken, and one for those behind it.
    QCOMPARE(m_fixture->said(u"dueAt"_s),
             QStringList({u"2026-01-01T00:10:00.000Z"_s, u"2026-01-01T00:30:00.000Z"_s}));
    QCOMPARE(m_fixture->said(u"missed"_s), QStringList({u"0"_s, u"1"_s}));
}

QTEST_GUILESS_MAIN(tst_Trouble)
#include "tst_trouble.moc"
