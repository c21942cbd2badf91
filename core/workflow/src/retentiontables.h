// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/workflow/retention.h>
#include <agentops/workflow/run.h>

#include <QtCore/QSet>

// Removing runs from the journal, and the files that nobody names any more.
// Thread: that of the connection. Errors: those of the store.
namespace agentops::workflow {

/// Finished runs that have outlived the retention, oldest first.
Result<QList<RunId>> findExpired(store::Connection &connection, const Retention &retention,
                                 Timestamp now);
/// Removes every row of a finished run.
/// Errors: workflow.run_not_found, workflow.run_going_on.
Result<> removeRun(store::Connection &connection, const RunId &run);
/// Where files of content are named.
enum class Naming { Events, Artefacts };

struct UnnamedFiles
{
    QStringList paths;
    qint64 sizeBytes = 0;
};

/// Files of a folder that no row names, but those of runs that are `leaving`. One that is younger
/// than an hour may be about to be named: it is left out.
Result<UnnamedFiles> findUnnamedFiles(store::Connection &connection, Naming by,
                                      const QString &folder, const QSet<RunId> &leaving,
                                      Timestamp now);
/// Removes those that are still so. Whoever names a file looks whether it is there while nobody
/// else can write to the journal: call this in a transaction that writes.
Result<> removeUnnamedFiles(store::Connection &connection, Naming by, const QStringList &paths,
                            Timestamp now);

} // namespace agentops::workflow
