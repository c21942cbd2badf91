// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/history.h>

#include "gitcall.h"

using namespace Qt::StringLiterals;

namespace agentops::git {

static Commit toCommit(git_commit *raw)
{
    Commit commit{.oid = toOid(*git_commit_id(raw)),
                  .tree = toOid(*git_commit_tree_id(raw)),
                  .parents = {},
                  .author = toSignature(*git_commit_author(raw)),
                  .committer = toSignature(*git_commit_committer(raw)),
                  .summary = QString::fromUtf8(git_commit_summary(raw)),
                  .message = QString::fromUtf8(git_commit_message(raw))};
    const unsigned int parentCount = git_commit_parentcount(raw);
    for (unsigned int i = 0; i < parentCount; ++i)
        commit.parents.append(toOid(*git_commit_parent_id(raw, i)));
    return commit;
}

/// What lies at a path of a commit's tree; null when nothing does.
static Oid entryAt(git_commit *commit, const QByteArray &path)
{
    OwnedTree tree;
    OwnedTreeEntry entry;
    if (git_commit_tree(std::out_ptr(tree), commit) < 0
        || git_tree_entry_bypath(std::out_ptr(entry), tree.get(), path.constData()) < 0)
        return {};
    return toOid(*git_tree_entry_id(entry.get()));
}

static bool changesPath(git_commit *commit, const QByteArray &path)
{
    const Oid here = entryAt(commit, path);
    OwnedCommit parent;
    if (git_commit_parentcount(commit) == 0
        || git_commit_parent(std::out_ptr(parent), commit, 0) < 0)
        return !here.isNull();
    return here != entryAt(parent.get(), path);
}

static Result<OwnedRevwalk> startWalk(const Repository &repository, const LogQuery &query)
{
    OwnedRevwalk walk;
    AO_CHECK(call(git_revwalk_new(std::out_ptr(walk), repository.handle()),
                  u"cannot walk the history"_s));
    git_revwalk_sorting(walk.get(), GIT_SORT_TIME);
    const git_oid from = toLibrary(query.from);
    AO_CHECK(call(git_revwalk_push(walk.get(), &from), u"no commit "_s + query.from.toHex()));
    for (const Oid &oid : query.hide) {
        const git_oid hidden = toLibrary(oid);
        AO_CHECK(call(git_revwalk_hide(walk.get(), &hidden), u"no commit "_s + oid.toHex()));
    }
    return walk;
}

Result<QList<Commit>> log(const Repository &repository, const LogQuery &query,
                          const CancelToken &token)
{
    AO_TRY(const OwnedRevwalk walk, startWalk(repository, query));
    const QByteArray path = query.path.toUtf8();
    QList<Commit> commits;
    int toSkip = query.skipCount;
    git_oid id;
    while (query.limit == 0 || commits.size() < query.limit) {
        AO_CHECK(token.check());
        const int code = git_revwalk_next(&id, walk.get());
        if (code == GIT_ITEROVER)
            break;
        AO_CHECK(call(code, u"cannot walk the history"_s));
        if (path.isEmpty() && toSkip > 0) {
            --toSkip;
            continue;
        }
        OwnedCommit commit;
        AO_CHECK(call(git_commit_lookup(std::out_ptr(commit), repository.handle(), &id),
                      u"cannot read a commit of the history"_s));
        if (!path.isEmpty() && !changesPath(commit.get(), path))
            continue;
        if (toSkip > 0)
            --toSkip;
        else
            commits.append(toCommit(commit.get()));
    }
    return commits;
}

Result<Commit> readCommit(const Repository &repository, const Oid &oid)
{
    AO_TRY(const OwnedCommit commit, findCommit(repository, oid));
    return toCommit(commit.get());
}

} // namespace agentops::git
