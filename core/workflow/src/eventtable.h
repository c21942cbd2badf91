// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contentfiles.h"
#include "decisions.h"
#include "ownerid.h"

#include <agentops/store/connection.h>
#include <agentops/workflow/runstatus.h>

#include <QtCore/QHash>

// The events of the journal, and what is found by them. What takes much room is in files of
// `values`, on the disk before the row that names it.
// Thread: that of the connection. Errors: those of the store and of base/file.h.
namespace agentops::workflow {

struct ForeignEvents
{
    QList<RunEvent> events;
    qint64 lastPosition = 0;
};

/// Data that is in files: its hash by the sequence of the event.
using SpilledData = QHash<qint64, QByteArray>;

/// Whether data of these may be too long for their rows; not more than a look at each.
/// Thread: any.
bool mayHaveLargeData(const QList<RunEvent> &events);
/// Writes what is too long for its row into files and waits until they are on the disk. Thread:
/// any, but for one with a transaction that others wait for.
Result<SpilledData> spillData(const ContentFiles &values, const QList<RunEvent> &events);
/// `spilled` is of these events.
Result<> insertEvents(store::Connection &connection, const ContentFiles &values,
                      const QList<RunEvent> &events, const SpilledData &spilled,
                      const OwnerId &writer);
/// A file of artefacts stays as long as a run names it.
Result<> nameArtefact(store::Connection &connection, const RunId &run, const QByteArray &hash);
/// Batches of one run may wait together; when the first cannot be written, no later one may.
/// Errors: workflow.not_recorded.
Result<> requireNoGap(store::Connection &connection, const RunEvent &first);
/// Those behind a sequence.
Result<QList<RunEvent>> readEvents(store::Connection &connection, const ContentFiles &values,
                                   const RunId &run, qint64 after = 0);
/// Where a run and its steps stand, without the values that are in files: those of steps are empty.
Result<RunStatus> readStates(store::Connection &connection, const ContentFiles &values,
                             const RunId &run);
/// Passes over rows that cannot be read: show() of their run tells what is wrong with them.
Result<ForeignEvents> readForeignEvents(store::Connection &connection, const ContentFiles &values,
                                        const OwnerId &writer, qint64 after);
Result<qint64> readLastPosition(store::Connection &connection);
/// What the run has handed on; nothing while it has not ended.
Result<std::optional<QJsonObject>> readRunOutputs(store::Connection &connection,
                                                  const ContentFiles &values, const RunId &run);
/// The last step that has succeeded with this fingerprint, in whatever run.
Result<std::optional<EarlierOutcome>> readEarlierOutcome(store::Connection &connection,
                                                         const ContentFiles &values,
                                                         const QByteArray &fingerprint);

} // namespace agentops::workflow
