// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/timetext.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestTimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durationNamesTheTwoUnitsThatMatter_data();
    void durationNamesTheTwoUnitsThatMatter();
    void momentIsToldAsAPersonWould_data();
    void momentIsToldAsAPersonWould();
    void clockShowsSeconds();
};

void TestTimeText::durationNamesTheTwoUnitsThatMatter_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("text");
    const QLocale english(QLocale::English, QLocale::UnitedStates);

    QTest::newRow("nothing") << qint64(0) << english << u"0 ms"_s;
    QTest::newRow("a clock that was set back") << qint64(-5000) << english << u"0 ms"_s;
    QTest::newRow("below a second") << qint64(340) << english << u"340 ms"_s;
    QTest::newRow("just below a second") << qint64(999) << english << u"999 ms"_s;
    QTest::newRow("a second") << qint64(1000) << english << u"1.0 s"_s;
    QTest::newRow("seconds with a tenth") << qint64(4249) << english << u"4.2 s"_s;
    QTest::newRow("never ten point nought") << qint64(9960) << english << u"10 s"_s;
    QTest::newRow("whole seconds") << qint64(42'400) << english << u"42 s"_s;
    QTest::newRow("rounds up to a minute") << qint64(59'800) << english << u"1 min 00 s"_s;
    QTest::newRow("minutes pad their seconds") << qint64(65'000) << english << u"1 min 05 s"_s;
    QTest::newRow("just below an hour") << qint64(3'599'000) << english << u"59 min 59 s"_s;
    QTest::newRow("hours pad their minutes") << qint64(7'380'000) << english << u"2 h 03 min"_s;
    QTest::newRow("days") << qint64(273'600'000) << english << u"3 d 4 h"_s;
    QTest::newRow("a French comma")
        << qint64(4200) << QLocale(QLocale::French, QLocale::France) << u"4,2 s"_s;
    QTest::newRow("Arabic numerals are padded with their own zero")
        << qint64(65'000) << QLocale(QLocale::Arabic, QLocale::Egypt)
        << u"\u0661 min \u0660\u0665 s"_s;
}

void TestTimeText::durationNamesTheTwoUnitsThatMatter()
{
    QFETCH(const qint64, ms);
    QFETCH(const QLocale, locale);
    QFETCH(const QString, text);

    QCOMPARE(durationText(milliseconds(ms), locale), text);
}

void TestTimeText::momentIsToldAsAPersonWould_data()
{
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QString>("text");

    QTest::newRow("seconds ago") << u"2026-11-23T12:29:30.000Z"_s << u"just now"_s;
    QTest::newRow("minutes ago") << u"2026-11-23T12:25:00.000Z"_s << u"5 min ago"_s;
    QTest::newRow("earlier today") << u"2026-11-23T09:05:00.000Z"_s << u"09:05"_s;
    QTest::newRow("yesterday") << u"2026-11-22T23:59:00.000Z"_s << u"yesterday 23:59"_s;
    QTest::newRow("this year") << u"2026-03-02T08:00:00.000Z"_s << u"2 Mar 08:00"_s;
    QTest::newRow("another year") << u"2025-12-31T08:00:00.000Z"_s << u"31 Dec 2025"_s;
    QTest::newRow("a clock that was set back") << u"2026-11-23T12:31:00.000Z"_s << u"12:31"_s;
}

void TestTimeText::momentIsToldAsAPersonWould()
{
    QFETCH(const QString, moment);
    QFETCH(const QString, text);
    const Timestamp now = fromIsoString(u"2026-11-23T12:30:00.000Z").value();

    QCOMPARE(momentText(fromIsoString(moment).value(), now,
                        QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone::utc()),
             text);
}

void TestTimeText::clockShowsSeconds()
{
    QCOMPARE(clockText(fromIsoString(u"2026-11-23T09:05:07.900Z").value(), QTimeZone::utc()),
             u"09:05:07"_s);
}

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_timetext.moc"
