// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>
#include <agentops/git/diff.h>
#include <agentops/git/repository.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace agentops::git {

/// What differs for one path between the last commit, the index and the working tree.
struct StatusEntry
{
    QString path;
    /// Where it was before a rename; empty otherwise.
    QString oldPath;
    /// Last commit to index.
    std::optional<ChangeKind> staged;
    /// Index to working tree; Added means untracked.
    std::optional<ChangeKind> unstaged;
    bool isConflicted = false;

    friend bool operator==(const StatusEntry &, const StatusEntry &) = default;
};

/// Shape: by path; ignored files are left out, untracked folders are entered.
/// Errors: git.bare. Cancel: between files.
[[nodiscard]] Result<QList<StatusEntry>> status(const Repository &repository,
                                                const CancelToken &token = {});

} // namespace agentops::git
