// SPDX-License-Identifier: GPL-3.0-or-later
#include "testresult.h"

#include <agentops/base/file.h>

#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

QString relativeTo(const QString &directory, const QString &file)
{
    const QString prefix = directory + u'/';
    return file.startsWith(prefix) ? file.sliced(prefix.size()) : file;
}

} // namespace

QList<reports::Finding> failuresOf(const reports::TestReport &report, const QString &directory)
{
    QList<reports::Finding> failures;
    for (const reports::TestSuite &suite : report.suites) {
        for (const reports::TestCase &test : suite.cases) {
            if (test.status != reports::TestStatus::Failed)
                continue;
            reports::Finding failure{.rule = test.name,
                                     .level = reports::FindingLevel::Error,
                                     .message = test.message,
                                     .file = relativeTo(directory, test.file),
                                     .line = test.line,
                                     .fingerprint = {}};
            failure.fingerprint = reports::fingerprintOf(failure);
            failures.append(std::move(failure));
        }
    }
    return failures;
}

QString summaryOf(const reports::TestReport &report)
{
    constexpr qsizetype kNamed = 3;
    const qsizetype failed = report.count(reports::TestStatus::Failed);
    const qsizetype skipped = report.count(reports::TestStatus::Skipped);
    if (failed == 0) {
        const QString passed = u"%1 tests passed"_s.arg(report.count(reports::TestStatus::Passed));
        return skipped == 0 ? passed : passed + u", %1 skipped"_s.arg(skipped);
    }
    QStringList names;
    for (const reports::Finding &failure : failuresOf(report, {}).first(std::min(failed, kNamed)))
        names.append(failure.rule);
    QString text = u"%1 of %2 tests failed: %3"_s.arg(
        QString::number(failed), QString::number(report.total()), names.join(u", "_s));
    if (failed > kNamed)
        text += u" and %1 more"_s.arg(failed - kNamed);
    return text;
}

Result<std::optional<QByteArray>> readReportFile(const QString &path)
{
    if (!QFileInfo::exists(path))
        return std::nullopt;
    AO_TRY(QByteArray text, readFile(path, reports::kMaxReportBytes));
    return text;
}

Error inFile(const Error &error, const QString &path)
{
    Error named(error.code(), path + u": "_s + error.message(), error.place());
    for (const Error::Context &context : error.context())
        named = std::move(named).with(context.key, context.value);
    return std::move(named).with(u"file"_s, path);
}

} // namespace agentops::nodes
