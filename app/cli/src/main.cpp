// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"
#include "program.h"
#include "terminal.h"

#include <agentops/commandline/help.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <optional>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::cli;

namespace {

/// What went wrong and where, on one line: PATH:LINE:COLUMN: message: cause.
QString errorLine(const Error &error)
{
    QString text = error.message();
    for (const Error *cause = error.cause(); cause; cause = cause->cause())
        text += u": "_s + cause->message();
    QString place = error.contextValue(u"path");
    if (place.isEmpty())
        place = error.contextValue(u"file");
    for (const QString &key : {u"line"_s, u"column"_s}) {
        const QString value = error.contextValue(key);
        if (!value.isEmpty() && !place.isEmpty())
            place += u':' + value;
    }
    return place.isEmpty() || text.contains(place) ? text : place + u": "_s + text;
}

/// One line on standard error, and with --json the error's document on standard output.
ExitCode report(Console &console, const Error &error)
{
    const ExitCode code = exitCodeOf(error);
    console.message(u"agentops: "_s
                    + (code == ExitCode::Cancelled ? u"cancelled"_s : errorLine(error)));
    if (code == ExitCode::Usage) {
        const QString command = error.contextValue(u"command");
        console.message(
            u"Try 'agentops %1--help'."_s.arg(command.isEmpty() ? QString() : command + u' '));
    }
    if (console.isJson()) {
        QJsonObject context;
        for (const Error::Context &item : error.context())
            context.insert(item.key, item.value);
        const QString name = QString::fromLatin1(error.code().text());
        // Standard output may be what failed; the message above has been said already.
        std::ignore = console.writeJson(
            {{u"error"_s,
              QJsonObject{
                  {u"code"_s, name}, {u"message"_s, error.message()}, {u"context"_s, context}}}});
    }
    return code;
}

Task<> execute(const Handler *handler, Context context)
{
    Console *console = context.console;
    Result<ExitCode> result = co_await (*handler)(std::move(context));
    console->endProgress();
    ExitCode code = result ? *result : report(*console, result.error());
    if (const Result<> flushed = console->flush(); !flushed)
        code = report(*console, flushed.error());
    QCoreApplication::exit(int(code));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setOrganizationName(u"AgentOps"_s);
    QCoreApplication::setApplicationName(u"AgentOps Workbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AO_VERSION));
    ignoreClosedPipes();

    const CommandTable table = commandTable();
    QStringList words = QCoreApplication::arguments();
    words.removeFirst();
    const auto invocation = commandline::parse(table.program, words);
    const bool isJson = words.contains("--json"_L1);
    const bool isQuiet = words.contains("--quiet"_L1);
    Console console(isJson ? Console::Format::Json : Console::Format::Text,
                    isQuiet ? Console::Progress::Hidden : Console::Progress::Shown);
    if (!invocation)
        return int(report(console, invocation.error()));
    if (invocation->isVersionWanted() || invocation->isHelpWanted()) {
        const QString text = invocation->isVersionWanted()
            ? u"agentops %1\n"_s.arg(table.program.version)
            : commandline::helpText(table.program, invocation->path(), terminalWidth());
        const auto written = console.write(text.toUtf8()).and_then([&] { return console.flush(); });
        return written ? 0 : int(report(console, written.error()));
    }

    Interrupt interrupt;
    SystemClock clock;
    std::optional<Task<>> work;
    // The event loop must run before the first command can end it.
    QTimer::singleShot(0, &app, [&] {
        work = execute(table.findHandler(invocation->path()),
                       {.invocation = *invocation,
                        .program = &table.program,
                        .console = &console,
                        .clock = &clock,
                        .token = interrupt.token()});
    });
    return QCoreApplication::exec();
}
