// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/status.h>

#include "gitcall.h"

using namespace Qt::StringLiterals;

namespace agentops::git {

static std::optional<ChangeKind> stagedKind(unsigned int flags)
{
    if (flags & GIT_STATUS_INDEX_NEW)
        return ChangeKind::Added;
    if (flags & GIT_STATUS_INDEX_DELETED)
        return ChangeKind::Deleted;
    if (flags & GIT_STATUS_INDEX_RENAMED)
        return ChangeKind::Renamed;
    if (flags & GIT_STATUS_INDEX_TYPECHANGE)
        return ChangeKind::TypeChanged;
    if (flags & GIT_STATUS_INDEX_MODIFIED)
        return ChangeKind::Modified;
    return std::nullopt;
}

static std::optional<ChangeKind> unstagedKind(unsigned int flags)
{
    if (flags & GIT_STATUS_WT_NEW)
        return ChangeKind::Added;
    if (flags & GIT_STATUS_WT_DELETED)
        return ChangeKind::Deleted;
    if (flags & GIT_STATUS_WT_RENAMED)
        return ChangeKind::Renamed;
    if (flags & GIT_STATUS_WT_TYPECHANGE)
        return ChangeKind::TypeChanged;
    if (flags & GIT_STATUS_WT_MODIFIED)
        return ChangeKind::Modified;
    return std::nullopt;
}

static StatusEntry toEntry(const git_status_entry &raw)
{
    const git_diff_delta *const last =
        raw.index_to_workdir ? raw.index_to_workdir : raw.head_to_index;
    const git_diff_delta *const first =
        raw.head_to_index ? raw.head_to_index : raw.index_to_workdir;
    StatusEntry entry{.path = QString::fromUtf8(last->new_file.path),
                      .oldPath = {},
                      .staged = stagedKind(raw.status),
                      .unstaged = unstagedKind(raw.status),
                      .isConflicted = (raw.status & GIT_STATUS_CONFLICTED) != 0};
    if (entry.staged == ChangeKind::Renamed || entry.unstaged == ChangeKind::Renamed)
        entry.oldPath = QString::fromUtf8(first->old_file.path);
    return entry;
}

Result<QList<StatusEntry>> status(const Repository &repository)
{
    AO_CHECK(requireWorkDir(repository));
    git_status_options options = GIT_STATUS_OPTIONS_INIT;
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
    options.flags = GIT_STATUS_OPT_INCLUDE_UNTRACKED | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS
        | GIT_STATUS_OPT_RENAMES_HEAD_TO_INDEX | GIT_STATUS_OPT_SORT_CASE_SENSITIVELY;
    OwnedStatusList list;
    AO_CHECK(call(git_status_list_new(std::out_ptr(list), repository.handle(), &options),
                  u"cannot read the status"_s));
    QList<StatusEntry> entries;
    const size_t count = git_status_list_entrycount(list.get());
    entries.reserve(static_cast<qsizetype>(count));
    for (size_t i = 0; i < count; ++i)
        entries.append(toEntry(*git_status_byindex(list.get(), i)));
    return entries;
}

} // namespace agentops::git
