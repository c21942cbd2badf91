// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/git/branch.h>
#include <agentops/git/errors.h>

#include "gitcall.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::git {

static Result<OwnedReference> findBranch(const Repository &repository, const QString &name)
{
    OwnedReference branch;
    AO_CHECK(call(git_branch_lookup(std::out_ptr(branch), repository.handle(),
                                    name.toUtf8().constData(), GIT_BRANCH_LOCAL),
                  u"no branch %1"_s.arg(name)));
    return branch;
}

static Result<> requireNotCheckedOut(git_reference *branch, const QString &name)
{
    const int checkedOut = git_branch_is_checked_out(branch);
    AO_CHECK(call(checkedOut, u"cannot look at the worktrees"_s));
    if (checkedOut == 1)
        return fail(errors::kLocked, u"branch %1 is checked out in a worktree"_s.arg(name));
    return {};
}

static std::optional<Branch> readBranch(git_reference *reference, git_branch_t kind)
{
    const char *name = nullptr;
    OwnedReference direct;
    // Broken references, and symbolic ones such as origin/HEAD, are no branches to offer.
    if (git_reference_type(reference) != GIT_REFERENCE_DIRECT
        || git_branch_name(&name, reference) < 0)
        return std::nullopt;
    Branch branch{.name = QString::fromUtf8(name),
                  .commit = toOid(*git_reference_target(reference)),
                  .isRemote = kind == GIT_BRANCH_REMOTE,
                  .isHead = git_branch_is_head(reference) == 1,
                  .upstream = {}};
    OwnedReference upstream;
    if (!branch.isRemote && git_branch_upstream(std::out_ptr(upstream), reference) == 0
        && git_branch_name(&name, upstream.get()) == 0)
        branch.upstream = QString::fromUtf8(name);
    return branch;
}

Result<QList<Branch>> listBranches(const Repository &repository)
{
    Owned<git_branch_iterator, git_branch_iterator_free> iterator;
    AO_CHECK(
        call(git_branch_iterator_new(std::out_ptr(iterator), repository.handle(), GIT_BRANCH_ALL),
             u"cannot list the branches"_s));
    QList<Branch> branches;
    for (;;) {
        OwnedReference reference;
        git_branch_t kind{};
        const int code = git_branch_next(std::out_ptr(reference), &kind, iterator.get());
        if (code == GIT_ITEROVER)
            break;
        AO_CHECK(call(code, u"cannot list the branches"_s));
        if (auto branch = readBranch(reference.get(), kind))
            branches.append(std::move(*branch));
    }
    std::ranges::sort(branches, [](const Branch &a, const Branch &b) {
        return std::tie(a.isRemote, a.name) < std::tie(b.isRemote, b.name);
    });
    return branches;
}

Result<> createBranch(const Repository &repository, const QString &name, const Oid &commit)
{
    AO_TRY(const OwnedCommit target, findCommit(repository, commit));
    OwnedReference branch;
    return call(git_branch_create(std::out_ptr(branch), repository.handle(),
                                  name.toUtf8().constData(), target.get(), 0),
                u"cannot make branch %1"_s.arg(name));
}

Result<> deleteBranch(const Repository &repository, const QString &name)
{
    AO_TRY(const OwnedReference branch, findBranch(repository, name));
    AO_CHECK(requireNotCheckedOut(branch.get(), name));
    return call(git_branch_delete(branch.get()), u"cannot delete branch %1"_s.arg(name));
}

Result<> moveBranch(const Repository &repository, const QString &name, const Oid &commit)
{
    AO_TRY(const OwnedReference branch, findBranch(repository, name));
    AO_CHECK(requireNotCheckedOut(branch.get(), name));
    AO_CHECK(findCommit(repository, commit));
    const git_oid target = toLibrary(commit);
    OwnedReference moved;
    return call(
        git_reference_set_target(std::out_ptr(moved), branch.get(), &target, "branch: moved"),
        u"cannot move branch %1"_s.arg(name));
}

} // namespace agentops::git
