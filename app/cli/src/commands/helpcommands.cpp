// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "terminal.h"

#include <agentops/base/closestword.h>
#include <agentops/commandline/completion.h>
#include <agentops/commandline/help.h>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

Task<Result<ExitCode>> help(Context context)
{
    const Program &program = *context.program;
    const QString path = context.invocation.arguments(u"COMMAND").join(u' ');
    if (context.invocation.hasFlag(u"man")) {
        const QString page = manPage(program);
        if (context.console->isJson())
            AO_CO_CHECK(context.console->writeJson({{u"manual"_s, page}}));
        else
            AO_CO_CHECK(context.console->write(page.toUtf8()));
        co_return ExitCode::Ok;
    }
    if (!path.isEmpty() && !program.findCommand(path) && !program.findGroup(path)) {
        co_return fail(commandline::errors::kUsage,
                       u"there is no command '%1'"_s.arg(path)
                           + didYouMean(path, program.wordsAfter({})));
    }
    const QString text = helpText(program, path, terminalWidth());
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson({{u"help"_s, text}}));
    else
        AO_CO_CHECK(context.console->write(text.toUtf8()));
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> completion(Context context)
{
    const QString name = context.invocation.argument(u"SHELL");
    const Shell shell = name == "bash"_L1 ? Shell::Bash
        : name == "zsh"_L1                ? Shell::Zsh
                                          : Shell::Fish;
    const QString script = completionScript(*context.program, shell);
    if (context.console->isJson())
        AO_CO_CHECK(context.console->writeJson({{u"shell"_s, name}, {u"script"_s, script}}));
    else
        AO_CO_CHECK(context.console->write(script.toUtf8()));
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> helpCommands()
{
    return {
        {.command = {.path = u"completion"_s,
                     .summary = u"Print a script that completes this program's commands"_s,
                     .arguments = {{.name = u"SHELL"_s,
                                    .help = u"the shell that will read it"_s,
                                    .type = ValueType::Choice,
                                    .choices = {u"bash"_s, u"zsh"_s, u"fish"_s}}},
                     .jsonShape = u"{\"shell\", \"script\"}"_s,
                     .examples = {u"source <(agentops completion bash)"_s,
                                  u"agentops completion zsh > ~/.zfunc/_agentops"_s}},
         .handler = completion},
        {.command =
             {.path = u"help"_s,
              .summary = u"Show what a command does"_s,
              .arguments = {{.name = u"COMMAND"_s,
                             .help = u"the words of a command"_s,
                             .count = Count::ZeroOrMore}},
              .options = {{.name = u"man"_s, .help = u"print the manual page, for man(1)"_s}},
              .jsonShape = u"{\"help\"}; with --man {\"manual\"}"_s,
              .examples = {u"agentops help map export"_s, u"agentops help --man | man -l -"_s}},
         .handler = help},
    };
}

} // namespace agentops::cli
