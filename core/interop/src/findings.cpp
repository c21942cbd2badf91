// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

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

} // namespace agentops::interop
