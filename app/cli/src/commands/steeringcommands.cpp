// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "breakpoints.h"
#include "runchoice.h"
#include "runfollow.h"
#include "runtext.h"
#include "session.h"
#include "text.h"

#include <agentops/workflow/errors.h>

#include <functional>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workspace::Workspace;

namespace {

constexpr QLatin1StringView kRunAgain("run-again");
constexpr QLatin1StringView kSucceeded("succeeded");
constexpr QLatin1StringView kFailed("failed");

Task<Result<workflow::RunId>> namedRun(Context context, Workspace *workspace)
{
    return findRun(&workspace->runs(), context.invocation.argument(u"RUN"), context.token);
}

/// The status of a run once it is as wanted. What another program does shows in the journal only.
Task<Result<workflow::RunStatus>> statusWhen(
    Context context, Workspace *workspace, workflow::RunId run,
    std::function<bool(const workflow::RunStatus &)> isWanted)
{
    constexpr std::chrono::milliseconds kInterval{100};
    constexpr int kLooksPerTry = 20;
    workflow::RunStatus status;
    for (int looks = 1;; ++looks) {
        AO_CO_TRY(status, co_await workspace->runs().catchUp(run, status, context.token));
        if (isWanted(status))
            co_return status;
        AO_CO_CHECK(co_await context.clock->sleep(kInterval, context.token));
        if (looks % kLooksPerTry != 0)
            continue;
        // The program that is to do it may have died: then it is done here.
        const Result<> resumed = co_await workspace->runs().resume(run, context.token);
        if (!resumed && resumed.error().code() != workflow::errors::kOwnedElsewhere
            && resumed.error().code() != workflow::errors::kRunFinished)
            co_return fail(resumed.error());
    }
}

bool hasEnded(const workflow::RunStatus &status)
{
    return workflow::isFinal(status.summary().state);
}

/// Carries the run on here, unless another program does so already.
Task<Result<CarriedOut>> takeUp(Context context, Workspace *workspace, workflow::RunId run)
{
    const Result<> resumed = co_await workspace->runs().resume(run, context.token);
    if (resumed)
        co_return CarriedOut::Here;
    if (resumed.error().code() != workflow::errors::kOwnedElsewhere)
        co_return fail(resumed.error());
    context.console->message(u"Another program carries the run on."_s);
    co_return CarriedOut::Elsewhere;
}

Task<Result<ExitCode>> carryOnInBackground(Context context, Workspace *workspace,
                                           workflow::RunId run)
{
    AO_CO_CHECK(detachRun(context, run));
    AO_CO_TRY(const workflow::RunStatus status, co_await workspace->runs().catchUp(run, {}, {}));
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson(runToJson(status)));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> resumeIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const workflow::RunId run, co_await namedRun(context, workspace));
    if (context.invocation.hasFlag(u"detach"))
        co_return co_await carryOnInBackground(context, workspace, run);
    AO_CO_TRY(const CarriedOut where, co_await takeUp(context, workspace, run));
    co_return co_await followRun(context, &workspace->runs(), run, where);
}

Task<Result<ExitCode>> cancelIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const workflow::RunId run, co_await namedRun(context, workspace));
    std::function<bool(const workflow::RunStatus &)> isDone = hasEnded;
    if (const auto step = context.invocation.value(u"step")) {
        const workflow::StepPath path(*step);
        AO_CO_CHECK(co_await workspace->runs().cancelStep(run, path, userName(), context.token));
        isDone = [path](const workflow::RunStatus &status) {
            const workflow::StepStatus *found = status.findStep(path);
            return hasEnded(status) || !found || workflow::isFinal(found->state);
        };
    } else {
        AO_CO_CHECK(co_await workspace->runs().cancel(run, context.token));
    }
    // The owner may be another program, which ends its steps in its own time.
    AO_CO_TRY(const workflow::RunStatus status,
              co_await statusWhen(context, workspace, run, isDone));
    Console &console = *context.console;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(runToJson(status)));
    else
        AO_CO_CHECK(console.write(runSummaryText(status, console).toUtf8()));
    co_return ExitCode::Ok;
}

/// What a person answers.
enum class Question { Approval, Hold, Doubt };

bool asks(const workflow::StepStatus &step, Question question)
{
    switch (question) {
    case Question::Approval:
        return step.state == workflow::StepState::WaitingForApproval && !step.hold;
    case Question::Hold:
        return step.hold.has_value();
    case Question::Doubt:
        break;
    }
    return step.state == workflow::StepState::InDoubt;
}

QString wordFor(Question question)
{
    switch (question) {
    case Question::Approval:
        return stateText(workflow::StepState::WaitingForApproval);
    case Question::Hold:
        return u"held"_s;
    case Question::Doubt:
        break;
    }
    return stateText(workflow::StepState::InDoubt);
}

Task<Result<workflow::StepPath>> stepThatAsks(Question question, Context context,
                                              Workspace *workspace, workflow::RunId run)
{
    AO_CO_TRY(const workflow::RunStatus status,
              co_await workspace->runs().catchUp(run, {}, context.token));
    QStringList waiting;
    for (const workflow::StepStatus &step : status.steps()) {
        if (asks(step, question))
            waiting.append(step.path.text());
    }
    if (const auto node = context.invocation.value(u"node"))
        co_return workflow::StepPath(*node);
    if (waiting.size() == 1)
        co_return workflow::StepPath(waiting.first());
    if (waiting.isEmpty())
        co_return fail(workflow::errors::kNotWaiting,
                       u"no step of run %1 is %2"_s.arg(run.toString(), wordFor(question)));
    co_return fail(agentops::errors::kInvalidArgument,
                   u"several steps of run %1 are %2, choose one with --node: %3"_s.arg(
                       run.toString(), wordFor(question), someOf(waiting)));
}

/// Goes on with a run in which a person has answered what `node` had asked.
Task<Result<ExitCode>> goOn(Context context, Workspace *workspace, workflow::RunId run,
                            workflow::StepPath node, Question question)
{
    if (context.invocation.hasFlag(u"detach"))
        co_return co_await carryOnInBackground(context, workspace, run);
    Result<CarriedOut> where = co_await takeUp(context, workspace, run);
    if (!where && where.error().code() == workflow::errors::kRunFinished)
        where = CarriedOut::Elsewhere; // it needed no more than the answer
    if (!where)
        co_return fail(where.error());
    if (*where == CarriedOut::Elsewhere) {
        const auto isTaken = [node, question](const workflow::RunStatus &status) {
            return !asks(*status.findStep(node), question);
        };
        AO_CO_CHECK(co_await statusWhen(context, workspace, run, isTaken));
    }
    co_return co_await followRun(context, &workspace->runs(), run, *where);
}

Task<Result<ExitCode>> decide(Context context, Workspace *workspace, bool isApproved)
{
    constexpr auto kQuestion = Question::Approval;
    AO_CO_TRY(const workflow::RunId run, co_await namedRun(context, workspace));
    AO_CO_TRY(const workflow::StepPath node,
              co_await stepThatAsks(kQuestion, context, workspace, run));
    const workflow::Decision decision{.isApproved = isApproved,
                                      .by = userName(),
                                      .comment = context.invocation.value(u"comment", QString())};
    AO_CO_CHECK(co_await workspace->runs().decide(run, node, decision, context.token));
    context.console->step((isApproved ? u"Approved: "_s : u"Rejected: "_s) + node.text());
    co_return co_await goOn(context, workspace, run, node, kQuestion);
}

Task<Result<ExitCode>> resolveIn(Context context, Workspace *workspace)
{
    constexpr auto kQuestion = Question::Doubt;
    AO_CO_TRY(const workflow::RunId run, co_await namedRun(context, workspace));
    AO_CO_TRY(const workflow::StepPath node,
              co_await stepThatAsks(kQuestion, context, workspace, run));
    const QString outcome = context.invocation.argument(u"OUTCOME");
    const auto resolution = outcome == kRunAgain ? workflow::Resolution::RunAgain
        : outcome == kSucceeded                  ? workflow::Resolution::MarkSucceeded
                                                 : workflow::Resolution::MarkFailed;
    AO_CO_CHECK(co_await workspace->runs().resolve(run, node, resolution, userName(),
                                                   context.invocation.value(u"comment", QString()),
                                                   context.token));
    context.console->step(u"Resolved: %1 (%2)"_s.arg(node.text(), outcome));
    co_return co_await goOn(context, workspace, run, node, kQuestion);
}

Task<Result<ExitCode>> approveIn(Context context, Workspace *workspace)
{
    return decide(std::move(context), workspace, true);
}

Task<Result<ExitCode>> rejectIn(Context context, Workspace *workspace)
{
    return decide(std::move(context), workspace, false);
}

Task<Result<ExitCode>> continueIn(Context context, Workspace *workspace)
{
    constexpr auto kQuestion = Question::Hold;
    AO_CO_TRY(const workflow::RunId run, co_await namedRun(context, workspace));
    AO_CO_TRY(const workflow::StepPath node,
              co_await stepThatAsks(kQuestion, context, workspace, run));
    const workflow::StepMode how = context.invocation.hasFlag(u"into") ? workflow::StepMode::Into
        : context.invocation.hasFlag(u"step")                          ? workflow::StepMode::Over
                                              : workflow::StepMode::Continue;
    AO_CO_CHECK(co_await workspace->runs().goOn(run, node, how, context.token));
    context.console->step(u"Let go: "_s + node.text());
    co_return co_await goOn(context, workspace, run, node, kQuestion);
}

Task<Result<ExitCode>> breakIn(Context context, Workspace *workspace)
{
    AO_CO_TRY(const workflow::RunId run, co_await namedRun(context, workspace));
    AO_CO_TRY(const workflow::RunDetail detail,
              co_await workspace->runs().show(run, context.token));
    const QStringList places = context.invocation.arguments(u"STEP");
    AO_CO_TRY(const QList<workflow::Breakpoint> breakpoints,
              breakpointsOf(places, detail.document, workspace->catalog()));
    AO_CO_CHECK(co_await workspace->runs().setBreakpoints(run, breakpoints, context.token));
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson(
            {{u"run"_s, run.toString()}, {u"breakpoints"_s, toJson(breakpoints)}}));
    } else {
        console.step(breakpoints.isEmpty() ? u"The run holds nowhere."_s
                                           : u"The run holds at: "_s + places.join(u", "_s));
    }
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> steeringCommands()
{
    const Option detach{.name = u"detach"_s, .help = u"carry the run on in the background"_s};
    const Option node{.name = u"node"_s,
                      .help = u"the step, when several wait"_s,
                      .type = ValueType::Text,
                      .placeholder = u"NODE"_s};
    const Option comment{.name = u"comment"_s,
                         .help = u"what the journal says about the decision"_s,
                         .type = ValueType::Text,
                         .placeholder = u"TEXT"_s};
    const QString shape = u"the run, as 'agentops runs show' prints it, without its timeline"_s;
    return {
        {.command = {.path = u"runs resume"_s,
                     .summary = u"Carry on a run that was cut off"_s,
                     .description = u"Steps that have finished do not run again. A run that "
                                    "another program carries out is followed to its end."_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(), detach},
                     .jsonShape = shape},
         .handler = onAnyFolder(resumeIn)},
        {.command = {.path = u"runs cancel"_s,
                     .summary = u"Cancel a run, also one of another program"_s,
                     .description = u"With --step only that step, or everything in a container: "
                                    "what is behind it is skipped, and the run goes on."_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(),
                                 {.name = u"step"_s,
                                  .help = u"the step to cancel, such as build or each#3/build"_s,
                                  .type = ValueType::Text,
                                  .placeholder = u"STEP"_s}},
                     .jsonShape = shape},
         .handler = onAnyFolder(cancelIn)},
        {.command = {.path = u"runs approve"_s,
                     .summary = u"Approve the step that waits, and carry the run on"_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(), node, comment, detach},
                     .jsonShape = shape},
         .handler = onAnyFolder(approveIn)},
        {.command = {.path = u"runs reject"_s,
                     .summary = u"Reject the step that waits, and carry the run on"_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(), node, comment, detach},
                     .jsonShape = shape},
         .handler = onAnyFolder(rejectIn)},
        {.command = {.path = u"runs continue"_s,
                     .summary = u"Let go of the step that is held, and carry the run on"_s,
                     .description = u"The run goes on until the next breakpoint, with --step or "
                                    "--into until the next step."_s,
                     .arguments = {runArgument()},
                     .options = {repositoryOption(),
                                 {.name = u"step"_s,
                                  .help = u"hold again before the next step, not in containers "
                                          "and called workflows"_s},
                                 {.name = u"into"_s,
                                  .help = u"hold again before the next step, wherever it is"_s},
                                 node,
                                 detach},
                     .jsonShape = shape},
         .handler = onAnyFolder(continueIn)},
        {.command =
             {.path = u"runs break"_s,
              .summary = u"Say where a run holds, in place of what was said before"_s,
              .description = u"A run that is held waits, for any time, for 'agentops runs "
                             "continue'. Without a STEP it holds nowhere; what is held "
                             "already stays held."_s,
              .arguments = {runArgument(),
                            {.name = u"STEP"_s,
                             .help = u"a step, or an edge, perhaps only if a condition is "
                                     "met: 'build if a.count > 3'"_s,
                             .count = Count::ZeroOrMore}},
              .options = {repositoryOption()},
              .jsonShape = u"{\"run\": id, \"breakpoints\": [{\"node\" or \"edge\", "
                           "\"condition\"}]}"_s,
              .examples = {u"agentops runs break last build 'test if build.exitCode > 0'"_s}},
         .handler = onAnyFolder(breakIn)},
        {.command = {.path = u"runs resolve"_s,
                     .summary = u"Say what became of a step in doubt, and carry the run on"_s,
                     .description = u"A step with an effect on the outside that was cut off is not "
                                    "repeated unasked: nobody knows whether it was done."_s,
                     .arguments = {runArgument(),
                                   {.name = u"OUTCOME"_s,
                                    .help = u"what the step's outcome is, or that it runs again"_s,
                                    .type = ValueType::Choice,
                                    .choices = {kRunAgain, kSucceeded, kFailed}}},
                     .options = {repositoryOption(), node, comment, detach},
                     .jsonShape = shape},
         .handler = onAnyFolder(resolveIn)},
    };
}

} // namespace agentops::cli
