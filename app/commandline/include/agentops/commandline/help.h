// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/commandline/command.h>

namespace agentops::commandline {

/// The first line of help: name, options and arguments of a command.
QString usageLine(const Program &program, const Command &command);

/// The help of the program (empty path), of a group or of a command, wrapped at `width` columns.
QString helpText(const Program &program, const QString &path, int width = 80);

/// The manual page in section 1.
/// Source: man(7) macros.
QString manPage(const Program &program);

} // namespace agentops::commandline
