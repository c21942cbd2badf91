// SPDX-License-Identifier: GPL-3.0-or-later
#include "ownbranch.h"

#include "runcommits.h"

#include <agentops/git/branch.h>
#include <agentops/git/errors.h>
#include <agentops/git/merge.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

Result<git::Head> headToCommitOnto(const git::Repository &repository,
                                   const workflow::StepContext &context, const CancelToken &token)
{
    AO_TRY(const git::Head head, repository.head());
    if (!head.isDetached() || context.workingDirectory == context.repository)
        return head;
    const QString branch = ownBranch(context.run);
    const Result<> made = git::createBranch(repository, branch, head.commit);
    if (!made && !(made.error().code() == git::errors::kExists))
        return fail(made.error());
    AO_CHECK(git::switchBranch(repository, branch, token));
    context.services->recordEffect({.kind = u"git.branch"_s,
                                    .target = branch,
                                    .detail = {{u"commit"_s, head.commit.toHex()}}});
    return repository.head();
}

} // namespace agentops::nodes
