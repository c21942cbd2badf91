// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <agentops/nodes/errors.h>
#include <agentops/reports/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// project.test and lint.run: running, and reading what the programs wrote.
class TestProjectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { qputenv("PATH", m_path); }

    void nodeTestsAreCountedOneByOne();
    void nodeCoverageIsMeasured();
    void ctestIsCountedOneByOne();
    void everyRunnerWritesItsReport_data();
    void everyRunnerWritesItsReport();
    void failureNamesTheFirstTests();
    void ownReportOfTheCommandIsRead();
    void oldReportIsNotTaken();
    void brokenReportFailsWhatPassed();
    void commandOfSeveralProgramsIsLeftAlone();

    void lintFindingsFailFromALevelOn_data();
    void lintFindingsFailFromALevelOn();
    void lintReadsWhatIsPrinted();
    void lintThatBreaksIsNoCleanCode();

private:
    static QString sample(const QString &kind, const QString &name)
    {
        return QStringLiteral(AO_SOURCE_DIR "/tests/fuzz/reports/corpus/") + kind + u'/' + name;
    }
    /// A program of the path, for a runner that is not installed here.
    void addProgram(const QString &name, const QByteArray &script);
    static QJsonValue test(const Result<StepOutput> &output, const QString &key)
    {
        return output->values.value("tests"_L1).toObject().value(key);
    }

    std::unique_ptr<StepFixture> m_steps;
    QByteArray m_path;
};

void TestProjectTest::init()
{
    m_steps = std::make_unique<StepFixture>();
    m_path = qgetenv("PATH");
    qputenv("PATH", m_steps->repo.filePath(u"bin:"_s).toUtf8() + m_path);
}

void TestProjectTest::addProgram(const QString &name, const QByteArray &script)
{
    m_steps->repo.write(u"bin/"_s + name, "#!/bin/sh\n" + script);
    QFile::setPermissions(m_steps->repo.filePath(u"bin/"_s + name),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestProjectTest::nodeTestsAreCountedOneByOne()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QSKIP("node is not installed");
    m_steps->repo.write(u"package.json"_s, R"({"scripts": {"test": "node --test sum.test.js"}})");
    m_steps->repo.write(u"sum.test.js"_s,
                        "const { test } = require('node:test');\n"
                        "const assert = require('node:assert');\n"
                        "test('adds', () => assert.equal(1 + 2, 3));\n"
                        "test('subtracts', () => assert.equal(3 - 1, 1));\n"
                        "test('divides', { skip: true }, () => {});\n");
    addProgram(u"npm"_s, "exit 9\n");

    const auto output = m_steps->step(u"project.test"_s, {{u"failOnError"_s, false}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("result"_L1).toString(), u"failed"_s);
    QCOMPARE(test(output, u"total"_s).toInt(), 3);
    QCOMPARE(test(output, u"passed"_s).toInt(), 1);
    QCOMPARE(output->values.value("failed"_L1).toInt(), 1);
    QCOMPARE(output->values.value("skipped"_L1).toInt(), 1);
    const QJsonObject failure = output->values.value("failures"_L1).toArray().first().toObject();
    QCOMPARE(failure.value("rule"_L1).toString(), u"subtracts"_s);
    QCOMPARE(failure.value("file"_L1).toString(), u"sum.test.js"_s);
    QCOMPARE(failure.value("line"_L1).toInt(), 4);
    QVERIFY(m_steps->services->output.contains(u"subtracts"));
}

void TestProjectTest::nodeCoverageIsMeasured()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QSKIP("node is not installed");
    m_steps->repo.write(u"sum.js"_s,
                        "exports.add = (a, b) => a + b;\nexports.sub = (a, b) => {\n"
                        "  return a - b;\n};\n");
    m_steps->repo.write(u"sum.test.js"_s,
                        "const { test } = require('node:test');\n"
                        "test('adds', () => require('./sum').add(1, 2));\n");

    const auto output = m_steps->step(
        u"project.test"_s, {{u"command"_s, u"node --test sum.test.js"_s}, {u"coverage"_s, true}});

    AO_VERIFY_OK(output);
    const QJsonObject coverage = output->values.value("coverage"_L1).toObject();
    QVERIFY(coverage.value("lines"_L1).toInt() >= 4);
    QVERIFY(coverage.value("percent"_L1).toDouble() < 100);
}

void TestProjectTest::ctestIsCountedOneByOne()
{
    if (QStandardPaths::findExecutable(u"ctest"_s).isEmpty())
        QSKIP("CMake is not installed");
    m_steps->repo.write(u"CMakeLists.txt"_s, "");
    m_steps->repo.write(u"build/CTestTestfile.cmake"_s,
                        "add_test(passes \"true\")\nadd_test(fails \"false\")\n");

    const auto output = m_steps->step(u"project.test"_s, {});

    AO_VERIFY_OK(output);
    QVERIFY(output->failure && output->failure->code() == nodes::errors::kTestsFailed);
    QCOMPARE(output->failure->message(), u"1 of 2 tests failed: fails"_s);
}

void TestProjectTest::everyRunnerWritesItsReport_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("report");
    QTest::addColumn<QString>("coverage");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<double>("percent");

    QTest::newRow("PHPUnit") << u"vendor/bin/../../bin/phpunit"_s << u"phpunit"_s << u"phpunit"_s
                             << u"phpunit-clover"_s << u"subtracts"_s << 33.3;
    QTest::newRow("Jest") << u"npx jest"_s << u"jest"_s << u"jest.json"_s << u"jest.lcov"_s
                          << u"math > subtracts"_s << 80.0;
    QTest::newRow("Vitest") << u"vitest run"_s << u"vitest"_s << u"vitest"_s << u"jest.lcov"_s
                            << u"math > subtracts"_s << 80.0;
    QTest::newRow("pytest") << u"pytest"_s << u"pytest"_s << u"pytest"_s << u"jest-cobertura"_s
                            << u"test_math.TestSub::test_subtracts"_s << 80.0;
    QTest::newRow("Cargo") << u"cargo test"_s << u"cargo"_s << u"cargo.txt"_s << QString()
                           << u"tests::subtracts"_s << 0.0;
    QTest::newRow("Go") << u"go test ./..."_s << u"go"_s << u"go.json"_s << u"go.out"_s
                        << u"TestSubtracts/small"_s << 71.4;
}

void TestProjectTest::everyRunnerWritesItsReport()
{
    QFETCH(const QString, command);
    QFETCH(const QString, program);
    QFETCH(const QString, report);
    QFETCH(const QString, coverage);
    QFETCH(const QString, failure);
    QFETCH(const double, percent);
    m_steps->repo.write(u"vendor/bin/x"_s, "");
    addProgram(u"npx"_s, "exec \"$@\"\n");
    const QByteArray script =
        "next=\n"
        "for a; do\n"
        "  case $a in\n"
        "    --log-junit | --output-junit) next=report ;;\n"
        "    --coverage-clover) next=coverage ;;\n"
        "    --outputFile=* | --outputFile.junit=* | --junitxml=*) cp 'REPORT' \"${a#*=}\" ;;\n"
        "    --cov-report=xml:*) cp 'COVERAGE' \"${a#*:}\" ;;\n"
        "    -coverprofile=*) cp 'COVERAGE' \"${a#*=}\" ;;\n"
        "    --coverageDirectory=* | --coverage.reportsDirectory=*)\n"
        "      mkdir -p \"${a#*=}\" && cp 'COVERAGE' \"${a#*=}/lcov.info\" ;;\n"
        "    -json | --no-fail-fast) cat 'REPORT' ;;\n"
        "    *) case $next in report) cp 'REPORT' \"$a\" ;; coverage) cp 'COVERAGE' \"$a\" ;; "
        "esac\n"
        "      next= ;;\n"
        "  esac\n"
        "done\nexit 1\n";
    addProgram(program,
               QByteArray(script)
                   .replace("REPORT", sample(u"testreport"_s, report).toUtf8())
                   .replace("COVERAGE", sample(u"coverage"_s, coverage).toUtf8()));

    const auto output = m_steps->step(
        u"project.test"_s,
        {{u"command"_s, command}, {u"coverage"_s, !coverage.isEmpty()}, {u"failOnError"_s, false}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("failures"_L1).toArray().first().toObject().value("rule"_L1),
             QJsonValue(failure));
    QVERIFY(!m_steps->services->output.contains(u"\"Action\""));
    if (!coverage.isEmpty())
        QCOMPARE(output->values.value("coverage"_L1).toObject().value("percent"_L1).toDouble(),
                 percent);
}

void TestProjectTest::failureNamesTheFirstTests()
{
    m_steps->repo.write(u"report.tap"_s, "");
    const auto output = m_steps->step(
        u"project.test"_s,
        {{u"report"_s, u"report.tap"_s},
         {u"command"_s,
          u"printf 'TAP version 14\\nok 1 - z\\nnot ok 2 - a\\nnot ok 3 - b\\nnot ok 4 - c\\n"
          "not ok 5 - d\\n' > report.tap; exit 1"_s}});

    AO_VERIFY_OK(output);
    QVERIFY(output->failure && output->failure->code() == nodes::errors::kTestsFailed);
    QCOMPARE(output->failure->message(), u"4 of 5 tests failed: a, b, c and 1 more"_s);
}

void TestProjectTest::ownReportOfTheCommandIsRead()
{
    const auto output = m_steps->step(
        u"project.test"_s,
        {{u"command"_s,
          u"cp '%1' out.xml; cp '%2' cov.xml"_s.arg(sample(u"testreport"_s, u"nextest"_s),
                                                    sample(u"coverage"_s, u"jacoco"_s))},
         {u"report"_s, u"out.xml"_s},
         {u"coverageReport"_s, u"cov.xml"_s},
         {u"failOnError"_s, false}});
    const auto outside = m_steps->step(u"project.test"_s,
                                       {{u"command"_s, u"true"_s}, {u"report"_s, u"../out.xml"_s}});

    AO_VERIFY_OK(output);
    // The report says so, whatever the exit code.
    QCOMPARE(output->values.value("result"_L1).toString(), u"failed"_s);
    QCOMPARE(output->values.value("failed"_L1).toInt(), 1);
    QCOMPARE(output->values.value("coverage"_L1).toObject().value("percent"_L1).toDouble(), 50.0);
    QVERIFY(outside.error().code() == nodes::errors::kOutsideWorkingDirectory);
}

void TestProjectTest::oldReportIsNotTaken()
{
    m_steps->repo.write(u"out.tap"_s, "TAP version 14\nnot ok 1 - old\n");

    const auto output =
        m_steps->step(u"project.test"_s, {{u"command"_s, u"true"_s}, {u"report"_s, u"out.tap"_s}});

    AO_VERIFY_OK(output);
    QVERIFY(!output->values.contains("tests"_L1));
}

void TestProjectTest::brokenReportFailsWhatPassed()
{
    const QJsonObject parameters{{u"report"_s, u"out.xml"_s},
                                 {u"command"_s, u"echo '<testsuites>' > out.xml"_s}};
    const auto passed = m_steps->step(u"project.test"_s, parameters);
    m_steps->repo.remove(u"out.xml"_s);
    const auto failed = m_steps->step(
        u"project.test"_s,
        {{u"report"_s, u"out.xml"_s}, {u"command"_s, u"echo '<testsuites>' > out.xml; exit 3"_s}});

    QVERIFY(passed.error().code() == reports::errors::kMalformed);
    QVERIFY(passed.error().contextValue(u"file").endsWith(u"/out.xml"));
    AO_VERIFY_OK(failed);
    QVERIFY(failed->failure && failed->failure->code() == nodes::errors::kTestsFailed);
}

void TestProjectTest::commandOfSeveralProgramsIsLeftAlone()
{
    addProgram(u"pytest"_s, "echo \"args: $*\"\n");

    const auto several = m_steps->step(u"project.test"_s, {{u"command"_s, u"pytest && true"_s}});
    const auto none = m_steps->step(u"project.test"_s,
                                    {{u"command"_s, u"pytest -q"_s}, {u"runner"_s, u"none"_s}});
    const auto wrapped =
        m_steps->step(u"project.test"_s, {{u"command"_s, u"pytest"_s}, {u"runner"_s, u"pytest"_s}});

    AO_VERIFY_OK(several);
    QCOMPARE(several->values.value("output"_L1).toString(), u"args: "_s);
    AO_VERIFY_OK(none);
    QCOMPARE(none->values.value("output"_L1).toString(), u"args: -q"_s);
    AO_VERIFY_OK(wrapped);
    QVERIFY(wrapped->values.value("output"_L1).toString().contains(u"--junitxml="));
}

void TestProjectTest::lintFindingsFailFromALevelOn_data()
{
    QTest::addColumn<QString>("report");
    QTest::addColumn<QString>("failFrom");
    QTest::addColumn<bool>("passes");

    QTest::newRow("an error fails") << u"checkstyle"_s << u"error"_s << false;
    QTest::newRow("nothing fails when told so") << u"checkstyle"_s << u"never"_s << true;
    QTest::newRow("SARIF") << u"codeql.sarif"_s << u"error"_s << false;
    QTest::newRow("ESLint") << u"eslint.json"_s << u"warning"_s << false;
}

void TestProjectTest::lintFindingsFailFromALevelOn()
{
    QFETCH(const QString, report);
    QFETCH(const QString, failFrom);
    QFETCH(const bool, passes);

    const auto output =
        m_steps->step(u"lint.run"_s,
                      {{u"command"_s, u"cp '%1' out; exit 1"_s.arg(sample(u"findings"_s, report))},
                       {u"report"_s, u"out"_s},
                       {u"failFrom"_s, failFrom}});

    AO_VERIFY_OK(output);
    QCOMPARE(!output->failure, passes);
    if (output->failure)
        QVERIFY(output->failure->code() == nodes::errors::kFindings);
}

void TestProjectTest::lintReadsWhatIsPrinted()
{
    const QString root = m_steps->repo.path();
    m_steps->repo.write(
        u"lint.json"_s,
        R"([{"filePath":"ROOT/src/a.js","messages":[{"ruleId":"semi","severity":1,"message":"Missing semicolon.","line":3,"column":9}]}])");
    m_steps->repo.write(u"lint.json"_s,
                        m_steps->read(u"lint.json"_s).replace("ROOT", root.toUtf8()));

    const auto output = m_steps->step(u"lint.run"_s, {{u"command"_s, u"cat lint.json"_s}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("warnings"_L1).toInt(), 1);
    QCOMPARE(output->values.value("passed"_L1).toBool(), true);
    const QJsonObject finding = output->values.value("findings"_L1).toArray().first().toObject();
    QCOMPARE(finding.value("file"_L1).toString(), u"src/a.js"_s);
    QCOMPARE(finding.value("line"_L1).toInt(), 3);
}

void TestProjectTest::lintThatBreaksIsNoCleanCode()
{
    const auto crashed = m_steps->step(u"lint.run"_s, {{u"command"_s, u"echo oops; exit 2"_s}});
    const auto empty = m_steps->step(u"lint.run"_s, {{u"command"_s, u"echo '[]'; exit 2"_s}});
    const auto noReport =
        m_steps->step(u"lint.run"_s, {{u"command"_s, u"true"_s}, {u"report"_s, u"out.sarif"_s}});
    const auto strange = m_steps->step(u"lint.run"_s, {{u"command"_s, u"echo hello"_s}});

    QVERIFY(crashed.error().code() == nodes::errors::kCommandFailed);
    QVERIFY(empty.error().code() == nodes::errors::kCommandFailed);
    QVERIFY(noReport.error().code() == nodes::errors::kCommandFailed);
    QVERIFY(strange.error().code() == reports::errors::kUnknownFormat);
}

QTEST_GUILESS_MAIN(TestProjectTest)
#include "tst_projecttest.moc"
