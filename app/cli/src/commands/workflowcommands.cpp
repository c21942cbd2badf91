// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "diagnosticjson.h"
#include "session.h"
#include "text.h"
#include "workflowchoice.h"

#include <agentops/base/workerpool.h>
#include <agentops/codemap/sourcetree.h>
#include <agentops/git/errors.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/nodes/examples.h>
#include <agentops/nodes/insidepath.h>
#include <agentops/workflow/callcheck.h>
#include <agentops/workflow/recipe.h>

#include <QtCore/QJsonArray>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using workflow::Diagnostic;
using workflow::Document;

namespace {

/// What is wrong with one named workflow and with those that it calls; one that cannot be read has
/// that as its only finding.
workflow::ParsedDocument checked(const QString &name, const workflow::NodeCatalog &catalog)
{
    Result<ChosenWorkflow> chosen = findWorkflow(name, catalog);
    if (chosen) {
        workflow::ParsedDocument &parsed = chosen->parsed;
        if (!parsed.document || workflow::calledWorkflows(*parsed.document, catalog).isEmpty())
            return std::move(parsed);
        const auto read = [&name](const QString &called) -> Result<Document> {
            AO_TRY(const QString root, calledWorkflowsRoot(name));
            AO_TRY(const QString path, nodes::resolveInside(root, called));
            AO_TRY(const workflow::ParsedDocument document,
                   workflow::readDocumentFileBlocking(path));
            return document.toResult();
        };
        parsed.diagnostics += workflow::checkCalls(*parsed.document, catalog, read);
        workflow::locateDiagnostics(chosen->text, parsed.diagnostics);
        return std::move(parsed);
    }
    return {.diagnostics = {{.severity = Diagnostic::Severity::Error,
                             .code = QString::fromLatin1(chosen.error().code().text()),
                             .message = chosen.error().message()}}};
}

Task<Result<ExitCode>> validate(Context context)
{
    // Only the descriptions of the kinds are asked for; nothing is executed.
    workflow::NodeCatalog catalog;
    nodes::NodeDependencies dependencies;
    dependencies.clock = context.clock;
    nodes::registerBuiltinNodes(catalog, dependencies);
    Console &console = *context.console;
    QJsonArray files;
    bool isValid = true;
    for (const QString &name : context.invocation.arguments(u"WORKFLOW")) {
        const workflow::ParsedDocument parsed = checked(name, catalog);
        const bool isFileValid =
            parsed.document.has_value() && !workflow::hasErrors(parsed.diagnostics);
        isValid = isValid && isFileValid;
        QJsonArray diagnostics;
        for (const Diagnostic &diagnostic : parsed.diagnostics) {
            diagnostics.append(diagnosticToJson(diagnostic));
            console.message(diagnostic.toLine(name));
        }
        files.append(QJsonObject{
            {u"file"_s, name}, {u"valid"_s, isFileValid}, {u"diagnostics"_s, diagnostics}});
        if (!console.isJson() && isFileValid)
            AO_CO_CHECK(console.writeLine(name + u": valid"_s));
    }
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"files"_s, files}}));
    co_return isValid ? ExitCode::Ok : ExitCode::InvalidInput;
}

struct Found
{
    QString name;
    QString title;
    QString origin;
};

/// The workflow files of a repository, those that git ignores left out.
Result<QList<Found>> workflowsOfBlocking(const QString &repository, const CancelToken &token)
{
    AO_TRY(const auto tree, codemap::openGitTree(repository));
    AO_TRY(const QList<codemap::SourceFile> files, tree->list(token));
    QList<Found> found;
    for (const codemap::SourceFile &file : files) {
        if (!file.path.endsWith(workflow::kDocumentSuffix))
            continue;
        AO_TRY(const QByteArray text, tree->read(file));
        const auto parsed = workflow::parseDocument(text);
        found.append({file.path,
                      parsed.document ? parsed.document->properties.name : u"cannot be read"_s,
                      u"repository"_s});
    }
    return found;
}

Task<Result<ExitCode>> list(Context context)
{
    QList<Found> found;
    for (const nodes::ExampleWorkflow &example : nodes::exampleWorkflows())
        found.append({example.name, example.document.properties.name, u"example"_s});
    WorkerPool pool(u"git"_s, 1);
    const QString repository = context.repositoryPath();
    const auto own = co_await onWorker(pool, context.token, [repository](CancelToken token) {
        return workflowsOfBlocking(repository, token);
    });
    // Outside of a repository there are still the examples, unless a repository was asked for.
    if (own)
        found += *own;
    else if (context.invocation.value(u"repo")
             || own.error().code() != git::errors::kNotARepository)
        co_return fail(own.error());

    Console &console = *context.console;
    QJsonArray array;
    QList<QStringList> rows;
    for (const Found &workflow : found) {
        array.append(QJsonObject{{u"name"_s, workflow.name},
                                 {u"title"_s, workflow.title},
                                 {u"origin"_s, workflow.origin}});
        rows.append({workflow.name, workflow.origin, workflow.title});
    }
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"workflows"_s, array}}));
    else
        AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> workflowCommands()
{
    return {
        {.command = {.path = u"validate"_s,
                     .summary = u"Check workflow files without running them"_s,
                     .description =
                         u"Every finding is a line FILE:LINE:COLUMN: severity: message. Findings "
                         "that would stop a run make the exit status 3. Workflows that a file "
                         "calls are read from the repository that it is in, without one from the "
                         "current folder."_s,
                     .arguments = {{.name = u"WORKFLOW"_s,
                                    .help = u"workflow files, or names of examples"_s,
                                    .type = ValueType::File,
                                    .count = Count::OneOrMore}},
                     .jsonShape =
                         u"{\"files\": [{\"file\", \"valid\", \"diagnostics\": [{\"severity\": "
                         "error|warning|hint, \"code\", \"message\", \"path\", \"line\", "
                         "\"column\", \"node\", \"edge\"}]}]}"_s,
                     .examples = {u"agentops validate release.agentops.json"_s}},
         .handler = validate},
        {.command = {.path = u"workflows list"_s,
                     .summary = u"List the examples and the workflow files of the repository"_s,
                     .options = {repositoryOption()},
                     .jsonShape = u"{\"workflows\": [{\"name\", \"title\", \"origin\": "
                                  "example|repository}]}"_s},
         .handler = list},
    };
}

} // namespace agentops::cli
