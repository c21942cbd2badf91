// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

/// Levenshtein's distance; quadratic, for words.
int distance(QStringView a, QStringView b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (size_t j = 1; j < row.size(); ++j) {
            const int changed = diagonal + (a[i] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

void Findings::add(const QString &file, ErrorCode code, Severity severity, TextPosition position,
                   const QString &message)
{
    add(file,
        {.severity = severity,
         .code = QString::fromLatin1(code.text()),
         .message = message,
         .line = position.line,
         .column = position.column});
}

void Findings::add(const QString &file, workflow::Diagnostic diagnostic)
{
    const Severity severity = diagnostic.severity;
    const Finding finding{file, std::move(diagnostic)};
    const QString line = finding.toLine();
    if (m_told.contains(line))
        return;
    m_told.insert(line);
    m_hasErrors = m_hasErrors || severity == Severity::Error;
    m_found.append(finding);
}

QList<Finding> Findings::take()
{
    QStringList files;
    for (const Finding &finding : m_found) {
        if (!files.contains(finding.file))
            files.append(finding.file);
    }
    const auto place = [&files](const Finding &finding) {
        return std::tuple(files.indexOf(finding.file), finding.diagnostic.line,
                          finding.diagnostic.column);
    };
    std::ranges::stable_sort(m_found, {}, place);
    return std::move(m_found);
}

QString nearestWord(QStringView word, const QStringList &words)
{
    QString nearest;
    int best = int(std::min<qsizetype>(3, (word.size() + 1) / 2)) + 1;
    if (word.size() > 40)
        return nearest;
    for (const QString &candidate : words) {
        const int found = distance(word, candidate);
        if (found < best) {
            best = found;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace agentops::interop
