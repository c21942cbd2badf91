// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "desktop.h"
#include "workflowfile.h"

#include <agentops/base/file.h>

#include <QtCore/QDir>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

/// Fonts are measured by the desktop program, without a display.
QStringList drawingArguments(const Context &context, const QString &workflow)
{
    QStringList arguments{u"--draw"_s, workflow};
    for (const QString &name : {u"theme"_s, u"scale"_s}) {
        if (const auto value = context.invocation.value(name))
            arguments << u"--"_s + name << *value;
    }
    if (context.invocation.hasFlag(u"transparent"))
        arguments << u"--transparent"_s;
    return arguments;
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
    if (!out.isEmpty() && !isPng && !out.endsWith(u".svg"_s, Qt::CaseInsensitive))
        co_return fail(
            Error(commandline::errors::kUsage, u"--out needs a name that ends in .svg or .png"_s)
                .with(u"command"_s, u"workflow draw"_s));
    console.progress(u"Drawing "_s + named);
    AO_CO_TRY(const QByteArray bytes,
              co_await drawnByDesktop(drawingArguments(context, path),
                                      isPng ? u".png"_s : u".svg"_s, context.token));
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
