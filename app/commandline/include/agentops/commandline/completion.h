// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/commandline/command.h>

namespace agentops::commandline {

enum class Shell { Bash, Zsh, Fish };

/// A script that teaches a shell to complete the program's commands, options, choices and paths.
QString completionScript(const Program &program, Shell shell);

} // namespace agentops::commandline
