// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/process/environment.h>
#include <agentops/process/processidentity.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace agentops::process {

/// What to start, and within which bounds.
struct ProcessSpec
{
    /// A path, or a name that is looked up in the PATH of `environment`.
    QString program;
    QStringList arguments;
    /// Windows only, behind `arguments`: the rest of the command line as it is, for programs such
    /// as cmd.exe that do not read quotes as others do.
    QString nativeArguments;
    /// Must exist; our own when empty.
    QString workingDirectory;
    Environment environment = Environment::inherited();
    QByteArray standardInput;
    /// Zero for none.
    std::chrono::milliseconds timeout{0};
    /// How long the processes may take to end by themselves when they are asked to; 1.5 s at most.
    std::chrono::milliseconds grace{1000};
    /// Told before any output, so that a journal can hold the identity while the process runs.
    std::function<void(const ProcessIdentity &)> started;
    /// ProcessIdentity::marker of the process, from createMarker(), for a journal that must know it
    /// before the start; made by run() when empty.
    QString marker;
};

/// A spec that hands `command` to the system's shell: /bin/sh, on Windows cmd.exe.
ProcessSpec shellCommand(const QString &command);

enum class OutputChannel { Out, Err };
/// Takes output in the pieces in which it comes; a piece may end inside a character.
/// Thread: the caller's of run().
using OutputSink = std::function<void(OutputChannel, QByteArrayView)>;

/// How a program ended.
struct ProcessOutcome
{
    int exitCode = 0;
    /// Set when a signal ended it (on Windows: an exception); exitCode is then not 0.
    std::optional<int> signal;
    std::chrono::milliseconds duration{0};

    bool succeeded() const { return exitCode == 0 && !signal; }
    friend bool operator==(const ProcessOutcome &, const ProcessOutcome &) = default;
};

/// Runs a program in a process group of its own until it ends. What it leaves running is ended
/// with it: nothing outlives the step that started it.
/// Errors: process/errors.h. Cancel: ends the whole tree, also processes that left the group,
/// within 2 s, then base.cancelled. Thread: one with an event loop.
Task<Result<ProcessOutcome>> run(ProcessSpec spec, OutputSink sink, CancelToken token);

struct CollectedOutput
{
    ProcessOutcome outcome;
    QByteArray out;
    QByteArray err;
    /// Whether more came than was wanted; `out` and `err` then hold the first part each.
    bool truncated = false;
};

/// The same with the output gathered, at most `maxBytes` of each channel.
Task<Result<CollectedOutput>> runAndCollect(ProcessSpec spec, qsizetype maxBytes,
                                            CancelToken token);

/// The path of a program that run() would start.
/// Errors: process.program_not_found.
Result<QString> findProgram(const QString &program, const Environment &environment,
                            const QString &workingDirectory = {});

} // namespace agentops::process
