// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/reports/testreport.h>

#include "reporttext.h"

#include <agentops/reports/errors.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

double secondsOf(std::chrono::microseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

QJsonObject caseToJson(const TestCase &test)
{
    QJsonObject object{{u"name"_s, test.name},
                       {u"status"_s, testStatusName(test.status)},
                       {u"seconds"_s, secondsOf(test.duration)}};
    if (!test.message.isEmpty())
        object.insert("message"_L1, test.message);
    if (!test.file.isEmpty())
        object.insert("file"_L1, test.file);
    if (test.line > 0)
        object.insert("line"_L1, test.line);
    return object;
}

} // namespace

QString testStatusName(TestStatus status)
{
    switch (status) {
    case TestStatus::Passed:
        return u"passed"_s;
    case TestStatus::Failed:
        return u"failed"_s;
    case TestStatus::Skipped:
        break;
    }
    return u"skipped"_s;
}

qsizetype TestReport::count(TestStatus status) const
{
    qsizetype count = 0;
    for (const TestSuite &suite : suites)
        count += std::ranges::count(suite.cases, status, &TestCase::status);
    return count;
}

qsizetype TestReport::total() const
{
    qsizetype count = 0;
    for (const TestSuite &suite : suites)
        count += suite.cases.size();
    return count;
}

QJsonObject TestReport::toJson(qsizetype maxCases) const
{
    // Room for the failed ones is kept, wherever they are.
    qsizetype failedLeft = std::min(count(TestStatus::Failed), maxCases);
    qsizetype othersLeft = maxCases - failedLeft;
    std::chrono::microseconds duration{0};
    QJsonArray list;
    for (const TestSuite &suite : suites) {
        QJsonArray cases;
        for (const TestCase &test : suite.cases) {
            duration += test.duration;
            qsizetype &left = test.status == TestStatus::Failed ? failedLeft : othersLeft;
            if (left > 0) {
                --left;
                cases.append(caseToJson(test));
            }
        }
        if (!cases.isEmpty())
            list.append(QJsonObject{{u"name"_s, suite.name}, {u"cases"_s, cases}});
    }
    return {{u"total"_s, total()},
            {u"passed"_s, count(TestStatus::Passed)},
            {u"failed"_s, count(TestStatus::Failed)},
            {u"skipped"_s, count(TestStatus::Skipped)},
            {u"seconds"_s, secondsOf(duration)},
            {u"isComplete"_s, total() <= maxCases},
            {u"suites"_s, list}};
}

Result<TestReport> readTestReport(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    const QByteArrayView begin = withoutBeginningSpace(text);
    if (begin.startsWith('<'))
        return readJUnit(text);
    if (begin.startsWith('{')) {
        const qsizetype end = begin.indexOf('\n');
        const QByteArrayView line = end < 0 ? begin : begin.first(end);
        if (line.contains("\"Action\""))
            return readGoTest(text);
        if (line.contains("\"event\"") && line.contains("\"type\""))
            return readCargoTest(text);
        return readJestJson(text);
    }
    static const QRegularExpression tap(u"^(TAP version \\d|\\d+\\.\\.\\d|(not )?ok\\b)"_s,
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression cargo(u"^running \\d+ tests?$"_s,
                                          QRegularExpression::MultilineOption);
    const QString head = QString::fromUtf8(begin.first(std::min<qsizetype>(begin.size(), 65536)));
    if (tap.match(head).hasMatch())
        return readTap(text);
    if (cargo.match(head).hasMatch())
        return readCargoTest(text);
    return fail(errors::kUnknownFormat, u"this is no report of tests that we know"_s);
}

} // namespace agentops::reports
