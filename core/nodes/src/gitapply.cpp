// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"
#include "plannedeffects.h"
#include "runcommits.h"
#include "worktreenote.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/diff.h>
#include <agentops/git/errors.h>
#include <agentops/git/snapshot.h>
#include <agentops/nodes/errors.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

NodeType gitApplyType()
{
    return {.kind = u"git.apply"_s,
            .category = u"git"_s,
            .title = u"Bring into checkout"_s,
            .help = u"Changes the files of your checkout as the run has changed those of its own "
                    "folder. It shows the files and asks before. Nothing is changed when one of "
                    "them does not fit any more."_s,
            .icon = u"folder-git-2"_s,
            .summaryParameter = {},
            .inputs = {afterPort()},
            .outputs = {{.name = u"files"_s,
                         .type = PortType::List,
                         .schema = schema::list(schema::text())},
                        {.name = u"changed"_s, .type = PortType::Boolean}},
            .effect = Effect::Outside,
            .changesCheckout = true,
            .asksPerson = true,
            .effectsOf = planned::checkout,
            .errorCodes = {u"workflow.rejected"_s, u"nodes.not_available"_s, u"git.conflict"_s,
                           u"git.too_large"_s, u"git.not_found"_s}};
}

constexpr QLatin1StringView kFrom("from");
constexpr QLatin1StringView kTo("to");

/// What the run has changed so far and not yet brought into the checkout.
struct Difference
{
    QString worktree;
    git::Oid from;
    git::Oid to;
    QStringList files;
};

/// Since when. Only a worktree that the program has made is known to differ from its beginning by
/// the work of the run alone.
Result<git::Oid> beginningOf(const git::Repository &folder, const QString &worktree,
                             const StepContext &context)
{
    const auto note = folder.isLinkedWorktree() ? readNote(folder, worktree) : std::nullopt;
    if (!note)
        return fail(errors::kNotAvailable, u"the run has no folder of its own here"_s);
    AO_TRY(const auto applied, git::keptCommit(folder, appliedName(worktree)));
    if (applied)
        return *applied;
    // What it has taken over from the run that it goes on with is its own to bring.
    AO_TRY(const auto origin,
           worktree == context.run.toString()
               ? git::keptCommit(folder, commitName(context.run, kOrigin))
               : Result<std::optional<git::Oid>>(std::nullopt));
    return origin.value_or(note->base);
}

/// What a person is asked about now, or has been asked about.
Result<> readEnds(const git::Repository &folder, const StepContext &context,
                  const CancelToken &token, Difference &difference)
{
    if (context.decision) {
        AO_TRY(const auto from,
               git::keptCommit(folder, askedName(context.run, kFrom, context.step)));
        AO_TRY(const auto to, git::keptCommit(folder, askedName(context.run, kTo, context.step)));
        if (!from || !to)
            return fail(git::errors::kNotFound,
                        u"what has been agreed to is gone: start the run again from here"_s);
        difference.from = *from;
        difference.to = *to;
        return {};
    }
    AO_TRY(difference.from, beginningOf(folder, difference.worktree, context));
    AO_TRY(const git::Snapshot now, git::takeSnapshot(folder, {}, token));
    difference.to = now.commit;
    AO_CHECK(git::keepCommit(folder, askedName(context.run, kFrom, context.step), difference.from));
    return git::keepCommit(folder, askedName(context.run, kTo, context.step), difference.to);
}

Result<Difference> differenceOf(const StepContext &context, const CancelToken &token)
{
    if (context.workingDirectory == context.repository)
        return fail(errors::kNotAvailable, u"the run has no folder of its own"_s);
    AO_TRY(const git::Repository folder, git::Repository::open(context.workingDirectory));
    Difference difference;
    difference.worktree = QFileInfo(folder.gitDir()).fileName();
    AO_CHECK(readEnds(folder, context, token, difference));
    AO_TRY(const QList<git::FileChange> changes,
           git::diffFiles(folder, git::TreeSource::ofCommit(difference.from),
                          git::TreeSource::ofCommit(difference.to),
                          {.detectRenames = false, .countLines = false}, token));
    for (const git::FileChange &change : changes)
        difference.files.append(change.newPath);
    return difference;
}

Result<> bringIntoCheckout(const QString &repository, const Difference &difference)
{
    AO_TRY(const git::Repository checkout, git::Repository::open(repository));
    AO_CHECK(git::applyDifference(checkout, difference.from, difference.to));
    // It is done; if that cannot be kept, the next one finds that its changes do not fit.
    (void)git::keepCommit(checkout, appliedName(difference.worktree), difference.to);
    return {};
}

ApprovalRequest requestFor(const Difference &difference)
{
    constexpr qsizetype kShown = 50;
    QString text;
    for (const QString &file : difference.files.first(std::min(kShown, difference.files.size())))
        text += u"- `%1`\n"_s.arg(file);
    if (difference.files.size() > kShown)
        text += u"- and %1 more\n"_s.arg(difference.files.size() - kShown);
    return {.title = u"Change these files of your checkout?"_s, .text = text};
}

class GitApply final : public NodeExecutor
{
public:
    explicit GitApply(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        if (context.decision && !context.decision->isApproved)
            co_return fail(workflow::errors::kRejected, u"the checkout stays as it is"_s);
        AO_CO_TRY(const Difference difference,
                  co_await onWorker(*m_pool, token, [context](CancelToken stop) {
                      return differenceOf(context, stop);
                  }));
        const QJsonArray files = QJsonArray::fromStringList(difference.files);
        if (difference.files.isEmpty())
            co_return StepOutput{.values = {{u"files"_s, files}, {u"changed"_s, false}}};
        if (!context.decision)
            co_return StepOutput{.approval = requestFor(difference)};
        const StepEffect effect{
            .kind = u"checkout"_s, .target = context.repository, .detail = {{u"files"_s, files}}};
        AO_CO_CHECK(co_await context.services->announceEffect(effect));
        Result<> applied = co_await onWorker(
            *m_pool, token, [difference, repository = context.repository](CancelToken) {
                return bringIntoCheckout(repository, difference);
            });
        StepEffect outcome = effect;
        outcome.state = applied ? EffectState::Done : EffectState::Failed;
        context.services->recordEffect(std::move(outcome));
        AO_CO_CHECK(std::move(applied));
        co_return StepOutput{.values = {{u"files"_s, files}, {u"changed"_s, true}}};
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addGitApply(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(gitApplyType(), std::make_unique<GitApply>(dependencies.git));
}

} // namespace agentops::nodes
