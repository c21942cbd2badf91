// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ownerid.h"

#include <agentops/store/connection.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/steppath.h>

// Concurrency limits over all runs and programs on one data folder: whoever wants a turn stands in
// line, in the order of asking. An empty step stands for the run itself, kFolderTurn for the folder
// that it works in.
// Thread: that of the connection. Errors: those of the store.
namespace agentops::workflow {

/// No step has such a path.
inline constexpr QLatin1StringView kFolderTurn{"/"};

/// Whose runs are being carried out.
struct Alive
{
    OwnerId self;
    LivenessProbe others;
};

/// Stands in line, if it does not yet, and tells whether it is its turn: fewer than `limit` others
/// hold the key, and nobody before it in the line waits whose program lives. A run that has ended
/// stands in no line.
Result<bool> takeTurn(store::Connection &connection, const QString &key, int limit,
                      const RunId &run, const StepPath &step, const Alive &alive);
Result<> giveBackTurn(store::Connection &connection, const RunId &run, const StepPath &step);
/// All of a run.
Result<> giveBackTurns(store::Connection &connection, const RunId &run);
/// The other runs that hold the key, or stand in line for it, oldest first.
Result<QList<RunId>> othersInLine(store::Connection &connection, const QString &key,
                                  const RunId &run);

} // namespace agentops::workflow
