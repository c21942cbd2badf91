// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/git/repository.h>
#include <agentops/review/session.h>

#include <QtCore/QHash>

namespace agentops::review {

/// The files that comments were made on, by blob.
using Origins = QHash<git::Oid, QByteArray>;

/// Fills in where each thread is in the range as it is now; a thread whose file cannot be read has
/// no known place. Files are read once, and renames are looked for once per pair of commits.
/// Thread: a worker (blocks). Cancel: between threads.
Result<QList<Thread>> placeThreads(const git::Repository &repository, const ResolvedRange &range,
                                   QList<Thread> threads, const Origins &origins,
                                   const CancelToken &token);

/// For threads whose range means nothing any more, such as one of a branch that was deleted.
QList<Thread> withoutPlaces(QList<Thread> threads);

/// A place to comment on, and the file it is in.
struct Anchored
{
    Anchor anchor;
    QByteArray content;
};

/// The anchor for a line of the range.
/// Errors: review.bad_position.
Result<Anchored> anchorInRange(const git::Repository &repository, const ResolvedRange &range,
                               Side side, const QString &path, int line);

} // namespace agentops::review
