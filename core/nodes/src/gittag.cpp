// SPDX-License-Identifier: GPL-3.0-or-later
#include "gitidentity.h"
#include "nodekinds.h"
#include "plannedeffects.h"

#include <agentops/base/clock.h>
#include <agentops/base/workerpool.h>
#include <agentops/git/errors.h>
#include <agentops/git/tag.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType gitTagType()
{
    return {.kind = u"git.tag"_s,
            .category = u"git"_s,
            .title = u"Tag"_s,
            .help = u"Gives a commit a name. A tag that names the commit already is taken as it "
                    "is; one that names another is an error, since tags do not move."_s,
            .icon = u"tag"_s,
            .summaryParameter = u"name"_s,
            .inputs = {afterPort()},
            .outputs = {{.name = u"tag"_s, .type = PortType::Text},
                        {.name = u"commit"_s, .type = PortType::Text},
                        {.name = u"created"_s, .type = PortType::Boolean}},
            .parameters = {{.name = u"name"_s,
                            .title = u"Tag"_s,
                            .isRequired = true,
                            .placeholder = u"v1.0.0"_s},
                           {.name = u"commit"_s,
                            .title = u"Commit"_s,
                            .help = u"A commit, branch or tag."_s,
                            .defaultValue = u"HEAD"_s,
                            .editor = Parameter::Editor::Revision},
                           {.name = u"message"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Message"_s,
                            .help = u"Makes it an annotated tag."_s}},
            .effect = Effect::Files,
            .effectsOf = planned::gitTag,
            .errorCodes = {u"git.exists"_s, u"git.not_found"_s, u"git.invalid_spec"_s,
                           u"git.locked"_s, u"git.not_a_repository"_s}};
}

Result<StepOutput> makeTag(const StepContext &context, Timestamp now)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.workingDirectory));
    AO_TRY(const git::Oid commit, repository.resolveCommit(context.text(u"commit")));
    const QString name = context.text(u"name").trimmed();
    AO_TRY(const std::optional<git::Oid> there, git::findTag(repository, name));
    if (there && *there != commit)
        return fail(Error(git::errors::kExists, u"tag %1 names another commit"_s.arg(name))
                        .with(u"tag"_s, name)
                        .with(u"commit"_s, there->toHex()));
    if (!there) {
        AO_TRY(const git::Signature who, committerOf(repository, now));
        AO_CHECK(git::createTag(
            repository,
            {.name = name, .commit = commit, .message = context.text(u"message"), .tagger = who}));
        context.services->recordEffect(
            {.kind = u"git.tag"_s, .target = name, .detail = {{u"commit"_s, commit.toHex()}}});
    }
    context.services->log(LogStream::System, u"%1 at %2\n"_s.arg(name, commit.toHex()));
    return StepOutput{
        .values = {{u"tag"_s, name}, {u"commit"_s, commit.toHex()}, {u"created"_s, !there}}};
}

class GitTag final : public NodeExecutor
{
public:
    GitTag(WorkerPool *pool, const Clock *clock) : m_pool(pool), m_clock(clock) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        return onWorker(*m_pool, token,
                        [context = std::move(context), now = m_clock->now()](CancelToken) {
                            return makeTag(context, now);
                        });
    }

private:
    WorkerPool *m_pool;
    const Clock *m_clock;
};

} // namespace

void addGitTag(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitTagType(), std::make_unique<GitTag>(dependencies.git, dependencies.clock));
}

} // namespace agentops::nodes
