// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandfiles.h"
#include "commandrunner.h"
#include "nodekinds.h"
#include "plannedeffects.h"
#include "programnames.h"
#include "scriptshell.h"
#include "stepglob.h"

#include <agentops/nodes/errors.h>
#include <agentops/nodes/insidepath.h>
#include <agentops/process/sandbox.h>
#include <agentops/workflow/document.h>
#include <agentops/workflow/schema.h>

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

/// Only a plain yes, or nothing, lets it run again: what an expression comes to is not known yet.
Effect effectOfCommand(const Node &node)
{
    const QJsonValue repeatable = node.parameters.value("repeatable"_L1);
    const bool mayRepeat = repeatable.isUndefined() || repeatable.isNull() || repeatable.toBool();
    return mayRepeat ? Effect::Files : Effect::Outside;
}

QList<Parameter> shellCommandParameters()
{
    return {{.name = u"command"_s,
             .type = Parameter::Type::MultilineText,
             .title = u"Command"_s,
             .isRequired = true,
             .placeholder = u"make test"_s,
             .editor = Parameter::Editor::Code,
             .language = u"sh"_s},
            {.name = u"directory"_s,
             .type = Parameter::Type::Path,
             .title = u"Folder"_s,
             .help = u"Relative to the folder the run works in."_s,
             .editor = Parameter::Editor::Folder},
            {.name = u"shell"_s,
             .title = u"Shell"_s,
             .help = u"bash, sh, pwsh or python, or a command line in which {0} stands for the "
                     "file with the script. Empty: the system's."_s,
             .placeholder = u"bash"_s},
            {.name = u"environment"_s,
             .type = Parameter::Type::Object,
             .title = u"Environment"_s,
             .help = u"Variables beyond the usual ones; nothing else of the "
                     "program's own environment reaches the command."_s},
            {.name = u"defaultEnvironment"_s,
             .type = Parameter::Type::Object,
             .title = u"Environment by default"_s,
             .help = u"Variables that count less than those above, such as what a service sets for "
                     "every command."_s},
            {.name = u"inheritedEnvironment"_s,
             .type = Parameter::Type::Object,
             .title = u"Environment of earlier steps"_s,
             .help = u"Variables that count more than those above, such as "
                     "{{ build.environment }}: what a step before has handed on."_s},
            {.name = u"inheritedPath"_s,
             .type = Parameter::Type::List,
             .title = u"Folders of programs of earlier steps"_s,
             .help = u"Looked through before PATH, such as {{ build.path }}."_s},
            {.name = u"programs"_s,
             .type = Parameter::Type::Object,
             .title = u"Programs by other names"_s,
             .help =
                 u"Names by which the command finds programs, each with a command line, such as "
                 "python: /usr/bin/python3. Not on Windows."_s},
            {.name = u"commandFiles"_s,
             .type = Parameter::Type::Boolean,
             .title = u"Hand on values through files"_s,
             .help = u"The command may write name=value lines to the files that GITHUB_OUTPUT "
                     "and GITHUB_ENV name, folders to GITHUB_PATH and Markdown to "
                     "GITHUB_STEP_SUMMARY; AGENTOPS_OUTPUT and so on are the same."_s,
             .defaultValue = false},
            {.name = u"sandbox"_s,
             .type = Parameter::Type::Choice,
             .title = u"Sandbox"_s,
             .help = u"offline: no network. strict: also read-only outside the folder the run "
                     "works in. Linux with bubblewrap; elsewhere the step fails."_s,
             .defaultValue = u"none"_s,
             .choices = {u"none"_s, u"offline"_s, u"strict"_s}},
            {.name = u"failOnError"_s,
             .type = Parameter::Type::Boolean,
             .title = u"Fail on another exit code than 0"_s,
             .defaultValue = true},
            {.name = u"repeatable"_s,
             .type = Parameter::Type::Boolean,
             .title = u"May run again after a crash"_s,
             .help = u"No for a command that changes something outside, such as a "
                     "deployment: when the program dies meanwhile, a person decides "
                     "how the run goes on."_s,
             .defaultValue = true}};
}

NodeType shellCommandType()
{
    return {.kind = u"shell.command"_s,
            .category = u"shell"_s,
            .title = u"Shell command"_s,
            .help = u"Runs a command in the system's shell. Its output is the step's log; the end "
                    "of standard output is handed on."_s,
            .icon = u"terminal"_s,
            .summaryParameter = u"command"_s,
            .inputs = {{.name = u"input"_s, .help = u"Text goes to standard input."_s}},
            .outputs = {{.name = u"output"_s, .type = PortType::Text},
                        {.name = u"exitCode"_s, .type = PortType::Number},
                        {.name = u"succeeded"_s, .type = PortType::Boolean},
                        {.name = u"values"_s,
                         .type = PortType::Object,
                         .help = u"What the command wrote to GITHUB_OUTPUT."_s,
                         .schema = schema::map(schema::text()),
                         .isOptional = true},
                        {.name = u"environment"_s,
                         .type = PortType::Object,
                         .help = u"What it wrote to GITHUB_ENV."_s,
                         .schema = schema::map(schema::text()),
                         .isOptional = true},
                        {.name = u"path"_s,
                         .type = PortType::List,
                         .help = u"What it wrote to GITHUB_PATH."_s,
                         .schema = schema::list(schema::text()),
                         .isOptional = true},
                        {.name = u"summary"_s,
                         .type = PortType::Text,
                         .help = u"What it wrote to GITHUB_STEP_SUMMARY."_s,
                         .isOptional = true}},
            .parameters = shellCommandParameters(),
            .effect = Effect::Files,
            .effectOf = effectOfCommand,
            .effectsOf = planned::command,
            .programsOf = planned::shell,
            .errorCodes = {u"nodes.command_failed"_s, u"nodes.bad_command_file"_s,
                           u"nodes.bad_parameter"_s, u"nodes.outside_working_directory"_s,
                           u"process.no_working_directory"_s, u"process.program_not_found"_s,
                           u"process.sandbox_unavailable"_s}};
}

process::Sandbox sandboxOf(const StepContext &context)
{
    const QString wanted = context.text(u"sandbox");
    if (wanted == "offline"_L1)
        return process::Sandbox::Offline;
    return wanted == "strict"_L1 ? process::Sandbox::Strict : process::Sandbox::None;
}

Result<process::ProcessSpec> specOf(const StepContext &context, const QString &privateFolder)
{
    AO_TRY(QString directory, resolveInside(context.workingDirectory, context.text(u"directory")));
    AO_TRY(
        process::ProcessSpec spec,
        scriptCommand(context.text(u"shell").trimmed(), context.text(u"command"), privateFolder));
    spec.workingDirectory = std::move(directory);
    if (context.flag(u"commandFiles"))
        AO_CHECK(prepareCommandFiles(privateFolder, spec.environment));
    for (const auto name : {"defaultEnvironment"_L1, "environment"_L1, "inheritedEnvironment"_L1}) {
        const QJsonObject environment = context.parameters.value(name).toObject();
        for (auto it = environment.begin(); it != environment.end(); ++it)
            spec.environment.set(it.key(), it.value().toVariant().toString());
    }
    AO_CHECK(addProgramNames(context.parameters.value("programs"_L1).toObject(), privateFolder,
                             spec.environment));
    QStringList folders = toStrings(context.parameters.value("inheritedPath"_L1).toArray());
    if (!folders.isEmpty()) {
        folders.append(spec.environment.value(u"PATH"_s));
        spec.environment.set(u"PATH"_s, folders.join(QDir::listSeparator()));
    }
    if (const QJsonValue input = context.inputs.value("input"_L1); input.isString())
        spec.standardInput = input.toString().toUtf8();
    return spec;
}

class ShellCommand final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        const QTemporaryDir privateFolder(scriptFolderTemplate());
        if (!privateFolder.isValid())
            co_return fail(agentops::errors::kIo, privateFolder.errorString());
        AO_CO_TRY(process::ProcessSpec plain, specOf(context, privateFolder.path()));
        AO_CO_TRY(process::ProcessSpec spec,
                  co_await process::sandboxed(std::move(plain), sandboxOf(context),
                                              {context.workingDirectory, privateFolder.path()},
                                              token));
        // One that may not run again: whether it did is of interest when the program dies
        // meanwhile.
        StepEffect effect{.kind = u"command"_s,
                          .target = context.text(u"command").section(u'\n', 0, 0).left(80),
                          .detail = {}};
        const bool isOutside = !context.flag(u"repeatable");
        if (isOutside)
            AO_CO_CHECK(co_await context.services->announceEffect(effect));
        AO_CO_TRY(CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token));
        effect.detail.insert(u"exitCode"_s, outcome.process.exitCode);
        if (isOutside)
            context.services->recordEffect(std::move(effect));
        StepOutput output{.values = {{u"output"_s, outcome.output},
                                     {u"exitCode"_s, outcome.process.exitCode},
                                     {u"succeeded"_s, outcome.process.succeeded()}}};
        if (!outcome.process.succeeded() && context.flag(u"failOnError"))
            output.failure = Error(errors::kCommandFailed,
                                   u"the command ended with "_s + describeEnd(outcome.process))
                                 .with(u"exitCode"_s, QString::number(outcome.process.exitCode));
        if (!context.flag(u"commandFiles"))
            co_return output;
        AO_CO_TRY(const CommandFileValues handed, readCommandFiles(privateFolder.path()));
        output.values.insert("values"_L1, handed.values);
        output.values.insert("environment"_L1, handed.environment);
        output.values.insert("path"_L1, handed.path);
        output.values.insert("summary"_L1, handed.summary);
        if (!handed.summary.isEmpty())
            AO_CO_CHECK(co_await context.services->writeArtefact(
                u"summary.md"_s, u"text/markdown"_s, handed.summary.toUtf8()));
        co_return output;
    }
};

} // namespace

void addShellCommand(NodeCatalog &catalog)
{
    catalog.add(shellCommandType(), std::make_unique<ShellCommand>());
}

} // namespace agentops::nodes
