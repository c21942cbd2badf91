// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "runchoice.h"
#include "session.h"
#include "text.h"
#include "workflowchoice.h"

#include <agentops/base/closestword.h>
#include <agentops/commandline/parser.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/pins.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <limits>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workflow::NodeId;
using workflow::RunId;

namespace {

/// The workflow file of the command line with its pins.
struct Pinned
{
    workflow::Document document;
    QString path;
    workflow::Pins pins;
};

Result<Pinned> pinnedFile(const Context &context, const workflow::NodeCatalog &catalog)
{
    const QString name = context.invocation.argument(u"FILE");
    AO_TRY(const ChosenWorkflow chosen, findWorkflow(name, catalog));
    AO_TRY(workflow::Document document, documentOf(chosen));
    const QString path = workflow::pinsPathOf(chosen.source);
    AO_TRY(workflow::Pins pins, workflow::readPinsBlocking(path));
    return Pinned{std::move(document), path, std::move(pins)};
}

Result<const workflow::Node *> namedNode(const Context &context, const Pinned &file)
{
    const NodeId id(context.invocation.argument(u"NODE"));
    if (const workflow::Node *node = file.document.findNode(id))
        return node;
    QStringList ids;
    for (const workflow::Node &node : file.document.nodes)
        ids.append(node.id.text());
    return fail(
        Error(workflow::errors::kUnknownElement,
              u"the workflow has no step \"%1\""_s.arg(id.text()) + didYouMean(id.text(), ids)));
}

/// Whether the steps behind it work in a folder of its own.
bool makesFolder(const workflow::StepStatus &step)
{
    const QString &folder = step.workingDirectory;
    return !folder.isEmpty()
        && std::ranges::any_of(step.outputs, [&folder](const QJsonValue &value) {
               return value.toString() == folder;
           });
}

/// The values of --value, each as the step itself would hand it on.
Result<QJsonObject> writtenValues(const QString &text, const workflow::Node &node,
                                  const workflow::NodeType &type)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !json.isObject()) {
        return fail(Error(agentops::errors::kInvalidArgument,
                          u"--value wants a JSON object of values by output, such as "
                          "{\"output\": \"text\"}"_s));
    }
    const QList<workflow::Port> ports = type.outputsOn(node);
    QStringList names;
    for (const workflow::Port &port : ports)
        names.append(port.name);
    QJsonObject values;
    const QJsonObject given = json.object();
    for (auto it = given.begin(); it != given.end(); ++it) {
        const QString &name = it.key();
        const auto port = std::ranges::find(ports, name, &workflow::Port::name);
        if (port == ports.end()) {
            return fail(
                Error(agentops::errors::kInvalidArgument,
                      u"--value: step \"%1\" has no output \"%2\""_s.arg(node.id.text(), name)
                          + didYouMean(name, names) + u" (it has: %1)"_s.arg(names.join(", "_L1))));
        }
        auto value = workflow::convertValue(it.value(), port->type);
        if (!value)
            return fail(Error(workflow::errors::kWrongType,
                              u"--value: the output \"%1\" of \"%2\""_s.arg(name, node.id.text()))
                            .causedBy(std::move(value).error()));
        values.insert(name, *value);
    }
    return values;
}

/// The run that --from names; without it the last one of this workflow.
Task<Result<RunId>> chosenRun(Context context, workflow::RunService *runs,
                              workflow::Properties properties)
{
    const QString name = context.invocation.value(u"from", u"last"_s);
    if (name != "last"_L1)
        co_return co_await findRun(runs, name, context.token);
    AO_CO_TRY(const QList<workflow::RunSummary> all,
              co_await runs->list(std::numeric_limits<int>::max(), context.token));
    const auto last = std::ranges::find(all, properties.id, &workflow::RunSummary::workflow);
    if (last == all.end()) {
        co_return fail(workflow::errors::kRunNotFound,
                       u"\"%1\" has not run here yet: run it, or give values with --value"_s.arg(
                           properties.name));
    }
    co_return last->id;
}

/// What a step has handed on in a run, and of which node that was.
Result<workflow::Pin> recordedPin(const workflow::RunDetail &detail, const workflow::Node &node,
                                  const workflow::NodeCatalog &catalog)
{
    const QString id = node.id.text();
    const QString run = detail.status.summary().id.toString();
    const workflow::StepStatus *step = detail.status.findStep(node.id);
    if (!step && !node.parent.isEmpty())
        return fail(
            Error(workflow::errors::kNoValue,
                  u"step \"%1\" runs in passes of \"%2\": give its values with --value"_s.arg(
                      id, node.parent.text())));
    if (!step || step->state != workflow::StepState::Succeeded)
        return fail(Error(workflow::errors::kNoValue,
                          u"step \"%1\" has not succeeded in run %2"_s.arg(id, run)));
    if (makesFolder(*step))
        return fail(
            Error(agentops::errors::kInvalidArgument,
                  u"later steps work in the folder that \"%1\" makes: it has to run"_s.arg(id)));
    workflow::Pin pin;
    pin.run = detail.status.summary().id;
    pin.outputs = step->outputs;
    // Of the node that made them: when it is another by now, the pin is stale at once.
    pin.nodeHash = workflow::nodeHashOf(detail.document, node.id, catalog);
    return pin;
}

/// Where the values of a pin come from, for people.
QString sourceText(const workflow::RunSummary &run, const workflow::Properties &properties)
{
    const QString text =
        u"with the values of run %1 (%2)"_s.arg(run.id.toString(), timeText(run.createdAt));
    return run.workflow == properties.id ? text
                                         : text + u", which is of \"%1\""_s.arg(run.workflowName);
}

Task<Result<ExitCode>> pinIn(Context context, workspace::Workspace *workspace)
{
    const auto value = context.invocation.value(u"value");
    if (value && context.invocation.value(u"from"))
        co_return fail(
            Error(commandline::errors::kUsage, u"--from and --value exclude each other"_s)
                .with(u"command"_s, context.invocation.path()));
    const workflow::NodeCatalog &catalog = workspace->catalog();
    AO_CO_TRY(Pinned file, pinnedFile(context, catalog));
    AO_CO_TRY(const workflow::Node *node, namedNode(context, file));
    workflow::Pin pin;
    QString source = u"with the values given"_s;
    if (value) {
        AO_CO_TRY(pin.outputs, writtenValues(*value, *node, *catalog.findType(node->kind)));
        pin.nodeHash = workflow::nodeHashOf(file.document, node->id, catalog);
    } else {
        AO_CO_TRY(const RunId run,
                  co_await chosenRun(context, &workspace->runs(), file.document.properties));
        AO_CO_TRY(const workflow::RunDetail detail,
                  co_await workspace->runs().show(run, context.token));
        AO_CO_TRY(pin, recordedPin(detail, *node, catalog));
        source = sourceText(detail.status.summary(), file.document.properties);
    }
    pin.at = context.clock->now();
    file.pins.insert(node->id, pin);
    AO_CO_CHECK(workflow::writePinsBlocking(file.path, file.pins));
    context.console->step(u"Pinned: %1 in %2, %3"_s.arg(node->id.text(), file.path, source));
    if (pin.nodeHash != workflow::nodeHashOf(file.document, node->id, catalog))
        context.console->message(
            u"The step has changed since that run: its values are stale and not used."_s);
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson(
            {{u"node"_s, node->id.text()},
             {u"file"_s, file.path},
             {u"run"_s, pin.run.isNull() ? QJsonValue() : QJsonValue(pin.run.toString())},
             {u"outputs"_s, pin.outputs}}));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> unpinIn(Context context, workspace::Workspace *workspace)
{
    AO_CO_TRY(Pinned file, pinnedFile(context, workspace->catalog()));
    const NodeId node(context.invocation.argument(u"NODE"));
    if (file.pins.remove(node) == 0)
        co_return fail(Error(workflow::errors::kUnknownElement,
                             u"step \"%1\" is not pinned"_s.arg(node.text())));
    AO_CO_CHECK(workflow::writePinsBlocking(file.path, file.pins));
    context.console->step(u"Unpinned: "_s + node.text());
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson({{u"node"_s, node.text()}, {u"file"_s, file.path}}));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> pinsIn(Context context, workspace::Workspace *workspace)
{
    AO_CO_TRY(const Pinned file, pinnedFile(context, workspace->catalog()));
    const workflow::UsablePins usable =
        workflow::usablePins(file.pins, file.document, workspace->catalog());
    QJsonArray list;
    QList<QStringList> rows;
    for (const auto &[node, pin] : file.pins.asKeyValueRange()) {
        const QString state = usable.stale.contains(node) ? u"stale"_s
            : usable.lost.contains(node)                  ? u"lost"_s
                                                          : u"usable"_s;
        list.append(QJsonObject{
            {u"node"_s, node.text()},
            {u"state"_s, state},
            {u"at"_s, toIsoString(pin.at)},
            {u"run"_s, pin.run.isNull() ? QJsonValue() : QJsonValue(pin.run.toString())},
            {u"outputs"_s, pin.outputs}});
        rows.append({node.text(), state, timeText(pin.at),
                     pin.run.isNull() ? u"made up"_s : u"from run "_s + pin.run.toString()});
    }
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson({{u"pins"_s, list}}));
    else
        AO_CO_CHECK(context.console->write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> pinCommands()
{
    const Argument file{.name = u"FILE"_s, .help = u"a workflow file"_s, .type = ValueType::File};
    const Argument node{.name = u"NODE"_s, .help = u"a step of it"_s, .type = ValueType::Text};
    return {{.command = {.path = u"workflow pin"_s,
                         .summary = u"Let values stand for what a step hands on"_s,
                         .description = u"The values are kept beside the workflow file, in "
                                        "NAME.pins.json, and only used by 'agentops run --pinned'. "
                                        "When the step changes, they are stale and not used."_s,
                         .arguments = {file, node},
                         .options = {repositoryOption(),
                                     {.name = u"from"_s,
                                      .help = u"the run whose values are taken"_s,
                                      .type = ValueType::Text,
                                      .placeholder = u"RUN"_s,
                                      .defaultValue = u"the last one of this workflow"_s},
                                     {.name = u"value"_s,
                                      .help = u"values by output, as a JSON object, in the types "
                                              "of the outputs"_s,
                                      .type = ValueType::Text,
                                      .placeholder = u"JSON"_s}},
                         .jsonShape = u"{\"node\", \"file\", \"run\": id or null, \"outputs\"}"_s,
                         .examples = {u"agentops workflow pin check.agentops.json build"_s}},
             .handler = onAnyFolder(pinIn)},
            {.command = {.path = u"workflow unpin"_s,
                         .summary = u"Let a step run again"_s,
                         .arguments = {file, node},
                         .options = {repositoryOption()},
                         .jsonShape = u"{\"node\", \"file\"}"_s},
             .handler = onAnyFolder(unpinIn)},
            {.command = {.path = u"workflow pins"_s,
                         .summary = u"List the pinned values of a workflow"_s,
                         .arguments = {file},
                         .options = {repositoryOption()},
                         .jsonShape = u"{\"pins\": [{\"node\", \"state\": usable, stale or lost, "
                                      "\"at\", \"run\", \"outputs\"}]}"_s},
             .handler = onAnyFolder(pinsIn)}};
}

} // namespace agentops::cli
