// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitleftovers.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "sharedstate.h"
#include "worktreenote.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/worktree.h>

#include <QtCore/QDir>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType gitWorktreeType()
{
    return {.kind = u"git.worktree"_s,
            .category = u"git"_s,
            .title = u"Worktree"_s,
            .help = u"Checks a commit out into a folder of its own, on a branch, so that the run "
                    "never touches your checkout. The steps behind it work there."_s,
            .icon = u"git-branch"_s,
            .summaryParameter = u"branch"_s,
            .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
            .outputs = {{.name = u"path"_s, .type = PortType::File},
                        {.name = u"branch"_s, .type = PortType::Text},
                        {.name = u"commit"_s, .type = PortType::Text}},
            .parameters = {{.name = u"branch"_s,
                            .title = u"Branch"_s,
                            .help = u"Made at the starting point when it does not exist yet."_s,
                            .defaultValue = u"agentops/{{ run.id }}"_s,
                            .isRequired = true,
                            .editor = Parameter::Editor::Branch},
                           {.name = u"base"_s,
                            .title = u"Starting point"_s,
                            .help = u"A commit, branch or tag."_s,
                            .defaultValue = u"HEAD"_s,
                            .isRequired = true,
                            .editor = Parameter::Editor::Revision}},
            .effect = Effect::Files,
            .worksInFolder = false,
            .setsFolder = true,
            .effectsOf = planned::gitWorktree,
            .errorCodes = {u"git.not_found"_s, u"git.locked"_s, u"git.unborn"_s,
                           u"git.invalid_spec"_s, u"base.disk_full"_s}};
}

/// A worktree that an interrupted attempt left behind is made anew.
Result<> clearEarlierAttempt(const git::Repository &repository, const git::WorktreeRequest &request)
{
    AO_CHECK(removeRemains(repository, request.name, request.path));
    removeBranchLock(repository, request.branch);
    return {};
}

/// The commit of HEAD is the one that is recorded with the run, wherever HEAD has moved since.
Result<git::Oid> startOf(const git::Repository &repository, const StepContext &context)
{
    const QString base = context.text(u"base");
    const auto recorded = git::Oid::fromHex(context.head);
    return base == "HEAD"_L1 && recorded ? Result<git::Oid>(*recorded)
                                         : repository.resolveCommit(base);
}

/// The step as a part of a file name.
QString nameOf(const StepPath &step)
{
    return QString(step.text()).replace(u'/', u'.').replace(u'#', u'-');
}

Result<StepOutput> makeWorktree(const StepContext &context, const QString &directory,
                                const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.repository));
    AO_TRY(const git::Oid start, startOf(repository, context));
    const QString name = context.run.toString() + u'-' + nameOf(context.step);
    const git::WorktreeRequest request{.name = name,
                                       .path = directory + u'/' + name,
                                       .branch = context.text(u"branch"),
                                       .startPoint = start};
    if (context.attempt > 1)
        AO_CHECK(clearEarlierAttempt(repository, request));
    if (!QDir().mkpath(directory))
        return fail(Error(agentops::errors::kIo, u"the folder for worktrees cannot be made"_s)
                        .with(u"path"_s, directory));
    noteSharedState(repository, directory, context.run);
    // An earlier attempt may have made it already; by its name it is this run's then.
    const bool isNew = request.branch.contains(context.run.toString())
        || !repository.resolveCommit(u"refs/heads/"_s + request.branch);
    AO_TRY(const git::Worktree worktree, git::addWorktree(repository, request, token));
    AO_CHECK(writeNote(repository, name,
                       {.base = worktree.commit, .branch = isNew ? worktree.branch : QString()}));
    if (isNew)
        context.services->recordEffect(
            {.kind = u"git.branch"_s,
             .target = worktree.branch,
             .detail = {{u"commit"_s, worktree.commit.toHex()}, {u"ofWorktree"_s, true}}});
    context.services->recordEffect(
        {.kind = u"git.worktree"_s,
         .target = worktree.path,
         .detail = {{u"branch"_s, worktree.branch}, {u"commit"_s, worktree.commit.toHex()}}});
    context.services->log(
        LogStream::System,
        u"%1 at %2 in %3\n"_s.arg(worktree.branch, worktree.commit.toHex(), worktree.path));
    return StepOutput{.values = {{u"path"_s, worktree.path},
                                 {u"branch"_s, worktree.branch},
                                 {u"commit"_s, worktree.commit.toHex()}},
                      .workingDirectory = worktree.path};
}

class GitWorktree final : public NodeExecutor
{
public:
    GitWorktree(WorkerPool *pool, QString directory)
        : m_pool(pool)
        , m_directory(std::move(directory))
    { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token,
                        [context = std::move(context), directory = m_directory](CancelToken stop) {
                            return makeWorktree(context, directory, stop);
                        });
    }

private:
    WorkerPool *m_pool;
    QString m_directory;
};

} // namespace

void addGitWorktree(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitWorktreeType(),
                std::make_unique<GitWorktree>(dependencies.git, dependencies.worktreeDirectory));
}

} // namespace agentops::nodes
