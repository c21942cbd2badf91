// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/error.h>
#include <agentops/base/textposition.h>
#include <agentops/interop/finding.h>

#include <QtCore/QSet>

namespace agentops::interop {

/// Collects findings; the same one at the same place is told once.
class Findings
{
public:
    using Severity = workflow::Diagnostic::Severity;

    void add(const QString &file, ErrorCode code, Severity severity, TextPosition position,
             const QString &message);
    void add(const QString &file, workflow::Diagnostic diagnostic);
    bool hasErrors() const { return m_hasErrors; }
    /// Sorted by place, the files in the order in which they were first mentioned.
    QList<Finding> take();

private:
    QList<Finding> m_found;
    QSet<QString> m_told;
    bool m_hasErrors = false;
};

} // namespace agentops::interop
