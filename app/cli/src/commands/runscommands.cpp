// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "effecttext.h"
#include "logtext.h"
#include "runchoice.h"
#include "runtext.h"
#include "session.h"
#include "text.h"
#include "timelinejson.h"

#include <agentops/base/closestword.h>
#include <agentops/telemetry/otlp.h>
#include <agentops/workflow/errors.h>

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workspace::Workspace;

namespace {

constexpr int kListed = 20;

Carrier carrierOf(const workflow::RunId &run, const QSet<workflow::RunId> &abandoned)
{
    return abandoned.contains(run) ? Carrier::Gone : Carrier::Alive;
}

Task<Result<ExitCode>> listRunsIn(Context context, Workspace *workspace)
{
    const int limit = context.invocation.number(u"limit").value_or(kListed);
    AO_CO_TRY(const QList<workflow::RunSummary> runs,
              co_await workspace->runs().list(limit, context.token));
    AO_CO_TRY(const QSet<workflow::RunId> abandoned,
              co_await workspace->runs().abandoned(context.token));
    Console &console = *context.console;
    if (console.isJson()) {
        QJsonArray array;
        for (const workflow::RunSummary &run : runs)
            array.append(runToJson(run, carrierOf(run.id, abandoned)));
        AO_CO_CHECK(console.writeJson({{u"runs"_s, array}}));
        co_return ExitCode::Ok;
    }
    QList<QStringList> rows;
    for (const workflow::RunSummary &run : runs) {
        const auto duration = durationOf(run.startedAt, run.finishedAt);
        rows.append({run.id.toString(), timeText(run.createdAt),
                     stateText(run, carrierOf(run.id, abandoned)),
                     u"%1/%2"_s.arg(run.finishedCount).arg(run.plannedCount),
                     duration ? durationText(*duration) : u"-"_s, run.workflowName});
    }
    if (rows.isEmpty())
        console.message(u"No runs yet: agentops run check-and-ship"_s);
    AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> showRunIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(
        const workflow::RunId run,
        co_await findRun(&workspace->runs(), context.invocation.argument(u"RUN"), context.token));
    AO_CO_TRY(const workflow::RunDetail detail,
              co_await workspace->runs().show(run, context.token));
    AO_CO_TRY(const QSet<workflow::RunId> abandoned,
              co_await workspace->runs().abandoned(context.token));
    const Carrier carrier = carrierOf(run, abandoned);
    Console &console = *context.console;
    if (context.invocation.hasFlag(u"otlp")) {
        const telemetry::Trace trace = telemetry::traceOf(detail);
        QJsonObject otlp = telemetry::traceToOtlp(trace);
        const QJsonObject metrics = telemetry::metricsToOtlp(telemetry::metricsOf(trace));
        otlp.insert(u"resourceMetrics"_s, metrics.value("resourceMetrics"_L1));
        AO_CO_CHECK(console.writeJson(otlp));
        co_return ExitCode::Ok;
    }
    if (!console.isJson()) {
        AO_CO_CHECK(console.write(runSummaryText(detail.status, console, carrier).toUtf8()));
        if (isInterrupted(detail.status.summary(), carrier))
            console.step(
                u"Nobody carries the run on: agentops runs resume %1"_s.arg(run.toString()));
        if (detail.waitsFor)
            console.step(u"It waits "_s + waitText(*detail.waitsFor));
        co_return ExitCode::Ok;
    }
    QJsonObject document = runToJson(detail.status, carrier);
    document.insert(u"waitsFor"_s, turnToJson(detail.waitsFor));
    AO_CO_TRY(const QList<workflow::RecordedEffect> effects,
              co_await workspace->runs().effects(run, context.token));
    document.insert(u"effects"_s, effectsToJson(effects));
    document.insert(u"timeline"_s, timelineToJson(telemetry::timelineOf(detail.events)));
    if (context.invocation.hasFlag(u"events")) {
        QJsonArray events;
        for (const workflow::RunEvent &event : detail.events)
            events.append(eventToJson(event));
        document.insert(u"events"_s, events);
    }
    AO_CO_CHECK(console.writeJson(document));
    co_return ExitCode::Ok;
}

/// Writes what was logged after `position` and moves it on.
Task<Result<>> printLogs(Context context, Workspace *workspace,
                         std::optional<workflow::StepPath> node, workflow::RunStatus status,
                         LogText *text, qint64 *position)
{
    AO_CO_TRY(const QList<workflow::LogLine> pieces,
              co_await workspace->runs().logs(status.summary().id, node, *position, context.token));
    AO_CO_CHECK(context.console->write(text->add(pieces, status).toUtf8()));
    if (!pieces.isEmpty())
        *position = pieces.last().position;
    co_return context.console->flush();
}

/// The one document with every line, as --json promises.
Task<Result<>> printLogsAsJson(Context context, Workspace *workspace, workflow::RunId run,
                               std::optional<workflow::StepPath> node)
{
    AO_CO_TRY(const QList<workflow::LogLine> lines,
              co_await workspace->runs().logs(run, node, 0, context.token));
    QJsonArray array;
    for (const workflow::LogLine &line : lines)
        array.append(logLineToJson(line));
    co_return context.console->writeJson({{u"lines"_s, array}});
}

/// Why a run has no such step, with the paths that were probably meant.
Error noSuchStep(const workflow::RunStatus &status, const workflow::StepPath &path)
{
    QStringList passes;
    QStringList paths;
    for (const workflow::StepStatus &step : status.steps()) {
        paths.append(step.path.text());
        if (step.node.text() == path.text())
            passes.append(step.path.text());
    }
    return Error(workflow::errors::kUnknownElement,
                 u"run %1 has no step '%2'"_s.arg(status.summary().id.toString(), path.text())
                     + (passes.isEmpty() ? didYouMean(path.text(), paths)
                                         : u"; in passes it is "_s + someOf(passes)));
}

Task<Result<ExitCode>> logsIn(Context context, Workspace *workspace)
{
    constexpr std::chrono::milliseconds kFollowInterval{200};
    AO_CO_TRY(
        const workflow::RunId run,
        co_await findRun(&workspace->runs(), context.invocation.argument(u"RUN"), context.token));
    std::optional<workflow::StepPath> node;
    if (const auto name = context.invocation.value(u"node"))
        node = workflow::StepPath(*name);
    Console &console = *context.console;
    LogText text(node ? LogText::Naming::Plain : LogText::Naming::ByStep, console);
    qint64 position = 0;
    workflow::RunStatus status;
    for (;;) {
        // Looked at before the log: what is written between the two is read in the next round.
        AO_CO_TRY(status, co_await workspace->runs().catchUp(run, status, context.token));
        if (node && !status.findStep(*node))
            co_return fail(noSuchStep(status, *node));
        const bool isLast =
            !context.invocation.hasFlag(u"follow") || workflow::isFinal(status.summary().state);
        if (!console.isJson())
            AO_CO_CHECK(co_await printLogs(context, workspace, node, status, &text, &position));
        else if (isLast)
            AO_CO_CHECK(co_await printLogsAsJson(context, workspace, run, node));
        if (isLast) {
            AO_CO_CHECK(console.write(text.finish().toUtf8()));
            co_return ExitCode::Ok;
        }
        AO_CO_CHECK(co_await context.clock->sleep(kFollowInterval, context.token));
    }
}

} // namespace

QList<Entry> runsCommands()
{
    const Option follow{.name = u"follow"_s, .help = u"go on until the run has ended"_s};
    return {
        {.command = {.path = u"runs list"_s,
                     .summary = u"List the newest runs"_s,
                     .options = {repositoryOption(),
                                 {.name = u"limit"_s,
                                  .help = u"at most so many"_s,
                                  .type = ValueType::Number,
                                  .placeholder = u"N"_s,
                                  .least = 1,
                                  .defaultValue = QString::number(kListed)}},
                     .jsonShape = u"{\"runs\": [as 'agentops runs show' prints it, without inputs "
                                  "and steps]}"_s},
         .handler = onAnyFolder(listRunsIn)},
        {.command = {.path = u"runs show"_s,
                     .summary = u"Show the steps and the outcome of a run"_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(),
                                 {.name = u"events"_s,
                                  .help = u"with --json, also the journal of the run"_s},
                                 {.name = u"otlp"_s,
                                  .help =
                                      u"print it as OpenTelemetry's JSON: spans and numbers"_s}},
                     .jsonShape = runJsonShape()
                         + u"; also \"effects\": as 'agentops runs effects' prints it, "
                           "\"timeline\": "_s
                         + timelineJsonShape()
                         + u"; with --events also \"events\": [{\"sequence\", \"at\", \"kind\", "
                           "\"node\", \"attempt\", \"data\"}]"_s},
         .handler = onAnyFolder(showRunIn)},
        {.command = {.path = u"runs logs"_s,
                     .summary = u"Print what the steps of a run wrote"_s,
                     .description =
                         u"Each line begins with its step and, in a container, the pass; of one "
                         "step (--node) the lines stand alone. They are as a terminal would show "
                         "them, without control sequences; colours stay on a terminal. --json has "
                         "the text as it came, in pieces that may end within a line."_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(),
                                 {.name = u"node"_s,
                                  .help = u"only this step, such as build or each#3/build"_s,
                                  .type = ValueType::Text,
                                  .placeholder = u"NODE"_s},
                                 follow},
                     .jsonShape = u"{\"lines\": [{\"node\", \"attempt\", \"stream\": "
                                  "output|error|system, \"at\", \"text\", \"position\"}]}"_s,
                     .examples = {u"agentops runs logs last --node build"_s}},
         .handler = onAnyFolder(logsIn)},
    };
}

} // namespace agentops::cli
