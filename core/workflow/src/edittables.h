// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/editjournal.h>

namespace agentops::store {
class Connection;
}

namespace agentops::workflow {

/// Migration of the drafts database to version 2. Source: docs/formats/edits.md.
extern const char *const kEditTables;

/// What a document keeps of its steps: the newest, as many as both allow.
inline constexpr qint64 kMostSteps = 2000;
/// Units: bytes of stored steps.
inline constexpr qint64 kMostStepBytes = 16 * 1024 * 1024;

enum class Where {
    Draft, ///< the table of drafts has the document
    File, ///< there is no draft any more
};

/// Stores what became of a history, with the document that it has made. `text` is that document,
/// as it is written.
Result<> writeEdits(store::Connection &db, const WorkflowId &workflow, const QString &file,
                    const QByteArray &text, Where where, const EditRecord &record);
/// Also named points.
Result<> removeEdits(store::Connection &db, const WorkflowId &workflow);
Result<StoredHistory> readEdits(store::Connection &db, const Document &document,
                                const QString &file, Timestamp now);

} // namespace agentops::workflow
