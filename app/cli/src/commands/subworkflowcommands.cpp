// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "text.h"
#include "workflowchoice.h"
#include "workflowfile.h"

#include <agentops/nodes/insidepath.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/subworkflow.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workflow::Document;
using workflow::NodeId;

namespace {

/// A workflow file that a person named, and where paths of called workflows begin.
struct OpenedFile
{
    QString path;
    QString root;
    Document document;
};

Result<OpenedFile> openWorkflow(const Context &context)
{
    const QString path = QDir::current().absoluteFilePath(context.invocation.argument(u"FILE"));
    AO_TRY(const Document document, readWorkflowFile(path));
    AO_TRY(const QString root, calledWorkflowsRoot(path));
    return OpenedFile{path, root, document};
}

/// How a step of a workflow below `root` calls the file.
Result<QString> calledPath(const QString &root, const QString &file)
{
    const QFileInfo info(QDir::current().absoluteFilePath(file));
    if (!info.dir().exists())
        return fail(
            Error(agentops::errors::kNotFound, u"there is no folder '%1'"_s.arg(info.path())));
    const QString whole = info.dir().canonicalPath() + u'/' + info.fileName();
    if (!whole.startsWith(root + u'/') || !whole.endsWith(workflow::kDocumentSuffix)) {
        return fail(Error(agentops::errors::kInvalidArgument,
                          u"'%1' cannot be called: a workflow is a file NAME%2 in the repository "
                          "of the one that calls it"_s.arg(file, workflow::kDocumentSuffix)));
    }
    return whole.sliced(root.size() + 1);
}

QStringList stepsOf(const Document &document)
{
    QStringList ids;
    for (const workflow::Node &node : document.nodes)
        ids.append(node.id.text());
    return ids;
}

Result<ExitCode> tellExtracted(const Context &context, const Document &before,
                               const workflow::Extraction &extraction, const NodeId &call)
{
    Console &console = *context.console;
    const QString file = context.invocation.argument(u"FILE");
    const QString output = context.invocation.value(u"output", QString());
    // Those that only stand for values from outside are no steps of the person.
    QStringList steps = stepsOf(extraction.called);
    steps.removeIf([&before](const QString &id) { return !before.findNode(NodeId(id)); });
    QStringList inputs;
    for (const workflow::InputSpec &input : extraction.called.properties.inputs)
        inputs.append(input.name);
    const QStringList outputs = extraction.called.properties.outputs.keys();
    if (console.isJson()) {
        AO_CHECK(console.writeJson({{u"file"_s, file},
                                    {u"output"_s, output},
                                    {u"call"_s, call.text()},
                                    {u"steps"_s, QJsonArray::fromStringList(steps)},
                                    {u"inputs"_s, QJsonArray::fromStringList(inputs)},
                                    {u"outputs"_s, QJsonArray::fromStringList(outputs)}}));
        return ExitCode::Ok;
    }
    const auto listed = [](const QStringList &names) {
        return names.isEmpty() ? u"none"_s : names.join(", "_L1);
    };
    AO_CHECK(console.writeLine(u"%1: steps %2; inputs %3; outputs %4"_s.arg(
        output, listed(steps), listed(inputs), listed(outputs))));
    AO_CHECK(console.writeLine(u"%1: %2 calls it"_s.arg(file, call.text())));
    return ExitCode::Ok;
}

Task<Result<ExitCode>> extractSteps(Context context)
{
    const auto output = context.invocation.value(u"output");
    if (!output) {
        co_return fail(
            Error(commandline::errors::kUsage, u"'workflow extract' needs --output FILE"_s)
                .with(u"command"_s, u"workflow extract"_s));
    }
    AO_CO_TRY(const OpenedFile file, openWorkflow(context));
    AO_CO_TRY(const QString called, calledPath(file.root, *output));
    const QString calledFile = file.root + u'/' + called;
    const bool isItself = QFileInfo(calledFile) == QFileInfo(file.path);
    if (isItself || (QFileInfo::exists(calledFile) && !context.invocation.hasFlag(u"force"))) {
        co_return fail(Error(agentops::errors::kInvalidArgument,
                             isItself
                                 ? u"'%1' cannot call itself"_s.arg(*output)
                                 : u"'%1' is there already; --force overwrites it"_s.arg(*output)));
    }
    QList<NodeId> nodes;
    for (const QString &id : context.invocation.arguments(u"NODE"))
        nodes.append(NodeId(id));
    const QString name = QFileInfo(called).fileName().chopped(workflow::kDocumentSuffix.size());
    const workflow::ExtractionTarget target{
        .id = workflow::WorkflowId::create(),
        .name = context.invocation.value(u"name", name),
        .path = called,
        .call = NodeId(context.invocation.value(u"as", workflow::createLocalId(u"call")))};
    const auto catalog = knownKinds(context);
    AO_CO_TRY(const workflow::Extraction extraction,
              workflow::extractSubworkflow(file.document, *catalog, nodes, target));
    const QString message =
        u"%1 moved into %2"_s.arg(counted(nodes.size(), u"step"_s, u"steps"_s), called);
    // The called one first: a document never calls what is not there.
    AO_CO_CHECK(co_await writeWorkflowFile(context, calledFile, extraction.called, message));
    AO_CO_CHECK(co_await writeWorkflowFile(context, file.path, extraction.caller, message));

    co_return tellExtracted(context, file.document, extraction, target.call);
}

Task<Result<ExitCode>> inlineCall(Context context)
{
    AO_CO_TRY(const OpenedFile file, openWorkflow(context));
    const NodeId call(context.invocation.argument(u"NODE"));
    const workflow::Node *node = file.document.findNode(call);
    const QString name = node ? node->parameters.value("workflow"_L1).toString() : QString();
    // A step that is not there, or calls nothing, is refused with its reason below.
    Document called;
    if (!name.isEmpty()) {
        AO_CO_TRY(const QString path, nodes::resolveInside(file.root, name));
        AO_CO_TRY(called, readWorkflowFile(path));
    }
    const auto catalog = knownKinds(context);
    AO_CO_TRY(const workflow::Inlined inlined,
              workflow::inlineSubworkflow(file.document, *catalog, call, called));
    const QString output =
        context.invocation.value(u"output", context.invocation.argument(u"FILE"));
    AO_CO_CHECK(co_await writeWorkflowFile(context, QDir::current().absoluteFilePath(output),
                                           inlined.document,
                                           u"%1 put in place of %2"_s.arg(name, call.text())));

    QStringList steps = stepsOf(inlined.document);
    steps.removeIf([&file](const QString &id) { return file.document.findNode(NodeId(id)); });
    const bool isApart = inlined.shape == workflow::Inlined::Shape::Apart;
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"file"_s, output},
                                       {u"call"_s, call.text()},
                                       {u"shape"_s, isApart ? u"apart"_s : u"container"_s},
                                       {u"steps"_s, QJsonArray::fromStringList(steps)}}));
        co_return ExitCode::Ok;
    }
    const QString what =
        isApart ? u"%1: in place of %2 stand %3"_s : u"%1: %2 is a container now, with %3"_s;
    AO_CO_CHECK(console.writeLine(
        what.arg(output, call.text(), steps.isEmpty() ? u"nothing"_s : steps.join(", "_L1))));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> subworkflowCommands()
{
    const Argument file{.name = u"FILE"_s, .help = u"a workflow file"_s, .type = ValueType::File};
    return {
        {.command =
             {.path = u"workflow extract"_s,
              .summary = u"Make a workflow of its own of steps, and a call in their place"_s,
              .description =
                  u"What the steps read from outside becomes inputs, what is read from them "
                  "outputs. 'agentops workflow inline' makes the same file again. Steps that would "
                  "do something else as a call are refused, with the reason."_s,
              .arguments = {file,
                            {.name = u"NODE"_s,
                             .help = u"ids of steps; what is in a container goes with it"_s,
                             .count = Count::OneOrMore}},
              .options = {{.name = u"output"_s,
                           .help = u"the file that they become, in the same repository"_s,
                           .type = ValueType::File,
                           .placeholder = u"FILE"_s},
                          {.name = u"as"_s,
                           .help = u"the id of the step that calls it"_s,
                           .type = ValueType::Text,
                           .placeholder = u"ID"_s},
                          {.name = u"name"_s,
                           .help = u"its name for people; without it that of the file"_s,
                           .type = ValueType::Text,
                           .placeholder = u"TEXT"_s},
                          {.name = u"force"_s, .help = u"overwrite a file that is there"_s}},
              .jsonShape = u"{\"file\", \"output\", \"call\", \"steps\": [id], \"inputs\": [name], "
                           "\"outputs\": [name]}"_s,
              .examples = {u"agentops workflow extract ci.agentops.json build test --output "
                           "check.agentops.json"_s}},
         .handler = extractSteps},
        {.command =
             {.path = u"workflow inline"_s,
              .summary = u"Put the steps of a called workflow in the place of the call"_s,
              .description =
                  u"Where they cannot stand by themselves, they stand in a container that does "
                  "what the call did. The called file stays as it is."_s,
              .arguments = {file,
                            {.name = u"NODE"_s, .help = u"the id of the step that calls it"_s}},
              .options = {{.name = u"output"_s,
                           .help = u"write to this file instead of FILE"_s,
                           .type = ValueType::File,
                           .placeholder = u"FILE"_s}},
              .jsonShape = u"{\"file\", \"call\", \"shape\": apart|container, \"steps\": [id]}"_s,
              .examples = {u"agentops workflow inline ci.agentops.json check"_s}},
         .handler = inlineCall},
    };
}

} // namespace agentops::cli
