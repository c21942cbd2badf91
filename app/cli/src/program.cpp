// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "commands/commands.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using commandline::ValueType;

const Handler *CommandTable::findHandler(const QString &path) const
{
    const auto it =
        std::ranges::find(entries, path, [](const Entry &entry) { return entry.command.path; });
    return it == entries.end() ? nullptr : &it->handler;
}

commandline::Option repositoryOption()
{
    return {.name = u"repo"_s,
            .help = u"the git repository"_s,
            .type = ValueType::Folder,
            .placeholder = u"PATH"_s,
            .defaultValue = u"the current folder"_s};
}

CommandTable commandTable()
{
    CommandTable table;
    commandline::Program &program = table.program;
    program.name = u"agentops"_s;
    program.version = QCoreApplication::applicationVersion();
    program.summary = u"take a change from task to deployed, without a window"_s;
    program.description =
        u"Runs workflows in worktrees of a git repository, maps its code, compares its "
        "commits and keeps review comments. Everything stays on this machine; what the "
        "desktop program does is done on the same data.\n\nResults go to standard output, "
        "messages and progress to standard error. With --json standard output carries "
        "exactly one JSON document; a command that fails prints {\"error\": {\"code\", "
        "\"message\", \"context\"}}."_s;
    program.commonOptions = {
        {.name = u"json"_s, .help = u"print the result as one JSON document"_s},
        {.name = u"data-dir"_s,
         .help = u"where runs, reviews and caches are kept"_s,
         .type = ValueType::Folder,
         .placeholder = u"DIR"_s},
        {.name = u"quiet"_s, .help = u"show no progress"_s},
        {.name = u"help"_s, .help = u"show what the command does"_s},
        {.name = u"version"_s, .help = u"show the version"_s},
    };
    program.groups = {
        {.name = u"runs"_s, .summary = u"Look at runs and steer them"_s},
        {.name = u"workflows"_s, .summary = u"Find workflows"_s},
        {.name = u"workflow"_s, .summary = u"Work on a workflow file and its versions"_s},
        {.name = u"steps"_s, .summary = u"Learn what workflows are made of"_s},
        {.name = u"triggers"_s, .summary = u"Let workflows begin by themselves"_s},
        {.name = u"hook"_s, .summary = u"Let git tell about commits"_s},
        {.name = u"import"_s, .summary = u"Make workflows of those of other programs"_s},
        {.name = u"export"_s, .summary = u"Write workflows for other programs"_s},
        {.name = u"map"_s, .summary = u"Ask the map of the code"_s},
        {.name = u"review"_s, .summary = u"Comment on a range of commits"_s},
    };
    program.exitStatuses = {
        {int(ExitCode::Ok), u"the work is done"_s},
        {int(ExitCode::Failed), u"the work failed"_s},
        {int(ExitCode::Usage), u"the command line was not understood"_s},
        {int(ExitCode::InvalidInput),
         u"something that was named cannot be used: a missing file, a broken document, a folder "
         "that is no repository, a data folder that cannot be made, an unknown id"_s},
        {int(ExitCode::Waiting), u"the run waits for a person"_s},
        {int(ExitCode::Cancelled),
         u"cancelled, by a person or by SIGINT or SIGTERM; a second signal ends the program at "
         "once"_s},
    };
    program.environment = {
        {.name = u"AGENTOPS_DATA_DIR"_s, .help = u"the data folder when --data-dir is not given"_s},
        {.name = u"AGENTOPS_SECRET_NAME"_s,
         .help = u"the secret NAME of workflows, in capitals, with _ for - and '.': "
                 "AGENTOPS_SECRET_DEPLOY_KEY is deploy-key"_s},
        {.name = u"OTEL_EXPORTER_OTLP_ENDPOINT"_s,
         .help = u"where runs that end are told, as OTLP over HTTP in JSON; nowhere without it. "
                 "Also OTEL_EXPORTER_OTLP_HEADERS and OTEL_SDK_DISABLED"_s},
        {.name = u"NO_COLOR"_s, .help = u"when set and not empty, no text is coloured"_s},
    };
    table.entries = runCommands() //
        + runsCommands() //
        + steeringCommands() //
        + rerunCommands() //
        + retentionCommands() //
        + effectCommands() //
        + workflowCommands() //
        + pinCommands() //
        + versionCommands() //
        + subworkflowCommands() //
        + layoutCommands() //
        + drawCommands() //
        + mergeDriverCommands() //
        + triggerCommands() //
        + hookCommands() //
        + stepCommands() //
        + interopCommands() //
        + mapCommands() //
        + diffCommands() //
        + reviewCommands() //
        + doctorCommands() //
        + screenshotCommands() + helpCommands();
    for (const Entry &entry : table.entries)
        program.commands.append(entry.command);
    program.groups.removeIf([&program](const commandline::Group &group) {
        return program.wordsAfter(group.name).isEmpty();
    });
    return table;
}

} // namespace agentops::cli
