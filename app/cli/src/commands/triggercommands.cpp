// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "session.h"
#include "text.h"
#include "workflowchoice.h"

#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerservice.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include <chrono>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using triggers::TriggerRef;
using triggers::TriggerService;
using triggers::TriggerStatus;
using workspace::Workspace;

namespace {

QJsonValue timeValue(const std::optional<Timestamp> &time)
{
    return time ? QJsonValue(toIsoString(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const TriggerStatus &status)
{
    const auto &[ref, name, kind, parameters, progress] = status.trigger;
    QJsonObject object{{u"workflow"_s, ref.workflow.toString()},
                       {u"name"_s, name},
                       {u"file"_s, status.file},
                       {u"node"_s, ref.node.text()},
                       {u"kind"_s, kind},
                       {u"armedAt"_s, toIsoString(status.armedAt)},
                       {u"nextDue"_s, timeValue(progress.nextDue)},
                       {u"lastFired"_s, timeValue(progress.lastFired)},
                       {u"fileChanged"_s, status.isFileChanged}};
    if (!status.lastRun.isNull())
        object.insert(u"lastRun"_s, status.lastRun.toString());
    if (!status.address.isEmpty())
        object.insert(u"address"_s, status.address);
    if (!status.error.isEmpty())
        object.insert(u"error"_s, status.error);
    return object;
}

Result<> print(Console &console, const QList<TriggerStatus> &statuses)
{
    if (console.isJson()) {
        QJsonArray array;
        for (const TriggerStatus &status : statuses)
            array.append(toJson(status));
        return console.writeJson({{u"triggers"_s, array}});
    }
    QList<QStringList> rows;
    for (const TriggerStatus &status : statuses) {
        const auto &progress = status.trigger.progress;
        QString waitsFor = status.address;
        if (progress.nextDue)
            waitsFor = u"next "_s + timeText(*progress.nextDue);
        QString last =
            progress.lastFired ? u"last "_s + timeText(*progress.lastFired) : u"never fired"_s;
        if (!status.error.isEmpty())
            last += u": "_s + status.error;
        rows.append({status.file, status.trigger.ref.node.text(), status.trigger.kind,
                     waitsFor.isEmpty() ? u"-"_s : waitsFor, last});
    }
    AO_CHECK(console.write(columns(rows).toUtf8()));
    QStringList changed;
    for (const TriggerStatus &status : statuses) {
        if (status.isFileChanged && !changed.contains(status.file))
            changed.append(status.file);
    }
    for (const QString &file : std::as_const(changed)) {
        console.message(u"%1 has changed since: what was armed runs until 'agentops triggers arm "
                        "%1'"_s.arg(file));
    }
    return {};
}

/// The path from the root, of a workflow file as a person names it.
Result<QString> fileInRepository(const QString &typed, const QString &root)
{
    const QString fromRoot = QDir(root).filePath(typed);
    const QString path = QFileInfo::exists(typed) ? QFileInfo(typed).canonicalFilePath()
                                                  : QFileInfo(fromRoot).canonicalFilePath();
    const QString top = QFileInfo(root).canonicalFilePath();
    if (path.startsWith(top + u'/'))
        return path.sliced(top.size() + 1);
    return fail(Error(agentops::errors::kInvalidArgument,
                      u"'%1' is no file of the repository %2: only such a workflow can be "
                      "armed"_s.arg(typed, root)));
}

Task<Result<ExitCode>> listTriggers(Context context, Workspace *workspace)
{
    AO_CO_TRY(const auto statuses, co_await workspace->triggers().list(context.token));
    if (statuses.isEmpty())
        context.console->message(
            u"Nothing is armed: agentops triggers arm FILE, for a workflow with a trigger"_s);
    AO_CO_CHECK(print(*context.console, statuses));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> armIn(Context context, Workspace *workspace)
{
    const QString root = workspace->repository().path;
    AO_CO_TRY(const QString file, fileInRepository(context.invocation.argument(u"WORKFLOW"), root));
    AO_CO_TRY(const ChosenWorkflow chosen,
              findWorkflow(QDir(root).filePath(file), workspace->catalog()));
    AO_CO_TRY(const workflow::Document document, documentOf(chosen));
    const auto replaces = context.invocation.hasFlag(u"replace") ? triggers::Replaces::AnyFile
                                                                 : triggers::Replaces::SameFile;
    const auto statuses =
        co_await workspace->triggers().arm(document, file, replaces, context.token);
    if (!statuses && statuses.error().code() == triggers::errors::kArmedElsewhere) {
        context.console->step(
            u"Give the copy an id of its own, or say --replace to arm it instead."_s);
    }
    AO_CO_CHECK(statuses);
    AO_CO_CHECK(print(*context.console, *statuses));
    context.console->step(
        u"Armed. Its runs begin while the workbench has the repository open, or 'agentops "
        "triggers run' goes on."_s);
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> disarmIn(Context context, Workspace *workspace)
{
    const QString typed = context.invocation.argument(u"WORKFLOW");
    const auto file = fileInRepository(typed, workspace->repository().path);
    AO_CO_TRY(const auto statuses, co_await workspace->triggers().list(context.token));
    std::optional<workflow::WorkflowId> found;
    for (const TriggerStatus &status : statuses) {
        const workflow::WorkflowId id = status.trigger.ref.workflow;
        const bool isMeant = (file && *file == status.file) || typed == status.file
            || typed == id.toString() || typed == status.trigger.workflowName;
        if (isMeant && found && *found != id) {
            co_return fail(agentops::errors::kInvalidArgument,
                           u"several armed workflows are called '%1'; name the file"_s.arg(typed));
        }
        if (isMeant)
            found = id;
    }
    if (!found)
        co_return fail(triggers::errors::kNotArmed, u"'%1' is not armed"_s.arg(typed));
    AO_CO_CHECK(co_await workspace->triggers().disarm(*found, context.token));
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson({{u"workflow"_s, found->toString()}}));
    else
        AO_CO_CHECK(context.console->writeLine(typed + u": disarmed"_s));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> serveIn(Context context, Workspace *workspace)
{
    Console *console = context.console;
    TriggerService &service = workspace->triggers();
    const auto fired = std::make_shared<QJsonArray>();
    const QObject listening;
    QObject::connect(&service, &TriggerService::fired, &listening,
                     [console, fired](const TriggerRef &trigger, const workflow::RunId &run) {
                         console->step(u"%1: run %2"_s.arg(trigger.node.text(), run.toString()));
                         fired->append(QJsonObject{{u"workflow"_s, trigger.workflow.toString()},
                                                   {u"node"_s, trigger.node.text()},
                                                   {u"run"_s, run.toString()}});
                     });
    QObject::connect(&service, &TriggerService::failed, &listening,
                     [console](const TriggerRef &trigger, const Error &error) {
                         console->message(trigger.node.text() + u": "_s + error.describe());
                     });
    AO_CO_TRY(const auto statuses, co_await service.list(context.token));
    console->step(u"Serving %1 of %2; Ctrl+C ends it."_s.arg(
        counted(statuses.size(), u"trigger"_s, u"triggers"_s), workspace->repository().path));
    while (co_await context.clock->sleep(std::chrono::hours(24), context.token)) { }
    if (console->isJson())
        AO_CO_CHECK(console->writeJson({{u"fired"_s, *fired}}));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> triggerCommands()
{
    const QString shape =
        u"{\"triggers\": [{\"workflow\", \"name\", \"file\", \"node\", \"kind\", \"armedAt\", "
        "\"nextDue\", \"lastFired\", \"lastRun\", \"address\", \"error\", \"fileChanged\"}]}"_s;
    const Argument file{.name = u"WORKFLOW"_s,
                        .help = u"a workflow file of the repository"_s,
                        .type = ValueType::File};
    return {
        {.command = {.path = u"triggers list"_s,
                     .summary = u"List what is armed, when it is due and where to post to"_s,
                     .options = {repositoryOption()},
                     .jsonShape = shape},
         .handler = onWorkspace(listTriggers)},
        {.command = {.path = u"triggers arm"_s,
                     .summary = u"Let a workflow begin by itself"_s,
                     .description =
                         u"Its triggers count from now on, with the text that the file has now: "
                         "what a pull changes in it does not run before you arm it again. A "
                         "workflow that nobody has armed never begins by itself."_s,
                     .arguments = {file},
                     .options = {repositoryOption(),
                                 {.name = u"replace"_s,
                                  .help = u"instead of one that has the same id, from another "
                                          "file"_s}},
                     .jsonShape = shape,
                     .examples = {u"agentops triggers arm nightly.agentops.json"_s}},
         .handler = onWorkspace(armIn)},
        {.command = {.path = u"triggers disarm"_s,
                     .summary = u"Let a workflow begin by hand only"_s,
                     .arguments = {{.name = u"WORKFLOW"_s,
                                    .help = u"its file, its name or its id"_s,
                                    .type = ValueType::File}},
                     .options = {repositoryOption()},
                     .jsonShape = u"{\"workflow\"}"_s},
         .handler = onWorkspace(disarmIn)},
        {.command = {.path = u"triggers run"_s,
                     .summary = u"Stay and begin what is due, until Ctrl+C"_s,
                     .description =
                         u"Does what the workbench does while it has the repository open: begins "
                         "the runs of armed workflows, and carries on runs that nobody owns. "
                         "Several such programs on the same data begin each run once."_s,
                     .options = {repositoryOption(),
                                 {.name = u"port"_s,
                                  .help = u"of the address for webhooks, kept for next time"_s,
                                  .type = ValueType::Number,
                                  .placeholder = u"N"_s,
                                  .least = 1,
                                  .defaultValue = u"that of last time"_s}},
                     .jsonShape = u"{\"fired\": [{\"workflow\", \"node\", \"run\"}]}"_s},
         .handler = onWorkspace(serveIn, Serving::Everything)},
    };
}

} // namespace agentops::cli
