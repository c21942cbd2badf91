// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>

namespace agentops::reports {

enum class TestStatus { Passed, Failed, Skipped };

/// One test and how it ended.
struct TestCase
{
    QString name;
    TestStatus status = TestStatus::Passed;
    std::chrono::microseconds duration{0};
    /// One line on why it failed or was skipped; may be empty.
    QString message;
    /// What the runner says beyond that; cut off at kMaxDetailLength.
    QString details;
    /// As the report writes it; may be empty, also when there is a line.
    QString file;
    /// From 1; 0 when unknown.
    int line = 0;

    friend bool operator==(const TestCase &, const TestCase &) = default;
};

/// Tests that the report puts together: a class, a file, a package.
struct TestSuite
{
    QString name;
    QList<TestCase> cases;

    friend bool operator==(const TestSuite &, const TestSuite &) = default;
};

struct TestReport
{
    /// In the order of the report; none is empty.
    QList<TestSuite> suites;

    qsizetype count(TestStatus status) const;
    qsizetype total() const;
    /// `{"total", "passed", "failed", "skipped", "seconds", "suites": [{"name", "cases": [{"name",
    /// "status", "seconds", "message", "file", "line"}]}]}`. Of more than `maxCases` the first are
    /// listed, failed ones always first counted in, and "isComplete" is false.
    QJsonObject toJson(qsizetype maxCases) const;

    friend bool operator==(const TestReport &, const TestReport &) = default;
};

inline constexpr qsizetype kMaxDetailLength = 8 * 1024;
inline constexpr qsizetype kMaxReportBytes = 64 * 1024 * 1024;
inline constexpr qsizetype kMaxTestCases = 200'000;

/// `passed`, `failed` or `skipped`.
QString testStatusName(TestStatus status);

// Readers of one format each.
// Errors: reports.malformed, reports.too_large. Thread: any.

/// JUnit XML in the dialects of PHPUnit, jest-junit, Vitest, pytest, CTest, cargo-nextest and
/// gotestsum; a document type may be named but not define anything.
[[nodiscard]] Result<TestReport> readJUnit(QByteArrayView text);
/// TAP 13 and 14 with subtests and the YAML blocks of node:test. A test whose subtests say it all
/// is a suite. Source: testanything.org.
[[nodiscard]] Result<TestReport> readTap(QByteArrayView text);
/// `go test -json`; lines that are no JSON are passed over. Source: go doc test2json.
[[nodiscard]] Result<TestReport> readGoTest(QByteArrayView text);
/// What a Rust test program prints, as text or (`--format json`) one JSON object per line.
[[nodiscard]] Result<TestReport> readCargoTest(QByteArrayView text);
/// `jest --json`, which Vitest's reporter "json" follows.
[[nodiscard]] Result<TestReport> readJestJson(QByteArrayView text);

/// Any of these, told by how it begins.
/// Errors: also reports.unknown_format.
[[nodiscard]] Result<TestReport> readTestReport(QByteArrayView text);

} // namespace agentops::reports
