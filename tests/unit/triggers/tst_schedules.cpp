// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/validation.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

/// The clock begins at 2026-01-01T00:00Z.
class tst_Schedules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingRunsThatNobodyHasArmed();
    void whatIsDueBeginsOnce();
    void theArmedTextRunsUntilItIsArmedAgain();
    void aDisarmedWorkflowRunsNoMore();
    void onlyOneTimerWaitsForManySchedules();
    void missedTimesAreMadeUpForAsThePolicySays_data();
    void missedTimesAreMadeUpForAsThePolicySays();
    void hundredAreMadeUpForAtMost();
    void aClockThatGoesBackBeginsNothingAgain();
    void aClockThatGoesAheadMakesUp();
    void aClockThatWasFarAheadDoesNotStopASchedule_data();
    void aClockThatWasFarAheadDoesNotStopASchedule();
    void aScheduleThatWasArmedByAWrongClockRecovers();
    void twoProgramsBeginOneRun();
    void aFiringThatWasTakenIsStartedByWhoeverComesNext();
    void aRunThatCannotBeStartedIsToldAndTheNextOneComes();
    void whatIsWrongIsADiagnostic();
    void aWorkflowWithoutTriggersCannotBeArmed();

private:
    static Document hourly(const QString &missed = u"once"_s)
    {
        return TriggerFixture::document(
            kScheduleKind,
            {{u"cron"_s, u"0 * * * *"_s}, {u"timeZone"_s, u"UTC"_s}, {u"missed"_s, missed}});
    }
    static QStringList hours(TriggerFixture &fixture)
    {
        QStringList hours;
        for (const QString &moment : fixture.said(u"dueAt"_s))
            hours.append(moment.mid(8, 5));
        return hours;
    }
};

void tst_Schedules::nothingRunsThatNobodyHasArmed()
{
    TriggerFixture fixture;
    fixture.repo().write(u"evil.agentops.json"_s, "{}");

    fixture.pass(120min);

    QCOMPARE(fixture.payloads().size(), 0);
}

void tst_Schedules::whatIsDueBeginsOnce()
{
    TriggerFixture fixture;
    fixture.arm(hourly());
    const auto armed = await(fixture.service().list({}));
    AO_VERIFY_OK(armed);
    QCOMPARE(toIsoString(*armed->first().trigger.progress.nextDue), u"2026-01-01T01:00:00.000Z"_s);

    fixture.pass(59min);
    QCOMPARE(hours(fixture), QStringList());
    fixture.pass(121min);

    QCOMPARE(hours(fixture), (QStringList{u"01T01"_s, u"01T02"_s, u"01T03"_s}));
    QCOMPARE(fixture.said(u"missed"_s), (QStringList{u"0"_s, u"0"_s, u"0"_s}));
    const auto after = await(fixture.service().list({}));
    QCOMPARE(toIsoString(*after->first().trigger.progress.nextDue), u"2026-01-01T04:00:00.000Z"_s);
    QVERIFY(!after->first().lastRun.isNull());
}

void tst_Schedules::theArmedTextRunsUntilItIsArmedAgain()
{
    TriggerFixture fixture;
    Document document = hourly();
    fixture.arm(document);
    document.nodes.append({.id = NodeId(u"more"_s), .kind = u"step"_s});
    const auto stepCount = [&fixture] {
        return await(fixture.runs().list(1, {}))->first().plannedCount;
    };

    fixture.pass(60min);
    QCOMPARE(stepCount(), 2);
    QVERIFY(await(fixture.service().list({}))->first().isFileChanged);
    const auto before = await(fixture.service().list({}))->first().trigger.progress.nextDue;
    fixture.arm(document);
    QCOMPARE(await(fixture.service().list({}))->first().trigger.progress.nextDue, before);
    fixture.pass(60min);

    QCOMPARE(stepCount(), 3);
}

void tst_Schedules::aDisarmedWorkflowRunsNoMore()
{
    TriggerFixture fixture;
    const Document document = hourly();
    fixture.arm(document);
    AO_VERIFY_OK(await(fixture.service().disarm(document.properties.id, {})));

    fixture.pass(120min);

    QCOMPARE(fixture.payloads().size(), 0);
    const auto again = await(fixture.service().disarm(document.properties.id, {}));
    QVERIFY(!again);
    QCOMPARE(again.error().code(), triggers::errors::kNotArmed);
}

void tst_Schedules::onlyOneTimerWaitsForManySchedules()
{
    TriggerFixture fixture;
    fixture.arm(hourly());
    const int sleepers = fixture.clock().sleeperCount();
    for (int i = 0; i < 50; ++i)
        fixture.arm(hourly());

    QCOMPARE(fixture.clock().sleeperCount(), sleepers);
}

void tst_Schedules::missedTimesAreMadeUpForAsThePolicySays_data()
{
    QTest::addColumn<QString>("missed");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QStringList>("counts");
    QTest::newRow("skip") << u"skip"_s << QStringList{u"01T04"_s} << QStringList{u"0"_s};
    QTest::newRow("once") << u"once"_s << QStringList{u"01T03"_s, u"01T04"_s}
                          << QStringList{u"2"_s, u"0"_s};
    QTest::newRow("all") << u"all"_s << QStringList{u"01T01"_s, u"01T02"_s, u"01T03"_s, u"01T04"_s}
                         << QStringList{u"0"_s, u"0"_s, u"0"_s, u"0"_s};
}

void tst_Schedules::missedTimesAreMadeUpForAsThePolicySays()
{
    QFETCH(const QString, missed);
    QFETCH(const QStringList, expected);
    QFETCH(const QStringList, counts);
    TriggerFixture fixture;
    fixture.arm(hourly(missed));
    fixture.stop();
    fixture.clock().advance(3h + 30min);
    fixture.start();
    fixture.pass(30min);

    QCOMPARE(hours(fixture), expected);
    QCOMPARE(fixture.said(u"missed"_s), counts);
}

void tst_Schedules::hundredAreMadeUpForAtMost()
{
    TriggerFixture fixture;
    Document document = hourly(u"all"_s);
    document.nodes[0].parameters.insert(u"cron"_s, u"* * * * *"_s);
    fixture.arm(document);
    fixture.stop();
    fixture.clock().advance(24h * 30);
    fixture.start();

    QTRY_COMPARE_WITH_TIMEOUT(fixture.payloads().size(), 100, 60s);
    fixture.settle();
    QCOMPARE(fixture.payloads().size(), 100);
    QVERIFY(fixture.said(u"missed"_s).first().toInt() >= 9'900);
    QCOMPARE(fixture.said(u"dueAt"_s).last(), u"2026-01-31T00:00:00.000Z"_s);
}

void tst_Schedules::aClockThatGoesBackBeginsNothingAgain()
{
    TriggerFixture fixture;
    fixture.arm(hourly());
    fixture.pass(130min);
    QCOMPARE(hours(fixture), (QStringList{u"01T01"_s, u"01T02"_s}));

    fixture.clock().set(-100min);
    fixture.pass(100min);
    QCOMPARE(hours(fixture), (QStringList{u"01T01"_s, u"01T02"_s}));
    fixture.pass(60min);

    QCOMPARE(hours(fixture), (QStringList{u"01T01"_s, u"01T02"_s, u"01T03"_s}));
}

void tst_Schedules::aClockThatGoesAheadMakesUp()
{
    TriggerFixture fixture;
    fixture.arm(hourly());
    fixture.pass(10min);

    fixture.clock().set(3h);
    fixture.pass(1min);

    QCOMPARE(hours(fixture), QStringList{u"01T03"_s});
    QCOMPARE(fixture.said(u"missed"_s), QStringList{u"2"_s});
}

void tst_Schedules::aClockThatWasFarAheadDoesNotStopASchedule_data()
{
    QTest::addColumn<QString>("missed");
    QTest::addColumn<int>("madeUp");
    QTest::newRow("skip") << u"skip"_s << 0;
    QTest::newRow("once") << u"once"_s << 1;
    QTest::newRow("all") << u"all"_s << 100;
}

void tst_Schedules::aClockThatWasFarAheadDoesNotStopASchedule()
{
    QFETCH(const QString, missed);
    QFETCH(const int, madeUp);
    constexpr auto kAhead = 24h * 400 + 30min;
    TriggerFixture fixture;
    fixture.arm(hourly(missed));
    fixture.clock().set(kAhead);
    fixture.pass(1min);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.payloads().size(), madeUp, 60s);

    fixture.clock().set(-kAhead);
    fixture.pass(60min);

    QCOMPARE(fixture.payloads().size(), madeUp + 1);
    QCOMPARE(hours(fixture).last(), u"01T01"_s);
}

void tst_Schedules::aScheduleThatWasArmedByAWrongClockRecovers()
{
    TriggerFixture fixture;
    fixture.clock().set(24h * 400);
    fixture.arm(hourly());

    fixture.clock().set(-24h * 400);
    fixture.pass(60min);

    QCOMPARE(hours(fixture), QStringList{u"01T01"_s});
}

void tst_Schedules::twoProgramsBeginOneRun()
{
    TriggerFixture fixture;
    auto other = fixture.createProgram();
    fixture.arm(hourly(u"all"_s));
    fixture.pass(185min);

    TriggerFixture::close(other);
    QCOMPARE(hours(fixture), (QStringList{u"01T01"_s, u"01T02"_s, u"01T03"_s}));
}

void tst_Schedules::aFiringThatWasTakenIsStartedByWhoeverComesNext()
{
    TriggerFixture fixture;
    fixture.arm(hourly());
    fixture.stop();
    // As a program leaves it that is killed between taking and starting.
    AO_VERIFY_OK(fixture.database().writeBlocking([](store::Connection &db) {
        return db.run("UPDATE triggers SET next_due = ?1, pending = ?2, revision = revision + 1",
                      *fromIsoString(u"2026-01-01T02:00:00Z"),
                      u"{\"key\":\"at:x\",\"payload\":{\"dueAt\":\"2026-01-01T01:00:00.000Z\"}}"_s);
    }));
    fixture.clock().advance(90min);

    fixture.start();
    QCOMPARE(hours(fixture), QStringList{u"01T01"_s});
    fixture.stop();
    fixture.start();

    QCOMPARE(hours(fixture), QStringList{u"01T01"_s});
}

void tst_Schedules::aRunThatCannotBeStartedIsToldAndTheNextOneComes()
{
    TriggerFixture fixture;
    Document document = hourly();
    document.properties.inputs = {{.name = u"who"_s, .isRequired = true}};
    QSignalSpy failed(&fixture.service(), &TriggerService::failed);
    fixture.arm(document);

    fixture.pass(60min);
    const TriggerStatus status = await(fixture.service().list({}))->first();
    QVERIFY2(status.error.contains("who"_L1), qPrintable(status.error));
    fixture.pass(60min);

    QCOMPARE(failed.size(), 2);
    QCOMPARE(fixture.payloads().size(), 0);
}

void tst_Schedules::whatIsWrongIsADiagnostic()
{
    const TriggerFixture fixture;
    Document document = hourly();
    document.nodes[0].parameters = {{u"cron"_s, u"61 * * * *"_s}, {u"timeZone"_s, u"Mars"_s}};

    const auto diagnostics = validate(document, fixture.catalog());

    QStringList found;
    for (const Diagnostic &diagnostic : diagnostics)
        found.append(diagnostic.code + u' ' + diagnostic.path);
    QCOMPARE(found,
             (QStringList{u"triggers.bad_cron $.nodes[0].parameters.cron"_s,
                          u"triggers.unknown_time_zone $.nodes[0].parameters.timeZone"_s}));
}

void tst_Schedules::aWorkflowWithoutTriggersCannotBeArmed()
{
    TriggerFixture fixture;
    Document document = hourly();
    document.nodes[0].isMuted = true;

    const auto armed =
        await(fixture.service().arm(document, u"a.agentops.json"_s, Replaces::SameFile, {}));

    QVERIFY(!armed);
    QCOMPARE(armed.error().code(), triggers::errors::kNoTriggers);
}

QTEST_GUILESS_MAIN(tst_Schedules)
#include "tst_schedules.moc"
