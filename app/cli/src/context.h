// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "exitcode.h"

#include <agentops/base/cancel.h>
#include <agentops/base/clock.h>
#include <agentops/base/secrets.h>
#include <agentops/base/task.h>
#include <agentops/commandline/parser.h>

#include <functional>
#include <memory>

namespace agentops::cli {

/// What a command works with. `console`, `clock` and `program` outlive every command.
struct Context
{
    commandline::Invocation invocation;
    const commandline::Program *program = nullptr;
    Console *console = nullptr;
    Clock *clock = nullptr;
    /// The secrets that the log masks.
    std::shared_ptr<SecretList> secretList;
    CancelToken token;

    /// The repository of --repo, or the current folder. Shape: an absolute path.
    QString repositoryPath() const;
    /// The folder of --data-dir. Shape: an absolute path.
    std::optional<QString> dataFolder() const;
};

using Handler = std::function<Task<Result<ExitCode>>(Context)>;

/// A command and what it does.
struct Entry
{
    commandline::Command command;
    Handler handler;
};

} // namespace agentops::cli
