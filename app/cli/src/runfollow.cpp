// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfollow.h"

#include "runtext.h"
#include "runview.h"

#include <agentops/workflow/errors.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using workflow::RunId;
using workflow::RunState;
using workflow::StepState;
using workflow::StepStatus;

namespace {

ExitCode exitCodeOf(RunState state)
{
    switch (state) {
    case RunState::Succeeded:
        return ExitCode::Ok;
    case RunState::Waiting:
        return ExitCode::Waiting;
    case RunState::Cancelled:
        return ExitCode::Cancelled;
    case RunState::Pending:
    case RunState::Running:
    case RunState::Failed:
        break;
    }
    return ExitCode::Failed;
}

/// How the caller says which data and repository this is about.
QStringList placeOptions(const Context &context)
{
    QStringList options{u"--repo"_s, context.repositoryPath()};
    if (const auto folder = context.dataFolder())
        options << u"--data-dir"_s << *folder;
    return options;
}

/// What a person can do about a run that waits for them.
QString waitingText(const workflow::RunStatus &status)
{
    const QString run = status.summary().id.toString();
    const auto &steps = status.steps();
    if (std::ranges::contains(steps, StepState::InDoubt, &StepStatus::state))
        return u"A step was cut off and may have done its work: agentops runs resolve %1 "
               "run-again, succeeded or failed"_s.arg(run);
    if (std::ranges::contains(steps, true, &StepStatus::asksForConsent))
        return u"The run asks before it changes %1: agentops runs approve %2, or reject; "
               "--in-place agrees when it is started"_s.arg(status.folder(), run);
    const bool isAsked = std::ranges::any_of(steps, [](const StepStatus &step) {
        return step.state == StepState::WaitingForApproval && !step.hold;
    });
    if (!isAsked && status.heldCount() > 0)
        return u"The run is held: agentops runs continue %1, with --step or --into to the next "
               "step"_s.arg(run);
    return u"The run waits for a person: agentops runs approve %1, or reject"_s.arg(run);
}

/// Carries a run on here once the program that does so has died, which no event tells. Cancels
/// the scope when that fails.
Task<> takeUpWhenFree(Clock *clock, workflow::RunService *service, RunId run, TaskScope *scope,
                      Result<CarriedOut> *where)
{
    constexpr std::chrono::seconds kInterval{2};
    for (;;) {
        const Result<> resumed = co_await service->resume(run, scope->token());
        if (resumed) {
            *where = CarriedOut::Here;
            co_return;
        }
        const Error &error = resumed.error();
        if (error.code() == workflow::errors::kRunFinished || error.isCancelled())
            co_return;
        if (error.code() != workflow::errors::kOwnedElsewhere) {
            *where = fail(error);
            scope->cancel();
            co_return;
        }
        const Result<> slept = co_await clock->sleep(kInterval, scope->token());
        if (!slept)
            co_return;
    }
}

} // namespace

Task<Result<ExitCode>> followRun(Context context, workflow::RunService *service, RunId run,
                                 CarriedOut where)
{
    Console &console = *context.console;
    RunView view(*service, run, console);
    AO_CO_TRY(workflow::RunDetail begun, co_await service->show(run, {}));
    view.begin(std::move(begun));

    TaskScope scope(context.token);
    Result<CarriedOut> carriedOut = where;
    if (where == CarriedOut::Elsewhere)
        scope.start(takeUpWhenFree(context.clock, service, run, &scope, &carriedOut));
    auto settled = co_await service->waitUntilSettled(run, scope.token());
    scope.cancel();
    co_await scope.join();
    if (!carriedOut && !settled)
        co_return fail(std::move(carriedOut).error());
    if (!settled && settled.error().isCancelled() && *carriedOut == CarriedOut::Here) {
        const Result<> cancelled = co_await service->cancel(run, {});
        if (!cancelled && !(cancelled.error().code() == workflow::errors::kRunFinished))
            co_return fail(cancelled.error());
        settled = co_await service->waitUntilSettled(run, {});
    }
    if (!settled)
        co_return fail(std::move(settled).error());

    const RunState state = settled->summary().state;
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(runToJson(*settled)));
    else
        AO_CO_CHECK(console.write(runSummaryText(*settled, console).toUtf8()));
    if (state == RunState::Waiting)
        console.message(waitingText(*settled));
    else if (state == RunState::Failed || state == RunState::Cancelled)
        console.message(u"agentops: "_s + runFailureText(*settled));
    co_return exitCodeOf(state);
}

Result<> detachRun(const Context &context, RunId run)
{
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(QStringList{u"runs"_s, u"resume"_s, run.toString(), u"--quiet"_s}
                         + placeOptions(context));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (!process.startDetached())
        return fail(agentops::errors::kIo,
                    u"cannot start a program in the background: "_s + process.errorString());
    return {};
}

} // namespace agentops::cli
