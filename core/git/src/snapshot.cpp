// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/errors.h>
#include <agentops/git/snapshot.h>

#include "diffsource.h"
#include "gitcall.h"
#include "unreadable.h"

#include <QtCore/QFileInfo>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace agentops::git {

namespace {

constexpr QLatin1StringView kKept("refs/agentops/");
/// By which a snapshot is known.
constexpr const char *kMessage = "What the checkout held when a run needed it\n";

/// An index in memory that becomes the working tree; the one of the checkout is only read.
struct Capture
{
    const Repository &repository;
    const CancelToken &token;
    OwnedIndex index{};
    QStringList leftOut{};
    QStringList ignored{};
    std::vector<const git_diff_delta *> stored{};
};

bool isInsideSubmodule(const git_diff_delta &delta)
{
    return delta.new_file.mode == GIT_FILEMODE_COMMIT
        && git_oid_equal(&delta.old_file.id, &delta.new_file.id);
}

/// The library takes a repository without a file in its working tree for something ignored.
Result<bool> isOtherRepository(const Repository &repository, const QString &path)
{
    if (!path.endsWith(u'/') || !QFileInfo::exists(repository.workDir() + u'/' + path + u".git"_s))
        return false;
    int isIgnored = 0;
    AO_CHECK(
        call(git_ignore_path_is_ignored(&isIgnored, repository.handle(), path.toUtf8().constData()),
             u"cannot read what is ignored"_s));
    return isIgnored == 0;
}

/// What has to be written to the repository, and what is passed over.
Result<> choose(Capture &capture, git_diff *diff, const SnapshotLimits &limits)
{
    qint64 bytes = 0;
    const git_diff_file *largest = nullptr;
    for (size_t i = 0; i < git_diff_num_deltas(diff); ++i) {
        AO_CHECK(capture.token.check());
        const git_diff_delta *const delta = git_diff_get_delta(diff, i);
        const git_diff_file &file = delta->new_file;
        const QString path = QString::fromUtf8(file.path);
        if (delta->status == GIT_DELTA_IGNORED) {
            AO_TRY(const bool isOther, isOtherRepository(capture.repository, path));
            (isOther ? capture.leftOut : capture.ignored).append(path);
            continue;
        }
        if (delta->status == GIT_DELTA_DELETED) {
            if (!isSkipped(capture.index.get(), file.path))
                capture.stored.push_back(delta);
            continue;
        }
        // Another repository inside this one is listed as a folder.
        if (path.endsWith(u'/') || isInsideSubmodule(*delta)
            || isUnreadable(capture.repository, path)) {
            capture.leftOut.append(path);
            continue;
        }
        capture.stored.push_back(delta);
        bytes += static_cast<qint64>(file.size);
        if (!largest || file.size > largest->size)
            largest = &file;
    }
    if (bytes <= limits.maxBytes && qint64(capture.stored.size()) <= limits.maxFiles)
        return {};
    const QString path = largest ? QString::fromUtf8(largest->path) : QString();
    return fail(
        Error(
            errors::kTooLarge,
            u"%1 files with %2 MiB are in no commit, the largest is %3: ignore them or commit them"_s
                .arg(capture.stored.size())
                .arg(bytes / (1024 * 1024))
                .arg(path))
            .with(u"bytes"_s, QString::number(bytes))
            .with(u"files"_s, QString::number(capture.stored.size()))
            .with(u"path"_s, path));
}

Result<> store(Capture &capture, const git_diff_delta &delta)
{
    git_index *const index = capture.index.get();
    const char *const path = delta.new_file.path;
    const QString what = u"cannot record %1"_s.arg(QString::fromUtf8(path));
    if (delta.status == GIT_DELTA_DELETED)
        return call(git_index_remove(index, path, 0), what);
    git_index_entry entry{};
    entry.path = path;
    entry.mode = delta.new_file.mode;
    if (entry.mode == GIT_FILEMODE_COMMIT) {
        entry.id = delta.new_file.id;
        return call(git_index_add(index, &entry), what);
    }
    if (entry.mode == 0) // of a conflict
        entry.mode = GIT_FILEMODE_BLOB;
    const int code = git_blob_create_from_workdir(&entry.id, capture.repository.handle(), path);
    if (code == GIT_ENOTFOUND)
        return {}; // it has gone since the listing, or a merge left none
    AO_CHECK(call(code, what));
    return call(git_index_add(index, &entry), what);
}

Result<OwnedDiff> compare(Capture &capture)
{
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS
        | GIT_DIFF_INCLUDE_IGNORED | GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_SKIP_BINARY_CHECK;
    stopWhenCancelled(options, capture.token);
    OwnedDiff diff;
    const auto run = [&](git_index *index) -> Result<> {
        const int code = git_diff_index_to_workdir(std::out_ptr(diff), capture.repository.handle(),
                                                   index, &options);
        AO_CHECK(capture.token.check());
        return call(code, u"cannot compare the working tree"_s);
    };
    Result<> done = run(capture.index.get());
    if (!done && isAboutRights(done.error())) {
        AO_TRY(const ReadableIndex readable, openReadableIndex(capture.repository, {}));
        capture.leftOut = readable.unreadable;
        done = run(readable.index.get());
    }
    AO_CHECK(std::move(done));
    return diff;
}

Result<Oid> writeTree(const Capture &capture)
{
    git_oid tree;
    AO_CHECK(call(git_index_write_tree_to(&tree, capture.index.get(), capture.repository.handle()),
                  u"cannot write the tree"_s));
    return toOid(tree);
}

/// Nobody in particular, at the time of the last commit: the same state gives the same commit.
Result<Oid> writeCommit(const Repository &repository, const Oid &tree, Timestamp time,
                        const std::vector<Oid> &parents)
{
    AO_TRY(const OwnedSignature nobody,
           toLibrary(Signature{
               .name = u"AgentOps Workbench"_s, .email = u"agentops@localhost"_s, .time = time}));
    OwnedTree content;
    const git_oid treeId = toLibrary(tree);
    AO_CHECK(call(git_tree_lookup(std::out_ptr(content), repository.handle(), &treeId),
                  u"cannot read the tree back"_s));
    std::vector<OwnedCommit> owned;
    std::vector<const git_commit *> pointers;
    for (const Oid &parent : parents) {
        AO_TRY(OwnedCommit commit, findCommit(repository, parent));
        pointers.push_back(commit.get());
        owned.push_back(std::move(commit));
    }
    git_oid id;
    AO_CHECK(
        call(git_commit_create(&id, repository.handle(), nullptr, nobody.get(), nobody.get(),
                               nullptr, kMessage, content.get(), pointers.size(), pointers.data()),
             u"cannot write the commit"_s));
    return toOid(id);
}

} // namespace

Result<Snapshot> takeSnapshot(const Repository &repository, const SnapshotLimits &limits,
                              const CancelToken &token)
{
    AO_CHECK(token.check());
    Snapshot snapshot;
    AO_TRY(snapshot.head, repository.head());
    snapshot.commit = snapshot.head.commit;
    if (repository.isBare()) {
        if (snapshot.head.isUnborn())
            return fail(errors::kUnborn, u"the repository has no commit yet"_s);
        return snapshot;
    }
    Capture capture{.repository = repository, .token = token};
    {
        AO_TRY(const OwnedIndex shared, openIndex(repository));
        AO_CHECK(call(git_index_open(std::out_ptr(capture.index), git_index_path(shared.get())),
                      u"cannot read the index"_s));
    }
    AO_TRY(const OwnedDiff diff, compare(capture));
    AO_CHECK(choose(capture, diff.get(), limits));
    snapshot.leftOut = std::move(capture.leftOut);
    snapshot.ignored = std::move(capture.ignored);

    AO_CHECK(call(git_index_conflict_cleanup(capture.index.get()), u"cannot read the index"_s));
    AO_TRY(const Oid staged, writeTree(capture));
    // First what is gone: a file may be where a folder was.
    std::ranges::stable_partition(capture.stored, [](const git_diff_delta *delta) {
        return delta->status == GIT_DELTA_DELETED;
    });
    for (const git_diff_delta *delta : capture.stored) {
        AO_CHECK(token.check());
        AO_CHECK(store(capture, *delta));
    }
    AO_TRY(const Oid files, writeTree(capture));

    std::vector<Oid> parents;
    Timestamp time{};
    if (!snapshot.head.isUnborn()) {
        AO_TRY(const OwnedCommit head, findCommit(repository, snapshot.head.commit));
        const Oid tree = toOid(*git_commit_tree_id(head.get()));
        if (tree == files && tree == staged)
            return snapshot;
        parents.push_back(snapshot.head.commit);
        time = Timestamp(std::chrono::seconds(git_commit_time(head.get())));
    }
    snapshot.hasChanges = true;
    AO_TRY(const Oid index, writeCommit(repository, staged, time, parents));
    parents.push_back(index);
    AO_TRY(snapshot.commit, writeCommit(repository, files, time, parents));
    return snapshot;
}

Result<Snapshot> readSnapshot(const Repository &repository, const Oid &commit)
{
    AO_TRY(const OwnedCommit found, findCommit(repository, commit));
    Snapshot snapshot{
        .head = {.branch = {}, .commit = commit}, .commit = commit, .leftOut = {}, .ignored = {}};
    const unsigned int parents = git_commit_parentcount(found.get());
    if (qstrcmp(git_commit_message(found.get()), kMessage) != 0 || parents < 1 || parents > 2)
        return snapshot;
    snapshot.hasChanges = true;
    snapshot.head.commit = parents == 2 ? toOid(*git_commit_parent_id(found.get(), 0)) : Oid();
    return snapshot;
}

Result<> applyDifference(const Repository &repository, const Oid &from, const Oid &to)
{
    AO_CHECK(requireWorkDir(repository));
    AO_TRY(const Comparison comparison,
           makeDiff(repository, TreeSource::ofCommit(from), TreeSource::ofCommit(to),
                    {.detectRenames = false}, {}, DiffUse::Apply));
    for (const uint32_t flags : {uint32_t(GIT_APPLY_CHECK), uint32_t(0)}) {
        git_apply_options options = GIT_APPLY_OPTIONS_INIT;
        options.flags = flags;
        const int code = git_apply(repository.handle(), comparison.diff.get(),
                                   GIT_APPLY_LOCATION_WORKDIR, &options);
        if (code == GIT_EAPPLYFAIL)
            return fail(errors::kConflict, u"the checkout has changed where the changes belong"_s);
        AO_CHECK(call(code, u"cannot change the checkout"_s));
    }
    return {};
}

Result<> keepCommit(const Repository &repository, const QString &name, const Oid &commit)
{
    AO_CHECK(findCommit(repository, commit));
    const git_oid target = toLibrary(commit);
    OwnedReference made;
    return call(git_reference_create(std::out_ptr(made), repository.handle(),
                                     (kKept + name).toUtf8().constData(), &target, 1, nullptr),
                u"cannot keep the commit"_s);
}

Result<std::optional<Oid>> keptCommit(const Repository &repository, const QString &name)
{
    git_oid id;
    const int code =
        git_reference_name_to_id(&id, repository.handle(), (kKept + name).toUtf8().constData());
    if (code == GIT_ENOTFOUND)
        return std::nullopt;
    AO_CHECK(call(code, u"cannot read what is kept"_s));
    return toOid(id);
}

Result<QStringList> keptNames(const Repository &repository, const QString &prefix)
{
    Owned<git_reference_iterator, git_reference_iterator_free> iterator;
    AO_CHECK(call(git_reference_iterator_glob_new(std::out_ptr(iterator), repository.handle(),
                                                  (kKept + prefix + u'*').toUtf8().constData()),
                  u"cannot list what is kept"_s));
    QStringList names;
    for (;;) {
        const char *name = nullptr;
        const int code = git_reference_next_name(&name, iterator.get());
        if (code == GIT_ITEROVER)
            break;
        AO_CHECK(call(code, u"cannot list what is kept"_s));
        names.append(QString::fromUtf8(name).sliced(kKept.size()));
    }
    names.sort();
    return names;
}

Result<QStringList> releaseCommits(const Repository &repository, const QString &prefix)
{
    AO_TRY(const QStringList names, keptNames(repository, prefix));
    for (const QString &name : names) {
        AO_CHECK(
            call(git_reference_remove(repository.handle(), (kKept + name).toUtf8().constData()),
                 u"cannot let go of %1"_s.arg(name)));
    }
    return names;
}

Result<bool> isReachableFrom(const Repository &repository, const Oid &commit, const Oid &tip)
{
    if (commit.isNull() || tip.isNull() || commit == tip)
        return !commit.isNull() && commit == tip;
    const git_oid ancestor = toLibrary(commit);
    const git_oid descendant = toLibrary(tip);
    const int code = git_graph_descendant_of(repository.handle(), &descendant, &ancestor);
    AO_CHECK(call(code, u"cannot compare the histories"_s));
    return code == 1;
}

} // namespace agentops::git
