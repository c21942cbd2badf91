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

/// The runs to clean up after: the one that is named, or all that have ended.
Task<Result<QList<workflow::RunId>>> runsToClean(Context context, Workspace *workspace)
{
    const QString named = context.invocation.argument(u"RUN");
    if (!named.isEmpty()) {
        AO_CO_TRY(const workflow::RunId run,
                  co_await findRun(&workspace->runs(), named, context.token));
        AO_CO_TRY(const workflow::RunSummary summary,
                  co_await workspace->runs().summary(run, context.token));
        if (!workflow::isFinal(summary.state))
            co_return fail(workflow::errors::kNotWaiting,
                           u"run %1 has not ended"_s.arg(run.toString()));
        co_return QList<workflow::RunId>{run};
    }
    AO_CO_TRY(const QSet<workflow::RunId> found,
              co_await workspace->workspaces().runsWithWorktrees(workspace->repository().path,
                                                                 context.token));
    QList<workflow::RunId> ended;
    for (const workflow::RunId &run : found) {
        const auto summary = co_await workspace->runs().summary(run, context.token);
        // Nobody goes on with a run that is not in the journal.
        const bool isUnknown = !summary && summary.error().code() == workflow::errors::kRunNotFound;
        if (isUnknown || (summary && workflow::isFinal(summary->state)))
            ended.append(run);
    }
    AO_CO_TRY(const QSet<workflow::RunId> kept,
              co_await workspace->workspaces().runsWithCommits(workspace->repository().path,
                                                               context.token));
    AO_CO_TRY(const QList<workflow::RunSummary> known,
              co_await workspace->runs().list(std::numeric_limits<int>::max(), context.token));
    for (const workflow::RunId &run : kept - found) {
        if (!std::ranges::contains(known, run, &workflow::RunSummary::id))
            ended.append(run);
    }
    std::sort(ended.begin(), ended.end());
    co_return ended;
}

Task<Result<ExitCode>> cleanIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const QList<workflow::RunId> runs, co_await runsToClean(context, workspace));
    const bool isForced = context.invocation.hasFlag(u"force");
    QList<QStringList> rows;
    QJsonArray array;
    bool isAnythingKept = false;
    for (const workflow::RunId &run : runs) {
        AO_CO_TRY(const nodes::Cleaned cleaned,
                  co_await workspace->cleanRun(run, isForced, context.token));
        for (const auto &item : cleaned.items) {
            const bool isKept = !item.reason.isEmpty();
            isAnythingKept = isAnythingKept || isKept;
            rows.append({isKept ? u"kept"_s : u"removed"_s, item.kind, item.name, item.reason});
            array.append(QJsonObject{{u"run"_s, run.toString()},
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
    if (rows.isEmpty())
        console.message(u"There is nothing to remove."_s);
    else if (isAnythingKept)
        console.message(u"--force also removes what is kept."_s);
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
         .handler = onWorkspace(effectsIn)},
        {.command = {.path = u"runs clean"_s,
                     .summary = u"Remove the worktrees and branches of runs that have ended"_s,
                     .description =
                         u"Without RUN, of all that have ended. Worktrees with changes that are "
                         "recorded nowhere, and branches with commits that are on no other branch, "
                         "are kept unless --force is given; what git ignores does not count. The "
                         "runs stay "
                         "in the list."_s,
                     .arguments = {anyRun},
                     .options = {repositoryOption(),
                                 {.name = u"force"_s,
                                  .help = u"also what would be lost with it"_s}},
                     .jsonShape =
                         u"{\"items\": [{\"run\", \"kind\": worktree|branch|commits, \"name\", "
                         "\"removed\", \"reason\"}]}"_s},
         .handler = onWorkspace(cleanIn)},
    };
}

} // namespace agentops::cli
