// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/reports/coverage.h>

namespace agentops::reports {

/// Gathers the lines of files that a report may name more than once.
class CoverageBuilder
{
public:
    /// Of a line named twice the higher count holds. Lines below 1 are passed over.
    void add(const QString &path, int line, qint64 hits)
    {
        if (line < 1 || isFull())
            return;
        QMap<int, qint64> &lines = m_files[path];
        const auto place = lines.find(line);
        if (place != lines.end()) {
            *place = std::max(*place, hits);
            return;
        }
        lines.insert(line, hits);
        ++m_lineCount;
    }
    bool isFull() const { return m_lineCount >= kMaxCoveredLines; }

    CoverageReport take()
    {
        CoverageReport report;
        for (auto it = m_files.begin(); it != m_files.end(); ++it)
            report.files.append({.path = it.key(), .hits = std::move(it.value())});
        return report;
    }

private:
    QMap<QString, QMap<int, qint64>> m_files;
    qsizetype m_lineCount = 0;
};

// Readers of one format each.
Result<CoverageReport> readXmlCoverage(QByteArrayView text);
Result<CoverageReport> readLcov(QByteArrayView text);
Result<CoverageReport> readGoCoverage(QByteArrayView text);

} // namespace agentops::reports
