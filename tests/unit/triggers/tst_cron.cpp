// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/await.h>
#include <agentops/triggers/cron.h>
#include <agentops/triggers/errors.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::triggers;

class tst_Cron : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsTheNextMoments_data();
    void itTellsTheNextMoments();
    void whatIsNoScheduleIsTold_data();
    void whatIsNoScheduleIsTold();
    void aDateThatNeverComesIsTold();
    void onlyNamesOfZonesAreZones_data();
    void onlyNamesOfZonesAreZones();
    void aYearOfMinutesHasEachMomentOnce_data();
    void aYearOfMinutesHasEachMomentOnce();
};

void tst_Cron::itTellsTheNextMoments_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *cron, const char *zone, const char *after,
                        const QStringList &expected) {
        QTest::newRow(name) << QString::fromLatin1(cron) << QString::fromLatin1(zone)
                            << QString::fromLatin1(after) << expected;
    };
    const char *utc = "UTC";
    row("every minute", "* * * * *", utc, "2026-03-01T10:00:30Z",
        {u"2026-03-01T10:01"_s, u"2026-03-01T10:02"_s});
    row("strictly later", "0 10 * * *", utc, "2026-03-01T10:00:00Z", {u"2026-03-02T10:00"_s});
    row("steps", "*/20 8-9 * * *", utc, "2026-03-01T08:30:00Z",
        {u"2026-03-01T08:40"_s, u"2026-03-01T09:00"_s, u"2026-03-01T09:20"_s});
    row("from a value on in steps", "50/5 * * * *", utc, "2026-03-01T08:00:00Z",
        {u"2026-03-01T08:50"_s, u"2026-03-01T08:55"_s, u"2026-03-01T09:50"_s});
    row("lists and names", "0 9 * jan,JUN mon-wed", utc, "2026-01-01T00:00:00Z",
        {u"2026-01-05T09:00"_s, u"2026-01-06T09:00"_s});
    row("Sunday is 0 and 7", "0 0 * * 7", utc, "2026-03-01T00:00:00Z", {u"2026-03-08T00:00"_s});
    row("the last day of a leap year's February", "0 0 29 2 *", utc, "2026-01-01T00:00:00Z",
        {u"2028-02-29T00:00"_s, u"2032-02-29T00:00"_s});
    row("a date or a weekday when both are restricted", "0 0 13 * fri", utc, "2026-03-01T00:00:00Z",
        {u"2026-03-06T00:00"_s, u"2026-03-13T00:00"_s});
    row("a date and a weekday when one begins with a star", "0 0 */2 * mon", utc,
        "2026-03-01T00:00:00Z", {u"2026-03-09T00:00"_s, u"2026-03-23T00:00"_s});
    row("daily", "@daily", utc, "2026-12-31T00:00:00Z", {u"2027-01-01T00:00"_s});
    row("hourly", "@Hourly", utc, "2026-12-31T23:10:00Z", {u"2027-01-01T00:00"_s});
    row("weekly", "@weekly", utc, "2026-03-02T00:00:00Z", {u"2026-03-08T00:00"_s});
    row("yearly", "@yearly", utc, "2026-03-02T00:00:00Z", {u"2027-01-01T00:00"_s});

    // Europe/Paris: 2026-03-29 01:00Z (02:00 becomes 03:00), 2026-10-25 01:00Z (03:00 becomes
    // 02:00).
    const char *paris = "Europe/Paris";
    row("Paris in winter and summer", "0 12 * * *", paris, "2026-03-28T00:00:00Z",
        {u"2026-03-28T11:00"_s, u"2026-03-29T10:00"_s});
    row("Paris: a skipped time is due after the gap", "30 2 * * *", paris, "2026-03-28T12:00:00Z",
        {u"2026-03-29T01:00"_s, u"2026-03-30T00:30"_s});
    row("Paris: several skipped times are due once", "*/15 2 * * *", paris, "2026-03-29T00:30:00Z",
        {u"2026-03-29T01:00"_s, u"2026-03-30T00:00"_s});
    row("Paris: a skipped time and the first after the gap are one", "*/30 2,3 * * *", paris,
        "2026-03-29T00:30:00Z", {u"2026-03-29T01:00"_s, u"2026-03-29T01:30"_s});
    row("Paris: asked within the first of the doubled hours", "30 2 * * *", paris,
        "2026-10-24T12:00:00Z", {u"2026-10-25T00:30"_s, u"2026-10-26T01:30"_s});
    row("Paris: asked within the second of the doubled hours", "30 2 * * *", paris,
        "2026-10-25T01:10:00Z", {u"2026-10-26T01:30"_s});
    row("Paris: every hour of the doubled night", "0 * * * *", paris, "2026-10-24T22:30:00Z",
        {u"2026-10-24T23:00"_s, u"2026-10-25T00:00"_s, u"2026-10-25T01:00"_s,
         u"2026-10-25T02:00"_s});
    row("Paris: a frequent schedule goes on in the doubled hour", "*/20 * * * *", paris,
        "2026-10-25T00:30:00Z",
        {u"2026-10-25T00:40"_s, u"2026-10-25T01:00"_s, u"2026-10-25T01:20"_s, u"2026-10-25T01:40"_s,
         u"2026-10-25T02:00"_s});
    row("Paris: a frequent schedule, asked within the second of the doubled hours", "*/30 2 * * *",
        paris, "2026-10-25T01:10:00Z", {u"2026-10-25T01:30"_s, u"2026-10-26T01:00"_s});

    // America/New_York: 2026-03-08 07:00Z (02:00 becomes 03:00), 2026-11-01 06:00Z (02:00 becomes
    // 01:00).
    const char *york = "America/New_York";
    row("New York in winter and summer", "0 9 * * *", york, "2026-03-07T00:00:00Z",
        {u"2026-03-07T14:00"_s, u"2026-03-08T13:00"_s});
    row("New York: a skipped time is due after the gap", "15 2 * * *", york, "2026-03-07T12:00:00Z",
        {u"2026-03-08T07:00"_s, u"2026-03-09T06:15"_s});
    row("New York: a doubled time is due once", "30 1 * * *", york, "2026-10-31T12:00:00Z",
        {u"2026-11-01T05:30"_s, u"2026-11-02T06:30"_s});
    row("New York: asked between the two", "30 1 * * *", york, "2026-11-01T05:30:00Z",
        {u"2026-11-02T06:30"_s});

    // Sao Paulo until 2018: midnight itself was skipped. Lord Howe: half an hour.
    row("Sao Paulo: the skipped midnight is due at one", "0 0 * * *", "America/Sao_Paulo",
        "2018-11-03T12:00:00Z", {u"2018-11-04T03:00"_s, u"2018-11-05T02:00"_s});
    row("Lord Howe: half an hour comes again", "*/15 1 * * *", "Australia/Lord_Howe",
        "2026-04-04T14:40:00Z",
        {u"2026-04-04T14:45"_s, u"2026-04-04T15:00"_s, u"2026-04-04T15:15"_s,
         u"2026-04-05T14:30"_s});
    row("Lord Howe: half an hour is skipped", "15 2 * * *", "Australia/Lord_Howe",
        "2026-10-03T00:00:00Z", {u"2026-10-03T15:30"_s, u"2026-10-04T15:15"_s});
}

void tst_Cron::itTellsTheNextMoments()
{
    QFETCH(const QString, cron);
    QFETCH(const QString, zone);
    QFETCH(const QString, after);
    QFETCH(const QStringList, expected);

    const auto dates = nextDates(cron, zone, *fromIsoString(after), int(expected.size()));

    AO_VERIFY_OK(dates);
    QStringList found;
    for (const Timestamp &date : *dates)
        found.append(toIsoString(date).first(16));
    QCOMPARE(found, expected);
}

void tst_Cron::whatIsNoScheduleIsTold_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << u""_s << u"five fields"_s;
    QTest::newRow("four fields") << u"* * * *"_s << u"has 4"_s;
    QTest::newRow("six fields") << u"0 * * * * *"_s << u"has 6"_s;
    QTest::newRow("too large") << u"60 * * * *"_s << u"minute: \"60\" is no value from 0 to 59"_s;
    QTest::newRow("day 0") << u"0 0 0 * *"_s << u"day of the month"_s;
    QTest::newRow("backwards") << u"0 20-8 * * *"_s << u"hour: \"20-8\" begins after its end"_s;
    QTest::newRow("no step") << u"*/0 * * * *"_s << u"step"_s;
    QTest::newRow("half a range") << u"1- * * * *"_s << u"minute"_s;
    QTest::newRow("an empty item") << u"1,,2 * * * *"_s << u"minute"_s;
    QTest::newRow("a name in the wrong field") << u"mon * * * *"_s << u"minute"_s;
    QTest::newRow("half of two names") << u"0 0 * anf *"_s << u"month"_s;
    QTest::newRow("signs") << u"+1 * * * *"_s << u"minute"_s;
    QTest::newRow("an unknown nickname") << u"@reboot"_s << u"@reboot"_s;
    QTest::newRow("an expression") << u"{{ x }} * * * *"_s << u"has 7"_s;
}

void tst_Cron::whatIsNoScheduleIsTold()
{
    QFETCH(const QString, cron);
    QFETCH(const QString, part);

    const auto parsed = Cron::parse(cron);

    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code(), triggers::errors::kBadCron);
    QVERIFY2(parsed.error().message().contains(part), qPrintable(parsed.error().message()));
}

void tst_Cron::aDateThatNeverComesIsTold()
{
    const auto dates = nextDates(u"0 0 31 2 *"_s, u"UTC"_s, Timestamp(), 1);

    QVERIFY(!dates);
    QCOMPARE(dates.error().code(), triggers::errors::kNeverDue);
}

void tst_Cron::onlyNamesOfZonesAreZones_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isZone");
    QTest::newRow("Paris") << u"Europe/Paris"_s << true;
    QTest::newRow("UTC") << u"UTC"_s << true;
    QTest::newRow("none: this computer's") << u""_s << true;
    QTest::newRow("misspelt") << u"Europe/Pari"_s << false;
    QTest::newRow("an offset") << u"UTC+01:00"_s << false;
    QTest::newRow("a path") << u"../../etc/passwd"_s << false;
}

void tst_Cron::onlyNamesOfZonesAreZones()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isZone);

    const auto zone = findTimeZone(name);

    QCOMPARE(zone.has_value(), isZone);
    if (!isZone)
        QCOMPARE(zone.error().code(), triggers::errors::kUnknownTimeZone);
}

void tst_Cron::aYearOfMinutesHasEachMomentOnce_data()
{
    QTest::addColumn<QString>("zone");
    QTest::newRow("Paris") << u"Europe/Paris"_s;
    QTest::newRow("New York") << u"America/New_York"_s;
}

/// By hand: 365 days of 144 times; the skipped hour's six fall together with the one after it, and
/// the doubled hour has six more.
void tst_Cron::aYearOfMinutesHasEachMomentOnce()
{
    QFETCH(const QString, zone);
    const auto cron = Cron::parse(u"*/10 * * * *");
    const auto timeZone = findTimeZone(zone);
    AO_VERIFY_OK(cron);
    AO_VERIFY_OK(timeZone);
    const Timestamp begin = *fromIsoString(u"2026-01-01T12:00:00Z");
    const Timestamp end = *fromIsoString(u"2027-01-01T12:00:00Z");

    int count = 0;
    Timestamp last = begin;
    for (auto next = cron->next(begin, *timeZone); next && *next <= end;
         next = cron->next(*next, *timeZone)) {
        QVERIFY(*next > last);
        last = *next;
        ++count;
    }

    QCOMPARE(count, 365 * 144);
}

QTEST_GUILESS_MAIN(tst_Cron)
#include "tst_cron.moc"
