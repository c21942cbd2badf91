// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/reports/errors.h>
#include <agentops/reports/testreport.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::reports;
using namespace Qt::StringLiterals;

class TestTestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryDialect_data();
    void readsEveryDialect();
    void firstFailureIsDescribed_data();
    void firstFailureIsDescribed();
    void malformedReportNamesThePlace_data();
    void malformedReportNamesThePlace();
    void hostileReportIsRefused_data();
    void hostileReportIsRefused();
    void planThatIsNotKeptFails();
    void testsOfGoThatNeverEndFail();
    void jsonKeepsRoomForWhatFailed();
};

/// "suite: +passed -failed ~skipped", by line.
static QString describe(const TestReport &report)
{
    QStringList lines;
    for (const TestSuite &suite : report.suites) {
        QStringList words;
        for (const TestCase &test : suite.cases) {
            const QChar sign = test.status == TestStatus::Passed ? u'+'
                : test.status == TestStatus::Failed              ? u'-'
                                                                 : u'~';
            words.append(sign + test.name);
        }
        lines.append(suite.name + u": "_s + words.join(u", "_s));
    }
    return lines.join(u'\n');
}

static QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(AO_SOURCE_DIR "/tests/fuzz/reports/corpus/testreport/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestTestReport::readsEveryDialect_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");

    QTest::newRow("PHPUnit nests its suites")
        << u"phpunit"_s
        << u"Tests\\MathTest::multiplies: +multiplies with data set #0\n"
           "Tests\\MathTest: +adds, -subtracts, ~divides"_s;
    QTest::newRow("jest-junit") << u"jest-junit"_s
                                << u"math: +math adds, -math subtracts, ~math divides"_s;
    QTest::newRow("Vitest") << u"vitest"_s
                            << u"v/math.test.mjs: +math > adds, -math > subtracts, "
                               "~math > divides"_s;
    QTest::newRow("pytest") << u"pytest"_s
                            << u"pytest: +test_math::test_adds, "
                               "-test_math.TestSub::test_subtracts, "
                               "~test_math.TestSub::test_divides, -test_math::test_needs"_s;
    QTest::newRow("CTest") << u"ctest"_s << u"(empty): +passes, -fails, ~skipped"_s;
    QTest::newRow("cargo-nextest") << u"nextest"_s << u"sums: +tests::adds, -tests::subtracts"_s;
    QTest::newRow("gotestsum")
        << u"gotestsum"_s << u"example.com/sums: +TestAdds, -TestSubtracts/small, ~TestLater"_s;
    QTest::newRow("TAP 14 with subtests and a todo")
        << u"tap14"_s << u": +one, +group > inner, -group > wrong, ~later, ~not yet"_s;
    QTest::newRow("TAP of node:test")
        << u"node.tap"_s << u": +math > adds, -math > subtracts, ~math > divides, ~alone"_s;
    QTest::newRow("go test -json")
        << u"go.json"_s
        << u"example.com/sums: +TestAdds, -TestSubtracts/small, +TestSubtracts/large, "
           "~TestLater\nexample.com/broken: -(package)"_s;
    QTest::newRow("cargo test") << u"cargo.txt"_s
                                << u": +tests::adds, ~tests::divides, -tests::subtracts, "
                                   "+tests::panics\n: +src/lib.rs - add (line 1)"_s;
    QTest::newRow("cargo test with libtest JSON")
        << u"cargo.json"_s << u": +tests::adds, -tests::subtracts, ~tests::divides"_s;
    QTest::newRow("jest --json") << u"jest.json"_s
                                 << u"/work/js/t/math.test.js: +math > adds, -math > subtracts, "
                                    "~math > divides\n/work/js/t/broken.test.js: -(file)"_s;
}

void TestTestReport::readsEveryDialect()
{
    QFETCH(const QString, file);
    QFETCH(const QString, expected);

    const auto report = readTestReport(sample(file));

    AO_VERIFY_OK(report);
    QCOMPARE(describe(*report), expected);
}

void TestTestReport::firstFailureIsDescribed_data()
{
    QTest::addColumn<QString>("sampleName");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");

    QTest::newRow("PHPUnit") << u"phpunit"_s << u"Failed asserting that 2 is identical to 1."_s
                             << u"/work/tests/MathTest.php"_s << 14;
    QTest::newRow("Vitest") << u"vitest"_s << u"expected 2 to be 1 // Object.is equality"_s
                            << u"v/math.test.mjs"_s << 0;
    QTest::newRow("pytest counts lines from 0")
        << u"pytest"_s << u"assert (3 - 1) == 1"_s << u"test_math.py"_s << 17;
    QTest::newRow("CTest") << u"ctest"_s << u"Failed"_s << QString() << 0;
    QTest::newRow("gotestsum") << u"gotestsum"_s << u"sums_test.go:12: got 2, want 1"_s << QString()
                               << 0;
    QTest::newRow("node:test") << u"node.tap"_s << u"2 == 1"_s << u"/work/nt/a.test.mjs"_s << 5;
    QTest::newRow("go test") << u"go.json"_s << u"got 2, want 1"_s << u"sums_test.go"_s << 12;
    QTest::newRow("cargo test") << u"cargo.txt"_s
                                << u"assertion `left == right` failed: three minus one"_s
                                << u"src/lib.rs"_s << 13;
    QTest::newRow("an older panic")
        << u"cargo.json"_s << u"three minus one"_s << u"src/lib.rs"_s << 13;
    QTest::newRow("Jest without its colours")
        << u"jest.json"_s << u"Error: expect(received).toBe(expected) // Object.is equality"_s
        << u"/work/js/t/math.test.js"_s << 0;
}

void TestTestReport::firstFailureIsDescribed()
{
    QFETCH(const QString, sampleName);
    QFETCH(const QString, message);
    QFETCH(const QString, file);
    QFETCH(const int, line);

    const auto report = readTestReport(sample(sampleName));

    AO_VERIFY_OK(report);
    for (const TestSuite &suite : report->suites) {
        const auto failed = std::ranges::find(suite.cases, TestStatus::Failed, &TestCase::status);
        if (failed == suite.cases.end())
            continue;
        QCOMPARE(failed->message, message);
        QCOMPARE(failed->file, file);
        QCOMPARE(failed->line, line);
        return;
    }
    QFAIL("nothing has failed");
}

void TestTestReport::malformedReportNamesThePlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");

    QTest::newRow("XML that ends early")
        << QByteArray("<testsuites>\n<testsuite name='a'>\n") << u"3"_s;
    QTest::newRow("another document") << QByteArray("<html>\n</html>") << u"1"_s;
    QTest::newRow("an entity of its own") << QByteArray(
        "<!DOCTYPE testsuites [\n<!ENTITY a \"aaaa\">\n]>\n<testsuites>&a;</testsuites>")
                                          << u"3"_s;
    QTest::newRow("JSON of go that ends early")
        << QByteArray("{\"Action\":\"run\"}\n{\"Action\":\n") << u"2"_s;
    QTest::newRow("JSON without results") << QByteArray("{}") << u"1"_s;
    QTest::newRow("broken JSON") << QByteArray("{\n\"testResults\": ]\n}") << u"2"_s;
}

void TestTestReport::malformedReportNamesThePlace()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, line);

    const auto report = readTestReport(text);

    QVERIFY(!report);
    QVERIFY2(report.error().code() == reports::errors::kMalformed,
             qPrintable(report.error().describe()));
    QCOMPARE(report.error().contextValue(u"line"), line);
    QVERIFY(report.error().contextValue(u"column").toInt() >= 1);
}

void TestTestReport::hostileReportIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");

    QTest::newRow("nested without end")
        << "<testsuites>" + QByteArray("<testsuite>").repeated(100'000)
        << QByteArray("reports.malformed");
    QTest::newRow("nested inside what is passed over") << "<testsuites><x>"
            + QByteArray("<x>").repeated(100'000) << QByteArray("reports.malformed");
    QTest::newRow("subtests nested without end") << "TAP version 14\n" + QByteArray(1000, ' ')
            + "ok 1\n" << QByteArray("reports.malformed");
    QTest::newRow("too many bytes")
        << QByteArray(kMaxReportBytes + 1, '<') << QByteArray("reports.too_large");
    QTest::newRow("too many tests")
        << "TAP version 14\n" + QByteArray("ok\n").repeated(kMaxTestCases + 1)
        << QByteArray("reports.too_large");
    QTest::newRow("nothing known") << QByteArray("hello") << QByteArray("reports.unknown_format");
}

void TestTestReport::hostileReportIsRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, code);

    const auto report = readTestReport(text);

    QVERIFY(!report);
    QCOMPARE(QByteArray(report.error().code().text().data()), code);
}

void TestTestReport::planThatIsNotKeptFails()
{
    const auto report = readTap("TAP version 14\n1..3\nok 1 - a\nok 2 - b\n");
    const auto bail = readTap("1..1\nBail out! no database\n");

    AO_VERIFY_OK(report);
    QCOMPARE(describe(*report), u": +a, +b, -(plan)"_s);
    AO_VERIFY_OK(bail);
    QCOMPARE(bail->suites.first().cases.first().message, u"no database"_s);
}

void TestTestReport::testsOfGoThatNeverEndFail()
{
    const auto report = readGoTest(
        R"({"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"panic: out of luck\n"}
{"Action":"fail","Package":"p","Elapsed":0.1}
)");

    AO_VERIFY_OK(report);
    QCOMPARE(describe(*report), u"p: -TestA"_s);
    QCOMPARE(report->suites.first().cases.first().message, u"panic: out of luck"_s);
}

void TestTestReport::jsonKeepsRoomForWhatFailed()
{
    TestReport report;
    TestSuite suite{.name = u"s"_s, .cases = {}};
    for (int i = 0; i < 10; ++i)
        suite.cases.append({.name = QString::number(i),
                            .status = i == 9 ? TestStatus::Failed : TestStatus::Passed,
                            .duration = std::chrono::milliseconds(500)});
    report.suites.append(suite);

    const QJsonObject json = report.toJson(3);

    QCOMPARE(json.value("total"_L1).toInt(), 10);
    QCOMPARE(json.value("failed"_L1).toInt(), 1);
    QCOMPARE(json.value("seconds"_L1).toDouble(), 5.0);
    QCOMPARE(json.value("isComplete"_L1).toBool(), false);
    QStringList names;
    for (const QJsonValue &test :
         json.value("suites"_L1).toArray().first().toObject().value("cases"_L1).toArray())
        names.append(test.toObject().value("name"_L1).toString());
    QCOMPARE(names, (QStringList{u"0"_s, u"1"_s, u"9"_s}));
}

QTEST_GUILESS_MAIN(TestTestReport)
#include "tst_testreport.moc"
