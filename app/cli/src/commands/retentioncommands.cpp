// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "runchoice.h"
#include "session.h"
#include "text.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

Task<Result<ExitCode>> removeIn(Context context, workspace::Workspace *workspace)
{
    AO_CO_TRY(
        const workflow::RunId run,
        co_await findRun(&workspace->runs(), context.invocation.argument(u"RUN"), context.token));
    AO_CO_CHECK(co_await workspace->runs().remove(run, context.token));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"removed"_s, run.toString()}}));
    else
        console.step(u"Removed: "_s + run.toString());
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> pruneIn(Context context, workspace::Workspace *workspace)
{
    const Invocation &invocation = context.invocation;
    workflow::Retention retention;
    if (const auto days = invocation.number(u"older-than"))
        retention.maxAge = std::chrono::days(*days);
    if (const auto kept = invocation.number(u"keep"))
        retention.keptPerWorkflow = *kept;
    const bool isDryRun = invocation.hasFlag(u"dry-run");
    AO_CO_TRY(const workflow::Pruned pruned,
              co_await workspace->runs().prune(retention, isDryRun, context.token));
    Console &console = *context.console;
    if (console.isJson()) {
        QJsonArray runs;
        for (const workflow::RunId &run : pruned.runs)
            runs.append(run.toString());
        AO_CO_CHECK(console.writeJson({{u"dryRun"_s, isDryRun},
                                       {u"runs"_s, runs},
                                       {u"files"_s, pruned.fileCount},
                                       {u"sizeBytes"_s, pruned.sizeBytes}}));
        co_return ExitCode::Ok;
    }
    for (const workflow::RunId &run : pruned.runs)
        AO_CO_CHECK(console.writeLine(run.toString()));
    console.step((isDryRun ? u"Would remove %1 runs and %2 files (%3)"_s
                           : u"Removed %1 runs and %2 files (%3)"_s)
                     .arg(pruned.runs.size())
                     .arg(pruned.fileCount)
                     .arg(QLocale::c().formattedDataSize(pruned.sizeBytes)));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> retentionCommands()
{
    return {
        {.command = {.path = u"runs remove"_s,
                     .summary = u"Remove a finished run with its log, values and artefacts"_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption()},
                     .jsonShape = u"{\"removed\"}"_s},
         .handler = onAnyFolder(removeIn)},
        {.command = {.path = u"runs prune"_s,
                     .summary = u"Remove finished runs that are old"_s,
                     .description = u"The program does this by itself with the values given here "
                                    "as defaults, each time a repository is opened."_s,
                     .options = {repositoryOption(),
                                 {.name = u"older-than"_s,
                                  .help = u"days since the end of a run (180)"_s,
                                  .type = ValueType::Number,
                                  .placeholder = u"DAYS"_s},
                                 {.name = u"keep"_s,
                                  .help = u"runs of each workflow that stay, however old (20)"_s,
                                  .type = ValueType::Number,
                                  .placeholder = u"N"_s},
                                 {.name = u"dry-run"_s, .help = u"only say what would go"_s}},
                     .jsonShape = u"{\"dryRun\", \"runs\", \"files\", \"sizeBytes\"}"_s},
         .handler = onAnyFolder(pruneIn)}};
}

} // namespace agentops::cli
