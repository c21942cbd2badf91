// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrunner.h"
#include "nodekinds.h"
#include "steppath.h"

#include <agentops/nodes/errors.h>
#include <agentops/workflow/document.h>

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
                        {.name = u"succeeded"_s, .type = PortType::Boolean}},
            .parameters = {{.name = u"command"_s,
                            .type = Parameter::Type::MultilineText,
                            .title = u"Command"_s,
                            .isRequired = true,
                            .placeholder = u"make test"_s},
                           {.name = u"directory"_s,
                            .type = Parameter::Type::Path,
                            .title = u"Folder"_s,
                            .help = u"Relative to the folder the run works in."_s},
                           {.name = u"environment"_s,
                            .type = Parameter::Type::Object,
                            .title = u"Environment"_s,
                            .help = u"Variables beyond the usual ones; nothing else of the "
                                    "program's own environment reaches the command."_s},
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
                            .defaultValue = true}},
            .effect = Effect::Files,
            .effectOf = effectOfCommand,
            .errorCodes = {u"nodes.command_failed"_s, u"process.no_working_directory"_s,
                           u"nodes.outside_working_directory"_s}};
}

class ShellCommand final : public NodeExecutor
{
public:
    Task<Result<StepOutput>> execute(StepContext context, CancelToken token) override
    {
        AO_CO_TRY(QString directory,
                  resolveInside(context.workingDirectory, context.text(u"directory")));
        process::ProcessSpec spec = process::shellCommand(context.text(u"command"));
        spec.workingDirectory = std::move(directory);
        const QJsonObject environment = context.parameters.value("environment"_L1).toObject();
        for (auto it = environment.begin(); it != environment.end(); ++it)
            spec.environment.set(it.key(), it.value().toVariant().toString());
        if (const QJsonValue input = context.inputs.value("input"_L1); input.isString())
            spec.standardInput = input.toString().toUtf8();

        AO_CO_TRY(CommandOutcome outcome,
                  co_await runForStep(std::move(spec), context.services, token));
        if (!outcome.process.succeeded() && context.flag(u"failOnError"))
            co_return fail(Error(errors::kCommandFailed,
                                 u"the command ended with "_s + describeEnd(outcome.process))
                               .with(u"exitCode"_s, QString::number(outcome.process.exitCode)));
        co_return StepOutput{.values = {{u"output"_s, outcome.output},
                                        {u"exitCode"_s, outcome.process.exitCode},
                                        {u"succeeded"_s, outcome.process.succeeded()}}};
    }
};

} // namespace

void addShellCommand(NodeCatalog &catalog)
{
    catalog.add(shellCommandType(), std::make_unique<ShellCommand>());
}

} // namespace agentops::nodes
