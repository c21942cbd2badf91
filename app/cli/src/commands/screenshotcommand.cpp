// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "desktop.h"

#include <agentops/base/file.h>
#include <agentops/git/repository.h>
#include <agentops/process/process.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

constexpr std::chrono::minutes kPatience{3};
constexpr qsizetype kKeptOutput = 64 * 1024;

Task<Result<ExitCode>> screenshot(Context context)
{
    const QString repository = context.repositoryPath();
    AO_CO_CHECK(git::Repository::open(repository));
    AO_CO_TRY(const QString program, findDesktop());
    AO_CO_CHECK(findDisplay());
    const QString file =
        QDir::current().absoluteFilePath(context.invocation.value(u"out", QString()));
    // The window writes into a folder of ours: a picture that fails half way replaces nothing.
    QTemporaryDir folder;
    const QString picture = folder.filePath(u"picture.png"_s);
    process::ProcessSpec spec;
    spec.program = program;
    spec.arguments = {u"--screenshot"_s, context.invocation.argument(u"PANEL"), u"--out"_s,
                      picture};
    if (const auto theme = context.invocation.value(u"theme"))
        spec.arguments << u"--theme"_s << *theme;
    if (const auto data = context.dataFolder())
        spec.arguments << u"--data-dir"_s << *data;
    spec.arguments << repository;
    spec.environment = desktopEnvironment();
    spec.timeout = kPatience;
    context.console->progress(u"Drawing "_s + context.invocation.argument(u"PANEL"));
    AO_CO_TRY(const process::CollectedOutput output,
              co_await process::runAndCollect(spec, kKeptOutput, context.token));
    if (!output.outcome.succeeded() || !QFileInfo::exists(picture)) {
        const QString said = QString::fromUtf8(output.err).trimmed();
        co_return fail(agentops::errors::kInternal,
                       u"the desktop program drew no picture: "_s
                           + (said.isEmpty() ? u"it said nothing"_s : said.section(u'\n', -1)));
    }
    AO_CO_TRY(const QByteArray bytes, readFile(picture));
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
