// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/reports/errors.h>
#include <agentops/reports/findings.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QFile>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::reports;
using namespace Qt::StringLiterals;

class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void fingerprintSurvivesMovedLines();
    void writesJson();
    void brokenReportIsRefused_data();
    void brokenReportIsRefused();
};

static QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(AO_SOURCE_DIR "/tests/fuzz/reports/corpus/findings/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QString describe(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(u"%1 %2 %3:%4:%5 %6"_s.arg(findingLevelName(finding.level), finding.rule,
                                                finding.file, QString::number(finding.line),
                                                QString::number(finding.column), finding.message));
    return lines.join(u'\n');
}

void TestFindings::readsEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");

    QTest::newRow("SARIF") << u"codeql.sarif"_s
                           << u"error R1 /work/src/a.c:3:5 this is not that\n"
                              "note R2 src/by index.c:1:0 hint\n"
                              "warning R1 :0:0 under review\n"
                              "none R2/sub :0:0 fine"_s;
    QTest::newRow("checkstyle")
        << u"checkstyle"_s
        << u"error PSR12.Spacing src/Math.php:7:12 Expected 1 space; 0 found\n"
           "note Note src/Math.php:9:0 A remark"_s;
    QTest::newRow("ESLint")
        << u"eslint.json"_s
        << u"warning no-unused-vars /work/a.js:1:7 'x' is assigned a value but "
           "never used.\nerror  /work/a.js:3:1 Parsing error: Unexpected token"_s;
}

void TestFindings::readsEveryFormat()
{
    QFETCH(const QString, name);
    QFETCH(const QString, expected);

    const auto findings = readFindings(sample(name));

    AO_VERIFY_OK(findings);
    QCOMPARE(describe(*findings), expected);
    for (const Finding &finding : *findings)
        QVERIFY(!finding.fingerprint.isEmpty());
}

void TestFindings::fingerprintSurvivesMovedLines()
{
    const Finding finding{
        .rule = u"r"_s, .message = u"m"_s, .file = u"f"_s, .line = 3, .fingerprint = {}};
    Finding moved = finding;
    moved.line = 9;
    Finding other = finding;
    other.rule = u"rf"_s;
    other.file.clear();

    QCOMPARE(fingerprintOf(moved), fingerprintOf(finding));
    QVERIFY(fingerprintOf(other) != fingerprintOf(finding));
    QCOMPARE(readSarif(sample(u"codeql.sarif"_s))->first().fingerprint, u"39fa2ee980eb94b0:1"_s);
}

void TestFindings::writesJson()
{
    const auto findings = readFindings(sample(u"checkstyle"_s));
    AO_VERIFY_OK(findings);

    QCOMPARE(toJson(*findings, 1).size(), 1);
    QCOMPARE(findings->first().toJson(),
             (QJsonObject{{u"rule"_s, u"PSR12.Spacing"_s},
                          {u"level"_s, u"error"_s},
                          {u"message"_s, u"Expected 1 space; 0 found"_s},
                          {u"file"_s, u"src/Math.php"_s},
                          {u"line"_s, 7},
                          {u"column"_s, 12},
                          {u"fingerprint"_s, findings->first().fingerprint}}));
    QCOMPARE(countAtLeast(*findings, FindingLevel::Warning), 1);
    QCOMPARE(countAtLeast(*findings, FindingLevel::Note), 2);
}

void TestFindings::brokenReportIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");

    QTest::newRow("JSON that ends early") << QByteArray("{\n") << QByteArray("reports.malformed");
    QTest::newRow("SARIF of another version")
        << QByteArray(R"({"version":"1.0.0","runs":[]})") << QByteArray("reports.malformed");
    QTest::newRow("SARIF without runs")
        << QByteArray(R"({"version":"2.1.0"})") << QByteArray("reports.malformed");
    QTest::newRow("other XML") << QByteArray("<html/>") << QByteArray("reports.malformed");
    QTest::newRow("nothing known") << QByteArray("hello") << QByteArray("reports.unknown_format");
    QTest::newRow("too many") << "[{\"messages\":[" + QByteArray("{},").repeated(kMaxFindings)
            + "{}]}]" << QByteArray("reports.too_large");
}

void TestFindings::brokenReportIsRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, code);

    const auto findings = readFindings(text);

    QVERIFY(!findings);
    QCOMPARE(QByteArray(findings.error().code().text().data()), code);
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
