// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "runchoice.h"
#include "runfollow.h"
#include "session.h"
#include "text.h"
#include "workflowchoice.h"

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workflow::RerunReason;
using workflow::RerunRequest;

namespace {

/// What a person reads of a reason.
QString reasonText(const workflow::RerunStep &step)
{
    switch (step.reason) {
    case RerunReason::Kept:
        return {};
    case RerunReason::Everything:
        return u"everything runs again"_s;
    case RerunReason::Chosen:
        return u"as asked"_s;
    case RerunReason::Behind:
        return u"comes after %1"_s.arg(step.because.text());
    case RerunReason::Around:
        return u"%1 in it runs again"_s.arg(step.because.text());
    case RerunReason::NotSucceeded:
        return u"had not succeeded"_s;
    case RerunReason::Changed:
        return u"has changed in the workflow"_s;
    case RerunReason::New:
        return u"is new in the workflow"_s;
    case RerunReason::InputChanged:
        return u"uses inputs, which have changed"_s;
    case RerunReason::FilesGone:
        return u"what it left in its folder is gone"_s;
    case RerunReason::NotAsked:
        return u"was not asked for"_s;
    case RerunReason::PassesAtOnce:
        return u"no more passes at once"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString outcomeWord(const workflow::RerunStep &step)
{
    if (step.isKept())
        return u"kept"_s;
    return step.reason == RerunReason::NotAsked ? u"skipped"_s : u"runs"_s;
}

Result<> printPlan(const workflow::RerunPlan &plan, Console &console)
{
    if (!console.isJson()) {
        QList<QStringList> rows;
        for (const workflow::RerunStep &step : plan.steps)
            rows.append({outcomeWord(step), step.path.text(), reasonText(step)});
        if (!plan.commit.isEmpty()) {
            constexpr qsizetype kShortLength = 10;
            console.step(u"In a new worktree of commit %1, without what git ignores"_s.arg(
                plan.commit.left(kShortLength)));
        }
        return console.write(columns(rows).toUtf8());
    }
    QJsonArray steps;
    for (const workflow::RerunStep &step : plan.steps) {
        QJsonObject line{{u"step"_s, step.path.text()},
                         {u"kept"_s, step.isKept()},
                         {u"reason"_s, workflow::rerunReasonName(step.reason)}};
        if (!step.because.isEmpty())
            line.insert(u"because"_s, step.because.text());
        steps.append(line);
    }
    QJsonObject document{{u"run"_s, plan.run.toString()}, {u"steps"_s, steps}};
    if (!plan.commit.isEmpty())
        document.insert(u"commit"_s, plan.commit);
    return console.writeJson(document);
}

Result<RerunRequest> requestOf(const Context &context, const workflow::NodeCatalog &catalog)
{
    RerunRequest request;
    if (context.invocation.hasFlag(u"unfinished"))
        request.extent = RerunRequest::Extent::Unfinished;
    for (const QString &step : context.invocation.values(u"from")) {
        request.extent = RerunRequest::Extent::From;
        request.from.append(workflow::StepPath(step));
    }
    if (const auto file = context.invocation.value(u"workflow")) {
        AO_TRY(const ChosenWorkflow chosen, findWorkflow(*file, catalog));
        AO_TRY(request.document, documentOf(chosen));
    }
    return request;
}

Task<Result<ExitCode>> rerunIn(Context context, workspace::Workspace *workspace)
{
    const Invocation &invocation = context.invocation;
    AO_CO_TRY(const workflow::RunId run,
              co_await findRun(&workspace->runs(), invocation.argument(u"RUN"), context.token));
    AO_CO_TRY(const RerunRequest request, requestOf(context, workspace->catalog()));
    workflow::RunOptions options;
    options.repository = workspace->repository().path;
    options.approveAs = invocation.hasFlag(u"yes") ? userName() : QString();
    options.isDetached = invocation.hasFlag(u"detach");
    options.reuses = !invocation.hasFlag(u"fresh");
    for (const QString &step : invocation.values(u"to"))
        options.targets.append(workflow::NodeId(step));
    if (!invocation.values(u"set").isEmpty()) {
        AO_CO_TRY(const workflow::RunDetail before,
                  co_await workspace->runs().show(run, context.token));
        AO_CO_TRY(
            options.inputs,
            inputValues(request.document.value_or(before.document), invocation.values(u"set")));
    }
    Console &console = *context.console;
    if (invocation.hasFlag(u"plan")) {
        AO_CO_TRY(const workflow::RerunPlan plan,
                  co_await workspace->runs().planRerun(run, request, options, context.token));
        AO_CO_CHECK(printPlan(plan, console));
        co_return ExitCode::Ok;
    }
    AO_CO_TRY(const workflow::RunId again,
              co_await workspace->runs().rerun(run, request, options, context.token));
    if (!options.isDetached)
        co_return co_await followRun(context, &workspace->runs(), again);
    AO_CO_CHECK(detachRun(context, again));
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"run"_s, again.toString()}, {u"state"_s, u"pending"_s}}));
    else
        AO_CO_CHECK(console.writeLine(again.toString()));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> rerunCommands()
{
    return {
        {.command =
             {.path = u"runs rerun"_s,
              .summary = u"Run the recorded workflow of a run again, or a part of it"_s,
              .description =
                  u"With --from or --unfinished, steps that had succeeded keep their recorded "
                  "outcome unless something before them runs again or the workflow has another "
                  "step there. --plan says which, and why, and runs nothing."_s,
              .arguments = {runArgument()},
              .options =
                  {repositoryOption(),
                   {.name = u"from"_s,
                    .help = u"a step to run again with everything behind it, such as build or "
                            "each#3/build"_s,
                    .type = ValueType::Text,
                    .placeholder = u"STEP"_s,
                    .isRepeatable = true},
                   {.name = u"to"_s,
                    .help = u"run only this step and what it needs; with --from the same step, "
                            "only that one"_s,
                    .type = ValueType::Text,
                    .placeholder = u"STEP"_s,
                    .isRepeatable = true},
                   {.name = u"unfinished"_s, .help = u"run again what had not succeeded"_s},
                   {.name = u"workflow"_s,
                    .help = u"carry out this file, such as the edited one"_s,
                    .type = ValueType::File,
                    .placeholder = u"FILE"_s},
                   {.name = u"set"_s,
                    .help = u"an input of the workflow that is another one"_s,
                    .type = ValueType::Assignment,
                    .placeholder = u"KEY=VALUE"_s,
                    .isRepeatable = true},
                   {.name = u"plan"_s, .help = u"say what would run and why, and run nothing"_s},
                   {.name = u"fresh"_s,
                    .help = u"let no outcome of an earlier run stand for a step that allows it"_s},
                   {.name = u"yes"_s, .help = u"give every approval at once"_s},
                   {.name = u"detach"_s, .help = u"carry the run on in the background"_s}},
              .jsonShape = u"the new run, as 'agentops runs show' prints it, without its timeline; "
                           u"with --plan {\"run\", "
                           "\"steps\": [{\"step\", \"kept\", \"reason\", \"because\"}], "
                           "\"commit\": what a new worktree holds}"_s,
              .examples = {u"agentops runs rerun last --from test --plan"_s,
                           u"agentops runs rerun last --unfinished"_s}},
         .handler = onAnyFolder(rerunIn)}};
}

} // namespace agentops::cli
