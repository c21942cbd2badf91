// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <agentops/workflow/runservice.h>

#include <map>
#include <tuple>

namespace agentops::cli {

/// Makes whole lines of a log, which holds pieces that end anywhere. A line is as a terminal would
/// show it: without what a carriage return has overwritten, and without control sequences; colours
/// stay when standard output shows them.
class LogText
{
public:
    enum class Naming {
        Plain,
        ByStep, ///< each line begins with the step that wrote it
    };

    LogText(Naming naming, const Console &console) : m_naming(naming), m_console(console) { }

    /// The lines that `pieces`, which follow those of the last call, make whole. `status` was known
    /// before they were read: a step that had ended then writes no more, so that its last line is
    /// whole, too.
    QString add(const QList<workflow::LogLine> &pieces, const workflow::RunStatus &status);
    /// The lines that have no end.
    QString finish();

private:
    /// Step, attempt and stream.
    using Source = std::tuple<workflow::StepPath, int, int>;

    QString wholeLines(QString *open, const QString &piece, const QString &prefix) const;
    QString prefixOf(const workflow::StepPath &step) const;
    QString lineOf(const QString &prefix, const QString &text) const;

    Naming m_naming;
    const Console &m_console;
    std::map<Source, QString> m_open;
    QHash<workflow::StepPath, QString> m_labels;
    qsizetype m_width = 0;
};

} // namespace agentops::cli
