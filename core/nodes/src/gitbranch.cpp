// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitleftovers.h"
#include "nodekinds.h"
#include "plannedeffects.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/branch.h>
#include <agentops/git/errors.h>
#include <agentops/git/merge.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType gitBranchType()
{
    return {.kind = u"git.branch"_s,
            .category = u"git"_s,
            .title = u"Branch"_s,
            .help = u"Makes a branch in the repository of the folder the run works in and, if "
                    "wanted, checks it out there. A branch that is there already at the same "
                    "commit is taken as it is."_s,
            .icon = u"git-branch"_s,
            .summaryParameter = u"name"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"branch"_s, .type = PortType::Text},
                        {.name = u"commit"_s, .type = PortType::Text},
                        {.name = u"created"_s, .type = PortType::Boolean}},
            .parameters = {{.name = u"name"_s,
                            .title = u"Branch"_s,
                            .isRequired = true,
                            .placeholder = u"release/1.0"_s,
                            .editor = Parameter::Editor::Branch},
                           {.name = u"base"_s,
                            .title = u"Starting point"_s,
                            .help = u"A commit, branch or tag."_s,
                            .defaultValue = u"HEAD"_s,
                            .editor = Parameter::Editor::Revision},
                           {.name = u"whenThere"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"When it is there with another commit"_s,
                            .defaultValue = u"fail"_s,
                            .choices = {u"fail"_s, u"keep"_s, u"move"_s}},
                           {.name = u"checkout"_s,
                            .type = Parameter::Type::Boolean,
                            .title = u"Check it out"_s,
                            .defaultValue = false}},
            .effect = Effect::Files,
            .effectsOf = planned::gitBranch,
            .errorCodes = {u"git.exists"_s, u"git.not_found"_s, u"git.invalid_spec"_s,
                           u"git.locked"_s, u"git.uncommitted"_s, u"git.not_a_repository"_s}};
}

Result<std::optional<git::Branch>> findLocalBranch(const git::Repository &repository,
                                                   const QString &name)
{
    AO_TRY(const QList<git::Branch> branches, git::listBranches(repository));
    for (const git::Branch &branch : branches) {
        if (!branch.isRemote && branch.name == name)
            return branch;
    }
    return std::nullopt;
}

Result<StepOutput> makeBranch(const StepContext &context, const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.workingDirectory));
    const QString name = context.text(u"name").trimmed();
    AO_TRY(git::Oid commit, repository.resolveCommit(context.text(u"base")));
    if (context.attempt > 1 && context.workingDirectory != context.repository) {
        removeCheckoutLocks(repository);
        removeBranchLock(repository, name);
    }
    AO_TRY(const std::optional<git::Branch> there, findLocalBranch(repository, name));
    const QString whenThere = context.text(u"whenThere");
    if (!there) {
        AO_CHECK(git::createBranch(repository, name, commit));
    } else if (there->commit != commit && whenThere == "keep"_L1) {
        commit = there->commit;
    } else if (there->commit != commit && whenThere == "move"_L1) {
        AO_CHECK(git::moveBranch(repository, name, commit));
    } else if (there->commit != commit) {
        return fail(
            Error(git::errors::kExists, u"branch %1 is there with another commit"_s.arg(name))
                .with(u"branch"_s, name));
    }
    if (context.flag(u"checkout"))
        AO_CHECK(git::switchBranch(repository, name, token));
    context.services->log(LogStream::System, u"%1 at %2\n"_s.arg(name, commit.toHex()));
    if (!there || there->commit != commit)
        context.services->recordEffect(
            {.kind = u"git.branch"_s,
             .target = name,
             .detail = {{u"commit"_s, commit.toHex()}, {u"moved"_s, there.has_value()}}});
    return StepOutput{
        .values = {{u"branch"_s, name}, {u"commit"_s, commit.toHex()}, {u"created"_s, !there}}};
}

class GitBranch final : public NodeExecutor
{
public:
    explicit GitBranch(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token, [context = std::move(context)](CancelToken stop) {
            return makeBranch(context, stop);
        });
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addGitBranch(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitBranchType(), std::make_unique<GitBranch>(dependencies.git));
}

} // namespace agentops::nodes
