// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"

#include <agentops/base/json.h>
#include <agentops/reports/testreport.h>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

/// Runners colour what they print.
QString withoutColours(QString text)
{
    static const QRegularExpression colour(u"\\x1b\\[[0-9;]*m"_s);
    return text.remove(colour);
}

TestCase caseOf(const QJsonObject &test, const QString &file)
{
    QStringList name;
    for (const QJsonValue &ancestor : test.value("ancestorTitles"_L1).toArray()) {
        if (!ancestor.toString().isEmpty())
            name.append(ancestor.toString());
    }
    name.append(test.value("title"_L1).toString());
    const QString status = test.value("status"_L1).toString();
    const QString failure =
        withoutColours(test.value("failureMessages"_L1).toArray().first().toString());
    return {.name = name.join(u" > "_s),
            .status = status == "passed"_L1 ? TestStatus::Passed
                : status == "failed"_L1     ? TestStatus::Failed
                                            : TestStatus::Skipped,
            .duration = std::chrono::microseconds(
                qint64(std::clamp(test.value("duration"_L1).toDouble(), 0.0, 1e12) * 1000)),
            .message = firstLine(failure),
            .details = shortened(failure),
            .file = file,
            .line = std::max(0, test.value("location"_L1).toObject().value("line"_L1).toInt())};
}

} // namespace

Result<TestReport> readJestJson(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    const Result<QJsonValue> parsed = parseJson(text, u"report"_s);
    if (!parsed)
        return fail(asMalformed(parsed.error()));
    const QJsonValue results = parsed->toObject().value("testResults"_L1);
    if (!results.isArray())
        return malformed(u"there is no list \"testResults\""_s, 1, 1);
    TestReport report;
    qsizetype count = 0;
    for (const QJsonValue &value : results.toArray()) {
        const QJsonObject result = value.toObject();
        TestSuite suite{.name = result.value("name"_L1).toString(), .cases = {}};
        for (const QJsonValue &test : result.value("assertionResults"_L1).toArray()) {
            if (++count > kMaxTestCases)
                return tooMany(u"tests"_s, kMaxTestCases);
            suite.cases.append(caseOf(test.toObject(), suite.name));
        }
        // A file that cannot be loaded fails without any test.
        if (suite.cases.isEmpty() && result.value("status"_L1).toString() == "failed"_L1) {
            const QString message = withoutColours(result.value("message"_L1).toString());
            suite.cases.append({.name = u"(file)"_s,
                                .status = TestStatus::Failed,
                                .message = firstLine(message),
                                .details = shortened(message),
                                .file = suite.name});
        }
        if (!suite.cases.isEmpty())
            report.suites.append(std::move(suite));
    }
    return report;
}

} // namespace agentops::reports
