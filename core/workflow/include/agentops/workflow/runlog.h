// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/workflow/nodeexecutor.h>

#include <QtCore/QString>

namespace agentops::workflow {

/// A piece of the log of a run.
struct LogLine
{
    StepPath step;
    int attempt = 0;
    LogStream stream = LogStream::Output;
    Timestamp at;
    /// Text as it came, one or more lines, perhaps an unfinished one.
    QString text;
    /// Grows within a run; where to go on reading.
    qint64 position = 0;
};

} // namespace agentops::workflow
