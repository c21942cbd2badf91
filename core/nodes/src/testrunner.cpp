// SPDX-License-Identifier: GPL-3.0-or-later
#include "testrunner.h"

#include <agentops/base/file.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

/// The script "test" of a package file, if it is one command.
QString scriptOf(const QString &directory, const QString &fileName)
{
    constexpr qint64 kMaxBytes = 4 * 1024 * 1024;
    const Result<QByteArray> text = readFile(directory + u'/' + fileName, kMaxBytes);
    if (!text)
        return {};
    const QJsonValue script =
        QJsonDocument::fromJson(*text).object().value("scripts"_L1).toObject().value("test"_L1);
    const QJsonArray several = script.toArray();
    return several.size() == 1 ? several.first().toString() : script.toString();
}

TestRunner runnerOf(const QString &command)
{
    static const QRegularExpression shellWords(u"[&|;<>$`\\n(){}]"_s);
    if (shellWords.match(command).hasMatch())
        return TestRunner::Other;
    QStringList words = command.simplified().split(u' ', Qt::SkipEmptyParts);
    const QStringList wrappers{u"npx"_s, u"php"_s, u"@php"_s, u"python"_s, u"python3"_s, u"-m"_s};
    while (!words.isEmpty() && wrappers.contains(words.first()))
        words.removeFirst();
    if (words.isEmpty())
        return TestRunner::Other;
    const QString program = words.first().section(u'/', -1);
    const QString second = words.value(1);
    if (program == "cargo"_L1)
        return second == "test"_L1 ? TestRunner::Cargo : TestRunner::Other;
    if (program == "go"_L1)
        return second == "test"_L1 ? TestRunner::Go : TestRunner::Other;
    if (program == "node"_L1)
        return second == "--test"_L1 ? TestRunner::Node : TestRunner::Other;
    return testRunnerFromName(program);
}

QString quoted(const QString &path)
{
#ifdef Q_OS_WIN
    return u'"' + path + u'"';
#else
    return u'\'' + QString(path).replace("'"_L1, "'\\''"_L1) + u'\'';
#endif
}

/// What `go test -json` prints for people.
QString goOutput(QByteArrayView line)
{
    const QJsonDocument event = QJsonDocument::fromJson(line.toByteArray());
    if (!event.isObject())
        return QString::fromUtf8(line) + u'\n';
    return event.object().value("Output"_L1).toString();
}

} // namespace

QStringList testRunnerNames()
{
    return {u"phpunit"_s, u"jest"_s,  u"vitest"_s, u"pytest"_s,
            u"ctest"_s,   u"cargo"_s, u"go"_s,     u"node"_s};
}

TestRunner testRunnerFromName(const QString &name)
{
    return TestRunner(testRunnerNames().indexOf(name) + 1);
}

TestCommand recognizeTestCommand(const QString &command, const QString &directory)
{
    static const QRegularExpression package(u"^(npm|pnpm|yarn|bun)( run)? test$"_s);
    static const QRegularExpression composer(u"^composer( run-script| run)? test$"_s);
    const QString text = command.trimmed();
    if (const auto match = package.match(text); match.hasMatch()) {
        const QString script = scriptOf(directory, u"package.json"_s);
        const TestRunner runner = runnerOf(script);
        // Node takes no options behind the names of files, so the script itself is run.
        if (runner == TestRunner::Node)
            return {.command = script, .runner = runner, .joint = u" "_s};
        const bool isNpm = match.captured(1) == "npm"_L1;
        return {.command = text, .runner = runner, .joint = isNpm ? u" -- "_s : u" "_s};
    }
    if (composer.match(text).hasMatch())
        return {.command = text,
                .runner = runnerOf(scriptOf(directory, u"composer.json"_s)),
                .joint = u" -- "_s};
    return {.command = text, .runner = runnerOf(text), .joint = u" "_s};
}

TestInvocation invocationOf(const TestCommand &command, const QString &folder, Coverage coverage)
{
    const bool isCovered = coverage == Coverage::Yes;
    const QString report = folder + u"/report"_s;
    const QString covered = folder + u"/coverage"_s;
    TestInvocation made{.command = command.command, .reportFile = report};
    QString arguments;
    switch (command.runner) {
    case TestRunner::Other:
        made.reportFile.clear();
        return made;
    case TestRunner::PhpUnit:
        arguments = u"--log-junit "_s + quoted(report);
        if (isCovered)
            arguments += u" --coverage-clover "_s + quoted(covered);
        made.coverageFile = covered;
        break;
    case TestRunner::Jest:
        arguments = u"--json --outputFile="_s + quoted(report);
        if (isCovered)
            arguments +=
                u" --coverage --coverageReporters=lcov --coverageDirectory="_s + quoted(covered);
        made.coverageFile = covered + u"/lcov.info"_s;
        break;
    case TestRunner::Vitest:
        arguments = u"--reporter=default --reporter=junit --outputFile.junit="_s + quoted(report);
        if (isCovered)
            arguments += u" --coverage.enabled --coverage.reporter=lcovonly "
                         "--coverage.reportsDirectory="_s
                + quoted(covered);
        made.coverageFile = covered + u"/lcov.info"_s;
        break;
    case TestRunner::Pytest:
        // The older family of attributes has file and line.
        arguments = u"-o junit_family=xunit1 --junitxml="_s + quoted(report);
        if (isCovered)
            arguments += u" --cov --cov-report=xml:"_s + quoted(covered);
        made.coverageFile = covered;
        break;
    case TestRunner::CTest:
        arguments = u"--output-on-failure --output-junit "_s + quoted(report);
        break;
    case TestRunner::Cargo:
        arguments = u"--no-fail-fast"_s;
        made.reportFile.clear();
        made.isReportOutput = true;
        break;
    case TestRunner::Go:
        made.command.replace(
            made.command.indexOf("go test"_L1), 7,
            u"go test -json"_s + (isCovered ? u" -coverprofile="_s + quoted(covered) : QString()));
        made.reportFile.clear();
        made.isReportOutput = true;
        made.coverageFile = covered;
        made.shown = goOutput;
        break;
    case TestRunner::Node:
        made.command.replace(made.command.indexOf("--test"_L1), 6,
                             u"--test --test-reporter=spec --test-reporter-destination=stdout "
                             "--test-reporter=tap --test-reporter-destination="_s
                                 + quoted(report)
                                 + (isCovered
                                        ? u" --experimental-test-coverage --test-reporter=lcov "
                                          "--test-reporter-destination="_s
                                            + quoted(covered)
                                        : QString()));
        made.coverageFile = covered;
        break;
    }
    if (!arguments.isEmpty())
        made.command += command.joint + arguments;
    if (!isCovered)
        made.coverageFile.clear();
    return made;
}

} // namespace agentops::nodes
