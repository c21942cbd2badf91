// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "effecttext.h"
#include "runchoice.h"
#include "session.h"
#include "text.h"

#include <agentops/nodes/gitworkspaces.h>
#include <agentops/workflow/errors.h>

#include <algorithm>
#include <limits>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workspace::Workspace;

namespace {

Task<Result<ExitCode>> effectsIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(
        const workflow::RunId run,
        co_await findRun(&workspace->runs(), context.invocation.argument(u"RUN"), context.token));
    AO_CO_TRY(const QList<workflow::RecordedEffect> effects,
              co_await workspace->runs().effects(run, context.token));
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson(
            {{u"run"_s, run.toString()}, {u"effects"_s, effectsToJson(effects)}}));
        co_return ExitCode::Ok;
    }
    if (effects.isEmpty())
        console.message(u"This run has changed nothing outside."_s);
    AO_CO_CHECK(console.write(effectsText(effects).toUtf8()));
    co_return ExitCode::Ok;
}

/// A run to clean up after.
struct RunToClean
{
    workflow::RunId run;
    /// Whether the journal has it. Another one may have those that this one does not.
    bool isKnown = true;
};

Task<Result<QSet<workflow::RunId>>> runsWithRemains(Context context, Workspace *workspace)
{
    nodes::GitWorkspaces &workspaces = workspace->workspaces();
    const QString path = workspace->repository().path;
    AO_CO_TRY(const auto worktrees, co_await workspaces.runsWithWorktrees(path, context.token));
    AO_CO_TRY(const auto commits, co_await workspaces.runsWithCommits(path, context.token));
    co_return worktrees + commits;
}

Task<Result<RunToClean>> namedRunToClean(Context context, Workspace *workspace)
{
    AO_CO_TRY(
        const workflow::RunId run,
        co_await findRun(&workspace->runs(), context.invocation.argument(u"RUN"), context.token));
    const auto summary = co_await workspace->runs().summary(run, context.token);
    if (summary && !workflow::isFinal(summary->state))
        co_return fail(workflow::errors::kNotWaiting,
                       u"run %1 has not ended"_s.arg(run.toString()));
    if (summary)
        co_return RunToClean{run, true};
    AO_CO_TRY(const QSet<workflow::RunId> left, co_await runsWithRemains(context, workspace));
    if (summary.error().code() == workflow::errors::kRunNotFound && left.contains(run))
        co_return RunToClean{run, false};
    co_return fail(summary.error());
}

/// The one that is named, or all that have ended and left something.
Task<Result<QList<RunToClean>>> runsToClean(Context context, Workspace *workspace)
{
    if (!context.invocation.argument(u"RUN").isEmpty()) {
        AO_CO_TRY(const RunToClean named, co_await namedRunToClean(context, workspace));
        co_return QList<RunToClean>{named};
    }
    AO_CO_TRY(const QSet<workflow::RunId> worktrees,
              co_await workspace->workspaces().runsWithWorktrees(workspace->repository().path,
                                                                 context.token));
    AO_CO_TRY(const QSet<workflow::RunId> left, co_await runsWithRemains(context, workspace));
    AO_CO_TRY(const QList<workflow::RunSummary> known,
              co_await workspace->runs().list(std::numeric_limits<int>::max(), context.token));
    QList<RunToClean> runs;
    for (const workflow::RunId &run : left) {
        const auto found = std::ranges::find(known, run, &workflow::RunSummary::id);
        // Commits of a run that is in the journal stay as long as it does.
        const bool isKnown = found != known.end();
        if (!isKnown || (worktrees.contains(run) && workflow::isFinal(found->state)))
            runs.append({run, isKnown});
    }
    std::sort(runs.begin(), runs.end(),
              [](const RunToClean &a, const RunToClean &b) { return a.run < b.run; });
    co_return runs;
}

/// Nobody is about to record such a run any more. Ids tell the time that they were made at.
bool isOld(const workflow::RunId &run, Timestamp now)
{
    const QByteArray milliseconds = run.uuid().toRfc4122().first(6).toHex();
    const Timestamp madeAt(std::chrono::milliseconds(milliseconds.toLongLong(nullptr, 16)));
    return now - madeAt > std::chrono::days(1);
}

nodes::Cleaning cleaningOf(const Invocation &invocation, const RunToClean &entry, Timestamp now)
{
    if (invocation.hasFlag(u"force"))
        return nodes::Cleaning::Forced;
    const bool isWanted = invocation.hasFlag(u"unknown") && !entry.isKnown && isOld(entry.run, now);
    return isWanted ? nodes::Cleaning::Unknown : nodes::Cleaning::Careful;
}

/// What to type for what has been kept.
QString hintFor(const QList<RunToClean> &keptCommits, bool isMoreKept, Timestamp now)
{
    const auto old = std::ranges::count_if(
        keptCommits, [now](const RunToClean &entry) { return isOld(entry.run, now); });
    QStringList lines;
    if (old > 0)
        lines.append(u"agentops runs clean --unknown lets go of the commits of %1 runs that this "
                     "journal does not have; another data folder may have them."_s.arg(old));
    if (old < keptCommits.size())
        lines.append(u"Those of runs that are younger than a day: agentops runs clean RUN "
                     "--force."_s);
    if (isMoreKept)
        lines.append(u"--force also removes what is kept."_s);
    return lines.join(u'\n');
}

Task<Result<ExitCode>> cleanIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const QList<RunToClean> runs, co_await runsToClean(context, workspace));
    const Timestamp now = context.clock->now();
    QList<QStringList> rows;
    QJsonArray array;
    QList<RunToClean> keptCommits;
    bool isMoreKept = false;
    for (const RunToClean &entry : runs) {
        AO_CO_TRY(const nodes::Cleaned cleaned,
                  co_await workspace->cleanRun(
                      entry.run, cleaningOf(context.invocation, entry, now), context.token));
        for (const auto &item : cleaned.items) {
            const bool isKept = !item.reason.isEmpty();
            if (isKept && item.kind == "commits"_L1)
                keptCommits.append(entry);
            else
                isMoreKept = isMoreKept || isKept;
            rows.append({isKept ? u"kept"_s : u"removed"_s, item.kind, item.name, item.reason});
            array.append(QJsonObject{{u"run"_s, entry.run.toString()},
                                     {u"kind"_s, item.kind},
                                     {u"name"_s, item.name},
                                     {u"removed"_s, !isKept},
                                     {u"reason"_s, item.reason}});
        }
    }
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"items"_s, array}}));
        co_return ExitCode::Ok;
    }
    AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    const QString hint =
        rows.isEmpty() ? u"There is nothing to remove."_s : hintFor(keptCommits, isMoreKept, now);
    if (!hint.isEmpty())
        console.message(hint);
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> effectCommands()
{
    Argument anyRun = runArgument();
    anyRun.count = Count::Optional;
    return {
        {.command = {.path = u"runs effects"_s,
                     .summary = u"List what a run has done to the outside"_s,
                     .description = u"Files that differ in its folders, commits, branches, tags, "
                                    "pushes, requests, deployments, messages and processes. What "
                                    "was announced and never confirmed is \"perhaps not done\". "
                                    "What a line says of the run, not of a step, is different "
                                    "at its end: branches, tags and configuration of the "
                                    "repository, which somebody else may have changed as well."_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption()},
                     .jsonShape = u"{\"run\", \"effects\": ["_s + effectJsonShape() + u"]}"_s},
         .handler = onAnyFolder(effectsIn)},
        {.command = {.path = u"runs clean"_s,
                     .summary = u"Remove the worktrees and branches of runs that have ended"_s,
                     .description =
                         u"Without RUN, of all that have ended. Worktrees with changes that are "
                         "recorded nowhere, and branches with commits that are on no other branch, "
                         "are kept unless --force is given; what git ignores does not count. The "
                         "runs stay in the list. Commits are kept for runs that the journal does "
                         "not have, since that of another data folder may have them, until "
                         "--unknown or --force is given."_s,
                     .arguments = {anyRun},
                     .options = {repositoryOption(),
                                 {.name = u"unknown"_s,
                                  .help = u"also commits of runs that the journal does not have "
                                          "and that are older than a day"_s},
                                 {.name = u"force"_s,
                                  .help = u"also what would be lost with it"_s}},
                     .jsonShape =
                         u"{\"items\": [{\"run\", \"kind\": worktree|branch|commits, \"name\", "
                         "\"removed\", \"reason\"}]}"_s},
         .handler = onWorkspace(cleanIn)},
    };
}

} // namespace agentops::cli
