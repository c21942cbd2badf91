// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::reports {

/// From harmless to serious.
enum class FindingLevel { None, Note, Warning, Error };

/// `none`, `note`, `warning` or `error`.
QString findingLevelName(FindingLevel level);
std::optional<FindingLevel> findingLevelFromName(QStringView name);

/// One thing that a tool says about the code.
struct Finding
{
    QString rule;
    FindingLevel level = FindingLevel::Warning;
    QString message;
    /// As the report writes it, of a file URL the path; may be empty.
    QString file;
    /// From 1; 0 when unknown.
    int line = 0;
    int column = 0;
    /// The same for the same finding in another version of the code.
    QString fingerprint;

    QJsonObject toJson() const;
    friend bool operator==(const Finding &, const Finding &) = default;
};

inline constexpr qsizetype kMaxFindings = 100'000;

/// The first `maxCount` as JSON.
QJsonArray toJson(const QList<Finding> &findings, qsizetype maxCount);
qsizetype countAtLeast(const QList<Finding> &findings, FindingLevel level);

/// The fingerprint of a finding whose tool gives none: by rule, file and message, not by line.
QString fingerprintOf(const Finding &finding);

// Readers of one format each, in the order of the report.
// Errors: reports.malformed, reports.too_large. Thread: any.

/// SARIF 2.1; what is suppressed or gone since the baseline is left out. Source: OASIS SARIF
/// 2.1.0.
[[nodiscard]] Result<QList<Finding>> readSarif(QByteArrayView text);
[[nodiscard]] Result<QList<Finding>> readCheckstyle(QByteArrayView text);
[[nodiscard]] Result<QList<Finding>> readEslintJson(QByteArrayView text);

/// Any of these, told by how it begins.
/// Errors: also reports.unknown_format.
[[nodiscard]] Result<QList<Finding>> readFindings(QByteArrayView text);

} // namespace agentops::reports
