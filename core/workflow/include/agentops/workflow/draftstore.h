// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/store/schema.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/editjournal.h>

#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::store {
class Database;
}

namespace agentops::workflow {

/// A document with edits that are not in its file yet.
struct Draft
{
    Document document;
    /// The file it belongs to, relative to the repository; empty when it was never saved to one.
    QString file;
    /// The bytes that the file held when the edits began, to notice a change from outside.
    QByteArray fileHash;
    Timestamp changedAt{};

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// A stored draft that this program cannot read, perhaps of a newer one; it stays as it is.
struct UnreadableDraft
{
    WorkflowId workflow;
    QString file;
    Error error;
};

/// The tables of documents.db; open it with Durability::PowerLoss: a person typed what is in it.
store::Schema draftSchema();

/// Keeps edits that nobody has saved yet, so that no crash loses them, and the steps of those that
/// somebody has. What one call stores is there as a whole or not at all.
/// Thread: main. Errors: those of the store.
class DraftStore
{
public:
    DraftStore(store::Database &database, const Clock &clock);

    /// Stores the draft of a document in place of its last one, and with it the steps that have
    /// made it what it is; `changedAt` is set to now.
    Task<Result<>> save(Draft draft, EditRecord edits, CancelToken token);
    /// Forgets the draft and keeps its steps: its document is what its file holds.
    Task<Result<>> settle(Draft draft, EditRecord edits, CancelToken token);
    /// Forgets the draft, its steps and its named points: its document was given up.
    Task<Result<>> remove(WorkflowId workflow, CancelToken token);
    /// Those that can be read, newest first.
    Task<Result<QList<Draft>>> list(CancelToken token);
    /// The others, each with the reason: workflow.malformed, workflow.newer_format or
    /// workflow.invalid_document.
    Task<Result<QList<UnreadableDraft>>> listUnreadable(CancelToken token);

    EditJournal &edits() { return m_edits; }

private:
    store::Database &m_database;
    const Clock &m_clock;
    EditJournal m_edits;
};

} // namespace agentops::workflow
