// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/steppath.h>

// Concurrency limits over all runs and programs on one data folder: whoever wants a turn stands in
// line, in the order of asking. An empty step stands for the run itself.
// Thread: that of the connection. Errors: those of the store.
namespace agentops::workflow {

/// Stands in line, if it does not yet, and tells whether it is its turn: fewer than `limit` others
/// hold the key, and nobody before it in the line waits.
Result<bool> takeTurn(store::Connection &connection, const QString &key, int limit,
                      const RunId &run, const StepPath &step);
Result<> giveBackTurn(store::Connection &connection, const RunId &run, const StepPath &step);
/// All of a run.
Result<> giveBackTurns(store::Connection &connection, const RunId &run);
/// The other runs that hold the key, or stand in line for it, oldest first.
Result<QList<RunId>> othersInLine(store::Connection &connection, const QString &key,
                                  const RunId &run);

} // namespace agentops::workflow
