// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "desktop.h"
#include "workflowfile.h"

#include <agentops/base/file.h>
#include <agentops/process/process.h>

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

constexpr std::chrono::minutes kPatience{3};
constexpr qsizetype kKeptOutput = 64 * 1024;

/// Fonts are measured by the desktop program, without a display.
Task<Result<QByteArray>> picture(Context context, QString workflow, QString ending)
{
    AO_CO_TRY(const QString program, findDesktop());
    // It writes into a folder of ours: a picture that fails half way replaces nothing.
    QTemporaryDir folder;
    const QString file = folder.filePath(u"picture"_s + ending);
    process::ProcessSpec spec;
    spec.program = program;
    spec.arguments = {u"--draw"_s, workflow, u"--out"_s, file};
    for (const QString &name : {u"theme"_s, u"scale"_s}) {
        if (const auto value = context.invocation.value(name))
            spec.arguments << u"--"_s + name << *value;
    }
    if (context.invocation.hasFlag(u"transparent"))
        spec.arguments << u"--transparent"_s;
    spec.environment = desktopEnvironment();
    spec.timeout = kPatience;
    AO_CO_TRY(const process::CollectedOutput output,
              co_await process::runAndCollect(spec, kKeptOutput, context.token));
    if (!output.outcome.succeeded()) {
        const QString said = QString::fromUtf8(output.err).trimmed();
        co_return fail(agentops::errors::kInternal,
                       u"the desktop program drew no picture: "_s
                           + (said.isEmpty() ? u"it said nothing"_s : said.section(u'\n', -1)));
    }
    co_return readFile(file);
}

Task<Result<ExitCode>> draw(Context context)
{
    const QString named = context.invocation.argument(u"FILE");
    const QString path = QDir::current().absoluteFilePath(named);
    AO_CO_CHECK(readWorkflowFile(path));
    const QString out = context.invocation.value(u"out", QString());
    const bool isPng = out.endsWith(u".png"_s, Qt::CaseInsensitive);
    Console &console = *context.console;
    if (out.isEmpty() && console.isJson())
        co_return fail(Error(commandline::errors::kUsage, u"--json needs --out FILE"_s)
                           .with(u"command"_s, u"workflow draw"_s));
    console.progress(u"Drawing "_s + named);
    AO_CO_TRY(const QByteArray bytes,
              co_await picture(context, path, isPng ? u".png"_s : u".svg"_s));
    if (out.isEmpty()) {
        AO_CO_CHECK(console.write(bytes));
        co_return ExitCode::Ok;
    }
    const QString file = QDir::current().absoluteFilePath(out);
    AO_CO_CHECK(writeFile(file, bytes));
    if (console.isJson()) {
        AO_CO_CHECK(console.writeJson({{u"file"_s, file},
                                       {u"format"_s, isPng ? u"png"_s : u"svg"_s},
                                       {u"sizeBytes"_s, bytes.size()}}));
    } else {
        AO_CO_CHECK(console.writeLine(file));
    }
    co_return ExitCode::Ok;
}

} // namespace

QList<Entry> drawCommands()
{
    return {
        {.command =
             {.path = u"workflow draw"_s,
              .summary = u"Draw a workflow file as an image"_s,
              .description =
                  u"The picture is what the editor's canvas shows: SVG with text that can be "
                  "selected, on standard output or in a file, or PNG when the file's name ends in "
                  ".png. The desktop program draws it; it needs no display."_s,
              .arguments =
                  {{.name = u"FILE"_s, .help = u"a workflow file"_s, .type = ValueType::File}},
              .options = {{.name = u"out"_s,
                           .help = u"the file to write, .svg or .png"_s,
                           .type = ValueType::File,
                           .placeholder = u"FILE"_s},
                          {.name = u"theme"_s,
                           .help = u"the colours"_s,
                           .type = ValueType::Choice,
                           .placeholder = u"THEME"_s,
                           .choices = {u"light"_s, u"dark"_s, u"high-contrast"_s},
                           .defaultValue = u"light"_s},
                          {.name = u"scale"_s,
                           .help = u"pixels of a PNG for each unit of the canvas"_s,
                           .type = ValueType::Number,
                           .placeholder = u"N"_s,
                           .least = 1,
                           .defaultValue = u"1"_s},
                          {.name = u"transparent"_s, .help = u"nothing behind the picture"_s}},
              .jsonShape = u"{\"file\", \"format\": \"svg\" or \"png\", \"sizeBytes\"}"_s,
              .examples = {u"agentops workflow draw ci.agentops.json --out ci.svg"_s,
                           u"agentops workflow draw ci.agentops.json --out ci.png --scale 2 "
                           "--theme dark"_s}},
         .handler = draw},
    };
}

} // namespace agentops::cli
