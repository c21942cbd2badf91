// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitidentity.h"
#include "gitleftovers.h"
#include "nodekinds.h"
#include "ownbranch.h"
#include "plannedeffects.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/git/commit.h>
#include <agentops/git/history.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType gitCommitType()
{
    return {.kind = u"git.commit"_s,
            .category = u"git"_s,
            .title = u"Commit"_s,
            .help = u"Records the changes of the folder the run works in as a commit on its "
                    "branch, agentops/run-RUN unless a step has checked another one out. The "
                    "author is the one git is configured with; without one, the "
                    "workbench itself."_s,
            .icon = u"git-commit-horizontal"_s,
            .summaryParameter = u"message"_s,
            .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
            .outputs = {{.name = u"commit"_s, .type = PortType::Text},
                        {.name = u"branch"_s, .type = PortType::Text}},
            .parameters = {{.name = u"message"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Message"_s,
                            .isRequired = true},
                           {.name = u"paths"_s,
                            .type = Parameter::Type::List,
                            .title = u"Files and folders"_s,
                            .help = u"Empty means every change."_s,
                            .editor = Parameter::Editor::File}},
            .effect = Effect::Files,
            .effectsOf = planned::gitCommit,
            .errorCodes = {u"git.nothing_to_commit"_s, u"git.conflict"_s, u"git.bare"_s,
                           u"git.locked"_s, u"git.unsupported_filter"_s}};
}

/// The commit that an interrupted attempt made already, if there is one.
Result<std::optional<git::Oid>> commitOfEarlierAttempt(const git::Repository &repository,
                                                       const git::Head &head,
                                                       const StepContext &context)
{
    // Others may have committed on top meanwhile, but not many.
    constexpr int kSearched = 100;
    if (head.isUnborn())
        return std::nullopt;
    AO_TRY(const QList<git::Commit> commits,
           git::log(repository, {.from = head.commit, .limit = kSearched}));
    const QString trailers = trailersOf(context);
    for (const git::Commit &commit : commits) {
        if (commit.message.trimmed().endsWith(trailers))
            return commit.oid;
    }
    return std::nullopt;
}

Result<StepOutput> commitChanges(const StepContext &context, Timestamp now,
                                 const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.workingDirectory));
    AO_TRY(git::Head head, repository.head());
    std::optional<git::Oid> made;
    if (context.attempt > 1) {
        if (context.workingDirectory != context.repository) {
            removeCheckoutLocks(repository);
            removeBranchLock(repository, head.branch);
        }
        AO_TRY(made, commitOfEarlierAttempt(repository, head, context));
    }
    if (!made) {
        AO_TRY(head, headToCommitOnto(repository, context, token));
        AO_TRY(const git::Signature who, committerOf(repository, now));
        QStringList paths;
        for (const QJsonValue &path : context.parameters.value("paths"_L1).toArray())
            paths.append(path.toString());
        AO_TRY(made,
               git::createCommit(repository,
                                 {.message = withTrailers(context.text(u"message"), context),
                                  .author = who,
                                  .committer = who,
                                  .paths = paths},
                                 token));
    }
    context.services->log(LogStream::System, u"%1 on %2\n"_s.arg(made->toHex(), head.branch));
    context.services->recordEffect(
        {.kind = u"git.commit"_s, .target = head.branch, .detail = {{u"commit"_s, made->toHex()}}});
    return StepOutput{.values = {{u"commit"_s, made->toHex()}, {u"branch"_s, head.branch}}};
}

class GitCommit final : public NodeExecutor
{
public:
    GitCommit(WorkerPool *pool, const Clock *clock) : m_pool(pool), m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token,
                        [context = std::move(context), now = m_clock->now()](CancelToken stop) {
                            return commitChanges(context, now, stop);
                        });
    }

private:
    WorkerPool *m_pool;
    const Clock *m_clock;
};

} // namespace

void addGitCommit(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitCommitType(), std::make_unique<GitCommit>(dependencies.git, dependencies.clock));
}

} // namespace agentops::nodes
