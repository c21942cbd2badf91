// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodekinds.h"

#include <agentops/base/workerpool.h>
#include <agentops/git/diff.h>
#include <agentops/git/history.h>
#include <agentops/nodes/errors.h>
#include <agentops/review/range.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

QJsonObject diffSchema()
{
    const QStringList changes{u"added"_s,  u"deleted"_s,      u"modified"_s,   u"renamed"_s,
                              u"copied"_s, u"type_changed"_s, u"conflicted"_s, u"unreadable"_s};
    const QJsonObject file =
        schema::object({{.name = u"path"_s, .schema = schema::text()},
                        {.name = u"oldPath"_s, .schema = schema::text()},
                        {.name = u"change"_s, .schema = schema::choice(changes)},
                        {.name = u"added"_s, .schema = schema::number(), .help = u"Lines."_s},
                        {.name = u"removed"_s, .schema = schema::number(), .help = u"Lines."_s}});
    const QString end = u"A commit; empty for what is in none."_s;
    return schema::object(
        {{.name = u"from"_s, .schema = schema::text(), .help = end},
         {.name = u"to"_s, .schema = schema::text(), .help = end},
         {.name = u"files"_s, .schema = schema::list(file)},
         {.name = u"added"_s, .schema = schema::number(), .help = u"Lines of all files."_s},
         {.name = u"removed"_s, .schema = schema::number(), .help = u"Lines of all files."_s}});
}

NodeType reviewDiffType()
{
    return {
        .kind = u"review.diff"_s,
        .category = u"review"_s,
        .title = u"Changes"_s,
        .help = u"Compares two states of the repository: the last commits, two commits, what a "
                "branch changed, or what is not committed yet. The patch is kept with the "
                "run."_s,
        .icon = u"file-diff"_s,
        .summaryParameter = u"range"_s,
        .inputs = {{.name = u"after"_s, .help = u"The step waits for it."_s}},
        .outputs = {{.name = u"diff"_s,
                     .type = PortType::Diff,
                     .help = u"from, to, files [{path, oldPath, change, added, removed}], added, "
                             "removed"_s,
                     .schema = diffSchema()},
                    {.name = u"isEmpty"_s, .type = PortType::Boolean},
                    {.name = u"summary"_s, .type = PortType::Text}},
        .parameters = {{.name = u"range"_s,
                        .type = Parameter::Type::Choice,
                        .title = u"Compare"_s,
                        .defaultValue = u"last commits"_s,
                        .choices = {u"last commits"_s, u"two commits"_s, u"branch"_s,
                                    u"uncommitted"_s}},
                       {.name = u"count"_s,
                        .type = Parameter::Type::Number,
                        .title = u"How many commits"_s,
                        .help = u"For “last commits”; fewer when the history is shorter."_s,
                        .defaultValue = 5},
                       {.name = u"base"_s,
                        .title = u"From"_s,
                        .help = u"For “two commits” and “branch”: a commit, branch or tag."_s,
                        .defaultValue = u"main"_s,
                        .editor = Parameter::Editor::Revision},
                       {.name = u"head"_s,
                        .title = u"To"_s,
                        .defaultValue = u"HEAD"_s,
                        .editor = Parameter::Editor::Revision}},
        .errorCodes = {u"git.not_found"_s, u"git.unborn"_s, u"nodes.bad_parameter"_s,
                       u"review.unrelated_histories"_s}};
}

/// Follows first parents `count` times, or to before the first commit.
Result<review::ResolvedRange> lastCommits(const git::Repository &repository, const QString &head,
                                          int count)
{
    AO_TRY(const git::Oid to, repository.resolveCommit(head));
    git::TreeSource from = git::TreeSource::ofCommit(to);
    for (int i = 0; i < count && from.kind == git::TreeSource::Kind::Commit; ++i) {
        AO_TRY(const git::Commit commit, git::readCommit(repository, from.commit));
        from = commit.parents.isEmpty() ? git::TreeSource::empty()
                                        : git::TreeSource::ofCommit(commit.parents.first());
    }
    return review::ResolvedRange{.spec = {}, .from = from, .to = git::TreeSource::ofCommit(to)};
}

Result<review::ResolvedRange> chosenRange(const git::Repository &repository,
                                          const StepContext &context)
{
    using Kind = review::RangeSpec::Kind;
    const QString range = context.text(u"range");
    const QString base = context.text(u"base");
    const QString head = context.text(u"head");
    if (range == "last commits"_L1) {
        const double count = context.number(u"count");
        if (count < 1 || count > 100'000)
            return fail(Error(errors::kBadParameter, u"the number of commits must be at least 1"_s)
                            .with(u"parameter"_s, u"count"_s));
        return lastCommits(repository, head, static_cast<int>(count));
    }
    if (range == "uncommitted"_L1)
        return review::resolveRange(repository, {.kind = Kind::WorkingTree});
    return review::resolveRange(
        repository,
        {.kind = range == "branch"_L1 ? Kind::Branch : Kind::Commits, .base = base, .head = head});
}

QString changeName(git::ChangeKind kind)
{
    switch (kind) {
    case git::ChangeKind::Added:
        return u"added"_s;
    case git::ChangeKind::Deleted:
        return u"deleted"_s;
    case git::ChangeKind::Modified:
        return u"modified"_s;
    case git::ChangeKind::Renamed:
        return u"renamed"_s;
    case git::ChangeKind::Copied:
        return u"copied"_s;
    case git::ChangeKind::TypeChanged:
        return u"type_changed"_s;
    case git::ChangeKind::Conflicted:
        return u"conflicted"_s;
    case git::ChangeKind::Unreadable:
        return u"unreadable"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString nameOf(const git::TreeSource &source)
{
    return source.kind == git::TreeSource::Kind::Commit ? source.commit.toHex() : QString();
}

/// The step's output, and the patch that is kept with the run.
struct Compared
{
    StepOutput output;
    QByteArray patch;
};

Result<Compared> compare(const StepContext &context, const CancelToken &token)
{
    AO_TRY(const git::Repository repository, git::Repository::open(context.workingDirectory));
    AO_TRY(const review::ResolvedRange range, chosenRange(repository, context));
    AO_TRY(const QList<git::FileChange> changes,
           git::diffFiles(repository, range.from, range.to, {}, token));
    AO_TRY(QByteArray patch, git::patchText(repository, range.from, range.to, {}, token));

    QJsonArray files;
    qint64 added = 0;
    qint64 removed = 0;
    for (const git::FileChange &change : changes) {
        files.append(QJsonObject{{u"path"_s, change.newPath},
                                 {u"oldPath"_s, change.oldPath},
                                 {u"change"_s, changeName(change.kind)},
                                 {u"added"_s, change.addedLines},
                                 {u"removed"_s, change.removedLines}});
        added += change.addedLines;
        removed += change.removedLines;
    }
    const QString summary =
        u"%1 files changed, +%2 −%3 lines"_s.arg(files.size()).arg(added).arg(removed);
    context.services->log(LogStream::System, summary + u'\n');
    StepOutput output{.values = {{u"diff"_s,
                                  QJsonObject{{u"from"_s, nameOf(range.from)},
                                              {u"to"_s, nameOf(range.to)},
                                              {u"files"_s, files},
                                              {u"added"_s, added},
                                              {u"removed"_s, removed}}},
                                 {u"isEmpty"_s, files.isEmpty()},
                                 {u"summary"_s, summary}}};
    return Compared{.output = std::move(output), .patch = std::move(patch)};
}

class ReviewDiff final : public NodeExecutor
{
public:
    explicit ReviewDiff(WorkerPool *pool) : m_pool(pool) { }

    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(Compared compared,
                  co_await onWorker(*m_pool, token, [context](CancelToken cancel) {
                      return compare(context, cancel);
                  }));
        AO_CO_CHECK(co_await context.services->writeArtefact(u"changes.patch"_s, u"text/x-diff"_s,
                                                             std::move(compared.patch)));
        co_return std::move(compared.output);
    }

private:
    WorkerPool *m_pool;
};

} // namespace

void addReviewDiff(NodeCatalog &catalog, const NodeDependencies &dependencies)
{
    catalog.add(reviewDiffType(), std::make_unique<ReviewDiff>(dependencies.git));
}

} // namespace agentops::nodes
