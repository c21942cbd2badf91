// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/git/diff.h>
#include <agentops/git/repository.h>
#include <agentops/review/rows.h>

#include <QtCore/QString>

namespace agentops::review {

/// What a person asks to review, in words that may mean other commits tomorrow.
struct RangeSpec
{
    enum class Kind {
        Commits, ///< from `base` to `head`, as they are
        Branch, ///< what `head` changed since it left `base`
        WorkingTree, ///< from `base` to the files on disk
    };

    Kind kind = Kind::Branch;
    /// Revision expressions; an empty base of a working tree means HEAD.
    QString base;
    QString head;

    friend bool operator==(const RangeSpec &, const RangeSpec &) = default;
};

/// The trees that a range means now.
struct ResolvedRange
{
    RangeSpec spec;
    git::TreeSource from;
    git::TreeSource to;

    const git::Oid &baseCommit() const { return from.commit; }
    /// Null for the working tree.
    const git::Oid &headCommit() const { return to.commit; }
    bool isWorkingTree() const { return to.kind == git::TreeSource::Kind::WorkingTree; }
    friend bool operator==(const ResolvedRange &, const ResolvedRange &) = default;
};

/// Errors: git.not_found, git.ambiguous, git.invalid_spec, git.unborn,
/// review.unrelated_histories. Thread: a worker (blocks).
[[nodiscard]] Result<ResolvedRange> resolveRange(const git::Repository &repository,
                                                 const RangeSpec &spec);

/// The content of one side of a changed file; empty where the file does not exist.
/// Errors: git.not_found, base.permission_denied, base.io. Thread: a worker (blocks).
[[nodiscard]] Result<QByteArray> readSide(const git::Repository &repository,
                                          const ResolvedRange &range, const git::FileChange &change,
                                          Side side);

} // namespace agentops::review
