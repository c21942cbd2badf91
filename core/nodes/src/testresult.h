// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/reports/coverage.h>
#include <agentops/reports/findings.h>
#include <agentops/reports/testreport.h>

#include <QtCore/QString>

#include <optional>

namespace agentops::nodes {

/// The failed tests as findings; files inside `directory` are relative to it.
QList<reports::Finding> failuresOf(const reports::TestReport &report, const QString &directory);

/// "3 of 120 tests failed: adds, subtracts and 1 more"; "120 tests passed, 2 skipped".
QString summaryOf(const reports::TestReport &report);

/// Nothing when there is no such file.
/// Errors: those of the reader, with context "file".
Result<std::optional<QByteArray>> readReportFile(const QString &path);

/// An error of a reader with the file it is about.
Error inFile(const Error &error, const QString &path);

} // namespace agentops::nodes
