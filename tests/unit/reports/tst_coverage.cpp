// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/reports/coverage.h>
#include <agentops/reports/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::reports;
using namespace Qt::StringLiterals;

class TestCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void filesNamedTwiceAreOne();
    void malformedReportNamesThePlace_data();
    void malformedReportNamesThePlace();
    void otherFailures_data();
    void otherFailures();
};

static QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(AO_SOURCE_DIR "/tests/fuzz/reports/corpus/coverage/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCoverage::readsEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("covered");
    QTest::addColumn<double>("percent");
    QTest::addColumn<QString>("uncovered");

    QTest::newRow("LCOV") << u"jest.lcov"_s << u"math.js"_s << 5 << 4 << 80.0 << u"4"_s;
    QTest::newRow("Clover of Jest")
        << u"jest-clover"_s << u"/work/math.js"_s << 5 << 4 << 80.0 << u"4"_s;
    QTest::newRow("Clover of PHPUnit")
        << u"phpunit-clover"_s << u"/work/src/Math.php"_s << 3 << 1 << 33.3 << u"14-15"_s;
    QTest::newRow("Cobertura") << u"jest-cobertura"_s << u"math.js"_s << 5 << 4 << 80.0 << u"4"_s;
    QTest::newRow("JaCoCo") << u"jacoco"_s << u"com/example/Sums.java"_s << 2 << 1 << 50.0
                            << u"9"_s;
    QTest::newRow("Go") << u"go.out"_s << u"example.com/sums/sums.go"_s << 7 << 5 << 71.4
                        << u"9-10"_s;
}

void TestCoverage::readsEveryFormat()
{
    QFETCH(const QString, name);
    QFETCH(const QString, path);
    QFETCH(const int, lines);
    QFETCH(const int, covered);
    QFETCH(const double, percent);
    QFETCH(const QString, uncovered);

    const auto report = readCoverage(sample(name));

    AO_VERIFY_OK(report);
    const QJsonObject json = report->toJson(100);
    QCOMPARE(json.value("files"_L1).toArray(),
             (QJsonArray{QJsonObject{{u"path"_s, path},
                                     {u"lines"_s, lines},
                                     {u"covered"_s, covered},
                                     {u"percent"_s, percent},
                                     {u"uncovered"_s, uncovered}}}));
    QCOMPARE(json.value("lines"_L1).toInt(), lines);
    QCOMPARE(json.value("percent"_L1).toDouble(), percent);
    QCOMPARE(report->toJson(0).value("isComplete"_L1).toBool(), false);
}

void TestCoverage::filesNamedTwiceAreOne()
{
    const auto report = readCoverage("SF:a\nDA:1,0\nDA:2,0\nend_of_record\n"
                                     "SF:a\nDA:1,3\nend_of_record\nSF:A\nDA:1,1\nend_of_record\n");

    AO_VERIFY_OK(report);
    QCOMPARE(report->files.size(), 2);
    QCOMPARE(report->files[1].hits, (QMap<int, qint64>{{1, 3}, {2, 0}}));
}

void TestCoverage::malformedReportNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");

    QTest::newRow("a line outside of a file") << QByteArray("TN:\nDA:1,1\n") << u"2"_s;
    QTest::newRow("a file without a name") << QByteArray("SF:\n") << u"1"_s;
    QTest::newRow("a line of Go without a block") << QByteArray("mode: set\nhello\n") << u"2"_s;
    QTest::newRow("a block of Go that ends before it begins")
        << QByteArray("mode: set\na.go:5.1,4.1 1 1\n") << u"2"_s;
    QTest::newRow("a block of Go without end")
        << QByteArray("mode: set\na.go:1.1,2000000000.1 1 1\n") << u"2"_s;
    QTest::newRow("XML that ends early") << QByteArray("<report>\n<package>") << u"2"_s;
}

void TestCoverage::malformedReportNamesThePlace()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, line);

    const auto report = readCoverage(text);

    QVERIFY(!report);
    QVERIFY2(report.error().code() == reports::errors::kMalformed,
             qPrintable(report.error().describe()));
    QCOMPARE(report.error().contextValue(u"line"), line);
}

void TestCoverage::otherFailures_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");

    QTest::newRow("nothing known") << QByteArray("hello") << QByteArray("reports.unknown_format");
    QTest::newRow("other XML") << QByteArray("<html/>") << QByteArray("reports.unknown_format");
    QByteArray many("mode: set\n");
    for (int i = 0; i < 51; ++i)
        many += "f" + QByteArray::number(i) + ".go:1.1,100001.1 1 1\n";
    QTest::newRow("too many lines") << many << QByteArray("reports.too_large");
}

void TestCoverage::otherFailures()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, code);

    const auto report = readCoverage(text);

    QVERIFY(!report);
    QCOMPARE(QByteArray(report.error().code().text().data()), code);
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
