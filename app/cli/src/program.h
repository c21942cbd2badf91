// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "context.h"

namespace agentops::cli {

/// The command line of `agentops` and what its commands do.
/// Shape: `entries` in the order of help, one per command of `program`.
struct CommandTable
{
    commandline::Program program;
    QList<Entry> entries;

    const Handler *findHandler(const QString &path) const;
};

CommandTable commandTable();

} // namespace agentops::cli
