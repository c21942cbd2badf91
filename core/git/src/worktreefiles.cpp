// SPDX-License-Identifier: GPL-3.0-or-later
// Source of the files: gitrepository-layout(5), "worktrees".
#include "worktreefiles.h"

#include <agentops/git/errors.h>

#include "filestop.h"
#include "gitcall.h"

#include <agentops/base/file.h>

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace agentops::git {

namespace {

Result<> checkOut(const Repository &checkout, git_commit *content, const CancelToken &token)
{
    git_checkout_options options = GIT_CHECKOUT_OPTIONS_INIT;
    options.checkout_strategy = GIT_CHECKOUT_FORCE;
    const FileStop stop(token);
    const int code = git_checkout_tree(checkout.handle(),
                                       reinterpret_cast<const git_object *>(content), &options);
    AO_CHECK(token.check());
    return call(code, u"cannot write the files of the worktree"_s);
}

/// The index of a snapshot is the tree of its last parent.
Result<> restoreIndex(const Repository &checkout, git_commit *snapshot)
{
    const unsigned int count = git_commit_parentcount(snapshot);
    OwnedCommit staged;
    OwnedTree tree;
    if (count == 0 || git_commit_parent(std::out_ptr(staged), snapshot, count - 1) < 0)
        return fail(errors::kNotFound, u"the snapshot has no index"_s);
    AO_CHECK(call(git_commit_tree(std::out_ptr(tree), staged.get()), u"cannot read the index"_s));
    AO_TRY(const OwnedIndex index, openIndex(checkout));
    AO_CHECK(call(git_index_read_tree(index.get(), tree.get()), u"cannot read the index"_s));
    return call(git_index_write(index.get()), u"cannot write the index"_s);
}

Result<> fill(const Repository &repository, const WorktreeRequest &request, const QString &admin,
              const CancelToken &token)
{
    for (const QString &folder : {admin, request.path}) {
        if (!QDir().mkpath(folder))
            return fail(Error(agentops::errors::kIo, u"the folder of the worktree cannot be made"_s)
                            .with(u"path"_s, folder));
    }
    Oid start = request.startPoint;
    if (start.isNull() && request.snapshot.isNull()) {
        AO_TRY(const Head head, repository.head());
        start = head.commit;
    }
    if (start.isNull() && request.branch.isEmpty())
        return fail(errors::kUnborn, u"the repository has no commit yet"_s);
    const Oid content = request.snapshot.isNull() ? start : request.snapshot;
    const QByteArray head =
        start.isNull() ? "ref: refs/heads/" + request.branch.toUtf8() : start.toHexLatin1();
    const QString link = QDir::cleanPath(request.path) + u"/.git"_s;
    AO_CHECK(writeFile(admin + u"/HEAD"_s, head + '\n'));
    AO_CHECK(writeFile(admin + u"/commondir"_s, "../..\n"));
    AO_CHECK(writeFile(admin + u"/gitdir"_s, libraryPath(link) + '\n'));
    AO_CHECK(writeFile(link, "gitdir: " + libraryPath(admin) + '\n'));
    AO_TRY(const Repository checkout, Repository::open(request.path));
    AO_TRY(const OwnedCommit commit, findCommit(checkout, content));
    AO_CHECK(checkOut(checkout, commit.get(), token));
    return request.snapshot.isNull() ? Result<>() : restoreIndex(checkout, commit.get());
}

} // namespace

Result<> writeWorktree(const Repository &repository, const WorktreeRequest &request,
                       const CancelToken &token)
{
    const QString admin = repository.commonDir() + u"/worktrees/"_s + request.name;
    Result<> filled = fill(repository, request, admin, token);
    if (!filled) {
        QDir(request.path).removeRecursively();
        QDir(admin).removeRecursively();
    }
    return filled;
}

} // namespace agentops::git
