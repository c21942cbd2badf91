// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "breakpoints.h"
#include "dryruntext.h"
#include "runchoice.h"
#include "runfollow.h"
#include "session.h"
#include "workflowchoice.h"

#include <agentops/workflow/pins.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <limits>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

/// The workflow as the person named it, or the file of that path from the root, which is how
/// 'workflows list' prints it.
QString workflowName(const QString &typed, const QString &root)
{
    const QString fromRoot = QDir(root).filePath(typed);
    return !QFileInfo::exists(typed) && QFileInfo(fromRoot).isFile() ? fromRoot : typed;
}

Result<QJsonObject> pinsOf(const ChosenWorkflow &chosen, const workflow::Document &document,
                           const workflow::NodeCatalog &catalog, Console &console)
{
    AO_TRY(const workflow::Pins pins,
           workflow::readPinsBlocking(workflow::pinsPathOf(chosen.source)));
    const workflow::UsablePins usable = workflow::usablePins(pins, document, catalog);
    for (const workflow::NodeId &node : usable.stale)
        console.message(u"Not used: %1 has changed since it was pinned"_s.arg(node.text()));
    for (const workflow::NodeId &node : usable.lost)
        console.message(u"Not used: there is no step %1 any more"_s.arg(node.text()));
    return usable.values;
}

Task<Result<ExitCode>> showDryRun(Context context, workspace::Workspace *workspace,
                                  workflow::Document document, workflow::RunOptions options)
{
    const bool isPlainFolder = workspace->repository().isPlainFolder;
    if (isPlainFolder)
        document.properties.workspace = workflow::WorkspaceKind::InPlace;
    AO_CO_TRY(const workflow::DryRun dryRun,
              co_await workspace->runs().dryRun(document, options, context.token));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(dryRunToJson(dryRun)));
    else
        AO_CO_CHECK(console.write(
            dryRunText(document.properties.name, dryRun,
                       isPlainFolder ? u"this folder itself"_s : u"your checkout"_s, console)
                .toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> runIn(Context context, workspace::Workspace *workspace)
{
    const Invocation &invocation = context.invocation;
    AO_CO_TRY(
        const ChosenWorkflow chosen,
        findWorkflow(workflowName(invocation.argument(u"WORKFLOW"), workspace->repository().path),
                     workspace->catalog()));
    AO_CO_TRY(const workflow::Document document, documentOf(chosen));
    AO_CO_TRY(const QJsonObject inputs, inputValues(document, invocation.values(u"set")));
    const bool isDetached = invocation.hasFlag(u"detach");
    Console &console = *context.console;
    workflow::RunOptions options;
    options.repository = workspace->repository().path;
    options.inputs = inputs;
    options.maxParallel = invocation.number(u"jobs").value_or(0);
    options.approveAs = invocation.hasFlag(u"yes") ? userName() : QString();
    options.isDetached = isDetached;
    options.idempotencyKey = invocation.value(u"key", QString());
    options.priority = invocation.number(u"priority").value_or(0);
    options.reuses = !invocation.hasFlag(u"fresh");
    if (invocation.hasFlag(u"pinned")) {
        AO_CO_TRY(options.pins, pinsOf(chosen, document, workspace->catalog(), console));
    }
    if (invocation.hasFlag(u"in-place"))
        options.workspace = workflow::WorkspaceKind::InPlace;
    options.revision = invocation.value(u"commit", QString());
    for (const QString &step : invocation.values(u"to"))
        options.targets.append(workflow::NodeId(step));
    AO_CO_TRY(options.breakpoints,
              breakpointsOf(invocation.values(u"break"), document, workspace->catalog()));
    if (invocation.hasFlag(u"dry-run"))
        co_return co_await showDryRun(context, workspace, document, options);
    if (!isDetached)
        console.step(u"%1 on %2"_s.arg(document.properties.name, options.repository));
    if (workspace->repository().isPlainFolder)
        console.step(
            u"There is no git repository: the run works in %1 itself."_s.arg(options.repository));
    AO_CO_TRY(const workflow::RunId run,
              co_await workspace->runs().start(document, options, context.token));
    if (!isDetached)
        co_return co_await followRun(context, &workspace->runs(), run);

    AO_CO_CHECK(detachRun(context, run));
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"run"_s, run.toString()}, {u"state"_s, u"pending"_s}}));
    else
        AO_CO_CHECK(console.writeLine(run.toString()));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> runCommands()
{
    return {
        {.command =
             {.path = u"run"_s,
              .summary = u"Run a workflow and wait for its end"_s,
              .description =
                  u"Every step is in the journal before it is shown: a run that was cut off goes "
                  u"on "
                  "with 'agentops runs resume'. A step that asks a person ends the command with "
                  "exit status 4; the run waits, for any time, for 'agentops runs approve' or "
                  "'reject', and for 'agentops runs continue' where it is held at a breakpoint. "
                  "Ctrl+C "
                  "cancels the run. The run works in a worktree of its own, which "
                  "holds what the checkout holds when it begins, unless the workflow or --in-place "
                  "says otherwise. Without git it works in the folder itself. There and in the "
                  "checkout it asks before it changes anything; --in-place agrees to that.\n\nThe "
                  "secret deploy-key of a workflow is the value of the variable "
                  "AGENTOPS_SECRET_DEPLOY_KEY: its name in capitals, with _ for - and '.'."_s,
              .arguments = {{.name = u"WORKFLOW"_s,
                             .help = u"a workflow file, or the name of an example (see 'agentops "
                                     "workflows list')"_s,
                             .type = ValueType::File}},
              .options =
                  {repositoryOption(),
                   {.name = u"set"_s,
                    .help = u"an input of the workflow"_s,
                    .type = ValueType::Assignment,
                    .placeholder = u"KEY=VALUE"_s,
                    .isRepeatable = true},
                   {.name = u"yes"_s, .help = u"give every approval at once"_s},
                   {.name = u"jobs"_s,
                    .help = u"steps at the same time"_s,
                    .type = ValueType::Number,
                    .placeholder = u"N"_s,
                    .least = 1},
                   {.name = u"to"_s,
                    .help = u"run only this step and what it needs"_s,
                    .type = ValueType::Text,
                    .placeholder = u"STEP"_s,
                    .isRepeatable = true},
                   {.name = u"break"_s,
                    .help = u"hold before this step or behind this edge, perhaps only if a "
                            "condition is met: 'build if a.count > 3'"_s,
                    .type = ValueType::Text,
                    .placeholder = u"STEP"_s,
                    .isRepeatable = true},
                   {.name = u"pinned"_s,
                    .help = u"let pinned values stand for steps (see 'agentops workflow "
                            "pin')"_s},
                   {.name = u"fresh"_s,
                    .help = u"let no outcome of an earlier run stand for a step that "
                            "allows it"_s},
                   {.name = u"key"_s,
                    .help = u"take the run that was started with this key, if there is one"_s,
                    .type = ValueType::Text,
                    .placeholder = u"KEY"_s},
                   {.name = u"priority"_s,
                    .help = u"of several runs the highest goes first; may be negative"_s,
                    .type = ValueType::Number,
                    .placeholder = u"N"_s,
                    .least = std::numeric_limits<int>::min(),
                    .defaultValue = u"0"_s},
                   {.name = u"commit"_s,
                    .help = u"work on this commit, branch or tag, not on what the checkout "
                            "holds"_s,
                    .type = ValueType::Text,
                    .placeholder = u"REVISION"_s},
                   {.name = u"in-place"_s,
                    .help = u"work in the checkout itself, and let the run change it"_s},
                   {.name = u"dry-run"_s, .help = u"show what would be done, and do nothing"_s},
                   {.name = u"detach"_s,
                    .help = u"carry the run out in the background and print its id"_s}},
              .jsonShape = u"the run, as 'agentops runs show' prints it, without its timeline; "
                           "with --detach {\"run\", \"state\": pending}, with --dry-run "_s
                  + dryRunJsonShape(),
              .examples = {u"agentops run check-and-ship --repo ~/project --yes"_s,
                           u"agentops run check-and-ship --dry-run"_s,
                           u"agentops run release.agentops.json --set version=1.2 --detach"_s}},
         .handler = onAnyFolder(runIn)}};
}

} // namespace agentops::cli
