// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/branch.h>
#include <agentops/git/errors.h>
#include <agentops/git/status.h>
#include <agentops/git/worktree.h>

#include "filestop.h"
#include "gitcall.h"
#include "worktreefiles.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Qt::StringLiterals;

namespace agentops::git {

static Result<OwnedWorktree> findWorktree(const Repository &repository, const QString &name)
{
    OwnedWorktree worktree;
    if (git_worktree_lookup(std::out_ptr(worktree), repository.handle(), name.toUtf8().constData())
        < 0)
        return fail(errors::kNotFound, u"no worktree %1"_s.arg(name));
    return worktree;
}

static Worktree toWorktree(git_worktree *raw)
{
    Worktree worktree{.name = QString::fromUtf8(git_worktree_name(raw)),
                      .path = folderPath(git_worktree_path(raw)),
                      .branch = {},
                      .commit = {},
                      .isLocked = git_worktree_is_locked(nullptr, raw) > 0,
                      .isPresent = git_worktree_validate(raw) == 0};
    if (!worktree.isPresent)
        return worktree;
    if (auto checkout = Repository::open(worktree.path)) {
        if (auto head = checkout->head()) {
            worktree.branch = head->branch;
            worktree.commit = head->commit;
        }
    }
    return worktree;
}

Result<QList<Worktree>> listWorktrees(const Repository &repository)
{
    git_strarray names{};
    AO_CHECK(call(git_worktree_list(&names, repository.handle()), u"cannot list the worktrees"_s));
    const Owned<git_strarray, git_strarray_dispose> freed(&names);
    QList<Worktree> worktrees;
    for (size_t i = 0; i < names.count; ++i) {
        OwnedWorktree raw;
        if (git_worktree_lookup(std::out_ptr(raw), repository.handle(), names.strings[i]) == 0)
            worktrees.append(toWorktree(raw.get()));
    }
    std::ranges::sort(worktrees, {}, &Worktree::name);
    return worktrees;
}

/// The branch of a request, made when it is not there; `made` tells so.
static Result<OwnedReference> ensureBranch(const Repository &repository,
                                           const WorktreeRequest &request, bool &made)
{
    OwnedReference branch;
    const QByteArray name = request.branch.toUtf8();
    if (git_branch_lookup(std::out_ptr(branch), repository.handle(), name.constData(),
                          GIT_BRANCH_LOCAL)
        == 0) {
        if (git_branch_is_checked_out(branch.get()) == 1)
            return fail(errors::kLocked,
                        u"branch %1 is checked out elsewhere"_s.arg(request.branch));
        return branch;
    }
    Oid start = request.startPoint;
    if (start.isNull()) {
        AO_TRY(const Head head, repository.head());
        if (head.isUnborn())
            return fail(errors::kUnborn, u"the repository has no commit yet"_s);
        start = head.commit;
    }
    AO_CHECK(createBranch(repository, request.branch, start));
    made = true;
    AO_CHECK(call(git_branch_lookup(std::out_ptr(branch), repository.handle(), name.constData(),
                                    GIT_BRANCH_LOCAL),
                  u"no branch %1"_s.arg(request.branch)));
    return branch;
}

static Result<> checkRequest(const Repository &repository, const WorktreeRequest &request)
{
    const auto isAllowed = [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
    };
    if (request.name.isEmpty() || request.name.startsWith(u'.')
        || !std::ranges::all_of(request.name, isAllowed))
        return fail(errors::kInvalidSpec, u"not a worktree name: "_s + request.name);
    if (findWorktree(repository, request.name))
        return fail(errors::kExists, u"there is a worktree %1 already"_s.arg(request.name));
    const QFileInfo folder(request.path);
    if (folder.exists() && !(folder.isDir() && QDir(request.path).isEmpty()))
        return fail(Error(errors::kExists, u"the folder of the new worktree exists already"_s)
                        .with(u"path"_s, request.path));
    if (!folder.dir().exists())
        return fail(Error(agentops::errors::kNotFound, u"no folder for the new worktree"_s)
                        .with(u"path"_s, folder.path()));
    return {};
}

Result<Worktree> addWorktree(const Repository &repository, const WorktreeRequest &request,
                             const CancelToken &token)
{
    AO_CHECK(token.check());
    AO_CHECK(checkRequest(repository, request));
    if (request.branch.isEmpty() || !request.snapshot.isNull()) {
        AO_CHECK(writeWorktree(repository, request, token));
        AO_TRY(const OwnedWorktree made, findWorktree(repository, request.name));
        return toWorktree(made.get());
    }
    bool madeBranch = false;
    AO_TRY(const OwnedReference branch, ensureBranch(repository, request, madeBranch));
    git_worktree_add_options options = GIT_WORKTREE_ADD_OPTIONS_INIT;
    options.ref = branch.get();
    OwnedWorktree worktree;
    const FileStop stop(token);
    Result<> added =
        call(git_worktree_add(std::out_ptr(worktree), repository.handle(),
                              request.name.toUtf8().constData(),
                              libraryPath(QDir::cleanPath(request.path)).constData(), &options),
             u"cannot make worktree %1"_s.arg(request.name));
    if (!added && token.isCancelled())
        added = token.check();
    if (!added) {
        if (findWorktree(repository, request.name))
            (void)removeWorktree(repository, request.name, Removal::DiscardChanges);
        else
            QDir(request.path).removeRecursively();
        if (madeBranch)
            (void)deleteBranch(repository, request.branch);
        return fail(added.error());
    }
    return toWorktree(worktree.get());
}

Result<> removeWorktree(const Repository &repository, const QString &name, Removal removal,
                        const CancelToken &token)
{
    AO_CHECK(token.check());
    AO_TRY(const OwnedWorktree worktree, findWorktree(repository, name));
    if (git_worktree_is_locked(nullptr, worktree.get()) > 0)
        return fail(errors::kLocked, u"worktree %1 is locked"_s.arg(name));
    const QString path = folderPath(git_worktree_path(worktree.get()));
    if (removal == Removal::KeepChanges && git_worktree_validate(worktree.get()) == 0) {
        AO_TRY(const Repository checkout, Repository::open(path));
        AO_TRY(const QList<StatusEntry> changes, status(checkout, token));
        if (!changes.isEmpty())
            return fail(Error(errors::kUncommitted,
                              u"worktree %1 has changes that are in no commit"_s.arg(name))
                            .with(u"path"_s, path));
    }
    git_worktree_prune_options options = GIT_WORKTREE_PRUNE_OPTIONS_INIT;
    options.flags = GIT_WORKTREE_PRUNE_VALID | GIT_WORKTREE_PRUNE_WORKING_TREE;
    return call(git_worktree_prune(worktree.get(), &options),
                u"cannot remove worktree %1"_s.arg(name));
}

Result<QStringList> pruneWorktrees(const Repository &repository)
{
    AO_TRY(const QList<Worktree> worktrees, listWorktrees(repository));
    QStringList pruned;
    for (const Worktree &worktree : worktrees) {
        if (worktree.isPresent || worktree.isLocked)
            continue;
        AO_TRY(const OwnedWorktree raw, findWorktree(repository, worktree.name));
        git_worktree_prune_options options = GIT_WORKTREE_PRUNE_OPTIONS_INIT;
        AO_CHECK(call(git_worktree_prune(raw.get(), &options),
                      u"cannot forget worktree %1"_s.arg(worktree.name)));
        pruned.append(worktree.name);
    }
    return pruned;
}

} // namespace agentops::git
