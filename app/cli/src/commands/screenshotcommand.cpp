// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "desktop.h"

#include <agentops/base/file.h>
#include <agentops/git/repository.h>

#include <QtCore/QDir>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

Task<Result<ExitCode>> screenshot(Context context)
{
    const QString repository = context.repositoryPath();
    AO_CO_CHECK(git::Repository::open(repository));
    AO_CO_CHECK(findDisplay());
    const QString file =
        QDir::current().absoluteFilePath(context.invocation.value(u"out", QString()));
    QStringList arguments{u"--screenshot"_s, context.invocation.argument(u"PANEL")};
    if (const auto theme = context.invocation.value(u"theme"))
        arguments << u"--theme"_s << *theme;
    if (const auto data = context.dataFolder())
        arguments << u"--data-dir"_s << *data;
    arguments << repository;
    context.console->progress(u"Drawing "_s + context.invocation.argument(u"PANEL"));
    AO_CO_TRY(const QByteArray bytes, co_await drawnByDesktop(arguments, u".png"_s, context.token));
    AO_CO_CHECK(writeFile(file, bytes));
    Console &console = *context.console;
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"file"_s, file},
                                       {u"panel"_s, context.invocation.argument(u"PANEL")},
                                       {u"sizeBytes"_s, bytes.size()}}));
    } else {
        AO_CO_CHECK(console.writeLine(file));
    }
    co_return ExitCode::Ok;
}

Task<Result<ExitCode>> checkedScreenshot(Context context)
{
    if (!context.invocation.value(u"out")) {
        co_return fail(Error(commandline::errors::kUsage, u"'screenshot' needs --out FILE.png"_s)
                           .with(u"command"_s, u"screenshot"_s));
    }
    co_return co_await screenshot(std::move(context));
}

} // namespace

QList<Entry> screenshotCommands()
{
    return {{.command = {.path = u"screenshot"_s,
                         .summary = u"Write a picture of the desktop program"_s,
                         .description =
                             u"Starts the desktop program on the repository, waits until the "
                             "panel shows its content, and saves the window. It needs a display; "
                             "'xvfb-run' gives one to a machine without a screen."_s,
                         .arguments = {{.name = u"PANEL"_s,
                                        .help = u"the page to show"_s,
                                        .type = ValueType::Choice,
                                        .choices = {u"workflow"_s, u"map"_s, u"review"_s, u"runs"_s,
                                                    u"settings"_s}}},
                         .options = {repositoryOption(),
                                     {.name = u"out"_s,
                                      .help = u"the PNG file to write"_s,
                                      .type = ValueType::File,
                                      .placeholder = u"FILE"_s},
                                     {.name = u"theme"_s,
                                      .help = u"the colours"_s,
                                      .type = ValueType::Choice,
                                      .placeholder = u"THEME"_s,
                                      .choices = {u"light"_s, u"dark"_s, u"high-contrast"_s}}},
                         .jsonShape = u"{\"file\", \"panel\", \"sizeBytes\"}"_s,
                         .examples = {u"agentops screenshot map --repo ~/project --out map.png"_s}},
             .handler = checkedScreenshot}};
}

} // namespace agentops::cli
