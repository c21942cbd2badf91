// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffsource.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::git {

uint32_t whitespaceFlags(Whitespace whitespace)
{
    switch (whitespace) {
    case Whitespace::Significant:
        return 0;
    case Whitespace::IgnoreAtLineEnd:
        return GIT_DIFF_IGNORE_WHITESPACE_EOL;
    case Whitespace::IgnoreAmount:
        return GIT_DIFF_IGNORE_WHITESPACE_CHANGE;
    case Whitespace::IgnoreAll:
        return GIT_DIFF_IGNORE_WHITESPACE;
    }
    return 0;
}

static Result<OwnedTree> treeOf(const Repository &repository, const TreeSource &source)
{
    if (source.kind == TreeSource::Kind::Empty)
        return OwnedTree();
    return findTree(repository, source.commit);
}

static Result<> findRenames(git_diff *diff, const DiffOptions &options, const CancelToken &token)
{
    if (!options.detectRenames && !options.detectCopies)
        return {};
    AO_CHECK(token.check());
    size_t added = 0;
    size_t deleted = 0;
    for (size_t i = 0; i < git_diff_num_deltas(diff); ++i) {
        const git_delta_t status = git_diff_get_delta(diff, i)->status;
        added += status == GIT_DELTA_ADDED || status == GIT_DELTA_UNTRACKED;
        deleted += status == GIT_DELTA_DELETED;
    }
    git_diff_find_options find = GIT_DIFF_FIND_OPTIONS_INIT;
    find.flags = GIT_DIFF_FIND_FOR_UNTRACKED;
    if (options.detectRenames)
        find.flags |= GIT_DIFF_FIND_RENAMES;
    if (options.detectCopies)
        find.flags |= GIT_DIFF_FIND_COPIES;
    find.rename_threshold = static_cast<uint16_t>(options.renameThreshold);
    find.copy_threshold = find.rename_threshold;
    find.rename_limit = static_cast<size_t>(options.renameLimit);
    // Every added file is compared with every deleted one: past the limit only equal files are
    // paired, as git itself does.
    if (added * deleted > find.rename_limit * find.rename_limit)
        find.flags |= GIT_DIFF_FIND_EXACT_MATCH_ONLY;
    return call(git_diff_find_similar(diff, &find), u"cannot look for renamed files"_s);
}

namespace {

/// What a comparison asks about while it runs.
struct Watch
{
    const CancelToken &token;
    const Repository &repository;
    /// Of the working tree, when that is compared.
    git_index *index = nullptr;
    QStringList unreadable;
};

} // namespace

static bool isNoChange(const git_diff_delta &delta, git_index *index)
{
    if (index && delta.status == GIT_DELTA_DELETED && isSkipped(index, delta.old_file.path))
        return true;
    const bool isFolder =
        delta.old_file.mode == GIT_FILEMODE_TREE || delta.new_file.mode == GIT_FILEMODE_TREE;
    // Changes inside a submodule are told as one of its own, which no commit here can record.
    const bool isSameSubmodule = delta.status == GIT_DELTA_MODIFIED
        && delta.old_file.mode == GIT_FILEMODE_COMMIT && delta.new_file.mode == GIT_FILEMODE_COMMIT
        && git_oid_equal(&delta.old_file.id, &delta.new_file.id);
    return isFolder || isSameSubmodule;
}

/// Whether the comparison keeps a file.
static bool keeps(Watch &watch, const git_diff_delta &delta)
{
    if (isNoChange(delta, watch.index))
        return false;
    const QString path = QString::fromUtf8(delta.new_file.path);
    if (!watch.index || delta.status == GIT_DELTA_DELETED || !isUnreadable(watch.repository, path))
        return true;
    if (!watch.unreadable.contains(path))
        watch.unreadable.append(path);
    return false;
}

/// As the library compares a commit with the working tree, but for the choice of the index.
static Result<OwnedDiff> compareWithIndex(Watch &watch, git_tree *before,
                                          const git_diff_options &options)
{
    git_repository *const repository = watch.repository.handle();
    OwnedDiff diff;
    OwnedDiff unstaged;
    int code =
        git_diff_tree_to_index(std::out_ptr(diff), repository, before, watch.index, &options);
    if (code == 0)
        code = git_diff_index_to_workdir(std::out_ptr(unstaged), repository, watch.index, &options);
    if (code == 0)
        code = git_diff_merge(diff.get(), unstaged.get());
    AO_CHECK(watch.token.check());
    AO_CHECK(call(code, u"cannot compare"_s));
    return diff;
}

static Result<OwnedDiff> compareToWorkDir(Watch &watch, git_tree *before,
                                          const git_diff_options &options, const QStringList &paths)
{
    AO_CHECK(requireWorkDir(watch.repository));
    AO_TRY(const OwnedIndex index, openIndex(watch.repository));
    AO_CHECK(call(git_index_read(index.get(), false), u"cannot read the index"_s));
    watch.index = index.get();
    Result<OwnedDiff> diff = compareWithIndex(watch, before, options);
    if (diff || !isAboutRights(diff.error()))
        return diff;
    AO_TRY(const ReadableIndex readable, openReadableIndex(watch.repository, paths));
    watch.unreadable = readable.unreadable;
    watch.index = readable.index.get();
    return compareWithIndex(watch, before, options);
}

Result<Comparison> makeDiff(const Repository &repository, const TreeSource &from,
                            const TreeSource &to, const DiffOptions &options,
                            const CancelToken &token, DiffUse use)
{
    AO_CHECK(token.check());
    if (from.kind == TreeSource::Kind::WorkingTree)
        return fail(agentops::errors::kInvalidArgument,
                    u"the working tree can only be the newer side of a comparison"_s);
    git_diff_options raw = GIT_DIFF_OPTIONS_INIT;
    raw.flags = GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_DISABLE_PATHSPEC_MATCH
        | whitespaceFlags(options.whitespace)
        | (use == DiffUse::Apply ? GIT_DIFF_SHOW_BINARY : GIT_DIFF_INCLUDE_TYPECHANGE);
    raw.context_lines = static_cast<uint32_t>(options.contextLines);
    raw.id_abbrev = 2 * Oid::kByteCount;
    // Never the prefixes of the user's configuration: a patch has to be the same everywhere.
    raw.old_prefix = "a";
    raw.new_prefix = "b";
    std::vector<QByteArray> paths;
    std::vector<char *> pathPointers;
    for (const QString &path : options.paths)
        paths.push_back(path.toUtf8());
    pathPointers.reserve(paths.size());
    for (QByteArray &path : paths)
        pathPointers.push_back(path.data());
    raw.pathspec = {.strings = pathPointers.data(), .count = pathPointers.size()};
    Watch watch{.token = token, .repository = repository, .unreadable = {}};
    raw.payload = &watch;
    raw.progress_cb = [](const git_diff *, const char *, const char *, void *payload) {
        return static_cast<Watch *>(payload)->token.isCancelled() ? GIT_EUSER : 0;
    };
    raw.notify_cb = [](const git_diff *, const git_diff_delta *delta, const char *, void *payload) {
        return keeps(*static_cast<Watch *>(payload), *delta) ? 0 : 1; // 1: left out
    };

    AO_TRY(const OwnedTree before, treeOf(repository, from));
    OwnedDiff diff;
    if (to.kind == TreeSource::Kind::WorkingTree) {
        raw.flags |= GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS
            | GIT_DIFF_SHOW_UNTRACKED_CONTENT;
        AO_TRY(diff, compareToWorkDir(watch, before.get(), raw, options.paths));
    } else {
        AO_TRY(const OwnedTree after, treeOf(repository, to));
        const int code = git_diff_tree_to_tree(std::out_ptr(diff), repository.handle(),
                                               before.get(), after.get(), &raw);
        AO_CHECK(token.check());
        AO_CHECK(call(code, u"cannot compare"_s));
    }
    AO_CHECK(findRenames(diff.get(), options, token));
    return Comparison{std::move(diff), std::move(watch.unreadable)};
}

FileChange unreadableChange(const QString &path)
{
    return {.kind = ChangeKind::Unreadable, .oldPath = path, .newPath = path};
}

Result<OwnedPatch> makePatch(git_diff *diff, size_t index)
{
    OwnedPatch patch;
    AO_CHECK(call(git_patch_from_diff(std::out_ptr(patch), diff, index),
                  u"cannot compare %1"_s.arg(
                      QString::fromUtf8(git_diff_get_delta(diff, index)->new_file.path))));
    return patch;
}

ChangeKind toKind(git_delta_t status)
{
    switch (status) {
    case GIT_DELTA_ADDED:
    case GIT_DELTA_UNTRACKED:
        return ChangeKind::Added;
    case GIT_DELTA_DELETED:
        return ChangeKind::Deleted;
    case GIT_DELTA_RENAMED:
        return ChangeKind::Renamed;
    case GIT_DELTA_COPIED:
        return ChangeKind::Copied;
    case GIT_DELTA_TYPECHANGE:
        return ChangeKind::TypeChanged;
    case GIT_DELTA_CONFLICTED:
        return ChangeKind::Conflicted;
    default:
        return ChangeKind::Modified;
    }
}

Result<FileChange> toFileChange(const Repository &repository, const git_diff_delta &delta)
{
    FileChange change{.kind = toKind(delta.status),
                      .oldPath = QString::fromUtf8(delta.old_file.path),
                      .newPath = QString::fromUtf8(delta.new_file.path),
                      .oldMode = static_cast<FileMode>(delta.old_file.mode),
                      .newMode = static_cast<FileMode>(delta.new_file.mode),
                      .oldBlob = toOid(delta.old_file.id),
                      .newBlob = toOid(delta.new_file.id),
                      .isBinary = (delta.flags & GIT_DIFF_FLAG_BINARY) != 0};
    if (change.kind == ChangeKind::Renamed || change.kind == ChangeKind::Copied)
        change.similarity = delta.similarity;
    if (change.kind == ChangeKind::Added) {
        change.oldMode = FileMode::None;
        change.oldBlob = {};
    }
    if (change.kind == ChangeKind::Deleted) {
        change.newMode = FileMode::None;
        change.newBlob = {};
    } else if (!(delta.new_file.flags & GIT_DIFF_FLAG_VALID_ID) || change.newBlob.isNull()) {
        // Files of the working tree are named only when something had to read them.
        AO_TRY(change.newBlob, hashWorkingFile(repository, change.newPath, delta.new_file.mode));
    }
    return change;
}

} // namespace agentops::git
