// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "diagnosticjson.h"
#include "fileversions.h"
#include "workflowchoice.h"

#include <agentops/base/file.h>
#include <agentops/interop/githubexport.h>
#include <agentops/interop/githubimport.h>
#include <agentops/interop/n8nimport.h>
#include <agentops/nodes/builtinnodes.h>
#include <agentops/workflow/documentcodec.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;
using interop::Finding;
using interop::Imported;

namespace {

// Workflows are written by hand; more than this is something else.
constexpr qint64 kMaxBytes = 16LL * 1024 * 1024;

/// The top of the repository that the file is in, or its folder.
QDir topOf(const QString &file)
{
    const QString folders = u"/.github/workflows/"_s;
    if (const qsizetype at = file.lastIndexOf(folders); at >= 0)
        return QDir(file.first(at));
    QDir folder = QFileInfo(file).absoluteDir();
    for (QDir above = folder; !above.isRoot(); above.cdUp()) {
        if (above.exists(u".git"_s))
            return above;
        if (!QFileInfo(above.filePath(u".."_s)).isDir())
            break;
    }
    return folder;
}

/// Reads files below `top` only: a workflow names what it likes.
interop::ReadFile readerBelow(const QDir &top)
{
    return [top](const QString &path) -> std::optional<QByteArray> {
        const QString whole = QFileInfo(top.filePath(path)).canonicalFilePath();
        if (!whole.startsWith(top.canonicalPath() + u'/'))
            return std::nullopt;
        const auto content = readFile(whole, kMaxBytes);
        return content ? std::optional(*content) : std::nullopt;
    };
}

QJsonArray toJson(const QList<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        QJsonObject object = diagnosticToJson(finding.diagnostic);
        object.insert(u"file"_s, finding.file);
        array.append(object);
    }
    return array;
}

/// Writes the document; what the file held before and what it holds now are versions of it.
Task<Result<>> writeImported(Context context, QString output, QByteArray text)
{
    const QString path = QDir::current().absoluteFilePath(output);
    FileVersions versions(context, path);
    co_await versions.recordPresent();
    AO_CO_CHECK(writeFile(path, text));
    co_await versions.record(text, versions::Reason::Imported,
                             u"from "_s + context.invocation.argument(u"FILE"));
    co_return {};
}

Task<Result<ExitCode>> tellImported(Context context, Imported imported)
{
    Console &console = *context.console;
    for (const Finding &finding : imported.findings)
        console.message(finding.toLine());
    const std::optional<QString> output = context.invocation.value(u"output");
    QByteArray text;
    if (imported.document)
        text = workflow::writeDocument(*imported.document);
    if (imported.document && output)
        AO_CO_CHECK(co_await writeImported(context, *output, text));
    if (console.isJson()) {
        const QJsonValue document = imported.document
            ? QJsonValue(QJsonDocument::fromJson(text).object())
            : QJsonValue(QJsonValue::Null);
        AO_CO_CHECK(console.writeJson(
            {{u"document"_s, document}, {u"diagnostics"_s, toJson(imported.findings)}}));
    } else if (imported.document && output) {
        AO_CO_CHECK(console.writeLine(*output));
    } else if (imported.document) {
        AO_CO_CHECK(console.write(text));
    }
    co_return imported.document ? ExitCode::Ok : ExitCode::InvalidInput;
}

Task<Result<ExitCode>> importGithub(Context context)
{
    const QString named = context.invocation.argument(u"FILE");
    const QString file = QFileInfo(QDir::current().absoluteFilePath(named)).absoluteFilePath();
    AO_CO_TRY(const QByteArray text, readFile(file, kMaxBytes));
    const QDir top = topOf(file);
    Imported imported =
        interop::importGithubWorkflow(text, top.relativeFilePath(file), readerBelow(top));
    // Places are named so that a terminal or an editor finds them from here.
    for (Finding &finding : imported.findings)
        finding.file = QDir::current().relativeFilePath(top.filePath(finding.file));
    co_return co_await tellImported(context, std::move(imported));
}

Task<Result<ExitCode>> importN8n(Context context)
{
    const QString named = context.invocation.argument(u"FILE");
    AO_CO_TRY(const QByteArray text, readFile(QDir::current().absoluteFilePath(named), kMaxBytes));
    co_return co_await tellImported(context, interop::importN8nWorkflow(text, named));
}

Task<Result<ExitCode>> exportGithub(Context context)
{
    workflow::NodeCatalog catalog;
    nodes::NodeDependencies dependencies;
    dependencies.clock = context.clock;
    nodes::registerBuiltinNodes(catalog, dependencies);
    const QString named = context.invocation.argument(u"WORKFLOW");
    AO_CO_TRY(const ChosenWorkflow chosen, findWorkflow(named, catalog));
    // A document that cannot run here may well be written for there.
    if (!chosen.parsed.document)
        co_return fail(chosen.parsed.toResult().error());
    const interop::Exported exported = interop::exportGithubWorkflow(*chosen.parsed.document);
    Console &console = *context.console;
    QJsonArray diagnostics;
    for (const workflow::Diagnostic &diagnostic : exported.diagnostics) {
        console.message(diagnostic.toLine(named));
        diagnostics.append(diagnosticToJson(diagnostic));
    }
    const std::optional<QString> output = context.invocation.value(u"output");
    if (output)
        AO_CO_CHECK(writeFile(QDir::current().absoluteFilePath(*output), exported.text));
    if (console.isJson())
        AO_CO_CHECK(console.writeJson(
            {{u"text"_s, QString::fromUtf8(exported.text)}, {u"diagnostics"_s, diagnostics}}));
    else if (output)
        AO_CO_CHECK(console.writeLine(*output));
    else
        AO_CO_CHECK(console.write(exported.text));
    co_return ExitCode::Ok;
}

Option outputOption()
{
    return {.name = u"output"_s,
            .help = u"write to this file instead of standard output"_s,
            .type = ValueType::File,
            .placeholder = u"FILE"_s};
}

const QString kImportShape =
    u"{\"document\": object|null, \"diagnostics\": [{\"file\", \"severity\": error|warning|hint, "
    "\"code\", \"message\", \"path\", \"line\", \"column\", \"node\", \"edge\"}]}"_s;

} // namespace

QList<Entry> interopCommands()
{
    return {
        {.command = {.path = u"import github-actions"_s,
                     .summary = u"Make a workflow of one of GitHub Actions"_s,
                     .description =
                         u"Local actions and workflows that it uses become part of it. What only "
                         "GitHub can do is kept, without effect or as a step that is passed over, "
                         "and named: a line FILE:LINE:COLUMN: severity: message each. A file with "
                         "mistakes gives "
                         "no workflow and makes the exit status 3."_s,
                     .arguments = {{.name = u"FILE"_s,
                                    .help = u"a file of .github/workflows"_s,
                                    .type = ValueType::File}},
                     .options = {outputOption()},
                     .jsonShape = kImportShape,
                     .examples = {u"agentops import github-actions .github/workflows/ci.yml "
                                  "--output ci.agentops.json"_s}},
         .handler = importGithub},
        {.command = {.path = u"import n8n"_s,
                     .summary = u"Make a workflow of one that n8n has exported"_s,
                     .description =
                         u"Nodes without an equivalent stay in it, passed over, with their "
                         "parameters as they were."_s,
                     .arguments = {{.name = u"FILE"_s,
                                    .help = u"the exported JSON"_s,
                                    .type = ValueType::File}},
                     .options = {outputOption()},
                     .jsonShape = kImportShape,
                     .examples = {u"agentops import n8n flow.json --output flow.agentops.json"_s}},
         .handler = importN8n},
        {.command = {.path = u"export github-actions"_s,
                     .summary = u"Write a workflow as one of GitHub Actions"_s,
                     .description =
                         u"What GitHub Actions cannot say is left out and named: a line each."_s,
                     .arguments = {{.name = u"WORKFLOW"_s,
                                    .help = u"a workflow file, or the name of an example"_s,
                                    .type = ValueType::File}},
                     .options = {outputOption()},
                     .jsonShape = u"{\"text\", \"diagnostics\": [{\"severity\", \"code\", "
                                  "\"message\", \"path\", \"line\", \"column\", \"node\", "
                                  "\"edge\"}]}"_s,
                     .examples = {u"agentops export github-actions ci.agentops.json --output "
                                  ".github/workflows/ci.yml"_s}},
         .handler = exportGithub},
    };
}

} // namespace agentops::cli
