// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/process/process.h>
#include <agentops/workflow/nodeexecutor.h>

#include <functional>

namespace agentops::nodes {

/// What a command printed and how it ended.
struct CommandOutcome
{
    process::ProcessOutcome process;
    /// The last part of standard output, without the line break at its end.
    /// Units: at most kMaxCapturedBytes.
    QString output;
    /// The last part of standard error. Units: at most kMaxErrorBytes.
    QString errorOutput;
    /// All of standard output, where that was asked for.
    QByteArray whole;
    /// Whether there was more than was asked for.
    bool isCutOff = false;
};

/// What else is done with the output of a command.
struct OutputUse
{
    /// So much of standard output is kept as it is.
    qsizetype wholeBytes = 0;
    /// What is logged in place of a line of standard output (without its end); null: the line.
    std::function<QString(QByteArrayView)> shown;
};

inline constexpr qsizetype kMaxCapturedBytes = 64 * 1024;
inline constexpr qsizetype kMaxErrorBytes = 4 * 1024;

/// Runs a command for a step: output goes to the step's log as it comes, and the journal knows the
/// process while it runs.
/// Errors: those of process::run() and of the journal. Cancel: ends the whole process tree.
Task<Result<CommandOutcome>> runForStep(process::ProcessSpec spec,
                                        std::shared_ptr<workflow::StepServices> services,
                                        CancelToken token, OutputUse use = {});

/// "exit code 3", "signal 9".
QString describeEnd(const process::ProcessOutcome &outcome);

} // namespace agentops::nodes
