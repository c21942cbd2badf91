// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitidentity.h"
#include "gitleftovers.h"
#include "nodekinds.h"
#include "ownbranch.h"
#include "plannedeffects.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/git/merge.h>
#include <agentops/git/snapshot.h>
#include <agentops/workflow/schema.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

QJsonObject resultSchema()
{
    return schema::choice({u"up_to_date"_s, u"fast_forward"_s, u"merged"_s});
}

NodeType gitMergeType()
{
    return {.kind = u"git.merge"_s,
            .category = u"git"_s,
            .title = u"Merge"_s,
            .help = u"Merges a branch or commit into the branch of the folder the run works in. "
                    "When both sides changed the same places the step fails with the files, and "
                    "nothing has changed."_s,
            .icon = u"git-merge"_s,
            .summaryParameter = u"from"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"result"_s,
                         .type = PortType::Text,
                         .help = u"up_to_date, fast_forward or merged"_s,
                         .schema = resultSchema()},
                        {.name = u"commit"_s, .type = PortType::Text},
                        {.name = u"branch"_s, .type = PortType::Text}},
            .parameters = {{.name = u"from"_s,
                            .title = u"Merge from"_s,
                            .help = u"A commit, branch or tag."_s,
                            .isRequired = true,
                            .placeholder = u"origin/main"_s,
                            .editor = Parameter::Editor::Revision},
                           {.name = u"message"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Message"_s,
                            .help = u"Of the merge commit. Empty: it names the two sides."_s},
                           {.name = u"fastForward"_s,
                            .type = Parameter::Type::Choice,
                            .title = u"Fast-forward"_s,
                            .help = u"Whether the branch may just move on where it can."_s,
                            .defaultValue = u"allow"_s,
                            .choices = {u"allow"_s, u"never"_s, u"only"_s}}},
            .effect = Effect::Files,
            .effectsOf = planned::gitMerge,
            .errorCodes = {u"git.conflict"_s, u"git.uncommitted"_s, u"git.not_found"_s,
                           u"git.unborn"_s, u"git.bare"_s, u"git.locked"_s, u"git.invalid_spec"_s}};
}

git::FastForward fastForwardOf(const StepContext &context)
{
    const QString wanted = context.text(u"fastForward");
    if (wanted == "never"_L1)
        return git::FastForward::Never;
    return wanted == "only"_L1 ? git::FastForward::Only : git::FastForward::Allow;
}

QString nameOf(git::MergeOutcome::Kind kind)
{
    switch (kind) {
    case git::MergeOutcome::Kind::UpToDate:
        return u"up_to_date"_s;
    case git::MergeOutcome::Kind::FastForwarded:
        return u"fast_forward"_s;
    case git::MergeOutcome::Kind::Merged:
        break;
    }
    return u"merged"_s;
}

Result<StepOutput> mergeHere(const StepContext &context, Timestamp now, const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.workingDirectory));
    AO_TRY(git::Head head, repository.head());
    if (context.attempt > 1 && context.workingDirectory != context.repository) {
        removeCheckoutLocks(repository);
        removeBranchLock(repository, head.branch);
    }
    const QString from = context.text(u"from").trimmed();
    AO_TRY(const git::Oid commit, repository.resolveCommit(from));
    AO_TRY(const bool hasIt, git::isReachableFrom(repository, commit, head.commit));
    if (!hasIt) {
        AO_TRY(head, headToCommitOnto(repository, context, token));
    }
    AO_TRY(const git::Signature who, committerOf(repository, now));
    QString message = context.text(u"message");
    if (message.trimmed().isEmpty())
        message = u"Merge %1 into %2"_s.arg(from, head.branch);
    AO_TRY(const git::MergeOutcome outcome,
           git::mergeCommit(repository,
                            {.commit = commit,
                             .message = withTrailers(message, context),
                             .author = who,
                             .fastForward = fastForwardOf(context)},
                            token));
    const QString result = nameOf(outcome.kind);
    context.services->log(LogStream::System,
                          u"%1: %2 at %3\n"_s.arg(result, head.branch, outcome.commit.toHex()));
    if (outcome.kind != git::MergeOutcome::Kind::UpToDate)
        context.services->recordEffect(
            {.kind = u"git.commit"_s,
             .target = head.branch,
             .detail = {{u"commit"_s, outcome.commit.toHex()}, {u"merge"_s, result}}});
    return StepOutput{.values = {{u"result"_s, result},
                                 {u"commit"_s, outcome.commit.toHex()},
                                 {u"branch"_s, head.branch}}};
}

class GitMerge final : public NodeExecutor
{
public:
    GitMerge(WorkerPool *pool, const Clock *clock) : m_pool(pool), m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token,
                        [context = std::move(context), now = m_clock->now()](CancelToken stop) {
                            return mergeHere(context, now, stop);
                        });
    }

private:
    WorkerPool *m_pool;
    const Clock *m_clock;
};

} // namespace

void addGitMerge(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitMergeType(), std::make_unique<GitMerge>(dependencies.git, dependencies.clock));
}

} // namespace agentops::nodes
