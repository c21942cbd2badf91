// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/clock.h>
#include <agentops/base/task.h>
#include <agentops/workflow/edithistory.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace agentops::store {
class Database;
}

namespace agentops::workflow {

/// What became of the history of a document since it was stored last.
/// Shape: the steps of a document are numbered from 1.
struct EditRecord
{
    /// Number of the first of `steps`; what is stored from there on is no more.
    qint64 firstNumber = 1;
    QList<HistoryStep> steps{};
    /// Number of the last step that is done; one less than that of the first when none is.
    qint64 place = 0;
};

/// A history as it was found in the journal.
struct StoredHistory
{
    EditHistory history{};
    /// Number of its first step.
    qint64 firstNumber = 1;
    /// How many of its steps are stored; a change from outside that was just found is not.
    qsizetype storedCount = 0;
};

/// Finds what of a history is to be stored, which is little: the steps that are new or others now.
class EditRecorder
{
public:
    /// Of a document of which nothing is stored, or nothing that counts.
    EditRecorder() = default;
    explicit EditRecorder(const StoredHistory &stored);

    /// What was not recorded yet; from then on it counts as stored.
    EditRecord next(const EditHistory &history);

private:
    qint64 m_firstNumber = 1;
    QList<std::shared_ptr<const StepChanges>> m_stored;
};

/// A state of a document that a person has given a name.
struct EditPoint
{
    qint64 number = 0;
    QString name{};
    Timestamp madeAt{};
    Document document{};
};

/// The steps of documents as DraftStore keeps them, so that they can be taken back after the
/// program has ended, and named points. Source: docs/formats/edits.md.
/// Thread: main. Errors: those of the store.
class EditJournal
{
public:
    EditJournal(store::Database &database, const Clock &clock);

    /// The steps that lead to a document, as far as they can be read and fit. Where the document is
    /// another one than it was, with one more step that made it so; empty when that is not known,
    /// or when it was of another file.
    Task<Result<StoredHistory>> load(Document document, QString file, CancelToken token);
    /// Keeps a document under a name for as long as nobody removes it. Gives its number.
    Task<Result<qint64>> addPoint(Document document, QString name, CancelToken token);
    Task<Result<>> removePoint(WorkflowId workflow, qint64 number, CancelToken token);
    /// Those that can be read, newest first.
    Task<Result<QList<EditPoint>>> points(WorkflowId workflow, CancelToken token);

private:
    store::Database &m_database;
    const Clock &m_clock;
};

} // namespace agentops::workflow
