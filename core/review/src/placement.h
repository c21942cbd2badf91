// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/git/repository.h>
#include <agentops/review/session.h>

namespace agentops::review {

/// Fills in where each thread is in the range as it is now. Files are read once, and renames are
/// looked for once per pair of commits.
/// Thread: a worker (blocks). Cancel: between threads.
Result<QList<Thread>> placeThreads(const git::Repository &repository, const ResolvedRange &range,
                                   QList<Thread> threads, const CancelToken &token);

/// The anchor for a line of the range.
/// Errors: review.bad_position.
Result<Anchor> anchorInRange(const git::Repository &repository, const ResolvedRange &range,
                             Side side, const QString &path, int line);

} // namespace agentops::review
