// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/store/connection.h>
#include <agentops/triggers/trigger.h>

#include <QtCore/QList>
#include <QtCore/QStringList>

// What runs leave behind that triggers see, so that no workflow begins itself without end.
// Source: docs/formats/journal.md, "Who begins a run by itself".
namespace agentops::triggers {

/// A run that has made something.
struct MakerRun
{
    workflow::WorkflowId workflow;
    /// What the trigger that began it had to say.
    QJsonObject payload;
};

/// Nothing when there is no such run, or it is of no workflow.
Result<std::optional<MakerRun>> readMaker(store::Connection &db, const workflow::RunId &run);
/// The run that made the tag; null when none did.
Result<workflow::RunId> readTagMaker(store::Connection &db, const QString &tag,
                                     const QString &commit);

/// The workflows that a run came through, and its own, last.
QStringList chainOf(const QJsonObject &payload, const workflow::WorkflowId &workflow);

/// The round of something that has changed in the checkout after `since`, when it was as it is
/// known: one more than that of the runs that may have done it there, 0 when there were none. A run
/// that waits for a person does nothing.
Result<int> readRound(store::Connection &db, const QString &repository, Timestamp since);
/// A run in a worktree of its own.
struct ApartRun
{
    /// Absolute; may be gone.
    QString folder;
    /// HEAD when it began.
    QString head;
    /// What it held at the end; empty before.
    QString result;
    int round = 0;
};

/// Those that were going on at `since` or later, newest first, at most a hundred.
Result<QList<ApartRun>> readApartRuns(store::Connection &db, Timestamp since);
/// The round that the payload of a run tells.
int roundOf(const QJsonObject &payload);
/// The payload with what a next run has to know: the chain, unless it is empty, and the round,
/// unless it is 0.
QJsonObject withTraces(QJsonObject payload, const QStringList &chain, int round);
/// So many runs one after the other may each come from a change that the one before may have made.
inline constexpr int kMostRounds = 10;
Error tooManyRounds();

} // namespace agentops::triggers
