// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace agentops::reports {

/// How often each line of a file was run.
struct FileCoverage
{
    /// As the report writes it.
    QString path;
    /// Lines from 1 that can be run at all.
    QMap<int, qint64> hits;

    qsizetype coveredCount() const;
    friend bool operator==(const FileCoverage &, const FileCoverage &) = default;
};

struct CoverageReport
{
    /// By path, each once.
    QList<FileCoverage> files;

    /// `{"lines", "covered", "percent", "files": [{"path", "lines", "covered", "percent",
    /// "uncovered": "3-5,9"}]}`. Of more than `maxFiles` the first are listed, and "isComplete" is
    /// false.
    QJsonObject toJson(qsizetype maxFiles) const;

    friend bool operator==(const CoverageReport &, const CoverageReport &) = default;
};

/// Lines of all files together.
inline constexpr qsizetype kMaxCoveredLines = 5'000'000;

/// Reads Cobertura, Clover or JaCoCo XML, LCOV, or a cover profile of Go.
/// Errors: reports.malformed, reports.too_large, reports.unknown_format. Thread: any.
[[nodiscard]] Result<CoverageReport> readCoverage(QByteArrayView text);

} // namespace agentops::reports
