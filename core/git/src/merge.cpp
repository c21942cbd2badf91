// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/merge.h>

#include "filestop.h"
#include "gitcall.h"

#include <agentops/git/errors.h>
#include <agentops/git/status.h>
#include <agentops/git/tree.h>

using namespace Qt::StringLiterals;

namespace agentops::git {

namespace {

using OwnedAnnotated = Owned<git_annotated_commit, git_annotated_commit_free>;
using OwnedConflicts = Owned<git_index_conflict_iterator, git_index_conflict_iterator_free>;

Result<> requireClean(const Repository &repository, const CancelToken &token)
{
    AO_TRY(const QList<StatusEntry> entries, status(repository, token));
    for (const StatusEntry &entry : entries) {
        const bool isUntracked = !entry.staged && entry.unstaged == ChangeKind::Added;
        if (!isUntracked)
            return fail(Error(errors::kUncommitted, u"%1 has changes"_s.arg(entry.path))
                            .with(u"path"_s, entry.path));
    }
    return {};
}

/// Makes files and index those of a commit.
Result<> checkOut(const Repository &repository, const git_commit *commit, unsigned strategy,
                  const CancelToken &token)
{
    git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
    options.checkout_strategy = strategy;
    const FileStop stop(token);
    const int code = git_checkout_tree(repository.handle(),
                                       reinterpret_cast<const git_object *>(commit), &options);
    AO_CHECK(token.check());
    if (code == GIT_ECONFLICT)
        return fail(errors::kUncommitted, u"files that are not in the commit are in the way"_s);
    return call(code, u"cannot check the commit out"_s);
}

/// Checks the commit out and moves the current branch to it, or neither.
Result<> advance(const Repository &repository, const Head &head, const Oid &to, const char *note,
                 const CancelToken &token)
{
    AO_TRY(const OwnedCommit from, findCommit(repository, head.commit));
    AO_TRY(const OwnedCommit target, findCommit(repository, to));
    const auto goBack = [&] {
        std::ignore = checkOut(repository, from.get(), GIT_CHECKOUT_FORCE, {});
    };
    if (Result<> done = checkOut(repository, target.get(), GIT_CHECKOUT_SAFE, token); !done) {
        if (!(done.error().code() == errors::kUncommitted))
            goBack();
        return done;
    }
    const git_oid before = toLibrary(head.commit);
    const git_oid after = toLibrary(to);
    const QByteArray name = head.isDetached() ? "HEAD" : "refs/heads/" + head.branch.toUtf8();
    OwnedReference moved;
    Result<> done = call(git_reference_create_matching(std::out_ptr(moved), repository.handle(),
                                                       name.constData(), &after, 1, &before, note),
                         u"cannot move the branch"_s);
    if (!done)
        goBack();
    return done;
}

QStringList conflictsOf(git_index *index)
{
    OwnedConflicts iterator;
    QStringList files;
    if (git_index_conflict_iterator_new(std::out_ptr(iterator), index) < 0)
        return files;
    const git_index_entry *ancestor = nullptr;
    const git_index_entry *ours = nullptr;
    const git_index_entry *theirs = nullptr;
    while (git_index_conflict_next(&ancestor, &ours, &theirs, iterator.get()) == 0) {
        const git_index_entry *any = ours ? ours : theirs ? theirs : ancestor;
        files.append(QString::fromUtf8(any->path));
    }
    files.removeDuplicates();
    files.sort();
    return files;
}

/// The merge as a commit that no branch has yet.
Result<Oid> createMerge(const Repository &repository, const Head &head, const MergeRequest &request)
{
    AO_TRY(const OwnedCommit ours, findCommit(repository, head.commit));
    AO_TRY(const OwnedCommit theirs, findCommit(repository, request.commit));
    OwnedIndex index;
    AO_CHECK(call(git_merge_commits(std::out_ptr(index), repository.handle(), ours.get(),
                                    theirs.get(), nullptr),
                  u"cannot merge"_s));
    if (const QStringList files = conflictsOf(index.get()); !files.isEmpty())
        return fail(Error(errors::kConflict,
                          u"both sides changed the same places of %1"_s.arg(files.join(u", "_s)))
                        .with(u"files"_s, files.join(u'\n')));
    git_oid treeId;
    AO_CHECK(call(git_index_write_tree_to(&treeId, index.get(), repository.handle()),
                  u"cannot write the tree"_s));
    OwnedTree tree;
    AO_CHECK(call(git_tree_lookup(std::out_ptr(tree), repository.handle(), &treeId),
                  u"cannot read the tree back"_s));
    AO_TRY(const OwnedSignature author, toLibrary(request.author));
    const git_commit *const parents[] = {ours.get(), theirs.get()};
    git_oid id;
    AO_CHECK(call(git_commit_create(&id, repository.handle(), nullptr, author.get(), author.get(),
                                    nullptr, request.message.toUtf8().constData(), tree.get(),
                                    std::size(parents), const_cast<const git_commit **>(parents)),
                  u"cannot write the commit"_s));
    return toOid(id);
}

} // namespace

Result<MergeOutcome> mergeCommit(const Repository &repository, const MergeRequest &request,
                                 const CancelToken &token)
{
    AO_CHECK(token.check());
    AO_CHECK(requireWorkDir(repository));
    AO_TRY(const Head head, repository.head());
    if (head.isUnborn())
        return fail(errors::kUnborn, u"the current branch has no commit yet"_s);
    AO_CHECK(requireClean(repository, token));
    const git_oid theirs = toLibrary(request.commit);
    OwnedAnnotated annotated;
    AO_CHECK(
        call(git_annotated_commit_lookup(std::out_ptr(annotated), repository.handle(), &theirs),
             u"cannot read the commit"_s));
    const git_annotated_commit *heads[] = {annotated.get()};
    git_merge_analysis_t analysis{};
    git_merge_preference_t preference{};
    AO_CHECK(call(git_merge_analysis(&analysis, &preference, repository.handle(), heads, 1),
                  u"cannot compare the branches"_s));
    if (analysis & GIT_MERGE_ANALYSIS_UP_TO_DATE)
        return MergeOutcome{.kind = MergeOutcome::Kind::UpToDate, .commit = head.commit};
    const bool canForward = (analysis & GIT_MERGE_ANALYSIS_FASTFORWARD) != 0;
    if (canForward && request.fastForward != FastForward::Never) {
        AO_CHECK(advance(repository, head, request.commit, "merge: Fast-forward", token));
        return MergeOutcome{.kind = MergeOutcome::Kind::FastForwarded, .commit = request.commit};
    }
    if (request.fastForward == FastForward::Only)
        return fail(errors::kInvalidSpec, u"the branch cannot be fast-forwarded"_s);
    AO_TRY(const Oid merged, createMerge(repository, head, request));
    AO_CHECK(advance(repository, head, merged, "merge", token));
    return MergeOutcome{.kind = MergeOutcome::Kind::Merged, .commit = merged};
}

Result<std::optional<ConflictStages>> conflictStages(const Repository &repository,
                                                     const QString &path)
{
    if (repository.isBare())
        return fail(errors::kBare, u"a bare repository has no unmerged files"_s);
    OwnedIndex index;
    AO_CHECK(call(git_repository_index(std::out_ptr(index), repository.handle()),
                  u"cannot open the index"_s));
    const git_index_entry *base = nullptr;
    const git_index_entry *ours = nullptr;
    const git_index_entry *theirs = nullptr;
    const int code =
        git_index_conflict_get(&base, &ours, &theirs, index.get(), path.toUtf8().constData());
    if (code == GIT_ENOTFOUND)
        return std::nullopt;
    AO_CHECK(call(code, u"cannot read the conflict of %1"_s.arg(path)));
    const auto textOf = [&](const git_index_entry *entry) -> Result<std::optional<QByteArray>> {
        if (!entry)
            return std::nullopt;
        AO_TRY(QByteArray text, readBlob(repository, toOid(entry->id)));
        return text;
    };
    ConflictStages stages;
    AO_TRY(stages.base, textOf(base));
    AO_TRY(stages.ours, textOf(ours));
    AO_TRY(stages.theirs, textOf(theirs));
    return stages;
}

Result<> switchBranch(const Repository &repository, const QString &name, const CancelToken &token)
{
    AO_CHECK(token.check());
    AO_CHECK(requireWorkDir(repository));
    OwnedReference branch;
    AO_CHECK(call(git_branch_lookup(std::out_ptr(branch), repository.handle(),
                                    name.toUtf8().constData(), GIT_BRANCH_LOCAL),
                  u"no branch %1"_s.arg(name)));
    if (git_branch_is_head(branch.get()) == 1)
        return {};
    if (git_branch_is_checked_out(branch.get()) == 1)
        return fail(errors::kLocked, u"branch %1 is checked out in a worktree"_s.arg(name));
    AO_TRY(const OwnedCommit commit,
           findCommit(repository, toOid(*git_reference_target(branch.get()))));
    AO_CHECK(checkOut(repository, commit.get(), GIT_CHECKOUT_SAFE, token));
    return call(git_repository_set_head(repository.handle(), git_reference_name(branch.get())),
                u"cannot switch to %1"_s.arg(name));
}

} // namespace agentops::git
