// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <agentops/base/workerpool.h>
#include <agentops/triggers/githook.h>
#include <agentops/triggers/triggerservice.h>
#include <agentops/workspace/datafolder.h>

#include <QtCore/QCoreApplication>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using triggers::GitHook;

namespace {

Task<Result<ExitCode>> tellHook(Context context, GitHook hook, QString did, QString didNot)
{
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"path"_s, hook.path}, {u"changed"_s, hook.isChanged}}));
    } else {
        AO_CO_CHECK(console.writeLine(hook.path + u": "_s + (hook.isChanged ? did : didNot)));
    }
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> installHook(Context context)
{
    QStringList command{QCoreApplication::applicationFilePath(), u"hook"_s, u"notify"_s};
    if (const auto folder = context.dataFolder())
        command += {u"--data-dir"_s, *folder};
    WorkerPool pool(u"git"_s, 1);
    const auto install = [path = context.repositoryPath(), command](CancelToken) {
        return triggers::installGitHook(path, command);
    };
    const Result<GitHook> hook = co_await onWorker(pool, context.token, install);
    if (!hook && !hook.error().contextValue(u"line").isEmpty()) {
        context.console->message(
            u"Add this line to it:\n%1"_s.arg(hook.error().contextValue(u"line")));
    }
    if (!hook)
        co_return fail(hook.error());
    co_return co_await tellHook(context, *hook, u"installed"_s, u"is installed already"_s);
}

Task<Result<ExitCode>> removeHook(Context context)
{
    WorkerPool pool(u"git"_s, 1);
    const auto remove = [path = context.repositoryPath()](CancelToken) {
        return triggers::removeGitHook(path);
    };
    AO_CO_TRY(const GitHook hook, co_await onWorker(pool, context.token, remove));
    co_return co_await tellHook(context, hook, u"removed"_s, u"there is none"_s);
}

Task<Result<ExitCode>> notifyServers(Context context)
{
    WorkerPool pool(u"git"_s, 1);
    const QString root = context.dataFolder().value_or(workspace::DataFolder::defaultRoot());
    const auto notify = [path = context.repositoryPath(), root](CancelToken) -> Result<> {
        AO_TRY(const QStringList folders, triggers::checkoutsOf(path));
        for (const QString &folder : folders) {
            AO_CHECK(triggers::TriggerService::notify(workspace::DataFolder(root, folder).path()));
        }
        return {};
    };
    AO_CO_CHECK(co_await onWorker(pool, context.token, notify));
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson({}));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> hookCommands()
{
    const QString shape = u"{\"path\", \"changed\": true|false}"_s;
    return {
        {.command = {.path = u"hook install"_s,
                     .summary = u"Have git tell about every commit"_s,
                     .description =
                         u"Writes the hook post-commit, which wakes the programs that serve "
                         "triggers; without it they look every ten seconds. A hook of your own "
                         "is never touched: the command prints the line to add to it."_s,
                     .options = {repositoryOption()},
                     .jsonShape = shape},
         .handler = installHook},
        {.command = {.path = u"hook remove"_s,
                     .summary = u"Remove the hook that was installed"_s,
                     .options = {repositoryOption()},
                     .jsonShape = shape},
         .handler = removeHook},
        {.command = {.path = u"hook notify"_s,
                     .summary = u"Wake the programs that serve triggers, as the hook does"_s,
                     .options = {repositoryOption()},
                     .jsonShape = u"{}"_s},
         .handler = notifyServers},
    };
}

} // namespace agentops::cli
