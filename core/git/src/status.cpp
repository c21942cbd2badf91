// SPDX-License-Identifier: GPL-3.0-or-later
// Two comparisons, as the library's own status does it, which cannot be stopped.
#include <agentops/git/status.h>

#include "diffsource.h"

#include <QtCore/QMap>

using namespace Qt::StringLiterals;

namespace agentops::git {

using Entries = QMap<QString, StatusEntry>;

static StatusEntry &ensureEntry(Entries &entries, const git_diff_delta &delta)
{
    StatusEntry &entry = entries[QString::fromUtf8(delta.new_file.path)];
    entry.path = QString::fromUtf8(delta.new_file.path);
    entry.isConflicted = entry.isConflicted || delta.status == GIT_DELTA_CONFLICTED;
    return entry;
}

/// Last commit to index.
static Result<> addStaged(Entries &entries, const Repository &repository, const CancelToken &token)
{
    AO_TRY(const Head head, repository.head());
    OwnedTree tree;
    if (!head.isUnborn()) {
        AO_TRY(tree, findTree(repository, head.commit));
    }
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INCLUDE_TYPECHANGE;
    stopWhenCancelled(options, token);
    OwnedDiff diff;
    const int code = git_diff_tree_to_index(std::out_ptr(diff), repository.handle(), tree.get(),
                                            nullptr, &options);
    AO_CHECK(token.check());
    AO_CHECK(call(code, u"cannot compare the index"_s));
    git_diff_find_options renames = GIT_DIFF_FIND_OPTIONS_INIT;
    renames.flags = GIT_DIFF_FIND_RENAMES;
    AO_CHECK(call(git_diff_find_similar(diff.get(), &renames), u"cannot look for renamed files"_s));
    for (size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
        const git_diff_delta &delta = *git_diff_get_delta(diff.get(), i);
        StatusEntry &entry = ensureEntry(entries, delta);
        if (delta.status == GIT_DELTA_CONFLICTED)
            continue;
        entry.staged = toKind(delta.status);
        if (entry.staged == ChangeKind::Renamed)
            entry.oldPath = QString::fromUtf8(delta.old_file.path);
    }
    return {};
}

/// Index to working tree.
static Result<> addUnstaged(Entries &entries, const Repository &repository,
                            const CancelToken &token)
{
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags =
        GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS;
    stopWhenCancelled(options, token);
    AO_TRY(const Comparison comparison, compareIndexToWorkDir(repository, options, token));
    git_diff *const diff = comparison.diff.get();
    AO_TRY(const OwnedIndex index, openIndex(repository));
    for (size_t i = 0; i < git_diff_num_deltas(diff); ++i) {
        const git_diff_delta &delta = *git_diff_get_delta(diff, i);
        if (isSkipped(index.get(), delta.new_file.path))
            continue;
        StatusEntry &entry = ensureEntry(entries, delta);
        if (delta.status != GIT_DELTA_CONFLICTED)
            entry.unstaged = toKind(delta.status);
    }
    for (const QString &path : comparison.unreadable) {
        StatusEntry &entry = entries[path];
        entry.path = path;
        entry.unstaged = ChangeKind::Unreadable;
    }
    return {};
}

Result<QList<StatusEntry>> status(const Repository &repository, const CancelToken &token)
{
    AO_CHECK(requireWorkDir(repository));
    AO_CHECK(token.check());
    Entries entries;
    AO_CHECK(addStaged(entries, repository, token));
    AO_CHECK(addUnstaged(entries, repository, token));
    return entries.values();
}

} // namespace agentops::git
