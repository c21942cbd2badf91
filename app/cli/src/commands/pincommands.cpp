// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "runchoice.h"
#include "session.h"
#include "text.h"
#include "workflowchoice.h"

#include <agentops/workflow/errors.h>
#include <agentops/workflow/pins.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workflow::NodeId;

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
    return fail(Error(workflow::errors::kUnknownElement,
                      u"the workflow has no step \"%1\""_s.arg(id.text())));
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

Result<QJsonObject> writtenValues(const QString &text)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error == QJsonParseError::NoError && json.isObject())
        return json.object();
    return fail(Error(agentops::errors::kInvalidArgument,
                      u"--value wants a JSON object of values by output, such as "
                      "{\"output\": \"text\"}"_s));
}

Task<Result<ExitCode>> pinIn(Context context, workspace::Workspace *workspace)
{
    AO_CO_TRY(Pinned file, pinnedFile(context, workspace->catalog()));
    AO_CO_TRY(const workflow::Node *node, namedNode(context, file));
    workflow::Pin pin;
    pin.nodeHash = workflow::nodeHashOf(file.document, node->id, workspace->catalog());
    pin.at = context.clock->now();
    if (const auto value = context.invocation.value(u"value")) {
        AO_CO_TRY(pin.outputs, writtenValues(*value));
    } else {
        AO_CO_TRY(pin.run,
                  co_await findRun(&workspace->runs(), context.invocation.value(u"from", u"last"_s),
                                   context.token));
        AO_CO_TRY(const workflow::RunDetail detail,
                  co_await workspace->runs().show(pin.run, context.token));
        const workflow::StepStatus *step = detail.status.findStep(node->id);
        if (!step || step->state != workflow::StepState::Succeeded) {
            co_return fail(Error(workflow::errors::kNoValue,
                                 u"step \"%1\" has not succeeded in run %2"_s.arg(
                                     node->id.text(), pin.run.toString())));
        }
        pin.outputs = step->outputs;
        if (makesFolder(*step)) {
            co_return fail(Error(agentops::errors::kInvalidArgument,
                                 u"later steps work in the folder that \"%1\" makes: it has to "
                                 "run"_s.arg(node->id.text())));
        }
        // Of the node that made them: when it is another by now, the pin is stale at once.
        pin.nodeHash = workflow::nodeHashOf(detail.document, node->id, workspace->catalog());
    }
    file.pins.insert(node->id, pin);
    AO_CO_CHECK(workflow::writePinsBlocking(file.path, file.pins));
    context.console->step(u"Pinned: %1 in %2"_s.arg(node->id.text(), file.path));
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson(
            {{u"node"_s, node->id.text()}, {u"file"_s, file.path}, {u"outputs"_s, pin.outputs}}));
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
                                      .help = u"the run whose values are taken (last)"_s,
                                      .type = ValueType::Text,
                                      .placeholder = u"RUN"_s},
                                     {.name = u"value"_s,
                                      .help = u"values by output, as a JSON object"_s,
                                      .type = ValueType::Text,
                                      .placeholder = u"JSON"_s}},
                         .jsonShape = u"{\"node\", \"file\", \"outputs\"}"_s,
                         .examples = {u"agentops workflow pin check.agentops.json build"_s}},
             .handler = onWorkspace(pinIn)},
            {.command = {.path = u"workflow unpin"_s,
                         .summary = u"Let a step run again"_s,
                         .arguments = {file, node},
                         .options = {repositoryOption()},
                         .jsonShape = u"{\"node\", \"file\"}"_s},
             .handler = onWorkspace(unpinIn)},
            {.command = {.path = u"workflow pins"_s,
                         .summary = u"List the pinned values of a workflow"_s,
                         .arguments = {file},
                         .options = {repositoryOption()},
                         .jsonShape = u"{\"pins\": [{\"node\", \"state\": usable, stale or lost, "
                                      "\"at\", \"run\", \"outputs\"}]}"_s},
             .handler = onWorkspace(pinsIn)}};
}

} // namespace agentops::cli
