// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/process/process.h>
#include <agentops/workflow/nodeexecutor.h>

namespace agentops::nodes {

/// What a command printed and how it ended.
struct CommandOutcome
{
    process::ProcessOutcome process;
    /// The last part of standard output, without the line break at its end.
    /// Units: at most kMaxCapturedBytes.
    QString output;
};

inline constexpr qsizetype kMaxCapturedBytes = 64 * 1024;

/// Runs a command for a step: output goes to the step's log as it comes, and the journal knows the
/// process while it runs.
/// Errors: those of process::run() and of the journal. Cancel: ends the whole process tree.
Task<Result<CommandOutcome>> runForStep(process::ProcessSpec spec,
                                        std::shared_ptr<workflow::StepServices> services,
                                        CancelToken token);

/// "exit code 3", "signal 9".
QString describeEnd(const process::ProcessOutcome &outcome);

} // namespace agentops::nodes
