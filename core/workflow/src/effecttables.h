// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/workflow/effect.h>
#include <agentops/workflow/ids.h>

// The effect ledger of the journal.
// Thread: that of the connection. Errors: those of the store.
namespace agentops::workflow {

/// Adds lines; one about what was announced before takes the place of that. One about the whole run
/// that says no more than one of a step's is left out.
Result<> insertEffects(store::Connection &connection, const RunId &run,
                       const QList<RecordedEffect> &effects);
Result<QList<RecordedEffect>> readEffects(store::Connection &connection, const RunId &run);

} // namespace agentops::workflow
