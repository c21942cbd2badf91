// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"

#include <agentops/reports/testreport.h>

#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

struct GoTest
{
    std::optional<TestStatus> status;
    double seconds = 0;
    QString output;
};

struct GoPackage
{
    QString name;
    QList<QString> order;
    QHash<QString, GoTest> tests;
    /// The package as a whole, which also fails when it does not compile.
    GoTest whole;
};

std::optional<TestStatus> statusOf(const QString &action)
{
    if (action == "pass"_L1)
        return TestStatus::Passed;
    if (action == "fail"_L1 || action == "build-fail"_L1)
        return TestStatus::Failed;
    if (action == "skip"_L1)
        return TestStatus::Skipped;
    return std::nullopt;
}

/// Lines about the test's own life say nothing about why it failed.
bool isNoise(const QString &line)
{
    const QString text = line.trimmed();
    return text.startsWith("=== "_L1) || text.startsWith("--- "_L1) || text == "FAIL"_L1
        || text.startsWith("FAIL\t"_L1) || text.isEmpty();
}

class GoTestReader
{
public:
    Result<TestReport> read(QByteArrayView text)
    {
        LineReader lines(text);
        while (const auto line = lines.next()) {
            if (!line->startsWith('{'))
                continue;
            QJsonParseError problem;
            const QJsonDocument document = QJsonDocument::fromJson(line->toByteArray(), &problem);
            if (!document.isObject())
                return lines.invalid(problem.errorString(), problem.offset + 1);
            take(document.object());
            if (m_count > kMaxTestCases)
                return tooMany(u"tests"_s, kMaxTestCases);
        }
        TestReport report;
        for (const GoPackage &package : m_packages) {
            TestSuite suite = suiteOf(package);
            if (!suite.cases.isEmpty())
                report.suites.append(std::move(suite));
        }
        return report;
    }

private:
    void take(const QJsonObject &event)
    {
        const QString action = event.value("Action"_L1).toString();
        // What the compiler says comes under the name of the import, "pkg [pkg.test]".
        const QString named =
            event.value("Package"_L1)
                .toString(event.value("ImportPath"_L1).toString().section(u' ', 0, 0));
        const auto status = statusOf(action);
        const bool isOutput = action == "output"_L1 || action == "build-output"_L1;
        if (named.isEmpty() || (!status && !isOutput))
            return;
        GoTest &test = find(named, event.value("Test"_L1).toString());
        if (status) {
            test.status = status;
            test.seconds = event.value("Elapsed"_L1).toDouble();
        } else if (const QString output = event.value("Output"_L1).toString();
                   !isNoise(output) && test.output.size() < kMaxDetailLength) {
            test.output += output;
        }
    }

    GoTest &find(const QString &packageName, const QString &testName)
    {
        auto place = m_places.constFind(packageName);
        if (place == m_places.constEnd()) {
            ++m_count;
            place = m_places.insert(packageName, m_packages.size());
            m_packages.append({.name = packageName, .order = {}, .tests = {}, .whole = {}});
        }
        GoPackage &package = m_packages[*place];
        if (testName.isEmpty())
            return package.whole;
        if (!package.tests.contains(testName)) {
            ++m_count;
            package.order.append(testName);
        }
        return package.tests[testName];
    }

    static TestCase caseOf(const QString &name, const GoTest &test)
    {
        static const QRegularExpression place(u"^\\s*(\\S+\\.go):(\\d+):(?:\\d+:)? ?(.*)$"_s,
                                              QRegularExpression::MultilineOption);
        TestCase made{
            .name = name,
            .status = test.status.value_or(TestStatus::Failed),
            .duration = std::chrono::microseconds(qint64(std::clamp(test.seconds, 0.0, 1e9) * 1e6)),
            .message = {},
            .details = {},
            .file = {}};
        if (made.status == TestStatus::Passed)
            return made;
        made.details = shortened(test.output);
        made.message = firstLine(test.output);
        if (const auto match = place.match(test.output); match.hasMatch()) {
            made.file = match.captured(1);
            made.line = match.captured(2).toInt();
            if (!match.captured(3).trimmed().isEmpty())
                made.message = firstLine(match.captured(3));
        }
        if (!test.status && made.message.isEmpty())
            made.message = u"the test never ended"_s;
        return made;
    }

    /// A test whose subtests say it all is not counted beside them.
    static TestSuite suiteOf(const GoPackage &package)
    {
        QHash<QString, bool> parents; // whether a subtest has failed
        for (const QString &name : package.order) {
            const bool hasFailed =
                package.tests[name].status.value_or(TestStatus::Failed) == TestStatus::Failed;
            for (qsizetype slash = name.lastIndexOf(u'/'); slash > 0;
                 slash = name.lastIndexOf(u'/', slash - 1)) {
                bool &childFailed = parents[name.first(slash)];
                childFailed = childFailed || hasFailed;
            }
        }
        TestSuite suite{.name = package.name, .cases = {}};
        bool anyFailed = false;
        for (const QString &name : package.order) {
            const TestCase made = caseOf(name, package.tests[name]);
            const bool hasFailed = made.status == TestStatus::Failed;
            anyFailed = anyFailed || hasFailed;
            if (!parents.contains(name) || (hasFailed && !parents[name]))
                suite.cases.append(made);
        }
        if (package.whole.status == TestStatus::Failed && !anyFailed)
            suite.cases.append(caseOf(u"(package)"_s, package.whole));
        return suite;
    }

    QList<GoPackage> m_packages;
    QHash<QString, qsizetype> m_places;
    qsizetype m_count = 0;
};

} // namespace

Result<TestReport> readGoTest(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    return GoTestReader().read(text);
}

} // namespace agentops::reports
