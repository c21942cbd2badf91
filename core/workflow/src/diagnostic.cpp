// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/diagnostic.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

QString Diagnostic::toLine(const QString &file) const
{
    QString place = file;
    if (line > 0)
        place += u":%1:%2"_s.arg(line).arg(column);
    const QLatin1StringView kind = severity == Severity::Error ? "error"_L1
        : severity == Severity::Warning                        ? "warning"_L1
                                                               : "hint"_L1;
    return u"%1: %2: %3 [%4]"_s.arg(place, kind, message, code);
}

bool hasErrors(const QList<Diagnostic> &diagnostics)
{
    return std::ranges::any_of(
        diagnostics, [](const Diagnostic &d) { return d.severity == Diagnostic::Severity::Error; });
}

} // namespace agentops::workflow
