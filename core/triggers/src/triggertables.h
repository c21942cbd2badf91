// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/triggers/trigger.h>
#include <agentops/workflow/document.h>

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

// The tables of triggers in the run journal. Source: docs/formats/journal.md.
namespace agentops::triggers {

/// A workflow that a person has armed.
struct ArmedWorkflow
{
    workflow::WorkflowId workflow;
    QString name;
    QString file;
    /// SHA-256 of the text.
    QByteArray hash;
    QByteArray text;
    /// Texts of what it calls, directly or not, by the name that is written in the document.
    QHash<QString, QByteArray> called;
    Timestamp armedAt;
};

/// Arms the workflow, or gives it another text; `triggers` are in the order of the document. One
/// of the same kind with the same parameters keeps its progress, the others begin with theirs; one
/// of the same kind keeps a firing that is taken.
Result<> writeArmed(store::Connection &db, const ArmedWorkflow &workflow,
                    const QList<ArmedTrigger> &triggers);
/// Whether it was armed.
Result<bool> removeArmed(store::Connection &db, const workflow::WorkflowId &workflow);
Result<std::optional<ArmedWorkflow>> readArmed(store::Connection &db,
                                               const workflow::WorkflowId &workflow);
/// By name of the workflow, then in the order of the document; `isFileChanged` and `address` are
/// left open.
Result<QList<TriggerStatus>> readTriggers(store::Connection &db);

/// A firing that is taken and whose run may not have been started.
struct PendingFiring
{
    TriggerRef ref;
    QString key;
    QJsonObject payload;
    bool mayQueue = false;
};

struct WrittenProgress
{
    /// Whether it was written: nobody had written after `progress.revision`.
    bool isOurs = false;
    /// What is there now.
    TriggerProgress now;
};

/// Writes the progress, with the firing if there is one. While another one of the trigger is
/// pending it stands behind that, if it may and the line is not too long; else nothing is written.
/// Errors: triggers.not_armed.
Result<WrittenProgress> writeProgress(store::Connection &db, const TriggerRef &ref,
                                      const TriggerProgress &progress,
                                      const std::optional<PendingFiring> &firing);
/// Writes the progress, and why what has happened begins no run. Errors: triggers.not_armed.
Result<WrittenProgress> writeRefusal(store::Connection &db, const TriggerRef &ref,
                                     const TriggerProgress &progress, const QString &why);
/// The first one of each trigger that has any.
Result<QList<PendingFiring>> readPending(store::Connection &db);
Result<std::optional<PendingFiring>> readPendingOf(store::Connection &db, const TriggerRef &ref);
/// Writes what came of a trigger's first firing: a run, or an error. The next one is the first
/// then.
Result<> settlePending(store::Connection &db, const PendingFiring &firing,
                       const workflow::RunId &run, const QString &error);
/// Writes why the firing cannot be started yet; whether that was not known.
Result<bool> writeTrouble(store::Connection &db, const PendingFiring &firing, const QString &error);

Result<std::optional<QString>> readSetting(store::Connection &db, const QString &name);
/// Keeps the value unless there is one; returns the one that is kept.
Result<QString> claimSetting(store::Connection &db, const QString &name, const QString &value);
Result<> writeSetting(store::Connection &db, const QString &name, const QString &value);

/// A run that has ended.
struct EndedRun
{
    qint64 position = 0;
    workflow::RunId run;
    workflow::WorkflowId workflow;
    QString workflowName;
    QString state;
    QJsonObject outputs;
    /// They take so much room that they have to be asked for.
    bool hasLargeOutputs = false;
    /// What the trigger that began it had to say.
    QJsonObject payload;
};

/// Runs that ended after a position of the journal and up to another one, oldest first, at most
/// `limit`.
Result<QList<EndedRun>> readEndedRuns(store::Connection &db, qint64 after, qint64 upTo, int limit);
/// Position of the journal's last event; 0 when it is empty.
Result<qint64> readLastPosition(store::Connection &db);

} // namespace agentops::triggers
